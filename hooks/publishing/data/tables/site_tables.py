"""The tables of one site: with the names, kinds and grades of its profile, and with rows.

In: the catalogue, the site's own address. Out: ``Table``s. Nothing made up is among the rows.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from publishing.content.catalogue import Catalogue
from publishing.content.models import Profile, Report
from publishing.content.voice import described
from publishing.data.tables.columns import EVALUATIONS, INDICATORS, PARTNERSHIPS, REPORTS, grade_rows
from publishing.data.tables.table import Column, Context, Table

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
    rows = (row for report in among for row in grade_rows(catalogue, report))
    return for_site(EVALUATIONS, catalogue).filled(rows, Context(catalogue, site_url))


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
