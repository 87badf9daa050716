"""The words that fields of findings may hold, each with what it is called on pages.

In and out: nothing; ``finding`` takes its allowed values from here.
"""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kind of a finding."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    RECOMMENDATION = "recommendation"
    REQUIREMENT = "requirement"

    @property
    def label(self) -> str:
        """As it is shown: ``Area for improvement``."""
        return {FindingKind.IMPROVEMENT: "Area for improvement"}.get(self, self.value.capitalize())

    @property
    def plural(self) -> str:
        """For counting, inside a sentence: ``areas for improvement``."""
        return {FindingKind.IMPROVEMENT: "areas for improvement"}.get(self, f"{self.value}s")

    @property
    def asks(self) -> bool:
        """Return whether somebody is expected to do something."""
        return self is not FindingKind.STRENGTH


class EventKind(StrEnum):
    """The kind of an event in the life of a finding."""

    ANSWERED = "answered"
    PLANNED = "planned"
    POSTPONED = "postponed"
    JUDGED = "judged"
    CLOSED = "closed"


@dataclass(frozen=True)
class Voice:
    """Who says what became of a finding: inspectors, or whoever was inspected; the two are never mixed.

    ``value`` is how records write it, ``noun`` stands inside a sentence, and ``label`` before what is said.
    """

    value: str
    noun: str
    label: str
    of_inspectors: bool

    def __str__(self) -> str:
        return self.value


class Answer(StrEnum):
    """How a partnership answers what was asked of it."""

    ACCEPTED = "accepted"
    IN_PART = "in-part"
    NOT_ACCEPTED = "not-accepted"

    @property
    def label(self) -> str:
        """As it is shown: ``Accepted in part``."""
        return {Answer.IN_PART: "Accepted in part"}.get(self, self.value.replace("-", " ").capitalize())


class Progress(StrEnum):
    """How much progress a source says there was, in its word."""

    NONE = "none"
    LIMITED = "limited"
    SOME = "some"
    ENCOURAGING = "encouraging"
    GOOD = "good"
    SIGNIFICANT = "significant"
    VERY_GOOD = "very-good"
    DONE = "done"

    @property
    def label(self) -> str:
        """As it is shown: ``Very good progress``."""
        return {Progress.NONE: "No progress", Progress.DONE: "Done"}.get(
            self, f"{self.value.replace('-', ' ').capitalize()} progress"
        )


class Closing(StrEnum):
    """Why nothing more is expected of a finding."""

    DONE = "done"
    NOT_RELEVANT = "not-relevant"
    TAKEN_OVER = "taken-over"

    @property
    def label(self) -> str:
        """As it is shown: ``No longer relevant``."""
        return {
            Closing.DONE: "Done",
            Closing.NOT_RELEVANT: "No longer relevant",
            Closing.TAKEN_OVER: "Taken over by a later finding",
        }[self]
