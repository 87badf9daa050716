"""How much of a sheet is printed, and where its pages break.

In: a ``Sheet``. Out: its ``Printing``. Every row is in the print area, however many somebody fills. LibreOffice leaves out a page
on which nothing is typed and no frame is drawn for good, so empty rows have a frame for good only where a page has room for
them anyway; the others get theirs as soon as something is typed above them. Office programs set the heights of rows by themselves, so they are known only roughly. Pages of
about the same height bear that: none is left with a single row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publishing.documents.workbooks.model import Range, Role, Row, Sheet

_LYING, _UPRIGHT = (770.0, 480.0), (523.0, 730.0)  # points of A4 between the margins, head and foot
_CHARACTER, _GAP = 5.25, 3.75  # points of a column: each character, and once between columns
_SURE = 0.88  # the share of a page's height that is used for certain, as rows may be taller than we think
_STEP = 4.0  # points
_LEADS = frozenset({Role.SECTION, Role.QUESTION, Role.HEADING})  # of rows that no page ends with


@dataclass(frozen=True)
class Printing:
    """A page ends before each row of ``breaks``. The first ``framed`` rows have their frames for good.

    The program itself makes the columns fit, and where ``whole`` the rows too, on one page. Excel ends pages where they are full,
    whatever the breaks, as columns are fitted; a fixed scale would be worse, as columns are wider where a face is missing.
    """

    framed: int
    breaks: tuple[int, ...]
    whole: bool


def printing(sheet: Sheet) -> Printing:
    """Frame every row that has words, and of the empty ones after them those for which the page has room."""
    every, used = len(sheet.rows), _used(sheet)
    room = _room(sheet)
    pages = len(_starts(sheet, used, room))
    framed = next((end for end in range(every, used, -1) if len(_starts(sheet, end, room)) <= pages), used)
    if sheet.pages_wide > 1 or (framed == every and pages == 1):
        return Printing(framed, (), whole=framed == every and pages == 1)
    first = _balanced(sheet, framed, pages) if pages > 1 else ()
    after = _starts(replace(sheet, rows=sheet.rows[framed:], repeated=None), every - framed, room - _repeated(sheet))
    return Printing(framed, (*first, *(framed + start for start in after if framed < every)), whole=False)


def frame_condition(sheet: Sheet) -> Range:
    """Return the cells in which anything must be typed for the first row without a frame to get it.

    They begin in the row above, so that one empty row always waits with its frame; each row below has them from its own place.
    """
    first, last = sheet.print_columns
    return Range(sheet.name, printing(sheet).framed - 1, first, len(sheet.rows) - 1, last)


def _used(sheet: Sheet) -> int:
    """Count the rows before the empty ones; of a table without any words, its head and one row."""
    if sheet.blank is None:
        return len(sheet.rows)
    head = sheet.repeated[1] + 1 if sheet.repeated else 0
    return min(len(sheet.rows), max(sheet.blank, head + 1))


def _scale(sheet: Sheet) -> float:
    """Return how much smaller than on the screen all columns fit, at most 1."""
    width, _ = _LYING if sheet.landscape else _UPRIGHT
    first, last = sheet.print_columns
    points = [_CHARACTER * column + _GAP for column in sheet.widths]
    return min(1.0, width / (sum(points[:first]) + sum(points[first : last + 1]) / sheet.pages_wide))


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
    return list(_broken(sheet.rows[:rows], room, _repeated(sheet)))


def _repeated(sheet: Sheet) -> float:
    """Return the points of the rows that stand again on every page."""
    first, last = sheet.repeated or (0, -1)
    return sum(row.height for row in sheet.rows[first : last + 1])


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
