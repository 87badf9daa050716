"""The answers in filled forms of single records.

In: the template, and files. Out: the answers of each record, read once however often it was saved, and a ``Fault`` for
everything that keeps a file out. A file is taken whole or not at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from publishing.base.problems import alternatives, closest, joined, quoted
from publishing.commands.pooling import opening, pdf, word
from publishing.commands.pooling.counting import Answers
from publishing.commands.pooling.faults import Fault, Wrong, in_order, read_each, shown
from publishing.commands.pooling.files import FORM
from publishing.commands.pooling.numbers import plain_number
from publishing.commands.pooling.opening import Cells, Formula, UnreadableError, Value
from publishing.content.models import AnswerKind, Question, Template
from publishing.documents.pooling_rules import TEMPLATE_TAG, VERSION_TAG, field_titles
from publishing.documents.workbooks import record
from publishing.documents.workbooks.model import Place


@dataclass(frozen=True)
class Reading:
    """The records that were read, by file, and what is wrong with the files that are not among them.

    ``second`` are second readings, which are compared and never counted.
    """

    records: Mapping[str, Answers]
    faults: tuple[Fault, ...]
    second: Mapping[str, Answers] = field(default_factory=dict)


FOREIGN = "a file that is not one of our forms"
FACTS = {TEMPLATE_TAG: record.TEMPLATE, VERSION_TAG: record.VERSION}


def read(template: Template, files: Mapping[str, bytes | UnreadableError]) -> Reading:
    """The answers in all files that can be counted."""
    records, faults = read_each(files, lambda content: read_one(template, content), "a record that is not counted yet")
    second = {file: answers for file, answers in records.items() if _is_second(template, answers)}
    first = {file: answers for file, answers in records.items() if file not in second}
    repeated = [fault for some in (first, second) for fault in _repeated_numbers(template, some, files)]
    named = {fault.file for fault in repeated}
    return Reading(
        {file: answers for file, answers in first.items() if file not in named},
        in_order([*faults, *repeated], files),
        {file: answers for file, answers in second.items() if file not in named},
    )


def _is_second(template: Template, answers: Answers) -> bool:
    """Say whether a record was read a second time, to compare."""
    second = template.second_readings
    return second is not None and answers.get(second.question) in second.answers


def _repeated_numbers(
    template: Template, records: Mapping[str, Answers], contents: Mapping[str, bytes | UnreadableError]
) -> list[Fault]:
    """Name every file of a reading that several files have with unlike answers: nobody can tell which of them is right."""
    if not template.numbered_by:
        return []
    place = record.answer_cells(template)[template.numbered_by]
    files: dict[str, list[str]] = {}
    for file, answers in records.items():
        if number := plain_number(answers.get(template.numbered_by, "")):
            files.setdefault(number, []).append(file)
    return [
        Fault(
            file,
            _place_in(template, contents[file], place),
            "a number that no other reading has",
            f"{quoted(records[file][template.numbered_by])}, as in "
            f"{joined([other for other in same if other != file])}; none of them is counted",
        )
        for same in files.values()
        if len(same) > 1
        for file in same
    ]


def read_one(template: Template, content: bytes) -> Answers | list[Wrong] | UnreadableError:
    """The answers in a form, or what is wrong with it."""
    try:
        cells = _field_cells(template, content) if _has_fields(content) else opening.cells(content)
    except UnreadableError as error:
        return UnreadableError(FORM, error.found) if error.expected == opening.WORKBOOK else error
    wrong = _another(template, cells) or _misplaced(template, cells) or list(_misfilled(template, cells))
    answers = {name: str(cells[place]) for name, place in record.answer_cells(template).items() if place in cells}
    if not wrong and not any(question.answers and question.id in answers for question in template.questions):
        return [(None, "at least one answer", "an empty form", "")]
    return [
        (_place_in(template, content, place), expected, found, meant) for place, expected, found, meant in wrong
    ] or answers


def _has_fields(content: bytes) -> bool:
    """Say whether a form is one with fields: a Word file or a PDF."""
    return pdf.is_pdf(content) or word.PART in opening.checked_names(content)


def _field_cells(template: Template, content: bytes) -> Cells:
    """The contents of a form's fields, in the cells that a workbook has them in."""
    days = {question.id for question in template.questions if question.answer is AnswerKind.DATE}
    try:
        fields = pdf.fields(content, days) if pdf.is_pdf(content) else word.fields(content, field_titles(template))
    except UnreadableError:
        raise
    except Exception:  # noqa: BLE001 - as in ``opening``
        raise UnreadableError(opening.WORKBOOK, "a damaged one") from None
    places = record.answer_cells(template)
    cells = {Place(place.sheet, place.row, record.QUESTION): name for name, place in places.items()}
    questions = {question.id: question.question for question in template.questions}
    facts = {record.WORKBOOK: record.KIND, **{place: fields[tag] for tag, place in FACTS.items() if tag in fields}}
    answers = {places[name]: value for name, value in fields.items() if name in places}
    return {**facts, **{place: questions[name] for place, name in cells.items()}, **answers}


def _place_in(template: Template, content: bytes | UnreadableError, place: Place | str | None) -> Place | str | None:
    """A place as the file calls it: a cell, or where there are fields the number of a question."""
    if not isinstance(place, Place) or not isinstance(content, bytes) or not _has_fields(content):
        return place
    numbers = {place: number for number, place in enumerate(record.answer_cells(template).values(), 1)}
    facts = "the line below the last table" if pdf.is_pdf(content) else "the line above the first table"
    return f"question {numbers[place]}" if place in numbers else facts


def _another(template: Template, cells: Cells) -> list[Wrong]:
    """Why this is not a workbook of the template and its version; nobody looks for a cell in what is no form at all."""
    if not (cells.get(record.WORKBOOK) and cells.get(record.TEMPLATE)):
        return [(None, FORM, FOREIGN, "")]
    for place, what, expected in (
        (record.WORKBOOK, "a workbook for one record,", record.KIND),
        (record.TEMPLATE, "the template", template.id),
        (record.VERSION, "version", template.version),
    ):
        found = cells.get(place, "")
        if found != expected:
            return [(place, f"{what} {quoted(expected)}", shown(found), "")]
    return []


def _misplaced(template: Template, cells: Cells) -> list[Wrong]:
    """The first question that does not stand where it was: from there on nobody knows whose answer is beside it."""
    places = record.answer_cells(template)
    for question in template.questions:
        answer = places[question.id]
        place = Place(answer.sheet, answer.row, record.QUESTION)
        found = cells.get(place, "")
        if found != question.question:
            return [(place, f"the question {quoted(question.question)}", shown(found), "")]
    return []


def _misfilled(template: Template, cells: Cells) -> Iterator[Wrong]:
    places = record.answer_cells(template)
    for question in template.questions:
        value = cells.get(places[question.id])
        expected = _expected(question, value) if value is not None else ""
        if expected:
            meant = closest(str(value), question.answers) if isinstance(value, str) else ""
            yield places[question.id], expected, shown(value), meant


def _expected(question: Question, value: Value | None) -> str:
    """The expected value of the cell; "" if that is what is there."""
    if isinstance(value, Formula):
        return "an answer"
    if question.answers:
        return "" if value in question.answers else alternatives(question.answers)
    wants_day = question.answer is AnswerKind.DATE
    return "a day, as a date" if wants_day and not isinstance(value, date) else ""
