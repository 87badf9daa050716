"""publishing.documents.workbooks.inspection_plan: a plan with dates that works itself out."""

from collections.abc import Mapping
from datetime import date

import openpyxl
import pytest

from example import real
from plan_dates import CASES, Holidays, dates
from publishing.base.dates import When
from publishing.documents.workbooks import inspection_plan
from publishing.documents.workbooks.model import Place
from publishing.site.inspection_plan import Plan, plans
from workbook_files import WRITERS, all_through_libreoffice, filled

PLANS = plans(real().catalogue)
URL = "https://site.example/handbook/plan/"
UPDATED = When.parse("2026-11-27")
OFTEN = {"xlsx": ("holidays", "over a leap day"), "ods": ("holidays",)}  # LibreOffice takes a moment for each
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


def test_nothing_is_shown_before_the_notice(filled_in: Mapping[str, openpyxl.Workbook]) -> None:
    """An empty workbook has no date in it, and no error."""
    assert set(_found(filled_in["empty.xlsx"], next(iter(PLANS.values())))) <= {(None, None), ("", "")}


def test_a_limit_says_how_it_is_counted() -> None:
    """In the row's note, before its source."""
    for own in PLANS.values():
        (sheet,) = (
            sheet for sheet in inspection_plan.workbook(own, UPDATED, URL).sheets if sheet.name == "What sources say"
        )
        notes = [str(row.cells[4].value) for row in sheet.rows[inspection_plan.TABLE :]]

        assert [line.limit for line in own.sourced] == [note.startswith("This is the earliest") for note in notes]
        assert any(line.limit for line in own.sourced)


def test_layers_are_sheets_of_their_own() -> None:
    """A plan without suggestions has no sheet for them."""
    for own in PLANS.values():
        names = [sheet.name for sheet in inspection_plan.workbook(own, UPDATED, URL).sheets]

        assert (inspection_plan.SUGGESTED in names) == bool(own.suggested)
        assert names[:2] == ["Read me", inspection_plan.SOURCED]
