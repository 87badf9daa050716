"""Names in double braces: what the settings say, and tables and charts made from records.

In: a body, or its HTML. Out: the same with what the names stand for, and problems with names that cannot.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from lxml import html

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.rendering.source_lines import Places

Figures = Mapping[str, html.HtmlElement | str]  # by name: an element, or what it could only be made from
StandIn = Any  # words, or the plain values of a figure
NAME = re.compile(r"\{\{[ ]*+(|.*?(?<![ ]))[ ]*+\}\}")  # no two of its parts may share a space: that takes hours
ALONE = re.compile(r"(?m)^[ ]*(\{\{.*\}\})[ ]*$")


def with_words(body: str, words: Mapping[str, str]) -> str:
    """The body with what the settings say in the place of ``{{ name }}``."""
    return NAME.sub(lambda found: words.get(found[1], found[0]), body)


def stand_ins(body: str, words: Mapping[str, str], figures: Figures) -> Mapping[str, StandIn]:
    """Return what stands for each name in a body, as plain values."""
    names = sorted({found[1] for found in NAME.finditer(body)})
    return {name: words.get(name) or _plain(figures.get(name, "")) for name in names}


def _plain(figure: html.HtmlElement | str) -> StandIn:
    """A figure as plain values: tag, attributes, text, what follows, children. (As text it would not be quite the same.)"""
    if isinstance(figure, str):
        return figure
    children = tuple(map(_plain, figure))
    return str(figure.tag), tuple(figure.attrib.items()), figure.text, figure.tail, children


def figure_from(plain: StandIn) -> html.HtmlElement:
    """Return a figure from its plain values, as ``stand_ins`` gives them."""
    tag, attributes, text, tail, children = plain
    element = html.html_parser.makeelement(tag, dict(attributes))
    element.text, element.tail = text, tail
    element.extend(map(figure_from, children))
    return element


def unknown(places: Places, words: Mapping[str, str], figures: Figures) -> Iterator[Problem]:
    """Names that nothing is known by, and figures for which a record says too little."""
    for found in NAME.finditer(places.text):
        name = found[1]
        line = places.at(found.start())
        if name not in figures and name not in words:
            kind, colon, _ = name.partition(":")
            alike = [other for other in (*figures, *words) if colon and other.partition(":")[0] == kind]
            owner = "records" if alike else "settings"
            known = alike or [other for other in words if ":" not in other]
            expected = f"{{{{ name }}}} with a name that the {owner} have: {alternatives(known)}"
            yield places.problem(line, expected, quoted(found[0]), closest(name, [*words, *figures]))
        elif isinstance(figures.get(name), str):
            yield places.problem(line, figures[name], quoted(found[0]))


def place(root: html.HtmlElement, places: Places, figures: Figures) -> Iterator[Problem]:
    """Put figures where a paragraph is nothing but their name; to name them elsewhere is a problem."""
    placed: Counter[str] = Counter()
    for paragraph in list(root.iter("p")):
        found = None if len(paragraph) else NAME.fullmatch((paragraph.text or "").strip())
        figure = figures.get(found[1]) if found else None
        if found and isinstance(figure, html.HtmlElement):
            placed[found[1]] += 1
            _replace(paragraph, deepcopy(figure))
    yield from _unplaced(placed, places, figures)


def _replace(old: html.HtmlElement, new: html.HtmlElement) -> None:
    new.tail = old.tail
    old.getparent().replace(old, new)


def _unplaced(placed: Counter[str], places: Places, figures: Figures) -> Iterator[Problem]:
    """The names that stand in the text and did not become a figure: of equal ones, those that do not stand alone."""
    names = list(NAME.finditer(places.text))
    alone = {found.start(1) for found in ALONE.finditer(places.text)} if names else ()
    for found in sorted(names, key=lambda found: found.start() not in alone):
        if isinstance(figures.get(found[1]), html.HtmlElement):
            placed[found[1]] -= 1
            if placed[found[1]] < 0:
                expected = "a paragraph of its own for a table or a chart, with empty lines around"
                yield places.problem(places.at(found.start()), expected, f"{quoted(found[0])} inside something else")
