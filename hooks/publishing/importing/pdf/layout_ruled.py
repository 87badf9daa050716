"""Tables of pages without tags whose rows and columns are ruled.

In: pieces and rules of a page. Out: drafts of tables, and the pieces that stand in none.

Programs draw the border of each cell on its own: where one rule ends and the next begins, a column does so too.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.pieces import Box, Piece

_NEAR = 3.0


class _Line(NamedTuple):
    """Rules at one height: where it is, and where they begin and end."""

    height: float
    edges: tuple[float, ...]


def ruled_tables(pieces: Sequence[Piece], rules: Sequence[Box]) -> tuple[list[Draft], list[Piece]]:
    """Part pieces into tables and others."""
    tables: list[Draft] = []
    rest = list(pieces)
    for lines in _groups(_lines(rules)):
        edges = _merged([edge for line in lines for edge in line.edges])
        rows = [_row(above, below, edges, rest) for above, below in pairwise(lines)]
        while rows and (rows[-1].blank or (len(_filled(rows[-1])) == 1 and rows[-1].children[0].columns > 1)):
            rows.pop()
        while rows and (rows[0].blank or rows[0].children[0].columns == len(edges) - 1):
            rows.pop(0)
        if len(rows) > 1 or any(len(row.children) > 1 for row in rows):
            table = Draft("table", children=[row for row in rows if not row.blank])
            used = {id(piece) for piece in table.all_pieces()}
            rest = [piece for piece in rest if id(piece) not in used]
            tables.append(table)
    return tables, rest


def _filled(row: Draft) -> list[Draft]:
    return [cell for cell in row.children if not cell.blank]


def _lines(rules: Sequence[Box]) -> list[_Line]:
    """Rules that stand at one height as lines, from top to bottom."""
    lines: list[list[Box]] = []
    for rule in sorted(rules, key=lambda box: -box.bottom):
        if lines and lines[-1][0].bottom - rule.bottom < _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [_Line(line[0].bottom, _merged([side for box in line for side in (box.left, box.right)])) for line in lines]


def _merged(edges: Sequence[float]) -> tuple[float, ...]:
    """Edges from left to right, those that are near each other once."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return tuple(found)


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines that belong to one table: each begins and ends at edges of the widest one; some part columns."""
    groups: list[list[_Line]] = []
    for line in lines:
        widest = max(groups[-1], key=lambda other: other.edges[-1] - other.edges[0]) if groups else None
        if widest and abs(line.edges[-1] - widest.edges[-1]) <= _NEAR and line.edges[0] >= widest.edges[0] - _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [group for group in groups if len(group) > 1 and any(len(line.edges) > 2 for line in group)]


def _row(above: _Line, below: _Line, edges: Sequence[float], pieces: Sequence[Piece]) -> Draft:
    """A row between two lines: a column begins where both of them part."""
    inside = [p for p in pieces if below.height < p.baseline < above.height and edges[0] <= _middle(p) <= edges[-1]]
    parts = [
        0,
        *(i for i, edge in enumerate(edges[1:-1], 1) if _has(above, edge) and _has(below, edge)),
        len(edges) - 1,
    ]
    cells = []
    for start, end in pairwise(parts):
        found = [piece for piece in inside if edges[start] <= _middle(piece) < edges[end]]
        found.sort(key=lambda piece: (-round(piece.baseline), piece.box.left))
        text = [Draft("text", pieces=found)] if any(not piece.blank for piece in found) else []
        cells.append(Draft("cell", children=text, columns=end - start))
    return Draft("row", children=cells)


def _middle(piece: Piece) -> float:
    return (piece.box.left + piece.box.right) / 2


def _has(line: _Line, edge: float) -> bool:
    return any(abs(other - edge) <= _NEAR for other in line.edges)
