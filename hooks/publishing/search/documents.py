"""Everything that search finds.

In: a publication and the finder's rows. Out: documents, in the order of their numbers: newest first, undated ones last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publishing.addresses import address_of
from publishing.catalogue import Catalogue
from publishing.finder import Row
from publishing.publication import Publication
from publishing.records import AnyRecord, Indicator, Layout, Page, Partnership, Question, Report, Template
from publishing.rendering import Section

_LISTS = (
    Layout.HOME,
    Layout.FINDER,
    Layout.PARTNERSHIPS,
    Layout.PROGRAMMES,
    Layout.FRAMEWORKS,
    Layout.HANDBOOK,
    Layout.COVERAGE,
    Layout.COMPARE,
)
BOOSTS: Mapping[str, int] = {"title": 8, "partnership": 10, "headings": 3, "summary": 3, "body": 1}


@dataclass(frozen=True)
class Document:
    """One thing that search finds.

    ``fields`` are what is searched; ``day`` is what it sorts by and ``added`` when the site first listed it, which
    decides its segment (None for what is not dated, and for what changes with the site). ``row`` is the finder's row
    of a publication; other pages have a ``label`` instead, such as ``Area: Fife``.
    """

    address: str
    title: str
    fields: Mapping[str, str]
    sections: tuple[Section, ...]
    day: date | None = None
    added: date | None = None
    row: Row | None = None
    label: str = ""


def documents(publication: Publication, rows: Iterable[Row]) -> list[Document]:
    """Every publication, and every page that is worth finding beside them; no made-up partnership."""
    by_address = {row.address: row for row in rows}
    found = (
        _document(publication, record, by_address)
        for record in publication.catalogue.by_file.values()
        if _is_found(record)
    )
    return sorted(found, key=lambda document: (-(document.day or date.min).toordinal(), document.address))


def _is_found(record: AnyRecord) -> bool:
    """Whether a record is found: no made-up area, and nothing that only lists other pages."""
    if isinstance(record, Partnership):
        return not record.specimen
    return not isinstance(record, Page) or record.layout not in _LISTS


def _document(publication: Publication, record: AnyRecord, rows: Mapping[str, Row]) -> Document:
    catalogue, sections = publication.catalogue, (*publication.of(record).sections, *_asked(record))
    address = address_of(record.file)
    title = record.name if isinstance(record, Indicator) else record.title
    report = record if isinstance(record, Report) else None
    summary = getattr(record, "summary", None) or ""
    body = _body(record, sections, catalogue)
    return Document(
        address=address,
        title=title,
        fields={
            "title": title,
            "partnership": _names(record, catalogue),
            "headings": " ".join(section.title for section in sections),
            "summary": summary,
            "body": " ".join((body, *_other_forms(f"{title} {summary} {body}", catalogue.acronyms))),
        },
        sections=sections,
        day=report.published.sort_day if report else None,
        added=report.added.sort_day if report else None,
        row=rows.get(address),
        label="" if address in rows else _label(record, title, catalogue),
    )


def _names(record: AnyRecord, catalogue: Catalogue) -> str:
    """All names of the partnership that a record is about."""
    of_report = catalogue.partnerships.get(record.partnership or "") if isinstance(record, Report) else None
    partnership = record if isinstance(record, Partnership) else of_report
    if not partnership:
        return ""
    return " ".join(filter(None, (partnership.name, partnership.own_name, *partnership.aliases)))


def _body(record: AnyRecord, sections: Iterable[Section], catalogue: Catalogue) -> str:
    """The text, and what the page says beside it: evaluations, acronyms."""
    more: list[str] = []
    if isinstance(record, Report):
        more += (f"{one.indicator.name}: {one.grade.label}" for one in catalogue.evaluations_of(record))
    if isinstance(record, Page):
        more += (f"{short} {full}" for short, full in record.acronyms.items())
    return " ".join((*(section.text for section in sections), *more))


def _asked(record: AnyRecord) -> Iterator[Section]:
    """What a template asks, each section and each question under its own anchor."""
    for _, asked in record.places() if isinstance(record, Template) else ():
        if isinstance(asked, Question):
            yield Section(asked.id, asked.question, " ".join(filter(None, (*asked.choices, asked.guidance))))
        else:
            yield Section(asked.id, asked.title, asked.guidance or "")


def _other_forms(text: str, acronyms: Mapping[str, str]) -> list[str]:
    """What a text says in short, in full, and the other way round: it is found by both."""
    folded = text.lower()
    return [
        f"{short} {full}"
        for short, full in acronyms.items()
        if (full.lower() in folded) != (re.search(rf"\b{re.escape(short)}\b", text) is not None)
    ]


def _label(record: AnyRecord, title: str, catalogue: Catalogue) -> str:
    """What a page is called among results: ``Area: Fife``, ``Indicator: 2.1 Impact … (2014 framework)``."""
    match record:
        case Indicator():
            return f"Indicator: {title} ({catalogue.frameworks[record.framework].short_title})"
        case Partnership():
            return f"Area: {title}"
        case _:
            return f"{type(record).__name__}: {title}"
