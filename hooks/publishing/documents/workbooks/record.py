"""The workbook for reading one record: its questions, and a cell to answer each in.

In: a template. Out: a ``Workbook`` of four sheets, and where its answers stand, for whoever reads it when it is filled.

    Read me   what it is for and how to use it
    Record    columns No., Question, Answer, What to look for; a row for each question, in the template's order, under
              the rows of its section
    About     what this workbook is, for machines and for whoever wonders: column A names a fact, column B states it,
              on the rows of ``WORKBOOK``, ``TEMPLATE`` and ``VERSION``; below, each question's id (column A) and the
              cell of its answer (column B)
    Lists     what the drop-downs offer, one list a column

Every answer is text as it stands in ``Question.answers``, but for dates, which are the day, and for what is written
freely. What was not answered is an empty cell.
"""

from collections.abc import Iterator, Mapping

from publishing.content.models import AnswerKind, Question, Template, TemplateSection
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Entry, Place, Role, Row, Sheet, Workbook

SHEET = "Record"
KIND = "record"  # what stands in the cell WORKBOOK, where the pooling workbook says "pooling"
WORKBOOK, TEMPLATE, VERSION = (Place(parts.ABOUT, row, 1) for row in (2, 3, 4))
NUMBER, QUESTION, ANSWER, GUIDANCE = range(4)  # the columns of the sheet Record
HEADINGS = 2  # the row of the column headings
NOTICE = (
    "Nothing in this workbook may tell who a child is: no names, no dates of birth, no addresses, no case numbers. "
    "That holds for the file's name too."
)
OURS = "We wrote this template afresh for this site. It is not the inspectorate's original."
_WIDTHS = (6, 44, 30, 62, 1)  # the last is a margin
_USE = {
    "What it is": "{summary}",
    parts.WHOSE: OURS,
    "Begin": "Save a copy for each record, under a name that means nothing elsewhere, such as reading-014.",
    "Answer": (
        "On the sheet Record, answer in the framed cells of the column Answer. Where there is a list, choose from it. "
        "When you choose a cell, a hint says what to look for; the same words stand beside it."
    ),
    "Leave out": "Leave a cell empty if you can't answer. An empty cell counts as not answered.",
    "Locked cells": (
        "All other cells are locked, so that nothing is changed by accident. There is no password. If you change the "
        "questions or move a row, the answers can no longer be added up with others."
    ),
    "Add up": "To bring many records together, use the pooling workbook of the same version.",
    "Where it is from": "{url}",
}


def workbook(template: Template, url: str) -> Workbook:
    """Build the workbook of a template whose page is at ``url``."""
    lists, names = parts.lists(answer_lists(template))
    sub = f"For one record. Version {template.version}, {template.updated.words()}."
    words = {name: text.format(summary=template.summary, url=url) for name, text in _USE.items()}
    places = {question: f"{place.sheet}, {place.name}" for question, place in answer_cells(template).items()}
    sheets = (
        parts.read_me(template.title, sub, NOTICE, words, template.scoring.grades),
        _record(template, sub),
        parts.about(about_facts(KIND, template, url), ("Question", "Cell of its answer"), places),
        lists,
    )
    return Workbook(template.title, template.version, url, parts.day(template.updated), sheets, names)


def answer_cells(template: Template) -> Mapping[str, Place]:
    """Find the cell of each question's answer, by the question's id, in the template's order."""
    return {item.id: Place(SHEET, row, ANSWER) for row, item in rows(template) if isinstance(item, Question)}


def rows(template: Template) -> Iterator[tuple[int, TemplateSection | Question]]:
    """List the rows of the sheet Record below the headings: sections and questions."""
    items = (item for section in template.sections for item in (section, *section.questions))
    yield from enumerate(items, HEADINGS + 1)


def about_facts(kind: str, template: Template, url: str) -> Mapping[str, str]:
    """List the facts of the sheet About, in the order of ``WORKBOOK``, ``TEMPLATE`` and ``VERSION``."""
    return {
        "Workbook": kind,
        "Template": template.id,
        "Version": template.version,
        "Last changed": template.updated.words(),
        "Address": url,
    }


def answer_lists(template: Template) -> Mapping[str, tuple[str, ...]]:
    """List the answers to choose from, by the name of the list."""
    return {parts.list_name(question): question.answers for question in template.questions if question.answers}


def entry(number: int, question: Question, hint: str) -> Entry:
    """Create the rule for the answer to a question."""
    day = question.answer is AnswerKind.DATE
    return parts.entry(f"Question {number}", hint, parts.list_name(question), question.answers, day)


def answer_role(question: Question) -> Role:
    """Choose the role of the cell of its answer."""
    return Role.DAY if question.answer is AnswerKind.DATE else Role.ANSWER


def _record(template: Template, sub: str) -> Sheet:
    heads = ("No.", "Question", "Answer", "What to look for")
    numbers = {question.id: number for number, question in enumerate(template.questions, 1)}
    items = (item for _, item in rows(template))
    body = (_question(numbers[item.id], item) if isinstance(item, Question) else _section(item) for item in items)
    above = (parts.title(template.title), parts.lead(f"{sub} Nothing here may tell who the child is."))
    headings = parts.fitted([Cell(head, Role.HEADING) for head in heads], _WIDTHS)
    return Sheet(SHEET, _WIDTHS, (*above, headings, *body), (HEADINGS + 1, 0), (HEADINGS, HEADINGS), landscape=True)


def _section(section: TemplateSection) -> Row:
    cells = Cell(section.title, Role.SECTION, 2), Cell(section.guidance or "", Role.SECTION_TEXT, 2)
    return parts.fitted(cells, _WIDTHS)


def _question(number: int, question: Question) -> Row:
    guidance = question.guidance or ""
    cells = (
        Cell(number, Role.NUMBER),
        Cell(question.question, Role.LABEL),
        Cell(None, answer_role(question), entry=entry(number, question, guidance or question.question)),
        Cell(guidance, Role.GUIDANCE),
    )
    return parts.fitted(cells, _WIDTHS, 4 if question.answer is AnswerKind.TEXT else 2)
