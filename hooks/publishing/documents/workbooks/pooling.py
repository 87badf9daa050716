"""The pooling workbook: up to 200 records, one a row, and a summary that fills itself.

In: a template. Out: a ``Workbook`` whose sheet Records takes the answers; ``summary`` makes the sheets that count them.
"""

from publishing.base.grades import ALL, NONE
from publishing.base.problems import joined
from publishing.content.models import AnswerKind, Question, Scoring, Template
from publishing.documents.workbooks import parts, record
from publishing.documents.workbooks.model import Cell, Formula, Role, Row, Sheet, Workbook, column_name
from publishing.documents.workbooks.summary import (
    EVERY,
    FIRST,
    GROUPS,
    MOST,
    QUESTIONS,
    RECORDS,
    by_group,
    question_columns,
    summary,
)

KIND = "pooling"
TEAM = (
    "For your team, not for publication. Small numbers can tell who a child is, also where no name stands. "
    + record.NOTICE
)
_USE = {
    "What it is": "Answers to the questions of one template, for up to 200 records, and what they add up to.",
    parts.WHOSE: record.OURS,
    "Answer": (
        "On the sheet Records, give each record a row. Where there is a list, choose from it. The column Answers counts "
        "how many you gave."
    ),
    "Read": (
        "The sheet Summary fills itself. Choose a record group at its top to see that group alone. "
        "The sheet By group shows the groups beside each other."
    ),
    "What is counted": (
        "A share is of the records whose answer applies. An empty cell and the answer Not applicable are in no share; "
        "their numbers stand below. {good}"
    ),
    "Words for shares": (
        "{bands} Nothing is rounded. The words and percentages are {source}; {all} and {none} are ours."
    ),
    "Share": (
        "Keep this workbook where you keep confidential papers. To share results, leave out numbers from 1 to 9, and "
        "whatever they could be worked out from. The site's handbook says how a program does that for you."
    ),
    "Locked cells": "All other cells are locked, so that no formula breaks by accident. There is no password.",
    parts.PRINT: parts.ROWS_PRINTED,
    "Where it is from": "{url}",
}


def workbook(template: Template, url: str) -> Workbook:
    """The pooling workbook of a template whose page is at ``url``."""
    grouping = template.grouping
    lists, names = parts.lists(
        {**record.answer_lists(template), **({GROUPS: (EVERY, *grouping.choices)} if grouping else {})}
    )
    sub = f"For up to {MOST} records. Version {template.version}, {template.updated.words()}."
    scoring = template.scoring
    stand_ins = {"bands": _bands(scoring), "all": ALL, "none": NONE, "source": scoring.source, "good": _good(scoring)}
    words = {name: text.format(url=url, **stand_ins).strip() for name, text in _USE.items()}
    facts = record.about_facts(KIND, template, url)
    places = {name: f"{RECORDS}, {column_name(column)}" for name, column in question_columns(template).items()}
    sheets = (
        parts.read_me(f"{template.title}: pooling", sub, TEAM, words, scoring.grades),
        _records(template, sub),
        summary(template),
        *((by_group(template, grouping),) if grouping else ()),
        parts.about(facts, ("Question", "Column of its answers"), places),
        lists,
    )
    title = f"{template.title}: pooling workbook"
    return Workbook(title, template.version, url, parts.day(template.updated), sheets, names)


def _good(scoring: Scoring) -> str:
    """Which grades count as good or better."""
    labels = [label.lower() for label in reversed(scoring.good)]
    return f"A grade of {joined(labels, 'or')} is good or better." if labels else ""


def _bands(scoring: Scoring) -> str:
    """The words for shares, each with its limits."""
    bands = scoring.bands
    lower = [f"{'more than' if band.above else 'from'} {band.percent}%" if band.percent else "" for band in bands]
    upper = ["", *(f"{'up to' if band.above else 'less than'} {band.percent}%" for band in bands[:-1])]
    return " ".join(
        f"{band.word.capitalize()}: {', '.join(filter(None, limits))}."
        for band, *limits in zip(bands, lower, upper, strict=True)
    )


def _records(template: Template, sub: str) -> Sheet:
    widths = (8, 10, *map(_width, template.questions))
    heads = ("Record", "Answers", *(f"{n}. {item.question}" for n, item in enumerate(template.questions, 1)))
    ids = ("", "", *(question.id for question in template.questions))
    rows = (
        parts.title(f"{template.title}: records"),
        parts.lead(f"For your team, not for publication. {sub} One row a record; nothing may tell who the child is."),
        Row((Cell(role=Role.BLANK),) * QUESTIONS + _sections(template), 24),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
        parts.fitted([Cell(name, Role.GUIDANCE) for name in ids], widths, least=16),
        *_empty_rows(template),
    )
    pages = -(-int(sum(widths)) // parts.A_PAGE)
    fixed = (FIRST, QUESTIONS), (FIRST - 2, FIRST - 1)
    return Sheet(
        RECORDS,
        widths,
        rows,
        *fixed,
        landscape=True,
        pages_wide=pages,
        blank=FIRST,
        printed=(QUESTIONS, len(widths) - 1),
    )


def _width(question: Question) -> float:
    """Characters for the longest answer, on one line."""
    return 36 if question.answer is AnswerKind.TEXT else max(18, *(len(answer) + 3 for answer in question.answers), 0)


def _sections(template: Template) -> tuple[Cell, ...]:
    return tuple(Cell(section.title, Role.SECTION, len(section.questions)) for section in template.sections)


def _empty_rows(template: Template) -> tuple[Row, ...]:
    last = column_name(QUESTIONS + len(template.questions) - 1)
    first = column_name(QUESTIONS)
    answers = tuple(_answer(number, question) for number, question in enumerate(template.questions, 1))
    return tuple(
        Row(
            (
                Cell(number, Role.NUMBER),
                Cell(Formula(f"=COUNTA({first}{FIRST + number}:{last}{FIRST + number})", 0), Role.COUNT),
                *answers,
            ),
            18,
        )
        for number in range(1, MOST + 1)
    )


def _answer(number: int, question: Question) -> Cell:
    hint = f"{question.question} {question.guidance or ''}".strip()
    return Cell(None, record.answer_role(question), entry=record.entry(number, question, hint))
