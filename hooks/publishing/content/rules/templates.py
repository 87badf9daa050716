"""Rules for file-reading templates."""

from collections.abc import Iterator, Mapping

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.base.urls import FRAME
from publishing.content.front_matter import Path
from publishing.content.models import AnswerKind, Condition, Programme, Question, Template
from publishing.content.rules.context import Context, Rule


def _template(context: Context, template: Template) -> Iterator[Problem]:
    """Hold a template to ids that are unlike, and to questions that there are."""
    seen: set[str] = set()
    for path, entry in template.places():
        if entry.id in seen:
            yield context.source.problem((*path, "id"), "an id that no other section or question has", quoted(entry.id))
        elif entry.id.startswith(FRAME):
            expected = f"an id that does not start as the page's own do ({alternatives(FRAME)})"
            yield context.source.problem((*path, "id"), expected, quoted(entry.id))
        seen.add(entry.id)
        if isinstance(entry, Question):
            yield from _choices(context, (*path, "choices"), entry)
            yield from _unless(context, (*path, "unless"), template, entry)
    if template.grouped_by and (not template.grouping or template.grouping.answer is not AnswerKind.CHOICE):
        choices = [question.id for question in template.questions if question.answer is AnswerKind.CHOICE]
        expected, found = "the id of a question whose answer is 'choice'", quoted(template.grouped_by)
        yield context.source.problem("grouped_by", expected, found, closest(template.grouped_by, choices))
    texts = [question.id for question in template.questions if question.answer is AnswerKind.TEXT]
    if template.numbered_by and template.numbered_by not in texts:
        expected, found = "the id of a question whose answer is 'text'", quoted(template.numbered_by)
        yield context.source.problem("numbered_by", expected, found, closest(template.numbered_by, texts))
    if template.second_readings:
        asked_of = {question.id: question for question in template.questions if question.answers}
        expected = "the id of a question that has answers to choose from"
        yield from _condition(context, ("second_readings",), template.second_readings, asked_of, expected)


def _unless(context: Context, path: Path, template: Template, question: Question) -> Iterator[Problem]:
    """Hold a linked question to an earlier one of its section."""
    if not question.unless:
        return
    section = next(section for section in template.sections if question in section.questions)
    before = {
        candidate.id: candidate
        for candidate in section.questions[: section.questions.index(question)]
        if candidate.answers
    }
    expected = "the id of an earlier question of this section that has answers to choose from"
    yield from _condition(context, path, question.unless, before, expected)


def _condition(
    context: Context, path: Path, condition: Condition, questions: Mapping[str, Question], expected: str
) -> Iterator[Problem]:
    """Hold a condition to a question that there is, and to answers that it has."""
    question, found = questions.get(condition.question), condition.question
    if not question:
        yield context.source.problem((*path, "question"), expected, quoted(found), closest(found, questions))
        return
    for place, answer in enumerate(condition.answers):
        if answer not in question.answers:
            meant = closest(answer, question.answers)
            expected = alternatives(question.answers)
            yield context.source.problem((*path, "answers", place), expected, quoted(answer), meant)


def _choices(context: Context, path: Path, question: Question) -> Iterator[Problem]:
    """Hold the choices of a question to its kind of answer."""
    found = quoted(", ".join(question.choices)) if question.choices else "nothing"
    unread = question.programme_groups and any(kind is Programme for kind, _ in context.unread)
    if question.answer is AnswerKind.CHOICE and len(question.choices) < 2 and not unread:
        yield context.source.problem(path, "at least two choices, as the answer is 'choice'", found)
    if question.answer is not AnswerKind.CHOICE and question.choices:
        yield context.source.problem(path, f"no choices, as the answer is '{question.answer.value}'", found)
    folded = [choice.casefold() for choice in question.choices]  # as spreadsheets compare them
    for place, choice in enumerate(folded):
        if choice in folded[:place]:
            yield context.source.problem((*path, place), "each choice once", quoted(question.choices[place]))


RULES: tuple[Rule, ...] = (_template,)
