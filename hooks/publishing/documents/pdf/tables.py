"""Tables: from rows and cells to Typst.

In: a table of the body, and how a cell's content is written. Out: Typst source, and for each row which of its cells
are headings of the row.
"""

from collections.abc import Callable

from lxml import html

from publishing.documents.pdf.columns import columns
from publishing.documents.pdf.grid import Cell, placed

SHORT = 700  # characters: a table that stays on one page
LOW = 500  # characters: a cell that does
_ALIGNED = {"pub-end": "right", "pub-center": "center"}
Write = Callable[[html.HtmlElement, int], str]  # an element, and the longest word that fits -> its content
RowHeads = tuple[tuple[bool, ...], ...]


def sheet(table: html.HtmlElement, write: Write) -> tuple[str, RowHeads]:
    """The source of a table, and its row headings for the structure tree; ``ValueError`` if it has no cells."""
    heads = table.findall("thead/tr")
    rows = [row for row in table.iter("tr") if row not in heads and next(row.iterancestors("table")) is table]
    grid = list(placed([*heads, *rows]))
    if not any(grid):
        raise ValueError("a table without cells")
    measured = columns(grid, len(heads))
    cells = [
        "".join(f"{_cell(cell, measured.fits, write, is_top=row < len(heads))}, " for cell in cells)
        for row, cells in enumerate(grid)
    ]
    settings = (
        f"({''.join(f'{width:.1f}, ' for width in measured.widths)})",
        f"{measured.size:.1f}pt",
        f"{measured.share:.0%}",
        str(sum(len(cell.text) for row in grid for cell in row) < SHORT).lower(),
        f"({''.join(cells[: len(heads)])})",
        f"({''.join(cells[len(heads) :])})",
    )
    row_heads = (tuple(cell.is_head and row >= len(heads) for cell in cells) for row, cells in enumerate(grid))
    return f"#sheet({', '.join(settings)});", tuple(row_heads)


def _cell(cell: Cell, fits: tuple[int, ...], write: Write, *, is_top: bool) -> str:
    element = cell.element
    kind = "head" if is_top else "row-head" if cell.is_head else "answer" if cell.is_blank and cell.column else "cell"
    options = {"colspan": cell.columns, "rowspan": cell.rows} if cell.columns + cell.rows > 2 else {}
    written = [f"{name}: {value}" for name, value in options.items()]
    classes = set() if element is None else set(element.classes)
    written += [f"across: {way}" for name, way in _ALIGNED.items() if name in classes]
    if len(cell.text) < LOW:
        written.append("breakable: false")
    longest = max(2, sum(fits[cell.column : cell.column + cell.columns]))
    content = "" if element is None else write(element, longest)
    return f"{kind}({', '.join(written)})[{content if content.strip() or is_top else '#blank;'}]"
