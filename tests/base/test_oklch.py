"""Colours by lightness, chroma and hue."""

import pytest

from contrasts import luminance
from publishing.base.oklch import Oklch

CODES = [f"#{number:06x}" for number in (0, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0x8A1538, 0x175673, 0x010203)]


@pytest.mark.parametrize("code", CODES)
def test_a_colour_comes_back_as_it_was(code: str) -> None:
    """Nothing is lost on the way there and back."""
    assert Oklch.from_code(code).code == code


@pytest.mark.parametrize(
    ("code", "lightness", "chroma", "hue"),
    [("#ff0000", 0.628, 0.258, 29.2), ("#00ff00", 0.866, 0.295, 142.5), ("#0000ff", 0.452, 0.313, 264.1)],
)
def test_the_numbers_are_those_of_the_standard(code: str, lightness: float, chroma: float, hue: float) -> None:
    """CSS Color 4 has these for red, lime and blue."""
    assert tuple(Oklch.from_code(code)) == pytest.approx((lightness, chroma, hue), abs=0.1)
    assert Oklch.from_code(code).lightness == pytest.approx(lightness, abs=0.001)
    assert Oklch.from_code(code).chroma == pytest.approx(chroma, abs=0.001)


def test_what_no_screen_can_show_loses_chroma_alone() -> None:
    """Lightness and hue stay, on which contrast and likeness depend."""
    shown = Oklch.from_code(Oklch(0.9, 0.4, 264).code)

    assert shown.lightness == pytest.approx(0.9, abs=0.005)
    assert shown.hue == pytest.approx(264, abs=3)
    assert shown.chroma < 0.1


def test_one_lightness_is_read_about_equally_well() -> None:
    """Of any hue: the rules of the brand's colours rest on it."""
    bright = [luminance(Oklch(0.8, 0.09, hue).code) for hue in range(0, 360, 10)]

    assert max(bright) - min(bright) < 0.12
