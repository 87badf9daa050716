"""Everything that search finds.

In: a publication and the finder's rows. Out: documents, in the order of their numbers: newest first, undated ones last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    AnyRecord,
    Indicator,
    Layout,
    Page,
    Partnership,
    Provider,
    Question,
    Report,
    Template,
    Theme,
)
from publishing.content.publication import Publication
from publishing.content.rendering import Rendered, Section
from publishing.search.front_matter import texts_of
from publishing.site.finder import Row

_LISTS = (
    Layout.HOME,
    Layout.FINDER,
    Layout.UNITS,
    Layout.PROGRAMMES,
    Layout.FRAMEWORKS,
    Layout.HANDBOOK,
    Layout.COVERAGE,
    Layout.COMPARE,
    Layout.FINDINGS,
    Layout.THEMES,
)
BOOSTS: Mapping[str, int] = {"title": 8, "about": 10, "headings": 3, "summary": 3, "body": 1}


@dataclass(frozen=True)
class Document:
    """One thing that search finds.

    ``names`` are all names of the area that it is about; ``beside`` is what its page says beside its text;
    ``day`` is what it sorts by and ``added`` when the site first listed it, which decides its segment (None for what is
    not dated, and for what changes with the site). ``row`` is the finder's row of a publication; other pages have a
    ``label`` instead, such as ``Area: Fife``. ``acronyms`` are the site's.
    """

    address: str
    title: str
    names: tuple[str, ...]
    summary: str
    rendered: Rendered
    questions: tuple[Section, ...] = ()
    beside: tuple[str, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    added: date | None = None
    row: Row | None = None
    label: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its text, section by section."""
        return (*self.rendered.sections, *self.questions)

    @property
    def passages(self) -> Mapping[str, tuple[str, ...]]:
        """The searched texts by field, one by one: a phrase stands within one. They are as long as the report."""
        sections = self.sections
        texts = {
            "title": (self.title,),
            "about": self.names,
            "headings": tuple(section.title for section in sections),
            "summary": (self.summary,),
            "body": (*(passage for section in sections for passage in section.passages), *self.beside),
        }
        return {field: tuple(filter(None, several)) for field, several in texts.items()}

    @property
    def fields(self) -> Mapping[str, str]:
        """The searched texts by field, with the other forms of acronyms."""
        fields = {field: " ".join(several) for field, several in self.passages.items()}
        other = _other_forms(" ".join(fields[field] for field in ("title", "summary", "body")), self.acronyms)
        return {**fields, "body": " ".join((fields["body"], *other))}

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The cache key of ``sections`` and ``fields``; for facts beside them, segments have keys of their own."""
        texts = (self.title, self.names, self.summary, self.questions, self.beside, self.acronyms)
        return self.rendered.held_sections, texts


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
    """Return whether a record is found: no made-up area, nothing that only lists pages, and nothing for developers."""
    if isinstance(record, Partnership):
        return not record.specimen
    return not isinstance(record, Page) or (record.layout not in _LISTS and not record.for_developers)


def _document(publication: Publication, record: AnyRecord, rows: Mapping[str, Row]) -> Document:
    catalogue = publication.catalogue
    address = address_of(record.file)
    title = record.name if isinstance(record, Indicator) else record.title
    report = record if isinstance(record, Report) else None
    return Document(
        address=address,
        title=title,
        names=_names(record, catalogue),
        summary=getattr(record, "summary", None) or "",
        rendered=publication.rendered_of(record),
        questions=(*_questions(record), *_found(record, publication)),
        beside=tuple(_beside(record, publication)),
        acronyms=catalogue.acronyms,
        day=report.published.sort_day if report else None,
        added=report.added.sort_day if report else None,
        row=rows.get(address),
        label="" if address in rows else _label(record, title, catalogue),
    )


def _names(record: AnyRecord, catalogue: Catalogue) -> tuple[str, ...]:
    """All names of the partnership that a record is about."""
    of_report = catalogue.partnerships.get(record.partnership or "") if isinstance(record, Report) else None
    partnership = record if isinstance(record, Partnership) else of_report
    if not partnership:
        return ()
    return names_of(partnership)


def names_of(partnership: Partnership) -> tuple[str, ...]:
    """Return all names of an area."""
    return tuple(filter(None, (partnership.name, partnership.own_name, *partnership.aliases)))


def _beside(record: AnyRecord, publication: Publication) -> Iterator[str]:
    """The words of a page beside its text: those of its front matter, evaluations, the themes of findings, acronyms."""
    catalogue = publication.catalogue
    yield from texts_of(record)
    if isinstance(record, Report):
        of_report = publication.findings.of_report(record)
        yield from dict.fromkeys(theme.title for item in of_report for theme in item.themes)
        yield from (f"{found.indicator.name}: {found.grade.label}" for found in catalogue.evaluations_of(record))
    if isinstance(record, Page):
        yield from (f"{short} {full}" for short, full in record.acronyms.items())
    if isinstance(record, Theme):
        yield from record.words


def _questions(record: AnyRecord) -> Iterator[Section]:
    """The questions of a template, each section and each question under its own anchor."""
    for _, entry in record.places() if isinstance(record, Template) else ():
        if isinstance(entry, Question):
            yield Section(entry.id, entry.question, tuple(filter(None, (*entry.choices, entry.guidance))))
        else:
            yield Section(entry.id, entry.title, tuple(filter(None, [entry.guidance])))


def _found(record: AnyRecord, publication: Publication) -> Iterator[Section]:
    """The findings of a report and what became of it, each finding under its own anchor.

    Of a finding that is a paragraph of this report only what became of it: the rest stands in the report's text.
    """
    for item in publication.findings.of_report(record) if isinstance(record, Report) else ():
        finding = item.finding
        texts = ("" if finding.paragraph else item.text, finding.addressee, *(event.note for event in finding.events))
        yield Section(finding.anchor, finding.kind.label, tuple(filter(None, texts)))


def _other_forms(text: str, acronyms: Mapping[str, str]) -> list[str]:
    """Acronyms of a text in full, and the other way round: it is found by both."""
    folded = text.lower()
    return [
        f"{short} {full}"
        for short, full in acronyms.items()
        if (full.lower() in folded) != (re.search(rf"\b{re.escape(short)}\b", text) is not None)
    ]


def _above(catalogue: Catalogue) -> str:
    """The noun for what stands above what is inspected."""
    unit = catalogue.profile.unit
    return unit.above.one.capitalize() if unit and unit.above else ""


def _label(record: AnyRecord, title: str, catalogue: Catalogue) -> str:
    """The label of a page among results: ``Area: Fife``, ``Indicator: 2.1 Impact … (2014 framework)``."""
    match record:
        case Indicator():
            return f"Indicator: {title} ({catalogue.frameworks[record.framework].short_title})"
        case Partnership():
            return f"{catalogue.profile.unit.one.capitalize() if catalogue.profile.unit else ''}: {title}"
        case Provider():
            return f"{_above(catalogue)}: {title}"
        case _:
            return f"{type(record).__name__}: {title}"
