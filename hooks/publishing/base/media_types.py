"""Formats of files: what people call them, and what servers and browsers do.

In: the name of a file. Out: its ``Format``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from publishing.base.urls import file_name


@dataclass(frozen=True)
class Format:
    """A format. ``text`` files have a character set, and are sent compressed."""

    name: str
    media_type: str
    text: bool = False


FEED = Format("Atom", "application/atom+xml", text=True)
UNKNOWN = Format("", "application/octet-stream")
FORMATS: Mapping[str, Format] = {
    "bib": Format("BibTeX", "application/x-bibtex", text=True),
    "css": Format("CSS", "text/css", text=True),
    "csv": Format("CSV", "text/csv", text=True),
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "epub": Format("EPUB", "application/epub+zip"),
    "gif": Format("GIF", "image/gif"),
    "gz": Format("GZIP", "application/gzip"),
    "html": Format("HTML", "text/html", text=True),
    "ico": Format("Icon", "image/vnd.microsoft.icon"),
    "jpg": Format("JPEG", "image/jpeg"),
    "js": Format("JavaScript", "text/javascript", text=True),
    "json": Format("JSON", "application/json", text=True),
    "jsonld": Format("JSON-LD", "application/ld+json", text=True),
    "map": Format("Source map", "application/json", text=True),
    "md": Format("Markdown", "text/markdown", text=True),
    "mp3": Format("MP3", "audio/mpeg"),
    "mp4": Format("MP4", "video/mp4"),
    "ods": Format("OpenDocument", "application/vnd.oasis.opendocument.spreadsheet"),
    "odp": Format("OpenDocument", "application/vnd.oasis.opendocument.presentation"),
    "odt": Format("OpenDocument", "application/vnd.oasis.opendocument.text"),
    "pdf": Format("PDF", "application/pdf"),
    "png": Format("PNG", "image/png"),
    "pptx": Format("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "ris": Format("RIS", "application/x-research-info-systems", text=True),
    "svg": Format("SVG", "image/svg+xml", text=True),
    "txt": Format("Text", "text/plain", text=True),
    "vtt": Format("WebVTT", "text/vtt", text=True),
    "webm": Format("WebM", "video/webm"),
    "webp": Format("WebP", "image/webp"),
    "woff2": Format("WOFF2", "font/woff2"),
    "xlsx": Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xml": Format("XML", "application/xml", text=True),
    "zip": Format("ZIP", "application/zip"),
}


def format_of(address: str) -> Format:
    """The format of a file of the site, by its name; ``deploy/nginx/server.conf`` sends the same types."""
    path = PurePosixPath(address)
    return FEED if path.name == "feed.xml" else FORMATS.get(path.suffix.removeprefix("."), UNKNOWN)


@dataclass(frozen=True)
class PublicFile:
    """A file that a page offers: ``address`` from the site's root, ``title`` for whoever has not read the page, ``size`` in bytes."""

    address: str
    title: str
    size: int

    @property
    def file_name(self) -> str:
        """The name under which it is saved."""
        return file_name(self.address)

    @property
    def format(self) -> str:
        """Its format, as people call it: ``CSV``."""
        return format_of(self.address).name

    @property
    def media_type(self) -> str:
        """Its type, for browsers."""
        return format_of(self.address).media_type
