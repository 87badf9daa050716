"""publishing.site.evidence_grid and publishing.site.clashes: what a grid warns of, counts and says, and what cannot be."""

from dataclasses import replace
from datetime import date

import pytest

from publishing.content.models import Reference, StatementLimit
from publishing.site.clashes import BACKWARDS, clashes
from tool_files import LINES, evidence_grid, meeting, row, timetable

ON = date(2026, 3, 1)


_NO_VOICE, _SINGLE = "No child's or parent's voice for this claim.", "One source only for this claim."
_OLD, _AHEAD, _UNDATED, _SMALL = (
    "Older than 2 years.",
    "Dated after the day at the top.",
    "No date.",
    "Number below 10.",
)
SEEN = "2026-01-31"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(0, "A", "children", SEEN), row(0, "B")], ""),
        ([row(0, "A", "parents", SEEN), row(0, "B")], ""),
        ([row(0, "A", "parents", SEEN), row(0, "B", claim="so  It is ")], ""),
        ([row(0, "A", "data", SEEN), row(0, "B", "records")], _NO_VOICE),
        ([row(0, "A", "data", SEEN), row(1, "B", "children"), row(0, "C")], _NO_VOICE),
        ([row(0, "A", "data", SEEN), row(0, "B", "children", claim="So not"), row(0, "C")], _NO_VOICE),
        ([row(0, "A", "children", SEEN)], _SINGLE),
        ([row(0, "A", "children", SEEN), row(0, "B", claim="So not")], _SINGLE),
        ([row(0, "A", "children", SEEN), row(0, "A", "parents")], _SINGLE),
        ([row(0, "A", "children", "2024-02-29"), row(0, "B")], _OLD),
        ([row(0, "A", "children", "2024-03-01"), row(0, "B")], ""),
        ([row(0, "A", "children", "2026-03-01"), row(0, "B")], ""),
        ([row(0, "A", "children", "2026-03-02"), row(0, "B")], _AHEAD),
        ([row(0, "A", "children"), row(0, "B")], _UNDATED),
        ([row(0, "A", "children", SEEN, "9"), row(0, "B")], _SMALL),
        ([row(0, "A", "children", SEEN, "10"), row(0, "B")], ""),
        ([row(0, "A", "data", "2020-01-01", "3")], f"{_NO_VOICE} {_SINGLE} {_OLD} {_SMALL}"),
    ],
)
def test_warnings(rows: list[dict[str, str]], expected: str) -> None:
    """Each for itself, at its limit and beside it, and all together; other lines and claims do not count."""
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
    """Days stand in words, and nothing is said twice of one line."""
    grid = evidence_grid((row(0, "A", seen="2026-01-31", number="12"), row(0, "B."), row(1, "B.")))

    assert grid.sentences("{claim}.") == ["So it is.", "", "So it is."]
    assert grid.sentences("{evidence}. On {seen}.") == ["A. On 31 January 2026.", "B.", "B."]


def test_an_empty_cell_says_nothing() -> None:
    """A sentence of which a cell is empty is left out, with all its words."""
    says = "Behind it: {number}. They say, on {seen}: {claim}."

    assert evidence_grid((row(0, "A", number="12"),)).sentences(says) == ["Behind it: 12."]
    assert evidence_grid((row(0, "A", seen="2026-01-31"),)).sentences(says) == [
        "They say, on 31 January 2026: So it is."
    ]


@pytest.mark.parametrize(("number", "said"), [("0", ""), ("9", ""), ("10", "10"), ("3900", "3900")])
def test_a_small_number_is_left_out(number: str, said: str) -> None:
    """A statement is published: it says that a number is small, and not which."""
    [text] = evidence_grid((row(0, "A", number=number),)).sentences("Behind it: {number}.")

    assert text == f"Behind it: {said or 'below 10, so left out'}."


def test_how_long_a_statement_may_be() -> None:
    """As the programme's record says, with its source; else nobody knows."""
    grid = evidence_grid()
    reference = {"id": "page", "title": "A page", "publisher": "They", "url": "https://www.example.org/"}
    changes = {
        "position_statement": StatementLimit.model_validate({"words": "4000", "source": "page"}),
        "references": (Reference.model_validate(reference),),
    }
    known = replace(grid, programme=grid.programme.model_copy(update=changes))

    assert grid.limit == "How long a statement may be was not found for this programme: ask the lead."
    assert known.limit.startswith("A statement has up to 4,000 words. From a source: Services: A page, They.")


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
