"""Lists that become sentences, and items that lose their number or their place.

In: the lines of a body, and those of a paragraph as it was rendered. Out: problems.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.source_lines import Places

_BULLET = re.compile(r"\s*[-*+]\s+\S")
_NUMBER = re.compile(r"\s*(\d{1,3})\.\s+\S")
_TYPED = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{2,5})\.|[•·▪◦‣–—])\s+\S"
)  # which Markdown reads as words
_CROWDED = re.compile(r"\s*(?:[-•·▪◦‣–—]|\d{1,3}[.)]|\*(?=[^*]*$))[^\W\d_]")  # which it reads as words, too
_ITEM = re.compile(r"(?P<indent>[ ]*)(?:(?P<number>\d{1,9})\.|[-*+])[ ]+\S")
_ANY_ITEM = re.compile(r"\n[ ]*(?:[0-9]{1,9}\.|[-*+])[ ]")
_COMMENT = len("<!---->")
_ABOVE = "an empty line above a list; without it the list becomes part of the sentence"
_TYPED_EXPECTED = "items that start with '- ' or '1. '; with other signs they become one sentence"
_CROWDED_EXPECTED = "a blank between '-' or '1.' and the words of an item; without it the list becomes one sentence"
_COUNT = "numbers that count up one by one, or are all the same; the page counts by itself"
_NESTED = "four spaces before an item of a list inside a list; with fewer it is an item like those around it"


def below_text(lines: Sequence[str], places: Places) -> Iterator[Problem]:
    """Items in the lines of one paragraph, which should have been a list."""
    bullets = [number for number in range(1, len(lines)) if _BULLET.match(lines[number])]
    numbers = [number for number in range(1, len(lines)) if _NUMBER.match(lines[number])]
    typed = [number for number, line in enumerate(lines) if _TYPED.match(line)]
    if bullets:
        first = bullets[0]
        advice = len(bullets) == 1 and not _introduces(lines[first - 1])  # a dash within a sentence, perhaps
        yield places.problem(places.of_line(lines[first]), _ABOVE, quoted(lines[first]), advice=advice)
    elif numbers and (len(numbers) > 1 or _introduces(lines[numbers[0] - 1]) or _is_first(lines[numbers[0]])):
        yield places.problem(places.of_line(lines[numbers[0]]), _ABOVE, quoted(lines[numbers[0]]))
    elif len(typed) > 1 and typed[1] == typed[0] + 1:
        yield places.problem(places.of_line(lines[typed[0]]), _TYPED_EXPECTED, quoted(lines[typed[0]]))
    else:
        crowded = [number for number, line in enumerate(lines) if _CROWDED.match(line)]
        if len(crowded) > 1 and crowded[1] == crowded[0] + 1:
            yield places.problem(places.of_line(lines[crowded[0]]), _CROWDED_EXPECTED, quoted(lines[crowded[0]]))


def _introduces(line: str) -> bool:
    return line.rstrip().endswith(":")


def _is_first(line: str) -> bool:
    found = _NUMBER.match(line)
    return found is not None and found[1] == "1"


def miscounted(places: Places) -> Iterator[Problem]:
    """Items whose number the page changes, and items of a list inside a list that stand too far to the left."""
    outer: int | None = None  # the indent of the list that goes on
    counted: list[int] = []
    if not _ANY_ITEM.search("\n" + places.text):
        return
    lines = places.text.split("\n")
    for number, line in enumerate(lines):
        found = _ITEM.match(line)
        if not found:
            if line.isspace() and len(line) >= _COMMENT:
                outer = None  # blanks in the place of a comment, which ends a list
            elif line.strip() and not line.startswith(" " * 2):
                is_lazy = number and lines[number - 1].strip()
                outer = outer if is_lazy else None
            continue
        indent = len(found["indent"])
        if outer is not None and 2 <= indent - outer < 4:
            yield places.problem(places.line(number), _NESTED, f"{indent - outer} before {quoted(line)}")
        if outer is None or indent <= outer:
            counted = counted if outer == indent and found["number"] else []
            outer = indent
            if found["number"]:
                counted.append(int(found["number"]))
                if not _counts(counted):
                    yield places.problem(places.line(number), _COUNT, f"{counted[-1]} after {counted[-2]}")
                    counted = counted[-1:]


def _counts(numbers: Sequence[int]) -> bool:
    return len(set(numbers)) == 1 or all(number + 1 == other for number, other in itertools.pairwise(numbers))
