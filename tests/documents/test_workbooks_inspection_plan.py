"""publishing.documents.workbooks.inspection_plan: a plan with dates that works itself out."""

from datetime import date
from pathlib import Path

import pytest

from example import real
from plan_dates import CASES, Holidays, dates
from publishing.base.dates import When
from publishing.documents.workbooks import inspection_plan
from publishing.documents.workbooks.model import Place
from publishing.site.inspection_plan import Plan, plans
from workbook_files import WRITERS, filled, through_libreoffice

PLANS = plans(real().catalogue)
URL = "https://site.example/handbook/plan/"
UPDATED = When.parse("2026-11-27")
OFTEN = ("holidays", "over a leap day")  # LibreOffice takes seconds for each
pytestmark = pytest.mark.xdist_group("workbooks")


def _answers(notice: date, holidays: Holidays) -> dict[Place, date]:
    """What somebody types: the notice, and each holiday; of a single day only the first."""
    typed: dict[Place, date] = {inspection_plan.NOTICE: notice}
    for row, (first, last) in enumerate(holidays, start=4):
        typed[Place(inspection_plan.HOLIDAYS, row, 0)] = first
        if last != first:
            typed[Place(inspection_plan.HOLIDAYS, row, 1)] = last
    return typed


def _found(content: bytes, ending: str, folder: Path, own: Plan) -> list[tuple[object, object]]:
    """The dates of each line, as LibreOffice works them out."""
    workbook = through_libreoffice(content, ending, folder)
    found = []
    for sheet, lines in ((inspection_plan.SOURCED, own.sourced), (inspection_plan.SUGGESTED, own.suggested)):
        for row in range(inspection_plan.TABLE, inspection_plan.TABLE + len(lines)):
            cells = [workbook[sheet].cell(row + 1, column + 1).value for column in (1, 2)]
            found.append(tuple(getattr(cell, "date", lambda cell=cell: cell)() for cell in cells))
    return found


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_dates_agree_to_the_day(own: Plan, ending: str, tmp_path: Path) -> None:
    """With holidays, and over a leap day, each line has the dates of the rule."""
    content = WRITERS[ending].content(inspection_plan.workbook(own, UPDATED, URL))
    for name in OFTEN if ending == "xlsx" else OFTEN[:1]:
        notice, holidays = CASES[name]
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        typed = filled(content, ending, _answers(notice, holidays))

        assert dates(own, notice, holidays) == _found(typed, ending, folder, own), name


def test_nothing_is_shown_before_the_notice(tmp_path: Path) -> None:
    """An empty workbook has no date in it, and no error."""
    own = next(iter(PLANS.values()))
    content = WRITERS["xlsx"].content(inspection_plan.workbook(own, UPDATED, URL))

    assert set(_found(content, "xlsx", tmp_path, own)) <= {(None, None), ("", "")}


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
