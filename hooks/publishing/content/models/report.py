"""Reports: what is known of one, and what happened to it since.

In: the fields of a front matter. Out: ``Report``.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.base.dates import When
from publishing.base.grades import Grade, in_order
from publishing.base.natural import natural_key
from publishing.content.models.base import Part, PublicationKind, Sourced
from publishing.content.models.fields import (
    Address,
    Count,
    Date,
    Day,
    Flag,
    Language,
    Moment,
    NotStrict,
    Number,
    Slug,
    Text,
)
from publishing.content.models.finding import Finding
from publishing.content.models.values import Confidence, Existence, Form, Status, Weight
from publishing.content.models.vocabulary import GradeWord, KindWord


class Change(Part):
    """A change of a publication after it was published."""

    date: Day = Field(description="The day of the change.")
    weight: Annotated[Weight, NotStrict] = Field(description="How much it matters.")
    note: Text = Field(description="What changed, and why.")
    was: dict[Number, GradeWord] = Field(
        default_factory=dict, description="Grades that the change corrected, as they were before it."
    )
    correction: Text | None = Field(None, description="What is wrong with the note.")


class Attachment(Part):
    """Another form of a publication: a file beside it, or an address elsewhere."""

    form: Annotated[Form, NotStrict] = Field(description="In which form it gives the publication.")
    language: Language = Field(description="The language that it is in.")
    file: Text | None = Field(None, description="Its file's name in the folder that has the report's name.")
    url: Address | None = Field(None, description="Its address, if it stands elsewhere.")
    title: Text | None = Field(None, description="What it is called, in English, if its form does not say enough.")


class Report(Sourced):
    """A report, or what is known of one."""

    path: ClassVar[str] = "reports/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind("report", "Reports", ("report", "reports"), 1)
    of_catalogues: ClassVar[Mapping[str, bool]] = {**Sourced.of_catalogues, "confidence": True, "existence": False}

    title: Text = Field(description="The title, as on the report where it was seen.")
    partnership: Slug | None = Field(
        None, description="What was inspected; none where the kind of report is about no single one."
    )
    programme: Slug | None = Field(None, description="The programme; none for thematic reports.")
    kind: KindWord = Field(description="What kind of report it is.")
    published: Date = Field(description="When it was published.")
    published_note: Text | None = Field(None, description="How a date that no source states was worked out.")
    inspected: Date = Field(description="When the inspection took place.")
    added: Day = Field(description="The day on which this site first listed it.")
    formerly: Slug | None = Field(None, description="The id under which it was first listed, if that was another.")
    publish_at: Moment | None = Field(None, description="The moment before which nothing of it is public.")
    framework: Slug | None = Field(
        None, description="The framework edition, where it is not the programme's; none if it has none."
    )
    evaluations: dict[Number, GradeWord] = Field(
        default_factory=dict, description="Grades known by name: indicator number and grade."
    )
    evaluation_counts: dict[GradeWord, Count] = Field(
        default_factory=dict, description="How many indicators got each grade; named grades are among them."
    )
    evaluation_note: Text | None = Field(None, description="What a reader must know about these grades.")
    summary: Text = Field(description="Two to five plain sentences.")
    follows: Slug | None = Field(None, description="The report that this one follows, where its kind follows another.")
    status: Annotated[Status, NotStrict] = Field(Status.PUBLISHED, description="Whether it is in force.")
    status_date: Day | None = Field(None, description="Since when it is no longer in force.")
    status_reason: Text | None = Field(None, description="Why it is no longer in force.")
    replaced_by: Slug | None = Field(None, description="The report that took its place.")
    changes: tuple[Change, ...] = Field((), strict=False, description="What changed since, oldest first.")
    attachments: tuple[Attachment, ...] = Field((), strict=False, description="Its other forms, as files or links.")
    findings: tuple[Finding, ...] = Field(
        (), strict=False, description="What it found: strengths, and what to improve."
    )
    findings_complete: Flag = Field(False, description="Whether its findings here are all that it names.")
    confidence: Annotated[Confidence, NotStrict] | None = Field(
        None, description="How sure these facts are; a catalogue must say so."
    )
    existence: Annotated[Existence, NotStrict] = Field(
        Existence.CONFIRMED, description="Whether it is known that there is such a report."
    )
    full_text: Flag = Field(False, description="Whether the body is the report itself, not a catalogue record of it.")
    specimen: Flag = Field(False, description="Made up, to show what a full report looks like.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (-(self.published.sort_day or date.min).toordinal(), natural_key(self.title), natural_key(self.id))

    @property
    def listed(self) -> bool:
        """Return whether it is listed and counted; if not, it stands on its own page and on timelines alone."""
        return self.status is Status.PUBLISHED and not self.specimen

    @property
    def revised(self) -> When | None:
        """The day of the last major change; None where there was none."""
        return max((change.date for change in self.changes if change.weight is Weight.MAJOR), key=str, default=None)

    @property
    def updated(self) -> When:
        """The day of the last thing that readers must know: its listing, a major change, or its end."""
        if not self.changes and not self.status_date:  # as of nearly all: pages ask thousands of times
            return self.added
        return max(filter(None, (self.added, self.revised, self.status_date)), key=str)

    @property
    def corrected(self) -> dict[str, Change]:
        """For each indicator whose grade was corrected, by number, the last change that did it."""
        return {number: change for change in self.changes for number in change.was}

    def became(self, change: Change, number: str) -> Grade:
        """The grade that a change corrected an indicator's grade to."""
        later = self.changes[self.changes.index(change) + 1 :]
        return next((following.was[number] for following in later if number in following.was), self.evaluations[number])

    @property
    def of_area(self) -> bool:
        """Return whether this kind of report is about one of what is inspected."""
        return self.kind.of_unit

    @property
    def unnamed_counts(self) -> dict[Grade, int]:
        """Per grade, how many evaluations are known only as a count; grades without any are left out."""
        named = Counter(self.evaluations.values())
        left = {grade: self.evaluation_counts[grade] - named[grade] for grade in in_order(self.evaluation_counts)}
        return {grade: count for grade, count in left.items() if count > 0}

    @property
    def counted_grades(self) -> list[tuple[Grade, int]]:
        """The grades that are known as a count, each with its number, the best first."""
        return [(grade, self.evaluation_counts[grade]) for grade in in_order(self.evaluation_counts)]

    @property
    def evaluations_total(self) -> int:
        """How many evaluations are known, by name or as a count."""
        return sum(self.evaluation_counts.values()) or len(self.evaluations)

    @property
    def grades(self) -> frozenset[Grade]:
        """The grades that stand in it, by name or as a count."""
        return frozenset(self.evaluations.values()) | {
            grade for grade, count in self.evaluation_counts.items() if count
        }
