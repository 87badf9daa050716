"""Rules for the tools of the handbook: ids, layers, columns, rows, and what a tool names elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.base.urls import FRAME
from publishing.content.front_matter import Path
from publishing.content.models import Chapter, Column, ColumnKind, Layer, Programme, Tool, ToolFormat, ToolPart
from publishing.content.references import cited
from publishing.content.rules.context import Context, Rule
from publishing.content.rules.tool_examples import EXAMPLE_RULES
from publishing.content.rules.tool_rows import row_problems

SHEET = 31  # letters that a sheet's name may have
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_WORKBOOKS = (ToolFormat.XLSX, ToolFormat.ODS)


def _parts(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold parts to ids and names of their own, and to something that is in them."""
    seen: set[str] = set()
    for number, part in enumerate(tool.parts):
        path: Path = ("parts", number)
        if part.id in seen:
            yield context.source.problem((*path, "id"), "an id that no other part has", quoted(part.id))
        elif part.id.startswith(FRAME):
            expected = f"an id that does not start as the page's own do ({alternatives(FRAME)})"
            yield context.source.problem((*path, "id"), expected, quoted(part.id))
        seen.add(part.id)
        yield from _layer(context, path, part)
        columns = tool.columns_of(part)
        if not (columns or part.columns or part.rows or part.empty or part.steps or part.guidance or part.budget):
            yield context.source.problem(path, "guidance, steps, rows or a budget of words", "none of them")
        if (part.rows or part.empty) and not columns:
            yield context.source.problem((*path, "columns"), "columns, as there are rows", "nothing")
        if part.columns and not columns:
            yield context.source.problem((*path, "empty"), "how many empty rows there are, or rows", "nothing")
        if set(tool.formats) & set(_WORKBOOKS) and not _names_a_sheet(part.title):
            expected = f"at most {SHEET} letters without [ ] : * ? / or \\, as a sheet is called so"
            yield context.source.problem((*path, "title"), expected, quoted(part.title))


def _names_a_sheet(title: str) -> bool:
    return len(title) <= SHEET and not _NOT_IN_SHEETS.search(title)


def _layer(context: Context, path: Path, part: ToolPart) -> Iterator[Problem]:
    """Hold a part to a source where it is a source's words, and to none where it is our own."""
    if part.layer is Layer.SUGGESTION and part.source:
        expected = "no source, as the part is a suggestion (divide it, or write layer: source)"
        yield context.source.problem((*path, "source"), expected, quoted(part.source))
    if part.layer is not Layer.SOURCE:
        return
    known = cited(context.catalogue)
    if not part.source:
        yield context.source.problem((*path, "source"), "the note that names its source (layer: source)", "nothing")
    elif part.source not in known and not _is_unread(context, part.source):
        expected, meant = "a reference that a programme or chapter has", closest(part.source, known)
        yield context.source.problem((*path, "source"), expected, quoted(part.source), meant)


def _is_unread(context: Context, note: str) -> bool:
    return any(note.startswith(f"{id}.") for kind, id in context.unread if kind in (Programme, Chapter))


def _columns(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold columns to ids of their own, and choices to kinds of answers."""
    places: list[tuple[Path, Sequence[Column]]] = [(("columns",), tool.columns)]
    places += [(("parts", number, "columns"), part.columns) for number, part in enumerate(tool.parts)]
    for path, columns in places:
        seen: set[str] = set()
        for number, column in enumerate(columns):
            at = (*path, number)
            if column.id in seen:
                yield context.source.problem((*at, "id"), "an id that no other column has", quoted(column.id))
            seen.add(column.id)
            is_choice = column.answer is ColumnKind.CHOICE
            found = quoted(", ".join(column.choices)) if column.choices else "nothing"
            if is_choice and len(column.choices) < 2:
                yield context.source.problem((*at, "choices"), "at least two choices, as the answer is 'choice'", found)
            if column.choices and not is_choice:
                expected = f"no choices, as the answer is '{column.answer.value}'"
                yield context.source.problem((*at, "choices"), expected, found)


def _rows(context: Context, tool: Tool) -> Iterator[Problem]:
    for number, part in enumerate(tool.parts):
        columns = tool.columns_of(part)
        for place, row in enumerate(part.rows if columns else ()):
            yield from row_problems(context, ("parts", number, "rows", place), row, columns)


_WANTED: Mapping[tuple[str, str], ColumnKind] = {
    ("grid", "line"): ColumnKind.LINE,
    ("grid", "kind"): ColumnKind.CHOICE,
    ("grid", "day"): ColumnKind.DAY,
    ("grid", "number"): ColumnKind.NUMBER,
    ("clashes", "day"): ColumnKind.DAY,
    ("clashes", "start"): ColumnKind.TIME,
    ("clashes", "end"): ColumnKind.TIME,
}


def _named(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold the columns that a grid or a timetable names to columns that there are, of the right kind."""
    if not tool.table:
        rule = "grid" if tool.grid else "clashes" if tool.clashes else ""
        if rule and not _means_a_table(tool):
            yield context.source.problem(rule, "a part with rows, or with empty ones, as this names columns", "none")
        return
    columns = {column.id: column for column in tool.columns_of(tool.table)}
    for path, name in tool.named_columns():
        wanted = _WANTED.get((str(path[0]), str(path[1])))
        found = columns.get(name)
        if not found or (wanted and found.answer is not wanted):
            expected = "the id of a column" + (f" whose answer is '{wanted.value}'" if wanted else "")
            others = [candidate.id for candidate in columns.values() if wanted in (None, candidate.answer)]
            yield context.source.problem(path, expected, quoted(name), closest(name, others))
    kinds = columns.get(tool.grid.kind) if tool.grid else None
    for number, voice in enumerate(tool.grid.voices if tool.grid and kinds else ()):
        if kinds and voice not in kinds.choices:
            expected, meant = alternatives(kinds.choices), closest(voice, kinds.choices)
            yield context.source.problem(("grid", "voices", number), expected, quoted(voice), meant)


def _means_a_table(tool: Tool) -> bool:
    """Say whether a part has half of what a table needs, which is a problem already."""
    return any(part.columns or part.rows or part.empty for part in tool.parts)


def _elsewhere(context: Context, tool: Tool) -> Iterator[Problem]:
    """Hold a tool to chapters that there are, and its formats to what it has."""
    for number, chapter in enumerate(tool.chapters):
        yield from context.refers(("chapters", number), chapter, Chapter, "chapter")
    for number, ending in enumerate(tool.formats):
        if ending in _WORKBOOKS and not tool.table and not _means_a_table(tool):
            expected = "docx or pdf, as no part has a table"
            yield context.source.problem(("formats", number), expected, quoted(ending.value))


RULES: tuple[Rule, ...] = (_parts, _columns, _rows, _named, _elsewhere, *EXAMPLE_RULES)
