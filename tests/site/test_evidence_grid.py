"""publishing.site.evidence_grid and publishing.site.clashes: what a grid warns of, counts and says, and what cannot be."""

from datetime import date

import pytest

from publishing.site.clashes import BACKWARDS, clashes
from tool_files import LINES, evidence_grid, meeting, row, timetable

ON = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(0, "A", "children"), row(0, "B")], ""),
        ([row(0, "A", "parents"), row(0, "B")], ""),
        ([row(0, "A"), row(0, "B", "records")], "No child's or parent's voice."),
        ([row(0, "A"), row(1, "B", "children"), row(0, "C")], "No child's or parent's voice."),
        ([row(0, "A", "children")], "One source only."),
        ([row(0, "A", "children"), row(0, "A", "parents")], "One source only."),
        ([row(0, "A", "children", "2024-02-29"), row(0, "B")], "Older than 2 years."),
        ([row(0, "A", "children", "2024-03-01"), row(0, "B")], ""),
        ([row(0, "A", "children", number="9"), row(0, "B")], "Number below 10."),
        ([row(0, "A", "children", number="10"), row(0, "B")], ""),
        (
            [row(0, "A", "data", "2020-01-01", "3")],
            "No child's or parent's voice. One source only. Older than 2 years. Number below 10.",
        ),
    ],
)
def test_warnings(rows: list[dict[str, str]], expected: str) -> None:
    """Each for itself, at its limit and beside it, and all together; other lines do not count."""
    assert evidence_grid(tuple(rows), ON).warnings(rows[0]) == expected


def test_a_leap_day_two_years_ago() -> None:
    """On 29 February two years go back to 28 February."""
    rows = (row(0, "A", "children", "2022-02-28"), row(0, "B"))

    assert evidence_grid(rows, date(2024, 2, 29)).warnings(rows[0]) == ""


def test_counts() -> None:
    """A row counts for its own line and kind."""
    grid = evidence_grid((row(0, "A"), row(0, "B"), row(1, "C", "children")))

    assert [grid.count(line, "data") for line in LINES] == [2, 0, 0]
    assert grid.count(LINES[1], "children") == 1


def test_sentences() -> None:
    """Days stand in words, what is missing is named, and nothing is said twice of one line."""
    grid = evidence_grid((row(0, "A", seen="2026-01-31", number="12"), row(0, "B"), row(1, "B")))

    assert grid.sentences("{claim}.") == ["So it is.", "", "So it is."]
    assert grid.sentences("{evidence} ({seen}, {number})") == [
        "A (31 January 2026, 12)",
        "B (undated, not counted)",
        "B (undated, not counted)",
    ]


PEOPLE, ROOM = "People: twice at one time.", "Room: twice at one time."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([meeting("09:00", "10:00", "A", "1"), meeting("10:00", "11:00", "A", "1")], ["", ""]),
        ([meeting("09:00", "10:15", "A", "1"), meeting("10:00", "11:00", "A", "2")], [PEOPLE, PEOPLE]),
        ([meeting("09:00", "10:15", "A", "1"), meeting("10:00", "11:00", "B", "1")], [ROOM, ROOM]),
        ([meeting("09:00", "12:00", "A", "1"), meeting("10:00", "11:00", "A", "1")], [f"{PEOPLE} {ROOM}"] * 2),
        ([meeting("09:00", "10:00", "A"), meeting("09:00", "10:00", "A", day="2027-03-02")], ["", ""]),
        ([meeting("09:00", "10:00"), meeting("09:00", "10:00")], ["", ""]),
        ([meeting("10:00", "10:00", "A")], [BACKWARDS]),
        ([meeting("10:00", "", "A"), meeting("09:00", "11:00", "A")], ["", ""]),
    ],
)
def test_clashes(rows: list[dict[str, str]], expected: list[str]) -> None:
    """One after another is none, an overlap is one for each; other days, empty cells and half a line are none."""
    own = timetable()

    assert own.clashes
    assert clashes(own.clashes, rows, own.columns) == expected
