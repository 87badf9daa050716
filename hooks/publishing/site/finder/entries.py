"""Rows: what the finder knows of each publication.

In: the catalogue. Out: one ``Row`` a publication.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from publishing.base.grades import Grade
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Chapter, Framework, Report, Status, Template


@dataclass(frozen=True)
class Row:
    """What the finder knows of one publication.

    ``kind`` is a report's kind, or ``chapter``, ``template`` or ``framework``; ``years`` are the first and last year that its
    date touches (None where open or unknown); ``evaluations`` maps indicator ids to grades; ``grades`` are all
    that stand in it, by name or as a count.
    """

    id: str
    address: str
    title: str
    publication: str
    kind: str
    partnership: str = ""
    programme: str = ""
    years: tuple[int | None, int | None] = (None, None)
    day: str = ""  # ISO, to sort by
    evaluations: Mapping[str, str] = field(default_factory=dict)
    grades: tuple[str, ...] = ()
    status: str = Status.PUBLISHED.value
    specimen: bool = False
    listed: bool = True  # (Old framework editions are part of the history.)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The lists that it stands in if it is listed, each by its folder: ``partnership/fife/progress-review``."""
        plain = {key: getattr(self, key) for key in ("kind", "partnership", "programme")}
        alone = (f"{key}/{value}" for key, value in plain.items() if value)
        graded = (f"indicator/{indicator}/{grade}" for indicator, grade in self.evaluations.items())
        pair = {f"partnership/{self.partnership}/{self.kind}"} if self.partnership else set()
        return frozenset((*alone, *(f"indicator/{indicator}" for indicator in self.evaluations), *graded, *pair))

    @property
    def outdated(self) -> bool:
        """Whether it is a report that is out of force."""
        return not self.listed and not self.specimen


def rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """One row a publication: reports newest first, then the handbook, the templates and the framework editions in their order."""
    return (
        *(_report_row(catalogue, report) for report in catalogue.reports.values()),
        *(_guidance_row(chapter, "handbook", "chapter") for chapter in catalogue.chapters.values()),
        *(_guidance_row(template, "template", "template") for template in catalogue.templates.values()),
        *(_guidance_row(framework, "framework", "framework") for framework in catalogue.frameworks.values()),
    )


def _report_row(catalogue: Catalogue, report: Report) -> Row:
    partnership = catalogue.partnerships.get(report.partnership or "")
    return Row(
        id=report.id,
        address=address_of(report.file),
        title=report.title,
        publication="report",
        kind=report.kind.value,
        partnership=partnership.id if partnership else "",
        programme=report.programme or "",
        years=report.published.years,
        day=report.published.sort_day.isoformat() if report.published.sort_day else "",
        evaluations={one.indicator.id: one.grade.value for one in catalogue.evaluations_of(report)},
        grades=tuple(grade.value for grade in Grade if grade in report.grades),
        status=report.status.value,
        specimen=report.specimen,
        listed=report.listed,
    )


def _guidance_row(record: Chapter | Framework | Template, publication: str, kind: str) -> Row:
    return Row(record.id, address_of(record.file), record.title, publication, kind)


def listed_rows(all_rows: Iterable[Row]) -> tuple[Row, ...]:
    """What is listed when nobody asks for more: nothing made up, and no report that is out of force."""
    return tuple(row for row in all_rows if row.listed)
