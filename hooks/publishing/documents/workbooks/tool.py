"""The workbook of a tool of the handbook: a sheet for each table.

In: a tool. Out: a ``Workbook``. A timetable has a column that finds clashes, a list to tick counts what is ticked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from publishing.content.models import Column, ColumnKind, Layer, Tool, ToolPart
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.formulas import clash, joined_range
from publishing.documents.workbooks.model import Cell, Formula, Place, Role, Row, Sheet, Workbook
from publishing.site.clashes import clashes

KIND = "tool"
CLASH = "Clash"
_CLASH_WIDTH = 30
_STEP_WIDTHS = (6, 98)
_LISTED = {ColumnKind.TIME: "Times", ColumnKind.TICK: "Ticks", ColumnKind.LINE: "Lines"}
_SHORT = 12  # letters of a choice in the name of its list
_USE = {
    "What it is": "{summary}",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Two layers": "Each sheet says whether it has the words of a source, or what this edition of the handbook suggests.",
    "Fill in": "White cells are yours. All others are locked, so that nothing breaks by accident. There is no password.",
    parts.PRINT: parts.ROWS_PRINTED,
    "Where it is from": "{url}",
}
SUGGESTED = "This edition suggests it. No source asks for it."


def workbook(tool: Tool, url: str, sources: Mapping[str, str]) -> Workbook:
    """Return the workbook of a tool; ``sources`` are the words of each note that it names."""
    version = tool.updated.words()
    facts = {"Workbook": KIND, "Tool": tool.id, "Version": version, "Address": url}
    words = {name: text.format(summary=tool.summary, url=url) for name, text in _USE.items()}
    if not any(part.empty for part in tool.parts):
        del words[parts.PRINT]
    lists, names = parts.lists(offered(tool)) if offered(tool) else (None, {})
    places = {
        part.title: f"{part.title}, row {first_row(tool, part) + 1}" for part in tool.parts if tool.columns_of(part)
    }
    sheets = (
        parts.read_me(tool.title, f"Version of {version}.", tool.notice or SUGGESTED, words),
        *(_sheet(tool, group, sources) for group in _groups(tool)),
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


@dataclass(frozen=True)
class _Group:
    """A sheet: the part with its table, if there is one, and the parts of words alone that stand above it."""

    words: tuple[ToolPart, ...]
    table: ToolPart | None

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.table.title if self.table else self.words[0].title


def _groups(tool: Tool) -> Iterator[_Group]:
    """Put parts of words alone on the sheet of the next part that has a table."""
    waiting: list[ToolPart] = []
    for part in tool.parts:
        if tool.columns_of(part):
            yield _Group(tuple(waiting), part)
            waiting = []
        else:
            waiting.append(part)
    if waiting:
        yield _Group(tuple(waiting), None)


def first_row(tool: Tool, part: ToolPart) -> int:
    """Return the first row of a part's table."""
    group = next(group for group in _groups(tool) if group.table == part)
    return sum(len(_head(block, {}, (1,))) for block in (*group.words, part)) + 2


def _sheet(tool: Tool, group: _Group, sources: Mapping[str, str]) -> Sheet:
    """Write a sheet; its headings stay in sight where no words stand above the table."""
    part = group.table
    columns = tool.columns_of(part) if part else ()
    finds = bool(tool.clashes) and part is tool.table
    widths = (*(column.width for column in columns), *([_CLASH_WIDTH] if finds else []), 1)
    widths = widths if columns else _STEP_WIDTHS
    over = widths[: len(columns) or len(widths)]
    top = [row for block in (*group.words, *([part] if part else [])) for row in _head(block, sources, over)]
    if not part:
        return Sheet(group.name, widths, tuple(top))
    first = len(top) + 2
    heads = [*(column.title for column in columns), *([CLASH] if finds else [])]
    rows = (
        *top,
        _ticked(part, columns, first),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
        *_table(tool, part, widths, first, finds=finds),
    )
    frozen = (0, 0) if group.words else (first, 1)
    fixed = frozen, (first - 1, first - 1)
    printed = (0, len(columns) - 1)  # what finds clashes stays on the screen
    return Sheet(group.name, widths, rows, *fixed, tool.landscape, blank=first + len(part.rows), printed=printed)


def _head(part: ToolPart, sources: Mapping[str, str], widths: Sequence[float]) -> list[Row]:
    """Write what stands above a table, in the columns that are printed: heading, whose words they are, guidance and steps."""
    across = len(widths)
    named = sources or {part.source or "": ""}
    texts = [part.guidance or "", *(f"{number}. {step}" for number, step in enumerate(part.steps, 1))]
    return [
        parts.title(part.title),
        parts.fitted((Cell(layer_of(part, named), Role.NOTICE, across),), widths),
        *(parts.fitted((Cell(text, Role.TEXT, across),), widths) for text in texts),
    ]


def _ticked(part: ToolPart, columns: Sequence[Column], first: int) -> Row:
    """Count what is ticked, in a list to tick; elsewhere the row is empty."""
    place = next((number for number, column in enumerate(columns) if column.answer is ColumnKind.TICK), None)
    if place is None:
        return Row()
    ticks = joined_range(Place(part.title, first, place), first, len(part.rows) + part.empty)
    done = Formula(f'=SUMPRODUCT(({ticks.name}="Yes")*1)', 0)
    return Row((Cell(done, Role.STRONG_COUNT), Cell(f"of {len(part.rows)} done", Role.STRONG_WORD)), 20)


def _table(tool: Tool, part: ToolPart, widths: Sequence[float], first: int, *, finds: bool) -> Iterator[Row]:
    columns, many = tool.columns_of(part), len(part.rows) + part.empty
    found = clashes(tool.clashes, part.rows, columns) if finds and tool.clashes else []
    for number in range(many):
        values = part.rows[number] if number < len(part.rows) else {}
        cells = [answer(column, values.get(column.id)) for column in columns]
        if finds and tool.clashes:
            own = {column.id: Place(part.title, first + number, place) for place, column in enumerate(columns)}
            every = {name: joined_range(place, first, many) for name, place in own.items()}
            shown = found[number] if number < len(found) else ""
            cells.append(Cell(Formula(clash(tool.clashes, columns, own, every), shown), Role.WARNING))
        yield parts.fitted(cells, widths, 2)
