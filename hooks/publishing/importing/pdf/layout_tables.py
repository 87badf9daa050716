"""Tables of pages without tags: lines that have text in the same columns.

In: segments of a column of a page, from top to bottom. Out: runs of segments, each a table or none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.pieces import Box
from publishing.importing.pdf.segments import Segment

_NEAR = 5.0
_EXACT, _SMALL_GAP = 1.5, 0.4
_FEWEST_ROWS = 2
_FAR = 2.6  # lines of a table are not further apart than so many times their size
_LOOSE = 1.3

Line = list[Segment]


class Stretch(NamedTuple):
    """Lines that are a table, with the left edges of its columns; or lines that are none, without any."""

    lines: list[Line]
    columns: list[float]


def stretches(found: Sequence[Segment]) -> Iterator[Stretch]:
    """Part segments into tables and what is none."""
    lines = _lines(found)
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        table = _table(lines[at:]) if len(lines[at]) > 1 else None
        if table is None:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield Stretch(plain, [])
            plain = []
        yield table
        at += len(table.lines)
    if plain:
        yield Stretch(plain, [])


def _lines(found: Sequence[Segment]) -> list[Line]:
    lines: list[Line] = []
    for segment in found:
        if lines and lines[-1][0].beside(segment):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _table(lines: Sequence[Line]) -> Stretch | None:
    """Return the table that begins with the first line, if one does."""
    columns = [segment.left for segment in lines[0]]
    found = [lines[0]]
    for following in lines[1:]:
        before, line = found[-1], _split(following, columns)
        gap = before[0].baseline - line[0].baseline
        if gap > _FAR * max(segment.size for segment in (*before, *line)) or not _fits(line, columns):
            break
        if len(line) > len(columns):
            columns = [segment.left for segment in line]
        found.append(line)
    while found and len(found[-1]) == 1 and not _in_column(found[-1][0], columns):
        found.pop()
    full = [line for line in found if len(line) > 1]
    if len(full) < _FEWEST_ROWS or _is_contents(full):
        return None
    return Stretch(found, columns)


def _split(line: Line, columns: Sequence[float]) -> Line:
    """Part a line where a piece begins exactly at a column, even after a small gap."""
    found: Line = []
    for segment in line:
        parts = [[segment.pieces[0]]]
        for before, piece in pairwise(segment.pieces):
            apart = piece.box.left - before.box.right > _SMALL_GAP * piece.size
            if apart and any(abs(piece.box.left - left) < _EXACT for left in columns[1:]):
                parts.append([])
            parts[-1].append(piece)
        found += [Segment(part) for part in parts]
    return found


def _fits(line: Line, columns: Sequence[float]) -> bool:
    """Tell whether each text of a line begins in a column, and none runs into the next."""
    if len(line) == 1:
        return _in_column(line[0], columns)
    shared = sum(any(abs(segment.left - left) < _NEAR for left in columns) for segment in line)
    return shared >= min(len(line), len(columns)) - (len(line) > 2)


def _in_column(segment: Segment, columns: Sequence[float]) -> bool:
    number = next((i for i, left in enumerate(columns) if abs(segment.left - left) < _NEAR), None)
    if number is None:
        return False
    return number + 1 == len(columns) or segment.right < columns[number + 1]


def _is_contents(full: Sequence[Line]) -> bool:
    """Tell whether lines are those of a contents list: each ends in a page number, and none is smaller than before."""
    if any(len(line) != 2 or not line[1].text.isdigit() or len(line[1].text) > 3 for line in full):
        return False
    numbers = [int(line[1].text) for line in full]
    return numbers == sorted(numbers) and len({round(line[1].right) for line in full}) <= 2


def table_draft(stretch: Stretch, rules: Sequence[Box], usual: float) -> Draft:
    """Return a table: a row ends at a rule, or, where none are drawn, at a gap."""
    ruled = [rule for rule in rules if _lies_in(rule, stretch)]
    rows: list[list[Line]] = [[stretch.lines[0]]]
    for before, line in pairwise(stretch.lines):
        top, bottom = before[0].baseline, line[0].baseline
        parted = any(bottom < rule.bottom < top for rule in ruled)
        gap = top - bottom > _LOOSE * usual
        complete = len(line) == len(stretch.columns) and not _parted_by_gaps(stretch, usual)
        if parted or (not ruled and (gap or complete)):
            rows.append([line])
        else:
            rows[-1].append(line)
    return Draft("table", children=[_row(row, stretch.columns) for row in rows])


def _lies_in(rule: Box, stretch: Stretch) -> bool:
    top, bottom = stretch.lines[0][0].baseline, stretch.lines[-1][0].baseline
    around = 2 * _FAR * stretch.lines[0][0].size
    return bottom - around < rule.bottom < top + around and rule.right > stretch.columns[0]


def _parted_by_gaps(stretch: Stretch, usual: float) -> bool:
    gaps = [before[0].baseline - line[0].baseline for before, line in pairwise(stretch.lines)]
    return any(gap > _LOOSE * usual for gap in gaps) and any(gap <= _LOOSE * usual for gap in gaps)


def _row(lines: Sequence[Line], columns: Sequence[float]) -> Draft:
    cells: list[list[Segment]] = [[] for _ in columns]
    for line in lines:
        for segment in line:
            number = max((i for i, left in enumerate(columns) if left <= segment.left + _NEAR), default=0)
            cells[number].append(segment)
    return Draft("row", children=[_cell(cell) for cell in cells])


def _cell(found: Sequence[Segment]) -> Draft:
    pieces = [piece for segment in found for piece in segment.pieces]
    return Draft("cell", children=[Draft("text", pieces=pieces)] if pieces else [])
