"""Tables as grids: each cell in its column, cells that are merged repeated, tables that a page's end parts joined.

In: drafts of tables. Out: grids of cells, all rows of one length.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from publishing.importing.pdf.drafts import Draft

_NEAR = 6.0
_LONG = 150
_UNFINISHED = (".", ":", ";", "?", "!")


class GridCell(NamedTuple):
    """A cell of a grid: the draft, and whether it is that of a cell before."""

    draft: Draft
    repeats: bool


Grid = list[list[GridCell]]


def grid_of(table: Draft) -> Grid:
    """Return a table with all its rows of one length."""
    seen = [row.children for row in table.children if not row.blank]
    most = max((len(_without_ends(row)) for row in seen), default=0)
    rows = [row[: max(most, len(_without_ends(row)))] for row in seen]
    spanned = any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row)
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    rows = [row[:width] for row in rows]
    if spanned or all(len(row) == width for row in rows):
        return _filled(rows, width)
    return _placed(rows, width)


def _without_ends(cells: Sequence[Draft]) -> list[Draft]:
    """Cells of a row without those at its end of which nothing is known; a row of such keeps one."""
    found = list(cells)
    while len(found) > 1 and found[-1].blank and found[-1].element is None and not found[-1].children:
        if found[-1].rows > 1 or found[-1].columns > 1:
            break
        found.pop()
    return found


def _filled(rows: Sequence[Sequence[Draft]], width: int) -> Grid:
    """Lay cells out by the spans that they state."""
    places: dict[tuple[int, int], GridCell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in places:
                x += 1
            for down in range(min(cell.rows, len(rows) - y)):
                for right in range(cell.columns):
                    places.setdefault((y + down, x + right), GridCell(cell, bool(down or right)))
            x += cell.columns
    width = max((x + 1 for _, x in places), default=width)
    empty = GridCell(Draft("cell"), False)
    return [[places.get((y, x), empty) for x in range(width)] for y in range(len(rows))]


def _placed(rows: Sequence[Sequence[Draft]], width: int) -> Grid:
    """Lay cells out by where their text stands, as rows have fewer cells than columns and say nothing of spans."""
    starts = _starts([row for row in rows if len(row) == width], width)
    grid: Grid = []
    for row in rows:
        columns = range(width) if len(row) == width else _columns(row, starts)
        ends = [*columns[1:], width]
        cells: list[GridCell] = []
        if columns and columns[0] > 0:
            above = grid[-1] if grid else []
            cells += [GridCell(cell.draft, True) for cell in above[: columns[0]]]
            cells += [GridCell(Draft("cell"), False)] * (columns[0] - len(cells))
        for cell, start, end in zip(row, columns, ends, strict=True):
            cells += [GridCell(cell, at > start) for at in range(start, end)]
        grid.append(cells)
    return grid


def left_of(cell: Draft) -> float | None:
    """Return where the text of a cell begins; None of an empty one."""
    return min((piece.box.left for piece in cell.all_pieces() if not piece.blank), default=None)


def _starts(rows: Sequence[Sequence[Draft]], width: int) -> list[float]:
    """Where each column begins, by the rows that have all cells."""
    starts: list[float] = []
    for column in range(width):
        known = [left for row in rows if (left := left_of(row[column])) is not None]
        starts.append(min(known) if known else (starts[-1] + _NEAR if starts else 0.0))
    return starts


def _columns(row: Sequence[Draft], starts: Sequence[float]) -> list[int]:
    """The column in which each cell of a row begins."""
    found: list[int] = []
    for number, cell in enumerate(row):
        least = found[-1] + 1 if found else 0
        most = len(starts) - (len(row) - number)
        left = left_of(cell)
        if left is None:
            found.append(least)
            continue
        column = max((c for c, start in enumerate(starts) if start <= left + _NEAR), default=0)
        if not found and abs(left - starts[column]) > _NEAR / 2:
            column = 0  # a centred text says nothing of where its cell begins
        found.append(max(least, min(column, most)))
    return found


def unboxed(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield drafts, and instead of a frame around text (a table of one column that holds lists or paragraphs) the text."""
    for draft in drafts:
        if draft.kind == "table" and _is_box(draft):
            yield from unboxed(child for row in draft.children for cell in row.children for child in cell.children)
        else:
            yield draft


def _is_box(table: Draft) -> bool:
    grid = grid_of(table)
    if any(len(row) != 1 for row in grid):
        return False
    cells = [row[0].draft.children for row in grid if not row[0].draft.blank]
    return len(cells) == 1 or any(len(cell) > 1 or cell[0].kind != "text" or _long(cell[0]) for cell in cells)


def _long(draft: Draft) -> bool:
    return sum(len(piece.text) for piece in draft.pieces) > _LONG


def joined_tables(drafts: Sequence[Draft], text: Callable[[Draft], str]) -> tuple[list[Draft], list[tuple[str, int]]]:
    """Join tables that end on one page and go on on the next; return also heads that were repeated there."""
    found: list[Draft] = []
    repeated: list[tuple[str, int]] = []
    for draft in drafts:
        before = found[-1] if found else None
        if draft.kind != "table" or before is None or before.kind != "table" or not _goes_on(before, draft):
            found.append(draft)
            continue
        rows = list(draft.children)
        if len(before.children) > 1 and len(rows) > 1 and text(rows[0]) == text(before.children[0]):
            head = rows.pop(0)
            repeated.append((text(head), head.first_page))
        if rows and _same_row(before.children[-1], rows[0], text):
            _merge(before.children[-1], rows.pop(0))
        found[-1] = Draft("table", children=[*before.children, *rows], element=before.element)
    return found, repeated


def _goes_on(before: Draft, after: Draft) -> bool:
    """Tell whether a table is the rest of one: on the next page, with as many columns at the same places."""
    if after.first_page != before.last_page + 1:
        return False
    upper, other = grid_of(before), grid_of(after)
    if not upper or not other or len(upper[0]) != len(other[0]):
        return False
    lefts = [[left_of(cell.draft) for cell in row] for row in (upper[-1], other[0])]
    return all(a is None or b is None or abs(a - b) < 3 * _NEAR for a, b in zip(*lefts, strict=True))


def _same_row(last: Draft, first: Draft, text: Callable[[Draft], str]) -> bool:
    """Tell whether a row goes on in the first of the next page: in the middle of a sentence, or without its first cell."""
    if len(last.children) != len(first.children):
        return False
    pairs = [(text(a), text(b)) for a, b in zip(last.children, first.children, strict=True)]
    going_on = [b[:1].islower() and not a.endswith(_UNFINISHED) for a, b in pairs if a and b]
    return bool(going_on) and all(going_on)


def _merge(last: Draft, first: Draft) -> None:
    """Add what a row goes on with to its cells."""
    for cell, rest in zip(last.children, first.children, strict=True):
        ends = _open_text(cell, -1)
        begins = _open_text(rest, 0)
        if ends and begins:
            ends.pieces.extend(begins.pieces)
            begins.pieces.clear()
        cell.children.extend(child for child in rest.children if not child.blank)


def _open_text(draft: Draft, end: int) -> Draft | None:
    """Return the text that stands at an end of a draft, in whatever list."""
    if draft.kind == "text":
        return draft
    return _open_text(draft.children[end], end) if draft.children else None
