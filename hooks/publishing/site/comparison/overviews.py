"""All areas at a time: the grades of an indicator, and what is listed of each area.

In: the catalogue. Out: an indicator's spread in each programme, its latest grade in each area, and a board of areas by
programmes. Specimens and what is out of force are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publishing.base.grades import Grade, in_order
from publishing.content.catalogue import Catalogue
from publishing.content.models import Indicator, Partnership, Programme, Report
from publishing.content.timelines import in_time_order
from publishing.site.comparison.findings import Finding, State, evaluates, finding, inspections


@dataclass(frozen=True)
class Spread:
    """The grades of an indicator in one programme.

    ``counts`` holds the grades known by name; ``not_known`` the reports that evaluate it and whose grade for it is not
    known; ``counted`` those of them whose grades are known as counts. ``unsure`` are the reports of which no source says
    which edition they evaluate by, so that they stand here by their programme's. Reports stand in the order of their areas.
    """

    programme: Programme
    counts: Mapping[Grade, int]
    not_known: tuple[Report, ...]
    counted: tuple[Report, ...]
    unsure: tuple[Report, ...]
    indicator: Indicator

    @property
    def known(self) -> int:
        """How many grades are known by name."""
        return sum(self.counts.values())

    @property
    def total(self) -> int:
        """How many reports evaluate it."""
        return self.known + len(self.not_known)


@dataclass(frozen=True)
class Cell:
    """The reports of one area in one programme, oldest first."""

    programme: Programme
    reports: tuple[Report, ...]
    reviews: tuple[Report, ...]


def spreads(catalogue: Catalogue, indicator: Indicator) -> tuple[Spread, ...]:
    """The grades of an indicator, programme by programme; programmes that do not evaluate it are left out."""
    if not indicator.evaluated:
        return ()
    among = (report for report in catalogue.listed_reports if report.kind.graded)
    reports = [report for report in among if evaluates(catalogue, report, indicator)]
    own = (
        (programme, [report for report in reports if report.programme == programme.id])
        for programme in catalogue.programmes.values()
    )
    return tuple(_spread(catalogue, programme, found, indicator) for programme, found in own if found)


def latest(catalogue: Catalogue, indicator: Indicator) -> Mapping[str, Finding]:
    """For each area by its id, its newest grade for an indicator of one edition, or why there is none.

    Reports by another edition are not looked at: an area that has no others has no report.
    """
    return {partnership.id: _latest(catalogue, partnership, indicator) for partnership in catalogue.listed_partnerships}


def coverage(catalogue: Catalogue) -> Iterator[tuple[Partnership, tuple[Cell, ...]]]:
    """Each area, with a cell for each programme."""
    for partnership in catalogue.listed_partnerships:
        yield (
            partnership,
            tuple(_cell(catalogue, partnership, programme) for programme in catalogue.programmes.values()),
        )


def _spread(catalogue: Catalogue, programme: Programme, reports: list[Report], indicator: Indicator) -> Spread:
    counts = Counter(report.evaluations.get(indicator.number) for report in reports)
    areas = list(catalogue.partnerships)
    by_area = sorted(reports, key=lambda report: areas.index(report.partnership) if report.partnership else len(areas))
    not_known = tuple(report for report in by_area if indicator.number not in report.evaluations)
    return Spread(
        programme,
        {grade: counts[grade] for grade in in_order(filter(None, counts))},
        not_known,
        tuple(report for report in not_known if report.unnamed_counts),
        tuple(report for report in by_area if not catalogue.surely_uses_framework(report)),
        indicator,
    )


def _latest(catalogue: Catalogue, partnership: Partnership, indicator: Indicator) -> Finding:
    reports = (report for report in reversed(inspections(catalogue, partnership)) if report.listed)
    answers = (finding(catalogue, report, indicator) for report in reports)
    # not of another edition
    own = [answer for answer in answers if answer.indicator and answer.indicator.id == indicator.id]
    order = (State.GRADED, State.NOT_KNOWN, State.NOT_EVALUATED)
    found = (answer for state in order for answer in own if answer.state is state)
    return next(found, Finding(State.NO_REPORT))


def _cell(catalogue: Catalogue, partnership: Partnership, programme: Programme) -> Cell:
    own = in_time_order(catalogue.listed_reports_of(partnership=partnership.id, programme=programme.id))
    return Cell(
        programme,
        tuple(report for report in own if not report.kind.follows),
        tuple(report for report in own if report.kind.follows),
    )
