"""Fields in the words of a briefing: a name in square brackets, which whoever sends it replaces.

In: Markdown or rendered HTML. Out: the names, or HTML with each field marked, or filled in with examples.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape

FIELD = re.compile(r"(?<![\]!\\])\[([^\[\]<>^]+)\](?![(\[])")  # no link, no picture, no note
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")


def names(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each field of a Markdown text: its line, counted from 1, and its name."""
    for number, line in enumerate(markdown.split("\n"), 1):
        for found in FIELD.finditer(_LINK.sub("", line)):
            yield number, found[1]


def marked(html: str, known: Mapping[str, str]) -> str:
    """Mark each known field of rendered HTML, brackets and all."""
    return _replaced(html, known, lambda name: f'<span class="pub-field">[{escape(name)}]</span>')


def filled(html: str, known: Mapping[str, str]) -> str:
    """Put the example of each field in its place."""
    return _replaced(html, known, lambda name: f'<span class="pub-filled">{escape(known[name])}</span>')


def _replaced(html: str, known: Mapping[str, str], write: Callable[[str], str]) -> str:
    def written(found: re.Match[str]) -> str:
        name = unescape(found[1])
        return write(name) if name in known else found[0]

    return FIELD.sub(written, html)
