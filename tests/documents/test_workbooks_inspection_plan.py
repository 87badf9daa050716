"""publishing.documents.workbooks.inspection_plan: a plan with dates that works itself out."""

import re
from collections.abc import Mapping
from datetime import date

import openpyxl
import pytest

from example import real
from plan_dates import CASES, Holidays, dates, notes, warnings
from publishing.base.dates import When
from publishing.documents.workbooks import inspection_plan
from publishing.documents.workbooks.model import Formula, Place
from publishing.documents.workbooks.printing import printing
from publishing.site.inspection_plan import Plan, plans
from workbook_files import WRITERS, all_through_libreoffice, filled

PLANS = plans(real().catalogue)
URL = "https://site.example/handbook/plan/"
UPDATED = When.parse("2026-11-27")
OFTEN = {"xlsx": tuple(CASES), "ods": ("no holiday", "holidays", "a Sunday, and a holiday on the last day")}
pytestmark = pytest.mark.xdist_group("workbooks")


def _answers(notice: date, holidays: Holidays) -> dict[Place, date]:
    """What somebody types: the notice, and each holiday; of a single day only the first."""
    typed: dict[Place, date] = {inspection_plan.NOTICE: notice}
    for row, (first, last) in enumerate(holidays, start=4):
        typed[Place(inspection_plan.HOLIDAYS, row, 0)] = first
        if last != first:
            typed[Place(inspection_plan.HOLIDAYS, row, 1)] = last
    return typed


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, openpyxl.Workbook]:
    """What one start of LibreOffice works out in the workbooks of all tests below, by name."""
    empty = next(iter(PLANS.values()))
    files = {"empty.xlsx": WRITERS["xlsx"].content(inspection_plan.workbook(empty, UPDATED, URL))}
    for id, own in PLANS.items():
        for ending, names in OFTEN.items():
            content = WRITERS[ending].content(inspection_plan.workbook(own, UPDATED, URL))
            files |= {f"{id} {name}.{ending}": filled(content, ending, _answers(*CASES[name])) for name in names}
    return all_through_libreoffice(files, tmp_path_factory.mktemp("plans"))


def _found(workbook: openpyxl.Workbook, own: Plan) -> list[tuple[object, object]]:
    """The dates of each line."""
    found = []
    for sheet, lines in ((inspection_plan.SOURCED, own.sourced), (inspection_plan.SUGGESTED, own.suggested)):
        for row in range(inspection_plan.TABLE, inspection_plan.TABLE + len(lines)):
            cells = [workbook[sheet].cell(row + 1, column + 1).value for column in (1, 2)]
            found.append(tuple(getattr(cell, "date", lambda cell=cell: cell)() for cell in cells))
    return found


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("id", PLANS)
def test_dates_agree_to_the_day(filled_in: Mapping[str, openpyxl.Workbook], id: str, ending: str) -> None:
    """With holidays, and over a leap day, each line has the dates of the rule."""
    for name in OFTEN[ending]:
        assert dates(PLANS[id], *CASES[name]) == _found(filled_in[f"{id} {name}.{ending}"], PLANS[id]), name


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("id", PLANS)
def test_words_about_dates_agree(filled_in: Mapping[str, openpyxl.Workbook], id: str, ending: str) -> None:
    """What is said of each line's dates, and above each table of all of them."""
    for name in OFTEN[ending]:
        book, own = filled_in[f"{id} {name}.{ending}"], PLANS[id]
        sheets = [sheet for sheet in (inspection_plan.SOURCED, inspection_plan.SUGGESTED) if sheet in book.sheetnames]

        assert warnings(own, *CASES[name]) == _column(book, own, inspection_plan.WARNING), name
        for sheet in sheets:
            assert book[sheet].cell(inspection_plan.NOTES + 1, 1).value == " ".join(notes(*CASES[name])), name


def _column(workbook: openpyxl.Workbook, own: Plan, column: int) -> list[object]:
    return [
        workbook[sheet].cell(row + 1, column + 1).value or ""
        for sheet, lines in ((inspection_plan.SOURCED, own.sourced), (inspection_plan.SUGGESTED, own.suggested))
        for row in range(inspection_plan.TABLE, inspection_plan.TABLE + len(lines))
    ]


@pytest.mark.parametrize("name", ["xlsx", "ods"])
def test_dates_show_their_weekday(filled_in: Mapping[str, openpyxl.Workbook], name: str) -> None:
    """Those that are worked out, and those that are typed in: the letter's, and the holidays'."""
    book = filled_in[f"supervision-orders holidays.{name}"]
    cells = [book[inspection_plan.SOURCED][place] for place in (inspection_plan.NOTICE.name, "B6", "C6")]

    for cell in (*cells, book[inspection_plan.HOLIDAYS]["A5"], book[inspection_plan.HOLIDAYS]["B5"]):
        assert cell.number_format.replace("\\", "").lower() == "ddd d mmmm yyyy", cell.coordinate


def test_each_source_stands_once() -> None:
    """Rows name it by its number, and it stands below the table with its address."""
    for own in PLANS.values():
        sheet = inspection_plan.workbook(own, UPDATED, URL).sheets[1]
        texts = [str(cell.value) for row in sheet.rows for cell in row.cells]
        numbers = [
            str(row.cells[inspection_plan.SOURCE].value)
            for row in sheet.rows[inspection_plan.TABLE :][: len(own.sourced)]
        ]

        assert set(numbers) == {f"Source {number}" for number in range(1, len(own.sources) + 1)}
        for number, line in zip(numbers, own.sourced, strict=True):
            assert line.reference
            (found,) = (text for text in texts if text.startswith(f"{number}: {line.reference.title}, "))
            assert (line.reference.url or "Read on") in found


@pytest.mark.parametrize("id", PLANS)
def test_a_table_prints_on_few_pages(id: str) -> None:
    """What sources say on a single one; what we suggest on two that are well filled, as no heading stands alone."""
    sheets = {sheet.name: sheet for sheet in inspection_plan.workbook(PLANS[id], UPDATED, URL).sheets}

    assert printing(sheets[inspection_plan.SOURCED]).whole
    assert printing(sheets[inspection_plan.HOLIDAYS]).whole
    if inspection_plan.SUGGESTED in sheets:
        assert len(printing(sheets[inspection_plan.SUGGESTED]).breaks) == 1


def test_no_text_of_a_formula_is_too_long_for_excel() -> None:
    """Excel refuses a file in which a text within a formula has more than 255 characters, or a formula more than 8,192."""
    for own in PLANS.values():
        cells = [
            cell.value
            for sheet in inspection_plan.workbook(own, UPDATED, URL).sheets
            for row in sheet.rows
            for cell in row.cells
        ]
        formulas = [value.text for value in cells if isinstance(value, Formula)]

        assert max(map(len, formulas)) <= 8_192
        assert max(len(text) for formula in formulas for text in re.findall(r'"([^"]*)"', formula)) <= 255


def test_nothing_is_shown_before_the_notice(filled_in: Mapping[str, openpyxl.Workbook]) -> None:
    """An empty workbook has no date in it, no error, and says what to do."""
    book, own = filled_in["empty.xlsx"], next(iter(PLANS.values()))

    assert set(_column(book, own, inspection_plan.WARNING)) == {""}
    assert str(book[inspection_plan.SOURCED].cell(inspection_plan.NOTES + 1, 1).value).startswith("Type the day")
    assert set(_found(filled_in["empty.xlsx"], next(iter(PLANS.values())))) <= {(None, None), ("", "")}


def test_a_limit_says_how_it_is_counted() -> None:
    """Behind the words of its row."""
    for own in PLANS.values():
        (sheet,) = (
            sheet for sheet in inspection_plan.workbook(own, UPDATED, URL).sheets if sheet.name == "What sources say"
        )
        rows = sheet.rows[inspection_plan.TABLE :][: len(own.sourced)]
        said = [str(row.cells[inspection_plan.WHAT].value) for row in rows]

        assert [line.limit for line in own.sourced] == ["This is the earliest" in text for text in said]
        assert any(line.limit for line in own.sourced)


def test_layers_are_sheets_of_their_own() -> None:
    """A plan without suggestions has no sheet for them."""
    for own in PLANS.values():
        names = [sheet.name for sheet in inspection_plan.workbook(own, UPDATED, URL).sheets]

        assert (inspection_plan.SUGGESTED in names) == bool(own.suggested)
        assert names[:2] == ["Read me", inspection_plan.SOURCED]
