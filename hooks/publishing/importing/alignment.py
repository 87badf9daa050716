"""Two texts word by word: which words of one stand in the other, in order.

In: two sequences of words. Out: pairs of places. Texts of a hundred thousand words take about a second, as rows of words
that stand once in each tie them together first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_ROW = 4  # words
_EXACT = 4_000_000  # pairs of words; where there are more, frequent ones are left out of account
Pair = tuple[int, int]


def pairs(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The places of words that are the same, in order."""
    start = _common(first, second)
    end = _common(first[start:][::-1], second[start:][::-1])
    found = [(place, place) for place in range(start)]
    last, other = len(first) - end, len(second) - end
    found += _between(first, second, (start, last), (start, other))
    return found + [(last + place, other + place) for place in range(end)]


def gaps(found: Sequence[Pair], first: int, second: int) -> Iterator[tuple[range, range]]:
    """The places between pairs, of texts of so many words."""
    before, beside = -1, -1
    for place, other in [*found, (first, second)]:
        if place > before + 1 or other > beside + 1:
            yield range(before + 1, place), range(beside + 1, other)
        before, beside = place, other


def _between(first: Sequence[str], second: Sequence[str], span: Pair, other: Pair) -> Iterator[Pair]:
    anchors = _ascending(_rows_in_both(first[slice(*span)], second[slice(*other)]))
    before, beside = span[0], other[0]
    for place, match in [*((span[0] + a, other[0] + b) for a, b in anchors), (span[1], other[1])]:
        yield from _matched(first, second, (before, place), (beside, match))
        before, beside = place, match


def _matched(first: Sequence[str], second: Sequence[str], span: Pair, other: Pair) -> Iterator[Pair]:
    """The pairs of two short pieces."""
    some, more = first[slice(*span)], second[slice(*other)]
    start = _common(some, more)
    yield from ((span[0] + place, other[0] + place) for place in range(start))
    some, more = some[start:], more[start:]
    if some and more:
        matcher = SequenceMatcher(None, some, more, autojunk=len(some) * len(more) > _EXACT)
        for block in matcher.get_matching_blocks():
            for place in range(block.size):
                yield span[0] + start + block.a + place, other[0] + start + block.b + place


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words two texts have in common at their start."""
    both = enumerate(zip(first, second, strict=False))
    return next((number for number, (word, other) in both if word != other), min(len(first), len(second)))


def _rows_in_both(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The places of rows of words that stand once in each."""
    own, other = _once(first), _once(second)
    return [(place, other[row]) for row, place in own.items() if row in other]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for place in range(len(words) - _ROW + 1):
        row = tuple(words[place : place + _ROW])
        if row in places:
            twice.add(row)
        places[row] = place
    return {row: place for row, place in places.items() if row not in twice}


def _ascending(found: Sequence[Pair]) -> list[Pair]:
    """The longest series of pairs in which both places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(found):
        place = bisect_left(tails, other)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [other]
        ends[place : place + 1] = [number]
    series, number = [], ends[-1] if ends else -1
    while number >= 0:
        series.append(found[number])
        number = before[number]
    return series[::-1]
