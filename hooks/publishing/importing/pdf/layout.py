"""The text of pages without tags: lines, columns and paragraphs, by where they stand.

In: pieces of a page. Out: drafts of text and lists in reading order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.labels import label_of
from publishing.importing.pdf.pieces import PageText, Piece
from publishing.importing.pdf.text import on_one_line

_GAP = 1.5  # of the letters' size: a gap on a line that is more than one between words
_LABEL_GAP = 60.0
_LOOSE = 1.22
_INDENT = 8.0
_COLUMN_LINES = 4
_SENTENCE_ENDS = (".", "?", "!", ":", "”", "’", ")")


@dataclass(slots=True, eq=False)
class Segment:
    """Pieces that follow each other on a line without a gap."""

    pieces: list[Piece]

    @property
    def left(self) -> float:
        return self.pieces[0].box.left

    @property
    def right(self) -> float:
        return self.pieces[-1].box.right

    @property
    def baseline(self) -> float:
        return max(self.pieces, key=lambda piece: (piece.size, len(piece.text))).baseline

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return all(piece.font.bold for piece in self.pieces if not piece.blank)

    @property
    def text(self) -> str:
        return " ".join("".join(piece.text + (" " if piece.after else "") for piece in self.pieces).split())


class Layout:
    """Works out paragraphs; learns the distance of lines from all pages."""

    def __init__(self) -> None:
        self._leading: dict[float, Counter[float]] = {}

    def learn(self, page: PageText) -> None:
        """Count how far lines of each size are apart."""
        found = segments(page.pieces)
        for above, below in zip(found, found[1:], strict=False):
            gap = round(above.baseline - below.baseline, 0)
            if above.size == below.size and 0.9 * above.size < gap < 2.2 * above.size:
                self._leading.setdefault(above.size, Counter())[gap] += 1

    def drafts(self, pieces: Sequence[Piece]) -> list[Draft]:
        """Return the paragraphs and lists of a page's pieces."""
        texts = [text for column in columns(segments(pieces)) for text in self._paragraphs(column)]
        return _with_lists(texts)

    def _paragraphs(self, found: Sequence[Segment]) -> list[Draft]:
        """Lines of a column, together where they are a paragraph."""
        rows = _rows(found)
        if not rows:
            return []
        edge = max(row.right for row in rows)
        drafts: list[list[Segment]] = []
        for row in rows:
            if drafts and not self._begins(drafts[-1], row, edge):
                drafts[-1].append(row)
            else:
                drafts.append([row])
        return [Draft("text", pieces=[piece for row in draft for piece in row.pieces]) for draft in drafts]

    def _begins(self, paragraph: Sequence[Segment], row: Segment, edge: float) -> bool:
        """Tell whether a line begins a paragraph."""
        before = paragraph[-1]
        gap = before.baseline - row.baseline
        if abs(before.size - row.size) > 0.6 or before.bold != row.bold and _whole(paragraph, row):
            return True
        if gap > _LOOSE * self._usual(row.size) or gap <= 0:
            return True
        label = label_of(row.text)
        ended = before.text.endswith(_SENTENCE_ENDS)
        if label and (label.style == "bullet" or ended or label_of(paragraph[0].text)):
            return True
        width = edge - min(line.left for line in paragraph)
        if ended and before.right < edge - 0.2 * width:
            return True
        hanging = label_of(paragraph[0].text) is not None
        return row.left > before.left + _INDENT and not (hanging and len(paragraph) == 1) and ended

    def _usual(self, size: float) -> float:
        """Return the distance of lines of a size."""
        counts = self._leading.get(size)
        if not counts:
            return 1.3 * size
        most = counts.most_common(1)[0][1]
        return min(gap for gap, count in counts.items() if count >= 0.3 * most)


def _whole(paragraph: Sequence[Segment], row: Segment) -> bool:
    """Tell whether bold is the look of a whole paragraph or of a whole line after one that is not."""
    return all(line.bold for line in paragraph) or row.bold


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


def _rows(found: Sequence[Segment]) -> list[Segment]:
    """Segments of one line put together again."""
    rows: list[Segment] = []
    for segment in found:
        if rows and on_one_line(rows[-1].pieces[0], segment.pieces[0]):
            rows[-1] = Segment([*rows[-1].pieces, *segment.pieces])
        else:
            rows.append(segment)
    return rows


def columns(found: Sequence[Segment]) -> list[list[Segment]]:
    """Part segments into columns in reading order, with what runs over all columns between them."""
    gutter = _gutter(found)
    if gutter is None:
        return [list(found)] if found else []
    out: list[list[Segment]] = []
    band: list[Segment] = []
    for segment in found:
        if segment.left < gutter < segment.right:
            out += _sides(band, gutter)
            band = []
            if out and out[-1] and all(s.left < gutter < s.right for s in out[-1]):
                out[-1].append(segment)
            else:
                out.append([segment])
        else:
            band.append(segment)
    return out + _sides(band, gutter)


def _sides(band: list[Segment], gutter: float) -> list[list[Segment]]:
    """The left and the right column of a band; few lines beside each other are no columns."""
    left = [segment for segment in band if segment.right <= gutter]
    right = [segment for segment in band if segment.left >= gutter]
    if not band:
        return []
    if min(len(left), len(right)) < 2:
        return [band]
    return [*columns(left), *columns(right)]


def _gutter(found: Sequence[Segment]) -> float | None:
    """Return where a blank stripe parts lines of running text into two columns."""
    if len(found) < 2 * _COLUMN_LINES:
        return None
    start, end = min(s.left for s in found), max(s.right for s in found)
    best: tuple[int, float] | None = None
    for edge in sorted({round(segment.left, 0) for segment in found}):
        at = edge - 3.0
        if not start + 0.2 * (end - start) < at < end - 0.15 * (end - start):
            continue
        left = [s for s in found if s.right <= at]
        right = [s for s in found if s.left >= at]
        if not _running(left, start, at) or not _running(right, at, end):
            continue
        crossing = len(found) - len(left) - len(right)
        if crossing <= 0.5 * min(len(left), len(right)) and (best is None or crossing < best[0]):
            best = (crossing, at)
    return best[1] if best else None


def _running(side: Sequence[Segment], start: float, end: float) -> bool:
    """Tell whether the lines of a side are running text: most of them fill it."""
    if len(side) < _COLUMN_LINES:
        return False
    widest = max(segment.right for segment in side) - min(segment.left for segment in side)
    full = sum(segment.right - segment.left > 0.75 * widest for segment in side)
    return full >= 0.5 * len(side) and widest > 0.5 * (end - start)


def _with_lists(texts: Sequence[Draft]) -> list[Draft]:
    """Texts that begin with the label of a list as items."""
    found: list[Draft] = []
    for text in texts:
        label = label_of(Segment(text.pieces).text)
        if label is None or label.style == "levels":
            found.append(text)
            continue
        item = Draft("item", children=[text])
        if found and found[-1].kind == "list":
            found[-1].children.append(item)
        else:
            found.append(Draft("list", children=[item]))
    return found
