"""Findings: what a report found, and what became of it since.

In: the fields of a front matter. Out: ``Finding``s of a ``Report``, and ``Theme``.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.content.models.base import Part, Record
from publishing.content.models.fields import Address, Count, Date, Day, NotStrict, Number, Slug, Text
from publishing.content.models.finding_values import Answer, Closing, EventKind, FindingKind, Progress
from publishing.content.models.values import Basis, Confidence
from publishing.content.models.vocabulary import VoiceWord


class FindingEvent(Part):
    """Something that became of a finding: what happened, when, and who says so."""

    event: Annotated[EventKind, NotStrict] = Field(description="What happened.")
    by: VoiceWord = Field(description="Who says so: inspectors, or whoever was inspected.")
    date: Date | None = Field(None, description="When; none where a review is named, whose date it then has.")
    review: Slug | None = Field(None, description="The id of the review that says so.")
    answer: Annotated[Answer, NotStrict] | None = Field(None, description="How whoever was inspected answered.")
    progress: Annotated[Progress, NotStrict] | None = Field(
        None, description="How much progress was judged, where the source uses one of these words."
    )
    closed: Annotated[Closing, NotStrict] | None = Field(None, description="Why nothing more is expected.")
    due: Day | None = Field(None, description="The day by which it was to be done.")
    url: Address | None = Field(None, description="The address of a plan.")
    note: Text | None = Field(None, description="What was said, in one or two plain sentences.")
    confidence: Annotated[Confidence, NotStrict] | None = Field(
        None, description="How sure it is, where that differs from the report."
    )
    sources: tuple[Address, ...] = Field((), strict=False, description="Web addresses that state it, best first.")


class Finding(Part):
    """A strength, or something to improve, that a report names."""

    id: Slug = Field(description="Its name in this report, for good: it is part of its address.")
    kind: Annotated[FindingKind, NotStrict] = Field(description="What kind of finding it is.")
    text: Text | None = Field(
        None, description="What was found, in one plain sentence; none where a paragraph is named."
    )
    paragraph: Text | None = Field(
        None, description="The id of the paragraph of this report that says it, in a report whose words stand here."
    )
    indicator: Number | None = Field(None, description="The number of the indicator that it is about.")
    indicator_basis: Annotated[Basis, NotStrict] = Field(
        Basis.SEEN, description="Whether a source names the indicator, or it was worked out."
    )
    themes: tuple[Slug, ...] = Field((), strict=False, description="The ids of its themes.")
    addressee: Text | None = Field(None, description="Whom it addresses, where the report names somebody.")
    confidence: Annotated[Confidence, NotStrict] | None = Field(
        None, description="How sure it is, where that differs from the report."
    )
    sources: tuple[Address, ...] = Field((), strict=False, description="Web addresses that state it, best first.")
    events: tuple[FindingEvent, ...] = Field((), strict=False, description="What became of it, oldest first.")

    @property
    def anchor(self) -> str:
        """The id of its place on the report's page: part of its address for good."""
        return f"finding-{self.id}"


class Theme(Record):
    """Something that findings are about, across areas and years."""

    path: ClassVar[str] = "themes/<id>.md"

    title: Text = Field(description="What it is called.")
    order: Count = Field(description="Its place in lists.")
    summary: Text = Field(description="What belongs to it, in one or two plain sentences.")
    words: tuple[Text, ...] = Field((), strict=False, description="What people call it themselves.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place among themes."""
        return (self.order,)
