"""A workbook before any format."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A cell of a sheet; ``row`` and ``column`` count from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As a reader calls it: ``C5``."""
        return f"{column_name(self.column)}{self.row + 1}"


def column_name(column: int) -> str:
    """The letters of a column that counts from 0: ``A``, ``Z``, ``AA``."""
    before, letter = divmod(column, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + letter)
