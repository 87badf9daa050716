"""The words for shares, from what is shown alone."""

import pytest

from example import vocabulary
from narrowing import present
from publishing.base.grades import share_words
from publishing.commands.pooling.counting import Column, Side
from publishing.commands.pooling.shares import better, share, together
from publishing.commands.pooling.suppression import Row

BANDS = present(vocabulary().profile).bands
SIDES = [Side.BETTER, Side.BETTER, Side.OTHER, Side.NONE, Side.NONE]
COLUMNS = [Column(str(place), side) for place, side in enumerate(SIDES)]


def _row(*counts: int | None, records: int = 100) -> Row:
    return Row("All records", records, counts)


def test_a_share_is_of_those_who_answered() -> None:
    """Neither what does not apply nor what was not answered is part of the whole."""
    assert share(_row(30, 10, 20, 30, 10), COLUMNS, [0], BANDS) == "majority"


@pytest.mark.parametrize(
    ("counts", "places", "expected"),
    [
        ((30, 20, 50, 0, 0), [0, 1], 50),
        ((None, None, 50, 0, 0), [0, 1], 50),
        ((None, 20, None, 0, 0), [0, 1], None),
        ((40, 20, None, None, 0), [0, 1], 60),
        ((None, None, None, None, None), [0, 1], None),
        ((None, None, None, None, None), [0, 1, 2, 3, 4], None),
    ],
    ids=str,
)
def test_a_sum_is_known_where_the_hidden_counts_stay_together(
    counts: tuple[int | None, ...], places: list[int], expected: int | None
) -> None:
    """All inside it or all outside: then anybody could subtract."""
    assert together(_row(*counts), places) == expected


def test_a_hidden_count_has_no_share() -> None:
    """A word would say how large it is."""
    assert share(_row(60, 20, None, None, 0), COLUMNS, [2], BANDS) == ""


def test_words_are_all_that_the_hidden_counts_leave_possible() -> None:
    """Two at most; with more, there is no share."""
    assert share(_row(60, 28, None, None, 0), COLUMNS, [0], BANDS) == "majority"
    assert share(_row(70, 10, None, None, 0), COLUMNS, [0], BANDS) == "majority or most"
    assert share(_row(30, 0, None, None, 0), COLUMNS, [0], BANDS) == ""


def test_the_true_word_is_always_among_them() -> None:
    """Whatever the hidden counts are."""
    for hidden in range(1, 20):
        said = share(_row(70, 10, None, None, 0), COLUMNS, [0], BANDS)

        assert share_words(70, 80 + hidden, BANDS) in said.split(" or ")


def test_nobody_answered() -> None:
    """There is no share of nothing."""
    assert share(_row(0, 0, 0, 100, 0), COLUMNS, [0], BANDS) == ""


def test_better_is_for_grades() -> None:
    """The columns of the upper half of the scale."""
    assert better(COLUMNS) == [0, 1]
    assert better(COLUMNS[2:]) == []
