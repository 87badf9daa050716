"""Suppression of small counts.

In: the counts of each question. Out: tables with None for every count that is hidden. Counts from 1 to 9 are hidden,
and further ones until nobody can work a hidden count out (``hiding``). Source: the practice of statistics bodies
(https://turasdata.nes.nhs.scot/media/ks3kibe1/sdc_v2.html, https://guidebook.ukllc.ac.uk/docs/user_guide/sdc).

Three things tie tables to each other. The groups of a question add up to all records: its table by group is audited
together with its totals. Groups have the same size in every question: only groups whose size is shown have rows of
their own, the others one row together. And questions of one section lean on each other: where there is no plan, the
questions about the plan don't apply. So a count that is hidden in one isn't shown as a lack of answers in another, and
questions that the template links are audited together (``links``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from publishing.commands.pooling import links
from publishing.commands.pooling.counting import Column, Counts, Side, added
from publishing.commands.pooling.hiding import TOTAL, Grid, Place, another, hide
from publishing.commands.pooling.links import Hidden, Link
from publishing.content.models import Question, TemplateSection
from publishing.documents.pooling_rules import EVERYONE, LEAST, OPEN, OTHERS


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


def suppress(tables: Sequence[Counts], grouping: Question | None) -> tuple[Table, ...]:
    """Suppress what may not be shared of the answers to each question."""
    grids = {table: Grid(table.columns, _places({TOTAL: table.total})) for table in tables}
    everyone = {table: _row(EVERYONE, table.total, TOTAL, hidden) for table, hidden in _settled(grids).items()}
    sizes = next((row for table, row in everyone.items() if table.question == grouping), None)
    groups = _groups(everyone, grouping, sizes) if sizes else {}
    return tuple(
        Table(table.section, table.question, table.columns, row, groups.get(table, ()))
        for table, row in everyone.items()
    )


def _places(rows: Mapping[int, Sequence[int]]) -> dict[Place, int]:
    return {(row, column): count for row, counts in rows.items() for column, count in enumerate(counts)}


def _row(name: str, counts: Sequence[int], row: int, hidden: Hidden) -> Row:
    visible = (None if hidden is None or (row, column) in hidden else count for column, count in enumerate(counts))
    return Row(name, sum(counts), tuple(visible))


def _groups(everyone: Mapping[Counts, Row], grouping: Question | None, sizes: Row) -> dict[Counts, tuple[Row, ...]]:
    """The rows of the groups, for each question in which they are fit to be shown."""
    wanted = [table for table, row in everyone.items() if table.question != grouping and set(row.counts) != {None}]
    rows = {table: _named(table, sizes) for table in wanted}
    grids = {table: _grouped(table, everyone[table], [counts for _, counts in rows[table]]) for table in rows}
    finished = {
        table: tuple(_row(name, counts, number, hidden) for number, (name, counts) in enumerate(rows[table]))
        for table, hidden in _settled(grids).items()
    }
    return {table: groups for table, groups in finished.items() if _fit(groups)}


def _fit(groups: Sequence[Row]) -> bool:
    """Return whether groups show at least half of their records, and none says the same of each of its children."""
    known = sum(sum(count or 0 for count in row.counts) for row in groups)
    alike = any(row.records in row.counts for row in groups)
    return len(groups) > 1 and 2 * known >= sum(row.records for row in groups) and not alike


def _named(table: Counts, sizes: Row) -> list[tuple[str, tuple[int, ...]]]:
    """The counts of the groups whose sizes are shown, and of all others as one."""
    known = {name for name, size in zip(table.groups, sizes.counts, strict=True) if size is not None}
    visible = [(name, counts) for name, counts in table.groups.items() if name in known]
    rest = [counts for name, counts in table.groups.items() if name not in known]
    return [(name, counts) for name, counts in [*visible, (OTHERS, added(rest, len(table.columns)))] if sum(counts)]


def _grouped(table: Counts, everyone: Row, rows: Sequence[Sequence[int]]) -> Grid:
    """Groups and totals as one grid, in which the totals stay as they were decided."""
    fixed = frozenset((TOTAL, column) for column, count in enumerate(everyone.counts) if count is None)
    return Grid(table.columns, _places({TOTAL: table.total, **dict(enumerate(rows))}), grouped=True, fixed=fixed)


def _settled(grids: Mapping[Counts, Grid]) -> dict[Counts, Hidden]:
    """Choose what to hide in each grid, so that none gives away what another hides."""
    grids = dict(grids)
    settled = {table: hide(grid) for table, grid in grids.items()}
    stated = links.links(grids)
    groups = links.components(stated)
    while True:
        twins = list(_twins(grids, settled))
        for table, place in twins:
            grids[table] = replace(grids[table], fixed=grids[table].fixed | {place})
        settled |= {table: hide(grids[table]) for table, _ in twins}
        more = [found for group in groups if (found := _exposed_together(group, grids, settled, stated))]
        for table, extra in more:
            if extra:
                known = settled[table] or frozenset()
                grids[table] = replace(grids[table], fixed=grids[table].fixed | known | {extra})
            settled[table] = hide(grids[table]) if extra else None
        if not twins and not more:
            return settled


def _exposed_together(
    group: Sequence[Counts], grids: Mapping[Counts, Grid], settled: Mapping[Counts, Hidden], stated: Sequence[Link]
) -> tuple[Counts, Place | None] | None:
    """One more count to hide where linked tables give one away; without a place, all of the table."""
    inside = {table: grids[table] for table in group}
    for table, place in links.exposed(inside, {table: settled[table] for table in group}, stated, OPEN):
        left = [other for other in (table, *group) if settled[other] is not None]
        for candidate in left:
            lines = [grids[candidate].line(place, 0), grids[candidate].line(place, 1)]
            if more := another(grids[candidate], settled[candidate] or frozenset(), place, lines):
                return candidate, more
        return (left[0], None) if left else None
    return None


def _twins(grids: Mapping[Counts, Grid], settled: Mapping[Counts, Hidden]) -> Iterator[tuple[Counts, Place]]:
    """Counts that are shown, while the same is hidden in another question of the section, and one lacks answers."""
    for first, other in permutations(grids, 2):
        if first.section != other.section or settled[other] is None:
            continue
        for place, column in _movable(grids[first], settled[first], hidden=True):
            for twin, twin_column in _movable(grids[other], settled[other], hidden=False):
                same = place[0] == twin[0] and grids[first].counts[place] == grids[other].counts[twin]
                if same and Side.NONE in (column.side, twin_column.side):
                    yield other, twin


def _movable(grid: Grid, settled: Hidden, *, hidden: bool) -> list[tuple[Place, Column]]:
    """The counts of 10 or more that are hidden, or that are not, and could be; with their columns."""
    places = [
        place for place, count in grid.counts.items() if count >= LEAST and not (grid.grouped and place[0] == TOTAL)
    ]
    return [(place, grid.columns[place[1]]) for place in places if (settled is None or place in settled) is hidden]
