"""Links of a page, given to the text under them.

In: a page of pypdfium2, and its pieces. Out: nothing; the pieces know their links.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw as pdfium

from publishing.importing.pdf.pieces import Box, PageText

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def add_links(document: Any, page: Any, content: PageText) -> None:
    """Give each piece under a link to a web or mail address that address; links within the document are none."""
    for box, address in _links(document, page, content):
        for piece in content.pieces:
            x, y = (piece.box.left + piece.box.right) / 2, (piece.box.bottom + piece.box.top) / 2
            if box.left <= x <= box.right and box.bottom <= y <= box.top and not piece.blank:
                piece.link = address


def _links(document: Any, page: Any, content: PageText) -> Iterator[tuple[Box, str]]:
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        address = _address(document, link)
        rectangle = pdfium.FS_RECTF()
        if address.lower().startswith(_SCHEMES) and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            yield content.turned(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), address


def _address(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace").strip()
