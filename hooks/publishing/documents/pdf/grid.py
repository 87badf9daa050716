"""A table's cells in their places.

In: rows of a table, whose cells may reach over several columns and rows. Out: for each row the cells that start in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

BLANK = 40  # characters: what an answer may take


@dataclass(frozen=True)
class Cell:
    """A cell in its place; ``element`` is None where a row is too short."""

    element: html.HtmlElement | None
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """Its words."""
        return "" if self.element is None else " ".join(self.element.text_content().split())

    @property
    def is_head(self) -> bool:
        """Whether it is a heading."""
        return self.element is not None and self.element.tag == "th"

    @property
    def is_blank(self) -> bool:
        """Whether it is there to be written in."""
        return self.element is not None and not self.text and not len(self.element)

    @property
    def length(self) -> float:
        """How wide it is on one line, in characters."""
        return BLANK if self.is_blank else self._bold * (len(self.text) + self._frame)

    @property
    def longest_word(self) -> float:
        """How wide its longest word is, in characters."""
        return self._bold * (max(map(len, self.text.split()), default=0) + self._frame)

    @property
    def _bold(self) -> float:
        return 1.12 if self.is_head else 1.0

    @property
    def _frame(self) -> int:
        """What the coloured paper of a grade takes."""
        return 3 if self.element is not None and self.element.xpath(".//*[contains(@class, 'pub-scale--')]") else 0


def placed(rows: list[html.HtmlElement]) -> Iterator[list[Cell]]:
    """Each row's own cells in their columns; what is missing is filled with empty ones."""
    taken: dict[int, int] = {}  # columns that a cell from above reaches into, and for how many more rows
    total = max((sum(_span(cell, "colspan") for cell in row.findall("*")) for row in rows), default=0)
    for number, row in enumerate(rows):
        cells, column = [], 0
        waiting = iter(row.findall("*"))
        free = {key: left for key, left in taken.items() if left}
        taken = {key: left - 1 for key, left in free.items()}
        while column < total:
            if column in free:
                column += 1
                continue
            element = next(waiting, None)
            cell = (
                Cell(None, column) if element is None else _spanning(element, column, total, len(rows) - number, free)
            )
            taken |= {cell.column + step: cell.rows - 1 for step in range(cell.columns)}
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
