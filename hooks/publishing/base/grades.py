"""The six-point scale, and the words for shares.

Source: the inspectorate's page on grades (http://www.careinspectorate.com/index.php/inspections/change-of-grades);
the meanings are in our own words. The words for shares are Education Scotland's list
(https://education.gov.scot/what-we-do/inspection-and-review/about-inspections-and-reviews/principles-and-frameworks/Terms%20we%20use%20in%20the%20inspection%20process);
"all" and "none" are ours: "almost all" would be wrong of every record, and "few" of none.
"""

from dataclasses import dataclass
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
        return _POINTS[self]

    @property
    def meaning(self) -> str:
        """What it says of services, in one sentence."""
        return _MEANINGS[self]


_POINTS = {grade: 6 - place for place, grade in enumerate(Grade)}
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


@dataclass(frozen=True)
class Band:
    """A word for shares from ``percent`` up, or, where ``above``, for more than that."""

    word: str
    percent: int
    above: bool = False


ALL = "all"
NONE = "none"
BANDS = (  # the highest first; the first that holds is the word
    Band("almost all", 90, above=True),
    Band("most", 75),
    Band("majority", 50),
    Band("less than half", 15),
    Band("few", 0),
)


def share_words(count: int, total: int) -> str:
    """The word for ``count`` of ``total``, such as ``most``; "" of a total of 0.

    A band begins exactly at its percentage, with nothing rounded: 90% is "most", 74.9% "majority", 15% "less than
    half". ValueError unless 0 <= count <= total.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} is not a part of {total}")
    if not total:
        return ""
    if count in (0, total):
        return ALL if count else NONE
    return next(band.word for band in BANDS if 100 * count >= band.percent * total + band.above)
