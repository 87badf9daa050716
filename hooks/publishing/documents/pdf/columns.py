"""How wide the columns of a table are.

In: its cells. Out: ``Columns``: their widths, the size of the type, and how long a word may be in each.
"""

from dataclasses import dataclass

from publishing.documents.pdf.grid import Cell

TYPE, SMALLEST = 9.2, 6.5  # points
LINE = 82  # characters of that type that fit between the margins
CROWDED = LINE * TYPE / SMALLEST  # characters of the smallest type
PADDING = 3  # what a cell's own margins take, in characters
NARROW = 0.6  # of the line: enough for a table of a few short words


@dataclass(frozen=True)
class Columns:
    """``widths`` are in characters, ``size`` in points, ``share`` is of the line, ``fits`` are characters of a word."""

    widths: tuple[float, ...]
    size: float
    share: float

    @property
    def fits(self) -> tuple[int, ...]:
        """The longest word that surely fits into each column."""
        line = LINE * self.share * TYPE / self.size
        return tuple(int(width / sum(self.widths) * line) - PADDING for width in self.widths)


def columns(grid: list[list[Cell]], heads: int) -> Columns:
    """Give each column room for its longest word, and share what is left by the lengths of their texts.

    ``heads`` is how many rows stand at the top. A crowded table gets smaller type.
    """
    longest, lengths = _measured(grid, heads)
    most = next((most for most in range(LINE // 3, 3, -1) if _total(longest, most) <= CROWDED), 4)
    needs = [min(word, most) + PADDING for word in longest]
    wants = [max(need, min(length + PADDING, LINE * 1.2)) for need, length in zip(needs, lengths, strict=True)]
    share = NARROW if sum(wants) < LINE * NARROW * 0.7 else 1
    spare, asked = LINE * share - sum(needs), sum(wants) - sum(needs)
    part = max(spare, 0) / asked if asked else 0
    widths = tuple(need + part * (want - need) for need, want in zip(needs, wants, strict=True))
    size = max(SMALLEST, TYPE * min(1, LINE / sum(needs)))
    return Columns(widths, size, share)


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
    """How wide columns are together, if no word is longer than that."""
    return sum(min(word, most) + PADDING for word in longest)
