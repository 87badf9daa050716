"""Reports in time order: those of each area, and those that follow another.

In: the reports of a catalogue. Out: ``Timelines``, each worked out once, as every report's page looks at its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from publishing.base.grouping import grouped
from publishing.base.natural import natural_key
from publishing.content.models import Partnership, Report

Threads = tuple[tuple[Report, tuple[Report, ...]], ...]
NEIGHBOURS = 12  # reports of the same area that a report's page lists


@dataclass(frozen=True)
class Timelines:
    """The reports by area in time order, undated ones last, with those that are out of force."""

    reports: Mapping[str, Report]

    @cached_property
    def by_partnership(self) -> Mapping[str | None, tuple[Report, ...]]:
        """The reports of each partnership, in time order."""
        return grouped(in_time_order(self.reports.values()), lambda report: [report.partnership])

    @cached_property
    def _reviews(self) -> Mapping[str | None, tuple[Report, ...]]:
        """The reports that follow another, by that other, in time order."""
        return grouped(in_time_order(self.reports.values()), lambda report: [report.follows])

    @cached_property
    def _threads(self) -> Mapping[str | None, Threads]:
        """The threads of each partnership."""
        return {
            partnership: tuple(
                (report, self.reviews_of(report)) for report in own if report.follows not in self.reports
            )
            for partnership, own in self.by_partnership.items()
        }

    def reviews_of(self, report: Report) -> tuple[Report, ...]:
        """The reports that follow a report, in time order."""
        return self._reviews.get(report.id, ())

    def threads_of(self, partnership: Partnership) -> Threads:
        """A partnership's reports in time order, each with those that follow it."""
        return self._threads.get(partnership.id, ())

    def timeline_of(self, report: Report) -> tuple[Report, ...]:
        """The reports of the same partnership in time order, this one among them; none for national reports."""
        return self._timelines[report.partnership] if report.partnership else ()

    @cached_property
    def _timelines(self) -> Mapping[str | None, tuple[Report, ...]]:
        """The timeline of each partnership."""
        return {
            partnership: tuple(entry for first, reviews in threads for entry in (first, *reviews))
            for partnership, threads in self._threads.items()
        }

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each report in its timeline."""
        return {report.id: place for own in self._timelines.values() for place, report in enumerate(own)}

    def neighbours_of(self, report: Report) -> tuple[Report, ...]:
        """Of its timeline as much as its page shows: the reports around it, itself among them."""
        timeline = self.timeline_of(report)
        start = max(0, self._places[report.id] - NEIGHBOURS // 2) if len(timeline) > NEIGHBOURS else 0
        return timeline[min(start, max(0, len(timeline) - NEIGHBOURS)) :][:NEIGHBOURS]


def in_time_order(reports: Iterable[Report]) -> list[Report]:
    """Oldest first; undated ones last, those that end on the same day by id."""
    return sorted(reports, key=lambda report: (report.published.sort_day or date.max, natural_key(report.id)))
