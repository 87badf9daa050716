"""Blocks of the import's model in a few words, for expected values."""

from publishing.importing.model import Block, Cell, Heading, ListBlock, ListItem, Paragraph, Place, Run, Table


def runs(*parts: str | Run) -> tuple[Run, ...]:
    """Runs: a text alone is a plain one."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def bold(text: str) -> Run:
    """A bold run."""
    return Run(text, strong=True)


def heading(level: int, *parts: str | Run, page: int = 1, number: str | None = None) -> Heading:
    """A heading on a page."""
    return Heading(runs(*parts), level, number, Place(page=page))


def paragraph(*parts: str | Run, page: int = 1, number: str | None = None) -> Paragraph:
    """A paragraph on a page."""
    return Paragraph(runs(*parts), number, Place(page=page))


def item(*blocks: Block | str, label: str = "•", page: int = 1) -> ListItem:
    """An item of a list: a text alone is a paragraph."""
    return ListItem(tuple(paragraph(one, page=page) if isinstance(one, str) else one for one in blocks), label)


def bullets(*items: ListItem, page: int = 1) -> ListBlock:
    """A list with bullets."""
    return ListBlock(items, False, Place(page=page))


def ordered(*items: ListItem, page: int = 1) -> ListBlock:
    """A list that counts."""
    return ListBlock(items, True, Place(page=page))


def table(*rows: tuple[str | Cell, ...], head: int = 1, page: int = 1) -> Table:
    """A table of cells with a text each ("" is an empty one)."""
    cells = (tuple(one if isinstance(one, Cell) else cell(one, page=page) for one in row) for row in rows)
    return Table(tuple(cells), head, "", Place(page=page))


def cell(*parts: str | Run, page: int = 1, repeats: bool = False) -> Cell:
    """A cell with one paragraph."""
    return Cell((paragraph(*parts, page=page),) if parts != ("",) else (), repeats)
