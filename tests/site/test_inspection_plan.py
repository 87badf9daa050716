"""publishing.site.inspection_plan: the lines of a plan, and the dates that everything made of it is held to."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from example import real
from plan_dates import HOLIDAYS, NOTICE, dates
from publishing.content.models import Briefing, BriefingForm, Moment, Programme
from publishing.site.inspection_plan import Line, Plan, letters, plan, plans

PLANS = plans(real().catalogue)


def _programme(**fields: object) -> Programme:
    facts = {
        "id": "trial",
        "file": "programmes/trial.md",
        "title": "Trial",
        "short_title": "Trial",
        "order": "1",
        "years": "2027",
        "weeks": "4",
        "summary": "One.",
        "references": [{"id": "page", "title": "A page", "publisher": "A body", "unlinked": "Read on paper."}],
        "events": [{"week": "1", "what": "Notice", "source": "page"}, {"week": "2", "until": "3", "what": "Survey"}],
        "follow_up": [{"week": "6", "what": "Plan", "source": "page"}],
        "steps": [
            {"week": "1", "day": "2", "who": "Chair", "what": "Call"},
            {"week": "6", "who": "Chair", "what": "Ask"},
        ],
    }
    return Programme.model_validate({**facts, **fields})


def test_lines_are_of_two_layers() -> None:
    """What sources say stands apart from what is suggested, each with its weeks; after publication weeks are counted anew."""
    programme = _programme()
    own = plan(programme)
    (page,) = programme.references

    assert own.sourced == (
        Line(1, "Notice", reference=page),
        Line(2, "Survey", until=3),
        Line(4, "Plan", after=6, reference=page, limit=True),
    )
    assert own.suggested == (Line(1, "Call", "Chair", day=2), Line(4, "Ask", "Chair", after=2))
    assert [line.when for line in (*own.sourced, *own.suggested)] == [
        "Week 1",
        "Weeks 2 to 3",
        "Within 6 weeks of publication",
        "Week 1, day 2",
        "2 weeks after publication",
    ]


@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_a_limit_is_never_later_than_its_source_says(own: Plan) -> None:
    """Publication may be on any day of its week; who keeps to the day that the plan names is in time for each of them."""
    published = _dates_of(own, lambda line: not line.after and line.week == own.programme.weeks)
    limits = _dates_of(own, lambda line: line.limit)

    assert limits
    assert [line.limit for line in own.sourced] == [line.after > 0 for line in own.sourced]
    assert not any(line.limit or line.caution for line in own.suggested)
    for line, (_, last) in limits.items():
        assert all(last <= day + timedelta(weeks=line.after) for days in published.values() for day in days)
        assert line.caution == (
            f"This is the earliest reckoning. Count {line.after} weeks from the day of publication, once you know it."
        )


def _dates_of(own: Plan, wanted: Callable[[Line], bool]) -> dict[Line, tuple[date, date]]:
    lines = zip((*own.sourced, *own.suggested), dates(own, NOTICE, ()), strict=True)
    return {line: days for line, days in lines if wanted(line)}


def test_the_newest_programme_comes_first() -> None:
    """Only programmes of which a week is known have a plan."""
    orders = [one.programme.order for one in PLANS.values()]

    assert orders == sorted(orders, reverse=True)
    assert set(PLANS) == {id for id, one in real().catalogue.programmes.items() if one.events}


def _week_of(own: Plan, words: str) -> date:
    place = next(place for place, line in enumerate(own.sourced) if words in line.what)
    return dates(own, NOTICE, ())[place][0]


def test_a_notice_on_5_january_2027() -> None:
    """Supervision orders: the first discussion is in the week of 2 February, publication in the week of 25 May."""
    own = PLANS["supervision-orders"]

    assert _week_of(own, "First professional discussion") == date(2027, 2, 2)
    assert _week_of(own, "published") == date(2027, 5, 25)
    assert _week_of(own, "action plan") == date(2027, 5, 25) + timedelta(weeks=6)


@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_holidays_shift_only_where_a_source_says_so(own: Plan) -> None:
    """A programme whose record does not say that holidays are not counted has the same dates with them."""
    moved = dates(own, NOTICE, HOLIDAYS) != dates(own, NOTICE, ())

    assert moved == own.programme.skips_holidays


@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_every_line_of_a_source_names_it(own: Plan) -> None:
    """And no line that we suggest does."""
    assert all(line.reference for line in own.sourced)
    assert not any(line.reference for line in own.suggested)


def test_every_letter_has_its_moment() -> None:
    """The plan offers each, those of the first days first, and families hear of it in these."""
    offered = letters(real().catalogue)
    every = [own for own in real().catalogue.publications("briefing").values() if isinstance(own, Briefing)]
    found = [own.id for _, briefings in offered for own in briefings]

    assert {own.id for own in every if own.form is BriefingForm.LETTER} <= set(found)
    assert len(found) == len(set(found))
    assert [moment for moment, _ in offered] == list(Moment)
    assert {"to-staff", "to-families", "to-the-union"} <= {own.id for own in offered[0][1]}


def test_every_field_of_a_plan_stands_in_a_letter() -> None:
    """A date that no letter has a place for would fill nothing."""
    fields = {line.field for own in PLANS.values() for line in (*own.sourced, *own.suggested) if line.field}
    known = {name for _, briefings in letters(real().catalogue) for own in briefings for name in own.examples}

    assert fields <= known
    assert {moment.field for moment in Moment if moment.field} <= fields
