"""The accents of a site, all of which follow from the one colour of a brand.

In: a colour such as ``#8a1538``. Out: the tokens that take the place of ours, or a reason against the colour.

By day the accent is the brand's colour itself. Every other token has a lightness of its own, at which its pairs have the
contrast that they need whatever the hue, and a share of the brand's chroma.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from publishing.base.oklch import Oklch
from publishing.base.tokens.values import COLOURS, LEAST_CONTRAST, PAIRS, Colour, contrast

_SCHEMES = ("light", "dark", "print")
_DEEPER = 0.765  # of the brand's lightness: bands, and accents on paper
_DEEPEST = 0.36  # the most lightness of a band, on which white letters stand
_UNLIKE: Mapping[str, str] = {  # colours that say something, for which no brand may be taken
    "focus": "the frame around what has the focus",
    "notice-line": "notices",
}
_LEAST_DISTANCE = 0.06  # in OKLCH, as ``distance`` measures it
_STEP = 0.005  # of lightness, in the search for a colour that will do


@dataclass(frozen=True)
class _Shade:
    """A colour of the brand's hue: its lightness, its share of the brand's chroma, and the most chroma that it may have."""

    lightness: float
    share: float
    most: float = 0.1

    def code(self, brand: Oklch) -> str:
        """Return it for a brand, as ``#rrggbb``."""
        return Oklch(self.lightness, min(self.share * brand.chroma, self.most), brand.hue).code


_BY_DAY: Mapping[str, _Shade] = {
    "accent-soft": _Shade(0.94, 0.17, 0.03),
    "band-soft": _Shade(0.885, 0.32, 0.04),
    "band-button": _Shade(0.805, 0.67, 0.06),
    "band-button-strong": _Shade(0.889, 0.47, 0.045),
    "band-button-ink": _Shade(0.274, 0.59),
}
_BY_NIGHT: Mapping[str, _Shade] = {
    "accent": _Shade(0.8, 0.87, 0.08),
    "accent-strong": _Shade(0.882, 0.59, 0.06),
    "accent-soft": _Shade(0.315, 0.5, 0.06),
    "accent-ink": _Shade(0.248, 0.47, 0.05),
    "edge": _Shade(0.5, 1, 0.14),
    "band": _Shade(0.27, 0.55, 0.08),
    "band-soft": _Shade(0.849, 0.41, 0.04),
    **{name: _BY_DAY[name] for name in ("band-button", "band-button-strong", "band-button-ink")},
}
_WITHOUT_COLOUR = ("accent-soft", "band", "band-soft")  # on paper


@lru_cache(maxsize=64)
def accents(brand: str) -> Mapping[str, Colour]:
    """Return the tokens that follow from a brand's colour, by name. ValueError if that is no colour such as ``#8a1538``."""
    Colour(brand)
    own = Oklch.from_code(brand)
    deep = _Shade(min(_DEEPER * own.lightness, _DEEPEST), 0.73, 0.16).code(own)
    light = {name: shade.code(own) for name, shade in _BY_DAY.items()}
    light |= {"accent": brand, "accent-strong": _strong(own), "accent-ink": COLOURS["accent-ink"].light}
    light |= {"edge": brand, "band": deep}
    on_paper = {name: COLOURS[name].print for name in _WITHOUT_COLOUR} | {"accent": deep, "accent-strong": deep}
    return {name: Colour(light[name], dark.code(own), on_paper.get(name, "")) for name, dark in _BY_NIGHT.items()}


def _strong(brand: Oklch) -> str:
    """Return the accent of what is pointed at: darker, or lighter where the accent is almost black."""
    step = -0.095 if brand.lightness > 0.25 else 0.12
    return _Shade(brand.lightness + step, 0.8, 0.2).code(brand)


@dataclass(frozen=True)
class Objection:
    """A reason against a colour: the kind that is expected instead, and the nearest darker colour that will do."""

    expected: str
    nearest: str


def objection(brand: str) -> Objection | None:
    """Return the reason against a brand's colour; None if there is none. ValueError if that is no colour."""
    expected = next(_faults(brand), "")
    return Objection(expected, _nearest(brand)) if expected else None


def _faults(brand: str) -> Iterator[str]:
    """Find the pair that is the hardest to read, and colours that the brand could be taken for."""
    tokens = {**COLOURS, **accents(brand)}
    found, paper = min(_hardest(tokens, _branded(True)), _hardest_of_ours())
    if found < LEAST_CONTRAST:
        here = f"{math.floor(10 * found) / 10} to 1 here"  # never rounded up to what would do
        yield f"a colour with a contrast of {LEAST_CONTRAST} to 1 or more to the site's paper {paper} ({here})"
    for scheme in _SCHEMES:
        own = Oklch.from_code(tokens["accent"].in_scheme(scheme))
        for name, use in _UNLIKE.items():
            other = COLOURS[name].in_scheme(scheme)
            if own.distance(Oklch.from_code(other)) < _LEAST_DISTANCE:
                yield f"a colour less like {other}, which is for {use}"


def _hardest(tokens: Mapping[str, Colour], pairs: Iterable[tuple[str, str]]) -> tuple[float, str]:
    """Return the least contrast of some pairs of ink and paper in any scheme, and the paper."""
    both = (
        (tokens[paper].in_scheme(scheme), tokens[ink].in_scheme(scheme)) for ink, paper in pairs for scheme in _SCHEMES
    )
    return min((contrast(paper, ink), paper) for paper, ink in both)


@cache
def _branded(either: bool) -> tuple[tuple[str, str], ...]:
    """Return the pairs of which either follows from a brand, or (False) those of which none does."""
    pairs = ((ink, paper) for ink, papers in PAIRS.items() for paper in papers)
    return tuple(pair for pair in pairs if any(name in _BY_NIGHT for name in pair) is either)


@cache
def _hardest_of_ours() -> tuple[float, str]:
    """Return what is the hardest to read whatever the brand."""
    return _hardest(COLOURS, _branded(False))


def _nearest(brand: str) -> str:
    """Return the lightest colour of the same hue that is darker and will do; black always does."""
    own = Oklch.from_code(brand)
    steps = (own.lightness - _STEP * number for number in range(1, int(own.lightness / _STEP) + 1))
    darker = (own._replace(lightness=lightness).code for lightness in steps)
    readable = (code for code in darker if _can_be_read_by_day(code))
    return next((code for code in readable if not any(_faults(code))), COLOURS["ink"].print)


def _can_be_read_by_day(brand: str) -> bool:
    """Return whether a brand has its contrast to papers of ours: most colours fail here, before others are derived."""
    papers = (COLOURS[paper].light for paper in PAIRS["accent"] if paper not in _BY_NIGHT)
    return all(contrast(paper, brand) >= LEAST_CONTRAST for paper in papers)
