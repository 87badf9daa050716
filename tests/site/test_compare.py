"""Compare: what is put side by side, and what is never worked out."""

from typing import Any

import pytest

from example import build, grade, real
from narrowing import present
from publishing.base.grades import Grade
from publishing.site import compare
from publishing.site.comparison import State, inspections, spreads
from publishing.site.pages import Pages

REPORT = """\
---
title: Services for children in {area}
partnership: {id}
programme: services
kind: joint-inspection
published: 2022-05
inspected: unknown
added: 2026-11-22
{more}summary: One more.
confidence: low
sources:
  - https://news.example/{id}
---
"""


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """What the page of the real site compares."""
    return dict(compare.data(real().catalogue))


@pytest.fixture(scope="module")
def areas(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The real areas by id."""
    return {area["id"]: area for area in data["areas"]}


GRADES = set(real().catalogue.vocabulary.grades)


def test_areas_stand_by_name(data: dict[str, Any]) -> None:
    """Every area but the made-up one, in the order of names."""
    names = [area["name"] for area in data["areas"]]

    assert sorted(one.name for one in real().catalogue.listed_partnerships) == names


def test_grades_are_those_of_the_records(areas: dict[str, dict[str, Any]]) -> None:
    """A report's grades by indicator are those that its record names, and no others."""
    for report in (one for area in real().catalogue.listed_partnerships for one in inspections(real().catalogue, area)):
        shown = next(one for one in areas[present(report.partnership)]["reports"] if report.id in one["address"])
        named = {number.partition("/")[2].replace("-", "."): value for number, value in shown["findings"].items()}

        assert {number: value for number, value in named.items() if value in GRADES} == {
            number: found.value for number, found in report.evaluations.items()
        }


def test_counts_stay_counts(areas: dict[str, dict[str, Any]]) -> None:
    """Dumfries and Galloway got nine grades, one of them known by indicator: the others stand in the total alone."""
    first = areas["dumfries-and-galloway"]["reports"][0]
    graded = {number: value for number, value in first["findings"].items() if value in GRADES}

    assert graded == {"hwiil-2014/5-2": "unsatisfactory"}
    assert first["counted"] == "5 adequate, 3 weak and 1 unsatisfactory"
    assert [one["grade"] for one in first["counts"]] == ["adequate", "weak", "unsatisfactory"]


@pytest.mark.parametrize(
    ("area", "state"),
    [
        ("north-ayrshire", "no-report"),
        ("angus", "other-framework"),
        ("dumfries-and-galloway", "other-framework"),
    ],
)
def test_why_there_is_nothing(areas: dict[str, dict[str, Any]], area: str, state: str) -> None:
    """An indicator that no report of an area has in its edition has a reason in its place."""
    assert areas[area]["otherwise"] == state


def test_the_same_indicators_are_one_family(data: dict[str, Any]) -> None:
    """2.1 is the same in both editions, 1.1 is not."""
    families = [[one["id"] for one in family] for family in data["families"]]

    assert ["hwiil-2014/2-1", "qf-care-protection-2019/2-1"] in families
    assert ["hwiil-2014/1-1"] in families
    assert ["qf-care-protection-2019/1-1"] in families


@pytest.mark.parametrize(
    ("area", "number", "field", "words"),
    [
        ("fife", 0, "published", "Published 23 March 2016"),
        ("fife", 0, "inspected", "Inspected August to October 2015"),
        ("fife", 1, "published", "Published 2019 (worked out)"),
        ("fife", 0, "edition", ""),
        ("east-lothian", 0, "published", "Publication date not known; about April 2014"),
        ("east-lothian", 0, "edition", "Edition not stated; its programme’s is the 2014 framework"),
        ("city-of-edinburgh", 0, "title", "Services for children (pilot)"),
        ("city-of-edinburgh", 0, "inspected", "Inspection dates not known"),
    ],
)
def test_what_is_said_of_a_report(
    areas: dict[str, dict[str, Any]], area: str, number: int, field: str, words: str
) -> None:
    """Dates say no more than is known, and what is in doubt says so."""
    assert areas[area]["reports"][number][field] == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({grade("good"): 5, grade("very-good"): 3, grade("adequate"): 1}, "3 very good, 5 good and 1 adequate"),
        ({grade("weak"): 2}, "2 weak"),
        ({grade("weak"): 1, grade("good"): 0}, "weak"),
        ({}, ""),
    ],
)
def test_counts_in_words(counts: dict[Grade, int], words: str) -> None:
    """Best first; one grade alone needs no number."""
    assert compare.counted(counts) == words


def test_every_indicator_that_is_evaluated_has_its_pages() -> None:
    """A page for each programme whose reports evaluate an indicator, and none besides."""
    catalogue = real().catalogue
    expected = {
        f"{one.id}/{spread.programme.id}" for one in catalogue.indicators.values() for spread in spreads(catalogue, one)
    }
    made = [view.address for view in Pages(real()).compared]

    assert sorted(f"compare/{one}/" for one in expected) == sorted(made)


def test_an_indicator_area_by_area() -> None:
    """Every area stands there by name; as many grades and unknown grades as its spread has."""
    for across in compare.every_across(real().catalogue):
        names = [area.name for area, _ in across.findings]
        states = [finding.state for _, finding in across.findings]

        assert names == sorted(names)
        assert set(names) == {one.name for one in real().catalogue.listed_partnerships}
        assert states.count(State.GRADED) == across.spread.known
        assert states.count(State.NOT_KNOWN) == len(across.spread.not_known)


def test_the_sentence_of_an_indicator() -> None:
    """It counts reports and grades, in the singular where there is one."""
    graded = REPORT.format(area="Southshire", id="southshire", more='evaluations:\n  "1.1": weak\n')
    one = build()
    two = build({"files": {"reports/southshire-2022.md": graded}})

    assert _sentence(one) == "1.1 Wellbeing in Services: 2 reports, 1 grade known"
    assert _sentence(two) == "1.1 Wellbeing in Services: 3 reports, 2 grades known"


def test_a_site_without_the_page_has_none_of_its_pages() -> None:
    """Where nothing leads to them, none are made."""
    assert Pages(build()).compared == ()


def _sentence(publication: Any) -> str:
    """The sentence of the first indicator."""
    return next(compare.every_across(publication.catalogue)).sentence
