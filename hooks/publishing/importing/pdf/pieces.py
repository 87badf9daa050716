"""Pieces of text and images of a page: the data that all other modules here work on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

LINE_END_HYPHEN = "\x02"  # pdfium's sign for a hyphen that ends a line


class Box(NamedTuple):
    """A place on a page in points, from its bottom left, as a reader sees it (turned pages are turned back)."""

    left: float
    bottom: float
    right: float
    top: float


NOWHERE = Box(0, 0, 0, 0)


class Font(NamedTuple):
    """The properties that the name and flags of a font give."""

    bold: bool
    italic: bool
    symbols: bool


@dataclass(slots=True, eq=False)
class Piece:
    """Text of one look on one line. `after` is what pdfium sees behind it: a space, a line's end, or nothing.

    `first` and `last` number its characters on the page: where they follow each other, `after` can be trusted.
    """

    text: str
    page: int
    mark: int
    box: Box
    baseline: float
    size: float
    font: Font
    first: int = 0
    last: int = 0
    after: str = ""
    artifact: bool = False
    link: str | None = None

    @property
    def blank(self) -> bool:
        """Tell whether nothing can be seen of it."""
        return not self.text.strip()


@dataclass(slots=True)
class Image:
    """A picture of a page: its number among the page's objects (a form's objects behind it), its tag, its place."""

    page: int
    mark: int
    box: Box
    path: tuple[int, ...]
    artifact: bool = False


@dataclass(slots=True)
class PageText:
    """All pieces and images of a page, in the order in which the page draws them; `turned` places what else is on it."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    drawings: dict[int, Box] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)
    turned: Callable[[float, float, float, float], Box] = Box


def around(box: Box, other: Box) -> Box:
    """Return the box around two."""
    left, bottom = min(box.left, other.left), min(box.bottom, other.bottom)
    return Box(left, bottom, max(box.right, other.right), max(box.top, other.top))
