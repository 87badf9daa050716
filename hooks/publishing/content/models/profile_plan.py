"""The parts of a profile for what follows a report: the action plan, and the people whom records are about."""

from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from publishing.content.models.base import Part
from publishing.content.models.fields import Count, Text


class People(Part):
    """The noun for those whom records are about, and whom no published word may point to."""

    one: Text = Field("person", description="One of them, such as pupil.")
    many: Text = Field("people", description="Several of them.")

    @property
    def article(self) -> str:
        """The article before the noun."""
        return "an" if self.one[0].lower() in "aeiou" else "a"


class PlanStep(Part):
    """A step on the way to an action plan."""

    weeks: Count = Field(description="Within how many weeks of publication; 0 is the day itself.")
    who: Text = Field(description="Who does it.")
    what: Text = Field(description="What to do.")


class ActionPlan(Part):
    """The action plan that follows a report: when it is due, and when one looks at it again."""

    weeks: Annotated[Count, Field(ge=1)] = Field(description="Within how many weeks of publication it is due.")
    months: tuple[Count, ...] = Field(
        strict=False, min_length=1, description="After how many months one looks at it again, the first look first."
    )
    steps: tuple[PlanStep, ...] = Field((), strict=False, description="The steps until it is due, in order.")

    @field_validator("months")
    @classmethod
    def _grow(cls, months: tuple[int, ...]) -> tuple[int, ...]:
        for place, (before, month) in enumerate(pairwise((0, *months))):
            if month <= before:
                context = {"what": f"more than {before} months", "inside": (place,), "found": f"'{month}'"}
                raise PydanticCustomError("expected", "{what}", context)
        return months

    @field_validator("steps")
    @classmethod
    def _fit(cls, steps: tuple[PlanStep, ...], info: Any) -> tuple[PlanStep, ...]:
        before, due = 0, info.data.get("weeks", 0)
        for place, step in enumerate(steps):
            if not before <= step.weeks <= due:
                what = f"a number of weeks from {before} to {due}, as the steps are in order and the plan is due then"
                raise PydanticCustomError(
                    "expected", "{what}", {"what": what, "inside": (place, "weeks"), "found": f"'{step.weeks}'"}
                )
            before = step.weeks
        return steps
