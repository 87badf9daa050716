"""Everything that is made of a text: page, PDF, EPUB and Word file, in this process, without a theme."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from lxml import etree, html

from example import vocabulary
from narrowing import text_of
from publishing.base.grades import palette
from publishing.base.urls import address_of
from publishing.content.models import Report
from publishing.content.publication import Publication
from publishing.documents.epub import epub
from publishing.documents.model import Document, tidy
from publishing.documents.pdf import pdf
from publishing.documents.word import word

SITE = "https://reports.example/"


def documents(publication: Publication, files: dict[str, bytes]) -> Iterator[Document]:
    """A document of each page's words, as they are."""
    for file, rendered in publication.rendered.items():
        record = publication.catalogue.by_file[file]
        address = address_of(file)
        body = tidy.body(rendered.html, address, SITE)
        yield Document(
            palette=palette("", vocabulary().grades.values()),
            address=address,
            url=f"{SITE}{address}",
            name="report",
            title=record.title,
            kicker=record.title,
            body=body,
            version="Version of 4 October 2024",
            updated=date(2024, 10, 4),
            author="The authors",
            publisher="The publisher",
            facts=(("Title", record.title),),
            notice=record.summary if isinstance(record, Report) else "",
            summary=record.summary if isinstance(record, Report) else "",
            images=tuple((source, files[source]) for source in tidy.images(body)),
        )


def made(document: Document) -> tuple[str, bytes]:
    """The words of the Word file, and the PDF. Whatever cannot be made is an error."""
    assert html.fragment_fromstring(document.body or "<p></p>", create_parent="div") is not None
    image = dict(document.images).__getitem__
    content = pdf(document, image).content
    _parts(epub(document, image))
    parts = _parts(word(document, image))
    return text_of(etree.fromstring(parts["word/document.xml"])), content


def _parts(content: bytes) -> dict[str, bytes]:
    """The members of a ZIP; each that is XML is well-formed."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".xhtml", ".opf")):
            etree.fromstring(part)
    return parts
