"""The first day with a letter: one page gives a plan with dates, roles, an evidence grid and letters, filled in the browser."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect

from example import real
from plan_dates import Holidays, dates, notes, warnings
from publishing.content.models import BriefingForm, Moment
from publishing.documents.workbooks import inspection_plan
from publishing.site.inspection_plan import letters, plans
from word_files import values
from workbook_files import all_through_libreoffice

PLANS = plans(real().catalogue)
OWN = next(iter(PLANS.values()))  # the newest, which is chosen where the page opens
NOTICE = date(2027, 1, 5)
HOLIDAYS = ((date(2027, 2, 15), date(2027, 2, 19)), (date(2027, 3, 26), date(2027, 3, 26)))
AREA = "Nowhere & Example"
TYPED = ((NOTICE, HOLIDAYS), (date(2027, 1, 10), ()))  # into the page, one after the other
ENDINGS = ("xlsx", "ods")
_A_TENTH = 100  # ms: Chromium lets a page save ten files in a second, and drops the next without a word


NAMES = {
    "co-ordinator": "Tam Made-Up",
    "contact": "01234 000 000 & inspection@specimen.example",
    "sender": "Ailsa Made-Up",
    "post": "Chair of the partnership",
}


def _open(page: Page, programme: str, notice: date = NOTICE, holidays: Holidays = HOLIDAYS) -> None:
    page.goto("handbook/plan/")
    page.locator("#plan-programme").select_option(programme)
    page.locator("#plan-notice").fill(notice.isoformat())
    page.locator("#plan-area").fill(AREA)
    page.locator("#plan-holidays summary").click()
    for place, holiday in enumerate(holidays):
        for name, day in zip(("from", "to"), holiday, strict=True):
            page.locator(f"[name={name}]").nth(place).fill(day.isoformat())


def _name(page: Page) -> None:
    page.locator("#plan-names summary").click()
    for field, name in NAMES.items():
        page.locator(f"#plan-{field}").fill(name)


def _saved(page: Page, link: str, folder: Path) -> Path:
    """The file of a link, under the name that the page gives it."""
    with page.expect_download() as download:
        page.locator(f"{link}:visible").first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    page.wait_for_timeout(_A_TENTH)
    return file


def _letter(page: Page, briefing: str, folder: Path) -> tuple[str, str]:
    """The name of a letter's Word file, and its words."""
    file = _saved(page, f"#letters a[href$='/{briefing}/briefing.docx']", folder)
    paragraphs = docx.Document(str(file)).element.body.iter(qn("w:p"))  # those of tables, too
    return file.name, "\n".join("".join(str(node.text) for node in own.iter(qn("w:t"))) for own in paragraphs)


@pytest.fixture(scope="module")
def books(open_page: Page, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, openpyxl.Workbook]:
    """Each plan's workbook for each typing, as LibreOffice works it out: all in one start of it."""
    folder = tmp_path_factory.mktemp("books")
    found = {}
    for programme in PLANS:
        for number, typed in enumerate(TYPED):
            _open(open_page, programme, *typed)
            for ending in ENDINGS:
                file = _saved(open_page, f"[data-filled={ending}]", folder)
                assert file.name == f"nowhere-example-inspection-plan-{programme}.{ending}"
                found[f"{programme}-{number}.{ending}"] = file.read_bytes()
    return all_through_libreoffice(found, folder)


@pytest.mark.xdist_group("plan's workbooks")  # so that they are saved and opened once
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("programme", PLANS)
def test_the_workbook_agrees_with_the_page(books: Mapping[str, openpyxl.Workbook], programme: str, ending: str) -> None:
    """What is typed into the page stands in the workbook, which works out the same days, and says the same of them."""
    plan = PLANS[programme]
    for number, (notice, holidays) in enumerate(TYPED):
        book = books[f"{programme}-{number}.{ending}"]
        shown, said = [], []
        for name, lines in ((inspection_plan.SOURCED, plan.sourced), (inspection_plan.SUGGESTED, plan.suggested)):
            for row in range(inspection_plan.TABLE + 1, inspection_plan.TABLE + 1 + len(lines)):
                cells = [book[name].cell(row, column + 1).value for column in (1, 2)]
                shown.append(tuple(date.fromisoformat(str(cell)[:10]) for cell in cells))
                said.append(book[name].cell(row, inspection_plan.WARNING + 1).value or "")

        assert shown == dates(plan, notice, holidays)
        assert said == warnings(plan, notice, holidays)
        assert book[inspection_plan.SOURCED].cell(inspection_plan.NOTES + 1, 1).value == " ".join(
            notes(notice, holidays)
        )
        assert book["Read me"]["A1"].value == f"Inspection plan: {plan.programme.short_title}, {AREA}"


def test_an_opendocument_file_is_whole(own_page: Page, tmp_path: Path) -> None:
    """Its first part says what it is, unpacked, as programs look for it there; head and properties name the area."""
    _open(own_page, OWN.programme.id)
    with zipfile.ZipFile(_saved(own_page, "[data-filled=ods]", tmp_path)) as archive:
        first = archive.infolist()[0]
        parts = {name: archive.read(name).decode() for name in archive.namelist()}

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert parts["mimetype"] == "application/vnd.oasis.opendocument.spreadsheet"
    title = f"Inspection plan: {OWN.programme.short_title}, Nowhere &amp; Example"
    assert f"<dc:title>{title}</dc:title>" in parts["meta.xml"]
    assert f">{title}: {inspection_plan.SOURCED}<" in parts["styles.xml"]


def test_the_head_of_a_printed_workbook_names_the_area(own_page: Page, tmp_path: Path) -> None:
    """In Excel an ampersand of a head is written twice."""
    _open(own_page, OWN.programme.id)
    book = openpyxl.load_workbook(_saved(own_page, "[data-filled=xlsx]", tmp_path))

    head = book[inspection_plan.SOURCED].oddHeader
    assert head
    assert f"{OWN.programme.short_title}, Nowhere && Example: &A" in str(head.left.text)
    assert book.properties.title == f"Inspection plan: {OWN.programme.short_title}, {AREA}"


def test_the_calendar_names_the_area(own_page: Page, tmp_path: Path) -> None:
    """In its name, in that of its file, and beside what is said of all dates."""
    _open(own_page, OWN.programme.id)
    file = _saved(own_page, "[data-calendar=sourced]", tmp_path)
    text = file.read_bytes().decode().replace("\r\n ", "")

    assert file.name == f"nowhere-example-inspection-plan-{OWN.programme.id}-sourced-2027-01-05.ics"
    assert f"X-WR-CALNAME:{AREA}\\, {OWN.programme.short_title}: what sources say\r\n" in text
    assert "X-WR-CALDESC:Week 1 begins on Tuesday 5 January 2027\\, the day of the letter." in text


LETTERS = [own for _, briefings in letters(real().catalogue) for own in briefings if own.form is BriefingForm.LETTER]


@pytest.mark.parametrize("programme", PLANS)
def test_each_letter_has_what_is_known(own_page: Page, programme: str, tmp_path: Path) -> None:
    """Each field that the plan or the form knows is filled wherever it stands; all others keep their brackets."""
    _open(own_page, programme)
    _name(own_page)
    plan = PLANS[programme]
    of_plan = {line.field for line in (*plan.sourced, *plan.suggested) if line.field}
    typed = {
        "name of the area",
        "name of the co-ordinator",
        "phone and email of the co-ordinator",
        "your name",
        "your post",
    }
    known = {"what is inspected", *typed, *of_plan}

    assert len(LETTERS) == 12
    for briefing in LETTERS:
        file, text = _letter(own_page, briefing.id, tmp_path)
        filled = known - ({"date"} if briefing.moment is not Moment.FIRST_DAYS else set())
        assert set(re.findall(r"\[([^\]]+)\]", text)) == briefing.examples.keys() - filled, briefing.id
        assert file == f"nowhere-example-{programme}-letter-{briefing.id}.docx"


def test_families_read_their_area_and_dates(own_page: Page, tmp_path: Path) -> None:
    """The letter to families has every date that the plan knows, with weekdays, and its own date."""
    _open(own_page, OWN.programme.id)
    _name(own_page)
    own_page.locator("#plan-date").fill("2027-01-12")
    _, text = _letter(own_page, "to-families", tmp_path)
    fields = {line.field: place for place, line in enumerate((*OWN.sourced, *OWN.suggested)) if line.field}
    days = dates(OWN, NOTICE, HOLIDAYS)
    reading, (first, last) = days[fields["week of the reading"]][0], days[fields["dates on site"]]

    assert text.startswith("Tuesday 12 January 2027\n")
    assert f"Inspectors are coming to {AREA}" in text
    assert f"in the week of {reading:%A} {reading.day} {reading:%B %Y}." in text
    assert f"about {first:%A} {first.day} {first:%B} to {last:%A} {last.day} {last:%B %Y}." in text
    assert f"Ask {NAMES['co-ordinator']}: {NAMES['contact']}." in text
    assert "[" not in text


def test_fields_of_a_letter_stay_boxes(own_page: Page, tmp_path: Path) -> None:
    """What was filled in can still be changed, in all its places at once."""
    _open(own_page, OWN.programme.id)
    file = _saved(own_page, "#letters a[href$='/to-staff/briefing.docx']", tmp_path)

    assert values(docx.Document(str(file)), "//w:sdtPr/w:tag")


def test_without_a_date_names_are_filled_in(own_page: Page, tmp_path: Path) -> None:
    """Dates keep their brackets."""
    own_page.goto("handbook/plan/")
    _name(own_page)
    _, text = _letter(own_page, "to-staff", tmp_path)

    assert "Ailsa Made-Up" in text
    assert {"[date]", "[dates on site]"} <= set(re.findall(r"\[[^\]]+\]", text))


def test_one_page_has_everything(own_page: Page) -> None:
    """The plan, roles, the grid of the programme, and letters: each file is one click from the date."""
    _open(own_page, OWN.programme.id)
    pack = own_page.locator(f"#{OWN.programme.id} .pub-plan__pack, #letters")
    addresses = pack.locator("a[download]").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")

    for name in (
        "inspection-plan.xlsx",
        "inspection-plan.ods",
        "roles/tool.docx",
        f"evidence-grid/{OWN.programme.id}/tool.xlsx",
        *(f"{briefing.id}/briefing.docx" for briefing in LETTERS),
    ):
        assert any(address.endswith(name) for address in addresses), name
    expect(pack.locator("[data-fills]").first).to_be_visible()


def test_without_a_date_a_file_is_the_file(own_page: Page, tmp_path: Path) -> None:
    """Nothing is put into it."""
    own_page.goto("handbook/plan/")
    file = docx.Document(str(_saved(own_page, "[data-filled=docx]", tmp_path)))

    assert "[date]" in "".join(str(node.text) for node in file.element.body.iter(qn("w:t")))
