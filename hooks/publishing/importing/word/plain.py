"""All words of a Word file, by a walk that knows nothing of styles, lists or tables.

In: the parts of a file. Out: its words in order, with the paragraph in which each stands, and how many things it holds.

This shares no code with the reader of blocks, not even the names of elements: what that drops must show here. It takes
what Word shows: of alternatives one, of tracked changes the new words. Headers, footers and comments come last.
"""

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
    for number, paragraph in enumerate(_paragraphs(main), 1):
        if not _is_away(paragraph):
            yield from _words(paragraph, Place(paragraph=number))
    for kind in (*_STORIES, *_MARGINS):
        for root in others.get(kind, ()):
            for paragraph in _paragraphs(root):
                if not _is_away(paragraph):
                    yield from _words(paragraph, Place())


def counts(main: _Element, others: dict[str, list[_Element]]) -> dict[str, int]:
    """How many tables, cells, notes and pictures there are."""
    seen = [element for element in main.iter("{*}*") if not _is_away(element)]
    names = [_name(element) for element in seen]
    notes = {
        (_name(element), value)
        for element in seen
        if _name(element) in ("footnoteReference", "endnoteReference")
        for key, value in element.attrib.items()
        if key.endswith("}id")
    }
    return {
        "tables": names.count("tbl"),
        "cells": sum(_name(element) == "tc" and not _goes_on(element) for element in seen),
        "notes": len(notes),
        "pictures": names.count("blip") + names.count("imagedata"),
    }


def _goes_on(cell: _Element) -> bool:
    """Whether a cell only goes on with the one above it."""
    for merge in cell.iterfind("{*}tcPr/{*}vMerge"):
        return "restart" not in merge.attrib.values()
    return False


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _paragraphs(root: _Element) -> list[_Element]:
    return [element for element in root.iter("{*}p") if "wordprocessingml" in element.tag]


def _is_away(element: _Element) -> bool:
    """Whether an element stands in what Word does not show."""
    child = element
    for parent in element.iterancestors():
        if _name(parent) in _GONE:
            return True
        if _name(parent) == "AlternateContent" and child is not _chosen(parent):
            return True
        child = parent
    return False


def _chosen(alternatives: _Element) -> _Element | None:
    """Which of several alternatives is shown: the first that has anything to show, choices before the fallback."""
    for child in alternatives:
        if any(_name(inner) in ("t", "blip", "sym") for inner in child.iter("{*}*")):
            return child
    return alternatives[0] if len(alternatives) else None


def _words(paragraph: _Element, place: Place) -> Iterator[Word]:
    for text in "".join(_pieces(paragraph)).split():
        yield Word(text, place)


def _pieces(element: _Element) -> Iterator[str]:
    """The text of a paragraph, without that of paragraphs in it (text boxes), which come by themselves."""
    for child in element:
        name = _name(child)
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
            yield from _pieces(chosen) if chosen is not None else ()
        elif name not in _GONE and name not in ("p", "txbxContent"):
            yield from _pieces(child)


def _sign(element: _Element) -> str:
    """A sign of a symbol font, as a letter of Unicode's private area."""
    code = next((value for key, value in element.attrib.items() if key.endswith("}char")), "")
    try:
        return chr(int(code, 16) | (0xF000 if int(code, 16) < 0x100 else 0))
    except (ValueError, OverflowError):
        return ""
