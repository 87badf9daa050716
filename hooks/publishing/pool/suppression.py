"""Which counts may be shared.

In: counts. Out: the same tables, with None for every count that is hidden. Counts from 1 to 9 are hidden, and further
ones until nobody can work a hidden count out by subtraction; where no choice of counts is enough, the table is not
shown at all. Source: the practice of statistics bodies that ``facts/notes.md`` names under "Small numbers"
(https://turasdata.nes.nhs.scot/media/ks3kibe1/sdc_v2.html, https://guidebook.ukllc.ac.uk/docs/user_guide/sdc).

Every table must stand this: somebody who knows all that is shown, this rule, and even which counts were hidden for
being small, finds at least three values for each hidden count; and the hidden counts of a row or column, which can be
had together by subtraction, are at least 10 together. A hidden count is picked by its place, never by its size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publishing.pool.audit import Flow, possible_values
from publishing.pool.counting import Column, Counts, added
from publishing.records import Question, TemplateSection

LEAST = 10  # the least count that may be shown, but for 0
OPEN = 3  # how many values each hidden count must leave possible
OTHERS = "All other records"
TOTAL = -1  # the row of all records, in a grid

Place = tuple[int, int]  # row and column


@dataclass(frozen=True)
class Row:
    """A group of records, and how many gave each answer; None for what is hidden."""

    name: str
    records: int
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """A question, and what may be shared of its answers: over all records, and by group where that is safe."""

    section: TemplateSection
    question: Question
    columns: tuple[Column, ...]
    everyone: Row
    groups: tuple[Row, ...] = ()


@dataclass(frozen=True)
class _Grid:
    """Counts by place, the sum of each row known; with groups, each column's sum is a count in the row TOTAL."""

    columns: Sequence[Column]
    counts: Mapping[Place, int]
    grouped: bool = False
    fixed: frozenset[Place] = field(default_factory=frozenset)  # hidden from the start, for other tables' sake

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

    def flow(self, place: Place) -> Flow:
        """A hidden count as ``audit`` takes it."""
        row, column = place
        count = self.counts[place]
        low, high = (1, LEAST - 1) if count < LEAST else (LEAST, sum(self.counts.values()))
        if row != TOTAL:
            return Flow(("row", row), ("column", column), count, low, high)
        return Flow(("column", column) if self.grouped else ("row", row), "all", count, low, high)


def suppress(tables: Sequence[Counts], grouping: Question | None) -> tuple[Table, ...]:
    """What may be shared of the answers to each question."""
    everyone = {table.question: _everyone(table) for table in tables}
    sizes = everyone[grouping] if grouping else None
    return tuple(_table(table, everyone[table.question], grouping, sizes) for table in tables)


def _everyone(table: Counts) -> Row:
    grid = _Grid(table.columns, {(TOTAL, column): count for column, count in enumerate(table.total)})
    return _row("All records", table.total, TOTAL, _hidden(grid))


def _table(table: Counts, everyone: Row, grouping: Question | None, sizes: Row | None) -> Table:
    groups: tuple[Row, ...] = ()
    if sizes and table.question != grouping and set(everyone.counts) != {None}:
        groups = _groups(table, everyone, sizes)
    return Table(table.section, table.question, table.columns, everyone, groups)


def _groups(table: Counts, everyone: Row, sizes: Row) -> tuple[Row, ...]:
    """The rows of the groups, or none where they cannot be shown safely or say nothing."""
    rows = _rows(table, sizes)
    totals = {(TOTAL, column): count for column, count in enumerate(table.total)}
    cells = {(row, column): count for row, (_, counts) in enumerate(rows) for column, count in enumerate(counts)}
    fixed = frozenset((TOTAL, column) for column, count in enumerate(everyone.counts) if count is None)
    hidden = _hidden(_Grid(table.columns, totals | cells, grouped=True, fixed=fixed))
    shown = tuple(_row(name, counts, number, hidden) for number, (name, counts) in enumerate(rows))
    return shown if len(shown) > 1 and any(count for row in shown for count in row.counts) else ()


def _rows(table: Counts, sizes: Row) -> list[tuple[str, tuple[int, ...]]]:
    """The groups whose sizes are shown, and all others as one."""
    names = list(table.groups)
    known = {name for name, size in zip(names, sizes.counts, strict=True) if size is not None}
    kept = [(name, counts) for name, counts in table.groups.items() if name in known]
    rest = [counts for name, counts in table.groups.items() if name not in known]
    rows = [*kept, (OTHERS, added(rest, len(table.columns)))]
    return [(name, counts) for name, counts in rows if sum(counts)]


def _row(name: str, counts: Sequence[int], row: int, hidden: frozenset[Place] | None) -> Row:
    kept = (None if hidden is None or (row, column) in hidden else count for column, count in enumerate(counts))
    return Row(name, sum(counts), tuple(kept))


def _hidden(grid: _Grid) -> frozenset[Place] | None:
    """The places to hide; None where hiding everything would not be enough."""
    hidden = grid.small | grid.fixed
    while exposed := _exposed(grid, hidden):
        place, lines = exposed
        more = _more(grid, hidden, place, lines)
        if not more:
            return None
        hidden |= {more}
    return hidden


def _exposed(grid: _Grid, hidden: frozenset[Place]) -> tuple[Place, list[list[Place]]] | None:
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


def _more(grid: _Grid, hidden: frozenset[Place], place: Place, lines: list[list[Place]]) -> Place | None:
    """One more count to hide, by its place: of the same side, where others are hidden already, and near."""
    free = [
        (sum(other in hidden for other in line), other)
        for line in lines
        for other in line
        if other not in hidden and grid.counts[other] and not (grid.grouped and other[0] == TOTAL)
    ]

    def rank(choice: tuple[int, Place]) -> tuple[object, ...]:
        crowd, (row, column) = choice
        unlike = grid.columns[column].side is not grid.columns[place[1]].side
        crossing = any(other[column != place[1]] == (row, column)[column != place[1]] for other in hidden)
        return crowd, unlike, not crossing, abs(row - place[0]) + abs(column - place[1]), row, column

    return min(free, key=rank)[1] if free else None
