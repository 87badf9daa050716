"""publishing.documents.workbooks: what holds of every workbook, in both formats. LibreOffice is the second pair of eyes."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem

import workbook_files
from example import ROOT, vocabulary
from narrowing import instance, present
from publishing.content.models import AnswerKind
from publishing.documents.workbooks import record
from publishing.documents.workbooks.model import Formula, Range, column_name
from publishing.documents.workbooks.ods import open_formula
from publishing.documents.workbooks.printing import printing
from workbook_files import NAMES, TEMPLATE, URL, WRITERS, all_through_libreoffice, contents, opened, workbooks

KINDS = list(workbooks())
FORMATS = list(WRITERS)
SEEN: dict[str, openpyxl.Workbook] = {}
pytestmark = pytest.mark.xdist_group("workbooks")  # so that each file is opened only once


def _seen(kind: str, ending: str, folder: Path) -> openpyxl.Workbook:
    """A workbook as LibreOffice understands it; all are opened at once."""
    if not SEEN:
        SEEN.update(all_through_libreoffice(contents(), folder))
    return SEEN[f"{kind}.{ending}"]


def _choices(workbook: openpyxl.Workbook, sheet: str, cell: str) -> list[str]:
    """What the drop-down of a cell offers, read from its named range."""
    rule = _rule(workbook, sheet, cell)
    ((listed, cells),) = workbook.defined_names[present(rule.formula1).removeprefix("=")].destinations
    return [row[0].value for row in workbook[listed][cells]]


def _rule(workbook: openpyxl.Workbook, sheet: str, cell: str) -> DataValidation:
    (rule,) = (rule for rule in workbook[sheet].data_validations.dataValidation if cell in rule.sqref)
    return rule


def _part(line: HeaderFooterItem | None, side: str) -> str:
    """The text at a side of the line above or below a sheet."""
    return instance(getattr(present(line), side).text, str)


def _rows(repeated: tuple[int, int] | None) -> str:
    return f"{repeated[0] + 1}:{repeated[1] + 1}" if repeated else ""


def _open_cells(workbook: openpyxl.Workbook) -> set[tuple[str, str]]:
    return {
        (sheet.title, cell.coordinate)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }


@pytest.mark.parametrize("ending", FORMATS)
def test_questions_stand_in_the_templates_order(ending: str, tmp_path: Path) -> None:
    """Each beside the cell of its answer, with its number and its guidance."""
    sheet = _seen("record", ending, tmp_path)[record.SHEET]
    places = record.answer_cells(TEMPLATE).values()
    found = [[sheet.cell(place.row + 1, column + 1).value for column in (0, 1, 3)] for place in places]

    assert found == [
        [number, question.question, question.guidance] for number, question in enumerate(TEMPLATE.questions, 1)
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_drop_downs_offer_the_answers_and_nothing_else(ending: str, tmp_path: Path) -> None:
    """Six grades and no seventh; yes, partly, no, not applicable; the choices of a choice."""
    workbook = _seen("record", ending, tmp_path)
    places = record.answer_cells(TEMPLATE)
    offered = {
        question.id: _choices(workbook, record.SHEET, places[question.id].name)
        for question in TEMPLATE.questions
        if question.answers
    }

    assert offered == {question.id: list(question.answers) for question in TEMPLATE.questions if question.answers}
    assert offered["quality"] == ["Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory"]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_date_must_be_a_day(ending: str, tmp_path: Path) -> None:
    """Anything else is refused in plain words, and the cell shows a date as a date."""
    workbook = _seen("record", ending, tmp_path)
    place = record.answer_cells(TEMPLATE)["read-on"]
    rule = _rule(workbook, place.sheet, place.name)

    assert (rule.type, rule.errorStyle or "stop") == ("date", "stop")
    assert rule.error == "Please type a day such as 31/3/2026."
    assert workbook[place.sheet][place.name].number_format.replace("\\", "") == "d mmmm yyyy"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", FORMATS)
def test_only_answers_are_open(kind: str, ending: str, tmp_path: Path) -> None:
    """Every sheet is protected, without a password; the cells that take an answer are open, and all have a hint."""
    workbook = _seen(kind, ending, tmp_path)
    model = workbooks()[kind]
    answers = {
        (sheet.name, f"{column_name(column)}{number}")
        for sheet in model.sheets
        for number, row in enumerate(sheet.rows, 1)
        for column, cell in row.placed()
        if cell.entry
    }
    hinted = {
        (sheet.title, cell.coordinate)
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
        if rule.prompt
        for cells in rule.sqref.ranges
        for row in sheet[f"{cells.coord}:{cells.coord}" if ":" not in cells.coord else cells.coord]
        for cell in row
    }

    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in workbook)
    assert answers <= _open_cells(workbook)
    assert {cell for cell in _open_cells(workbook) if cell in answers or workbook[cell[0]][cell[1]].value} == answers
    assert answers <= hinted


def test_hints_fit_their_bubble() -> None:
    """Excel refuses a hint of more than 255 characters; the whole guidance stands beside the answer."""
    entries = [
        cell.entry
        for book in workbooks().values()
        for sheet in book.sheets
        for row in sheet.rows
        for cell in row.cells
        if cell.entry
    ]

    assert max(len(entry.hint) for entry in entries) in range(240, 256)
    assert max(len(entry.title) for entry in entries) <= 32
    assert all(entry.error for entry in entries if entry.kind != "text")


def test_what_the_workbook_is_stands_in_it() -> None:
    """For programs: its kind, template and version, and the cell of each answer."""
    sheet = opened(contents()["record.xlsx"])["About"]
    known = [sheet[place.name].value for place in (record.WORKBOOK, record.TEMPLATE, record.VERSION)]
    rows = [row[:2] for row in sheet.iter_rows(values_only=True)]
    places = rows[rows.index(("Question", "Cell of its answer")) + 1 :]

    assert known == ["record", "form", "2026.1"]
    assert places == [(name, f"Record, {place.name}") for name, place in record.answer_cells(TEMPLATE).items()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", FORMATS)
def test_the_first_sheet_says_how_to_use_it(kind: str, ending: str, tmp_path: Path) -> None:
    """Whose it is, that it must not tell who a child is, where it is from, and what the six grades mean."""
    sheet = _seen(kind, ending, tmp_path).worksheets[0]
    words = " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)

    assert sheet.title == "Read me"
    assert "not the inspectorate's" in words
    assert re.search("tells? who a (child|person) is", words)
    assert URL in words
    assert all(f"{grade.label} {grade.meaning}" in words for grade in vocabulary().grades.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", FORMATS)
def test_sheets_print_on_a4(kind: str, ending: str, tmp_path: Path) -> None:
    """As wide as the page, with the headings on each, the title and version above, the address and page below."""
    for sheet, model in zip(_seen(kind, ending, tmp_path), workbooks()[kind].sheets, strict=True):
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (
            model.pages_wide,
            int(printing(model).whole),
        )
        assert sheet.page_setup.orientation == ("landscape" if model.landscape else "portrait")
        assert (sheet.print_title_rows or "").replace("$", "") == _rows(model.repeated)
        assert model.name in _part(sheet.oddHeader, "left").replace("&A", sheet.title)
        assert _part(sheet.oddHeader, "right").endswith(f"Version {workbooks()[kind].version}")
        assert _part(sheet.oddFooter, "left").replace("&&", "&").endswith(URL)
        assert _part(sheet.oddFooter, "right").endswith("Page &P of &N")


def test_headings_stay_in_sight() -> None:
    """The rows of headings, and beside many columns those that name a row."""
    record_file, pooling_file = (opened(contents()[f"{kind}.xlsx"]) for kind in ("record", "pooling"))

    assert record_file["Record"].freeze_panes == "A4"
    assert pooling_file["Records"].freeze_panes == "C6"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", FORMATS)
def test_formulas_carry_the_results_of_an_empty_workbook(kind: str, ending: str, tmp_path: Path) -> None:
    """A viewer that works nothing out shows what LibreOffice works out: no zero where nothing should stand."""
    seen = _seen(kind, ending, tmp_path)
    for sheet in workbooks()[kind].sheets:
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in row.placed():
                if isinstance(cell.value, Formula):
                    assert cell.value.empty == (
                        seen[sheet.name].cell(number, column + 1).value or type(cell.value.empty)()
                    )


@pytest.mark.parametrize("name", NAMES)
def test_files_say_their_title_language_and_day(name: str) -> None:
    """The language is British English; the day is the record's last change, not today."""
    with zipfile.ZipFile(io.BytesIO(contents()[name])) as file:
        words = file.read("docProps/core.xml" if name.endswith("xlsx") else "meta.xml").decode()
        days = {entry.date_time[:3] for entry in file.infolist()}
    model = workbooks()[name.partition(".")[0]]

    assert f"<dc:title>{model.title.replace('&', '&amp;')}</dc:title>" in words
    assert "<dc:language>en-GB</dc:language>" in words
    assert set(re.findall(r"\d{4}-\d\d-\d\d", words)) == {"2026-11-22"}
    assert days == {(2026, 11, 22)}
    assert model.updated == date(2026, 11, 22)


def test_an_ods_file_begins_with_its_type() -> None:
    """The first entry is the type, not compressed, as ODF asks for."""
    assert contents()["record.ods"][30:86] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"


def test_the_same_records_give_the_same_bytes() -> None:
    """Also in another process, another time zone and with another order of hashes, and after others were made."""
    assert list(contents()) == NAMES
    here = {name: hashlib.sha256(content).hexdigest() for name, content in contents().items()}
    code = (
        "import hashlib, workbook_files as w\nfor n, c in w.contents().items(): print(n, hashlib.sha256(c).hexdigest())"
    )
    path = os.pathsep.join(str(ROOT / folder) for folder in ("hooks", "tests/support"))
    elsewhere = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    there = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True)

    assert dict(line.split() for line in there.stdout.splitlines()) == here


@pytest.mark.parametrize(
    ("excel", "open_document"),
    [
        ("=B7+B8", "of:=[.B7]+[.B8]"),
        ("=COUNTA(C6:AX6)", "of:=COUNTA([.C6:.AX6])"),
        ("=SUMPRODUCT(('Read me'!$A$1:$A$9=\"a, B2\")*1)", "of:=SUMPRODUCT(([$'Read me'.$A$1:.$A$9]=\"a, B2\")*1)"),
        ('=IF(A1="say ""A2"", please","",A1)', 'of:=IF([.A1]="say ""A2"", please";"";[.A1])'),
    ],
)
def test_formulas_are_translated(excel: str, open_document: str) -> None:
    """References and separators change; texts stay as they are."""
    assert open_formula(excel) == open_document


def test_columns_have_letters() -> None:
    """As in every spreadsheet: after Z comes AA."""
    assert [column_name(column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert Range("Read me", 0, 0, 1, 27).name == "'Read me'!$A$1:$AB$2"


def test_every_kind_of_answer_is_tried() -> None:
    """The made-up template leaves none out."""
    assert {question.answer for question in workbook_files.TEMPLATE.questions} == set(AnswerKind)
