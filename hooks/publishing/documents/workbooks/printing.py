"""How much of a sheet is printed, and where its pages break.

In: a ``Sheet``. Out: its ``Printing``. Office programs set the heights of rows by themselves, so they are known only roughly. Pages of
about the same height bear that: none is left with a single row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publishing.documents.workbooks.model import Role, Row, Sheet

_LYING, _UPRIGHT = (770.0, 480.0), (523.0, 730.0)  # points of A4 between the margins, head and foot
_CHARACTER, _GAP = 5.25, 3.75  # points of a column: each character, and once between columns
_SURE = 0.88  # the share of a page's height that is used for certain, as rows may be taller than we think
_STEP = 4.0  # points
_LEADS = frozenset({Role.SECTION, Role.QUESTION, Role.HEADING})  # of rows that no page ends with


@dataclass(frozen=True)
class Printing:
    """The first ``rows`` rows are printed. A page ends before each row of ``breaks``.

    The program itself makes the columns fit, and where ``whole`` the rows too, on one page. Excel ends pages where they are full,
    whatever the breaks, as columns are fitted; a fixed scale would be worse, as columns are wider where a face is missing.
    """

    rows: int
    breaks: tuple[int, ...]
    whole: bool


def printing(sheet: Sheet) -> Printing:
    """Print every row that has words, and of the empty ones after them those for which the page has room."""
    every, used = len(sheet.rows), _used(sheet)
    pages = len(_starts(sheet, used, _room(sheet)))
    rows = next((end for end in range(every, used, -1) if len(_starts(sheet, end, _room(sheet))) <= pages), used)
    starts = _starts(sheet, rows, _room(sheet))
    if len(starts) > 1 and sheet.pages_wide == 1:
        return Printing(rows, _balanced(sheet, rows, len(starts)), whole=False)
    return Printing(rows, (), whole=rows == every and len(starts) == 1)


def _used(sheet: Sheet) -> int:
    """Count the rows before the empty ones; of a table without any words, its head and one row."""
    if sheet.blank is None:
        return len(sheet.rows)
    head = sheet.repeated[1] + 1 if sheet.repeated else 0
    return min(len(sheet.rows), max(sheet.blank, head + 1))


def _scale(sheet: Sheet) -> float:
    """Return how much smaller than on the screen all columns fit, at most 1."""
    width, _ = _LYING if sheet.landscape else _UPRIGHT
    return min(1.0, width * sheet.pages_wide / sum(_CHARACTER * column + _GAP for column in sheet.widths))


def _room(sheet: Sheet) -> float:
    """Return the points of rows that a page holds for certain."""
    _, height = _LYING if sheet.landscape else _UPRIGHT
    return height / _scale(sheet) * _SURE


def _balanced(sheet: Sheet, rows: int, pages: int) -> tuple[int, ...]:
    """Return the rows before which pages end, where as many pages have as little on each as is possible."""
    room = _room(sheet)
    while room > _STEP and len(_starts(sheet, rows, room - _STEP)) <= pages:
        room -= _STEP
    return tuple(_starts(sheet, rows, room)[1:])


def _starts(sheet: Sheet, rows: int, room: float) -> list[int]:
    """Return the first row of each page of so much room; the repeated rows are on all but the first."""
    first, last = sheet.repeated or (0, -1)
    repeated = sum(row.height for row in sheet.rows[first : last + 1])
    return list(_broken(sheet.rows[:rows], room, repeated))


def _broken(rows: Sequence[Row], room: float, repeated: float) -> Iterator[int]:
    start, used = 0, 0.0
    yield start
    for number, row in enumerate(rows):
        used += row.height
        end = next((end for end in range(number, start, -1) if not _leads(rows[end - 1])), start)
        if used > room and end > start:
            yield end
            start, used = end, repeated + sum(row.height for row in rows[end : number + 1])


def _leads(row: Row) -> bool:
    """Say whether a row belongs to the one below it."""
    return any(cell.role in _LEADS for cell in row.cells)
