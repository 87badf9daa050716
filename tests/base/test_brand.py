"""The colours that follow from a brand's: each can be read, none is left of ours, and what cannot be used is refused."""

import random
from io import BytesIO

import pytest
from PIL import Image

from contrasts import contrast
from example import ROOT
from narrowing import instance, present
from publishing.base.oklch import Oklch
from publishing.base.tokens import COLOURS, PAIRS, Palette
from publishing.base.tokens.brand import accents, objection
from publishing.base.tokens.icon import icon

SCHEMES = ("light", "dark", "print")
BURGUNDY = Palette("#8a1538")
RANDOM = random.Random(2026)  # noqa: S311 - the same 300 in every run
BRANDS = [f"#{RANDOM.randrange(2**24):06x}" for _ in range(300)]


def _unreadable(palette: Palette) -> list[tuple[str, str, str, float]]:
    found = [
        (scheme, ink, paper, contrast(*(palette.colours[name].in_scheme(scheme) for name in (ink, paper))))
        for scheme in SCHEMES
        for ink, papers in PAIRS.items()
        for paper in papers
    ]
    return [row for row in found if row[-1] < 4.5]


@pytest.mark.parametrize("palette", [Palette(), BURGUNDY], ids=["ours", "burgundy"])
def test_every_ink_can_be_read_on_its_papers(palette: Palette) -> None:
    """By day, by night and on paper; and no ink of the list is without a pair."""
    assert _unreadable(palette) == []
    assert {name for name in COLOURS if name.endswith("ink")} <= {*PAIRS}


def test_any_colour_can_be_read_or_is_refused() -> None:
    """300 colours at random: what is accepted has every contrast, and what is refused comes with one that is accepted."""
    refused = {brand: against for brand in BRANDS if (against := objection(brand))}
    unreadable = {brand: pairs for brand in BRANDS if brand not in refused and (pairs := _unreadable(Palette(brand)))}

    assert 50 < len(refused) < 250
    assert unreadable == {}
    assert {
        found.nearest: present(objection(found.nearest)) for found in refused.values() if objection(found.nearest)
    } == {}


@pytest.mark.parametrize("brand", ["#8a1538", "#000000", "#003087", "#00703c", "#5a2d82", "#c8102e"])
def test_the_accent_is_the_brand_itself(brand: str) -> None:
    """What the inspectorate prints on its letters is on its pages, and not a colour like it."""
    assert objection(brand) is None
    assert Palette(brand).light("accent") == brand


def test_nothing_of_our_accents_is_left() -> None:
    """Each accent of ours is replaced in each scheme; white, black and greys are nobody's."""
    ours = {COLOURS[name].in_scheme(scheme) for name in accents(BURGUNDY.brand) for scheme in SCHEMES}
    ours = {code for code in ours if Oklch.from_code(code).chroma > 0.005}
    theirs = {colour.in_scheme(scheme) for colour in BURGUNDY.colours.values() for scheme in SCHEMES}

    assert len(ours) >= 15
    assert ours & theirs == set()


def test_the_rules_are_those_of_our_own_colours() -> None:
    """Our accent as a brand gives what was chosen by eye; the home page's button alone has a hue of its own."""
    derived = accents(COLOURS["accent"].light)
    distances = {
        (name, scheme): Oklch.from_code(colour.in_scheme(scheme)).distance(
            Oklch.from_code(COLOURS[name].in_scheme(scheme))
        )
        for name, colour in derived.items()
        for scheme in SCHEMES
        if name not in ("band-button", "band-button-strong")
    }

    assert {place: distance for place, distance in distances.items() if distance > 0.025} == {}


@pytest.mark.parametrize(
    ("brand", "expected", "nearest"),
    [
        ("#ffdd00", "contrast of 4.5 to 1 or more to the site's paper #f0ecd5", "#7b6a02"),
        ("#777777", "contrast of 4.5 to 1 or more to the site's paper #ebebeb", "#6a6a6a"),
        ("#bd3f00", "less like #b8460e, which is for the frame around what has the focus", "#a13501"),
    ],
)
def test_what_is_said_against_a_colour(brand: str, expected: str, nearest: str) -> None:
    """The paper on which it is the hardest to read, or what it could be taken for; and the nearest that will do."""
    found = present(objection(brand))

    assert expected in found.expected
    assert found.nearest == nearest


def test_the_icon_follows() -> None:
    """In its three sizes: paper in the brand's colour, corners as clear as before; ours stays as it is."""
    content = (ROOT / "overrides/favicon.ico").read_bytes()
    ours, theirs = Image.open(BytesIO(content)), Image.open(BytesIO(icon(content, BURGUNDY)))

    assert icon(content, Palette()) == content
    assert theirs.info["sizes"] == ours.info["sizes"]
    assert "#{:02x}{:02x}{:02x}".format(*instance(theirs.convert("RGB").getpixel((24, 4)), tuple)) == BURGUNDY.brand
    assert theirs.getchannel("A").tobytes() == ours.getchannel("A").tobytes()
