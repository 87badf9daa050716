"""Grades, and the words for shares: what any scale may have. The scales themselves are records (``docs/scales/``).

In: nothing. Out: ``Grade``, which knows its place on its scale, and ``share_words``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publishing.base.tokens import Colour, Palette


@dataclass(frozen=True)
class Grade:
    """A grade of a scale; ``value`` is how records write it, ``label`` how it is shown.

    ``place`` counts from 0, the best of an ordered scale; ``size`` is how many grades the scale has. ``good`` says that it
    counts as good or better. ``key`` names its style: it is unlike that of any other grade of the site. ``paper`` and ``ink``
    are its colours, never shown without its word.
    """

    value: str
    label: str
    meaning: str
    scale: str
    place: int
    size: int
    ordered: bool
    good: bool
    key: str
    paper: Colour
    ink: Colour

    @property
    def points(self) -> int | None:
        """Its place on an ordered scale, the worst is 1; None where grades have no order."""
        return self.size - self.place if self.ordered else None

    def __str__(self) -> str:
        return self.value


def in_order(grades: Iterable[Grade]) -> list[Grade]:
    """Return grades scale by scale, each scale's in its order."""
    return sorted(grades, key=lambda grade: (grade.scale, grade.place))


def palette(brand: str, grades: Iterable[Grade]) -> Palette:
    """Return the palette of a brand ("" for ours) with paper and ink of each grade, by the key of its style."""
    return Palette(brand, tuple(dict.fromkeys((grade.key, grade.paper, grade.ink) for grade in grades)))


@dataclass(frozen=True)
class Band:
    """A word for shares from ``percent`` up, or, where ``above``, for more than that."""

    word: str
    percent: int
    above: bool = False


ALL = "all"
NONE = "none"


def share_words(count: int, total: int, bands: Sequence[Band]) -> str:
    """The word for ``count`` of ``total``, such as ``most``; "" of a total of 0.

    ``bands`` are the profile's, the highest first; the first that holds is the word. A band begins exactly at its
    percentage, with nothing rounded. ValueError unless 0 <= count <= total.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} is not a part of {total}")
    if not total:
        return ""
    if count in (0, total):
        return ALL if count else NONE
    return next((band.word for band in bands if 100 * count >= band.percent * total + band.above), "")
