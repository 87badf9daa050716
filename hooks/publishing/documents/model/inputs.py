"""Fields of a document that is filled in on a screen.

In: a template. Out: its ``Input``s, which a ``Document`` carries, and of which ``pdf`` makes fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from publishing.content.models import AnswerKind, Question, Template
from publishing.documents.pooling_rules import CHOOSE, TEMPLATE_TAG, VERSION_TAG, field_titles

DAY = "As 31/3/2027"


class InputKind(StrEnum):
    """The kind of a field."""

    CHOICE = "choice"
    LINE = "line"
    WORDS = "words"  # as many as there are; what has no room can be scrolled
    FIXED = "fixed"  # for programs: it can be read, and not changed


@dataclass(frozen=True)
class Input:
    """A field: ``name`` is for programs, ``label`` for people who hear it.

    ``hint`` is seen below it. ``value`` stands there until somebody fills it in; of a choice it is one of the ``choices``.
    """

    name: str
    label: str
    kind: InputKind
    value: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""


def inputs(template: Template) -> Iterator[Input]:
    """List the fields of the form for one record, in the order in which they stand in it."""
    titles = field_titles(template)
    for question in template.questions:
        yield _input(template, question, titles[question.id])
    for name, value in ((TEMPLATE_TAG, template.id), (VERSION_TAG, template.version)):
        yield Input(name, titles[name], InputKind.FIXED, value)


def _input(template: Template, question: Question, title: str) -> Input:
    if question.answers:
        return Input(question.id, title, InputKind.CHOICE, CHOOSE, (CHOOSE, *question.answers))
    if question.answer is AnswerKind.DATE:
        return Input(question.id, f"{title} {DAY}", InputKind.LINE, hint=DAY)
    return Input(question.id, title, InputKind.LINE if question.id == template.numbered_by else InputKind.WORDS)
