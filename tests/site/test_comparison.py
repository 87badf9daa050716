"""publishing.site.comparison: what was found of an indicator, and what may be compared with what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

from example import build, known
from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import Likeness, Status
from publishing.site.comparison import (
    Finding,
    History,
    State,
    counterparts,
    coverage,
    finding,
    histories,
    inspections,
    latest,
    spreads,
    without_match,
)

SAME = {"edition": "first-edition", "number": "1.1", "likeness": "same", "reason": "One title."}
SIMILAR = {"edition": "first-edition", "number": "2.1", "likeness": "similar", "reason": "A wider title."}
NONE = {"edition": "first-edition", "likeness": "none", "reason": "The title was not read."}
EARLIER = {"1.1": SAME, "2.1": SIMILAR, "4.1": NONE}


def _file(**fields: Any) -> str:
    return f"---\n{yaml.safe_dump(fields, sort_keys=False)}---\n"


def plain(counts: Mapping[Grade, int]) -> dict[str, int]:
    """Counts by the ids of grades."""
    return {grade.value: count for grade, count in counts.items()}


def _edition(name: str, order: int, **fields: Any) -> str:
    question = {"id": "outcomes", "title": "What have we achieved?"}
    words = {
        "title": name,
        "edition": name,
        "short_title": name,
        "summary": "Newer.",
        "updated": "2026-11-22",
        "scale": "six-point",
    }
    return _file(**words, order=order, published=str(2020 + order), key_questions=[question], **fields)


def _indicator(number: str, *earlier: dict[str, str]) -> str:
    return _file(number=number, title="A", key_question="outcomes", evaluated="true", earlier=list(earlier))


def _report(partnership: str, published: str, **fields: Any) -> str:
    words = {"title": "A", "summary": "One.", "confidence": "high", "added": "2026-11-22"}
    given = {"kind": "joint-inspection", "programme": "later", "inspected": "unknown", **fields}
    return _file(**words, partnership=partnership, published=published, **given)


def _catalogue(files: dict[str, str | None] = {}, **reports: str) -> Catalogue:  # noqa: B006 - never changed
    """The base with a second edition and a programme that uses it; reports are of Northshire unless they say so."""
    later = {"title": "Later", "short_title": "Later", "order": 2, "years": "2022/..", "summary": "Newer."}
    editions = {
        "quality-indicators/second-edition/index.md": _edition("Second", 2),
        "programmes/later.md": _file(**later, framework="second-edition", graded=["1.1", "2.1"]),
        **{f"quality-indicators/second-edition/{n.replace('.', '-')}.md": _indicator(n, m) for n, m in EARLIER.items()},
    }
    own = {f"reports/northshire-{name.replace('_', '-')}.md": text for name, text in reports.items()}
    return build({"files": {**editions, **own, **files}}).catalogue


def _out_of_force(status: Status) -> Catalogue:
    """Northshire's second report graded 1.1 weak, and has a status."""
    catalogue = _catalogue(after=_report("northshire", "2023", evaluations={"1.1": "weak"}))
    after = catalogue.reports["northshire-after"].model_copy(update={"status": status})
    return replace(catalogue, reports={**catalogue.reports, after.id: after})


def _histories(catalogue: Catalogue, partnership: str) -> dict[str, History]:
    return {one.indicator.id: one for one in histories(catalogue, catalogue.partnerships[partnership])}


def _shown(partnership: str) -> dict[str, tuple[list[str], str]]:
    """What a real area's page says of each indicator: for each inspection a grade or a state, and since last time."""
    found = _histories(known().catalogue, partnership)
    return {
        id: ([one.grade.value if one.grade else one.state for one in history.findings], history.since)
        for id, history in found.items()
    }


def _since(before: str, after: str) -> tuple[str, int | None]:
    """Of indicator 1.1, graded in 2020 by the first edition and in 2023 by the second."""
    catalogue = _catalogue(after=_report("northshire", "2023", evaluations={"1.1": after}))
    history = _histories(catalogue, "northshire")["second-edition/1-1"]

    assert history.findings[0].grade.value == before
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
    catalogue = _catalogue(after=_report("northshire", "2023", evaluations={"2.1": "good"}))
    found = _histories(catalogue, "northshire")
    states = {id: [one.state for one in found[id].findings] for id in ("first-edition/2-1", "second-edition/2-1")}

    assert states["first-edition/2-1"] == [State.GRADED, State.OTHER_FRAMEWORK]
    assert states["second-edition/2-1"] == [State.OTHER_FRAMEWORK, State.GRADED]
    assert {found[id].since for id in states} == {"Framework changed, not comparable"}
    assert {found[id].steps for id in states} == {None}


def test_a_grade_that_is_not_known_is_compared_with_nothing() -> None:
    """The words say which of the two is missing."""
    later = _catalogue(after=_report("northshire", "2023"))
    earlier = _catalogue({"reports/southshire-2023.md": _report("southshire", "2023", evaluations={"1.1": "good"})})
    neither = _catalogue({"reports/southshire-2023.md": _report("southshire", "2023")})

    assert _histories(later, "northshire")["second-edition/1-1"].since == "Later grade not known"
    assert _histories(earlier, "southshire")["second-edition/1-1"].since == "Earlier grade not known"
    assert _histories(neither, "southshire")["second-edition/1-1"].since == "Neither grade known"


def test_an_indicator_that_a_programme_leaves_out_is_not_evaluated() -> None:
    """That is known; it is no grade that is missing."""
    narrow = {"title": "Narrow", "short_title": "Narrow", "order": 3, "years": "2023", "summary": "One grade."}
    programme = _file(**narrow, framework="second-edition", graded=["2.1"])
    after = _report("northshire", "2023", programme="narrow")
    catalogue = _catalogue({"programmes/narrow.md": programme}, after=after)
    history = _histories(catalogue, "northshire")["second-edition/1-1"]

    assert [one.state for one in history.findings] == [State.GRADED, State.NOT_EVALUATED]
    assert (history.since, history.steps) == ("Not evaluated this time", None)


def test_a_report_without_a_framework_is_not_comparable() -> None:
    """Nobody can say whether it evaluated the indicator."""
    history = _histories(_catalogue(after=_report("northshire", "2023", framework="none")), "northshire")
    own = history["first-edition/1-1"]

    assert own.findings[1] == Finding(State.NOT_KNOWN, own.findings[1].report)
    assert own.since == "Framework not known, not comparable"


def test_a_superseded_report_shows_no_grade() -> None:
    """It is no longer what is said of the area."""
    history = _histories(_out_of_force(Status.SUPERSEDED), "northshire")["second-edition/1-1"]

    assert [one.state for one in history.findings] == [State.GRADED, State.SUPERSEDED]
    assert (history.findings[1].grade, history.since, history.steps) == (None, "Superseded, not comparable", None)


def test_a_withdrawn_report_is_no_inspection() -> None:
    """Nor is a progress review, which gives no grades."""
    catalogue = _out_of_force(Status.WITHDRAWN)

    assert [one.id for one in inspections(catalogue, catalogue.partnerships["northshire"])] == ["northshire-2020"]
    assert _histories(catalogue, "northshire")["first-edition/1-1"].since == ""


@pytest.mark.parametrize("published", ["unknown", "2019/2024"])
def test_without_an_order_nothing_is_higher(published: str) -> None:
    """Two grades are known; which was first is not."""
    expected = ("Which inspection was first is not known, not comparable", None)
    catalogue = _catalogue(other=_report("northshire", published, evaluations={"1.1": "weak"}))
    history = _histories(catalogue, "northshire")["second-edition/1-1"]

    assert (history.since, history.steps) == expected


def test_the_time_of_an_inspection_can_tell_the_order() -> None:
    """Where the report's own date cannot."""
    catalogue = _catalogue(other=_report("northshire", "2019/2024", inspected="2021", evaluations={"1.1": "weak"}))

    assert _histories(catalogue, "northshire")["second-edition/1-1"].since == "Lower: from good to weak"


def test_histories_go_by_edition_and_number() -> None:
    """The newest edition stands first; a family of indicators stands there once."""
    assert list(_histories(_catalogue(after=_report("northshire", "2023")), "northshire")) == [
        "second-edition/1-1",
        "second-edition/2-1",
        "first-edition/2-1",
    ]


def test_specimens_are_seen_on_their_own_page_alone() -> None:
    """They are in no spread, on no map and on no board."""
    made_up = _report("specimen", "2024", programme="services", evaluations={"1.1": "weak"}, specimen="true")
    catalogue = _catalogue({"reports/specimen-2024.md": made_up})
    (spread,) = spreads(catalogue, indicator := catalogue.indicators["first-edition/1-1"])

    assert _histories(catalogue, "specimen")["first-edition/1-1"].findings[0].grade.value == "weak"
    assert plain(spread.counts) == {"good": 1}
    assert "specimen" not in latest(catalogue, indicator)
    assert "specimen" not in {partnership.id for partnership, _ in coverage(catalogue)}


def test_a_spread_counts_what_is_known_and_names_what_is_not() -> None:
    """Totals of a report are nobody's grade."""
    counted = _report("southshire", "2021", programme="services", evaluation_counts={"good": 2})
    catalogue = _catalogue({"reports/southshire-2021.md": counted})
    (spread,) = spreads(catalogue, catalogue.indicators["first-edition/1-1"])

    assert (spread.programme.id, plain(spread.counts), spread.known, spread.total) == ("services", {"good": 1}, 1, 3)
    assert {report.id for report in spread.not_known} == {"southshire-2020", "southshire-2021"}
    assert [report.id for report in spread.counted] == ["southshire-2021"]


def test_a_spread_keeps_to_its_own_edition() -> None:
    """A grade by a later edition is none of an earlier one, not even where the indicator is the same."""
    catalogue = _catalogue(after=_report("northshire", "2023", evaluations={"1.1": "weak"}))
    found = {id: spreads(catalogue, catalogue.indicators[id]) for id in ("first-edition/1-1", "second-edition/1-1")}

    assert [one.programme.id for one in found["first-edition/1-1"]] == ["services"]
    assert [(one.programme.id, plain(one.counts)) for one in found["second-edition/1-1"]] == [("later", {"weak": 1})]
    assert spreads(catalogue, catalogue.indicators["second-edition/4-1"]) == ()


def test_the_latest_grade_is_the_newest_that_is_known() -> None:
    """Without one, the words say why."""
    again = _report("northshire", "2021", programme="services", evaluations={"1.1": "weak"})
    catalogue = _catalogue(again=again, later=_report("northshire", "2022", programme="services"))
    first = latest(catalogue, catalogue.indicators["first-edition/1-1"])
    second = latest(catalogue, catalogue.indicators["second-edition/1-1"])

    assert (first["northshire"].grade.value, first["southshire"].state) == ("weak", State.NOT_KNOWN)
    assert {one.state for one in second.values()} == {State.NO_REPORT}


def test_the_board_has_a_cell_for_each_area_and_programme() -> None:
    """Progress reviews stand apart."""
    board = {area.id: cells for area, cells in coverage(_catalogue(after=_report("northshire", "2023")))}
    found = {
        (area, cell.programme.id): ([one.id for one in cell.reports], [one.id for one in cell.reviews])
        for area, cells in board.items()
        for cell in cells
    }

    assert found == {
        ("northshire", "services"): (["northshire-2020"], ["northshire-2021"]),
        ("northshire", "later"): (["northshire-after"], []),
        ("southshire", "services"): (["southshire-2020"], []),
        ("southshire", "later"): ([], []),
    }


def _counterparts(catalogue: Catalogue, indicator: str) -> list[tuple[str, str, str | None, str]]:
    return [
        (one.framework.id, one.likeness, one.indicator and one.indicator.number, one.reason)
        for one in counterparts(catalogue, catalogue.indicators[indicator])
    ]


def test_a_counterpart_is_seen_from_both_editions() -> None:
    """It is written once, in the later edition's record, with its reason."""
    catalogue = _catalogue()

    assert _counterparts(catalogue, "second-edition/1-1") == [("first-edition", "same", "1.1", "One title.")]
    assert _counterparts(catalogue, "first-edition/1-1") == [("second-edition", "same", "1.1", "One title.")]
    assert _counterparts(catalogue, "first-edition/2-1") == [("second-edition", "similar", "2.1", "A wider title.")]


def test_where_nothing_supports_a_match_there_is_none() -> None:
    """It is said, with the reason, for every other edition."""
    catalogue = _catalogue({"quality-indicators/third-edition/index.md": _edition("Third", 3)})

    assert _counterparts(catalogue, "second-edition/4-1") == [
        ("first-edition", "none", None, "The title was not read."),
        ("third-edition", "none", None, "None of its indicators was found, so nothing supports a match."),
    ]
    assert _counterparts(catalogue, "first-edition/3-1")[0] == (
        "second-edition",
        "none",
        None,
        "No indicator there is known to be like it.",
    )


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    """An edition between two others joins their indicators."""
    match = {"edition": "second-edition", "number": "1.1", "likeness": "same", "reason": "One title."}
    third = {
        "quality-indicators/third-edition/index.md": _edition("Third", 3),
        "quality-indicators/third-edition/5-1.md": _indicator("5.1", match),
    }
    catalogue = _catalogue(third)
    graded = _report("northshire", "2024", framework="third-edition", evaluations={"5.1": "weak"})
    history = _histories(_catalogue(third, after=graded), "northshire")["third-edition/5-1"]

    assert [one[:3] for one in _counterparts(catalogue, "third-edition/5-1")] == [
        ("first-edition", Likeness.SAME, "1.1"),
        ("second-edition", Likeness.SAME, "1.1"),
    ]
    assert history.since == "Lower: from good to weak"


def test_indicators_without_a_match_are_listed_by_the_reason() -> None:
    """A reason that many share is said once."""
    catalogue = _catalogue({"quality-indicators/second-edition/4-2.md": _indicator("4.2", NONE)})
    first, second = catalogue.frameworks.values()
    found = without_match(catalogue, second, first)

    assert {reason: [one.number for one in own] for reason, own in found.items()} == {
        "The title was not read.": ["4.1", "4.2"]
    }


NINE = ("1-1", "2-1", "2-2", "5-1", "5-2", "5-3", "6-2", "6-3", "9-4")  # what the programme of 2012 to 2018 grades


def _one_inspection(known: dict[str, str]) -> dict[str, tuple[list[str], str]]:
    """What an area shows that was inspected once, by the 2014 framework."""
    return {f"hwiil-2014/{number}": ([known.get(number, "not-known")], "") for number in NINE}


@pytest.mark.parametrize(
    ("partnership", "named", "counts"),
    [
        (
            "south-ayrshire",
            {"2-1": "good", "2-2": "good", "5-2": "good", "6-2": "weak", "9-4": "weak"},
            {"adequate": 4},
        ),
        ("inverclyde", {"6-3": "excellent", "5-2": "adequate"}, {"very-good": 5, "good": 2}),
    ],
)
def test_an_area_inspected_once_shows_its_named_grades_and_no_others(
    partnership: str, named: dict[str, str], counts: dict[str, int]
) -> None:
    """What is known only as a total belongs to no indicator, though South Ayrshire's could be worked out."""
    (report,) = inspections(known().catalogue, known().catalogue.partnerships[partnership])

    assert _shown(partnership) == _one_inspection(named)
    assert plain(report.unnamed_counts) == counts


def test_dumfries_and_galloway_shows_one_grade_and_compares_nothing() -> None:
    """The second inspection evaluated four indicators of another framework; its grades were not seen."""
    changed = "Framework changed, not comparable"
    before = {number: ["unsatisfactory" if number == "5-2" else "not-known", "other-framework"] for number in NINE}
    own = {f"hwiil-2014/{number}": states for number, states in before.items() if number[0] != "2"}
    same = {
        "qf-care-protection-2019/2-1": ["not-known", "not-known"],
        "qf-care-protection-2019/2-2": ["not-known", "not-evaluated"],
    }
    since = {f"qf-care-protection-2019/{number}": ["other-framework", "not-known"] for number in ("5-3", "5-4", "9-2")}

    assert {number: states for number, (states, _) in _shown("dumfries-and-galloway").items()} == {
        **own,
        **same,
        **since,
    }
    assert {words for number, (_, words) in _shown("dumfries-and-galloway").items() if number not in same} == {changed}
    assert plain(known().catalogue.reports["dumfries-and-galloway-2014"].unnamed_counts) == {"adequate": 5, "weak": 3}


def test_orkney_shows_the_four_grades_of_2020_beside_nothing_of_2013() -> None:
    """2.1 and 2.2 have the same titles in both editions, but the grades of 2013 are not known."""
    changed = "Framework changed, not comparable"
    newer = {
        "qf-care-protection-2019/1-1": (["other-framework", "weak"], changed),
        "qf-care-protection-2019/2-1": (["not-known", "weak"], "Earlier grade not known"),
        "qf-care-protection-2019/2-2": (["not-known", "adequate"], "Earlier grade not known"),
        "qf-care-protection-2019/9": (["other-framework", "unsatisfactory"], changed),
    }
    older = {f"hwiil-2014/{number}": (["not-known", "other-framework"], changed) for number in NINE}
    del older["hwiil-2014/2-1"], older["hwiil-2014/2-2"]

    assert _shown("orkney-islands") == {**newer, **older}


def test_no_two_grades_in_the_records_can_be_compared() -> None:
    """No area has two named grades for the same indicator; so far, no page shows an arrow."""
    catalogue = known().catalogue
    found = [one for area in catalogue.listed_partnerships for one in histories(catalogue, area)]

    assert len(found) > 200
    assert {one.steps for one in found} == {None}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("hwiil-2014/6-2", {"services": ({"good": 1, "weak": 4}, 29, 14)}),
        (
            "qf-care-protection-2019/2-1",
            {
                "care-and-protection": ({"very-good": 1, "weak": 1}, 8, 0),
                "risk-of-harm": ({"very-good": 3, "good": 2, "adequate": 1}, 13, 0),
                "supervision-orders": ({}, 2, 0),
            },
        ),
        ("hwiil-2014/3-1", {}),
    ],
)
def test_the_spread_of_a_real_indicator_is_what_sources_name(
    indicator: str, expected: dict[str, tuple[dict[str, int], int, int]]
) -> None:
    """Per programme: the grades known by name, the reports listed, and those known only by counts."""
    found = spreads(known().catalogue, known().catalogue.indicators[indicator])

    assert {one.programme.id: (plain(one.counts), one.total, len(one.counted)) for one in found} == expected


def test_2_1_and_2_2_are_the_only_indicators_that_two_editions_share() -> None:
    """They carry the same titles; for most others nothing supports a match."""
    families = {family for family in known().catalogue.families.values() if len(family) > 1}

    assert families == {frozenset({f"hwiil-2014/{n}", f"qf-care-protection-2019/{n}"}) for n in ("2-1", "2-2")}


def test_a_finding_is_of_the_report_s_own_edition() -> None:
    """Asked for an indicator of a later one, a report answers with what is the same in its own."""
    catalogue = _catalogue()
    found = finding(catalogue, catalogue.reports["northshire-2020"], catalogue.indicators["second-edition/1-1"])

    assert (found.state, found.grade.value, found.indicator.id) == (State.GRADED, "good", "first-edition/1-1")
