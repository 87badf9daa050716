"""What HTML a body may hold.

Judged on the result, so that it does not matter how it came about.
"""

from collections.abc import Iterator
from html import unescape

from lxml import html

from publishing.hosts import scheme_of
from publishing.problems import Problem, quoted
from publishing.rendering.places import Places

WRITTEN = ("abbr", "br", "cite", "details", "div", "figcaption", "figure", "kbd", "span", "sub", "summary", "sup")
_MADE = (
    "a blockquote code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr img ins li ol p pre section strong "
    "table tbody td th thead tr ul"
).split()
_TAGS = frozenset((*WRITTEN, *_MADE))
_ATTRIBUTES = frozenset(
    "align alt class colspan height href id lang name open role rowspan scope src start title width".split()
)
_SCHEMES = ("", "http:", "https:", "mailto:", "tel:")


def problems(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Tags, attributes and addresses that no page may hold."""
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()  # a comment
        elif element.tag not in _TAGS:
            expected = f"Markdown, or raw HTML with one of {', '.join(WRITTEN)}"
            yield places.problem(places.of(f"<{element.tag}"), expected, quoted(f"<{element.tag}>"))
        else:
            yield from _attributes(element, places)


def _attributes(element: html.HtmlElement, places: Places) -> Iterator[Problem]:
    for name, value in element.attrib.items():
        if name not in _ATTRIBUTES:
            found = quoted(f"<{element.tag} {name}=…>")
            yield places.problem(places.of(f"{name}="), "raw HTML without scripts, styles and handlers", found)
        elif name in ("href", "src") and scheme_of(unescape(value)) not in _SCHEMES:
            yield places.problem(places.of(value), "a link to a page, a file or a mail address", quoted(value))
