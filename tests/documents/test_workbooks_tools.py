"""The workbooks of tools: an evidence grid, a timetable with clashes, a list to tick, and what they work out themselves."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from odf.namespaces import OFFICENS, TABLENS
from openpyxl import Workbook as Opened

from publishing.content.models import Tool
from publishing.documents.workbooks import evidence_grid as grids
from publishing.documents.workbooks import tool as tools
from publishing.documents.workbooks.model import Formula, Place, Workbook
from publishing.site.clashes import clashes
from publishing.site.evidence_grid import EvidenceGrid, warning_words
from tool_files import KINDS, LINES, evidence_grid, grid_tool, meeting, row, timetable, tool
from workbook_files import WRITERS, filled, opened, through_libreoffice

URL = "https://site.example/handbook/tools/made-up/"
ON = date(2026, 3, 1)
ROWS = (
    row(0, "A count", "data", "2024-02-28", "12", "Young people wait"),
    row(0, "A reading", "records", "2026-01-31", "9", "Young people wait"),
    row(1, 'What "they" said', "children", "2025-12-24", "40", "We lead"),
    row(2, "A talk", "parents", "", "", "They are heard"),
    row(2, "a second talk", "parents", "2024-03-01", "10", "they  are heard"),
    row(2, "A third talk", "parents", "2026-03-02", "20", "They speak"),
)
MEETINGS = [
    meeting("09:00", "10:15", "A", "1"),
    meeting("10:00", "11:00", "A", "2"),
    meeting("10:30", "11:30", "B", "2"),
    meeting("14:00", "13:00", "C", "3"),
    meeting("09:00", "11:00", "B", "1", "2027-03-02"),
    meeting("15:00", "16:00"),
]
pytestmark = pytest.mark.xdist_group("workbooks")


def _formulas(workbook: Workbook) -> dict[Place, Formula]:
    """Every formula by its place."""
    return {
        Place(sheet.name, number, column): cell.value
        for sheet in workbook.sheets
        for number, one in enumerate(sheet.rows)
        for column, cell in one.placed()
        if isinstance(cell.value, Formula)
    }


def _shown(workbook: Opened, places: dict[Place, Formula]) -> dict[str, object]:
    """What LibreOffice works out in these places, "" for nothing."""
    return {place.reference: workbook[place.sheet][place.name].value or "" for place in places}


def _without_results(content: bytes, ending: str) -> bytes:
    """The file without the results of its formulas; LibreOffice would take even the text of a cell in an ODS for one."""
    if ending == "xlsx":
        return filled(content, ending, {})
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    tree = etree.fromstring(entries["content.xml"])
    for cell in tree.iterfind(f".//*[@{{{TABLENS}}}formula]"):
        for name in {f"{{{OFFICENS}}}value", f"{{{OFFICENS}}}value-type"} & {*cell.attrib}:
            del cell.attrib[name]
        for old in list(cell):
            cell.remove(old)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as file:
        for name, entry in {**entries, "content.xml": etree.tostring(tree)}.items():
            file.writestr(name, entry)
    return result.getvalue()


def _expected(places: dict[Place, Formula]) -> dict[str, object]:
    return {place.reference: formula.empty or "" for place, formula in places.items()}


def _places_of(grid: EvidenceGrid, workbook: Workbook) -> dict[str, int]:
    """The column of each heading of the grid."""
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == grid.table.title)
    return {str(cell.value): column for column, cell in sheet.rows[grids.TABLE - 1].placed()}


def _last_rows(grid: EvidenceGrid) -> int:
    """The first of the last rows of an empty grid, as many as ``ROWS``."""
    return grids.TABLE + grid.table.empty - len(ROWS)


def _typed(grid: EvidenceGrid, workbook: Workbook) -> dict[Place, str | date | int]:
    """What somebody types who fills in the last rows."""
    at = _places_of(grid, workbook)
    typed: dict[Place, str | date | int] = {Place(grid.table.title, 2, 1): ON}
    for number, values in enumerate(ROWS, _last_rows(grid)):
        for column in grid.columns:
            if column.id in values:
                value: str | date | int = values[column.id]
                value = date.fromisoformat(str(value)) if column.id == "seen" else value
                value = int(str(value)) if column.id == "number" else value
                typed[Place(grid.table.title, number, at[column.title])] = value
    return typed


@pytest.mark.parametrize("ending", WRITERS)
def test_what_a_filled_grid_shows_is_what_it_works_out(ending: str, tmp_path: Path) -> None:
    """Warnings, matrix, sentences and words: each value that is written is the value of its formula."""
    workbook = grids.workbook(evidence_grid(ROWS, ON, "Nowhere"), URL)
    places = _formulas(workbook)
    again = through_libreoffice(_without_results(WRITERS[ending].content(workbook), ending), ending, tmp_path)

    assert _shown(again, places) == _expected(places)
    shown = " ".join(str(one.empty) for one in places.values())
    assert all(words in shown for words in vars(warning_words(grid_tool())).values())


def test_an_empty_grid_warns_of_what_is_typed(tmp_path: Path) -> None:
    """The same rows give the same warnings, counts and sentences, whoever fills them in."""
    grid = evidence_grid()
    empty = grids.workbook(grid, URL)
    typed = filled(WRITERS["xlsx"].content(empty), "xlsx", _typed(grid, empty))
    again = through_libreoffice(typed, "xlsx", tmp_path)
    known = evidence_grid(ROWS, ON)
    warning = _places_of(grid, empty)[grids.WARNINGS]
    claims, matrix, said = again[grid.table.title], again[grids.MATRIX], again[grids.STATEMENT]
    first = _last_rows(grid) + 1

    assert [claims.cell(first + number, warning + 1).value or "" for number in range(len(ROWS))] == [
        known.warnings(values) for values in ROWS
    ]
    assert [[matrix.cell(grids.TABLE + 1 + n, 2 + k).value for k in range(len(KINDS))] for n in range(len(LINES))] == [
        [known.count(line, kind) for kind in KINDS] for line in LINES
    ]
    assert [said.cell(first + number, 1).value for number in range(len(ROWS))] == [*range(first, first + len(ROWS))]
    for place, part in enumerate(known.statement.parts if known.statement else ()):
        texts = [str(said.cell(first + number, 2 * place + 3).value or "") for number in range(len(ROWS))]
        assert texts == known.sentences(part.says or "")
        assert said.cell(3, 2 * place + 4).value == sum(len(text.split()) for text in texts)


def test_an_empty_grid_says_nothing(tmp_path: Path) -> None:
    """No warning, no sentence, no error; every count is a hole."""
    workbook = grids.workbook(evidence_grid(), URL)
    places = _formulas(workbook)
    again = through_libreoffice(_without_results(WRITERS["ods"].content(workbook), "ods"), "ods", tmp_path)

    assert set(_shown(again, places).values()) == {"", "Nothing yet"}


def test_a_number_that_is_left_out_is_nowhere_in_the_statement() -> None:
    """Neither as a value nor by a way to it: the formula says that it is small."""
    workbook = grids.workbook(evidence_grid(ROWS, ON, "Nowhere"), URL)
    [sheet] = [sheet for sheet in workbook.sheets if sheet.name == grids.STATEMENT]
    said = [str(cell.value.empty) for row in sheet.rows for cell in row.cells if isinstance(cell.value, Formula)]

    assert [text for text in said if "A reading" in text] == [
        'It "says" so: A reading (records). Seen: 31 January 2026. Behind it: below 10, so left out.'
    ]


def test_a_grid_offers_lines_and_kinds() -> None:
    """The drop-downs have the programme's lines, and what is typed is held to them."""
    book = opened(WRITERS["xlsx"].content(grids.workbook(evidence_grid(), URL)))
    rules = {rule.formula1 for rule in book["Claims & more"].data_validations.dataValidation}
    lists = [list(column) for column in book["Lists"].iter_cols(min_row=4, values_only=True)]

    assert "Lines" in rules
    assert LINES in [tuple(filter(None, one)) for one in lists]
    assert len([rule for rule in rules if rule and rule.startswith("Choices_")]) == 1


def test_holes_and_warnings_stand_out() -> None:
    """In both formats: a cell that says something, and a count that is 0."""
    workbook = grids.workbook(evidence_grid(), URL)
    rules = [rule for sheet in opened(WRITERS["xlsx"].content(workbook)) for rule in sheet.conditional_formatting]
    with zipfile.ZipFile(io.BytesIO(WRITERS["ods"].content(workbook))) as file:
        styles = file.read("styles.xml").decode()

    assert {one.type for rule in rules for one in rule.rules} == {"notContainsBlanks", "cellIs"}
    assert {"cell-content()!=&quot;&quot;", "cell-content()=0"} == set(re.findall(r'style:condition="([^"]+)"', styles))


@pytest.mark.parametrize("ending", WRITERS)
def test_a_timetable_finds_clashes(ending: str, tmp_path: Path) -> None:
    """As soon as somebody types; the same as the rule says of rows that are known."""
    own = timetable()
    workbook = tools.workbook(own, URL, {})
    first = tools.first_row(own, own.parts[0])
    typed: dict[Place, str | date] = {}
    for number, values in enumerate(MEETINGS, first):
        for column, one in enumerate(own.columns):
            if one.id in values:
                value = values[one.id]
                typed[Place("Meetings", number, column)] = date.fromisoformat(value) if one.id == "day" else value
    sheet = through_libreoffice(filled(WRITERS[ending].content(workbook), ending, typed), ending, tmp_path)["Meetings"]
    shown = [sheet.cell(number + 1, len(own.columns) + 1).value or "" for number in range(first, first + len(MEETINGS))]

    assert own.clashes
    assert shown == clashes(own.clashes, MEETINGS, own.columns)
    assert len(set(shown)) > 3


def _ticked() -> Tool:
    columns = [{"id": "done", "title": "Done", "answer": "tick"}, {"id": "what", "title": "What"}]
    words = {"id": "before", "title": "Before", "layer": "suggestion", "steps": ["Read it.", "Do it."]}
    part = {"id": "list", "title": "List", "layer": "suggestion", "rows": [{"what": "One"}, {"what": "Two"}]}
    return tool(columns=columns, parts=[words, part])


def test_a_list_counts_what_is_ticked(tmp_path: Path) -> None:
    """Words of their own stand above the table of the same sheet, and only boxes can be changed."""
    own = _ticked()
    workbook = tools.workbook(own, URL, {})
    first = tools.first_row(own, own.parts[1])
    content = WRITERS["ods"].content(workbook)
    sheet = through_libreoffice(filled(content, "ods", {Place("List", first, 0): "Yes"}), "ods", tmp_path)["List"]

    assert [one.name for one in workbook.sheets] == ["Read me", "List", "About", "Lists"]
    assert (sheet.cell(first - 1, 1).value, sheet.cell(first - 1, 2).value) == (1, "of 2 done")
    assert [sheet.cell(row, 2).value for row in (first + 1, first + 2)] == ["One", "Two"]
    assert "1. Read it." in [sheet.cell(row, 1).value for row in range(1, first)]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_tool_gives_the_same_bytes(ending: str) -> None:
    """Nothing comes from the clock."""
    first, second = (WRITERS[ending].content(grids.workbook(evidence_grid(ROWS, ON), URL)) for _ in range(2))

    assert first == second


def test_whose_words_they_are_stands_on_each_sheet() -> None:
    """What is a source's names it; all else says that this edition suggests it."""
    parts = [
        {"id": "a", "title": "Theirs", "layer": "source", "source": "one.two", "rows": [{"what": "One"}]},
        {"id": "b", "title": "Ours", "layer": "suggestion", "rows": [{"what": "Two"}]},
    ]
    own = tool(columns=[{"id": "what", "title": "What"}], parts=parts)
    sheets = {sheet.name: sheet for sheet in tools.workbook(own, URL, {"one.two": "A page, its publisher."}).sheets}

    assert sheets["Theirs"].rows[1].cells[0].value == "From a source: A page, its publisher."
    assert sheets["Ours"].rows[1].cells[0].value == "This edition suggests it. No source asks for it."
