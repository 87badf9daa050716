"""Which counts of one table to hide.

In: a grid of counts. Out: the places to hide, so that it stands this: somebody who knows all that is shown, the rule
that counts from 1 to 9 are hidden, and even which counts were hidden for that, finds at least three values for each
hidden count; and the hidden counts of a row or column, which can be had together by subtraction, are at least 10
together. What is hidden on top is picked by its place, never by its size, so that the choice tells nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publishing.commands.pooling.audit import Flow, possible_values
from publishing.commands.pooling.counting import Column
from publishing.documents.pooling_rules import LEAST, OPEN

TOTAL = -1  # the row of all records

Place = tuple[int, int]  # row and column


@dataclass(frozen=True)
class Grid:
    """Counts by place, the sum of each row known; with groups, each column's sum is a count in the row TOTAL."""

    columns: Sequence[Column]
    counts: Mapping[Place, int]
    grouped: bool = False
    fixed: frozenset[Place] = field(default_factory=frozenset)  # hidden in any case, for the sake of other tables

    @property
    def small(self) -> frozenset[Place]:
        """The places whose counts must be hidden."""
        return frozenset(place for place, count in self.counts.items() if 0 < count < LEAST)

    def line(self, place: Place, along: int) -> list[Place]:
        """The places of a row (``along`` is 0) or, within the groups, of a column (1)."""
        inside = (other for other in self.counts if other[along] == place[along])
        return [other for other in inside if not along or other[0] != TOTAL]

    def lines(self, hidden: frozenset[Place]) -> Iterator[list[Place]]:
        """The rows and columns that have hidden counts, and whose sum is shown."""
        yield from (self.line((row, 0), 0) for row in sorted({row for row, _ in hidden}))
        columns = sorted({column for row, column in hidden if row != TOTAL})
        yield from (self.line((0, column), 1) for column in columns if (TOTAL, column) not in hidden)

    def range(self, place: Place) -> tuple[int, int]:
        """The least and the most that everybody knows a hidden count to be who was told whether it is small."""
        return (1, LEAST - 1) if self.counts[place] < LEAST else (LEAST, sum(self.counts.values()))

    def flow(self, place: Place) -> Flow:
        """A hidden count as ``audit`` takes it."""
        row, column = place
        count = self.counts[place]
        low, high = self.range(place)
        if row != TOTAL:
            return Flow(("row", row), ("column", column), count, low, high)
        return Flow(("column", column) if self.grouped else ("row", row), "all", count, low, high)


def hide(grid: Grid) -> frozenset[Place] | None:
    """The places to hide; None where hiding everything would not be enough."""
    hidden = grid.small | grid.fixed
    while exposed := _exposed(grid, hidden):
        place, lines = exposed
        more = another(grid, hidden, place, lines)
        if not more:
            return None
        hidden |= {more}
    return hidden


def _exposed(grid: Grid, hidden: frozenset[Place]) -> tuple[Place, list[list[Place]]] | None:
    """A hidden count that could be worked out, and the lines in which hiding another would help."""
    for line in grid.lines(hidden):
        inside = [place for place in line if place in hidden]
        if len(inside) < 2 or sum(grid.counts[place] for place in inside) < LEAST:
            return inside[0], [line]
    places = sorted(hidden)
    flows = [grid.flow(place) for place in places]
    for number, place in enumerate(places):
        if possible_values(flows, number, OPEN) < OPEN:
            return place, [grid.line(place, 0), grid.line(place, 1)]
    return None


def another(grid: Grid, hidden: frozenset[Place], place: Place, lines: list[list[Place]]) -> Place | None:
    """One more count to hide in one of these lines of ``place``: what costs least, as far as places tell."""
    free = [
        (_cost(grid, hidden, place, line, other), other)
        for line in lines
        for other in line
        if other not in hidden and grid.counts[other] and not (grid.grouped and other[0] == TOTAL)
    ]
    return min(free)[1] if free else None


def _cost(
    grid: Grid, hidden: frozenset[Place], place: Place, line: list[Place], other: Place
) -> tuple[int, bool, bool, int]:
    """Little in a line that lacks hidden counts, on the same side, where the other line has some already, and near."""
    crowd = sum(inside in hidden for inside in line)
    sides = [column.side for column in grid.columns]
    unlike = place[1] >= len(sides) or sides[other[1]] is not sides[place[1]]  # a linked question may have more answers
    across = 1 if other[0] == place[0] else 0
    lonely = not any(inside[across] == other[across] for inside in hidden)
    return crowd, unlike, lonely, abs(other[0] - place[0]) + abs(other[1] - place[1])
