"""Small help with trees of HTML.

In: elements. Out: other elements, or the same ones changed.
"""

from collections.abc import Mapping

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import SPAN

_BLOCKS = frozenset(
    "blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr "
    "caption ul".split()
)


def is_block(element: HtmlElement) -> bool:
    """Whether it is more than words in a paragraph."""
    return element.tag in _BLOCKS


def leaves(element: HtmlElement) -> list[HtmlElement]:
    """The innermost blocks in an element, in order: those that hold words; itself, if it has no block inside."""
    blocks = [block for block in element.iter(*_BLOCKS) if not any(map(is_block, block)) and block.tag != "hr"]
    return blocks or [element]


def of_class(root: HtmlElement, name: str) -> list[HtmlElement]:
    """The elements below an element that have a class."""
    return [element for element in root.iterdescendants() if name in (element.get("class") or "").split()]


def wrap_words(element: HtmlElement, attributes: Mapping[str, str]) -> None:
    """Put everything in an element into a span with these attributes."""
    words = SPAN(*element, dict(attributes))
    words.text, element.text = element.text, None
    element.append(words)


def inner(root: HtmlElement) -> str:
    """The HTML inside a div."""
    return str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")
