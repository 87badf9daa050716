"""The answers in filled workbooks of single records.

In: the template, and files. Out: the answers of each record, read once however often it was saved, and a ``Fault`` for
everything that keeps a file out. A file is taken whole or not at all.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unicodedata import category, normalize

from publishing.base.problems import alternatives, closest, joined, quoted
from publishing.commands.pooling import opening, word
from publishing.commands.pooling.counting import Answers
from publishing.commands.pooling.opening import Cells, Formula, UnreadableError, Value
from publishing.content.models import AnswerKind, Question, Template
from publishing.documents.pooling_rules import MOST, TEMPLATE_TAG, VERSION_TAG, field_titles
from publishing.documents.workbooks import record
from publishing.documents.workbooks.model import Place


@dataclass(frozen=True, order=True)
class Fault:
    """Why a file is left out, or counted only once.

    ``place`` is a cell, or what a Word file has in its place; None where it is about the whole file.
    """

    file: str
    place: Place | str | None
    expected: str
    found: str
    meant: str = ""

    def __str__(self) -> str:
        cell = f"sheet {self.place.sheet}, cell {self.place.name}" if isinstance(self.place, Place) else self.place
        where = f" {cell}:" if cell else ""
        hint = f" (did you mean '{self.meant}'?)" if self.meant else ""
        return f"{self.file}:{where} expected {self.expected}, got {self.found}{hint}"


@dataclass(frozen=True)
class Reading:
    """The records that were read, by file, and what is wrong with the files that are not among them.

    ``second`` are second readings, which are compared and never counted.
    """

    records: Mapping[str, Answers]
    faults: tuple[Fault, ...]
    second: Mapping[str, Answers] = field(default_factory=dict)


FORM = "a filled form (.docx, .xlsx or .ods)"
FOREIGN = "a file that is not one of our forms"
FACTS = {TEMPLATE_TAG: record.TEMPLATE, VERSION_TAG: record.VERSION}
_SIGNS = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"^(\d+)-0+$")  # as a spreadsheet writes a whole number
_BESIDE_LETTERS = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
_CALLED = re.compile(r"^(?:no|nr|number|reading|record)(?=\d)")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def read(template: Template, files: Mapping[str, bytes | UnreadableError]) -> Reading:
    """The answers in all files that can be counted."""
    records: dict[str, Answers] = {}
    faults: list[Fault] = []
    for file, content in files.items():
        found = content if isinstance(content, UnreadableError) else read_one(template, content)
        if isinstance(found, UnreadableError):
            faults.append(Fault(file, None, found.expected, found.found))
        elif isinstance(found, list):
            faults += (Fault(file, *wrong) for wrong in found)
        elif twin := next((other for other, answers in records.items() if answers == found), None):
            faults.append(Fault(file, None, "a record that is not counted yet", f"the same answers as in {twin}"))
        else:
            records[file] = found
    second = {file: answers for file, answers in records.items() if _is_second(template, answers)}
    first = {file: answers for file, answers in records.items() if file not in second}
    repeated = [fault for some in (first, second) for fault in _repeated_numbers(template, some, files)]
    named = {fault.file for fault in repeated}
    order = {file: place for place, file in enumerate(files)}
    return Reading(
        {file: answers for file, answers in first.items() if file not in named},
        tuple(sorted([*faults, *repeated], key=lambda fault: order[fault.file])),
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
        if number := _plain_number(answers.get(template.numbered_by, "")):
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


def _plain_number(text: str) -> str:
    """The number of a reading without what people and programs write differently.

    That is: capitals, blanks, invisible letters, forms of a digit, a dash or another sign beside letters, "No." before it,
    ".0" behind it, and leading zeros.
    """
    seen = (letter for letter in normalize("NFKC", text) if category(letter) != "Cf" and not letter.isspace())
    plain = _WHOLE.sub(r"\1", _SIGNS.sub("-", "".join(seen).casefold()).strip("-"))
    plain = _CALLED.sub("", _BESIDE_LETTERS.sub("", plain))
    return _ZEROS.sub("", plain)


def find(paths: Iterable[Path], outputs: Collection[Path] = ()) -> dict[str, bytes | UnreadableError]:
    """The files, and those in folders, by their names; without hidden ones, and the ``outputs`` of this command."""
    mine = {file.resolve() for file in outputs}
    found: dict[str, bytes | UnreadableError] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files = [
            file for file in inside if not file.is_dir() and not _is_aside(file, path) and file.resolve() not in mine
        ]
        found |= {file.as_posix(): _content(file) for file in files}
        if not files:
            found[path.as_posix()] = UnreadableError(FORM, "a folder without any")
    return found


Wrong = tuple[Place | str | None, str, str, str]  # the cell, what was expected, what was found, what was meant


def read_one(template: Template, content: bytes) -> Answers | list[Wrong] | UnreadableError:
    """The answers in a form, or what is wrong with it."""
    try:
        cells = _word_cells(template, content) if _is_word(content) else opening.cells(content)
    except UnreadableError as error:
        return UnreadableError(FORM, error.found) if error.expected == opening.WORKBOOK else error
    wrong = _another(template, cells) or _misplaced(template, cells) or list(_misfilled(template, cells))
    answers = {name: str(cells[place]) for name, place in record.answer_cells(template).items() if place in cells}
    if not wrong and not any(question.answers and question.id in answers for question in template.questions):
        return [(None, "at least one answer", "an empty form", "")]
    return [
        (_place_in(template, content, place), expected, found, meant) for place, expected, found, meant in wrong
    ] or answers


def _is_word(content: bytes) -> bool:
    return word.PART in opening.checked_names(content)


def _word_cells(template: Template, content: bytes) -> Cells:
    """The contents of a Word file's fields, in the cells that a workbook has them in."""
    try:
        fields = word.fields(content, field_titles(template))
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
    """A place as the file calls it: a cell, or in a Word file the number of a question."""
    if not isinstance(place, Place) or not isinstance(content, bytes) or not _is_word(content):
        return place
    numbers = {place: number for number, place in enumerate(record.answer_cells(template).values(), 1)}
    return f"question {numbers[place]}" if place in numbers else "the line above the first table"


def _is_aside(file: Path, above: Path) -> bool:
    """Return whether a file in a folder is hidden, or another program's own."""
    return file != above and any(part.startswith((".", "~$")) for part in file.relative_to(above).parts)


def _content(file: Path) -> bytes | UnreadableError:
    try:
        if file.exists() and not file.is_file():
            return UnreadableError(FORM, "something that is no file")
        size = file.stat().st_size
        return file.read_bytes() if size <= MOST else opening.too_large(size)
    except OSError as error:
        return UnreadableError(FORM, (error.strerror or "no file").lower())


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
            return [(place, f"{what} {quoted(expected)}", _shown(found), "")]
    return []


def _misplaced(template: Template, cells: Cells) -> list[Wrong]:
    """The first question that does not stand where it was: from there on nobody knows whose answer is beside it."""
    for question in template.questions:
        answer = record.answer_cells(template)[question.id]
        place = Place(answer.sheet, answer.row, record.QUESTION)
        found = cells.get(place, "")
        if found != question.question:
            return [(place, f"the question {quoted(question.question)}", _shown(found), "")]
    return []


def _misfilled(template: Template, cells: Cells) -> Iterator[Wrong]:
    places = record.answer_cells(template)
    for question in template.questions:
        value = cells.get(places[question.id])
        expected = _expected(question, value) if value is not None else ""
        if expected:
            meant = closest(str(value), question.answers) if isinstance(value, str) else ""
            yield places[question.id], expected, _shown(value), meant


def _expected(question: Question, value: Value | None) -> str:
    """The expected value of the cell; "" if that is what is there."""
    if isinstance(value, Formula):
        return "an answer"
    if question.answers:
        return "" if value in question.answers else alternatives(question.answers)
    wants_day = question.answer is AnswerKind.DATE
    return "a day, as a date" if wants_day and not isinstance(value, date) else ""


def _shown(value: Value | None) -> str:
    if isinstance(value, Formula):
        return f"the formula {quoted(value)}"
    return quoted(value) if value else "nothing"
