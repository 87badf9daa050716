"""Styles that every browser must understand, or take in its stride."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from example import ROOT, vocabulary
from narrowing import instance
from publishing.base.grades import palette

SOURCES = [
    path
    for folder in ("overrides", "hooks")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".css", ".html"}
]
OURS = palette("", vocabulary().grades.values())
NARROW = re.compile(r"max-(?:width|inline-size)|(?:width|inline-size)\s*<")


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _queries(path: Path) -> Iterator[str]:
    """Each media query of a file, one by one, wherever it stands."""
    text = _without_comments(path)
    for queries in re.findall(r"@media\s+([^{]+)\{|\smedia=\"([^\"]+)\"", text):
        yield from (query.strip() for query in "".join(queries).split(","))


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_what_is_for_narrow_screens_says_screen(path: Path) -> None:
    """A sheet of paper is narrow, too: Firefox would print the layout of a phone."""
    assert [query for query in _queries(path) if NARROW.search(query) and not query.startswith("screen and ")] == []


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_no_colour_needs_a_new_browser(path: Path) -> None:
    """light-dark() would leave older browsers without any colour, and so would color-mix() of a custom property."""
    assert re.findall(r"light-dark\(|color-mix\([^;]*var\(", _without_comments(path)) == []


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_what_scrolls_sideways_says_that_it_does_not_scroll_down(path: Path) -> None:
    """The other direction would be auto, too, for which Firefox shows a scrollbar."""
    assert (
        re.findall(r"overflow-x: auto(?!; overflow-y: hidden)|overflow-inline|overflow: auto", _without_comments(path))
        == []
    )


def test_every_colour_has_both_schemes() -> None:
    """Each switch for light stands with one for dark, in that order, and both are set wherever one is."""
    sheet = re.sub(r"/\*.*?\*/", "", OURS.site_files()["assets/css/tokens.css"], flags=re.DOTALL)
    values = re.findall(r"^  --pub-[\w-]+: (.*?);", sheet, flags=re.MULTILINE)
    switched = [value for value in values if "--pub-light" in value or "--pub-dark" in value]

    assert len(switched) > 30
    assert [
        value for value in switched if not re.fullmatch(r"var\(--pub-light, [^;]+?\) var\(--pub-dark, [^;]+?\)", value)
    ] == []
    for rule in re.findall(r"\{([^{}]*--pub-(?:light|dark):[^{}]*)\}", sheet):
        assert len({*re.findall(r"--pub-(light|dark):", rule)}) == 2, rule
        assert len(re.findall(r"--pub-(?:light|dark): initial;", rule)) == 1, rule


def test_every_page_keeps_its_controls_and_its_tables(site: Path) -> None:
    """Each page with something to fill in, or with a table, has the scripts for Back and for paper."""
    for path in site.rglob("*.html"):
        page = html.parse(path).getroot()
        scripts = {source.rpartition("/")[2] for source in page.xpath("//script/@src")}
        if page.xpath("//input | //select | //textarea | //table"):
            assert {"controls.js", "print.js"} <= scripts, path


def test_the_icon_that_browsers_ask_for(site: Path) -> None:
    """It stands at the root, in the sizes that are asked for, and shows the site's mark."""
    icon = Image.open(BytesIO((site / "favicon.ico").read_bytes()))
    mark = OURS.site_files()["assets/images/mark.svg"]
    (paper,) = re.findall(r'<rect [^>]*fill="(#\w+)"', mark)

    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert "#{:02x}{:02x}{:02x}".format(*instance(icon.convert("RGB").getpixel((24, 4)), tuple)) == paper
