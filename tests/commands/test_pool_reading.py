"""The answers in filled workbooks, and why a workbook is left out."""

import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

import filled
import libreoffice
from publishing.base.tokens import Palette
from publishing.commands.pooling.files import find
from publishing.commands.pooling.opening import UnreadableError
from publishing.commands.pooling.reading import read
from publishing.documents.word import forms
from publishing.documents.workbooks import record, xlsx
from publishing.documents.workbooks.model import Place

FORM = filled.template()
GIVEN = filled.GIVEN
ANSWERS = filled.READ
CELLS = filled.cells(FORM, GIVEN)
AT = record.answer_cells(FORM)
QUESTION = Place(record.SHEET, AT["present"].row, record.QUESTION)
CASES: Mapping[str, tuple[Mapping[Place, Any], str]] = {
    "no-answer-of-ours": (
        {AT["quality"]: "Very god"},
        "sheet Record, cell {quality}: expected Excellent, Very good, Good, Adequate, Weak or Unsatisfactory, "
        "got 'Very god' (did you mean 'Very good'?)",
    ),
    "another-case": (
        {AT["present"]: "partly"},
        "sheet Record, cell {present}: expected Yes, Partly, No or Not applicable, got 'partly' (did you mean 'Partly'?)",
    ),
    "number": (
        {AT["quality"]: 5},
        "sheet Record, cell {quality}: expected Excellent, Very good, Good, Adequate, Weak or Unsatisfactory, got '5'",
    ),
    "formula": (
        {AT["present"]: '="Y"&"es"'},
        'sheet Record, cell {present}: expected an answer, got the formula \'="Y"&"es"\'',
    ),
    "day-in-words": ({AT["day"]: "yesterday"}, "sheet Record, cell {day}: expected a day, as a date, got 'yesterday'"),
    "another-version": (
        {record.VERSION: "2025.2"},
        "sheet About, cell {version}: expected version '2026.1', got '2025.2'",
    ),
    "another-template": (
        {record.TEMPLATE: "other"},
        "sheet About, cell {template}: expected the template 'file-reading', got 'other'",
    ),
    "pooling-workbook": (
        {record.WORKBOOK: "pooling"},
        "sheet About, cell {workbook}: expected a workbook for one record, 'record', got 'pooling'",
    ),
    "another-workbook": (
        {record.WORKBOOK: ""},
        "expected a filled form (.docx, .pdf, .xlsx or .ods), got a file that is not one of our forms",
    ),
    "no-template": (
        {record.TEMPLATE: ""},
        "expected a filled form (.docx, .pdf, .xlsx or .ods), got a file that is not one of our forms",
    ),
    "moved": (
        {QUESTION: "How good is it?"},
        "sheet Record, cell {question}: expected the question 'Is there a plan?', got 'How good is it?'",
    ),
    "empty": (
        {AT["present"]: "", AT["quality"]: "", AT["group"]: ""},
        "expected at least one answer, got an empty form",
    ),
}
PLACES = {
    **{name: place.name for name, place in AT.items()},
    "version": record.VERSION.name,
    "template": record.TEMPLATE.name,
    "workbook": record.WORKBOOK.name,
    "question": QUESTION.name,
}
Write = Callable[[Mapping[Place, Any]], bytes]


@pytest.mark.parametrize("write", [filled.xlsx, filled.ods], ids=["xlsx", "ods"])
def test_answers_are_read(write: Write) -> None:
    """Each under its question's id; what was left empty is left out."""
    reading = read(FORM, {"a": write(CELLS), "b": write({**CELLS, AT["quality"]: ""})})

    assert reading.faults == ()
    assert reading.records == {"a": ANSWERS, "b": {k: v for k, v in ANSWERS.items() if k != "quality"}}


@pytest.mark.parametrize(("change", "expected"), CASES.values(), ids=CASES)
def test_a_wrong_workbook_is_left_out(change: Mapping[Place, Any], expected: str) -> None:
    """With file, sheet, cell, what was expected and what was found."""
    reading = read(FORM, {"records/a.xlsx": filled.xlsx({**CELLS, **change})})

    assert [str(fault) for fault in reading.faults] == [f"records/a.xlsx: {expected.format(**PLACES)}"]
    assert reading.records == {}


BLANK = forms.form(FORM, "https://site.example/", Palette())
WORD_CASES: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "no-answer-of-ours": (
        {"quality": "Very god"},
        "question 5: expected Excellent, Very good, Good, Adequate, Weak or Unsatisfactory, got 'Very god' (did you mean 'Very good'?)",
    ),
    "another-version": (
        {"_version": "2025.2"},
        "the line above the first table: expected version '2026.1', got '2025.2'",
    ),
}


def test_a_word_form_is_read() -> None:
    """As it is downloaded, with its prompts where nothing was chosen; a workbook with the same answers is its twin."""
    found = read(FORM, {"a.docx": filled.docx(BLANK, GIVEN), "b.xlsx": filled.xlsx(CELLS)})

    assert found.records == {"a.docx": ANSWERS}
    assert [str(fault) for fault in found.faults] == [
        "b.xlsx: expected a record that is not counted yet, got the same answers as in a.docx"
    ]
    assert [str(fault) for fault in read(FORM, {"c.docx": BLANK}).faults] == [
        "c.docx: expected at least one answer, got an empty form"
    ]


@pytest.mark.parametrize(("change", "expected"), WORD_CASES.values(), ids=WORD_CASES)
def test_a_wrong_word_form_is_left_out(change: Mapping[str, Any], expected: str) -> None:
    """With the number of the question."""
    found = read(FORM, {"a.docx": filled.docx(BLANK, {**GIVEN, **change})})

    assert [str(fault) for fault in found.faults] == [f"a.docx: {expected}"]
    assert found.records == {}


def test_another_word_file_is_no_form() -> None:
    """It names no template, and the message says so of the file, not of a place in it."""
    out = io.BytesIO()
    docx.Document().save(out)

    assert [str(fault) for fault in read(FORM, {"a.docx": out.getvalue()}).faults] == [
        "a.docx: expected a filled form (.docx, .pdf, .xlsx or .ods), got a file that is not one of our forms"
    ]


def test_a_word_form_that_libreoffice_saves_is_read(tmp_path: Path) -> None:
    """Its fields and what they say stay."""
    (tmp_path / "a.docx").write_bytes(filled.docx(BLANK, GIVEN))
    (tmp_path / "saved").mkdir()
    saved = libreoffice.convert(tmp_path / "a.docx", "docx", tmp_path / "saved")

    assert read(FORM, {"a": saved.read_bytes()}).records == {"a": ANSWERS}


def test_second_readings_are_apart() -> None:
    """The same number may stand in a first and in a second reading, and in no two of one kind."""
    form = filled.template(
        {"id": "number", "question": "Which?", "answer": "text"},
        {"id": "order", "question": "First or second?", "answer": "choice", "choices": ("First", "Second")},
        numbered_by="number",
        second_readings={"question": "order", "answers": ["Second"]},
    )
    answers = {
        "a": ("1", "First"),
        "b": ("01", "Second"),
        "c": ("2", "Second"),
        "d": ("3", "First"),
        "e": ("3", "Second"),
    }
    files = {
        name: filled.xlsx(filled.cells(form, {"number": number, "order": order}))
        for name, (number, order) in {**answers, "f": ("03", "Second")}.items()
    }
    found = read(form, files)

    assert ([*found.records], [*found.second]) == (["a", "d"], ["b", "c"])
    assert [fault.file for fault in found.faults] == ["e", "f"]


def test_a_shifted_sheet_is_one_fault() -> None:
    """Where rows were put in, the first question out of its place is named, and not each one after it."""
    down = {Place(at.sheet, at.row + 1, at.column) if at.sheet == record.SHEET else at: it for at, it in CELLS.items()}
    faults = read(FORM, {"a.xlsx": filled.xlsx(down)}).faults

    assert [fault.place for fault in faults] == [Place(record.SHEET, AT["number"].row, record.QUESTION)]


def test_ods_is_checked_alike() -> None:
    """The same faults in both formats."""
    change = {AT["present"]: "=1+1", AT["quality"]: "Fine"}
    faults = read(FORM, {"a.ods": filled.ods({**CELLS, **change})}).faults

    assert [fault.place for fault in faults] == [AT["present"], AT["quality"]]


def test_all_faults_of_a_file_are_named() -> None:
    """So that it is put right once."""
    change = {AT["present"]: "Maybe", AT["quality"]: "Fine", AT["day"]: "once"}

    assert len(read(FORM, {"a.xlsx": filled.xlsx({**CELLS, **change})}).faults) == 3


def test_the_same_record_is_counted_once() -> None:
    """Also when it was saved in another format; the message names both files."""
    reading = read(FORM, {"a.xlsx": filled.xlsx(CELLS), "b.ods": filled.ods(CELLS)})

    assert list(reading.records) == ["a.xlsx"]
    assert [str(fault) for fault in reading.faults] == [
        "b.ods: expected a record that is not counted yet, got the same answers as in a.xlsx"
    ]


def test_files_in_folders_are_found(tmp_path: Path) -> None:
    """In folders inside them too, but for hidden files, other programs' own and what was written before."""
    for name in ("b.xlsx", "more/a.ods", ".hidden", "~$b.xlsx", "more/.~lock.a.ods#", "pooled/summary.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert list(find([tmp_path], outputs=[tmp_path / "pooled" / "summary.csv"])) == [
        (tmp_path / "b.xlsx").as_posix(),
        (tmp_path / "more/a.ods").as_posix(),
    ]


def test_the_same_path_twice_is_one_file(tmp_path: Path) -> None:
    """A folder, and a file in it."""
    (tmp_path / "a.xlsx").write_bytes(b"x")

    assert len(find([tmp_path, tmp_path / "a.xlsx"])) == 1


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A file that is missing, and a folder without any."""
    (tmp_path / "folder").mkdir()
    found = find([tmp_path / "missing.xlsx", tmp_path / "folder"])

    assert all(isinstance(content, UnreadableError) for content in found.values())
    assert [str(fault).partition(": ")[2] for fault in read(FORM, found).faults] == [
        "expected a filled form (.docx, .pdf, .xlsx or .ods), got no such file or directory",
        "expected a filled form (.docx, .pdf, .xlsx or .ods), got a folder without any",
    ]


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    """Its size is enough."""
    with (tmp_path / "huge.xlsx").open("wb") as file:
        file.truncate(3_000_000_000)

    assert [str(fault).partition(": ")[2] for fault in read(FORM, find([tmp_path])).faults] == [
        "expected at most 20 megabytes, got 3,000 megabytes"
    ]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    os.mkfifo(tmp_path / "pipe.xlsx")

    assert [str(fault).partition(": ")[2] for fault in read(FORM, find([tmp_path])).faults] == [
        "expected a filled form (.docx, .pdf, .xlsx or .ods), got something that is no file"
    ]


@pytest.fixture(scope="module")
def real_workbook() -> bytes:
    """The workbook that people download, filled."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.content(record.workbook(FORM, "https://site.example/"))))
    for name, value in GIVEN.items():
        book[AT[name].sheet][AT[name].name] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_workbook_that_people_download_is_read(real_workbook: bytes) -> None:
    """The questions and facts stand where they are looked for."""
    assert read(FORM, {"a.xlsx": real_workbook}).records == {"a.xlsx": ANSWERS}


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_libreoffice_saves_is_read(real_workbook: bytes, ending: str, tmp_path: Path) -> None:
    """Answers are the same when it was opened there and saved in either format."""
    (tmp_path / "a.xlsx").write_bytes(real_workbook)
    (tmp_path / "saved").mkdir()
    saved = libreoffice.convert(tmp_path / "a.xlsx", ending, tmp_path / "saved")

    assert read(FORM, {"a": saved.read_bytes()}).records == {"a": ANSWERS}
