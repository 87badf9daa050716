"""Disclosure by linked questions: what follows about a hidden count from questions that a template links to each other.

In: tables of counts, and which of their counts are hidden. Out: the hidden counts that could be worked out.

Where there is no plan, the questions about the plan do not arise. Whoever knows the template knows that, and has one more
equation for each such question: as many records without a plan as records in which the question did not apply. All tables
that are linked so are therefore one system of whole-number equations, with everything that is shown as a given. The least
and the greatest value of each hidden count in that system are found by integer programming (HiGHS), so nothing that
follows from the tables together is overlooked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy

from publishing.commands.pooling.counting import Counts
from publishing.commands.pooling.hiding import TOTAL, Grid, Place
from publishing.content.models.values import NOT_APPLICABLE
from publishing.documents.pooling_rules import NOT_ANSWERED

_DUST = 1e-6  # of rounding
Hidden = frozenset[Place] | None  # None where nothing may be shown
Cell = tuple[Counts, Place]


@dataclass(frozen=True)
class Link:
    """Whoever gave an answer of some columns of a question is counted in one column of a later question."""

    earlier: Counts
    columns: tuple[int, ...]
    later: Counts
    column: int


def links(tables: Iterable[Counts]) -> tuple[Link, ...]:
    """The links between tables, as the template states them."""
    by_question = {table.question.id: table for table in tables}
    return tuple(
        _link(by_question[table.question.unless.question], table.question.unless.answers, table)
        for table in by_question.values()
        if table.question.unless and table.question.unless.question in by_question
    )


def _link(earlier: Counts, answers: Collection[str], later: Counts) -> Link:
    labels = [column.label for column in later.columns]
    lack = NOT_APPLICABLE if NOT_APPLICABLE in labels else NOT_ANSWERED
    columns = tuple(place for place, column in enumerate(earlier.columns) if column.label in answers)
    return Link(earlier, columns, later, labels.index(lack))


def components(links: Iterable[Link]) -> list[list[Counts]]:
    """The tables that are linked to each other, directly or by way of others, in groups."""
    found: list[list[Counts]] = []
    for link in links:
        touched = [group for group in found if link.earlier in group or link.later in group]
        merged = dict.fromkeys([*(table for group in touched for table in group), link.earlier, link.later])
        found = [group for group in found if group not in touched] + [list(merged)]
    return found


class System:
    """The equations that bind the counts of linked tables, for somebody who sees what is shown."""

    def __init__(self, grids: Mapping[Counts, Grid], settled: Mapping[Counts, Hidden], links: Sequence[Link]) -> None:
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._places: dict[Cell, int] = {}
        self._seen: list[tuple[int, int]] = []  # the least and the greatest value of each count in solutions
        for table, grid in grids.items():
            self._add_table(table, grid, settled[table])
        for link in links:
            if link.earlier in grids and link.later in grids:
                self._add_link(link, grids[link.earlier], grids[link.later])

    def bounds(self, cell: Cell) -> tuple[int, int]:
        """The least and the greatest value that a count can have."""
        return self._extreme(cell, highspy.ObjSense.kMinimize), self._extreme(cell, highspy.ObjSense.kMaximize)

    def _extreme(self, cell: Cell, sense: highspy.ObjSense) -> int:
        place = self._places[cell]
        self._solver.changeColCost(place, 1)
        self._solver.changeObjectiveSense(sense)
        values = self._solved(relaxed=True)
        if any(abs(value - round(value)) > _DUST for value in values):
            values = self._solved(relaxed=False)
        self._solver.changeColCost(place, 0)
        self._note(map(round, values))
        return round(values[place])

    def _solved(self, *, relaxed: bool) -> Sequence[float]:
        """Return a best solution; ``relaxed`` ones need not be whole numbers, nearly always are, and take a tenth of the time."""
        self._solver.setOptionValue("solve_relaxation", relaxed)
        self._solver.run()
        values: Sequence[float] = self._solver.getSolution().col_value
        return values

    def has_values(self, cell: Cell, least: int) -> bool:
        """Say whether a count can have ``least`` values or more.

        Every solution that was found for one count is one for all others, so that most need no search of their own.
        """
        low, high = self._seen[self._places[cell]]
        if high - low + 1 < least:
            low, high = self.bounds(cell)
        return high - low + 1 >= least

    def _note(self, values: Iterable[int]) -> None:
        self._seen = [
            (min(low, value), max(high, value)) for (low, high), value in zip(self._seen, values, strict=True)
        ]

    def _add_table(self, table: Counts, grid: Grid, hidden: Hidden) -> None:
        """Add the counts of a table, shown ones as they are, and that they add up."""
        most = max(sum(table.total), 1)
        for place, count in grid.counts.items():
            if hidden is None and not _is_shown_elsewhere(grid, place):
                low, high = 0, most
            else:
                low, high = grid.range(place) if place in (hidden or grid.fixed) else (count, count)
            self._places[table, place] = self._solver.getNumCol()
            self._seen.append((count, count))
            self._solver.addVar(low, high)
            self._solver.changeColIntegrality(self._places[table, place], highspy.HighsVarType.kInteger)
        for row in {row for row, _ in grid.counts}:
            line = [place for place in grid.counts if place[0] == row]
            size = sum(grid.counts[place] for place in line)
            self._add_row({(table, place): 1 for place in line}, size, size)
        if grid.grouped:
            for column in range(len(grid.columns)):
                inside = {(table, place): 1 for place in grid.counts if place[1] == column and place[0] != TOTAL}
                self._add_row({**inside, (table, (TOTAL, column)): -1}, 0, 0)

    def _add_link(self, link: Link, earlier: Grid, later: Grid) -> None:
        """Add that those who gave the answers are among those to whom the later question does not apply.

        That both are the same many is what a reader of the template takes for granted; it is left out only where it is
        not so, and would mislead.
        """
        for row in {row for row, _ in earlier.counts} & {row for row, _ in later.counts}:
            answered = sum(earlier.counts[row, column] for column in link.columns)
            lacking = later.counts[row, link.column]
            if answered > lacking:
                continue
            terms = {(link.earlier, (row, column)): 1 for column in link.columns}
            least = 0 if answered == lacking else -highspy.kHighsInf
            self._add_row({**terms, (link.later, (row, link.column)): -1}, least, 0)

    def _add_row(self, terms: Mapping[Cell, int], low: float, high: float) -> None:
        self._solver.addRow(low, high, len(terms), [self._places[cell] for cell in terms], [*terms.values()])


def exposed(
    grids: Mapping[Counts, Grid], settled: Mapping[Counts, Hidden], links: Sequence[Link], least: int
) -> Iterator[Cell]:
    """Hidden counts that have fewer than ``least`` possible values."""
    hidden = {
        table: {place for place in grids[table].fixed if _is_shown_elsewhere(grids[table], place)}
        if places is None
        else places
        for table, places in settled.items()
    }
    system = System(grids, settled, links)
    for table, places in hidden.items():
        for place in sorted(places):
            if not system.has_values((table, place), least):
                yield table, place


def _is_shown_elsewhere(grid: Grid, place: Place) -> bool:
    """Return whether a count stands in the table of all records, whatever becomes of the table by group."""
    return grid.grouped and place[0] == TOTAL
