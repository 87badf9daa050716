"""Reads PDFs: pages, metadata, links, notes, forms, bookmarks, alternative texts, scripts, attached files, pictures.

In: bytes. Out: texts and files. Every string of every object is read, wherever the format puts it; so nothing depends on a
list of the places that there are. Pages that are pictures can't be read, and are named.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from publishing.commands.embargo_check.readers.base import Found, UnreadError
from publishing.commands.embargo_check.readers.binary import strings
from publishing.commands.embargo_check.readers.texts import as_text

_BROKEN = re.compile(r"[\xad\x02\ufffe]\s*")
_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E|TU|Contents)\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_SHOWN = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
_NOTE = re.compile(rb"^%[^\r\n]*|(?<=\s)%[^\r\n]*")
_FEWEST = 0.9  # of the signs of what is shown, if it is written in plain letters
_PICTURES = ("/DCTDecode", "/JPXDecode")
_DEEPEST = 60
_NAME = 6  # letters of a name that may say something


def pdf(content: bytes) -> Found:
    """A PDF."""
    start = content.find(b"%PDF")
    if start < 0:
        raise UnreadError("damaged")
    try:
        with pikepdf.open(BytesIO(content[start:])) as document:
            found = Found()
            pictures = {number for number, page in enumerate(document.pages) if _has_picture(page.obj)}
            for each in document.objects:
                _read(each, found)
    except pikepdf.PasswordError:
        raise UnreadError("encrypted") from None
    pages = _pages(content[start:])
    found.texts.append("\n".join(pages))
    if shown := sorted(number for number in pictures if number < len(pages) and not pages[number].strip()):
        found.unread = f"page {', '.join(str(number + 1) for number in shown)}: a picture without text"
    return found


def _pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [_BROKEN.sub("", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _has_picture(page: Any, depth: int = 0) -> bool:
    """Return whether a page shows a picture, in itself or in a form within."""
    inside = page.get("/Resources", {}).get("/XObject", {})
    return any(
        each.get("/Subtype") == "/Image" or (depth < 3 and "/Resources" in each and _has_picture(each, depth + 1))
        for each in inside.values()
        if isinstance(each, pikepdf.Object)
    )


def _read(each: Any, found: Found) -> None:
    """An object of a PDF with all that stands in it."""
    words = " ".join(_strings(each))
    if words:
        found.texts.append(words)
    if isinstance(each, pikepdf.Stream):
        _read_stream(each, found)


def _strings(each: Any, depth: int = 0) -> Iterator[str]:
    """The strings in an object, and the names that may say something; what it refers to is read by itself."""
    if depth and getattr(each, "is_indirect", False):
        return
    if depth > _DEEPEST:
        raise UnreadError("nested too deeply")
    if isinstance(each, pikepdf.String):
        yield str(each)
        raw = bytes(each)
        if not raw.isascii():
            yield as_text(raw) or ""
    elif isinstance(each, pikepdf.Name):
        if len(str(each)) > _NAME:
            yield str(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in each.items() if isinstance(each, pikepdf.Dictionary) else each.stream_dict.items():
            if len(name) > _NAME + 8:
                yield name
            yield from _strings(value, depth + 1)
    elif isinstance(each, pikepdf.Array):
        for value in each:
            yield from _strings(value, depth + 1)


def _read_stream(stream: Any, found: Found) -> None:
    """Read a stream: a picture, a file, or a text."""
    filters = stream.get("/Filter", "")
    last = str(filters[-1]) if isinstance(filters, pikepdf.Array) and len(filters) else str(filters)
    if last in _PICTURES:
        found.files.append(("picture", stream.read_raw_bytes()))
        return
    kind = str(stream.get("/Type", ""))
    if kind in ("/ObjStm", "/XRef") or stream.get("/Subtype") == "/Image" or "/Length1" in stream:
        return
    content = stream.read_bytes()
    if kind == "/EmbeddedFile" or "/Params" in stream:
        found.files.append(("attached", content))
    elif b"BT" in content:
        found.texts += _said_in(content)
    else:
        found.texts += strings(content).texts


def _said_in(content: bytes) -> list[str]:
    """The texts of a page's or a form's commands beside what is shown, in notes, and out of sight."""
    values = (pikepdf.Object.parse(value) for value in _SPOKEN.findall(content))
    notes = b"\n".join(_NOTE.findall(content)).decode("latin-1")
    shown = "".join(_plain(value) for value in _SHOWN.findall(content))
    return [*map(str, values), notes, shown]


def _plain(value: bytes) -> str:
    """A string that a page shows, if it is written in plain letters; the letters of most fonts are numbers of their own."""
    try:
        text = bytes(pikepdf.Object.parse(value)).decode("latin-1")
    except (pikepdf.PdfError, ValueError, TypeError):
        return ""
    return text if sum(map(str.isprintable, text)) >= len(text) * _FEWEST else ""
