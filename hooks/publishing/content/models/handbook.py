"""The handbook and its file-reading templates.

In: the fields of a front matter. Out: ``Chapter`` and ``Template``.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.base.grades import Grade
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
    """Answers to an earlier question after which another question does not arise."""

    question: Slug = Field(description="The id of an earlier question of the same section.")
    answers: tuple[Text, ...] = Field(
        strict=False, min_length=1, description="The answers to it after which there is nothing to ask."
    )


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

    @property
    def answers(self) -> tuple[str, ...]:
        """What it can be answered with, in order; nothing where any date or text will do."""
        if self.answer is AnswerKind.SCALE:
            return tuple(grade.label for grade in Grade)
        if self.answer is AnswerKind.YES_PARTLY_NO:
            return ("Yes", "Partly", "No", NOT_APPLICABLE)
        return self.choices


class TemplateSection(Part):
    """A group of questions of a file-reading template."""

    id: Slug = Field(description="Its permanent id.")
    title: Text = Field(description="What its questions are about.")
    guidance: Text | None = Field(None, description="What holds for all of its questions.")
    questions: tuple[Question, ...] = Field(strict=False, min_length=1, description="The questions, in order.")


def _with_groups(question: Question, groups: tuple[str, ...]) -> Question:
    if not question.programme_groups:
        return question
    return question.model_copy(update={"choices": (*groups, *question.choices)})


class Template(Sourced):
    """A template for reading children's records: one source for every form, workbook and page of it."""

    path: ClassVar[str] = "handbook/file-reading/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "template", "File-reading templates", ("file-reading template", "file-reading templates"), 3
    )

    title: Text = Field(description="What the template is called.")
    version: Text = Field(description="Its version, which every form of it names, such as 2026.1.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    grouped_by: Slug | None = Field(
        None, description="The id of the question whose choices divide records into groups, if there is one."
    )
    numbered_by: Slug | None = Field(
        None, description="The id of the question whose answer numbers the readings, if there is one."
    )
    audience: tuple[Text, ...] = Field((), strict=False, description="Whom it is for.")
    sections: tuple[TemplateSection, ...] = Field(strict=False, min_length=1, description="The sections, in order.")
    summary: Text = Field(description="Two to five plain sentences.")

    def with_groups(self, groups: tuple[str, ...]) -> "Template":
        """The same, with the groups of the programmes among the choices of the questions that ask for them."""
        sections = tuple(
            section.model_copy(update={"questions": tuple(_with_groups(asked, groups) for asked in section.questions)})
            for section in self.sections
        )
        return self.model_copy(update={"sections": sections})

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
