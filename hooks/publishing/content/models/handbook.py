"""The handbook and its file-reading templates.

In: the fields of a front matter. Out: ``Chapter`` and ``Template``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr
from pydantic.json_schema import SkipJsonSchema

from publishing.base.grades import Band, Grade
from publishing.content.front_matter import Path
from publishing.content.models.base import Part, PublicationKind, Reference, Sourced
from publishing.content.models.fields import Count, Day, Flag, NotStrict, Sign, Slug, Text
from publishing.content.models.values import NOT_APPLICABLE, AnswerKind


class Chapter(Sourced):
    """A chapter of the inspection handbook."""

    path: ClassVar[str] = "handbook/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "handbook", "Handbook chapters", ("handbook chapter", "handbook chapters"), 2
    )

    title: Text = Field(description="The chapter's heading.")
    order: Count = Field(description="Its place in the handbook; the first is 1.")
    edition: Text = Field(description="The edition of the handbook.")
    audience: tuple[Text, ...] = Field((), strict=False, description="Whom it is for.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    summary: Text = Field(description="One or two plain sentences.")
    words: tuple[Text, ...] = Field((), strict=False, description="What people type who look for this chapter.")
    appendix: Flag = Field(False, description="Whether it stands after the chapters, and is counted by letters.")
    programme: Slug | None = Field(None, description="The programme whose indicators it shows findings about.")
    about: Text | None = Field(None, description="What its own references are about, as they are of no programme.")
    references: tuple[Reference, ...] = Field(
        (), strict=False, description="The sources that notes name and that are of no programme."
    )

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists."""
        return (self.appendix, self.order)


class Condition(Part):
    """Answers to a question on which something else depends."""

    question: Slug = Field(
        description="The id of the question; for one that does not arise, an earlier one of its section."
    )
    answers: tuple[Text, ...] = Field(strict=False, min_length=1, description="The answers to it that decide.")


class Question(Part):
    """A question of a file-reading template."""

    id: Slug = Field(description="Its permanent id; answers are kept under it.")
    question: Text = Field(description="The question.")
    answer: Annotated[AnswerKind, NotStrict] = Field(description="How it is answered.")
    choices: tuple[Sign, ...] = Field((), strict=False, description="What to choose from, if it is a choice.")
    programme_groups: Flag = Field(
        False, description="Whether the groups of the programmes, newest programme first, come before its own choices."
    )
    guidance: Text | None = Field(None, description="What helps a reader to answer it.")
    unless: Condition | None = Field(
        None,
        description="When it does not arise, and is answered with 'Not applicable' or left empty. Pooled summaries "
        "hide counts of such questions together.",
    )
    _grades: tuple[str, ...] = PrivateAttr(())  # the labels of the scale's grades, which no author writes

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers to choose from, in order; nothing where any date or text will do."""
        if self.answer is AnswerKind.SCALE:
            return self._grades
        if self.answer is AnswerKind.YES_PARTLY_NO:
            return ("Yes", "Partly", "No", NOT_APPLICABLE)
        return self.choices


@dataclass(frozen=True)
class Scoring:
    """How a template's answers are graded and summed up: the grades of its scale, and the words for shares.

    ``source`` says whose words those are.
    """

    scale: str = ""
    grades: tuple[Grade, ...] = ()
    bands: tuple[Band, ...] = ()
    source: str = ""

    @property
    def good(self) -> tuple[str, ...]:
        """The labels of the grades that count as good or better."""
        return tuple(grade.label for grade in self.grades if grade.good)


class TemplateSection(Part):
    """A group of questions of a file-reading template."""

    id: Slug = Field(description="Its permanent id.")
    title: Text = Field(description="What its questions are about.")
    guidance: Text | None = Field(None, description="What holds for all of its questions.")
    questions: tuple[Question, ...] = Field(strict=False, min_length=1, description="The questions, in order.")


def _with_choices(question: Question, groups: tuple[str, ...], scoring: Scoring) -> Question:
    if question.answer is AnswerKind.SCALE:
        graded = question.model_copy()
        graded._grades = tuple(grade.label for grade in scoring.grades)
        return graded
    if not question.programme_groups:
        return question
    return question.model_copy(update={"choices": (*groups, *question.choices)})


class Template(Sourced):
    """A template for reading records: one source for every form, workbook and page of it."""

    path: ClassVar[str] = "handbook/file-reading/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "template", "File-reading templates", ("file-reading template", "file-reading templates"), 3
    )
    derived: ClassVar[frozenset[str]] = Sourced.derived | {"scoring"}

    scoring: SkipJsonSchema[Scoring] = Scoring()

    title: Text = Field(description="What the template is called.")
    version: Text = Field(description="Its version, which every form of it names, such as 2026.1.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    grouped_by: Slug | None = Field(
        None, description="The id of the question whose choices divide records into groups, if there is one."
    )
    numbered_by: Slug | None = Field(
        None, description="The id of the question whose answer numbers the readings, if there is one."
    )
    second_readings: Condition | None = Field(
        None,
        description="The answers that say that a record was read a second time. Such readings are compared with the first "
        "ones, and never counted.",
    )
    audience: tuple[Text, ...] = Field((), strict=False, description="Whom it is for.")
    sections: tuple[TemplateSection, ...] = Field(strict=False, min_length=1, description="The sections, in order.")
    summary: Text = Field(description="Two to five plain sentences.")

    def with_choices(self, groups: tuple[str, ...], scoring: Scoring) -> "Template":
        """The same with the choices that it does not name itself: the groups of the programmes, and the grades."""
        sections = tuple(
            section.model_copy(
                update={"questions": tuple(_with_choices(question, groups, scoring) for question in section.questions)}
            )
            for section in self.sections
        )
        return self.model_copy(update={"sections": sections, "scoring": scoring})

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def places(self) -> Iterator[tuple[Path, TemplateSection | Question]]:
        """Each section and each question with its place in the front matter, in order."""
        for number, section in enumerate(self.sections):
            yield ("sections", number), section
            for place, question in enumerate(section.questions):
                yield ("sections", number, "questions", place), question

    @property
    def grouping(self) -> Question | None:
        """The question whose choices divide records into groups."""
        return next((question for question in self.questions if question.id == self.grouped_by), None)
