"""The tools of the handbook: tables and sheets to fill in, each from one record.

In: the fields of a front matter. Out: ``Tool``.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.content.front_matter import Path
from publishing.content.models.base import Part, Record
from publishing.content.models.fields import Count, Day, Flag, NoteName, NotStrict, Sign, Slug, Text

_FIELD = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"(?<=[.?!]) ")
_SPACES = re.compile(" +")
TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(7, 22) for minute in (0, 15, 30, 45))
TICKED = ("Yes", "Not yet")


class ToolFormat(StrEnum):
    """A format in which a tool is offered."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    PDF = "pdf"


class Layer(StrEnum):
    """Whose words they are: a source's, or the edition's own."""

    SOURCE = "source"
    SUGGESTION = "suggestion"


class ColumnKind(StrEnum):
    """The kind of answers in a column of a tool."""

    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    TICK = "tick"
    LINE = "line"  # an indicator or a line of enquiry of a programme


class Column(Part):
    """A column of a tool's table."""

    id: Slug = Field(description="Its name, by which rows and formulas call it.")
    title: Text = Field(description="Its heading.")
    answer: Annotated[ColumnKind, NotStrict] = Field(ColumnKind.TEXT, description="What is typed into it.")
    choices: tuple[Sign, ...] = Field((), strict=False, description="What to choose from, if it is a choice.")
    hint: Text | None = Field(None, description="What helps to fill it in.")
    width: Count = Field(20, description="How wide it is, in characters.")

    @property
    def offered(self) -> tuple[str, ...]:
        """The answers to choose from; nothing where anything can be typed, and for lines, which programmes have."""
        offers = {ColumnKind.TIME: TIMES, ColumnKind.TICK: TICKED, ColumnKind.CHOICE: self.choices}
        return offers.get(self.answer, ())


class ToolPart(Part):
    """A part of a tool: words, steps, a table to fill in, or a place to write."""

    id: Slug = Field(description="Its permanent id.")
    title: Text = Field(description="Its heading.")
    layer: Annotated[Layer, NotStrict] = Field(description="Whose words it has: a source's, or this edition's.")
    source: NoteName | None = Field(None, description="The note that names its source, such as law-and-safety.concern.")
    guidance: Text | None = Field(None, description="What to know before filling it in.")
    steps: tuple[Text, ...] = Field((), strict=False, description="Steps, in order.")
    columns: tuple[Column, ...] = Field((), strict=False, description="Its columns, if they are not those of the tool.")
    rows: tuple[dict[Slug, Text], ...] = Field(
        (), strict=False, description="Its rows, each a list of 'column: words' lines."
    )
    empty: Count = Field(0, description="How many empty rows follow.")
    budget: Count = Field(0, description="How many words may be written here, where something is to be written.")
    says: Sign | None = Field(
        None,
        description="Sentences on a row of the grid, with columns in braces: '{claim}. By {by}.' One with an empty column is left out.",
    )


class Clashes(Part):
    """How a timetable finds what cannot be: the columns of day, start and end, and those that may not be in two places."""

    day: Slug = Field(description="The column of the day.")
    start: Slug = Field(description="The column of the time at which it starts.")
    end: Slug = Field(description="The column of the time at which it ends.")
    same: tuple[Slug, ...] = Field(
        strict=False, min_length=1, description="The columns of which no value may stand in two rows at one time."
    )


class Grid(Part):
    """How a grid of evidence warns: its columns, and the limits."""

    line: Slug = Field(description="The column of the indicator or line of enquiry.")
    claim: Slug = Field(description="The column of the claim, by which evidence belongs together.")
    evidence: Slug = Field(description="The column of the evidence itself, by which sources are told apart.")
    kind: Slug = Field(description="The column of the kind of evidence.")
    day: Slug = Field(description="The column of the day of the evidence.")
    number: Slug = Field(description="The column of the number behind it.")
    voices: tuple[Sign, ...] = Field(
        strict=False, min_length=1, description="The kinds of evidence that are the voice of a child or parent."
    )
    years: Count = Field(description="After how many years evidence is old.")
    least: Count = Field(description="Below which number it warns.")


class Example(Part):
    """Rows that are filled for a made-up area."""

    partnership: Slug = Field(description="The made-up area.")
    programme: Slug = Field(description="The programme whose indicators it is about.")
    on: Day = Field(description="The day on which it was filled in, from which ages are counted.")
    rows: tuple[dict[Slug, Text], ...] = Field(strict=False, min_length=1, description="The rows.")


class Tool(Record):
    """A tool of the handbook, to fill in: one source for its page and every file of it."""

    path: ClassVar[str] = "handbook/tools/<id>.md"

    title: Text = Field(description="What it is called.")
    order: Count = Field(description="Its place among the tools; the first is 1.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    summary: Text = Field(description="What it is for, in one or two plain sentences.")
    chapters: tuple[Slug, ...] = Field(
        strict=False, min_length=1, description="The chapters of the handbook that offer it."
    )
    formats: tuple[Annotated[ToolFormat, NotStrict], ...] = Field(
        strict=False, min_length=1, description="The formats in which it is offered."
    )
    landscape: Flag = Field(False, description="Whether it lies on paper.")
    notice: Text | None = Field(None, description="A warning that every file of it shows.")
    columns: tuple[Column, ...] = Field((), strict=False, description="The columns of every part that names none.")
    parts: tuple[ToolPart, ...] = Field(strict=False, min_length=1, description="Its parts, in order.")
    clashes: Clashes | None = Field(None, description="How it finds clashes, if it is a timetable.")
    grid: Grid | None = Field(None, description="How it warns, if it is a grid of evidence.")
    claims: Slug | None = Field(None, description="The grid whose claims it is written from, if it is a statement.")
    example: Example | None = Field(None, description="The rows that are filled for a made-up area, if it is a grid.")
    words: tuple[Text, ...] = Field((), strict=False, description="What people type who look for it.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.order,)

    def columns_of(self, part: ToolPart) -> tuple[Column, ...]:
        """Return the columns of a part's table; none of a part without rows."""
        return (part.columns or self.columns) if part.rows or part.empty else ()

    @property
    def table(self) -> ToolPart | None:
        """The first part with a table: that of a grid or a timetable."""
        return next((part for part in self.parts if self.columns_of(part)), None)

    def named_columns(self) -> Iterator[tuple[Path, Slug]]:
        """Each column that a rule of the tool names, with the place of the name."""
        for name, rule in (("grid", self.grid), ("clashes", self.clashes)):
            for field in ("line", "claim", "evidence", "kind", "day", "number", "start", "end"):
                if column := getattr(rule, field, None):
                    yield (name, field), column
        for number, column in enumerate(self.clashes.same if self.clashes else ()):
            yield ("clashes", "same", number), column


def fields_of(says: str) -> tuple[str, ...]:
    """Return the columns that a text names in braces."""
    return tuple(_FIELD.findall(says))


def sentences_of(says: str) -> tuple[str, ...]:
    """Split a text into its sentences: one of which a column is empty is left out."""
    return tuple(_SENTENCE.split(says))


def filled(says: str, values: Mapping[str, str]) -> str:
    """Write the sentences of a text of which no column is empty, with the values of a row.

    What somebody types may end in a full stop of its own.
    """
    whole = (sentence for sentence in sentences_of(says) if all(values.get(name) for name in fields_of(sentence)))
    text = " ".join(_FIELD.sub(lambda found: values[found[1]], sentence) for sentence in whole)
    return _SPACES.sub(" ", text).strip().replace("..", ".")


def pieces_of(says: str) -> tuple[tuple[str, str], ...]:
    """Split a text into pairs of words and the column that follows them; the last pair may have no column."""
    parts = _FIELD.split(says)
    return tuple(zip(parts[::2], [*parts[1::2], ""], strict=True))
