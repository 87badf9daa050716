"""The text of pages without tags: lines, columns and paragraphs, by where they stand.

In: pieces of a page. Out: drafts of text and lists in reading order.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.joins import inserted
from publishing.importing.pdf.labelled import with_lists
from publishing.importing.pdf.labels import label_of
from publishing.importing.pdf.layout_ruled import ruled_tables
from publishing.importing.pdf.layout_tables import stretches, table_draft
from publishing.importing.pdf.pieces import Box, PageText, Piece
from publishing.importing.pdf.segments import Segment, segments

_LOOSE = 1.22
_INDENT = 8.0
_COLUMN_LINES = 4
_LONGEST_HEADING, _LARGER = 150, 1.12  # characters; times the size of most lines
_HEADING_END = re.compile(r"[.;,]$")
_SENTENCE_END = re.compile(r"[.?!:]['\"”’)\]]*$")


class Layout:
    """Works out paragraphs; learns the distance of lines from all pages."""

    def __init__(self) -> None:
        self._leading: dict[float, Counter[float]] = {}

    def learn(self, page: PageText) -> None:
        """Count how far lines of each size are apart."""
        found = segments(page.pieces)
        for number, above in enumerate(found):
            below = next((other for other in found[number + 1 : number + 6] if _is_under(other, above)), None)
            gap = round(above.baseline - below.baseline, 0) if below else 0
            if below and above.size == below.size and 0.9 * above.size < gap < 2.2 * above.size:
                self._leading.setdefault(above.size, Counter())[gap] += 1

    def drafts(self, pieces: Sequence[Piece], rules: Sequence[Box] = ()) -> list[Draft]:
        """Return the paragraphs and lists of a page's pieces."""
        tables, rest = ruled_tables(pieces, rules)
        found = [draft for column in columns(segments(rest)) for draft in self._column(column, rules)]
        return with_lists(inserted(found, tables), False, self._is_heading)

    def _column(self, found: Sequence[Segment], rules: Sequence[Box]) -> Iterator[Draft]:
        for stretch in stretches(found):
            if stretch.columns:
                yield table_draft(stretch, rules, self._usual(stretch.lines[0][0].size))
            else:
                yield from self._paragraphs([segment for line in stretch.lines for segment in line])

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
        if abs(before.size - row.size) > 0.6 or (before.bold != row.bold and _whole(paragraph, row)):
            return True
        if gap > _LOOSE * self._usual(row.size) or gap <= 0:
            return True
        if _ends_in_page_number(before):
            return True
        label = label_of(row.text)
        ended = bool(_SENTENCE_END.search(before.text))
        if label and (label.style == "bullet" or ended or label_of(paragraph[0].text)):
            return True
        width = edge - min(line.left for line in paragraph)
        if ended and before.right < edge - 0.2 * width:
            return True
        hanging = label_of(paragraph[0].text) is not None
        return row.left > before.left + _INDENT and not (hanging and len(paragraph) == 1) and ended

    def _is_heading(self, draft: Draft) -> bool:
        """Tell whether a short text is bold and larger than most lines, so that its number is no mark of a list."""
        text = Segment([piece for piece in draft.pieces if not piece.blank])
        if not text.bold or not self._leading or len(text.text) > _LONGEST_HEADING or _HEADING_END.search(text.text):
            return False
        body = max(self._leading.items(), key=lambda pair: pair[1].total())[0]
        return min(piece.size for piece in text.pieces) >= _LARGER * body

    def _usual(self, size: float) -> float:
        """Return the distance of lines of a size."""
        if size not in self._leading or not self._leading:
            return self._ratio() * size
        counts = self._leading[size]
        most = counts.most_common(1)[0][1]
        return min(1.1 * self._ratio() * size, *(gap for gap, count in counts.items() if count >= 0.3 * most))

    def _ratio(self) -> float:
        """Return how far lines are apart, of their size, in most of the document."""
        if not self._leading:
            return 1.3
        size, counts = max(self._leading.items(), key=lambda pair: pair[1].total())
        most = counts.most_common(1)[0][1]
        return min(gap for gap, count in counts.items() if count >= 0.3 * most) / size


def _ends_in_page_number(row: Segment) -> bool:
    """Tell whether a line ends in a number that stands apart, as in a contents list."""
    *_, before, last = [None, *row.pieces]
    return bool(before and last.text.strip().isdigit() and last.box.left - before.box.right > 1.5 * last.size)


def _whole(paragraph: Sequence[Segment], row: Segment) -> bool:
    """Tell whether bold is the look of a whole paragraph or of a whole line after one that is not."""
    return all(line.bold for line in paragraph) or row.bold


def _is_under(other: Segment, above: Segment) -> bool:
    """Tell whether a segment stands on a lower line of the same column."""
    return other.left < above.right and above.left < other.right and not above.beside(other)


def _rows(found: Sequence[Segment]) -> list[Segment]:
    """Segments of one line put together again."""
    rows: list[Segment] = []
    for segment in found:
        if rows and rows[-1].beside(segment):
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


def _gutter(found: Sequence[Segment], inner: bool = False) -> float | None:
    """Return where a blank stripe parts lines of running text into two columns, of which one may be two again."""
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
        sides = (left, _running(left, start, at)), (right, _running(right, at, end))
        if not all(running or (not inner and _gutter(side, True) is not None) for side, running in sides):
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
