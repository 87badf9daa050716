"""Pieces that stand together on a line.

In: pieces of a page. Out: segments, from top to bottom and left to right.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from publishing.importing.pdf.labels import label_of
from publishing.importing.pdf.pieces import Piece
from publishing.importing.pdf.text import on_one_line

_GAP = 1.5  # of the letters' size: a gap on a line that is more than one between words
_LABEL_GAP = 60.0


@dataclass(slots=True, eq=False)
class Segment:
    """Pieces that follow each other on a line without a gap."""

    pieces: list[Piece]

    def beside(self, other: "Segment") -> bool:
        """Tell whether another stands on the same line."""
        return on_one_line(self.pieces[0], other.pieces[0])

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].box.left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].box.right

    @property
    def baseline(self) -> float:
        """The height on which most of its letters stand."""
        return max(self.pieces, key=lambda piece: (piece.size, len(piece.text))).baseline

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(piece.font.bold for piece in self.pieces if not piece.blank)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(piece.text + (" " if piece.after else "") for piece in self.pieces).split())


def segments(pieces: Iterable[Piece]) -> list[Segment]:
    """Return pieces as segments, from top to bottom and left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted((p for p in pieces if not p.blank), key=lambda p: -p.baseline):
        row = next((row for row in reversed(rows[-3:]) if on_one_line(row[0], piece)), None)
        if row is not None:
            row.append(piece)
        else:
            rows.append([piece])
    found: list[Segment] = []
    for row in rows:
        row.sort(key=lambda p: p.box.left)
        current = Segment([row[0]])
        for piece in row[1:]:
            gap = piece.box.left - current.right
            label = gap < _LABEL_GAP and label_of(current.text, alone=True)
            if gap > _GAP * max(piece.size, current.size) and not (label and label.length >= len(current.text)):
                found.append(current)
                current = Segment([piece])
            else:
                current.pieces.append(piece)
        found.append(current)
    return found
