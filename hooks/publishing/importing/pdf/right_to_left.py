"""Words of scripts from right to left: programs write their letters in whatever order, but place them from right to left.

In: letters or pieces with their places. Out: the same in the order in which they are read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publishing.importing.pdf.pieces import Box, Piece, around

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_ALEFS, _LAM = "\u0622\u0623\u0625\u0627", "\u0644"
RIGHT_TO_LEFT = re.compile(f"{_LETTER}(?:{_LETTER}| (?={_LETTER}))*")


def as_written(letters: str, boxes: Sequence[Box]) -> str:
    """Put letters of scripts from right to left in the order in which they are read: by where they stand."""
    for found in RIGHT_TO_LEFT.finditer(letters):
        order = sorted(range(*found.span()), key=lambda index: -boxes[index].left)
        for at, (first, other) in enumerate(pairwise(order)):
            if boxes[first] == boxes[other] and letters[first] in _ALEFS and letters[other] == _LAM:
                order[at : at + 2] = other, first  # one sign for both, whose letters pdfium turns around
        letters = letters[: found.start()] + "".join(letters[i] for i in order) + letters[found.end() :]
    return letters


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Put the words of a line that are written from right to left in the order in which they are read, whatever tags say."""
    found: list[Piece] = []
    stretch: list[Piece] = []
    for piece in [*pieces, None]:
        turns = piece is not None and (piece.blank or RIGHT_TO_LEFT.fullmatch(piece.text.strip()))
        if piece is None or not turns or (stretch and abs(stretch[-1].baseline - piece.baseline) >= 1):
            found += (
                sorted(stretch, key=lambda word: -word.box.left) if not all(word.blank for word in stretch) else stretch
            )
            stretch = []
        if turns and piece is not None:
            stretch.append(piece)
        elif piece is not None:
            found.append(piece)
    return found


def as_read(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put words together that are written from right to left, and turn them where the page has them from left to right."""
    stretch: list[Piece] = []
    for piece in pieces:
        turns = RIGHT_TO_LEFT.fullmatch(piece.text.strip())
        if stretch and not (turns and _alike(stretch[-1], piece)):
            yield _turned(stretch)
            stretch = []
        if turns:
            stretch.append(piece)
        else:
            yield piece
    if stretch:
        yield _turned(stretch)


def _alike(piece: Piece, other: Piece) -> bool:
    """Tell whether two pieces of a line look the same and follow each other."""
    line = abs(piece.baseline - other.baseline) < 1 and other.first == piece.last + 1 and "\n" not in piece.after
    return line and (piece.mark, piece.font, piece.size) == (other.mark, other.font, other.size)


def _turned(stretch: list[Piece]) -> Piece:
    """Return pieces of a script from right to left as one, in the order in which they are read."""
    words: list[list[Piece]] = [[]]
    for piece in stretch:
        if words[-1] and (words[-1][-1].after or words[-1][-1].text.endswith(" ") or piece.text.startswith(" ")):
            words.append([])
        words[-1].append(piece)
    words.sort(key=lambda word: -min(piece.box.left for piece in word))
    ordered = [sorted(word, key=lambda piece: -piece.box.left) for word in words]
    text = " ".join("".join(piece.text.strip() for piece in word) for word in ordered)
    ends = " " if stretch[-1].text.endswith(" ") else ""
    first, last = stretch[0], stretch[-1]
    return replace(first, text=text + ends, box=around(first.box, last.box), last=last.last, after=last.after)
