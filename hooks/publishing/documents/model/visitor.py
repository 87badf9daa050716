"""One walk over the body of a document, for every format.

In: the HTML of a body, as ``Document`` describes it. Out: the same as a format writes it. A format is a ``Visitor`` with
a method for each node kind of ``KINDS``. A class without one of them is refused when it is defined, and an element of no
known kind when it is visited: nothing is left out in silence.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from lxml import html
from lxml.html import HtmlElement

Result = TypeVar("Result")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
KINDS: Mapping[str, tuple[str, ...]] = {  # the tags of each node kind
    "heading": HEADINGS,
    "paragraph": ("p",),
    "division": ("div",),  # a box (admonition), the footnotes, or nothing but a frame
    "section": ("section", "details"),
    "summary": ("summary",),
    "quotation": ("blockquote",),
    "listing": ("ul", "ol"),
    "terms": ("dl",),
    "item": ("li", "dt", "dd"),
    "table": ("table",),
    "cell": ("td", "th"),
    "caption": ("caption", "figcaption"),
    "figure": ("figure",),
    "preformatted": ("pre",),
    "rule": ("hr",),
    "link": ("a",),  # also the number of a paragraph, and the sign of a footnote
    "abbreviation": ("abbr",),
    "line_break": ("br",),
    "emphasis": ("em", "cite"),
    "strong": ("strong",),
    "code": ("code", "kbd"),
    "deletion": ("del",),
    "insertion": ("ins",),
    "subscript": ("sub",),
    "superscript": ("sup",),
    "span": ("span",),  # also a grade, a box to tick, a line to write on
    "image": ("img",),
    "drawing": ("svg",),
}
ROWS = ("thead", "tbody", "tfoot", "tr")  # of a table, whose method walks them
_KIND_OF = {tag: kind for kind, tags in KINDS.items() for tag in tags}
_PARENTS = {"li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "td": ("tr",), "th": ("tr",)}
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:).")  # where a link out of a file may lead
_GRADE = "pub-scale--"  # how the class of an element begins that shows a grade


class Visitor(ABC, Generic[Result]):
    """A format: for each node kind a method of its name, which takes an element and returns what it writes of it."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        missing = [kind for kind in KINDS if not callable(getattr(cls, kind, None))]
        if missing:
            raise TypeError(
                f"{cls.__name__}: expected a method for each node kind, found none for {', '.join(missing)}"
            )

    @abstractmethod
    def text(self, words: str) -> Result:
        """Write running text, which may be empty."""

    @abstractmethod
    def joined(self, pieces: Iterable[Result]) -> Result:
        """Put pieces one after another."""

    def finished(self, element: HtmlElement, written: Result) -> Result:  # noqa: ARG002 - for visitors that need it
        """Add to an element what elements of any kind may have, such as its id. Adds nothing unless a format does."""
        return written

    def visit(self, element: HtmlElement) -> Result:
        """Write an element; ``ValueError`` if it is of no known kind, or not where it belongs."""
        kind = _KIND_OF.get(str(element.tag))
        parents = _PARENTS.get(str(element.tag))
        if kind is None or (parents and element.getparent().tag not in parents):
            raise ValueError(f"there is no way to print <{element.tag}>")
        return self.finished(element, cast(Result, getattr(self, kind)(element)))

    def inside(self, element: HtmlElement) -> Result:
        """Write the content of an element: its text and its children in order."""
        return self.joined(self._pieces(element))

    def after_first(self, element: HtmlElement) -> Result:
        """Write what stands after the first child of an element."""
        pieces = (self.joined((self.visit(child), self.text(child.tail or ""))) for child in element[1:])
        return self.joined((self.text((element[0].tail or "").lstrip()), *pieces))

    def _pieces(self, element: HtmlElement) -> Iterator[Result]:
        yield self.text(element.text or "")
        for child in element:
            yield self.visit(child)
            yield self.text(child.tail or "")


def parsed(body: str) -> HtmlElement:
    """Parse a body into one ``div``, without comments."""
    root = html.fragment_fromstring(body or "<p></p>", create_parent="div")
    for comment in root.xpath("//comment()"):
        comment.drop_tree()
    return root


def grade_of(element: HtmlElement) -> str:
    """Find the key of the grade that an element shows; "" if it shows none."""
    names = (name.removeprefix(_GRADE) for name in element.classes if name.startswith(_GRADE))
    return next(names, "")


def terms_of(element: HtmlElement) -> list[tuple[list[HtmlElement], list[HtmlElement]]]:
    """Pair the terms of a list with their explanations; ``ValueError`` for an explanation before any term."""
    pairs: list[tuple[list[HtmlElement], list[HtmlElement]]] = []
    for child in _ungrouped(element):
        if child.tag == "dt" and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if not pairs:
            raise ValueError("an explanation before any term")
        pairs[-1][child.tag == "dd"].append(child)
    return pairs


def _ungrouped(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in only(element, "dt", "dd", "div"):
        yield from _ungrouped(child) if child.tag == "div" else (child,)


def only(element: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield an element's children; ``ValueError`` if one is of another kind, or there is text between them."""
    between = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in between) or any(child.tag not in tags for child in element):
        raise ValueError(f"something in <{element.tag}> that does not belong there")
    yield from element


def is_pictured(element: HtmlElement) -> bool:
    """Say whether each item of a list begins with a picture, whose words stand beside it."""
    items = element.findall("li")
    return bool(items) and all(len(item) and item[0].tag == "img" and not (item.text or "").strip() for item in items)


def is_all_strong(element: HtmlElement) -> bool:
    """Say whether a paragraph is one bold phrase, which stands for a heading of what follows."""
    around = (element.text or "") + "".join(child.tail or "" for child in element)
    return [child.tag for child in element] == ["strong"] and not around.strip()
