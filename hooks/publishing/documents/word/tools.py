"""Tools of the handbook as Word files to write in, and statements that are written from a grid of evidence.

In: a tool, a grid of evidence, and the address of a page. Out: the bytes of a DOCX.
"""

import math
from collections.abc import Mapping, Sequence

from publishing.base.tokens import Palette
from publishing.content.models import Column, ColumnKind, Layer, Tool, ToolPart
from publishing.documents.pooling_rules import CHOOSE, CHOOSE_DAY, WRITE
from publishing.documents.word.package import Imprint, content
from publishing.documents.word.sheet import HIGH, Sheet, cell, day, drop_down, protect, row, text, tick_box
from publishing.documents.word.xml import Xml
from publishing.site.evidence_grid import EvidenceGrid

PAPER = 8  # empty rows of a table: two lying pages hold them, with room to spare. In Word a row can be copied
_LETTER = 125  # twips of a letter in a heading, in a wide font
_SMALL_LETTER = 110  # the same in the smaller letters of a table with more columns than these have room for
_EDGES = 200  # twips left and right of a cell's words
SUGGESTED = "This edition suggests it. No source asks for it."
_USE = (
    "Click on an answer to choose it or to write it. Nothing else can be changed, until you stop the protection (Review, "
    "Restrict Editing), which has no password."
)
_MADE_UP = "MADE UP. {area} does not exist. Nobody said, counted or wrote any of this outside this example."
_OURS = "It is not a form of the inspectorate."


def form(tool: Tool, url: str, sources: Mapping[str, str], palette: Palette) -> bytes:
    """Write a tool as a form; ``sources`` are the words of each note that it names, ``palette`` the site's colours."""
    imprint = _imprint(tool, tool.title, url)
    sheet = Sheet(imprint, tool.notice or _OURS, palette, landscape=tool.landscape)
    sheet.add("BodyText", _USE)
    for part in tool.parts:
        _head(sheet, part, sources)
        columns = tool.columns_of(part)
        if columns:
            crowded = sum(_needs(columns, _LETTER)) > sheet.width
            widths = _widths(columns, sheet.width, _SMALL_LETTER if crowded else _LETTER)
            many = range(len(part.rows) + min(part.empty, PAPER))
            rows = [_row(sheet, part, columns, widths, number) for number in many]
            style = "TableCrowded" if crowded else "TableText"
            heads = row(*(cell(column.title, style=style) for column in columns), header=True)
            sheet.table(part.title, widths, [heads, *rows], headed=True)
    protect(sheet.file)
    return content(sheet.file, imprint)


def statement(tool: Tool, grid: EvidenceGrid, url: str, sources: Mapping[str, str], palette: Palette) -> bytes:
    """Write a statement: a section for each question, in it a place or the words for each line of the grid."""
    subject = grid.area or grid.programme.short_title
    imprint = _imprint(tool, f"{tool.title}: {subject}", url)
    notice = _MADE_UP.format(area=grid.area) if grid.area else tool.notice or _OURS
    sheet = Sheet(imprint, notice, palette, landscape=tool.landscape)
    if not grid.rows:
        sheet.add("BodyText", _USE)
    if not grid.programme.position_statement:  # else a part of the statement says it, with its source
        sheet.add("BodyText", grid.limit)
    for part in tool.parts:
        _head(sheet, part, sources)
        if part.budget:
            sheet.add("Guidance", _budget(part, grid))
        if part.says:
            (_written if grid.rows else _places)(sheet, part, grid)
    if not grid.rows:
        protect(sheet.file)
    return content(sheet.file, imprint)


def words_of(part: ToolPart, grid: EvidenceGrid) -> int:
    """Count the words that a section says of the rows of a grid."""
    return sum(len(text.split()) for text in grid.sentences(part.says or ""))


def _imprint(tool: Tool, title: str, url: str) -> Imprint:
    updated = tool.updated.sort_day
    assert updated, "the records require a day"  # noqa: S101
    return Imprint(
        title=title,
        kicker="Inspection handbook: a tool",
        version=f"Version of {tool.updated.words()}",
        url=url,
        updated=updated,
        summary=tool.summary,
        keywords=("handbook", "tool"),
    )


def _head(sheet: Sheet, part: ToolPart, sources: Mapping[str, str]) -> None:
    sheet.add("Heading1", part.title)
    ours = part.layer is Layer.SUGGESTION
    sheet.add("Guidance", SUGGESTED if ours else f"From a source: {sources[part.source or '']}")
    if part.guidance:
        sheet.add("BodyText", part.guidance)
    for number, step in enumerate(part.steps, 1):
        sheet.add("BodyText", f"{number}. {step}")


def _needs(columns: Sequence[Column], letter: int) -> list[int]:
    """Return the width that each column needs for the longest word of its heading."""
    return [letter * max(map(len, column.title.replace("-", "- ").split())) + _EDGES for column in columns]


def _widths(columns: Sequence[Column], width: int, letter: int) -> list[int]:
    """Divide a width by the columns' shares; wide columns give to those that would break a word of their heading."""
    every = sum(column.width for column in columns)
    shares = [column.width * width // every for column in columns]
    needs = _needs(columns, letter)
    widths = [max(pair) for pair in zip(shares, needs, strict=True)]
    spare = [width - need for width, need in zip(widths, needs, strict=True)]
    over = sum(widths) - width
    if 0 < over <= sum(spare):
        widths = [width - math.ceil(over * free / sum(spare)) for width, free in zip(widths, spare, strict=True)]
    elif over > 0:
        widths = shares
    return [*widths[:-1], width - sum(widths[:-1])]


def _row(sheet: Sheet, part: ToolPart, columns: Sequence[Column], widths: Sequence[int], number: int) -> Xml:
    values = part.rows[number] if number < len(part.rows) else {}
    cells = [
        _cell(sheet, part, column, width, number, values.get(column.id, ""))
        for column, width in zip(columns, widths, strict=True)
    ]
    return row(*cells, height=0 if values else HIGH // 2)


def _cell(sheet: Sheet, part: ToolPart, column: Column, width: int, number: int, value: str) -> Xml:
    """Create a cell of a row: its words, or a field, whose prompt is a dash where it would take more than two lines."""
    title, tag = f"{column.title}, row {number + 1}", f"{part.id[:30]}-{number + 1}-{column.id[:28]}"
    match column.answer:
        case _ if value:
            return cell(value)
        case ColumnKind.TICK:
            return sheet.answer(tick_box(title, tag))
        case ColumnKind.DAY:
            return sheet.answer(day(title, tag, _prompt(CHOOSE_DAY, width)))
        case ColumnKind.CHOICE:
            return sheet.answer(drop_down(title, tag, column.choices, _prompt(CHOOSE, width)))
    return sheet.answer(text(title, tag, _prompt(WRITE, width)))


def _prompt(words: str, width: int) -> str:
    """Return a prompt that fits two lines of a column so wide, else a dash: a field needs something to click on."""
    return words if width >= _LETTER * (len(words) // 2 + 1) + _EDGES else "–"


def _budget(part: ToolPart, grid: EvidenceGrid) -> str:
    words = f"We suggest up to {part.budget:,} words."
    return f"{words} This example has {words_of(part, grid):,}." if grid.rows else words


def _places(sheet: Sheet, part: ToolPart, grid: EvidenceGrid) -> None:
    """Add a place to write for each line."""
    rows = [
        row(cell(line), sheet.answer(text(line, f"{part.id[:50]}-{number}")), height=HIGH)
        for number, line in enumerate(grid.lines, 1)
    ]
    heads = row(cell("Line"), cell("Your words"), header=True)
    narrow = sheet.width // 4
    sheet.table(part.title, (narrow, sheet.width - narrow), [heads, *rows], headed=True)


def _written(sheet: Sheet, part: ToolPart, grid: EvidenceGrid) -> None:
    """Add what the rows of the grid say, line by line."""
    texts = grid.sentences(part.says or "")
    for line in grid.lines:
        own = [text for row, text in zip(grid.rows, texts, strict=True) if text and row in grid.rows_of(line)]
        if own:
            sheet.add("Heading2", line)
        for passage in own:
            sheet.add("BodyText", passage)
