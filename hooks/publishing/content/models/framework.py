"""The framework of quality indicators.

In: the fields of a front matter. Out: ``Framework`` and ``Indicator``.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.content.models.base import Part, PublicationKind, Sourced
from publishing.content.models.fields import Count, Date, Day, Flag, NotStrict, Number, OneScale, Slug, Text
from publishing.content.models.values import IndicatorKind, Likeness, Status

_AFTER_NUMBERS = 100


class KeyQuestion(Part):
    """A question that groups the indicators of a framework edition."""

    id: Slug = Field(description="What the indicators call it.")
    title: Text = Field(description="The question.")


class Framework(Sourced):
    """An edition of the framework of quality indicators."""

    path: ClassVar[str] = "quality-indicators/<edition>/index.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "framework", "Framework editions", ("framework edition", "framework editions"), 4
    )

    title: Text = Field(description="The framework's title.")
    edition: Text = Field(description="Which edition it is, such as 2014.")
    short_title: Text = Field(description="A short name for tables and filters.")
    order: Count = Field(description="Its place in lists; the oldest is 1.")
    published: Date = Field(description="When it was published.")
    published_note: Text | None = Field(None, description="How the date was worked out.")
    scale: OneScale | None = Field(
        None, description="The id of the scale on which its indicators are graded, if they are."
    )
    status: Annotated[Status, NotStrict] = Field(Status.PUBLISHED, description="Whether it is in force.")
    replaced_by: Slug | None = Field(None, description="The edition that replaced it.")
    key_questions: tuple[KeyQuestion, ...] = Field((), strict=False, description="The questions, in order.")
    inspection_questions: tuple[Text, ...] = Field((), strict=False, description="The questions of inspections by it.")
    indicators_total: Count | None = Field(None, description="How many indicators it has.")
    updated: Day = Field(description="The day of the last change on this site that matters to readers.")
    summary: Text = Field(description="Two to five plain sentences.")
    words: tuple[Text, ...] = Field((), strict=False, description="What people type who look for this edition.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.order,)


class Match(Part):
    """The relation of an indicator to one of another framework edition."""

    edition: Slug = Field(description="The id of the other edition.")
    number: Number | None = Field(None, description="The other indicator's number; none where nothing is like it.")
    likeness: Annotated[Likeness, NotStrict] = Field(description="How far it is the same.")
    reason: Text = Field(description="What supports this.")


class Indicator(Sourced):
    """A quality indicator of one framework edition."""

    path: ClassVar[str] = "quality-indicators/<edition>/<number>.md"

    number: Number = Field(description="Its number in the framework.")
    title: Text = Field(description="What it looks at.")
    place: Count | None = Field(None, description="Its place in the framework, if it has a short name for a number.")
    key_question: Slug = Field(description="The id of the key question that it belongs to.")
    kind: Annotated[IndicatorKind, NotStrict] = Field(
        IndicatorKind.INDICATOR,
        description="What it is: an indicator, an area that is graded as one, or a judgement in words, without a grade.",
    )
    evaluated: Flag = Field(description="Whether reports grade it.")
    earlier: tuple[Match, ...] = Field((), strict=False, description="What it is to indicators of earlier editions.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.framework, self.order)

    @property
    def framework(self) -> str:
        """The id of its edition, which is the folder of its file."""
        return self.id.partition("/")[0]

    @property
    def takes_grade(self) -> bool:
        """Return whether it takes a grade at all."""
        return self.kind is not IndicatorKind.JUDGEMENT

    @property
    def counted(self) -> bool:
        """Return whether it is an indicator of the framework: neither an area of several nor a judgement in words."""
        return self.kind is IndicatorKind.INDICATOR

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}" if self.numbered else self.title

    @property
    def numbered(self) -> bool:
        """Return whether it has a number, not a short name."""
        return self.number[:1].isdecimal()

    @property
    def order(self) -> tuple[int, ...]:
        """Its place in the framework: 5.4 stands before 5.10, and 9 before 9.1. Names stand by their place, after numbers."""
        return tuple(map(int, self.number.split("."))) if self.numbered else (_AFTER_NUMBERS, self.place or 0)
