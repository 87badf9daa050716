"""The finder: rows, choices, and the sentence that says what is shown."""

from typing import Any

import pytest
import yaml

from example import CASES, real, vocabulary
from publishing.site import finder
from publishing.site.finder import Facet, Row

SENTENCES = yaml.safe_load((CASES / "sentences.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def facets() -> tuple[Facet, ...]:
    """The finder's facets over the real records."""
    return finder.facets(real().catalogue)


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    """The finder's rows of the real records."""
    return finder.rows(real().catalogue)


def row(number: int, key: str) -> Row:
    """A row that a case counts: a publication, a kind of report, or a specimen."""
    publication, kind = (key, "") if key in ("report", "handbook", "template", "framework") else ("report", key)
    values = {"publication": (publication,), "kind": (kind,) if kind and kind != "specimen" else ()}
    return Row(str(number), "", "", publication, values, specimen=key == "specimen")


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["fact"])
def test_sentences(case: dict[str, Any], facets: tuple[Facet, ...]) -> None:
    """The sentence is the case's, word for word."""
    listed = [row(number, key) for key, count in case["counts"].items() for number in range(count)]
    choice = {key: [str(value) for value in values] for key, values in case["choice"].items()}
    order = case.get("order", "newest first")

    assert case["sentence"] == finder.sentence(listed, choice, facets, str(case.get("words", "")), order or "")


def test_rows_of_one_area(rows: tuple[Row, ...]) -> None:
    """A facet's value gives the reports that have it, newest first."""
    found = [row for row in finder.listed_rows(rows) if finder.matches(row, {"partnership": ["fife"]})]

    assert {("fife",)} == {row.values["partnership"] for row in found}
    assert ["fife-2019", "fife-2016"] == [row.id for row in found if row.id in ("fife-2016", "fife-2019")]


def test_a_grade_alone_matches_counts(rows: tuple[Row, ...]) -> None:
    """A grade known only as a count matches without an indicator, and never with one."""
    by_id = {one.id: one for one in rows}
    dumfries = by_id["dumfries-and-galloway-2014"]

    assert finder.matches(dumfries, {"grade": ["weak"]})
    assert not finder.matches(dumfries, {"grade": ["weak"], "indicator": ["hwiil-2014/6-2"]})


def test_indicator_and_grade_meet_in_one_evaluation(rows: tuple[Row, ...]) -> None:
    """A report that is weak elsewhere isn't found by an indicator that was good."""
    ayrshire = next(one for one in rows if one.id == "south-ayrshire-2016")

    assert finder.matches(ayrshire, {"indicator": ["hwiil-2014/6-2"], "grade": ["weak"]})
    assert not finder.matches(ayrshire, {"indicator": ["hwiil-2014/2-1"], "grade": ["weak"]})


def test_a_span_matches_every_year_that_it_touches(rows: tuple[Row, ...]) -> None:
    """Between September 2013 and April 2014 is both 2013 and 2014, and neither 2012 nor 2015."""
    midlothian = next(one for one in rows if one.id == "midlothian-2013")
    found = [year for year in range(2012, 2016) if finder.matches(midlothian, {"from": [str(year)], "to": [str(year)]})]

    assert [2013, 2014] == found


def test_open_spans_go_on(rows: tuple[Row, ...]) -> None:
    """2025 or later matches every year from 2025."""
    report = next(one for one in rows if one.id == "na-h-eileanan-siar-supervision-orders")

    assert not finder.matches(report, {"from": ["2020"], "to": ["2024"]})
    assert finder.matches(report, {"from": ["2030"]})


def test_counts_drop_the_facets_own_choice(rows: tuple[Row, ...], facets: tuple[Facet, ...]) -> None:
    """With Fife chosen, Moray's count is what it would give, other facets' choices kept."""
    areas = next(facet for facet in facets if facet.key == "partnership")
    listed = finder.listed_rows(rows)
    found = finder.counts(areas, listed, {"partnership": ["fife"], "kind": ["progress-review"]})
    moray = {"partnership": ["moray"], "kind": ["progress-review"]}

    assert found["moray"] == sum(finder.matches(one, moray) for one in listed) >= 2


@pytest.mark.parametrize(
    ("days", "order"), [([], ""), (["2020-05-04"], ""), (["", ""], ""), (["2020-05-04", ""], "newest first")]
)
def test_an_order_is_told_where_there_is_one(days: list[str], order: str) -> None:
    """A single row, and rows without any date, are in no order."""
    assert finder.order_words([Row(str(place), "", "", "report", day=day) for place, day in enumerate(days)]) == order


def test_specimens_are_not_listed(rows: tuple[Row, ...]) -> None:
    """What is made up is a row, and none by default."""
    assert "specimen-2024" in {one.id for one in rows}
    assert not any(one.specimen for one in finder.listed_rows(rows))


def test_every_kind_can_be_chosen(facets: tuple[Facet, ...]) -> None:
    """The kind facet has every kind of report, in their order."""
    kinds = next(facet for facet in facets if facet.key == "kind")

    assert [*vocabulary().kinds] == [option.value for option in kinds.options]
