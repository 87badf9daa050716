"""Tables in Markdown: one line for each row, in each cell one line.

In: a table of the model. Out: Markdown, cut into several tables where it has more columns than a page can show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from publishing.content.rendering.limits import WIDEST
from publishing.importing.inline_markdown import BREAK, Inline
from publishing.importing.model import Block, Cell, Heading, ListBlock, Paragraph, Picture, Quotation, Run, Table

_DASHES = {"right": "---:", "center": ":---:", "left": "---"}
_WIDE = f"A table of more than {WIDEST} columns stands as several, side by side."


class Writer(Protocol):
    """A writer of the contents of cells."""

    inline: Inline
    warnings: list[str]
    repeated: list[str]
    labels: list[str]

    def picture(self, picture: Picture) -> str:
        """Write a picture."""


def table(table: Table, writer: Writer) -> Iterator[str]:
    """The Markdown of a table."""
    if table.caption:
        yield writer.inline.line((Run(table.caption, strong=True),))
    width = len(table.rows[0]) if table.rows else 0
    if width > WIDEST:
        writer.warnings.append(_WIDE)
    for start in range(0, width, WIDEST):
        alignments = (table.alignments or ("",) * width)[start : start + WIDEST]
        rows = [
            [
                _cell(cell, writer, strong=0 < number < table.header_rows, is_head=not number)
                for cell in row[start : start + WIDEST]
            ]
            for number, row in enumerate(table.rows)
        ]
        head, *body = rows
        lines = [head, [_DASHES.get(name, "---") for name in alignments], *body]
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(cell: Cell, writer: Writer, *, strong: bool, is_head: bool) -> str:
    """A cell as one line. The words of merged cells that stand again are noted."""
    blocks: Sequence[Block] = cell.blocks
    if cell.repeats:
        writer.repeated += " ".join(_texts(cell.blocks)).split()
        blocks = _without_notes(blocks)
    return BREAK.join(filter(None, _lines(blocks, writer, strong, is_head))).replace("\n", " ")


def _lines(blocks: Sequence[Block], writer: Writer, strong: bool, is_head: bool, mark: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                runs = block.runs if not block.number else (Run(f"{block.number} "), *block.runs)
                if strong or isinstance(block, Heading) or is_head:
                    runs = tuple(replace(run, strong=not is_head) for run in runs)
                yield mark + writer.inline.line(runs, is_cell=True)
            case ListBlock():
                for item in block.items:
                    label = item.label if block.ordered else "•"
                    writer.labels.append(label)
                    first = [Paragraph(item.term), *item.blocks] if item.term else [*item.blocks]
                    yield from _lines(first[:1], writer, strong, is_head, f"{label} ")
                    yield from _lines(first[1:], writer, strong, is_head)
            case Quotation():
                inner = [Paragraph((Run(block.title, strong=True),)), *block.blocks] if block.title else block.blocks
                yield from _lines(inner, writer, strong, is_head)
            case Picture():
                yield writer.picture(block)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from _lines(() if cell.repeats else cell.blocks, writer, strong, is_head)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of blocks."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield "".join(run.text for run in block.runs)
            case ListBlock():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Quotation():
                yield from _texts(block.blocks)


def _without_notes(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that stand again: the marks of notes and the pictures stand once."""
    remaining: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            remaining.append(replace(block, runs=tuple(run for run in block.runs if not run.note)))
        elif not isinstance(block, Picture):
            remaining.append(block)
    return remaining
