"""A Word file around its text: the blank document it starts from, its properties, header and footer, and its zip.

In: a file of python-docx, and a ``Document`` or the ``Imprint`` of a form. Out: bytes, the same ones for the same file.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from textwrap import shorten

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import _Footer

from publishing.base import zips
from publishing.base.tokens import Palette
from publishing.documents.model import Document
from publishing.documents.word.xml import element, field, run, tab

_BLANK = Path(__file__).parent / "blank"
_HEADER = 80  # characters that fit on a line of it
_PROPERTY = 255  # characters that Word takes


@dataclass(frozen=True)
class Imprint:
    """The properties of a form, as a ``Document`` has them too. ``updated`` stands for the clock."""

    title: str
    kicker: str
    version: str
    url: str
    updated: date
    author: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"


@cache
def blank_parts(palette: Palette) -> Mapping[str, str]:
    """Return the parts of an empty A4 document with all styles: the folder ``blank``, in the colours of a palette.

    It has a style for each of the palette's grades.
    """
    files = {file.relative_to(_BLANK).as_posix(): file.read_text(encoding="utf-8") for file in _BLANK.rglob("*.*")}
    return {name: palette.filled(text) for name, text in files.items()}


@cache
def blank(palette: Palette) -> bytes:
    """Return the same, zipped."""
    return zips.packed({name: text.encode() for name, text in blank_parts(palette).items()}, date(1980, 1, 1))


def content(file: WordFile, imprint: Imprint | Document) -> bytes:
    """Write a file with its imprint."""
    _properties(file, imprint)
    if not isinstance(imprint, Document) or imprint.sheet != "letter":  # a letter goes out under its sender's name
        _frame(file, imprint)
    saved = io.BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return zips.packed({name: archive.read(name) for name in archive.namelist()}, imprint.updated)


def _properties(file: WordFile, imprint: Imprint | Document) -> None:
    moment = datetime.combine(imprint.updated, time(), UTC)
    properties = file.core_properties
    properties.title = _short(imprint.title)
    properties.subject = _short(imprint.kicker)
    properties.author = properties.last_modified_by = _short(imprint.author)
    properties.comments = _short(imprint.summary)
    properties.keywords = _short(", ".join(imprint.keywords))
    properties.language = imprint.language
    properties.version = imprint.version
    properties.identifier = imprint.url
    properties.created = properties.modified = moment
    properties.revision = 1


def _short(text: str, length: int = _PROPERTY) -> str:
    return shorten(text, length, placeholder=" …")


def _frame(file: WordFile, imprint: Imprint | Document) -> None:
    """The title above every page but the first; version, page and address below every one."""
    for section in file.sections:
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = _short(imprint.title, _HEADER)
        for footer in (section.footer, section.first_page_footer):
            _foot(footer, imprint)


def _foot(footer: _Footer, imprint: Imprint | Document) -> None:
    """Version and page on the first line, the address on the second."""
    line = footer.paragraphs[0]
    line.style = "footer"
    pages = (run("Page "), *field("PAGE", run("1")), run(" of "), *field("NUMPAGES", run("1")))
    line._p.extend((run(imprint.version), tab(), *pages, element("r", element("br"))))
    link = element("hyperlink", run(imprint.url))
    link.set(qn("r:id"), footer.part.relate_to(imprint.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    line._p.append(link)
