"""Running heads and feet, and page numbers: lines that stand on many pages at the same height.

In: the pieces of all pages. Out: which of them are running heads.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from publishing.importing.pdf.pieces import PageText, Piece
from publishing.importing.pdf.text import on_one_line

_FIGURES = re.compile(r"\d+")
_OUTER, _INNER = 0.1, 0.2  # shares of a page's height: its edge, and how far a head or foot may reach
_SAME_HEIGHT = 4.0
_LINES = 5  # a head or foot has at most so many
_FEW_PAGES, _ENOUGH = 4, 3
_PAGE = re.compile(r"\W*page\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–| ]*(\d{1,4})[-–| ]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a page: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    page: PageText

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(piece.text + (" " if piece.after else "") for piece in self.pieces).split())

    @property
    def top(self) -> float:
        """How far its baseline is from the top edge."""
        return self.page.height - self.pieces[0].baseline


def lines(page: PageText) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    seen = sorted((piece for piece in page.pieces if not piece.blank), key=lambda piece: -piece.baseline)
    found: list[list[Piece]] = []
    for piece in seen:
        if found and on_one_line(found[-1][0], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [Line(tuple(sorted(row, key=lambda piece: piece.box.left)), page) for row in found]


def running_heads(pages: Iterable[PageText], fixed: set[int]) -> list[Line]:
    """Return the lines that are running heads or feet; `fixed` are identities of pieces that cannot be (in tables)."""
    total, at_edge = 0, []
    for page in pages:
        total += 1
        found = [line for line in lines(page) if not any(id(piece) in fixed for piece in line.pieces)]
        at_edge += _edges(found)
    groups = defaultdict(list)
    for line, from_top in at_edge:
        groups[_FIGURES.sub("#", line.text), from_top].append(line)
    heads = []
    for (text, from_top), alike in groups.items():
        if any(letter.isalnum() or letter == "#" for letter in text):
            heads += _repeated(alike, from_top, total)
    return heads


def _edges(found: Sequence[Line]) -> list[tuple[Line, bool]]:
    """The first and last lines of a page that are near its edges."""
    if not found:
        return []
    height = found[0].page.height
    first = [(line, True) for line in found[:_LINES] if line.top < _INNER * height]
    last = [(line, False) for line in found[-_LINES:] if line.top > (1 - _INNER) * height]
    return first + last


def _repeated(alike: list[Line], from_top: bool, total: int) -> list[Line]:
    """Those of lines of one wording that stand at one height on several pages, their figures counting pages at most."""
    found = []
    ordered = sorted(alike, key=lambda line: line.top if from_top else line.pieces[0].baseline)
    heights: list[list[Line]] = []
    for line in ordered:
        height = line.top if from_top else line.pieces[0].baseline
        before = heights[-1][-1] if heights else None
        if before and height - (before.top if from_top else before.pieces[0].baseline) <= _SAME_HEIGHT:
            heights[-1].append(line)
        else:
            heights.append([line])
    for same in heights:
        alike = _counted(same, _figures, total)
        found += alike or (_counted(same, _offset, total) if _outside(same[0]) else [])
    return found


def _counted(same: list[Line], figures: Callable[[Line], tuple[int, ...]], total: int) -> list[Line]:
    """Lines of one height whose figures are alike on enough pages."""
    found = []
    for _, alike in groupby(sorted(same, key=figures), key=figures):
        group = list(alike)
        pages = len({line.page.number for line in group})
        if pages >= _ENOUGH or (pages > 1 and total <= _FEW_PAGES and _outside(group[0])):
            found += group
    return found


def _figures(line: Line) -> tuple[int, ...]:
    return tuple(int(figure[:9]) for figure in _FIGURES.findall(line.text))


def _offset(line: Line) -> tuple[int, ...]:
    """Figures of a line, its last (of "Page 3 of 9": its first) as it differs from the page's number."""
    figures = _figures(line)
    if not figures:
        return ()
    if _PAGE_NUMBER.fullmatch(line.text) or not line.text[-1].isdigit():
        return (
            (figures[0] - line.page.number, *figures[1:])
            if line.text[0].isdigit() or _PAGE.match(line.text)
            else figures
        )
    return (*figures[:-1], figures[-1] - line.page.number)


def _outside(line: Line) -> bool:
    """Tell whether a line stands at the very edge of its page."""
    return line.top < _OUTER * line.page.height or line.top > (1 - _OUTER) * line.page.height


def in_margin(piece: Piece, page: PageText) -> bool:
    """Tell whether a piece stands where heads and feet do."""
    return not 0.13 * page.height < page.height - piece.baseline < 0.87 * page.height
