"""The tables of the open data. A column is one line: its name, what it means, and its value.

In: the catalogue, the site's own address. Out: ``Table``s. Nothing made up is among the rows. A column that is a field of
a record takes its description from the record's.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from publishing.base.dates import When
from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    Change,
    Confidence,
    Existence,
    Indicator,
    Partnership,
    Profile,
    Record,
    Report,
    Status,
)
from publishing.content.voice import described
from publishing.data.tables.table import Column, Context, Table, cell, choices, field_of

_SURE = "Whether that edition is sure; otherwise it is the programme's, and no source says which one the report used."
_RECORD = "Where this site says all that it knows."


class GradeBasis(StrEnum):
    """The way in which a grade is known."""

    NAMED = "named"
    COUNTED = "counted"


@dataclass(frozen=True)
class GradeRow:
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


def _dates(name: str, report_of: Callable[[Any], Report]) -> Iterator[Column[Any]]:
    """A date as it is known, and the first and the last day that it may be."""

    def when(item: Any) -> When:
        return cast(When, getattr(report_of(item), name))

    description = f"{Report.model_fields[name].description} As in EDTF: 2016, 2016-03~, 2013-09/2014-04, unknown."
    yield Column(name, description, lambda item, _: str(when(item)), required=True)
    yield Column(f"{name}_from", "The first day that it may be.", lambda item, _: cell(when(item).first_day), "date")
    yield Column(f"{name}_to", "The last day that it may be.", lambda item, _: cell(when(item).last_day), "date")


def _area(report: Report, site: Context) -> Partnership | None:
    return site.catalogue.partnerships.get(report.partnership or "")


def _framework(report: Report, site: Context) -> str | None:
    framework = site.catalogue.framework_of(report)
    return framework.id if framework else None


def _is_sure(report: Report, site: Context) -> bool | None:
    return site.catalogue.surely_uses_framework(report) if site.catalogue.framework_of(report) else None


def _same_as(indicator: Indicator, _: Context) -> str | None:
    same = (f"{match.edition}/{match.number}" for match in indicator.earlier if match.likeness.value == "same")
    return next(same, None)


def _report(row: GradeRow, _: Context) -> Report:
    return row.report


def _url(record: Record, site: Context) -> str:
    return site.url(record)


EVALUATIONS = Table(
    "evaluations",
    "Every evaluation",
    "A row for each grade known by indicator, and one for each grade that a report's counts hold beyond those.",
    (
        Column("report", "The report's id.", lambda row, _: row.report.id, required=True),
        Column("partnership", "The partnership's id.", lambda row, _: row.report.partnership),
        field_of(Partnership, "code", column="partnership_code", record_of=lambda row, site: _area(row.report, site)),
        Column("programme", "The programme's id.", lambda row, _: row.report.programme),
        Column("framework", "The id of the framework edition that the grade belongs to.", lambda row, site: row.indicator.framework if row.indicator else _framework(row.report, site)),
        Column("framework_sure", _SURE, lambda row, site: _is_sure(row.report, site), "boolean"),
        Column("indicator", "The indicator's number; empty where only the number of such grades is known.", lambda row, _: row.indicator.number if row.indicator else None),
        field_of(Indicator, "title", column="indicator_title", record_of=lambda row, _: row.indicator),
        Column("grade", "The grade.", lambda row, _: row.grade.value, required=True),
        Column("value", "", lambda row, _: row.grade.points, "integer", True),
        Column("count", "How many grades this row stands for.", lambda row, _: row.count, "integer", True),
        Column("basis", "named: the grade of this indicator is known. counted: so many indicators got this grade; which ones is not known.", lambda row, _: (GradeBasis.NAMED if row.indicator else GradeBasis.COUNTED).value, required=True, values=choices(GradeBasis)),
        Column("was", "What the grade was before it was corrected, if it was.", lambda row, _: row.was),
        Column("corrected_on", "The day on which it was corrected.", lambda row, _: str(row.correction.date) if row.correction else None, "date"),
        *_dates("published", lambda row: row.report),
        *_dates("inspected", lambda row: row.report),
        field_of(Report, "status", required=True, values=Status, record_of=_report),
        Column("source", "The best source of these facts that can be linked.", lambda row, _: next(iter(row.report.sources), None)),
        Column("record", _RECORD, lambda row, site: site.url(row.report), required=True),
    ),
    foreign={"report": ("reports", "id"), "partnership": ("partnerships", "id")},
)  # fmt: skip
REPORTS = Table(
    "reports",
    "Every report",
    "A row for each report, of whatever kind, that is known of.",
    (
        Column("id", "The report's permanent id.", lambda report, _: report.id, required=True),
        field_of(Report, "title", required=True),
        field_of(Report, "kind", required=True),
        Column("partnership", "The partnership's id.", lambda report, _: report.partnership),
        field_of(Partnership, "name", column="partnership_name", record_of=_area),
        field_of(Partnership, "code", column="partnership_code", record_of=_area),
        field_of(Report, "programme"),
        Column("framework", "The framework edition that it evaluates by.", _framework),
        Column("framework_sure", _SURE, _is_sure, "boolean"),
        *_dates("published", lambda report: report),
        field_of(Report, "published_note"),
        *_dates("inspected", lambda report: report),
        field_of(Report, "follows"),
        field_of(Report, "status", required=True, values=Status),
        field_of(Report, "status_date", type="date"),
        field_of(Report, "status_reason"),
        field_of(Report, "replaced_by"),
        field_of(Report, "existence", required=True, values=Existence),
        field_of(Report, "confidence", required=True, values=Confidence),
        field_of(Report, "full_text", type="boolean", required=True),
        Column("grades_named", "How many grades are known by indicator.", lambda report, _: len(report.evaluations), "integer", True),
        Column("grades_known", "How many grades are known, by indicator or as a count.", lambda report, _: report.evaluations_total, "integer", True),
        field_of(Report, "evaluation_note"),
        field_of(Report, "summary", required=True),
        field_of(Report, "added", type="date", required=True),
        Column("updated", "The day of the last thing that readers must know: its listing, a major change, or its end.", lambda report, _: str(report.updated), "date", True),
        Column("sources", f"{Report.model_fields['sources'].description} Spaces stand between them.", lambda report, _: " ".join(report.sources) or None),
        Column("record", _RECORD, _url, required=True),
    ),
    key=("id",),
    foreign={"partnership": ("partnerships", "id")},
)  # fmt: skip
PARTNERSHIPS = Table(
    "partnerships",
    "Every partnership",
    "",
    (
        Column("id", "The partnership's permanent id.", lambda area, _: area.id, required=True),
        field_of(Partnership, "name", required=True),
        field_of(Partnership, "code"),
        field_of(Partnership, "own_name"),
        Column("aliases", f"{Partnership.model_fields['aliases'].description} Semicolons stand between them.", lambda area, _: "; ".join(area.aliases) or None),
        Column("reports", "How many reports are listed.", lambda area, site: len(site.catalogue.listed_reports_of(partnership=area.id)), "integer", True),
        Column("page", "Its page on this site.", _url, required=True),
    ),
    key=("id",),
)  # fmt: skip
INDICATORS = Table(
    "indicators",
    "Every quality indicator",
    "A row for each indicator of each framework edition.",
    (
        Column("framework", "The id of its framework edition.", lambda indicator, _: indicator.framework, required=True),
        field_of(Indicator, "number", required=True),
        field_of(Indicator, "title", required=True),
        field_of(Indicator, "key_question", required=True),
        field_of(Indicator, "kind", required=True),
        field_of(Indicator, "evaluated", type="boolean", required=True),
        Column("number_basis", "What its number rests on.", lambda indicator, _: indicator.basis_of("number").value, required=True),
        Column("title_basis", "What its title rests on.", lambda indicator, _: indicator.basis_of("title").value, required=True),
        Column("same_as", "The same indicator in an earlier edition.", _same_as),
        Column("page", "Its page on this site.", _url, required=True),
    ),
    key=("framework", "number"),
)  # fmt: skip


def for_site(table: Table, catalogue: Catalogue) -> Table:
    """Make the table of a site: with the names, kinds and grades of its profile, and without what it does not have."""
    profile = catalogue.profile
    unit = profile.unit.id if profile.unit else ""
    columns = (_of_site(column, catalogue) for column in table.columns)
    foreign = {
        _named(column, unit): (profile.unit.folder if profile.unit and other == PARTNERSHIPS.name else other, key)
        for column, (other, key) in table.foreign.items()
        if profile.unit or other != PARTNERSHIPS.name
    }
    words = described(table.description, profile)
    own = replace(table, description=words, columns=tuple(column for column in columns if column), foreign=foreign)
    if table.name != PARTNERSHIPS.name or not profile.unit:
        return own
    noun = unit.replace("-", " ")
    title, description = f"Every {noun}", f"A row for each {profile.unit.full}."
    return replace(own, name=profile.unit.folder, title=title, description=description)


def _named(column: str, unit: str) -> str:
    """The name of a column: those of what is inspected begin with its noun."""
    first, rest = column[: len(_UNIT)], column[len(_UNIT) :]
    return f"{unit.replace('-', '_')}{rest}" if first == _UNIT else column


def _of_site(column: Column[Any], catalogue: Catalogue) -> Column[Any] | None:
    """A column on a site; None where the site has no such thing."""
    profile = catalogue.profile
    if column.name in _OF_CATALOGUES and profile.own_voice:
        return None
    if (column.name.startswith(_UNIT) and not profile.unit) or (
        column.name.endswith("code") and not _has_code(profile)
    ):
        return None
    if column.name == "value":
        return _place(column, catalogue)
    values: tuple[str, ...] = column.values
    if column.name in ("grade", "was"):
        values = tuple(dict.fromkeys(grade.value for grade in catalogue.grades))
    if column.name in ("state_by", "by"):
        values = tuple(catalogue.vocabulary.voices)
    if column.name == "kind" and column.required and column.description == Report.model_fields["kind"].description:
        values = tuple(kind.id for kind in profile.kinds)
    unit = profile.unit.id if profile.unit else ""
    words = described(column.description.replace(_UNIT, unit.replace("-", " ")), profile)
    return replace(column, name=_named(column.name, unit), description=words, values=values)


def _has_code(profile: Profile) -> bool:
    return bool(profile.unit and profile.unit.code)


def _place(column: Column[Any], catalogue: Catalogue) -> Column[Any] | None:
    """The column of a grade's place on its scale; None where no scale has an order."""
    ordered = [scale for scale in catalogue.scales.values() if scale.ordered]
    if not ordered:
        return None
    words = "Its place on its scale; 1 is the lowest."
    if len(catalogue.scales) == 1:
        best = ordered[0].grades[0]
        words = f"Its place on the scale, from {len(ordered[0].grades)} ({best.label.lower()}) to 1."
    return replace(column, description=words, required=len(ordered) == len(catalogue.scales))


_UNIT = "partnership"  # how the names of columns about what is inspected begin here
# Columns of a catalogue alone: what its facts rest on, and how sure they are.
_OF_CATALOGUES = ("confidence", "existence", "framework_sure", "number_basis", "title_basis", "indicator_basis")


def tables(catalogue: Catalogue, site_url: str) -> tuple[Table, ...]:
    """Make every table. ``site_url`` ends in a slash."""
    context = Context(catalogue, site_url)
    real = [report for report in catalogue.reports.values() if not report.specimen]
    return (
        *([evaluations(catalogue, site_url, real)] if catalogue.scales else []),
        for_site(REPORTS, catalogue).filled(real, context),
        *(
            [for_site(PARTNERSHIPS, catalogue).filled(catalogue.listed_partnerships, context)]
            if catalogue.profile.unit
            else []
        ),
        *(
            [for_site(INDICATORS, catalogue).filled(catalogue.indicators.values(), context)]
            if catalogue.indicators
            else []
        ),
    )


def reports(catalogue: Catalogue, site_url: str, among: Iterable[Report]) -> Table:
    """Make the table of some reports, as they come."""
    return for_site(REPORTS, catalogue).filled(among, Context(catalogue, site_url))


def evaluations(catalogue: Catalogue, site_url: str, among: Iterable[Report]) -> Table:
    """Make the table of every grade of some reports, as they come."""
    rows = (row for report in among for row in _grade_rows(catalogue, report))
    return for_site(EVALUATIONS, catalogue).filled(rows, Context(catalogue, site_url))


def _grade_rows(catalogue: Catalogue, report: Report) -> Iterator[GradeRow]:
    """A report's grades: one row for each that is known by name, and one for each grade whose count goes beyond those."""
    for evaluation in catalogue.evaluations_of(report):
        yield GradeRow(report, evaluation.indicator, evaluation.grade, 1)
    for grade, count in report.unnamed_counts.items():
        yield GradeRow(report, None, grade, count)
