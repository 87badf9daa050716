"""The text of a public file, whatever its format.

In: a file's address and bytes. Out: the files inside of it, its text, and the words of that.
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import pypdfium2

from publishing.commands.embargo_check.readers.texts import as_text, rich

_TAG = re.compile(r"</?[A-Za-z][\w:-]*|(?<=\s)[\w:-]+=(?=[\"'])")  # what is left are words and values of attributes
_MARKUP = re.compile(r"<!--|-->|<[/!?a-zA-Z][^<>]*>")
_QUOTATION = re.compile(r"(?s)<(blockquote|cite|em|i|q)\b[^>]*>.*?</\1>|“[^”<]*”")
_SPOKEN = re.compile(r"""\b(?:alt|title|aria-label|content|placeholder)="([^"]+)\"""")
_BROKEN = re.compile(r"[\xad\x02\ufffe]\s*|(?<=-)\s*\n\s*")  # a word that goes on in the next line
_WORD = re.compile(r"\w[\w'’.-]*\w|\w")
# What libraries raise for files that are damaged, locked, or packed in a newer way than they know: those stay as they are.
_DAMAGE = (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, zlib.error)
INSIDE = " › "


def leaves(address: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that a file holds, each with the way to it: ``all.zip › fife-2016.pdf``; or the file itself."""
    inside = members(address, content)
    if not inside:
        yield address, content
    for name, member in inside.items():
        yield from leaves(f"{address}{INSIDE}{name}", member)


def members(address: str, content: bytes) -> Mapping[str, bytes]:
    """The members of a ZIP or a ``.gz``, by name; nothing for other files, and for damaged ones."""
    try:
        if address.endswith(".gz"):
            return {address.rpartition("/")[2].removesuffix(".gz"): gzip.decompress(content)}
        return _unzipped(content) if address.endswith(".zip") else {}
    except _DAMAGE:
        return {}


def text(address: str, content: bytes) -> str:
    """All that a file says, for readers and for machines; "" for pictures and the like."""
    reader = _terms if "/shards-" in address else _READERS.get(address.rpartition(".")[2].lower(), _plain)
    raw = reader(content)
    return _BROKEN.sub("", raw)


def words(value: str) -> list[str]:
    """The words of a text, in order: ``6.2``, ``fife-2016`` and ``children's`` are one each."""
    return _WORD.findall(value)


def prose(name: str, content: bytes) -> list[str]:
    """The prose of a file that belongs to a report, text by text: no tags, no values of attributes."""
    ending = name.rpartition(".")[2].lower()
    if ending == "pdf":
        return [text(name, content)]
    if ending in _OFFICE:
        return [_bare(member) for inner, member in _members_of_office(content).items() if inner.endswith(_SAYING)]
    if ending == "rtf":
        return rich(content).texts[:1]
    return [_bare(content)] if ending in _TEXTS else []


def prose_of_html(html: str) -> Iterator[str]:
    """The prose of a page's HTML: its text, and each title and description in a tag; no addresses or names."""
    yield unescape(_MARKUP.sub(" ", html))
    yield from map(unescape, _SPOKEN.findall(html))


def not_quoted(html: str) -> Iterator[str]:
    """The pieces of a page's HTML between those that it marks as somebody's words: quotations, italics, quotation marks."""
    start = 0
    for found in _QUOTATION.finditer(html):
        yield html[start : found.start()]
        start = found.end()
    yield html[start:]


def _bare(content: bytes) -> str:
    return unescape(_MARKUP.sub(" ", re.sub(r"</w:t>(?:(?!<w:p[ >]).)*?<w:t[^>]*>", "", _plain(content))))


def _plain(content: bytes) -> str:
    return as_text(content) or ""


def _marked_up(content: bytes) -> str:
    return _TAG.sub(" ", unescape(_plain(content)))


def _json(content: bytes) -> str:
    try:
        data = json.loads(content)
    except ValueError:
        return _plain(content)
    return _TAG.sub(" ", unescape("\n".join(_scalars(data))))


def _terms(content: bytes) -> str:
    """The terms of a part of the search index, without the figures that say where they stand."""
    try:
        return "\n".join(json.loads(content))
    except ValueError:
        return _plain(content)


def _scalars(data: Any) -> Iterator[str]:
    """The keys of objects, and every value."""
    if isinstance(data, dict):
        yield from data
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _scalars(value)
    else:
        yield str(data)


def _pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ""
    pages = (page.get_textpage().get_text_bounded() for page in document)
    metadata = (value for name, value in document.get_metadata_dict().items() if not name.endswith("Date"))
    return "\n".join((*metadata, *pages))


def _office(content: bytes) -> str:
    """Word files, workbooks and EPUBs are ZIPs of XML."""
    inside = _members_of_office(content)
    return "\n".join(_marked_up(member) for name, member in inside.items() if name.endswith((*_SAYING, ".rels")))


def _members_of_office(content: bytes) -> Mapping[str, bytes]:
    try:
        return _unzipped(content)
    except _DAMAGE:
        return {}


def _unzipped(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


_OFFICE = ("docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "ods", "odp", "epub")
_SAYING = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".svg")
_TEXTS = ("txt", "html", "htm", "vtt", "srt", "csv", "svg")
_READERS: Mapping[str, Callable[[bytes], str]] = {
    "pdf": _pdf,
    **dict.fromkeys(("json", "jsonld"), _json),
    **dict.fromkeys(("html", "xml", "svg"), _marked_up),
    **dict.fromkeys(_OFFICE, _office),
}
