"""publishing.site.comparison: what was found of an indicator, and how grades of two reports compare."""

from dataclasses import replace

import pytest

from narrowing import present
from publishing.content.catalogue import Catalogue
from publishing.content.models import Status
from publishing.site.comparison import (
    Finding,
    State,
    finding,
    inspections,
)
from two_editions import catalogue_of, front_matter, histories_of, report


def _out_of_force(status: Status) -> Catalogue:
    """Northshire's second report graded 1.1 weak, and has a status."""
    catalogue = catalogue_of(after=report("northshire", "2023", evaluations={"1.1": "weak"}))
    after = catalogue.reports["northshire-after"].model_copy(update={"status": status})
    return replace(catalogue, reports={**catalogue.reports, after.id: after})


def _since(before: str, after: str) -> tuple[str, int | None]:
    """Of indicator 1.1, graded in 2020 by the first edition and in 2023 by the second."""
    catalogue = catalogue_of(after=report("northshire", "2023", evaluations={"1.1": after}))
    history = histories_of(catalogue, "northshire")["second-edition/1-1"]

    assert present(history.findings[0].grade).value == before
    return history.since, history.steps


@pytest.mark.parametrize(
    ("after", "since", "steps"),
    [
        ("excellent", "Higher: from good to excellent", 2),
        ("weak", "Lower: from good to weak", -2),
        ("good", "The same: good", 0),
    ],
)
def test_grades_of_the_same_indicator_are_compared(after: str, since: str, steps: int) -> None:
    """Two editions may have it; the other edition says that it is the same."""
    assert _since("good", after) == (since, steps)


def test_an_indicator_that_is_only_similar_has_a_row_for_each_edition() -> None:
    """Its grades stand beside each other nowhere."""
    catalogue = catalogue_of(after=report("northshire", "2023", evaluations={"2.1": "good"}))
    found = histories_of(catalogue, "northshire")
    states = {id: [one.state for one in found[id].findings] for id in ("first-edition/2-1", "second-edition/2-1")}

    assert states["first-edition/2-1"] == [State.GRADED, State.OTHER_FRAMEWORK]
    assert states["second-edition/2-1"] == [State.OTHER_FRAMEWORK, State.GRADED]
    assert {found[id].since for id in states} == {"Framework changed, not comparable"}
    assert {found[id].steps for id in states} == {None}


def test_a_grade_that_is_not_known_is_compared_with_nothing() -> None:
    """The words say which of the two is missing."""
    later = catalogue_of(after=report("northshire", "2023"))
    earlier = catalogue_of({"reports/southshire-2023.md": report("southshire", "2023", evaluations={"1.1": "good"})})
    neither = catalogue_of({"reports/southshire-2023.md": report("southshire", "2023")})

    assert histories_of(later, "northshire")["second-edition/1-1"].since == "Later grade not known"
    assert histories_of(earlier, "southshire")["second-edition/1-1"].since == "Earlier grade not known"
    assert histories_of(neither, "southshire")["second-edition/1-1"].since == "Neither grade known"


def test_an_indicator_that_a_programme_leaves_out_is_not_evaluated() -> None:
    """That is known; it is no grade that is missing."""
    narrow = {"title": "Narrow", "short_title": "Narrow", "order": 3, "years": "2023", "summary": "One grade."}
    programme = front_matter(**narrow, framework="second-edition", graded=["2.1"])
    after = report("northshire", "2023", programme="narrow")
    catalogue = catalogue_of({"programmes/narrow.md": programme}, after=after)
    history = histories_of(catalogue, "northshire")["second-edition/1-1"]

    assert [one.state for one in history.findings] == [State.GRADED, State.NOT_EVALUATED]
    assert (history.since, history.steps) == ("Not evaluated this time", None)


def test_a_report_without_a_framework_is_not_comparable() -> None:
    """Nobody can say whether it evaluated the indicator."""
    history = histories_of(catalogue_of(after=report("northshire", "2023", framework="none")), "northshire")
    own = history["first-edition/1-1"]

    assert own.findings[1] == Finding(State.NOT_KNOWN, own.findings[1].report)
    assert own.since == "Framework not known, not comparable"


def test_a_superseded_report_shows_no_grade() -> None:
    """It is no longer what is said of the area."""
    history = histories_of(_out_of_force(Status.SUPERSEDED), "northshire")["second-edition/1-1"]

    assert [one.state for one in history.findings] == [State.GRADED, State.SUPERSEDED]
    assert (history.findings[1].grade, history.since, history.steps) == (None, "Superseded, not comparable", None)


def test_a_withdrawn_report_is_no_inspection() -> None:
    """Nor is a progress review, which gives no grades."""
    catalogue = _out_of_force(Status.WITHDRAWN)

    assert [one.id for one in inspections(catalogue, catalogue.partnerships["northshire"])] == ["northshire-2020"]
    assert histories_of(catalogue, "northshire")["first-edition/1-1"].since == ""


@pytest.mark.parametrize("published", ["unknown", "2019/2024"])
def test_without_an_order_nothing_is_higher(published: str) -> None:
    """Two grades are known; which was first is not."""
    expected = ("Which inspection was first is not known, not comparable", None)
    catalogue = catalogue_of(other=report("northshire", published, evaluations={"1.1": "weak"}))
    history = histories_of(catalogue, "northshire")["second-edition/1-1"]

    assert (history.since, history.steps) == expected


def test_the_time_of_an_inspection_can_tell_the_order() -> None:
    """Where the report's own date cannot."""
    catalogue = catalogue_of(other=report("northshire", "2019/2024", inspected="2021", evaluations={"1.1": "weak"}))

    assert histories_of(catalogue, "northshire")["second-edition/1-1"].since == "Lower: from good to weak"


def test_histories_go_by_edition_and_number() -> None:
    """The newest edition stands first; a family of indicators stands there once."""
    assert list(histories_of(catalogue_of(after=report("northshire", "2023")), "northshire")) == [
        "second-edition/1-1",
        "second-edition/2-1",
        "first-edition/2-1",
    ]


def test_a_finding_is_of_the_report_s_own_edition() -> None:
    """Asked for an indicator of a later one, a report answers with what is the same in its own."""
    catalogue = catalogue_of()
    found = finding(catalogue, catalogue.reports["northshire-2020"], catalogue.indicators["second-edition/1-1"])

    assert (found.state, present(found.grade).value, present(found.indicator).id) == (
        State.GRADED,
        "good",
        "first-edition/1-1",
    )
