"""An area's indicators over its inspections, and what became of each since the last time.

In: the catalogue and an area. Out: a ``History`` for each indicator.
"""

from dataclasses import dataclass

from publishing.base.dates import When
from publishing.content.catalogue import Catalogue
from publishing.content.models import Indicator, Partnership, Report
from publishing.site.comparison.findings import Finding, State, evaluates, finding, inspections


@dataclass(frozen=True)
class History:
    """One indicator in one area: a finding for each inspection, oldest first.

    ``indicator`` is that of the newest edition that these inspections used; ``since`` says in words what became of it
    since the inspection before the last ("" where there was one inspection), and ``steps`` by how many points its grade
    went up, or None where that cannot be said.
    """

    indicator: Indicator
    findings: tuple[Finding, ...]
    since: str
    steps: int | None = None

    @property
    def graded(self) -> bool:
        """Return whether any grade is known."""
        return any(entry.grade for entry in self.findings)


def histories(catalogue: Catalogue, partnership: Partnership) -> tuple[History, ...]:
    """Every indicator that an inspection of an area may have evaluated, in order, newest edition first."""
    reports = inspections(catalogue, partnership)
    families = {
        catalogue.families[indicator.id]
        for indicator in catalogue.indicators.values()
        if any(evaluates(catalogue, report, indicator) for report in reports)
    }
    found = (_history(catalogue, reports, family) for family in families)
    return tuple(sorted(found, key=lambda history: (-_edition(catalogue, history.indicator), history.indicator.order)))


def _history(catalogue: Catalogue, reports: tuple[Report, ...], family: frozenset[str]) -> History:
    findings = tuple(finding(catalogue, report, catalogue.indicators[min(family)]) for report in reports)
    members = [entry.indicator for entry in findings if entry.indicator]
    newest = max(members, key=lambda indicator: _edition(catalogue, indicator))
    since, steps = _since(*findings[-2:]) if len(findings) > 1 else ("", None)
    return History(newest, findings, since, steps)


def _edition(catalogue: Catalogue, indicator: Indicator) -> int:
    return catalogue.frameworks[indicator.framework].order


def _since(before: Finding, after: Finding) -> tuple[str, int | None]:
    """The change of an indicator between two inspections, and by how many points it went up."""
    states = {before.state, after.state}
    if State.SUPERSEDED in states:
        return "Superseded, not comparable", None
    if State.OTHER_FRAMEWORK in states:
        return "Framework changed, not comparable", None
    if not (before.indicator and after.indicator):
        return "Framework not known, not comparable", None
    if before.grade is None or after.grade is None:
        return _missing(before, after), None
    if not _in_order(before.report, after.report):
        return "Which inspection was first is not known, not comparable", None
    was, now = before.grade.label.lower(), after.grade.label.lower()
    if before.grade.scale != after.grade.scale:
        return "Scale changed, not comparable", None
    if before.grade.points is None or after.grade.points is None:  # grades without an order
        return (f"The same: {now}" if was == now else f"From {was} to {now}"), None
    steps = after.grade.points - before.grade.points
    return f"{'Higher' if steps > 0 else 'Lower'}: from {was} to {now}" if steps else f"The same: {now}", steps


def _missing(before: Finding, after: Finding) -> str:
    """Why two findings of which one at least is no grade cannot be compared."""
    if before.state is after.state:
        return "Neither grade known" if after.state is State.NOT_KNOWN else "Not evaluated"
    if State.NOT_EVALUATED in (before.state, after.state):
        return "Not evaluated this time" if after.state is State.NOT_EVALUATED else "Not evaluated before"
    return "Later grade not known" if after.grade is None else "Earlier grade not known"


def _in_order(before: Report | None, after: Report | None) -> bool:
    """Return whether one report is known to be of an earlier inspection than another."""
    if not (before and after):
        return False
    return _is_before(before.published, after.published) or _is_before(before.inspected, after.inspected)


def _is_before(when: When, other: When) -> bool:
    return bool(when.last_day and other.first_day and when.last_day < other.first_day)
