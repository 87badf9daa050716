"""Typst: a document's markup set in the layout of ``layout.typ``.

In: a document and its markup. Out: the bytes of a PDF, or a ``ValueError`` with what Typst says against it.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.content import typesetting
from publishing.documents.model import Document
from publishing.documents.pdf.markup import Markup
from publishing.documents.pdf.text import literal, running

FOLDER = Path(__file__).parent
LONG = 6000  # characters: from about four pages on, and with parts, a cover and a list of contents help
PARTS = 4
ENTRIES = 60  # what the list of contents may hold on its two pages
_PUBLICATIONS = ("", "lying", "large-publication")  # sheets with a cover and contents where the text is long
HEAD = 80  # characters of the title that fit above a page


def typeset(document: Document, markup: Markup) -> bytes:
    """Set a document and export it by both standards."""
    source = f'#import "layout.typ": *\n#show: publication.with({_settings(document, markup)})\n{markup.source}'
    files = {
        "main.typ": source.encode(),
        "layout.typ": _layout("layout.typ"),
        "sheets.typ": _layout("sheets.typ"),
        "tokens.typ": document.palette.typst().encode(),
        **markup.pictures,
    }
    day = document.updated
    with TemporaryDirectory() as folder:  # as Typst reads pictures from files alone
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        try:
            return typesetting.typeset(
                Path(folder, "main.typ"),
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
            )
        except typesetting.TypesettingError as error:
            raise ValueError(error.message) from error


@cache
def _layout(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def _settings(document: Document, markup: Markup) -> str:
    """Write what the layout shows around the text, as a dictionary of Typst."""
    language, _, region = document.language.partition("-")
    settings = {
        "title": document.title,
        "short": _short(document.title),
        "author": document.author,
        "keywords": document.keywords,
        "summary": document.summary,
        "updated": (document.updated.year, document.updated.month, document.updated.day),
        "version": f"Version of {document.version}" if document.version[:1].isdecimal() else document.version,
        "url": document.url,
        "lang": language,
        "region": region,
        "sheet": document.sheet,
        "cover": document.sheet in _PUBLICATIONS and markup.parts >= PARTS and markup.length > LONG,
        "headed": markup.entries > 0,
        "chapters": document.chapters,
        "depth": 3 if markup.entries <= ENTRIES else 2,
    }
    shown = {name: f"[{running(getattr(document, name))}]" for name in ("kicker", "publisher", "notice")}
    facts = "".join(f"([{running(name)}], [{running(value)}]), " for name, value in document.facts)
    pairs = [*((name, literal(value)) for name, value in settings.items()), *shown.items(), ("facts", f"({facts})")]
    return f"({''.join(f'{name}: {value}, ' for name, value in pairs)} name: [{running(document.title)}])"


def _short(title: str) -> str:
    """Cut a title at a word where it is too long for one line."""
    return title if len(title) <= HEAD else f"{title[:HEAD].rpartition(' ')[0] or title[:HEAD]} …"
