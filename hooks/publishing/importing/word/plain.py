"""All words of a Word file, by a walk that knows nothing of styles, lists or tables.

In: the parts of a file. Out: its words in order, with the paragraph in which each stands, and how many things it holds.

This shares no code with the reader of blocks, not even the names of elements: what that drops must show here. It takes
what Word shows: of alternatives one, of tracked changes the new words. Headers, footers and comments come last.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publishing.importing.model import Place, Word

_Element = etree._Element
_BLANKS = frozenset(("tab", "br", "cr", "ptab"))
_GONE = frozenset(("del", "moveFrom", "pPr", "rPr", "tblPr", "tcPr", "sectPr", "sdtPr", "rubyPr"))
_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_STORIES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer", "comments")


def words(main: _Element, others: dict[str, list[_Element]]) -> Iterator[Word]:
    """The words of the text, then those of notes, headers, footers and comments (``others``, by their kind)."""
    numbers = {paragraph: number for number, paragraph in enumerate(main.iter("{*}p"), 1) if _is_paragraph(paragraph)}
    for paragraph in filter(_is_paragraph, shown(main)):
        yield from _words(paragraph, Place(paragraph=numbers[paragraph]))
    for kind in (*_STORIES, *_MARGINS):
        for root in others.get(kind, ()):
            for paragraph in filter(_is_paragraph, shown(root)):
                yield from _words(paragraph, Place())


def counts(main: _Element) -> dict[str, int]:
    """How many tables, cells, notes and pictures there are."""
    names: Counter[str] = Counter()
    notes = set()
    for element in shown(main):
        name = name_of(element)
        names[name] += name != "tc" or not _goes_on(element)
        if name in ("footnoteReference", "endnoteReference"):
            notes.add((name, *(str(value) for key, value in element.attrib.items() if str(key).endswith("}id"))))
    pictures = names["blip"] + names["imagedata"]
    return {"tables": names["tbl"], "cells": names["tc"], "notes": len(notes), "pictures": pictures}


def _goes_on(cell: _Element) -> bool:
    """Return whether a cell only goes on with the one above it."""
    for merge in cell.iterfind("{*}tcPr/{*}vMerge"):
        return "restart" not in merge.attrib.values()
    return False


def name_of(element: _Element) -> str:
    """The name of an element, without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_paragraph(element: _Element) -> bool:
    return name_of(element) == "p" and "wordprocessingml" in element.tag


def shown(element: _Element) -> Iterator[_Element]:
    """All that Word shows below an element, in order."""
    for child in [_chosen(element)] if name_of(element) == "AlternateContent" else element:
        if child is not None and name_of(child) and name_of(child) not in _GONE and not _is_deleted_row(child):
            yield child
            yield from shown(child)


def _is_deleted_row(element: _Element) -> bool:
    """Return whether it is a row of a table whose tracked deletion is accepted."""
    return name_of(element) == "tr" and element.find("{*}trPr/{*}del") is not None


def _chosen(alternatives: _Element) -> _Element | None:
    """Which of several alternatives is shown: the first that has anything to show, choices before the fallback."""
    for child in alternatives:
        if any(name_of(inner) in ("t", "blip", "sym") for inner in child.iter("{*}*")):
            return child
    return alternatives[0] if len(alternatives) else None


def _words(paragraph: _Element, place: Place) -> Iterator[Word]:
    for text in "".join(pieces(paragraph)).split():
        yield Word(text, place)


def pieces(element: _Element) -> Iterator[str]:
    """The text of a paragraph, without that of paragraphs in it (text boxes), which come by themselves."""
    for child in element:
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in _BLANKS:
            yield " "
        elif name == "noBreakHyphen":
            yield _HYPHEN
        elif name == "sym":
            yield _sign(child)
        elif name == "AlternateContent":
            chosen = _chosen(child)
            yield from pieces(chosen) if chosen is not None else ()
        elif name not in _GONE and name not in ("p", "txbxContent"):
            yield from pieces(child)


def _sign(element: _Element) -> str:
    """A sign of a symbol font, as a letter of Unicode's private area."""
    code = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}char")), "")
    try:
        return chr(int(code, 16) | (0xF000 if int(code, 16) < 0x100 else 0))
    except (ValueError, OverflowError):
        return ""
