"""The search index: lunr's, made by lunr.py, and the texts that excerpts are cut from.

In: a publication. Out: three JSON texts with their addresses. ``overrides/assets/js/search/`` asks them: the manifest
first, which names the other two; these have a hash of their content in their name, so that they can be kept for good.

Nothing made up is found as a page of its own; specimen reports are in the index, and the finder leaves them out.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from lunr.builder import Builder

from publishing.addresses import address_of
from publishing.catalogue import Catalogue
from publishing.publication import Publication
from publishing.records import Chapter, Framework, Indicator, Page, Partnership, Programme, Record, Report
from publishing.rendering import Section
from publishing.words import terms

BOOSTS = {"title": 8, "partnership": 10, "headings": 3, "summary": 3, "body": 1}
MANIFEST = "search/manifest.json"
_PAGES: Mapping[type[Record], str] = {Partnership: "Area", Indicator: "Indicator", Programme: "Programme", Page: "Page"}
_FOUND: tuple[type[Record], ...] = (Report, Chapter, Framework, *_PAGES)


@dataclass(frozen=True)
class Document:
    """One thing that search finds. Its ``id`` is its address; the other fields are what is searched.

    ``label`` says what it is, where it is none of the finder's publications: ``Area: Fife``.
    """

    id: str
    title: str
    partnership: str
    headings: str
    summary: str
    body: str
    sections: tuple[Section, ...]
    label: str = ""


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """The address and the content of every file that search needs. The same publication gives the same bytes."""
    found = tuple(documents(publication))
    index, texts = _named("index", _index(found)), _named("texts", _texts(found))
    pages = {document.id: document.label for document in found if document.label}
    yield from (index, texts)
    yield MANIFEST, _json({"index": index[0], "texts": texts[0], "documents": len(found), "pages": pages})


def documents(publication: Publication) -> Iterator[Document]:
    """Every report, chapter, framework edition, and every page that is worth finding beside them."""
    for record in publication.catalogue.by_file.values():
        if isinstance(record, _FOUND) and _is_found(record):
            yield _document(publication, record)


def _is_found(record: Record) -> bool:
    """Whether a record is found: no made-up partnership, and no page that only lists other pages."""
    if isinstance(record, Partnership):
        return not record.specimen
    return not isinstance(record, Page) or record.template in ("page", "data-dictionary")


def _document(publication: Publication, record: Record) -> Document:
    sections = publication.of(record).sections
    title: str = getattr(record, "name", "") or getattr(record, "title", "")
    return Document(
        id=address_of(record.file),
        title=title,
        partnership=_names(record, publication.catalogue),
        headings=" ".join(section.title for section in sections),
        summary=getattr(record, "summary", None) or "",
        body=" ".join(section.text for section in sections),
        sections=sections,
        label=_label(record, title, publication.catalogue),
    )


def _label(record: Record, title: str, catalogue: Catalogue) -> str:
    """What a page is, and a title that tells the indicators of two editions apart; "" for a publication."""
    if isinstance(record, Indicator):
        title = f"{title} ({catalogue.frameworks[record.framework].short_title})"
    return f"{_PAGES[type(record)]}: {title}" if type(record) in _PAGES else ""


def _names(record: Record, catalogue: Catalogue) -> str:
    """All names of the partnership that a record is about."""
    about = record.id if isinstance(record, Partnership) else getattr(record, "partnership", None)
    partnership = catalogue.partnerships.get(about or "")
    if not partnership:
        return ""
    return " ".join(filter(None, (partnership.name, partnership.own_name, *partnership.aliases)))


def _index(found: tuple[Document, ...]) -> Mapping[str, Any]:
    """The index as lunr.js loads it. Its pipeline is empty: terms come from ``words``, here and in the browser."""
    builder = Builder()
    for field, boost in BOOSTS.items():
        builder.field(field, boost)
    for document in found:
        builder.add({"id": document.id, **{field: list(terms(getattr(document, field))) for field in BOOSTS}})
    index: Mapping[str, Any] = builder.build().serialize()
    return index


def _texts(found: tuple[Document, ...]) -> Mapping[str, Any]:
    """What each address says: its title, its summary, and (anchor, heading, text) of each section."""
    return {
        document.id: {
            "title": document.title,
            "summary": document.summary,
            "sections": [(section.anchor, section.title, section.text) for section in document.sections],
        }
        for document in found
    }


def _named(name: str, content: Any) -> tuple[str, str]:
    """A file's address, which holds a hash of its content, and the content."""
    text = _json(content)
    return f"search/{name}-{sha256(text.encode()).hexdigest()[:12]}.json", text


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
