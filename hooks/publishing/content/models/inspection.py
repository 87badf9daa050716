"""Who is inspected, and in which programme.

In: the fields of a front matter. Out: ``Partnership`` and ``Programme``.
"""

from typing import Any, ClassVar

from pydantic import Field

from publishing.base.natural import natural_key
from publishing.content.models.base import Part, Record, Reference, Sourced
from publishing.content.models.fields import Count, Date, Flag, Number, Slug, Text, Tile, Weeks
from publishing.content.models.vocabulary import UnitCode


class Partnership(Record):
    """An inspected body: an area, a home, a provider. The profile says what it is called, and where its files stand."""

    path: ClassVar[str] = "<unit>/<id>.md"

    name: Text = Field(description="Its name.")
    code: UnitCode | None = Field(None, description="Its code in official statistics.")
    above: Slug | None = Field(None, description="What stands above it, if the profile has a second level.")
    own_name: Text | None = Field(None, description="What it calls itself.")
    aliases: tuple[Text, ...] = Field((), strict=False, description="Other names that people look for.")
    summary: Text | None = Field(None, description="What there is to know about its reports.")
    tile: Tile | None = Field(None, description="Its place on the tile map: column and row, from 1, such as 4-7.")
    specimen: Flag = Field(False, description="Made up, to show what a full report looks like.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.specimen, natural_key(self.name))

    @property
    def title(self) -> str:
        """Its name, as the heading of its page."""
        return self.name


class Provider(Record):
    """The body above what is inspected, such as the provider of homes; the profile says what it is called."""

    path: ClassVar[str] = "<above>/<id>.md"

    name: Text = Field(description="Its name.")
    aliases: tuple[Text, ...] = Field((), strict=False, description="Other names that people look for.")
    summary: Text | None = Field(None, description="What there is to know about it.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (natural_key(self.name),)

    @property
    def title(self) -> str:
        """Its name, as the heading of its page."""
        return self.name


class Stage(Part):
    """A stretch of an inspection."""

    name: Text = Field(description="What it is called.")
    weeks: Weeks | None = Field(None, description="Its weeks, counted from the notice; none where no source says.")
    summary: Text | None = Field(None, description="What happens in it.")

    @property
    def first(self) -> int | None:
        """The week in which it starts."""
        return int(self.weeks.partition("-")[0]) if self.weeks else None

    @property
    def last(self) -> int | None:
        """The week in which it ends."""
        return int(self.weeks.rpartition("-")[2]) if self.weeks else None


class Event(Part):
    """The events in one week of an inspection, or in several, as a source says."""

    week: Count = Field(description="The week, counted from the notice; the first is 1.")
    until: Count | None = Field(None, description="The last week, where it takes several.")
    who: Text | None = Field(None, description="Who does it, where that is known.")
    what: Text = Field(description="What happens.")
    source: Slug | None = Field(None, description="The id of the reference of this programme that says so.")
    field: Text | None = Field(
        None, description="The merge field of letters that its dates fill: dates on site, week of publication."
    )


class Step(Part):
    """A step that this edition suggests for a week; no source asks for it."""

    week: Count = Field(description="The week, counted from the notice; the first is 1.")
    day: Count | None = Field(None, description="The working day of that week, from 1 to 5; none for the whole week.")
    who: Text = Field(description="The post that sees to it.")
    what: Text = Field(description="What to do.")
    field: Text | None = Field(
        None, description="The merge field of letters that its dates fill: dates on site, week of publication."
    )


class StatementLimit(Part):
    """How long a partnership's position statement may be, as a source says."""

    words: Count = Field(description="How many words it may have.")
    source: Slug = Field(description="The id of the reference of this programme that says so.")


class Programme(Sourced):
    """A series of inspections of one shape."""

    path: ClassVar[str] = "programmes/<id>.md"

    title: Text = Field(description="What its inspections are about.")
    short_title: Text = Field(description="A short name for tables and filters.")
    order: Count = Field(description="Its place in lists; the oldest is 1.")
    years: Date = Field(description="The years in which it inspected.")
    framework: Slug | None = Field(None, description="The framework edition that its reports evaluate by.")
    graded: tuple[Number, ...] = Field((), strict=False, description="The indicators that its reports evaluate.")
    statements: tuple[Text, ...] = Field((), strict=False, description="What its inspections report against.")
    groups: tuple[Text, ...] = Field((), strict=False, description="The groups of people that its return asks for.")
    areas_inspected: Count | None = Field(None, description="How many areas it inspected.")
    weeks: Count | None = Field(None, description="Weeks from the notice to publication.")
    weeks_note: Text | None = Field(None, description="What a reader must know about these weeks.")
    stages: tuple[Stage, ...] = Field((), strict=False, description="The stages of an inspection, in order.")
    events: tuple[Event, ...] = Field((), strict=False, description="What happens in which week, in order.")
    follow_up: tuple[Event, ...] = Field(
        (), strict=False, description="What is due after publication, in order; its weeks are counted from that."
    )
    steps: tuple[Step, ...] = Field(
        (), strict=False, description="What this edition suggests to do in which week, in order."
    )
    position_statement: StatementLimit | None = Field(
        None, description="How long a position statement may be; none where that is not known."
    )
    skips_holidays: Flag = Field(False, description="Whether a source says that school holidays are not counted.")
    references: tuple[Reference, ...] = Field(
        (), strict=False, description="The sources that notes of the handbook name."
    )
    summary: Text = Field(description="Two to five plain sentences.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.order,)
