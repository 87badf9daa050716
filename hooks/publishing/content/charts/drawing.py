"""Drawing tools of every chart.

In: numbers and words. Out: SVG elements, or a whole figure.

A chart has no view box: it is as wide as its column, places along it are shares of that width, and everything else is
in px. So words keep their size on a telephone. Colours are attributes, for documents that take the chart alone, and
classes, by which the site's style sheet sets its own in light and dark; what is drawn names its kind, for which ``figure``
puts the colour of the palette. Nobody needs to see it: the title says what it shows, the description says all of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import NamedTuple

from lxml import html
from lxml.builder import ElementMaker

from publishing.base.tokens import Palette

WIDTH = 640  # where no style sheet stretches it
LINE = 20
NAMESPACE = "http://www.w3.org/2000/svg"
E = ElementMaker(makeelement=html.html_parser.makeelement)

TOKENS: Mapping[str, str] = {  # by class
    "name": "ink",
    "note": "ink-soft",
    "track": "line",
    "bar": "accent",
    "unknown": "line-strong",
    "tick": "line-strong",
    "event": "focus",
}


class Row(NamedTuple):
    """Elements of a chart below each other: what is drawn from 0 downwards, and how many px high it is."""

    height: int
    elements: tuple[html.HtmlElement, ...]


def figure(title: str, description: str, rows: Iterable[Row], palette: Palette, note: str = "") -> html.HtmlElement:
    """A chart made of rows, with the words that stand for it, and a note for those who see it."""
    stacked = list(rows)
    chart = E.svg(
        {"class": "pub-chart__svg", "role": "img", "xmlns": NAMESPACE},
        {"width": f"{WIDTH}", "height": f"{sum(row.height for row in stacked)}"},
        {"font-family": "sans-serif", "font-size": "15"},
        E.title(title),
        E.desc(description),
        *_stacked(stacked),
    )
    _colour(chart, palette)
    notes = [". ", E.span({"class": "pub-chart__aside"}, note)] if note else []
    return E.figure({"class": "pub-chart"}, E.figcaption({"class": "pub-chart__caption"}, title, *notes), chart)


def _colour(chart: html.HtmlElement, palette: Palette) -> None:
    """Put colours in the place of the kinds of elements by which they were drawn."""
    for element in chart.iter():
        for name in ("fill", "stroke"):
            if kind := element.get(name):
                element.set(name, palette.light(TOKENS[kind]))


def _stacked(rows: Iterable[Row]) -> Iterator[html.HtmlElement]:
    """The rows, each below the one before."""
    top = 0
    for height, elements in rows:
        yield E.g({"transform": f"translate(0 {top})"}, *elements)
        top += height


def words(kind: str, x: float, y: float, text: str, anchor: str = "start") -> html.HtmlElement:
    """A line of text. ``x`` is a share of the width, ``y`` the px to its base line, ``anchor`` which end is at ``x``."""
    look = {"font-weight": "600"} if kind == "name" else {"font-size": "13"}
    place = {"x": _share(x), "y": f"{y:g}", "text-anchor": anchor}
    return E.text(_kind(kind), {"fill": kind, **look, **place}, text)


def lines(kind: str, text: str, letters: int) -> tuple[html.HtmlElement, ...]:
    """Text at the left edge, on as many lines as it needs."""
    return tuple(words(kind, 0, LINE * number - 5, line) for number, line in enumerate(wrap(text, letters), start=1))


def bar(kind: str, start: float, end: float, y: float, height: float) -> html.HtmlElement:
    """A bar from one share of the width to another; ``y`` and ``height`` in px."""
    place = {"x": _share(start), "width": _share(end - start), "y": f"{y:g}", "height": f"{height:g}", "rx": "2"}
    return E.rect(_kind(kind), {"fill": kind, **place})


def tick(kind: str, x: float, y: float, height: float, thickness: float, title: str = "") -> html.HtmlElement:
    """An upright line at a share of the width; ``title`` is shown by pointing at it."""
    place = {"x1": _share(x), "x2": _share(x), "y1": f"{y:g}", "y2": f"{y + height:g}"}
    look = {"stroke": kind, "stroke-width": f"{thickness:g}"}
    return E.line(_kind(kind), {**look, **place}, *([E.title(title)] if title else []))


def _kind(kind: str) -> dict[str, str]:
    return {"class": f"pub-chart__{kind}"}


def _share(part: float) -> str:
    """A part of the width, as SVG writes it: ``12.5%``."""
    return f"{100 * part:.4g}%"
