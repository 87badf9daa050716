"""publishing.site.comparison: the real records, as far as they are known by name."""

import pytest

from example import known
from publishing.site.comparison import (
    histories,
    inspections,
    spreads,
)
from two_editions import histories_of, plain


def _shown(partnership: str) -> dict[str, tuple[list[str], str]]:
    """What a real area's page says of each indicator: for each inspection a grade or a state, and since last time."""
    found = histories_of(known().catalogue, partnership)
    return {
        id: ([one.grade.value if one.grade else one.state for one in history.findings], history.since)
        for id, history in found.items()
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
