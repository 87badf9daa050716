"""The finding of one report on one indicator.

In: a report and an indicator. Out: a ``Finding``: a grade, or in which way there is none.
"""

from dataclasses import dataclass
from enum import StrEnum

from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import Indicator, Partnership, Profile, Report, Status


class State(StrEnum):
    """The state of knowledge of an indicator in one report."""

    GRADED = "graded"
    NOT_KNOWN = "not-known"
    NOT_EVALUATED = "not-evaluated"
    OTHER_FRAMEWORK = "other-framework"
    SUPERSEDED = "superseded"
    NO_REPORT = "no-report"

    def words(self, profile: Profile) -> str:
        """Return how it is shown where a grade would stand; an inspectorate knows what it graded and published itself."""
        return {
            State.GRADED: "Graded",
            State.NOT_KNOWN: "Not graded" if profile.own_voice else "Grade not known",
            State.NOT_EVALUATED: "Not evaluated",
            State.OTHER_FRAMEWORK: "Another framework",
            State.SUPERSEDED: "Superseded",
            State.NO_REPORT: "No report yet" if profile.own_voice else "No report found",
        }[self]


@dataclass(frozen=True)
class Finding:
    """The finding of one report on an indicator.

    ``indicator`` is the one of the report's own edition; without one, the report uses another edition, or (where the
    state is ``NOT_KNOWN``) it is not known which.
    """

    state: State
    report: Report | None = None
    indicator: Indicator | None = None
    grade: Grade | None = None


def inspections(catalogue: Catalogue, partnership: Partnership) -> tuple[Report, ...]:
    """The inspections of an area that may have evaluated it, oldest first; withdrawn ones are left out."""
    own = (report for report, _ in catalogue.timelines.threads_of(partnership) if report.kind.graded)
    return tuple(
        report for report in own if report.status is not Status.WITHDRAWN and report.specimen == partnership.specimen
    )


def finding(catalogue: Catalogue, report: Report, indicator: Indicator) -> Finding:
    """The finding of a report on an indicator, or of the same indicator in the report's own edition."""
    framework = catalogue.framework_of(report)
    own = _in_edition(catalogue, indicator, framework.id) if framework else None
    if report.status is Status.SUPERSEDED:
        return Finding(State.SUPERSEDED, report, own)
    if own is None:
        return Finding(State.OTHER_FRAMEWORK if framework else State.NOT_KNOWN, report)
    if own.number in report.evaluations:
        return Finding(State.GRADED, report, own, report.evaluations[own.number])
    return Finding(State.NOT_KNOWN if evaluates(catalogue, report, own) else State.NOT_EVALUATED, report, own)


def evaluates(catalogue: Catalogue, report: Report, indicator: Indicator) -> bool:
    """Return whether a report grades an indicator: by name, or as one of those of its programme, where it keeps to the
    programme's edition.
    """
    framework = catalogue.framework_of(report)
    if framework is None or framework.id != indicator.framework:
        return False
    programme = catalogue.programmes.get(report.programme or "")
    by_programme = programme.graded if programme and programme.framework == framework.id else ()
    return indicator.number in report.evaluations or indicator.number in by_programme


def _in_edition(catalogue: Catalogue, indicator: Indicator, edition: str) -> Indicator | None:
    """The same indicator in an edition; ``rules`` sees to it that there are never two."""
    same = (catalogue.indicators[member] for member in catalogue.families[indicator.id])
    return next((candidate for candidate in same if candidate.framework == edition), None)
