"""Annotations of a PDF: what people wrote on its pages, which is not among their text.

In: an open document. Out: words that a page shows (text boxes of a reader, filled form fields), and comments.

The reader of blocks has none of them, so that the loss report names each word.
"""

import ctypes
from collections.abc import Iterator, Mapping
from typing import Any

from pypdfium2 import raw as pdfium

from publishing.importing.model import Omission, Place, Word

_COMMENT = "a comment that somebody put on the page, which is not part of the text"
_SHOWN = {pdfium.FPDF_ANNOT_FREETEXT: b"Contents", pdfium.FPDF_ANNOT_WIDGET: b"V"}
FORM_FIELD = "_template"  # in which ``documents`` writes the template of a form
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_LINE, pdfium.FPDF_ANNOT_POLYGON,
    pdfium.FPDF_ANNOT_POLYLINE,
}  # fmt: skip


def is_form(document: Any) -> bool:
    """Return whether a PDF is a form of a site like this one, to fill in."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return False
    return any(name == FORM_FIELD for page in document for _, name in _texts(page, {pdfium.FPDF_ANNOT_WIDGET: b"T"}))


def shown_words(page: Any, number: int) -> Iterator[Word]:
    """Yield the words that annotations show on a page as if they were its text."""
    for kind, text in _texts(page):
        if kind in _SHOWN:
            for word in text.split():
                yield Word(word, Place(page=number))


def comments(page: Any, number: int) -> Iterator[Omission]:
    """Yield the comments on a page."""
    for kind, text in _texts(page):
        if kind in _COMMENTS and text.strip():
            yield Omission("comment", " ".join(text.split()), _COMMENT, Place(page=number), in_words=False)


def _texts(page: Any, keys: Mapping[int, bytes] = _SHOWN) -> Iterator[tuple[int, str]]:
    """Yield the kind of each annotation, and the text that it has under the key of its kind."""
    for index in range(max(0, pdfium.FPDFPage_GetAnnotCount(page.raw))):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            yield kind, _value(annotation, keys.get(kind, b"Contents"))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: Any, name: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    shorts = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFAnnot_GetStringValue(annotation, name, shorts, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
