"""publishing.site.comparison: how the grades of an indicator spread, and the board of all areas."""

from narrowing import present
from publishing.site.comparison import (
    State,
    coverage,
    latest,
    spreads,
)
from two_editions import catalogue_of, histories_of, plain, report


def test_specimens_are_seen_on_their_own_page_alone() -> None:
    """They are in no spread, on no map and on no board."""
    made_up = report("specimen", "2024", programme="services", evaluations={"1.1": "weak"}, specimen="true")
    catalogue = catalogue_of({"reports/specimen-2024.md": made_up})
    (spread,) = spreads(catalogue, indicator := catalogue.indicators["first-edition/1-1"])

    found = histories_of(catalogue, "specimen")["first-edition/1-1"].findings[0]
    assert present(found.grade).value == "weak"
    assert plain(spread.counts) == {"good": 1}
    assert "specimen" not in latest(catalogue, indicator)
    assert "specimen" not in {partnership.id for partnership, _ in coverage(catalogue)}


def test_a_spread_counts_what_is_known_and_names_what_is_not() -> None:
    """Totals of a report are nobody's grade."""
    counted = report("southshire", "2021", programme="services", evaluation_counts={"good": 2})
    catalogue = catalogue_of({"reports/southshire-2021.md": counted})
    (spread,) = spreads(catalogue, catalogue.indicators["first-edition/1-1"])

    assert (spread.programme.id, plain(spread.counts), spread.known, spread.total) == ("services", {"good": 1}, 1, 3)
    assert {report.id for report in spread.not_known} == {"southshire-2020", "southshire-2021"}
    assert [report.id for report in spread.counted] == ["southshire-2021"]


def test_a_spread_keeps_to_its_own_edition() -> None:
    """A grade by a later edition is none of an earlier one, not even where the indicator is the same."""
    catalogue = catalogue_of(after=report("northshire", "2023", evaluations={"1.1": "weak"}))
    found = {id: spreads(catalogue, catalogue.indicators[id]) for id in ("first-edition/1-1", "second-edition/1-1")}

    assert [one.programme.id for one in found["first-edition/1-1"]] == ["services"]
    assert [(one.programme.id, plain(one.counts)) for one in found["second-edition/1-1"]] == [("later", {"weak": 1})]
    assert spreads(catalogue, catalogue.indicators["second-edition/4-1"]) == ()


def test_the_latest_grade_is_the_newest_that_is_known() -> None:
    """Without one, the words say why."""
    again = report("northshire", "2021", programme="services", evaluations={"1.1": "weak"})
    catalogue = catalogue_of(again=again, later=report("northshire", "2022", programme="services"))
    first = latest(catalogue, catalogue.indicators["first-edition/1-1"])
    second = latest(catalogue, catalogue.indicators["second-edition/1-1"])

    assert (present(first["northshire"].grade).value, first["southshire"].state) == ("weak", State.NOT_KNOWN)
    assert {one.state for one in second.values()} == {State.NO_REPORT}


def test_the_board_has_a_cell_for_each_area_and_programme() -> None:
    """Progress reviews stand apart."""
    board = {area.id: cells for area, cells in coverage(catalogue_of(after=report("northshire", "2023")))}
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
