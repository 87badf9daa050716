"""Links of a page and headings in its tags, as pdfium gives them.

In: a page. Out: addresses, and a number. As with ``plain_words``, this shares no code with the reading of blocks.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw as pdfium

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_HEADINGS = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6"))
_LONGEST = 64  # bytes of a tag's name that matter here
_DEEPEST = 60


def addresses(document: Any, page: Any) -> Iterator[str]:
    """The addresses outside to which places of a page lead."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        link = pdfium.FPDFAnnot_GetLink(annotation)
        action = pdfium.FPDFLink_GetAction(link) if link else None
        if action:
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size + 1)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            address = buffer.value.decode("utf-8", "replace").strip()
            if address.lower().startswith(_SCHEMES):
                yield address
        pdfium.FPDFPage_CloseAnnot(annotation)


def heading_tags(page: Any) -> int:
    """How many headings the tags of a page name."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return 0
    try:
        roots = (
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(pdfium.FPDF_StructTree_CountChildren(tree))
        )
        return sum(_below(root, 0) for root in roots if root)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _below(element: Any, depth: int) -> int:
    """Headings in an element and below it; nothing in a heading is another."""
    buffer = ctypes.create_string_buffer(_LONGEST)
    pdfium.FPDF_StructElement_GetType(element, buffer, _LONGEST)
    if buffer.raw.decode("utf-16-le", "replace").split("\x00")[0] in _HEADINGS:
        return 1
    if depth >= _DEEPEST:
        return 0
    count = range(max(0, pdfium.FPDF_StructElement_CountChildren(element)))
    children = (pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in count)
    return sum(_below(child, depth + 1) for child in children if child)
