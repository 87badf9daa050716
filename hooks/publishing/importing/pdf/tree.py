"""The structure tree of a tagged PDF, joined over its pages, with the pieces of text in it.

In: the pages of a document. Out: one tree of `Element`.

pdfium shows the tree page by page: each page's tree has the elements that have content there, and holes for all others.
An element keeps its number among its parent's children on every page, so the trees can be laid over each other:
a paragraph, list or table that runs over a page's end is one element again.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw as pdfium

from publishing.importing.pdf.pieces import Box, Image, PageText, Piece, around

_DEEPEST = 100
_WIDE, _BACK = 256, 64


@dataclass(slots=True)
class Element:
    """An element of structure: its standard type, its children by number, and what its attributes say.

    `size` is how many children it has in the file, those that no page shows included (an empty cell of a table).
    """

    kind: str
    kids: dict[int, "Element | list[Piece | Image]"] = field(default_factory=dict)
    size: int = 0
    alternative: str = ""
    actual: str = ""
    row_span: int = 1
    column_span: int = 1
    reached: int = 0
    boxes: dict[int, Box] = field(default_factory=dict)

    def children(self) -> "Iterator[Element | Piece | Image]":
        """Yield elements, pieces and images in the order of the file."""
        for _, kid in sorted(self.kids.items()):
            if isinstance(kid, Element):
                yield kid
            else:
                yield from kid

    def leaves(self) -> Iterator[Piece | Image]:
        """Yield all pieces and images below it."""
        for kid in self.children():
            if isinstance(kid, Element):
                yield from kid.leaves()
            else:
                yield kid


class Tree:
    """The structure tree of a document, filled page by page."""

    def __init__(self) -> None:
        self.root = Element("Document")

    def add(self, page: Any, content: PageText) -> set[int]:
        """Lay a page's tree over those before it; return the marks of content that have a place in it."""
        handle = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not handle:
            return set()
        reader = _PageReader(content)
        try:
            self._read(handle, reader)
            if not reader.complete:
                reader.everywhere = True
                self._read(handle, reader)
        finally:
            pdfium.FPDF_StructTree_Close(handle)
        return reader.used

    def _read(self, handle: Any, reader: "_PageReader") -> None:
        for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(handle))):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(handle, index)
            if child:
                reader.read(child, self.root, index, 0)


class _PageReader:
    """Reads the elements of one page into the tree.

    Among many children it looks where the page before ended, as a long document has thousands; only if content
    is left over it looks everywhere.
    """

    def __init__(self, content: PageText) -> None:
        self.number = content.number
        self.drawings = content.drawings
        self.used: set[int] = set()
        self.everywhere = False
        self.content: dict[int, list[Piece | Image]] = defaultdict(list)
        things: list[Piece | Image] = [*content.pieces, *content.images]
        for thing in things:
            if thing.mark >= 0:
                self.content[thing.mark].append(thing)

    @property
    def complete(self) -> bool:
        """Tell whether all marked content of the page has its place."""
        return self.content.keys() <= self.used

    def read(self, handle: Any, parent: Element, index: int, depth: int) -> None:
        """Read an element and what stands below it."""
        element = parent.kids.get(index)
        if not isinstance(element, Element):
            element = parent.kids[index] = _described(handle)
        if depth > _DEEPEST:
            return
        wide = element.size > _WIDE and not self.everywhere
        found = start = max(0, element.reached - _BACK) if wide else 0
        for number in range(start, element.size):
            if wide and number - found > _WIDE:
                break
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(handle, number)
            child = pdfium.FPDF_StructElement_GetChildAtIndex(handle, number) if mark < 0 else None
            if mark >= 0:
                self._place(element, number, mark)
            elif child:
                self.read(child, element, number, depth + 1)
            if mark >= 0 or child:
                found = element.reached = number

    def _place(self, element: Element, number: int, mark: int) -> None:
        """Put the content of a mark where the tree first names it."""
        box = self.drawings.get(mark)
        if box:
            before = element.boxes.get(self.number)
            element.boxes[self.number] = around(before, box) if before else box
        if mark not in self.used:
            self.used.add(mark)
            element.kids[number] = self.content.get(mark, [])


def _described(handle: Any) -> Element:
    """Read what an element of a tagged PDF says about itself: its kind, its texts, its spans."""
    element = Element(_text(pdfium.FPDF_StructElement_GetType, handle))
    element.size = max(0, pdfium.FPDF_StructElement_CountChildren(handle))
    element.alternative = _text(pdfium.FPDF_StructElement_GetAltText, handle)
    element.actual = _text(pdfium.FPDF_StructElement_GetActualText, handle)
    if element.kind in ("TD", "TH"):
        element.row_span = _number(handle, b"RowSpan")
        element.column_span = _number(handle, b"ColSpan")
    return element


def _text(ask: Any, handle: Any) -> str:
    size = ask(handle, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(handle, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _number(handle: Any, name: bytes) -> int:
    """Return a span that an attribute states; 1 where none does, or none that can be."""
    for index in range(max(0, pdfium.FPDF_StructElement_GetAttributeCount(handle))):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(handle, index)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
        number = ctypes.c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(1, min(200, int(number.value)))
    return 1
