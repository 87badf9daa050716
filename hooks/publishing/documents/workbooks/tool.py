"""The workbook of a tool of the handbook: a sheet for each part.

In: a tool. Out: a ``Workbook``. A timetable has a column that finds clashes, a list to tick counts what is ticked.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from publishing.content.models import Column, ColumnKind, Layer, Tool, ToolPart
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.formulas import clash, joined_range
from publishing.documents.workbooks.model import Cell, Formula, Place, Range, Role, Row, Sheet, Workbook
from publishing.site.clashes import clashes

KIND = "tool"
TABLE = 4  # the first row of a part's table
CLASH = "Clash"
_CLASH_WIDTH = 30
_STEP_WIDTHS = (6, 98)
_ROLES = {ColumnKind.DAY: Role.DAY, ColumnKind.NUMBER: Role.FIGURE}
_LISTED = {ColumnKind.TIME: "Times", ColumnKind.TICK: "Ticks", ColumnKind.LINE: "Lines"}
_SHORT = 12  # letters of a choice in the name of its list
_USE = {
    "What it is": "{summary}",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Two layers": "Each sheet says whether it has the words of a source, or what this edition of the handbook suggests.",
    "Fill in": "White cells are yours. All others are locked, so that nothing breaks by accident. There is no password.",
    "Where it is from": "{url}",
}
SUGGESTED = "This edition suggests it. No source asks for it."


def workbook(tool: Tool, url: str, sources: Mapping[str, str]) -> Workbook:
    """Return the workbook of a tool; ``sources`` are the words of each note that it names."""
    version = tool.updated.words()
    facts = {"Workbook": KIND, "Tool": tool.id, "Version": version, "Address": url}
    words = {name: text.format(summary=tool.summary, url=url) for name, text in _USE.items()}
    lists, names = parts.lists(offered(tool)) if offered(tool) else (None, {})
    places = {part.title: f"{part.title}, row {TABLE + 1}" for part in tool.parts if tool.columns_of(part)}
    sheets = (
        parts.read_me(tool.title, f"Version of {version}.", tool.notice or SUGGESTED, words),
        *(_sheet(tool, part, sources) for part in tool.parts),
        parts.about(facts, ("Part", "Where it begins"), places),
        *([lists] if lists else []),
    )
    return Workbook(tool.title, version, url, parts.day(tool.updated), sheets, names)


def offered(tool: Tool) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of a tool's drop-downs by name."""
    columns = [column for part in tool.parts for column in tool.columns_of(part)]
    return {list_name(column): column.offered for column in columns if column.offered}


def list_name(column: Column) -> str:
    """Return the name of the list of a column's choices, which columns with the same choices share."""
    words = "_".join(re.sub(r"\W+", "_", choice[:_SHORT]) for choice in column.choices)
    return _LISTED.get(column.answer, f"Choices_{words}")


def layer_of(part: ToolPart, sources: Mapping[str, str]) -> str:
    """Say whose words a part has."""
    return SUGGESTED if part.layer is Layer.SUGGESTION else f"From a source: {sources[part.source or '']}"


def answer(column: Column, value: str | None, choices: Sequence[str] = ()) -> Cell:
    """Create the cell of a column; words that stand in it from the start are locked, unless they can be chosen."""
    hint = column.hint or column.title
    offered = column.offered or choices
    title = column.title[:32]
    if column.answer is ColumnKind.DAY:
        day = date.fromisoformat(value) if value else None
        return Cell(day, Role.DAY, entry=parts.entry(title, hint, of_day=True))
    if column.answer is ColumnKind.NUMBER:
        number = int(value) if value else None
        return Cell(number, Role.FIGURE, entry=parts.entry(title, hint, of_number=True))
    if offered:
        return Cell(value, Role.ANSWER, entry=parts.entry(title, hint, list_name(column), offered))
    return Cell(value, Role.LABEL) if value else Cell(None, Role.ANSWER, entry=parts.entry(title, hint))


def _sheet(tool: Tool, part: ToolPart, sources: Mapping[str, str]) -> Sheet:
    columns = tool.columns_of(part)
    finds = bool(tool.clashes) and part is tool.table
    widths = (*(column.width for column in columns), *([_CLASH_WIDTH] if finds else []), 1)
    if not columns:
        return Sheet(part.title, _STEP_WIDTHS, (*_top(part, sources, _STEP_WIDTHS), *_steps(part)))
    heads = [*(column.title for column in columns), *([CLASH] if finds else [])]
    rows = (
        *_top(part, sources, widths),
        _ticked(part, columns),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
        *_table(tool, part, widths, finds=finds),
    )
    assert len(_top(part, sources, widths)) + 2 == TABLE + 1  # noqa: S101
    return Sheet(part.title, widths, rows, (TABLE + 1, 1), (TABLE, TABLE), landscape=tool.landscape)


def _top(part: ToolPart, sources: Mapping[str, str], widths: Sequence[float]) -> tuple[Row, ...]:
    across = len(widths)
    guidance = parts.fitted((Cell(part.guidance or "", Role.TEXT, across),), widths)
    return (
        parts.title(part.title),
        parts.fitted((Cell(layer_of(part, sources), Role.NOTICE, across),), widths),
        guidance,
    )


def _steps(part: ToolPart) -> tuple[Row, ...]:
    rows = (
        parts.fitted((Cell(number, Role.NUMBER), Cell(step, Role.LABEL)), _STEP_WIDTHS)
        for number, step in enumerate(part.steps, 1)
    )
    return (Row(), *rows)


def _ticked(part: ToolPart, columns: Sequence[Column]) -> Row:
    """Count what is ticked, in a list to tick; elsewhere the row is empty."""
    place = next((number for number, column in enumerate(columns) if column.answer is ColumnKind.TICK), None)
    if place is None:
        return Row()
    first = TABLE + 1
    ticks = Range(part.title, first, place, first + len(part.rows) + part.empty - 1, place)
    text = f'=SUMPRODUCT(({ticks.name}="Yes")*1)&" of {len(part.rows)} done"'
    return Row((Cell(Formula(text, f"0 of {len(part.rows)} done"), Role.STRONG_WORD),), 20)


def _table(tool: Tool, part: ToolPart, widths: Sequence[float], *, finds: bool) -> list[Row]:
    columns, many = tool.columns_of(part), len(part.rows) + part.empty
    first = TABLE + 1
    found = clashes(tool.clashes, part.rows, columns) if finds and tool.clashes else []
    rows = []
    for number in range(many):
        values = part.rows[number] if number < len(part.rows) else {}
        cells = [answer(column, values.get(column.id)) for column in columns]
        if finds and tool.clashes:
            own = {column.id: Place(part.title, first + number, place) for place, column in enumerate(columns)}
            every = {name: joined_range(place, first, many) for name, place in own.items()}
            shown = found[number] if number < len(found) else ""
            cells.append(Cell(Formula(clash(tool.clashes, columns, own, every), shown), Role.WARNING))
        rows.append(parts.fitted(cells, widths, 2))
    return rows
