"""publishing.documents.workbooks.action_plan: what inspectors asked of an area, as a plan to fill in."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from example import real
from narrowing import instance
from publishing.content.findings import FoundItem
from publishing.content.models import ActionPlan, Partnership, PlanStep
from publishing.content.models.profile_plan import People
from publishing.documents.downloads import tasks
from publishing.documents.workbooks import action_plan
from publishing.documents.workbooks.model import Formula, Workbook
from workbook_files import WRITERS, filled, through_libreoffice

URL = "https://site.example/"
pytestmark = pytest.mark.xdist_group("workbooks")


def _planned() -> dict[str, Workbook]:
    """The workbook of each area, by the address of its page."""
    found = tasks.tasks(real().findings, (), URL)
    return {task.page: task.source for task in found if task.address.endswith("action-plan.xlsx")}


def _open(area: Partnership) -> list[FoundItem]:
    return [
        item
        for item in real().findings.listed
        if item.report.partnership == area.id and item.finding.kind.asks and item.status.state.still_open
    ]


def test_each_area_with_something_open_has_one() -> None:
    """Each line begins with what was asked, in the order of the reports; areas with nothing open have no workbook."""
    planned = _planned()
    for area in real().catalogue.listed_partnerships:
        workbook = planned.get(f"partnerships/{area.id}/")
        expected = [item.text for item in _open(area)]

        assert bool(workbook) == bool(expected), area.id
        if workbook:
            plan = next(sheet for sheet in workbook.sheets if sheet.name == action_plan.PLAN)
            asked = [row.cells[1].value for row in plan.rows[action_plan.TABLE :]]
            assert [text for text in asked if text] == expected
            assert None in asked


@pytest.mark.parametrize("ending", WRITERS)
def test_the_clock_runs_for_six_weeks(ending: str, tmp_path: Path) -> None:
    """From the day of publication that somebody types; the last line is the day on which the plan is due."""
    workbook = next(iter(_planned().values()))
    published = date(2027, 5, 25)
    content = filled(
        WRITERS[ending].content(workbook), ending, {action_plan.published(real().catalogue.profile): published}
    )
    rows = list(through_libreoffice(content, ending, tmp_path)["Six weeks"].iter_rows(min_row=5, values_only=True))
    days = [instance(row[1], datetime).date() for row in rows if row[0]]

    assert days[0] == published
    assert days[-1] == published + timedelta(weeks=6)


def test_the_year_after_follows_the_plan() -> None:
    """Each line of the plan has one for its year, which shows the same words."""
    workbook = next(iter(_planned().values()))
    plan, year = (
        next(one for one in workbook.sheets if one.name == name) for name in (action_plan.PLAN, "The year after")
    )
    formulas = [row.cells[1].value for row in year.rows[action_plan.TABLE :]]

    assert len(plan.rows) == len(year.rows)
    assert all(isinstance(formula, Formula) and f"$B${row}" in formula.text for row, formula in enumerate(formulas, 4))


def _with(**plan: object) -> Workbook:
    """The workbook of an area of ours, with another action plan in the profile."""
    profile = real().catalogue.profile
    own = instance(profile.action_plan, ActionPlan).model_copy(update=plan)
    area = next(area for area in real().catalogue.listed_partnerships if _open(area))
    other = profile.model_copy(update={"action_plan": own, "people": People(one="inmate", many="inmates")})
    return action_plan.workbook(area, _open(area), URL, other)


def _texts(workbook: Workbook) -> str:
    return " ".join(str(cell.value) for sheet in workbook.sheets for row in sheet.rows for cell in row.cells)


def test_weeks_months_and_steps_are_the_profiles() -> None:
    """Another inspectorate's limit, looks and steps, and its word for people; nothing of ours is left."""
    step = PlanStep(weeks=1, who="The governor", what="Send the plan")
    workbook = _with(weeks=1, months=(1, 9), steps=(step,))
    said = _texts(workbook)

    assert [sheet.name for sheet in workbook.sheets][2:4] == ["One week", "The nine months after"]
    assert "The plan is due one week later" in said
    assert "After 1 month After 9 months" in said
    assert "every month, to each post" in said
    assert "Within 1 week" in said
    assert "The governor Send the plan" in said
    assert "tells who an inmate is" in said
    assert not [
        word
        for word in ("a child", "for children?", "Six weeks", "six weeks", "Chief officers", "12 months")
        if word in said
    ]


def test_without_an_action_plan_there_is_no_workbook() -> None:
    """The profile says whether there is one."""
    profile = real().catalogue.profile.model_copy(update={"action_plan": None})
    area = next(area for area in real().catalogue.listed_partnerships if _open(area))

    with pytest.raises(LookupError, match="no action plan"):
        action_plan.workbook(area, _open(area), URL, profile)
