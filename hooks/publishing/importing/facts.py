"""Facts that a document seems to state, for an editor to accept or to throw away.

In: blocks, and the names of areas. Out: facts with the place where each was read. None of them is taken as true.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from publishing.content.models import Vocabulary
from publishing.importing.model import Block, Fact, Heading, ListBlock, Paragraph, Place, Quotation, Table

_COVER = 40  # blocks at the start, in which a report says what it is
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH})\s+(\d{{4}})\b")
_OF_INSPECTION = re.compile(r"(?i)\binspect(?:ed|ion dates?|ions? took)\b|\bfieldwork\b|\bvisited\b")
_INDICATOR = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.])")


@dataclass(frozen=True)
class Words:
    """The words that a site's vocabulary has: kinds of report and grades, each by what people write, in small letters."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    grades: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_vocabulary(cls, vocabulary: Vocabulary) -> "Words":
        """Return the words of a vocabulary; the usual kind comes last, as the others may contain its name."""
        usual, *others = vocabulary.kinds.values() if vocabulary.kinds else [None]
        kinds = {
            name: kind.id
            for kind in [*others, usual]
            if kind
            for name in (kind.label.lower(), kind.id.replace("-", " "))
        }
        grades = {
            name: grade.value
            for grade in vocabulary.grades.values()
            for name in (grade.label.lower(), grade.value.replace("-", " "))
        }
        return cls(kinds, grades)

    @property
    def grade(self) -> str:
        """A pattern for a grade."""
        return "|".join(map(re.escape, sorted(self.grades, key=len, reverse=True))) or "(?!)"

    @cached_property
    def evaluation(self) -> re.Pattern[str]:
        """A pattern for a sentence that gives a grade."""
        return re.compile(rf"(?i)\b(?:evaluation|evaluated as|grade|graded)\b\W*(?:as\s+)?({self.grade})\b")

    @cached_property
    def whole_grade(self) -> re.Pattern[str]:
        """A pattern for a cell that is a grade."""
        return re.compile(rf"(?i)\W*({self.grade})\W*")


def facts(title: str, blocks: Sequence[Block], areas: Mapping[str, str], words: Words) -> tuple[Fact, ...]:
    """The facts that seem to be stated. ``areas`` are the names of what is inspected, with their ids."""
    cover = [(title, Place()), *_lines(blocks[:_COVER])]
    found = [
        *_dates(cover),
        *_named("kind", cover, words.kinds),
        *_named("partnership", cover, areas),
        *_grades(blocks, words),
    ]
    return tuple(dict.fromkeys(found))


def _dates(lines: Sequence[tuple[str, Place]]) -> Iterator[Fact]:
    """The first date of the cover, as it is written: a day or a month. When an inspection took place is another date."""
    for text, place in lines:
        for found in () if _OF_INSPECTION.search(text) else _DATE.finditer(text):
            day, month = found[1], _MONTHS.index(found[2]) + 1
            value = f"{found[3]}-{month:02}" + (f"-{int(day):02}" if day else "")
            if not day or _is_day(value):
                yield Fact("published", value, place)
                return


def _is_day(value: str) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return False
    return True


def _named(field: str, lines: Sequence[tuple[str, Place]], names: Mapping[str, str]) -> Iterator[Fact]:
    """The first of these names that the cover has, as a word of its own."""
    for text, place in lines:
        folded = f" {' '.join(re.sub(r'[^a-z0-9]+', ' ', text.lower()).split())} "
        for name, value in names.items():
            if f" {name.lower()} " in folded:
                yield Fact(field, value, place)
                return


def _grades(blocks: Sequence[Block], words: Words) -> Iterator[Fact]:
    """Grades that stand below a heading with an indicator's number, or beside one in a table."""
    indicator = heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = f"{block.number or ''} {_text(block)}".strip()
            number = _INDICATOR.search(heading)
            indicator = number[1] if number else ""
        elif isinstance(block, Table):
            yield from _of_table(block, words)
        elif indicator and (found := words.evaluation.search(_text(block))):
            yield Fact("evaluations", f'"{indicator}": {words.grades[found[1].lower()]}', block.place, heading)
            indicator = ""


def _of_table(table: Table, words: Words) -> Iterator[Fact]:
    for row in table.rows:
        texts = [" ".join(_text(block) for block in cell.blocks) for cell in row]
        number, beside = next(((found[1], text) for text in texts[:2] if (found := _INDICATOR.search(text))), ("", ""))
        grade = next((found[1] for text in texts[1:] if (found := words.whole_grade.fullmatch(text))), "")
        if number and grade:
            yield Fact("evaluations", f'"{number}": {words.grades[grade.lower()]}', table.place, beside)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        yield _text(block), block.place


def _text(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return " ".join("".join(run.text for run in block.runs).split())
        case ListBlock():
            return " ".join(_text(inner) for item in block.items for inner in item.blocks)
        case Quotation():
            return " ".join(_text(inner) for inner in block.blocks)
        case Table():
            return " ".join(_text(inner) for row in block.rows for cell in row for inner in cell.blocks)
    return ""
