"""The tables that can be taken away: what each column means, and every row.

In: the catalogue, the site's own address. Out: ``Table``s. Nothing made up is among the rows. A column that is a field of
a record takes its description from the record's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from publishing.base.dates import When
from publishing.base.grades import Grade
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    Change,
    Confidence,
    Existence,
    Indicator,
    Kind,
    Partnership,
    Record,
    Report,
    Status,
)

Cell = str | int | bool | None
Item = TypeVar("Item")
_SURE = "Whether that edition is sure; otherwise it is the programme's, and no source says which one the report used."


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column: ``type`` is Frictionless' (string, integer, boolean, date); ``values`` are all that may stand in it."""

    name: str
    description: str
    value: Callable[[Item], Cell]
    type: str = "string"
    required: bool = False
    values: tuple[str, ...] = ()


EVERY_REPORT = "Every report"


@dataclass(frozen=True)
class Table:
    """A table: ``key`` names the columns that tell rows apart, ``foreign`` maps columns to the table and column meant."""

    name: str
    title: str
    description: str
    columns: tuple[Column[Any], ...]
    rows: tuple[Mapping[str, Cell], ...]
    key: tuple[str, ...] = ()
    foreign: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class GradeBasis(StrEnum):
    """How a grade is known."""

    NAMED = "named"
    COUNTED = "counted"


@dataclass(frozen=True)
class Row:
    """A row of the evaluations: a grade of an indicator, or ``count`` grades of indicators that are not known."""

    report: Report
    indicator: Indicator | None
    grade: Grade
    count: int

    @property
    def correction(self) -> Change | None:
        """The last change that corrected it."""
        return self.report.corrected.get(self.indicator.number) if self.indicator else None

    @property
    def was(self) -> str | None:
        """The grade before that."""
        return self.correction.was[self.indicator.number].value if self.correction and self.indicator else None

    @property
    def corrected_on(self) -> str | None:
        """Its day."""
        return str(self.correction.date) if self.correction else None


def tables(catalogue: Catalogue, site_url: str) -> tuple[Table, ...]:
    """Every table. ``site_url`` ends in a slash."""
    made = _Tables(catalogue, site_url)
    real = [report for report in catalogue.reports.values() if not report.specimen]
    return (made.evaluations(real), made.reports(real), made.partnerships(), made.indicators())


def reports(catalogue: Catalogue, site_url: str, among: Iterable[Report]) -> Table:
    """The table of some reports, as they come."""
    return _Tables(catalogue, site_url).reports(among)


def evaluations(catalogue: Catalogue, site_url: str, among: Iterable[Report]) -> Table:
    """The table of every grade of some reports, as they come."""
    return _Tables(catalogue, site_url).evaluations(among)


def evaluation_rows(catalogue: Catalogue, report: Report) -> Iterator[Row]:
    """A report's grades: one row for each that is known by name, and one for each grade whose count goes beyond those."""
    for one in catalogue.evaluations_of(report):
        yield Row(report, one.indicator, one.grade, 1)
    for grade, count in report.unnamed_counts.items():
        yield Row(report, None, grade, count)


@dataclass(frozen=True)
class _Tables:
    """Makes tables of one catalogue."""

    catalogue: Catalogue
    site_url: str

    def evaluations(self, among: Iterable[Report]) -> Table:
        """Every grade of some reports."""
        columns: tuple[Column[Row], ...] = (
            Column("report", "The report's id.", lambda row: row.report.id, required=True),
            Column("partnership", "The partnership's id.", lambda row: row.report.partnership),
            Column("partnership_code", _says(Partnership, "code"), lambda row: self._area(row.report, "code")),
            Column("programme", "The programme's id.", lambda row: row.report.programme),
            Column("framework", "The id of the framework edition that the grade belongs to.", self._edition),
            Column("framework_sure", _SURE, lambda row: self._sure(row.report), "boolean"),
            Column(
                "indicator",
                "The indicator's number; empty where only the number of such grades is known.",
                lambda row: row.indicator.number if row.indicator else None,
            ),
            Column("indicator_title", _says(Indicator, "title"), lambda row: row.indicator.title if row.indicator else None),
            Column("grade", "The grade.", lambda row: row.grade.value, required=True, values=_all(Grade)),
            Column("value", "Its place on the scale, from 6 (excellent) to 1.", lambda row: row.grade.points, "integer", True),
            Column("count", "How many grades this row stands for.", lambda row: row.count, "integer", True),
            Column(
                "basis",
                "named: the grade of this indicator is known. counted: so many indicators got this grade; which ones is not known.",
                lambda row: (GradeBasis.NAMED if row.indicator else GradeBasis.COUNTED).value,
                required=True,
                values=_all(GradeBasis),
            ),
            Column("was", "What the grade was before it was corrected, if it was.", lambda row: row.was, values=_all(Grade)),
            Column("corrected_on", "The day on which it was corrected.", lambda row: row.corrected_on, "date"),
            *_dates("published", _says(Report, "published"), lambda row: row.report.published),
            *_dates("inspected", _says(Report, "inspected"), lambda row: row.report.inspected),
            Column("status", _says(Report, "status"), lambda row: row.report.status.value, required=True, values=_all(Status)),
            Column("source", "The best source of these facts that can be linked.", lambda row: next(iter(row.report.sources), None)),
            Column("record", "Where this site says all that it knows.", lambda row: self._url(row.report), required=True),
        )  # fmt: skip
        rows = [row for report in among for row in evaluation_rows(self.catalogue, report)]
        return _table(
            "evaluations",
            "Every evaluation",
            "A row for each grade known by indicator, and one for each grade that a report's counts hold beyond those.",
            columns,
            rows,
            foreign={"report": ("reports", "id"), "partnership": ("partnerships", "id")},
        )

    def reports(self, among: Iterable[Report]) -> Table:
        """Some reports."""
        columns: tuple[Column[Report], ...] = (
            Column("id", "The report's permanent id.", lambda one: one.id, required=True),
            Column("title", _says(Report, "title"), lambda one: one.title, required=True),
            Column("kind", _says(Report, "kind"), lambda one: one.kind.value, required=True, values=_all(Kind)),
            Column("partnership", "The partnership's id.", lambda one: one.partnership),
            Column("partnership_name", _says(Partnership, "name"), lambda one: self._area(one, "name")),
            Column("partnership_code", _says(Partnership, "code"), lambda one: self._area(one, "code")),
            Column("programme", _says(Report, "programme"), lambda one: one.programme),
            Column("framework", "The framework edition that it evaluates by.", self._framework),
            Column("framework_sure", _SURE, self._sure, "boolean"),
            *_dates("published", _says(Report, "published"), lambda one: one.published),
            Column("published_note", _says(Report, "published_note"), lambda one: one.published_note),
            *_dates("inspected", _says(Report, "inspected"), lambda one: one.inspected),
            Column("follows", _says(Report, "follows"), lambda one: one.follows),
            Column("status", _says(Report, "status"), lambda one: one.status.value, required=True, values=_all(Status)),
            Column("status_date", _says(Report, "status_date"), lambda one: str(one.status_date) if one.status_date else None, "date"),
            Column("status_reason", _says(Report, "status_reason"), lambda one: one.status_reason),
            Column("replaced_by", _says(Report, "replaced_by"), lambda one: one.replaced_by),
            Column("existence", _says(Report, "existence"), lambda one: one.existence.value, required=True, values=_all(Existence)),
            Column("confidence", _says(Report, "confidence"), lambda one: one.confidence.value, required=True, values=_all(Confidence)),
            Column("full_text", _says(Report, "full_text"), lambda one: one.full_text, "boolean", True),
            Column("grades_named", "How many grades are known by indicator.", lambda one: len(one.evaluations), "integer", True),
            Column("grades_known", "How many grades are known, by indicator or as a count.", lambda one: one.evaluations_total, "integer", True),
            Column("evaluation_note", _says(Report, "evaluation_note"), lambda one: one.evaluation_note),
            Column("summary", _says(Report, "summary"), lambda one: one.summary, required=True),
            Column("added", _says(Report, "added"), lambda one: str(one.added), "date", True),
            Column("updated", "The day of the last thing that readers must know: its listing, a major change, or its end.", lambda one: str(one.updated), "date", True),
            Column("sources", f"{_says(Report, 'sources')} Spaces stand between them.", lambda one: " ".join(one.sources) or None),
            Column("record", "Where this site says all that it knows.", self._url, required=True),
        )  # fmt: skip
        return _table(
            "reports",
            EVERY_REPORT,
            "A row for each report, progress review, overview and thematic report that is known of.",
            columns,
            list(among),
            key=("id",),
            foreign={"partnership": ("partnerships", "id")},
        )

    def partnerships(self) -> Table:
        """Every partnership."""
        columns: tuple[Column[Partnership], ...] = (
            Column("id", "The partnership's permanent id.", lambda one: one.id, required=True),
            Column("name", _says(Partnership, "name"), lambda one: one.name, required=True),
            Column("code", _says(Partnership, "code"), lambda one: one.code),
            Column("own_name", _says(Partnership, "own_name"), lambda one: one.own_name),
            Column("aliases", f"{_says(Partnership, 'aliases')} Semicolons stand between them.", lambda one: "; ".join(one.aliases) or None),
            Column("reports", "How many reports are listed.", lambda one: len(self.catalogue.listed_reports_of(partnership=one.id)), "integer", True),
            Column("page", "Its page on this site.", self._url, required=True),
        )  # fmt: skip
        return _table(
            "partnerships",
            "Every partnership",
            "A row for each community planning partnership.",
            columns,
            self.catalogue.listed_partnerships,
            key=("id",),
        )

    def indicators(self) -> Table:
        """Every indicator of every framework edition."""
        columns: tuple[Column[Indicator], ...] = (
            Column("framework", "The id of its framework edition.", lambda one: one.framework, required=True),
            Column("number", _says(Indicator, "number"), lambda one: one.number, required=True),
            Column("title", _says(Indicator, "title"), lambda one: one.title, required=True),
            Column("key_question", _says(Indicator, "key_question"), lambda one: one.key_question, required=True),
            Column("kind", _says(Indicator, "kind"), lambda one: one.kind.value, required=True),
            Column("evaluated", _says(Indicator, "evaluated"), lambda one: one.evaluated, "boolean", True),
            Column(
                "number_basis", "What its number rests on.", lambda one: one.basis_of("number").value, required=True
            ),
            Column("title_basis", "What its title rests on.", lambda one: one.basis_of("title").value, required=True),
            Column("same_as", "The same indicator in an earlier edition.", _same_as),
            Column("page", "Its page on this site.", self._url, required=True),
        )
        return _table(
            "indicators",
            "Every quality indicator",
            "A row for each indicator of each framework edition.",
            columns,
            self.catalogue.indicators.values(),
            key=("framework", "number"),
        )

    def _area(self, report: Report, name: str) -> str | None:
        partnership = self.catalogue.partnerships.get(report.partnership or "")
        return getattr(partnership, name) if partnership else None

    def _edition(self, row: Row) -> str | None:
        return row.indicator.framework if row.indicator else self._framework(row.report)

    def _framework(self, report: Report) -> str | None:
        framework = self.catalogue.framework_of(report)
        return framework.id if framework else None

    def _sure(self, report: Report) -> bool | None:
        return self.catalogue.surely_uses_framework(report) if self.catalogue.framework_of(report) else None

    def _url(self, record: Record) -> str:
        return f"{self.site_url}{address_of(record.file)}"


def _table(  # noqa: PLR0913 - what a table is
    name: str,
    title: str,
    description: str,
    columns: tuple[Column[Any], ...],
    items: Iterable[Any],
    key: tuple[str, ...] = (),
    foreign: Mapping[str, tuple[str, str]] = {},  # noqa: B006 - never changed
) -> Table:
    rows = tuple({column.name: column.value(item) for column in columns} for item in items)
    return Table(name, title, description, columns, rows, key, foreign)


def _dates(name: str, description: str, value: Callable[[Item], When]) -> Iterator[Column[Item]]:
    """A date as it is known, and the first and the last day that it may be."""
    yield Column(name, f"{description} As in EDTF: 2016, 2016-03~, 2013-09/2014-04, unknown.", lambda one: str(value(one)), required=True)  # fmt: skip
    yield Column(f"{name}_from", "The first day that it may be.", lambda one: _day(value(one).first_day), "date")
    yield Column(f"{name}_to", "The last day that it may be.", lambda one: _day(value(one).last_day), "date")


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _same_as(indicator: Indicator) -> str | None:
    same = (f"{one.edition}/{one.number}" for one in indicator.earlier if one.likeness.value == "same")
    return next(same, None)


def _says(kind: type[Record], name: str) -> str:
    """What a record says of a field."""
    return kind.model_fields[name].description or ""


def _all(values: type[StrEnum]) -> tuple[str, ...]:
    return tuple(one.value for one in values)
