"""The status of a finding, worked out from its events.

In: a finding, the dates of its events, and the day on which it is read. Out: ``FindingStatus``.
Nobody types a status: it follows from events, so it can always name its reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from publishing.base.dates import When
from publishing.content.models import Answer, Closing, EventKind, Finding, FindingEvent, Report, Voice


class State(StrEnum):
    """The state of a finding, as far as it is known."""

    STRENGTH = "strength"
    NO_LATER_WORD = "no-later-word"
    AWAITED = "awaited"
    UNANSWERED = "unanswered"
    NOT_ACCEPTED = "not-accepted"
    ACCEPTED = "accepted"
    PLANNED = "planned"
    OVERDUE = "overdue"
    JUDGED = "judged"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """As it is shown: ``No later word found``."""
        return _STATE_LABELS.get(self, self.value.replace("-", " ").capitalize())

    @property
    def still_open(self) -> bool:
        """Return whether something is still expected, as far as it is known."""
        return self not in (State.STRENGTH, State.CLOSED, State.JUDGED)


_STATE_LABELS = {
    State.NO_LATER_WORD: "No later word found",
    State.AWAITED: "Answer awaited",
    State.UNANSWERED: "No answer known in time",
    State.JUDGED: "Judged by a later review",
}


@dataclass(frozen=True)
class FindingStatus:
    """The status of a finding: the state, its words, the reason, and who says so (nobody where nothing is known)."""

    state: State
    words: str
    reason: str = ""
    voice: Voice | None = None
    event: FindingEvent | None = None


def status_of(
    report: Report,
    finding: Finding,
    dates: Callable[[FindingEvent], When | None],
    as_of: date | None,
    answer_days: int | None = None,
) -> FindingStatus:
    """Work out what became of a finding.

    ``dates`` gives the date of an event; ``as_of`` is None where nothing shall depend on the day. ``answer_days`` after
    publication an answer is late; where there is no such period, none is.
    What inspectors say counts before what the partnership says; of one voice the last event counts.
    """
    events = finding.events
    judged = next((event for event in reversed(events) if event.by.of_inspectors), None)
    if judged and judged.event in _BY_INSPECTORS:
        return _told_by_event(judged, dates)
    last = events[-1] if events else None
    if last:
        if as_of and _is_overdue(last, as_of):
            reason = f"It was to be done by {last.due.words()}." if last.due else ""
            return FindingStatus(State.OVERDUE, State.OVERDUE.label, reason, last.by, last)
        return _told_by_event(last, dates)
    if not finding.kind.asks:
        return FindingStatus(State.STRENGTH, "")
    if not report.full_text:
        return FindingStatus(State.NO_LATER_WORD, State.NO_LATER_WORD.label)
    published = report.published.end.last() if report.published.end else None
    if answer_days and as_of and published and published + timedelta(days=answer_days) < as_of:
        return FindingStatus(State.UNANSWERED, f"No answer known after {answer_days} days")
    return FindingStatus(State.AWAITED, State.AWAITED.label)


_BY_INSPECTORS = (EventKind.JUDGED, EventKind.CLOSED)


def _is_overdue(event: FindingEvent, as_of: date) -> bool:
    """Tell whether a planned or postponed action should be done by now."""
    return (
        event.event in (EventKind.PLANNED, EventKind.POSTPONED)
        and event.due is not None
        and event.due.end is not None
        and event.due.end.last() < as_of
    )


def _told_by_event(event: FindingEvent, dates: Callable[[FindingEvent], When | None]) -> FindingStatus:
    """Put the state that an event leads to into words, with its date as the reason."""
    when = dates(event)
    attribution = f"{event.by.label}{f', {when.words()}' if when and when.sort_day else ''}"
    state, words = _STATES[event.event](event)
    further = event.note if event.note and event.note.rstrip(".").lower() != words.lower() else ""
    reason = f"{attribution}: {further}" if further else f"{attribution}."
    return FindingStatus(state, words, reason, event.by, event)


def _judged(event: FindingEvent) -> tuple[State, str]:
    return State.JUDGED, event.progress.label if event.progress else "Progress was judged"


def _answered(event: FindingEvent) -> tuple[State, str]:
    answer = event.answer or Answer.ACCEPTED
    return (State.NOT_ACCEPTED if answer is Answer.NOT_ACCEPTED else State.ACCEPTED), answer.label


def _closed(event: FindingEvent) -> tuple[State, str]:
    return State.CLOSED, (event.closed or Closing.DONE).label


_STATES: Mapping[EventKind, Callable[[FindingEvent], tuple[State, str]]] = {
    EventKind.ANSWERED: _answered,
    EventKind.PLANNED: lambda event: (
        State.PLANNED,
        f"Planned{f' for {event.due.words()}' if event.due else ''}",
    ),
    EventKind.POSTPONED: lambda event: (
        State.PLANNED,
        f"Postponed{f' to {event.due.words()}' if event.due else ''}",
    ),
    EventKind.JUDGED: _judged,
    EventKind.CLOSED: _closed,
}
