"""The text of a page as pieces: each the text of one text object of the page, with its look, its place and its tag.

In: a page of pypdfium2. Out: a `PageText`.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdfium2 import raw as pdfium

from publishing.importing.pdf.objects import PageObject, Turn, Walk, shorts, walk_objects
from publishing.importing.pdf.pieces import LINE_END_HYPHEN, NOWHERE, Box, Font, PageText, Piece
from publishing.importing.pdf.right_to_left import RIGHT_TO_LEFT, as_read, as_written

_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD_OR_SPACE = re.compile(r"\s|[^\s]+")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]")
_LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def read_page(page: Any, number: int) -> PageText:
    """Read all text and the places of all images of a page; `number` counts from 1."""
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        return _read(page, text, number)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _read(page: Any, text: Any, number: int) -> PageText:
    turn = Turn(page, text)
    found = PageText(number, turn.width, turn.height, turned=turn.box)
    objects: dict[int, PageObject] = {}
    fonts: dict[int, Font] = {}
    top = ((i, pdfium.FPDFPage_GetObject(page.raw, i)) for i in range(pdfium.FPDFPage_CountObjects(page.raw)))
    walk_objects(top, (), (-1, False), Walk(found, objects, fonts, turn))
    found.pieces.extend(as_read(_pieces(text, objects, number, turn)))
    _part_labels(found.pieces)
    return found


def _part_labels(pieces: list[Piece]) -> None:
    """Put a space behind a label that fills the room before its words ("10.Support"), as pdfium sees none there."""
    starts = True
    for piece, other in pairwise(pieces):
        if starts and not piece.after and _LABEL.fullmatch(piece.text) and other.text[:1].isupper():
            piece.after = " "
        starts = "\n" in piece.after


def _pieces(text: Any, objects: dict[int, PageObject], number: int, turn: Turn) -> Iterator[Piece]:
    """Characters that stand in the same text object, together."""
    plain = PageObject(-1, False, Font(False, False, False))
    piece: Piece | None = None
    owner = -1
    letters: list[str] = []
    for key, start, chunk in _chunks(text):
        if key is None:
            if piece:
                piece.after += chunk
                piece.last = start
            continue
        key = key or owner
        if piece is None or key != owner or piece.after:
            if piece:
                yield _closed(piece, "".join(letters), text, turn)
            about = objects.get(key, plain)
            piece = Piece("", number, about.mark, NOWHERE, 0, 0, about.font, start, artifact=about.artifact)
            owner, letters = key, []
        letters.append(chunk)
        piece.last = start + len(chunk) - 1
    if piece:
        yield _closed(piece, "".join(letters), text, turn)


def _chunks(text: Any) -> Iterator[tuple[int | None, int, str]]:
    """Yield a page's characters as (text object, first index, text): None for those that pdfium adds, 0 for unknown.

    A word whose first and last letters stand in one object stands there as a whole: this saves asking for each letter.
    """
    for found in _WORD_OR_SPACE.finditer(_characters(text)):
        start, chunk = found.start(), found.group()
        if chunk.isspace():
            if pdfium.FPDFText_IsGenerated(text, start) == 1:
                yield None, start, chunk
            else:
                yield _owner(text, start), start, chunk
            continue
        first = _owner(text, start)
        if len(chunk) == 1 or first == _owner(text, found.end() - 1):
            yield first, start, chunk
        else:
            for index, letter in enumerate(chunk, start):
                yield _owner(text, index), index, letter


def _owner(text: Any, index: int) -> int:
    thing = pdfium.FPDFText_GetTextObject(text, index)
    return ctypes.addressof(thing.contents) if thing else 0


def _characters(text: Any) -> str:
    """Return all characters of a page, one for each index; what is none is U+FFFF."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    copied = pdfium.FPDFText_GetText(text, 0, count, shorts(buffer)) - 1 if count > 0 else 0
    found = buffer.raw[: 2 * copied].decode("utf-16-le", "replace") if copied == count else ""
    if len(found) != count:
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        found = "".join(chr(code) if 0 < code < 0x110000 and code != 0xFFFE else "\uffff" for code in codes)
    return _CONTROLS.sub("\uffff", found.replace("\ufffe", LINE_END_HYPHEN))


def _closed(piece: Piece, letters: str, text: Any, turn: Turn) -> Piece:
    """Fill in the text and the place of a piece that is complete."""
    end = piece.first + len(letters) - 1
    if RIGHT_TO_LEFT.search(letters):
        letters = as_written(letters, [_letter_box(text, index, turn) for index in range(piece.first, end + 1)])
    boxes = [_letter_box(text, index, turn) for index in ((piece.first, end) if end > piece.first else (end,))]
    piece.box = Box(
        min(b.left for b in boxes),
        min(b.bottom for b in boxes),
        max(b.right for b in boxes),
        max(b.top for b in boxes),
    )
    piece.text = _LIGATURE.sub(lambda found: _LIGATURES[found.group()], letters.replace("\uffff", ""))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, piece.first, x, y)
    piece.baseline = turn.point(x.value, y.value)[1]
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, piece.first, matrix)
    piece.size = round(pdfium.FPDFText_GetFontSize(text, piece.first) * (math.hypot(matrix.c, matrix.d) or 1), 1)
    return piece


def _letter_box(text: Any, index: int, turn: Turn) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return turn.box(box.left, box.bottom, box.right, box.top)
