"""Findings: the status is worked out from events, and every list says how many it holds."""

import random
from datetime import date, timedelta

import pytest

import example
from publishing.base.dates import When
from publishing.content.finding_status import FindingStatus, State, status_of
from publishing.content.findings import one_per_area
from publishing.content.models import (
    Answer,
    Closing,
    EventKind,
    Finding,
    FindingEvent,
    FindingKind,
    Progress,
    Report,
)

TODAY = date(2026, 11, 27)
RECORD = example.build().catalogue.reports["northshire-2020"]
FULL = RECORD.model_copy(update={"full_text": True})


def _when(day: date) -> When:
    return When.parse(day.isoformat())


def _event(chance: random.Random, day: date) -> FindingEvent:
    """A random event that the rules between fields allow."""
    kind = chance.choice(list(EventKind))
    inspectors, inspected = example.vocabulary().voices.values()
    by = inspectors if kind is EventKind.JUDGED else inspected
    if kind is EventKind.CLOSED:
        by = chance.choice([inspectors, inspected])
    due = _when(day + timedelta(chance.randint(1, 900)))
    return FindingEvent(
        event=kind,
        by=by,
        date=_when(day),
        answer=chance.choice(list(Answer)) if kind is EventKind.ANSWERED else None,
        progress=chance.choice([*Progress, None]) if kind is EventKind.JUDGED else None,
        closed=chance.choice(list(Closing)) if kind is EventKind.CLOSED else None,
        due=due if kind in (EventKind.PLANNED, EventKind.POSTPONED) else None,
        note=chance.choice([None, "More was said."]),
    )


def _finding(events: list[FindingEvent], kind: FindingKind = FindingKind.IMPROVEMENT) -> Finding:
    return Finding(id="planning", kind=kind, text="Plan better.", events=tuple(events))


ANSWER_DAYS = 56


def _status(
    report: Report, finding: Finding, as_of: date | None = TODAY, days: int | None = ANSWER_DAYS
) -> FindingStatus:
    return status_of(report, finding, lambda event: event.date, as_of, days)


def test_no_status_is_impossible() -> None:
    """Of 10,000 random histories, each status follows from one event, names it, and inspectors' word counts first."""
    chance = random.Random(17)  # noqa: S311 - no secret depends on it
    seen = set()
    for _ in range(10_000):
        day, events = date(2020, 6, 1), []
        for _ in range(chance.randint(0, 6)):
            day += timedelta(chance.randint(0, 500))
            events.append(_event(chance, day))
            if events[-1].event is EventKind.CLOSED:
                break
        report, kind = chance.choice([RECORD, FULL]), chance.choice(list(FindingKind))
        status = _status(report, _finding(events, kind))
        seen.add(status.state)
        inspectors = [event for event in events if event.by.of_inspectors]

        assert bool(status.event) == bool(events)
        assert not inspectors or status.event is inspectors[-1]
        assert (status.state is State.STRENGTH) == (not events and not kind.asks)
        assert (status.state is State.NO_LATER_WORD) == (not events and kind.asks and report is RECORD)
        if status.event:
            assert status.voice is status.event.by
            assert status.reason
        if status.state is State.OVERDUE:
            assert not inspectors
            assert str(events[-1].due) < TODAY.isoformat()

    assert seen == set(State) - {State.AWAITED}


def test_silence_is_worth_a_word_after_a_while() -> None:
    """A report whose words stand here is unanswered some weeks after it came out; a record says that nothing was found."""
    out = date(2020, 5, 4)
    states = [_status(FULL, _finding([]), out + timedelta(days)).state for days in (0, ANSWER_DAYS, ANSWER_DAYS + 1)]

    assert states == [State.AWAITED, State.AWAITED, State.UNANSWERED]
    assert _status(FULL, _finding([])).words == "No answer known after 56 days"
    assert _status(RECORD, _finding([])).words == "No later word found"


def test_without_a_period_no_answer_is_late() -> None:
    """An inspectorate whose profile names no days for an answer awaits it."""
    out = date(2020, 5, 4)

    assert _status(FULL, _finding([]), out + timedelta(5000), days=None).state is State.AWAITED
    assert _status(FULL, _finding([]), out + timedelta(8), days=7).words == "No answer known after 7 days"


@pytest.mark.parametrize(
    ("event", "words", "reason"),
    [
        (
            {"event": "answered", "by": "partnership", "answer": "in-part"},
            "Accepted in part",
            "The partnership says, 1 August 2020.",
        ),
        (
            {"event": "judged", "by": "inspectors", "progress": "very-good"},
            "Very good progress",
            "Inspectors say, 1 August 2020.",
        ),
        ({"event": "judged", "by": "inspectors"}, "Progress was judged", "Inspectors say, 1 August 2020."),
        (
            {"event": "closed", "by": "inspectors", "closed": "taken-over"},
            "Taken over by a later finding",
            "Inspectors say, 1 August 2020.",
        ),
        (
            {"event": "judged", "by": "inspectors", "progress": "some", "note": "Some progress."},
            "Some progress",
            "Inspectors say, 1 August 2020.",
        ),
        (
            {"event": "planned", "by": "partnership", "note": "A new form."},
            "Planned",
            "The partnership says, 1 August 2020: A new form.",
        ),
    ],
)
def test_words(event: dict[str, str], words: str, reason: str) -> None:
    """A status is what a reader would say, and its reason names who says so and when."""
    status = _status(
        RECORD, _finding([FindingEvent.model_validate({**event, "date": "2020-08-01"}, context=example.vocabulary())])
    )

    assert (status.words, status.reason) == (words, reason)


def test_a_plan_is_overdue_on_the_day_after() -> None:
    """A day by which something was to be done has to be over."""
    plan = FindingEvent.model_validate(
        {"event": "planned", "by": "partnership", "date": "2020-08-01", "due": "2020-09-01"},
        context=example.vocabulary(),
    )
    states = [_status(RECORD, _finding([plan]), day).state for day in (date(2020, 9, 1), date(2020, 9, 2))]

    assert states == [State.PLANNED, State.OVERDUE]


def test_each_area_comes_before_a_second_of_one() -> None:
    """Findings across areas begin with one of each."""
    items = example.known().findings.listed
    ordered = one_per_area(items)
    areas = {item.report.partnership or item.report.id for item in items}

    assert len({item.report.partnership or item.report.id for item in ordered[: len(areas)]}) == len(areas)
    assert sorted(item.id for item in ordered) == sorted(item.id for item in items)


def test_the_findings_of_south_ayrshire() -> None:
    """What was asked of South Ayrshire in 2016: five things, three of which the review of 2018 judged."""
    publication = example.known()
    requested = [
        item
        for item in publication.findings.of_report(publication.catalogue.reports["south-ayrshire-2016"])
        if item.finding.kind.asks
    ]

    assert [item.status.state for item in requested].count(State.JUDGED) == 3
    assert len(requested) == 5
    assert {item.status.event.review for item in requested if item.status.event} == {"south-ayrshire-progress-1"}


def test_a_paragraph_gives_a_finding_its_words() -> None:
    """In a report whose words stand here a finding takes the words of its paragraph, without number and notes."""
    pieces = {
        "confidence: high": "confidence: high\nfull_text: true\nfindings:\n  - id: more\n    kind: strength\n    paragraph: p1-2",
    }
    publication = example.build({"change": {"reports/northshire-2020.md": pieces}})

    assert [item.text for item in publication.findings.listed] == ["More in the progress review."]


def test_made_up_findings_are_not_listed() -> None:
    """Nothing made up, and nothing out of force, is among what counts."""
    publication = example.known()

    assert all(item.report.listed for item in publication.findings.listed)
    assert any(report.specimen and report.findings for report in publication.catalogue.reports.values())


def test_the_made_up_pair_shows_a_whole_life() -> None:
    """The made-up report has a finding for each thing that can become of one, and its review judged what it asked."""
    publication = example.real()
    items = publication.findings.of_report(publication.catalogue.reports["specimen-2024"])
    events = [event for item in items for event in item.finding.events]

    assert {event.event for event in events} == set(EventKind)
    assert {State.JUDGED, State.CLOSED} <= {item.status.state for item in items}
    assert "specimen-progress-2025" in {event.review for event in events}
