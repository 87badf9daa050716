"""A grid of evidence: what it warns of, what it counts, and what a statement says of its rows.

In: a tool that is a grid, the lines of a programme, and rows. Out: warnings, counts and sentences. The workbook works the
same out by formulas, for whatever somebody types; these are the values of what is filled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publishing.base.dates import When
from publishing.content.catalogue import Catalogue
from publishing.content.models import Column, ColumnKind, Grid, Programme, Tool, ToolPart
from publishing.content.models.tool import fields_of, filled
from publishing.content.references import Cited
from publishing.content.tool_lines import lines

Values = Mapping[str, str]


@dataclass(frozen=True)
class EvidenceGrid:
    """A grid for one programme, empty or filled; ``on`` is the day from which ages are counted."""

    tool: Tool
    programme: Programme
    lines: tuple[str, ...]
    statement: Tool | None = None
    rows: tuple[Values, ...] = ()
    on: date | None = None
    area: str = ""

    @property
    def table(self) -> ToolPart:
        """The part that is the grid."""
        assert self.tool.table, "the rules require a table"  # noqa: S101
        return self.tool.table

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the grid."""
        return self.tool.columns_of(self.table)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of evidence."""
        return next((column.choices for column in self.columns if column.id == self._rule.kind), ())

    @property
    def _rule(self) -> Grid:
        assert self.tool.grid, "a grid has its rule"  # noqa: S101
        return self.tool.grid

    @property
    def limit(self) -> str:
        """How long a statement may be, and who says so."""
        limit = self.programme.position_statement
        if not limit:
            return "How long a statement may be was not found for this programme: ask the lead."
        source = next(reference for reference in self.programme.references if reference.id == limit.source)
        return f"A statement has up to {limit.words:,} words. From a source: {Cited(self.programme.short_title, source).plain}"

    def rows_of(self, line: str) -> tuple[Values, ...]:
        """Return the rows of an indicator or a line of enquiry."""
        return tuple(row for row in self.rows if row.get(self._rule.line) == line)

    def count(self, line: str, kind: str) -> int:
        """Count the rows of a line that rest on a kind of evidence."""
        return sum(row.get(self._rule.kind) == kind for row in self.rows_of(line))

    def sentences(self, says: str) -> list[str]:
        """Write what a statement says of each row; "" where it says so of the same line already."""
        found: list[str] = []
        seen: set[tuple[str, ...]] = set()
        for row in self.rows:
            key = tuple(row.get(name, "") for name in (self._rule.line, *fields_of(says)))
            found.append("" if key in seen else self._sentence(says, row))
            seen.add(key)
        return found

    def _sentence(self, says: str, row: Values) -> str:
        values = {column.id: _shown(column, row) for column in self.columns}
        number = row.get(self._rule.number)
        if number and int(number) < self._rule.least:
            values[self._rule.number] = left_out(self.tool)
        return filled(says, values)

    def warnings(self, row: Values) -> str:
        """Write what to think of in a row; "" where nothing is wrong."""
        return " ".join(self._warnings(row))

    def _warnings(self, row: Values) -> Iterator[str]:
        rule, says = self._rule, warning_words(self.tool)
        together = [other for other in self.rows_of(row[rule.line]) if _claimed(other, rule) == _claimed(row, rule)]
        if not any(row.get(rule.kind) in rule.voices for row in together):
            yield says.voice
        sources = {other[rule.evidence] for other in together if rule.evidence in other} - {row.get(rule.evidence)}
        if not sources:
            yield says.single
        day = row.get(rule.day)
        if day and self.on and date.fromisoformat(day) < _years_before(self.on, rule.years):
            yield says.old
        if day and self.on and date.fromisoformat(day) > self.on:
            yield says.ahead
        if not day and row.get(rule.evidence):
            yield says.undated
        if rule.number in row and int(row[rule.number]) < rule.least:
            yield says.small


@dataclass(frozen=True)
class WarningWords:
    """The words of the warnings."""

    voice: str
    single: str
    old: str
    ahead: str
    undated: str
    small: str


def warning_words(tool: Tool) -> WarningWords:
    """Return the warnings of a grid."""
    assert tool.grid, "a grid has its rule"  # noqa: S101
    return WarningWords(
        "No child's or parent's voice for this claim.",
        "One source only for this claim.",
        f"Older than {tool.grid.years} years.",
        "Dated after the day at the top.",
        "No date.",
        f"Number below {tool.grid.least}.",
    )


def grids(catalogue: Catalogue, tool: Tool) -> Iterator[EvidenceGrid]:
    """Yield the empty grid of each programme that has lines, the newest first, then the one that is filled."""
    statement = next((candidate for candidate in catalogue.tools.values() if candidate.claims == tool.id), None)
    for own in sorted(catalogue.programmes.values(), key=lambda programme: -programme.order):
        if offered := lines(catalogue, own):
            yield EvidenceGrid(tool, own, offered, statement)
    example = tool.example
    if example and (programme := catalogue.programmes.get(example.programme)):
        area = catalogue.partnerships[example.partnership].name
        offered, on = lines(catalogue, programme), example.on.sort_day
        yield EvidenceGrid(tool, programme, offered, statement, example.rows, on, area)


def left_out(tool: Tool) -> str:
    """Return what a statement says in the place of a number that could tell who a child is."""
    assert tool.grid, "a grid has its rule"  # noqa: S101
    return f"below {tool.grid.least}, so left out"


def _claimed(row: Values, rule: Grid) -> str:
    """Return what a row claims, as a spreadsheet compares texts: capital letters and spare blanks tell nothing apart."""
    return " ".join(row.get(rule.claim, "").split()).casefold()


def _shown(column: Column, row: Values) -> str:
    value = row.get(column.id, "")
    return When.parse(value).words() if value and column.answer is ColumnKind.DAY else value


def _years_before(day: date, years: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - years, day.month, last)
