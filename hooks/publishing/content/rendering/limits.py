"""Limits of what page, PDF and Word file can all show: how deep, how wide, how far.

In: a body's HTML. Out: problems. Typst gives up on lists inside lists inside lists, Word opens no table of 64 columns.
"""

import re
from collections.abc import Iterator

from lxml import html

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.source_lines import Places

DEEPEST = 8  # lists, quotations and notes inside each other; Word knows nine levels of a list
DEEPEST_TAG = 40  # tags of any kind inside each other; Typst gives up at a hundred
WIDEST = 40  # columns of a table
LAST_NUMBER = 999_999  # of a list
_CONTAINERS = frozenset(("blockquote", "details", "dl", "figure", "ol", "table", "ul"))
_SPAN = re.compile(r"[1-9]|[1-3][0-9]|40")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2}|-[0-9]{3})?")
_NUMBER = re.compile(r"[0-9]{1,6}")


def problems(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Whatever is beyond what every file can show."""
    yield from _too_deep(root, places)
    for table in root.iter("table"):
        columns = max((len(row) for row in table.iter("tr")), default=0)
        if columns > WIDEST:
            line = places.line_of(_words(table))
            yield places.problem(line, f"a table of at most {WIDEST} columns", f"one of {columns}")
    for element in root.xpath("descendant::*[@start or @colspan or @rowspan or @lang]"):
        yield from _values(element, places)


def _too_deep(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """The first place that is too deep inside others."""
    waiting = [(child, 1, int(child.tag in _CONTAINERS)) for child in reversed(root)]
    while waiting:
        element, tags, containers = waiting.pop()
        if containers > DEEPEST:
            expected = f"lists, quotations and notes at most {DEEPEST} levels deep"
            yield places.problem(places.line_of(_words(element)), expected, f"level {containers}")
            return
        if tags > DEEPEST_TAG:
            expected = f"at most {DEEPEST_TAG} tags inside each other"
            yield places.problem(places.line_of(_words(element)), expected, f"'<{element.tag}>' inside more")
            return
        waiting += [(child, tags + 1, containers + (child.tag in _CONTAINERS)) for child in reversed(element)]


def _values(element: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Numbers and languages that mean nothing."""
    start, language = element.get("start"), element.get("lang")
    if start is not None and not _NUMBER.fullmatch(start):
        expected = f"a list that starts at a number up to {LAST_NUMBER}"
        yield places.problem(places.line_of(start), expected, quoted(start))
    if language is not None and not _LANGUAGE.fullmatch(language):
        expected = "a language's short form such as en, gd or ur"
        yield places.problem(places.line_of(language), expected, quoted(f"lang={language}"))
    for name in ("colspan", "rowspan"):
        if not _SPAN.fullmatch(element.get(name, "1")):
            found = f"{name}={element.get(name)}"
            yield places.problem(places.line_of(found), f"a cell over at most {WIDEST} others", quoted(found))


def _words(element: html.HtmlElement) -> str:
    """The first words in an element, by which its line is found."""
    return next((line.strip() for text in element.itertext() for line in text.split("\n") if line.strip()), "")
