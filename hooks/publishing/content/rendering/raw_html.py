"""The HTML that a body may hold.

Judged on the result, so that it does not matter how it came about.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import html

from publishing.base.hosts import SCHEMES, scheme_of
from publishing.base.invisible import turns_around
from publishing.base.problems import Problem, quoted
from publishing.content.rendering.source_lines import Places

WRITTEN = ("abbr", "br", "cite", "details", "div", "figcaption", "figure", "kbd", "span", "sub", "summary", "sup")
_GENERATED = (
    "a blockquote code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr img ins li ol p pre section strong "
    "table tbody td th thead tr ul"
).split()
_TAGS = frozenset((*WRITTEN, *_GENERATED))
_GENERATED_ONLY = frozenset(_GENERATED) - frozenset(WRITTEN)
_ATTRIBUTES = frozenset(
    "align alt class colspan height href id lang name open role rowspan scope src start title width".split()
)
_EXPECTED = f"Markdown, or raw HTML with one of {', '.join(WRITTEN)}"
_BRACES = "nothing but an id or a class in braces, such as {#introduction}"
_FRAME = ("pub-", "md-")
_CLASS = "a class of your own: those of the page around the text, such as 'pub-…', may hide words"
_TABLE = frozenset("table caption colgroup col thead tbody tfoot tr th td".split())
_PASTED = "a table in Markdown: cells between '|', and a row of dashes below the head"
_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>""")
_COMMENT = re.compile(r"(?s)<!--.*?-->")
_FENCE = "<pre><code"  # what Python-Markdown makes of a fence stands among what it left as it was
_WHOLE_PAGE = re.compile(r"(?i)<(html|head|body|frameset|!doctype)\b")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));?")
_LEFT_OVER = ("\x02", "\x03")  # what Python-Markdown puts around its placeholders


def unreadable(text: str, places: Places) -> Iterator[Problem]:
    """List what no parser takes as it is meant: tags of whole pages, characters that do not exist, and what
    Python-Markdown could not put together again.
    """
    for found in _WHOLE_PAGE.finditer(text):
        tag = f"<{found[1].lower()}"
        yield places.problem(places.line_of(tag), _EXPECTED, quoted(f"{tag}>"))
    for found in _REFERENCE.finditer(text):
        if not _is_character(int(found[1], 16) if found[1] else int(found[2])):
            yield places.problem(places.line_of(found[0]), "a character that can be shown", quoted(found[0]))
    if any(sign in text for sign in _LEFT_OVER):
        yield places.problem(places.line_of("<"), _EXPECTED, "HTML and Markdown mixed so that neither can be read")


def typed(stash: Iterable[object], places: Places) -> Iterator[Problem]:
    """Tags that Markdown makes, typed by an author. ``stash`` is all HTML that Python-Markdown left as it was.

    A pasted table is one problem, whatever is in it.
    """
    for raw in stash:
        if isinstance(raw, str) and not raw.startswith(_FENCE):
            within = 0
            for found in _TAG.finditer(raw):
                name = found["name"].lower()
                is_table = name == "table"
                if is_table and not found["end"] and not within:
                    yield places.problem(places.line_of("<table"), _PASTED, quoted("<table>"))
                elif not found["end"] and not within and name in _GENERATED_ONLY:
                    yield places.problem(places.line_of(f"<{name}"), _EXPECTED, quoted(f"<{name}>"))
                within += is_table * (-1 if found["end"] else 1)


def is_pasted_table(problem: Problem) -> bool:
    """Return whether a problem is a table that was pasted as HTML; nothing else is said of what is in it."""
    return problem.expected == _PASTED


def unclosed(text: str, places: Places) -> Iterator[Problem]:
    """Tags that authors may type, without their end, or ended where another is open."""
    opened: list[str] = []
    for found in _TAG.finditer(_COMMENT.sub("", text)):
        name = found["name"].lower()
        if name not in WRITTEN or name == "br":
            continue
        if not found["end"]:
            opened.append(name)
        elif opened and opened[-1] == name:
            opened.pop()
        else:
            first = f"</{opened[-1]}>" if opened else f"<{name}>"
            yield places.problem(places.line_of(f"</{name}"), f"'{first}' before '</{name}>'", "none")
            return
    for name in opened[:1]:
        yield places.problem(places.line_of(f"<{name}"), f"'</{name}>' after '<{name}>'", "none")


def _is_character(code: int) -> bool:
    """Return whether a number is a character: no control character, no half of a pair, none beyond Unicode, none that
    turns the text around.
    """
    return (
        code in (9, 10, 13)
        or 32 <= code < 127
        or (160 <= code < 0xD800 and not turns_around(chr(code)))
        or 0xE000 <= code < 0xFDD0
        or (0xFDEF < code < 0x110000 and code & 0xFFFE != 0xFFFE)
    )


def problems(root: html.HtmlElement, places: Places, pasted_table: bool = False) -> Iterator[Problem]:
    """Tags, attributes and addresses that no page may hold. Of tables nothing is said if one was pasted."""
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()  # a comment
        elif pasted_table and (element.tag in _TABLE or next(element.iterancestors("table"), None) is not None):
            continue
        elif element.tag not in _TAGS:
            yield places.problem(places.line_of(f"<{element.tag}"), _EXPECTED, quoted(f"<{element.tag}>"))
        else:
            yield from _attributes(element, places)


def _attributes(element: html.HtmlElement, places: Places) -> Iterator[Problem]:
    for name, value in element.attrib.items():
        if name not in _ATTRIBUTES:
            found = quoted(f"<{element.tag} {name}=…>")
            typed = places.text.lower()
            where = f"{name}=" if f"{name}=" in typed else name
            if element.tag in _GENERATED_ONLY and name in typed and where == name:
                yield places.problem(places.line_of(name), _BRACES, quoted(f"{{{name}}}"))
            else:
                yield places.problem(places.line_of(where), "raw HTML without scripts, styles and handlers", found)
        elif name == "class" and (own := next((token for token in value.split() if token.startswith(_FRAME)), "")):
            yield places.problem(places.line_of(own), _CLASS, quoted(own))
        elif name in ("href", "src") and scheme_of(unescape(value)) not in ("", *SCHEMES):
            yield places.problem(places.line_of(value), "a link to a page, a file or a mail address", quoted(value))
