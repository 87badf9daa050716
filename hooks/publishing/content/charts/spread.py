"""How the grades of an indicator spread over their scale, as a chart.

In: how many reports gave each grade, and of how many the grade is not known. Out: a figure.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import html

from publishing.base.grades import Grade
from publishing.base.problems import joined
from publishing.base.tokens import Palette
from publishing.content.charts.drawing import Row, bar, figure, words

_ROW = 26
_BAR = 14
_START = 0.36  # where bars begin, at least
_LETTER = 0.021  # the room of a letter on a telephone
_END = 0.92  # where the longest bar ends, so that a number fits behind it
_SHORTEST = 0.3  # of the longest bar, whatever words stand before it


def spread_chart(
    palette: Palette, title: str, grades: Sequence[Grade], counts: Mapping[Grade, int], not_known: int = 0
) -> html.HtmlElement:
    """A bar for each of ``grades``, a scale in its order, and one for the reports whose grade is not known.

    All bars together are all reports that evaluate the indicator: what is not known stays in sight.
    """
    found = [(grade.label, counts.get(grade, 0), "bar") for grade in grades]
    if not_known:
        found.append(("Not known", not_known, "unknown"))
    most = max(count for _, count, _ in found) or 1
    start = min(max(_START, *(_LETTER * len(word) for word, _, _ in found)), _END - _SHORTEST)
    rows = [_row(word, count, start, (_END - start) * count / most, kind) for word, count, kind in found]
    return figure(title, " ".join(_sentences(grades, counts, not_known)), rows, palette)


def _row(word: str, count: int, start: float, length: float, kind: str) -> Row:
    """A word, its bar and its number."""
    base = _ROW - 8
    bars = (bar(kind, start, start + length, base - _BAR + 2, _BAR),) if count else ()
    return Row(_ROW, (words("note", 0, base, word), *bars, words("note", start + length + 0.02, base, str(count))))


def _sentences(grades: Sequence[Grade], counts: Mapping[Grade, int], not_known: int) -> Iterator[str]:
    """All that the chart shows."""
    known = sum(counts.values())
    yield f"{known} of {known + not_known} grades known."
    if known:
        yield f"{joined([f'{counts[grade]} {grade.label.lower()}' for grade in grades if counts.get(grade)])}."
    if not_known:
        yield f"{not_known} not known."
