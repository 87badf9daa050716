"""A PDF opened from its bytes, or refused with one sentence.

In: a path. Out: an open document of pypdfium2. Errors: `UnreadableSourceError`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from publishing.importing.model import UnreadableSourceError

MOST_PAGES = 1000
MOST_BYTES = 200_000_000
_OTHERS = {
    b"PK\x03\x04": "a ZIP file (a Word file perhaps?)",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"BM": "a picture (BMP)",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "a file of an old Office program",
    b"%!PS": "a PostScript file",
}


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF; the file must not change as long as its bytes are being read."""
    content = _content(path)
    name = path.name
    _refuse_others(name, content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise UnreadableSourceError(_reason(name)) from None
    try:
        pages = len(document)
        if not pages:
            raise UnreadableSourceError(f"{name} is damaged: no page can be found in it.")
        if pages > MOST_PAGES:
            raise UnreadableSourceError(
                f"{name} has {pages:,} pages, more than the {MOST_PAGES:,} that can be read at once: split it."
            )
        yield document
    except pypdfium2.PdfiumError:
        raise UnreadableSourceError(f"{name} is damaged: not all of its pages can be opened.") from None
    finally:
        document.close()


def _content(path: Path) -> bytes:
    """Read a file, and see that nobody writes it at the same time."""
    try:
        before = path.stat()
        if before.st_size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise UnreadableSourceError(f"{path.name} is larger than {limit} MB, the most that can be read at once.")
        content = path.read_bytes()
        after = path.stat()
    except OSError as error:
        raise UnreadableSourceError(f"{path.name} cannot be opened: {error.strerror}.") from None
    stamps = [(stat.st_size, stat.st_mtime_ns, stat.st_ino) for stat in (before, after)]
    if stamps[0] != stamps[1] or len(content) != after.st_size:
        raise UnreadableSourceError(f"{path.name} changed while it was read: wait until it is written, and try again.")
    return content


def _refuse_others(name: str, content: bytes) -> None:
    """Refuse what is no PDF, and say what it is."""
    if not content.strip(b"\x00\t\r\n "):
        raise UnreadableSourceError(f"{name} is empty.")
    start = content[:1024].lstrip(b"\xef\xbb\xbf\x00\t\r\n ")
    if b"%PDF-" in content[:1024]:
        return
    for signature, kind in _OTHERS.items():
        if start.startswith(signature):
            raise UnreadableSourceError(f"{name} is no PDF but {kind}.")
    if b"<html" in start.lower() or start.lower().startswith((b"<!doctype", b"<?xml", b"<head", b"<body", b"<script")):
        raise UnreadableSourceError(f"{name} is no PDF but a web page: download the PDF itself.")
    raise UnreadableSourceError(f"{name} is no PDF: it does not begin as one.")


def _reason(name: str) -> str:
    """Say why pdfium cannot open a document."""
    error = pdfium.FPDF_GetLastError()
    if error == pdfium.FPDF_ERR_PASSWORD:
        return f"{name} is encrypted: save a copy that opens without a password."
    if error == pdfium.FPDF_ERR_SECURITY:
        return f"{name} is encrypted in a way that cannot be read: save a copy without protection."
    return f"{name} is damaged: it cannot be opened as a PDF."
