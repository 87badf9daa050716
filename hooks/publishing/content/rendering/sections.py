"""The texts of a body, section by section: what search, excerpts and the check of embargoes read.

In: a body's HTML. Out: ``Section``s, and the text of an element.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (*HEADINGS, *"p li dt dd td th tr table caption blockquote pre div section figure figcaption br hr".split())
)
_PASSAGES = _BLOCKS - {"td", "th", "br", "hr"}  # a row is read as one
_BETWEEN = "\x1e"  # passages; no text has it
_FOOTNOTE_LINK = re.compile(r"#fn(?:ref\d*)?:")  # to a note, and back: its number is no text
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Section:
    """The text from one heading to the next, white space folded.

    Its ``passages`` are paragraphs, items, rows of a table and notes: a phrase stands within one.
    """

    anchor: str
    title: str
    passages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of its text on one line."""
        return " ".join(self.passages)


def sections_of(root: html.HtmlElement) -> tuple[Section, ...]:
    """The text of every section that has any; empty ones are kept for their headings."""
    found: list[tuple[str, str, list[str]]] = [("", "", list(filter(None, [_folded(root.text or "")])))]
    for child in root:
        if child.tag in HEADINGS:
            found.append((child.get("id"), text_of(child), []))
        else:
            found[-1][2].extend(_passages(child))
    texts = (Section(anchor, title, tuple(passages)) for anchor, title, passages in found)
    return tuple(section for section in texts if section.anchor or section.passages)


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, white space folded, words of neighbouring blocks apart."""
    return " ".join(_passages(element))


def _passages(element: html.HtmlElement) -> list[str]:
    """The texts of the blocks of an element, white space folded; none is empty."""
    if element.tag == "p" and not len(element) and not element.get("class"):  # as most are
        found = [_folded(element.text or "")]
    else:
        found = list(map(_folded, "".join(_pieces(element)).split(_BETWEEN)))
    return list(filter(None, found))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    if element.tag == "svg" or element.get("class") == "pub-number" or _FOOTNOTE_LINK.match(element.get("href") or ""):
        return
    if element.tag == "sup" and not len(element) and (element.text or "").isdecimal():
        yield (element.text or "").translate(_RAISED)  # else it would be part of the word before it
        return
    gap = _BETWEEN if element.tag in _PASSAGES else " " if element.tag in _BLOCKS else ""
    yield gap + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield gap
