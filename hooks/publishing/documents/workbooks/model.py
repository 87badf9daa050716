"""A workbook before any format: what ``xlsx`` and ``ods`` write alike.

In: nothing. Out: the parts of a ``Workbook``. Rows and columns count from 0. A cell says what it is (``Role``), not how
it looks; ``styles`` says that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from publishing.base.tokens import Palette

LANGUAGE = "en-GB"
MARGIN = 1  # characters of a last column that holds nothing to read
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)  # what may be entered as a day


class Role(StrEnum):
    """The role of a cell."""

    TITLE = "title"
    LEAD = "lead"
    NOTICE = "notice"
    HEADING = "heading"  # of columns
    FIGURE_HEADING = "figure-heading"  # of columns of figures
    SECTION = "section"
    SECTION_TEXT = "section-text"
    NUMBER = "number"
    LABEL = "label"
    STRONG = "strong"
    QUESTION = "question"  # above its figures
    GUIDANCE = "guidance"
    KEY = "key"  # what a paragraph is about
    TEXT = "text"
    LINK = "link"
    ANSWER = "answer"
    DAY = "day"
    WEEKDAY = "weekday"  # a day to type in, which shows its weekday
    FIGURE = "figure"  # a number to type in
    DATE = "date"  # worked out
    COUNT = "count"
    SHARE = "share"
    WORD = "word"
    STRONG_COUNT = "strong-count"
    STRONG_SHARE = "strong-share"
    STRONG_WORD = "strong-word"
    WARNING = "warning"  # worked out; it stands out as soon as it says something
    HOLE = "hole"  # a count that stands out where it is 0
    BLANK = "blank"


@dataclass(frozen=True, order=True)
class Place:
    """A cell of a sheet."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As a reader calls it: ``C5``."""
        return f"{column_name(self.column)}{self.row + 1}"

    @property
    def reference(self) -> str:
        """As formulas call it: ``'Read me'!$C$5``."""
        return f"'{self.sheet}'!${column_name(self.column)}${self.row + 1}"


@dataclass(frozen=True)
class Range:
    """A rectangle of a sheet's cells, its ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """As formulas call it: ``'Read me'!$A$1:$B$2``."""
        end = Place(self.sheet, self.bottom, self.right).reference.partition("!")[2]
        return f"{Place(self.sheet, self.top, self.left).reference}:{end}"


@dataclass(frozen=True)
class Formula:
    """A formula as Excel has it in English, and its value while nothing is filled in."""

    text: str
    empty: str | int | float


Value = str | int | float | date | Formula | None


class Kind(StrEnum):
    """The kind of value that may be typed into a cell."""

    CHOICE = "choice"
    DAY = "day"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Entry:
    """A rule for typing: its kind, the hint that shows when the cell is chosen, and the message after a mistake.

    ``choices`` is the name of the list to choose from.
    """

    kind: Kind
    title: str
    hint: str
    error: str = ""
    choices: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell; it takes ``across`` columns. ``shown`` are the words of a link, if they are not its address."""

    value: Value = None
    role: Role = Role.TEXT
    across: int = 1
    entry: Entry | None = None
    shown: str = ""


@dataclass(frozen=True)
class Row:
    """A row of cells from the first column on; ``height`` in points, until what is typed into it needs more."""

    cells: tuple[Cell, ...] = ()
    height: float = 15

    @property
    def grows(self) -> bool:
        """Say whether anything can be typed into it, or sentences in it are worked out."""
        return any(cell.entry or (isinstance(cell.value, Formula) and cell.role is Role.LABEL) for cell in self.cells)

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Each cell and its column."""
        column = 0
        for cell in self.cells:
            yield column, cell
            column += cell.across


@dataclass(frozen=True)
class Sheet:
    """A sheet, protected without a password.

    ``widths`` are of its columns, in characters. The first ``frozen`` rows and columns stay in sight. ``repeated`` are
    the first and last row that stand again on every printed page, which is as wide as ``pages_wide`` sheets of A4.
    From the row ``blank`` on, rows are empty to begin with, and nothing stands in their columns ``printed``: first and last,
    all but the margin if it names none. Frozen columns before these stand on every printed page by themselves. A sheet that
    is ``hidden`` is for programs and drop-downs.
    """

    name: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    frozen: tuple[int, int] = (0, 0)
    repeated: tuple[int, int] | None = None
    landscape: bool = False
    pages_wide: int = 1
    blank: int | None = None
    printed: tuple[int, int] | None = None
    hidden: bool = False

    @property
    def print_columns(self) -> tuple[int, int]:
        """The first and the last column of the print area."""
        return self.printed or (0, len(self.widths) - (2 if self.widths[-1] <= MARGIN else 1))


@dataclass(frozen=True)
class Workbook:
    """A workbook: ``updated`` stands for the clock, ``names`` are ranges that entries and formulas call by name."""

    title: str
    version: str
    url: str
    updated: date
    sheets: tuple[Sheet, ...]
    names: Mapping[str, Range] = field(default_factory=dict)
    language: str = LANGUAGE
    palette: Palette = Palette()


def column_name(column: int) -> str:
    """The letters of a column: ``A``, ``Z``, ``AA``."""
    before, letter = divmod(column, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + letter)
