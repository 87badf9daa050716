"""What was found of an indicator, area by area and inspection by inspection, and what may be compared with what.

In: the catalogue. Out: an area's histories, an indicator's spread and its latest grades, and the coverage of areas by
programmes. Nothing is worked out: a grade that is known only as a count belongs to no indicator, and where two grades
cannot be compared, the reason stands in their place.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from publishing.catalogue import Catalogue, in_time_order, indicator_id
from publishing.records import Indicator, Kind, Likeness, Partnership, Programme, Report, Status
from publishing.scale import Grade

_INSPECTIONS = (Kind.JOINT_INSPECTION, Kind.PILOT, Kind.INTERIM_REPORT)  # what may evaluate; progress reviews do not


class State(StrEnum):
    """What is known of an indicator in one report."""

    GRADED = "graded"
    NOT_KNOWN = "not-known"
    NOT_EVALUATED = "not-evaluated"
    OTHER_FRAMEWORK = "other-framework"
    SUPERSEDED = "superseded"
    NO_REPORT = "no-report"

    @property
    def words(self) -> str:
        """As it is shown where a grade would stand."""
        return {
            State.GRADED: "Graded",
            State.NOT_KNOWN: "Grade not known",
            State.NOT_EVALUATED: "Not evaluated",
            State.OTHER_FRAMEWORK: "Another framework",
            State.SUPERSEDED: "Superseded",
            State.NO_REPORT: "No report found",
        }[self]


@dataclass(frozen=True)
class Finding:
    """What one report says of an indicator, which is the one of the report's own framework edition."""

    state: State
    report: Report | None = None
    indicator: Indicator | None = None
    grade: Grade | None = None


@dataclass(frozen=True)
class History:
    """One indicator in one area: a finding for each inspection, oldest first.

    ``indicator`` is that of the newest edition that these inspections used; ``since`` says what became of it since the inspection
    before the last, and ``steps`` by how many points its grade went up, or None where that cannot be said.
    """

    indicator: Indicator
    findings: tuple[Finding, ...]
    since: str
    steps: int | None = None


@dataclass(frozen=True)
class Spread:
    """The grades of an indicator in one programme.

    ``counts`` holds the grades known by name; ``not_known`` the reports that evaluate it and whose grade for it is not
    known; ``counted`` those of them whose grades are known as counts.
    """

    programme: Programme
    counts: Mapping[Grade, int]
    not_known: tuple[Report, ...]
    counted: tuple[Report, ...]

    @property
    def known(self) -> int:
        """How many grades are known by name."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Cell:
    """What is listed of one area in one programme, oldest first."""

    programme: Programme
    reports: tuple[Report, ...]
    reviews: tuple[Report, ...]


def inspections(catalogue: Catalogue, partnership: Partnership) -> tuple[Report, ...]:
    """The inspections of an area that may have evaluated it, oldest first; withdrawn ones are left out."""
    own = (report for report in catalogue.reports.values() if report.partnership == partnership.id)
    among = (report for report in own if report.kind in _INSPECTIONS and report.status is not Status.WITHDRAWN)
    return tuple(in_time_order(report for report in among if report.specimen == partnership.specimen))


def histories(catalogue: Catalogue, partnership: Partnership) -> tuple[History, ...]:
    """Every indicator that an inspection of an area may have evaluated, in the newest edition's order."""
    reports = inspections(catalogue, partnership)
    families = {_family(catalogue, indicator) for report in reports for indicator in _evaluated(catalogue, report)}
    found = (_history(catalogue, reports, family) for family in families)
    return tuple(sorted(found, key=lambda one: (one.indicator.order, one.indicator.id)))


def finding(catalogue: Catalogue, report: Report, indicator: Indicator) -> Finding:
    """What a report says of an indicator, or of the same indicator in the report's own edition."""
    framework = catalogue.framework_of(report)
    if framework is None:
        return Finding(State.NOT_KNOWN, report)
    same = (catalogue.indicators[one] for one in _family(catalogue, indicator))
    own = next((one for one in same if one.framework == framework.id), None)
    if report.status is Status.SUPERSEDED:
        return Finding(State.SUPERSEDED, report, own)
    if own is None:
        return Finding(State.OTHER_FRAMEWORK, report)
    if own.number in report.evaluations:
        return Finding(State.GRADED, report, own, report.evaluations[own.number])
    evaluated = own in _evaluated(catalogue, report)
    return Finding(State.NOT_KNOWN if evaluated else State.NOT_EVALUATED, report, own)


def latest(catalogue: Catalogue, indicator: Indicator) -> Mapping[str, Finding]:
    """For each area by its id, its newest grade for an indicator of one edition, or why there is none."""
    return {one.id: _latest(catalogue, one, indicator) for one in catalogue.listed_partnerships}


def spreads(catalogue: Catalogue, indicator: Indicator) -> tuple[Spread, ...]:
    """The grades of an indicator, programme by programme; programmes that do not evaluate it are left out."""
    return tuple(filter(None, (_spread(catalogue, one, indicator) for one in catalogue.programmes.values())))


def coverage(catalogue: Catalogue) -> Iterator[tuple[Partnership, tuple[Cell, ...]]]:
    """Each area, with a cell for each programme."""
    for partnership in catalogue.listed_partnerships:
        yield partnership, tuple(_cell(catalogue, partnership, one) for one in catalogue.programmes.values())


def matches(catalogue: Catalogue, indicator: Indicator, likeness: Likeness) -> Iterator[Indicator]:
    """The indicators of other editions that an indicator is like, by its own word or by theirs."""
    for match in indicator.earlier:
        other = match.number and catalogue.indicators.get(indicator_id(match.edition, match.number))
        if other and match.likeness is likeness:
            yield other
    for other in catalogue.indicators.values():
        for match in other.earlier:
            if match.likeness is likeness and match.number == indicator.number and match.edition == indicator.framework:
                yield other


def _family(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """The ids of an indicator and of all that are the same."""
    family = {indicator.id}
    waiting = [indicator]
    while waiting:
        for other in matches(catalogue, waiting.pop(), Likeness.SAME):
            if other.id not in family:
                family.add(other.id)
                waiting.append(other)
    return frozenset(family)


def _evaluated(catalogue: Catalogue, report: Report) -> Iterator[Indicator]:
    """The indicators that a report evaluates: those of its programme, where it keeps to the programme's edition, and
    those whose grade it names.
    """
    framework = catalogue.framework_of(report)
    programme = catalogue.programmes.get(report.programme or "")
    if framework is None:
        return
    by_programme = programme.graded if programme and programme.framework == framework.id else ()
    for indicator in catalogue.indicators_of(framework):
        if indicator.number in by_programme or indicator.number in report.evaluations:
            yield indicator


def _history(catalogue: Catalogue, reports: tuple[Report, ...], family: frozenset[str]) -> History:
    member = catalogue.indicators[min(family)]
    findings = tuple(finding(catalogue, report, member) for report in reports)
    members = [one.indicator for one in findings if one.indicator]
    newest = max(members, key=lambda one: catalogue.frameworks[one.framework].order)
    since, steps = _since(findings)
    return History(newest, findings, since, steps)


def _since(findings: tuple[Finding, ...]) -> tuple[str, int | None]:
    """What became of an indicator between the last two inspections, and by how many points it went up."""
    if len(findings) == 1:
        return "No earlier inspection", None
    before, after = findings[-2:]
    states = {before.state, after.state}
    if State.OTHER_FRAMEWORK in states:
        return "Framework changed, not comparable", None
    if State.SUPERSEDED in states:
        return "Superseded", None
    if before.grade is None or after.grade is None:
        late = after.grade is None
        state = after.state if late else before.state
        return _MISSING[state][late], None
    steps = after.grade.points - before.grade.points
    return ("Higher" if steps > 0 else "Lower" if steps < 0 else "The same grade"), steps


_MISSING = {  # earlier, later
    State.NOT_KNOWN: ("Earlier grade not known", "Later grade not known"),
    State.NOT_EVALUATED: ("Not evaluated before", "Not evaluated this time"),
}


def _latest(catalogue: Catalogue, partnership: Partnership, indicator: Indicator) -> Finding:
    own = [finding(catalogue, one, indicator) for one in reversed(inspections(catalogue, partnership)) if one.listed]
    by_this = [one for one in own if one.indicator == indicator]
    order = (State.GRADED, State.NOT_KNOWN, State.NOT_EVALUATED)
    found = (one for state in order for one in by_this if one.state is state)
    return next(found, Finding(State.NO_REPORT))


def _spread(catalogue: Catalogue, programme: Programme, indicator: Indicator) -> Spread | None:
    reports = [report for report in catalogue.listed_reports if report.programme == programme.id]
    found = [finding(catalogue, report, indicator) for report in reports if report.kind in _INSPECTIONS]
    own = [one for one in found if one.indicator == indicator]
    counts = Counter(one.grade for one in own if one.grade)
    not_known = tuple(one.report for one in own if one.report and one.state is State.NOT_KNOWN)
    if not counts and not not_known:
        return None
    return Spread(
        programme,
        {grade: counts[grade] for grade in Grade if counts[grade]},
        not_known,
        tuple(report for report in not_known if report.unnamed_counts),
    )


def _cell(catalogue: Catalogue, partnership: Partnership, programme: Programme) -> Cell:
    own = in_time_order(catalogue.listed_reports_of(partnership=partnership.id, programme=programme.id))
    return Cell(
        programme,
        tuple(report for report in own if report.kind is not Kind.PROGRESS_REVIEW),
        tuple(report for report in own if report.kind is Kind.PROGRESS_REVIEW),
    )
