"""Tables: cells in their places, columns as wide as their words need, and Typst source.

In: a table of the body, and how a cell's content is written. Out: Typst source, and for each row which of its cells
are headings of the row.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf

from lxml import html

SHORT = 700  # characters: a table that stays on one page, or a box
LOW = 500  # characters: a cell that does
FEW = 3  # rows: of a table that breaks between them, one would stand alone
# What surely fits on any page, in large print too, where words leave a third of a narrow column empty.
TALL = 16  # lines
_ALIGNED = {"pub-end": "right", "pub-center": "center"}
Write = Callable[[html.HtmlElement, int], str]  # an element, and the longest word that fits -> its content
RowHeads = tuple[tuple[bool, ...], ...]
TYPE, SMALLEST = 9.2, 6.5  # points
LINE = 82  # characters of that type that fit between the margins
PADDING = 3  # what a cell's own margins take, in characters
NARROW = 0.6  # of the line: enough for a table of a few short words
BLANK = 40  # characters: what an answer may take
FORM = (61.0, 39.0)  # of the line: a question and its field, alike in all tables of a form


@dataclass(frozen=True)
class Paper:
    """How tables are set: ``line`` is how many letters of ``type`` points fit between the margins; none is below ``smallest``.

    ``short`` is how many characters a table or a box has that stays on one page, ``chart`` how many px a chart is wide, 0 for its own.
    """

    line: int = LINE
    type: float = TYPE
    smallest: float = SMALLEST
    short: int = SHORT
    chart: int = 0


LARGE = Paper(49, 18, 14, 250, 340)  # px in which the smallest words of a chart are larger than 14 points
PAPERS = {
    "lying": Paper(148),
    "large": LARGE,
    "large-publication": LARGE,
}  # by the sheet of a document; others have the type of publications


@dataclass(frozen=True)
class Cell:
    """A cell in its place; ``element`` is None where a row is too short."""

    element: html.HtmlElement | None
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of a cell."""
        return "" if self.element is None else " ".join(self.element.text_content().split())

    @property
    def is_head(self) -> bool:
        """Say whether it is a heading."""
        return self.element is not None and self.element.tag == "th"

    @property
    def is_blank(self) -> bool:
        """Say whether it is there to be written in."""
        return self.element is not None and not self.text and not len(self.element)

    @property
    def length(self) -> float:
        """Its width on one line, in characters."""
        return BLANK if self.is_blank else self._bold * (len(self.text) + self._frame)

    @property
    def longest_word(self) -> float:
        """The width of its longest word, in characters."""
        return self._bold * (max(map(len, self.text.split()), default=0) + self._frame)

    @property
    def _bold(self) -> float:
        return 1.12 if self.is_head else 1.0

    @property
    def _frame(self) -> int:
        """The room that the coloured paper of a grade takes."""
        return 3 if self.element is not None and self.element.xpath(".//*[contains(@class, 'pub-scale--')]") else 0


def placed(rows: list[html.HtmlElement]) -> Iterator[list[Cell]]:
    """Place each row's own cells in their columns; what is missing is filled with empty cells."""
    blocked: dict[int, int] = {}  # columns that a cell from above reaches into, and for how many more rows
    total = max((sum(_span(cell, "colspan") for cell in row.findall("*")) for row in rows), default=0)
    for number, row in enumerate(rows):
        cells, column = [], 0
        waiting = iter(row.findall("*"))
        free = {key: left for key, left in blocked.items() if left}
        blocked = {key: left - 1 for key, left in free.items()}
        while column < total:
            if column in free:
                column += 1
                continue
            element = next(waiting, None)
            cell = (
                Cell(None, column) if element is None else _spanning(element, column, total, len(rows) - number, free)
            )
            blocked |= {cell.column + step: cell.rows - 1 for step in range(cell.columns)}
            cells.append(cell)
            column += cell.columns
        yield cells


def _spanning(element: html.HtmlElement, column: int, total: int, below: int, free: dict[int, int]) -> Cell:
    """A cell, no wider and no higher than there is room for it."""
    room = next((step for step in range(total - column) if column + step in free), total - column)
    return Cell(element, column, min(_span(element, "colspan"), room), min(_span(element, "rowspan"), below))


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or ""
    return max(1, int(value)) if value.isdecimal() else 1


@dataclass(frozen=True)
class Columns:
    """``widths`` are in characters, ``size`` in points, ``share`` is of the line, ``fits`` are characters of a word."""

    widths: tuple[float, ...]
    size: float
    share: float
    paper: Paper = Paper()

    @property
    def fits(self) -> tuple[int, ...]:
        """The longest word that surely fits into each column."""
        line = self.paper.line * self.share * self.paper.type / self.size
        return tuple(int(width / sum(self.widths) * line) - PADDING for width in self.widths)


def columns(grid: list[list[Cell]], heads: int, paper: Paper = Paper()) -> Columns:
    """Give each column room for its longest word, and share what is left by the lengths of their texts.

    ``heads`` is how many rows stand at the top. A crowded table gets smaller type.
    """
    if any(cell.element is not None and cell.element.find_class("pub-input") for row in grid for cell in row):
        return Columns(FORM, paper.type, 1, paper)
    line, crowded = paper.line, paper.type / paper.smallest
    longest, lengths = _measured(grid, heads)
    most = next((most for most in range(line // 3, 3, -1) if _total(longest, most) <= line * crowded), 4)
    needs = [min(word, most) + PADDING for word in longest]
    wants = [max(need, min(length + PADDING, line * 1.2)) for need, length in zip(needs, lengths, strict=True)]
    share = NARROW if sum(wants) < line * NARROW * 0.7 else 1
    spare, wanted = line * share - sum(needs), sum(wants) - sum(needs)
    part = max(spare, 0) / wanted if wanted else 0
    widths = tuple(need + part * (want - need) for need, want in zip(needs, wants, strict=True))
    size = max(paper.smallest, paper.type * min(1, line / sum(needs)))
    return Columns(widths, size, share, paper)


def _measured(grid: list[list[Cell]], heads: int) -> tuple[list[float], list[float]]:
    """The longest word and the longest text of each column, in characters."""
    count = max(cell.column + cell.columns for row in grid for cell in row)
    longest, lengths = [1.0] * count, [1.0] * count
    for number, row in enumerate(grid):
        lines = 2 if number < heads else 1  # at the top two lines look well
        for cell in row:
            if cell.columns == 1:
                longest[cell.column] = max(longest[cell.column], cell.longest_word)
                lengths[cell.column] = max(lengths[cell.column], cell.length / lines)
    return longest, lengths


def _total(longest: list[float], most: int) -> float:
    """Add up the widths of columns, if no word is longer than that."""
    return sum(min(word, most) + PADDING for word in longest)


def sheet(table: html.HtmlElement, write: Write, paper: Paper = Paper()) -> tuple[str, RowHeads]:
    """Write a table, and list its row headings for the structure tree; ``ValueError`` if it has no cells."""
    heads = table.findall("thead/tr")
    rows = [row for row in table.iter("tr") if row not in heads and next(row.iterancestors("table")) is table]
    grid = list(placed([*heads, *rows]))
    if not any(grid):
        raise ValueError("a table without cells")
    measured = columns(grid, len(heads), paper)
    cells = [
        "".join(f"{_cell(cell, measured.fits, write, is_top=row < len(heads))}, " for cell in cells)
        for row, cells in enumerate(grid)
    ]
    body, below = cells[len(heads) :], grid[len(heads) :]
    together = _is_short(grid, below, measured)
    first, last = (0, len(body)) if together else _joined_ends(below, measured.fits)
    settings = (
        f"({''.join(f'{width:.1f}, ' for width in measured.widths)})",
        f"{measured.size:.1f}pt",
        f"{measured.share:.0%}",
        str(together).lower(),
        *(f"({''.join(some)})" for some in (cells[: len(heads)], body[:first], body[first:last], body[last:])),
    )
    row_heads = (tuple(cell.is_head and row >= len(heads) for cell in cells) for row, cells in enumerate(grid))
    return f"#sheet({', '.join(settings)});", tuple(row_heads)


def _is_short(grid: list[list[Cell]], body: list[list[Cell]], measured: Columns) -> bool:
    """Say whether a table stays on one page; one of a few rows does if none of them is long."""
    length = sum(BLANK if cell.is_blank else len(cell.text) for row in grid for cell in row)
    return length < measured.paper.short or (len(body) <= FEW and _lines(body, measured.fits) <= TALL)


def _joined_ends(body: list[list[Cell]], fits: tuple[int, ...]) -> tuple[int, int]:
    """Count the first rows that stay together, and find where the last do; none where rows are tall, or joined already."""
    first = 2 if _lines(body[:2], fits) <= TALL else 0
    joined = any(number + cell.rows > len(body) - 2 for number, row in enumerate(body[:-2]) for cell in row)
    last = len(body) - 2 if len(body) > FEW and _lines(body[-2:], fits) <= TALL and not joined else len(body)
    return first, last


def _lines(rows: list[list[Cell]], fits: tuple[int, ...]) -> float:
    """Estimate how many lines rows take; of a row with a picture or another table nobody knows."""
    return sum(max((_cell_lines(cell, fits) for cell in row), default=0) for row in rows)


def _cell_lines(cell: Cell, fits: tuple[int, ...]) -> float:
    if cell.element is not None and cell.element.xpath(".//img | .//svg | .//table"):
        return inf
    words = max(2, sum(fits[cell.column : cell.column + cell.columns]))
    blocks = 1 if cell.element is None else len(cell.element.xpath(".//p | .//li | .//br"))
    return len(cell.text) / words + max(1, blocks)


def _cell(cell: Cell, fits: tuple[int, ...], write: Write, *, is_top: bool) -> str:
    element = cell.element
    kind = "head" if is_top else "row-head" if cell.is_head else "answer" if cell.is_blank and cell.column else "cell"
    options = {"colspan": cell.columns, "rowspan": cell.rows} if cell.columns + cell.rows > 2 else {}
    written = [f"{name}: {value}" for name, value in options.items()]
    classes = set() if element is None else set(element.classes)
    written += [f"across: {way}" for name, way in _ALIGNED.items() if name in classes]
    if len(cell.text) < LOW and _cell_lines(cell, fits) <= TALL:
        written.append("breakable: false")
    longest = max(2, sum(fits[cell.column : cell.column + cell.columns]))
    content = "" if element is None else write(element, longest)
    return f"{kind}({', '.join(written)})[{content if content.strip() or is_top else '#blank;'}]"
