"""How often each answer was given.

In: the answers of each record. Out: for each question that has answers to choose from, how many records in each group
gave which. These are whole counts, for ``suppression`` alone: they are not fit to be shared.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from publishing.content.models import AnswerKind, Question, Template, TemplateSection
from publishing.content.models.values import NOT_APPLICABLE
from publishing.documents.pooling_rules import NO_GROUP, NOT_ANSWERED

Answers = Mapping[str, str]  # the id of a question -> its answer; what was not answered is left out


class Side(Enum):
    """The kind of answers that a column of a table counts."""

    BETTER = auto()  # a grade of good or better
    OTHER = auto()  # any other answer
    NONE = auto()  # records in which the question was not answered or does not apply


@dataclass(frozen=True)
class Column:
    """An answer, or the lack of one."""

    label: str
    side: Side


@dataclass(frozen=True, eq=False)
class Counts:
    """A question, and how many records of each group gave each answer: a count for each column."""

    section: TemplateSection
    question: Question
    columns: tuple[Column, ...]
    groups: Mapping[str, tuple[int, ...]]

    @property
    def total(self) -> tuple[int, ...]:
        """The counts of all groups together."""
        return added(self.groups.values(), len(self.columns))


def count(template: Template, records: Sequence[Answers]) -> tuple[Counts, ...]:
    """The counts of every question that has answers to choose from, in the template's order."""
    grouping = template.grouping
    order = template.second_readings.question if template.second_readings else ""  # only first readings are counted
    names = [*grouping.answers, NO_GROUP] if grouping else [NO_GROUP]
    groups: dict[str, list[Answers]] = {name: [] for name in names}
    for record in records:
        groups[record.get(grouping.id, NO_GROUP) if grouping else NO_GROUP].append(record)
    return tuple(
        _counted(section, question, groups, template.scoring.good)
        for section in template.sections
        for question in section.questions
        if question.answers and question.id != order
    )


def added(rows: Iterable[Sequence[int]], width: int) -> tuple[int, ...]:
    """Rows of that width, added up column by column."""
    return tuple(map(sum, zip([0] * width, *rows, strict=True)))


def _counted(
    section: TemplateSection, question: Question, groups: Mapping[str, Sequence[Answers]], good: Collection[str]
) -> Counts:
    columns = _columns(question, good)
    found = {name: Counter(record.get(question.id, NOT_ANSWERED) for record in group) for name, group in groups.items()}
    counts = {name: tuple(counter[column.label] for column in columns) for name, counter in found.items()}
    return Counts(section, question, columns, counts)


def _columns(question: Question, good: Collection[str]) -> tuple[Column, ...]:
    sides = {NOT_APPLICABLE: Side.NONE}
    if question.answer is AnswerKind.SCALE:
        sides |= dict.fromkeys(good, Side.BETTER)
    columns = [Column(answer, sides.get(answer, Side.OTHER)) for answer in question.answers]
    return (*columns, Column(NOT_ANSWERED, Side.NONE))
