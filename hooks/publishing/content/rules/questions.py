"""Questions of templates that were published stay as they were: filled forms keep their answers under the questions' ids.

In: the inventory of questions and the catalogue. Out: problems, and the inventory with what is new.

``published/questions.txt`` beside ``mkdocs.yml`` has ``<template> <question> <kind of answer>`` a line, in order, so that a
review shows what came and what went. Nothing takes a line out but a person.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from publishing.base.problems import Problem, closest, quoted
from publishing.content import gate, loader
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import AnswerKind, Question, Template

FILE = "published/questions.txt"
_QUESTION = re.compile(rf"(\S+) (\S+) ({'|'.join(AnswerKind)})")


def read(folder: Path) -> str:
    """Return the inventory of questions in the project's folder; "" where nothing was published yet."""
    return gate.read_text(folder, FILE)


def with_new(text: str, catalogue: Catalogue) -> str:
    """The inventory of questions with those that it does not have yet, in order."""
    published = (
        f"{template.id} {question.id} {question.answer}"
        for template in catalogue.templates.values()
        for question in template.questions
    )
    return "".join(f"{line}\n" for line in sorted({*text.splitlines(), *published}))


def problems(text: str, catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Questions that are gone, or answered in another way, at the line of the template where they are missed."""
    unread = {loader.kind_of(file, catalogue.vocabulary) for file in sources.keys() - catalogue.by_file.keys()}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _QUESTION.fullmatch(line)
        if not found:
            expected = "a template's id, a question's id and its kind of answer"
            yield Problem(FILE, number, "", expected, quoted(line) if line.strip() else "nothing")
        elif found[1] in catalogue.templates:
            template = catalogue.templates[found[1]]
            yield from _changed(template, sources[template.file], found[2], found[3])
        elif (Template, found[1]) not in unread:
            meant = closest(found[1], catalogue.templates)
            yield Problem(FILE, number, "", "a template that there is", quoted(found[1]), meant)


def _changed(template: Template, source: Source, question: str, answer: str) -> Iterator[Problem]:
    """Report a published question that is not what it was."""
    places = {entry.id: (path, entry) for path, entry in template.places() if isinstance(entry, Question)}
    if question not in places:
        expected = f"the question '{question}', which was published"
        yield source.problem("sections", expected, "no question with this id")
    elif places[question][1].answer != answer:
        path, entry = places[question]
        expected = f"'{answer}', as when it was published; another kind of answer needs a question of its own"
        yield source.problem((*path, "answer"), expected, quoted(entry.answer))
