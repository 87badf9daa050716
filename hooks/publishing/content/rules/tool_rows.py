"""The rows of a tool: each value stands in a column that there is, and is of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.front_matter import Path
from publishing.content.models import Column, ColumnKind
from publishing.content.rules.context import Context

_FORMS: Mapping[ColumnKind, tuple[str, str]] = {
    ColumnKind.DAY: (r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "a day such as 2026-11-22"),
    ColumnKind.NUMBER: (r"\d{1,6}", "a whole number such as 3"),
}
_MANY = 12  # choices that a message lists


def row_problems(
    context: Context, path: Path, row: Mapping[str, str], columns: Sequence[Column], lines: Sequence[str] = ()
) -> Iterator[Problem]:
    """Name what does not fit in a row; ``lines`` are what a column of lines offers."""
    known = {column.id: column for column in columns}
    for name, value in row.items():
        column = known.get(name)
        if not column:
            yield context.source.problem((*path, name), alternatives(known), quoted(name), closest(name, known))
            continue
        pattern, expected = _FORMS.get(column.answer, ("", ""))
        if pattern and not re.fullmatch(pattern, value):
            yield context.source.problem((*path, name), expected, quoted(value))
        offered = lines if column.answer is ColumnKind.LINE else column.offered
        if offered and value not in offered:
            shown = alternatives(offered) if len(offered) <= _MANY else f"a choice such as {offered[0]}"
            yield context.source.problem((*path, name), shown, quoted(value), closest(value, offered))
