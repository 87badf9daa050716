"""The rows of a tool: each value stands in a column that there is, and is of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.front_matter import Path
from publishing.content.models import Column, ColumnKind
from publishing.content.rules.context import Context

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)  # what workbooks take for a day
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
        if column.answer is ColumnKind.DAY and not _is_day(value):
            yield context.source.problem((*path, name), "a day such as 2026-11-22", quoted(value))
        if column.answer is ColumnKind.NUMBER and not re.fullmatch(r"\d{1,6}", value):
            yield context.source.problem((*path, name), "a whole number such as 3", quoted(value))
        offered = lines if column.answer is ColumnKind.LINE else column.offered
        if len(offered) > 1 and value not in offered:
            shown = alternatives(offered) if len(offered) <= _MANY else f"a choice such as {offered[0]}"
            yield context.source.problem((*path, name), shown, quoted(value), closest(value, offered))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value and FIRST <= date.fromisoformat(value) <= LAST
    except ValueError:
        return False
