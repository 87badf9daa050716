"""Tables: a full grid, in which cells that Word merges are filled, and tables inside tables stand below.

In: a ``Grid``. Out: blocks: the table, or what stands in it where it is only a frame around text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from publishing.importing.model import Block, Cell, Heading, Paragraph, Table
from publishing.importing.word.entries import Entry, Grid, GridCell, Para
from publishing.importing.word.tally import Tally

_NESTED = "A table inside a cell stands below the table that holds it."
_FRAME = "A table of one cell was a frame around text: its text stands without it."
_EMPTY = Cell(())


class Reader(Protocol):
    """A reader that makes blocks of the entries in a cell."""

    tally: Tally

    def blocks(self, entries: Sequence[Entry], *, is_body: bool = False) -> tuple[Block, ...]:
        """The blocks of entries."""


@dataclass
class _Parts:
    """A table while it is made: its rows, its columns' alignments, and tables that stood in its cells."""

    rows: list[list[Cell]] = field(default_factory=list)
    alignments: dict[int, list[str]] = field(default_factory=dict)
    nested: list[Grid] = field(default_factory=list)


def blocks(grid: Grid, reader: Reader) -> Iterator[Block]:
    """The blocks of a table."""
    filled = [row for row in grid.rows if row]
    if not filled:
        return
    if len(filled) == 1 and len(filled[0]) == 1:
        reader.tally.warn(_FRAME)
        yield from reader.blocks(filled[0][0].entries, is_body=True)
        return
    parts = _Parts()
    for row, before in zip(grid.rows, grid.before, strict=True):
        if row:
            parts.rows.append(_row(row, before, parts, reader))
    width = max(map(len, parts.rows))
    rows = tuple((*row, *[_EMPTY] * (width - len(row))) for row in parts.rows)
    alignments = tuple(_common(parts.alignments.get(column, [])) for column in range(width))
    yield Table(rows, max(grid.header_rows, 1), "", grid.place, alignments)
    for inner in parts.nested:
        reader.tally.warn(_NESTED)
        yield from blocks(inner, reader)


def _row(row: list[GridCell], before: int, parts: _Parts, reader: Reader) -> list[Cell]:
    """A row, each merged cell as often as it has columns; one over the whole row stands once."""
    cells: list[Cell] = [_EMPTY] * min(before, 200)
    is_band = len(row) == 1 and row[0].span > 1
    for cell in row:
        above = parts.rows[-1] if parts.rows else []
        if cell.goes_on and len(above) > len(cells):
            first = Cell(above[len(cells)].blocks, repeats=True)
        else:
            first = Cell(tuple(_inside(cell.entries, parts, reader)))
        parts.alignments.setdefault(len(cells), []).append(cell.alignment)
        again = _EMPTY if is_band else Cell(first.blocks, repeats=True)
        cells += [first, *[again] * (cell.span - 1)]
    return cells


def _inside(entries: list[Entry], parts: _Parts, reader: Reader) -> Iterator[Block]:
    """The blocks of a cell, without tables in it."""
    parts.nested += [entry for entry in entries if isinstance(entry, Grid)]
    for block in reader.blocks([entry for entry in entries if isinstance(entry, Para)]):
        yield Paragraph(block.runs, None, block.place, block.anchors) if isinstance(block, Heading) else block


def _common(alignments: list[str]) -> str:
    """The alignment of a column: the one of all its cells."""
    names = {"right": "right", "end": "right", "center": "center"}
    found = {names.get(alignment, "") for alignment in alignments}
    return found.pop() if len(found) == 1 else ""
