"""Which counts of one table are hidden."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest

from publishing.commands.pooling.counting import Column, Side
from publishing.commands.pooling.hiding import TOTAL, Grid, hide
from publishing.documents.pooling_rules import OPEN

SIDES = {"b": Side.BETTER, "o": Side.OTHER, "n": Side.NONE}


def _shown(counts: Sequence[int], sides: str) -> tuple[int | None, ...]:
    """A row as it is shown."""
    columns = [Column(str(place), SIDES[side]) for place, side in enumerate(sides)]
    hidden = hide(Grid(columns, {(TOTAL, place): count for place, count in enumerate(counts)}))
    return tuple(None if hidden is None or (TOTAL, place) in hidden else count for place, count in enumerate(counts))


def _rows(records: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways in which so many records can have given so many answers."""
    if columns == 1:
        yield (records,)
        return
    for first in range(records + 1):
        yield from ((first, *others) for others in _rows(records - first, columns - 1))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((20, 30, 10, 0), (20, 30, 10, 0)),
        ((60, 0, 0, 0), (60, 0, 0, 0)),
        ((3, 7, 50, 0), (None, None, 50, 0)),
        ((3, 20, 37, 0), (None, None, 37, 0)),
        ((30, 20, 9, 1), (30, 20, None, None)),
        ((30, 20, 8, 1), (30, None, None, None)),
        ((0, 30, 5, 25), (0, None, None, 25)),
        ((2, 2, 36, 20), (None, None, None, 20)),
        ((9, 9, 22, 20), (None, None, None, 20)),
        ((9, 9, 0, 0), (None, None, None, None)),
    ],
    ids=str,
)
def test_examples(counts: tuple[int, ...], expected: tuple[int | None, ...]) -> None:
    """Small counts are hidden, others where subtraction would find them, and no more than that."""
    assert _shown(counts, "booo") == expected


def test_the_partner_is_of_the_same_side() -> None:
    """So that good or better, and how many answered, stay known wherever they can."""
    assert _shown((20, 20, 20, 5, 20, 20, 0), "bbbooon") == (20, 20, 20, None, None, 20, 0)
    assert _shown((20, 20, 15, 5), "oonn") == (20, 20, None, None)


@pytest.mark.parametrize("records", [*range(10, 34), 40])
@pytest.mark.parametrize("sides", ["oo", "boo", "bon"])
def test_not_even_knowing_how_it_is_done_helps(records: int, sides: str) -> None:
    """Among all rows that would be shown in the same way, each hidden count has three values at least.

    Every row there is of so many records is tried, so this holds for whoever knows this program by heart.
    """
    alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in _rows(records, len(sides)):
        alike[_shown(counts, sides)].append(counts)

    for shown, rows in alike.items():
        for place, count in enumerate(shown):
            assert count is not None or len({row[place] for row in rows}) >= OPEN, shown


def test_what_is_hidden_together_is_no_small_number() -> None:
    """The hidden counts of a row can be had together by subtraction."""
    for counts in _rows(40, 3):
        left = sum(count for count, shown in zip(counts, _shown(counts, "boo"), strict=True) if shown is None)

        assert left == 0 or left >= 10, counts
