"""The first day with a letter: one page gives a plan with dates, roles, an evidence grid and letters, filled in the browser."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect

from example import real
from plan_dates import dates
from publishing.documents.workbooks import inspection_plan
from publishing.site.inspection_plan import plans
from word_files import values
from workbook_files import through_libreoffice

PLANS = plans(real().catalogue)
OWN = next(iter(PLANS.values()))  # the newest, which is chosen where the page opens
NOTICE = date(2027, 1, 5)
HOLIDAYS = ((date(2027, 2, 15), date(2027, 2, 19)), (date(2027, 3, 26), date(2027, 3, 26)))
AREA = "Nowhere & Example"


def _open(page: Page, programme: str) -> None:
    page.goto("handbook/plan/")
    page.locator("#plan-programme").select_option(programme)
    page.locator("#plan-notice").fill(NOTICE.isoformat())
    page.locator("#plan-area").fill(AREA)
    page.locator("#plan-holidays summary").click()
    for place, holiday in enumerate(HOLIDAYS):
        for name, day in zip(("from", "to"), holiday, strict=True):
            page.locator(f"[name={name}]").nth(place).fill(day.isoformat())


def _saved(page: Page, link: str, file: Path) -> Path:
    with page.expect_download() as download:
        page.locator(f"{link}:visible").first.click()
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("programme", PLANS)
def test_the_workbook_has_the_dates_of_the_rule(own_page: Page, programme: str, tmp_path: Path) -> None:
    """What is typed into the page stands in the workbook, which works out the same days."""
    _open(own_page, programme)
    file = _saved(own_page, "[data-filled=xlsx]", tmp_path / "plan.xlsx")
    book = through_libreoffice(file.read_bytes(), "xlsx", tmp_path)
    plan = PLANS[programme]
    shown = []
    for name, lines in ((inspection_plan.SOURCED, plan.sourced), (inspection_plan.SUGGESTED, plan.suggested)):
        for number in range(len(lines)):
            row = inspection_plan.TABLE + 1 + number
            shown.append(
                tuple(date.fromisoformat(str(book[name].cell(row, column + 1).value)[:10]) for column in (1, 2))
            )

    assert shown == dates(plan, NOTICE, HOLIDAYS)


def test_letters_have_the_dates_of_the_plan(own_page: Page, tmp_path: Path) -> None:
    """Each field that the plan knows is filled wherever it stands; all others keep their brackets."""
    _open(own_page, OWN.programme.id)
    file = docx.Document(str(_saved(own_page, "[data-filled=docx]", tmp_path / "letter.docx")))
    text = "\n".join("".join(str(node.text) for node in paragraph._p.iter(qn("w:t"))) for paragraph in file.paragraphs)
    fields = {line.field: place for place, line in enumerate((*OWN.sourced, *OWN.suggested)) if line.field}
    first, last = dates(OWN, NOTICE, HOLIDAYS)[fields["dates on site"]]

    assert f"{first.day} {first:%B} to {last.day} {last:%B %Y}" in text
    assert f"in {AREA} begins" in text
    assert "[name of the co-ordinator]" in text
    assert not any(f"[{name}]" in text for name in (*fields, "what is inspected", "name of the area"))
    assert values(file, "//w:sdtPr/w:tag")


def test_one_page_has_everything(own_page: Page) -> None:
    """The plan, roles, the grid of the programme, and letters: each file is one click from the date."""
    _open(own_page, OWN.programme.id)
    pack = own_page.locator(f"#{OWN.programme.id} .pub-plan__pack")
    addresses = pack.locator("a[download]").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")

    for name in (
        "inspection-plan.xlsx",
        "roles/tool.docx",
        f"evidence-grid/{OWN.programme.id}/tool.xlsx",
        "to-staff/briefing.docx",
    ):
        assert any(address.endswith(name) for address in addresses), name
    expect(pack.locator("[data-fills]").first).to_be_visible()


def test_without_a_date_a_file_is_the_file(own_page: Page, tmp_path: Path) -> None:
    """Nothing is put into it."""
    own_page.goto("handbook/plan/")
    file = docx.Document(str(_saved(own_page, "[data-filled=docx]", tmp_path / "letter.docx")))

    assert "[date]" in "".join(str(node.text) for node in file.element.body.iter(qn("w:t")))
