"""Scales: the grades that reports give, in an order or not.

In: the fields of a front matter. Out: ``Scale``.
"""

from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from publishing.base.grades import Grade
from publishing.base.natural import natural_key
from publishing.base.tokens import COLOURS, LEAST_CONTRAST, TONES, Colour, contrast
from publishing.content.models.base import Part, Record
from publishing.content.models.fields import ColourCode, Count, Flag, Slug, Text


class ScaleGrade(Part):
    """A grade of a scale: a line of the list."""

    id: Slug = Field(description="How records write it.")
    label: Text = Field(description="How it is shown.")
    meaning: Text = Field(description="What it says, in one sentence.")
    tone: Text | None = Field(None, description="Its colours, by the name of a tone.")
    paper: ColourCode | None = Field(None, description="Its own colour, in place of a tone.")
    ink: ColourCode | None = Field(None, description="The colour of its word, if it has a colour of its own.")

    @field_validator("tone")
    @classmethod
    def _known(cls, tone: str | None) -> str | None:
        if tone is not None and tone not in TONES:
            raise PydanticCustomError("enum", "tone", {"expected": ", ".join(f"'{name}'" for name in TONES)})
        return tone

    @field_validator("ink")
    @classmethod
    def _readable(cls, ink: str | None, info: ValidationInfo) -> str | None:
        paper = info.data.get("paper")
        if ink and paper and (found := contrast(paper, ink)) < LEAST_CONTRAST:
            what = (
                f"a colour with a contrast of {LEAST_CONTRAST} to 1 or more to its paper {paper} ({found:.1f} to 1 here), "
                f"such as {_readable_ink(paper)}"
            )
            raise PydanticCustomError("expected", "{what}", {"what": what})
        return ink

    @model_validator(mode="after")
    def _coloured(self) -> "ScaleGrade":
        if (self.tone is None) == (self.paper is None) or (self.paper is None) != (self.ink is None):
            tones = ", ".join(TONES)
            what = f"a tone ({tones}), or paper and ink"
            raise PydanticCustomError("expected", "{what}", {"what": what})
        return self

    @property
    def colours(self) -> tuple[Colour, Colour]:
        """Paper and ink."""
        return (Colour(self.paper), Colour(self.ink)) if self.paper and self.ink else TONES[self.tone or ""]


def _readable_ink(paper: str) -> str:
    return max(COLOURS["paper"].print, COLOURS["ink"].print, key=lambda ink: contrast(paper, ink))


class Scale(Record):
    """A scale on which reports grade."""

    path: ClassVar[str] = "scales/<id>.md"

    title: Text = Field(description="What it is called, such as The four-point scale.")
    order: Count = Field(1, description="Its place in lists; the first is 1.")
    ordered: Flag = Field(True, description="Whether its grades have an order, best first.")
    good_from: Slug | None = Field(None, description="The least grade that counts as good or better.")
    note: Text | None = Field(None, description="What a reader must know about these grades.")
    grades: Annotated[
        tuple[ScaleGrade, ...], Field(strict=False, min_length=1, description="The grades, the best first.")
    ]

    @field_validator("grades")
    @classmethod
    def _once(cls, grades: tuple[ScaleGrade, ...]) -> tuple[ScaleGrade, ...]:
        names = [grade.id for grade in grades]
        if repeated := next((name for name in names if names.count(name) > 1), ""):
            raise PydanticCustomError("expected", "{what}", {"what": f"each grade once, and not '{repeated}' again"})
        return grades

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.order, natural_key(self.id))

    @cached_property
    def values(self) -> tuple[Grade, ...]:
        """Its grades, the best first, as everything else knows them."""
        names = [grade.id for grade in self.grades]
        last_good = names.index(self.good_from) if self.good_from in names else -1
        return tuple(
            Grade(
                grade.id,
                grade.label,
                grade.meaning,
                self.id,
                place,
                len(names),
                self.ordered,
                place <= last_good,
                grade.id,
                *grade.colours,
            )
            for place, grade in enumerate(self.grades)
        )
