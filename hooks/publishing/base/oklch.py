"""Colours by how they are seen: lightness, chroma and hue (OKLCH, https://www.w3.org/TR/css-color-4/#ok-lab).

In and out: colours as ``#rrggbb``, and ``Oklch``. Two colours of one lightness are read about equally well, whatever
their hues; of one hue, both are known as the same colour.
"""

import math
from typing import NamedTuple

_Triple = tuple[float, float, float]
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = ((1, 0.3963377774, 0.2158037573), (1, -0.1055613458, -0.0638541728), (1, -0.0894841775, -1.2914855480))
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
LIGHT = tuple(  # how much light a channel of sRGB sends out, by its value from 0 to 255
    part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    for part in (value / 255 for value in range(256))
)
_STEP = 0.98  # by which chroma shrinks until a screen can show the colour
_ROUNDING = 0.0005


class Oklch(NamedTuple):
    """A colour: lightness from 0 (black) to 1 (white), chroma from 0 (grey) to about 0.3, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def from_code(cls, code: str) -> "Oklch":
        """Read a colour such as ``#8a1538``."""
        red, green, blue = bytes.fromhex(code.removeprefix("#"))
        cones = _times(_TO_CONES, (LIGHT[red], LIGHT[green], LIGHT[blue]))
        lightness, a, b = _times(_TO_LAB, (math.cbrt(cones[0]), math.cbrt(cones[1]), math.cbrt(cones[2])))
        return cls(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    @property
    def code(self) -> str:
        """The colour as ``#rrggbb``, with less chroma where a screen cannot show so much at this lightness."""
        chroma, angle = self.chroma, math.radians(self.hue)
        a, b = math.cos(angle), math.sin(angle)
        light = _light(self.lightness, chroma * a, chroma * b)
        while (min(light) < -_ROUNDING or max(light) > 1 + _ROUNDING) and chroma > _ROUNDING:
            chroma *= _STEP
            light = _light(self.lightness, chroma * a, chroma * b)
        return f"#{bytes(round(255 * _encoded(min(1, max(0, part)))) for part in light).hex()}"

    @property
    def _lab(self) -> _Triple:
        angle = math.radians(self.hue)
        return self.lightness, self.chroma * math.cos(angle), self.chroma * math.sin(angle)

    def distance(self, other: "Oklch") -> float:
        """Return how unlike two colours look: from about 0.02 on, they can be told apart side by side."""
        return math.dist(self._lab, other._lab)


def _light(lightness: float, a: float, b: float) -> _Triple:
    """Return how much light each channel of sRGB sends out for a colour of OKLab."""
    long, medium, short = _times(_FROM_LAB, (lightness, a, b))
    return _times(_FROM_CONES, (long**3, medium**3, short**3))


def _times(matrix: tuple[_Triple, _Triple, _Triple], vector: _Triple) -> _Triple:
    (a, b, c), (d, e, f), (g, h, i) = matrix  # written out, as a search for a colour does this a hundred thousand times
    x, y, z = vector
    return a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z


def _encoded(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
