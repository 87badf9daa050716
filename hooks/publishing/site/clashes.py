"""Clashes of a timetable: who would be in two places at once.

In: rows of a timetable. Out: for each row what is wrong, "" for nothing. The workbook works the same out by formulas.
"""

from collections.abc import Mapping, Sequence

from publishing.content.models import Clashes, Column

BACKWARDS = "Ends before it begins."
Values = Mapping[str, str]


def twice(column: Column) -> str:
    """Return the words for a column whose value stands in two rows at one time."""
    return f"{column.title}: twice at one time."


def clashes(rule: Clashes, rows: Sequence[Values], columns: Sequence[Column]) -> list[str]:
    """Say of each row what cannot be."""
    return [_clash(rule, row, rows, columns) for row in rows]


def _clash(rule: Clashes, row: Values, rows: Sequence[Values], columns: Sequence[Column]) -> str:
    if not all(name in row for name in (rule.day, rule.start, rule.end)):
        return ""
    if row[rule.end] <= row[rule.start]:
        return BACKWARDS
    beside = [candidate for candidate in rows if candidate is not row and _at_one_time(rule, candidate, row)]
    found = [
        twice(column)
        for column in columns
        if column.id in rule.same
        and row.get(column.id)
        and any(candidate.get(column.id) == row[column.id] for candidate in beside)
    ]
    return " ".join(found)


def _at_one_time(rule: Clashes, row: Values, other: Values) -> bool:
    return (
        row.get(rule.day) == other[rule.day]
        and row.get(rule.start, "") < other[rule.end]
        and row.get(rule.end, "") > other[rule.start]
    )
