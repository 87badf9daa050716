"""The letter came on …: the page's dates and its calendar files, held to the same rule as the workbook."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlencode

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from example import real
from plan_dates import CASES, NOTICE, Holidays, dates, notes, warnings
from publishing.site.inspection_plan import Plan, plans

PLANS = plans(real().catalogue)


ADDRESS = "handbook/plan/"


Dates = list[tuple[date, date]]


def _state(own: Plan, notice: date, holidays: Holidays) -> str:
    given = [("holiday", f"{first}/{'' if last == first else last}") for first, last in holidays]
    return urlencode([("programme", own.programme.id), ("notice", str(notice)), *given])


def _shown(page: Page, own: Plan) -> Dates:
    rows = page.locator(f"#{own.programme.id} tr[data-week]")
    found = rows.evaluate_all("rows => rows.map((row) => [row.dataset.first, row.dataset.last])")
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in found]


def _calendar(page: Page, layer: str, folder: Path) -> tuple[Dates, list[str]]:
    """The dates of a calendar file, each entry from its first day to the last, and what it says of each."""
    with page.expect_download() as download:
        page.locator(f"[data-calendar={layer}]").click()
    file = folder / f"{layer}.ics"
    download.value.save_as(file)
    text = file.read_bytes().decode()

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    days = [_day(found) for found in re.findall(r"(?m)^DT(?:START|END);VALUE=DATE:(\d{8})\r$", text)]
    said = re.findall(r"(?m)^DESCRIPTION:(.*)\r$", text.replace("\r\n ", ""))
    found = [(first, after - timedelta(1)) for first, after in zip(days[::2], days[1::2], strict=True)]
    return found, [re.sub(r"\\([,;\\])", r"\1", words) for words in said]


def _day(text: str) -> date:
    return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")


@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_page_and_calendar_agree_to_the_day_and_to_the_word(page: Page, own: Plan, tmp_path: Path) -> None:
    """Each line has the dates of the rule and what is said of them, and so has each entry of the two calendar files."""
    for name, (notice, holidays) in CASES.items():
        expected, said = dates(own, notice, holidays), warnings(own, notice, holidays)
        page.goto(f"{ADDRESS}#{_state(own, notice, holidays)}")
        expect(page.locator("#plan-sentence")).to_contain_text(str(notice.year))
        layers = ("sourced", "suggested") if own.suggested else ("sourced",)
        saved = [_calendar(page, layer, tmp_path) for layer in layers]
        entries = [text for _, texts in saved for text in texts]

        assert expected == _shown(page, own), name
        assert expected == [day for days, _ in saved for day in days], name
        assert said == page.locator(f"#{own.programme.id} .pub-plan__warning").all_text_contents(), name
        assert said == [
            text.partition("\\n")[0] if " falls " in text.partition("\\n")[0] else "" for text in entries
        ], name
        assert all(text.endswith(f"\\n{' '.join(notes(notice, holidays))}") for text in entries), name


def test_print_says_what_the_page_says(own_page: Page) -> None:
    """Notes and warnings are seen on paper as on the screen; what is only for the screen is not."""
    notice, holidays = CASES["a Sunday, and a holiday on the last day"]
    own = PLANS["supervision-orders"]
    own_page.emulate_media(media="print")
    own_page.goto(f"{ADDRESS}#{_state(own, notice, holidays)}&area=Nowhere")
    expect(own_page.locator("#plan-sentence:visible")).to_have_text(
        "Nowhere: Supervision orders, with a letter of Sunday 10 January 2027."
    )
    shown = own_page.locator("#plan-notes li:visible").all_text_contents()

    assert shown[:-1] == notes(notice, holidays)
    assert shown[-1] == "Holidays that were given: Friday 9 July to Monday 12 July 2027."
    expect(own_page.locator(".pub-plan__warning:visible")).to_have_text(
        [text for text in warnings(own, notice, holidays) if text]
    )
    expect(own_page.locator("#plan-form, .pub-plan__letters, .pub-plan__pack").locator("visible=true")).to_have_count(0)


def test_a_plan_prints_on_few_sheets(browser: Browser, address: str) -> None:
    """What was seven sheets is four at the most."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}#{_state(PLANS['supervision-orders'], NOTICE, ())}")
        expect(page.locator("#plan-sentence")).to_contain_text("2027")
        with pikepdf.open(BytesIO(page.pdf(format="A4"))) as file:
            assert len(file.pages) <= 4


def test_each_source_is_named_once(own_page: Page) -> None:
    """Lines have its number, and it stands below them."""
    own_page.goto(f"{ADDRESS}#{_state(PLANS['supervision-orders'], NOTICE, ())}")
    section = own_page.locator("#supervision-orders")

    expect(section.locator(".pub-plan__sources li")).to_have_count(2)
    expect(section.get_by_text("How long these inspections will last")).to_have_count(1)
    expect(section.locator(".pub-plan__source").first).to_have_text("Source 1")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2026-12-21/2026-01-05", "It ends before it begins: is the year right?"),
        ("/2027-02-15", "It needs a first day, and years that can be right."),
        ("0027-02-15/2027-02-19", "It needs a first day, and years that can be right."),
    ],
)
def test_a_holiday_that_cannot_be_one_is_told_of(own_page: Page, days: str, said: str) -> None:
    """Nobody guesses what was meant: it is not used, its number is named, and the other holiday counts."""
    own = PLANS["care-and-protection"]
    other = (date(2027, 2, 15), date(2027, 2, 19))
    own_page.goto(
        f"{ADDRESS}#programme=care-and-protection&notice={NOTICE}&holiday=2027-02-15%2F2027-02-19&holiday={quote(days)}"
    )
    expect(own_page.locator("#plan-notes li").first).to_have_text(f"Holiday 2 was not used. {said}")

    assert _shown(own_page, own) == dates(own, NOTICE, (other,))


def test_a_limit_says_by_when(own_page: Page, tmp_path: Path) -> None:
    """A letter of 27 November 2026: the report may come out on 16 April, and six weeks later the plan is due, no week later."""
    own_page.goto(f"{ADDRESS}#programme=supervision-orders&notice=2026-11-27")
    row = own_page.locator("#supervision-orders tr[data-limit]")
    caution = "This is the earliest reckoning. Count 6 weeks from the day of publication, once you know it."

    expect(row.locator(".pub-plan__week")).to_have_text("Within 6 weeks of publication")
    expect(row.locator(".pub-plan__when")).to_have_text("By Friday 28 May 2027")
    expect(row.locator(".pub-plan__caution")).to_have_text(caution)
    with own_page.expect_download() as download:
        own_page.locator("[data-calendar=sourced]").click()
    download.value.save_as(tmp_path / "plan.ics")
    (entry,) = (
        part
        for part in (tmp_path / "plan.ics").read_bytes().decode().replace("\r\n ", "").split("BEGIN:VEVENT")
        if "earliest reckoning" in part
    )
    assert "DTSTART;VALUE=DATE:20270528\r\nDTEND;VALUE=DATE:20270529\r\n" in entry


def test_without_javascript(browser: Browser, address: str) -> None:
    """Every programme's weeks stand there, a workbook of each, and the tools of the first day."""
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(ADDRESS)

        expect(page.locator(".pub-plan:visible")).to_have_count(len(PLANS))
        expect(page.locator("#plan-form")).to_be_hidden()
        expect(page.locator("[data-limit] .pub-plan__week:visible")).to_have_count(len(PLANS))
        expect(page.locator("[data-limit] .pub-plan__caution:visible")).to_have_count(len(PLANS))
        expect(page.locator(".pub-plan__files a[href*='/inspection-plan.']")).to_have_count(2 * len(PLANS))
        for tool in ("evidence-grid", "log-of-requests", "roles"):
            expect(page.locator(f".pub-plan__files li:has(a[href*='/{tool}/']):visible")).to_have_count(len(PLANS))


def test_a_telephone_needs_no_sideways_scrolling(browser: Browser, address: str) -> None:
    """At 360 pixels the table stacks."""
    with browser.new_context(base_url=address, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}#programme=supervision-orders&notice=2027-01-05")

        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_way_to_it_is_in_the_first_screen_of_a_telephone(browser: Browser, address: str) -> None:
    """Whoever has a letter sees on the home page where to go, without scrolling, also in the widest letters that we know."""
    wide = "* { font-family: 'DejaVu Sans' !important } :is(h1, h2) { font-family: 'DejaVu Serif' !important }"
    with browser.new_context(base_url=address, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto("")
        page.add_style_tag(content=wide)

        expect(page.locator(f".pub-band a[href='{ADDRESS}']")).to_be_in_viewport(ratio=1)
