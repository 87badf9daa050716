"""The six-point scale, and the words for shares.

Source: the inspectorate's page on grades (http://www.careinspectorate.com/index.php/inspections/change-of-grades);
the meanings are in our own words.
"""

from enum import StrEnum


class Grade(StrEnum):
    """A grade given to an indicator, best first; its id is how records write it."""

    EXCELLENT = "excellent"
    VERY_GOOD = "very-good"
    GOOD = "good"
    ADEQUATE = "adequate"
    WEAK = "weak"
    UNSATISFACTORY = "unsatisfactory"

    @property
    def label(self) -> str:
        """As it is shown: ``Very good``."""
        return self.value.replace("-", " ").capitalize()

    @property
    def points(self) -> int:
        """Its place on the scale, from 6 (excellent) to 1 (unsatisfactory)."""
        return 6 - list(Grade).index(self)

    @property
    def meaning(self) -> str:
        """What it says of services, in one sentence."""
        return _MEANINGS[self]


_MEANINGS = {
    Grade.EXCELLENT: (
        "The best there is: a proven record that others can learn from, and good reason to expect that it will last."
    ),
    Grade.VERY_GOOD: "Major strengths and very little to put right; what there is hardly affects people.",
    Grade.GOOD: ("Important strengths that clearly outweigh what needs to improve. Some improvement is still needed."),
    Grade.ADEQUATE: ("Strengths only just outweigh weaknesses. Good outcomes are less likely until key areas improve."),
    Grade.WEAK: "Important weaknesses that call for priority action.",
    Grade.UNSATISFACTORY: "Major weaknesses in critical areas that need urgent action.",
}
