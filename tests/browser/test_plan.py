"""The letter came on …: the page's dates and its calendar files, held to the same rule as the workbook."""

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from example import real
from plan_dates import CASES, Holidays, dates
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


def _calendar(page: Page, layer: str, folder: Path) -> Dates:
    """The dates of a calendar file, each entry from its first day to the last."""
    with page.expect_download() as download:
        page.locator(f"[data-calendar={layer}]").click()
    file = folder / f"{layer}.ics"
    download.value.save_as(file)
    text = file.read_bytes().decode()

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    days = [_day(found) for found in re.findall(r"(?m)^DT(?:START|END);VALUE=DATE:(\d{8})\r$", text)]
    return [(first, after - timedelta(1)) for first, after in zip(days[::2], days[1::2], strict=True)]


def _day(text: str) -> date:
    return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")


@pytest.mark.parametrize("own", PLANS.values(), ids=PLANS)
def test_page_and_calendar_agree_to_the_day(page: Page, own: Plan, tmp_path: Path) -> None:
    """Each line has the dates of the rule, and so has each entry of the two calendar files."""
    for name, (notice, holidays) in CASES.items():
        expected = dates(own, notice, holidays)
        page.goto(f"{ADDRESS}#{_state(own, notice, holidays)}")
        expect(page.locator("#plan-sentence")).to_contain_text(str(notice.year))
        layers = ("sourced", "suggested") if own.suggested else ("sourced",)

        assert expected == _shown(page, own), name
        assert expected == [day for layer in layers for day in _calendar(page, layer, tmp_path)], name


def test_a_limit_says_by_when(own_page: Page, tmp_path: Path) -> None:
    """A letter of 27 November 2026: the report may come out on 16 April, and six weeks later the plan is due, no week later."""
    own_page.goto(f"{ADDRESS}#programme=supervision-orders&notice=2026-11-27")
    row = own_page.locator("#supervision-orders tr[data-limit]")
    caution = "This is the earliest reckoning. Count 6 weeks from the day of publication, once you know it."

    expect(row.locator(".pub-plan__week")).to_have_text("Within 6 weeks of publication")
    expect(row.locator(".pub-plan__date")).to_have_text("By Friday 28 May 2027")
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


def test_nothing_that_is_typed_leaves_the_browser(own_page: Page) -> None:
    """No request follows what is typed, ticked or saved, and what is kept stands behind the # of the address."""
    own_page.goto(ADDRESS)
    own_page.wait_for_load_state("networkidle")
    asked: list[str] = []
    own_page.on("request", lambda request: asked.append(request.url))
    own_page.locator("#plan-notice").fill("2027-01-05")
    own_page.locator("#plan-holidays summary").click()
    own_page.locator("[name=from]").first.fill("2027-02-15")
    own_page.locator(".pub-plan:not([hidden]) input[type=checkbox]").first.check()
    with own_page.expect_download():
        own_page.locator("[data-calendar=sourced]").click()

    sent = {url for url in asked if not url.startswith("blob:")}
    assert sent <= {
        own_page.locator("link[rel=icon][type]").evaluate("link => link.href")
    }  # Chromium asks for it again
    assert "notice=2027-01-05" in own_page.url.partition("#")[2]
    assert "?" not in own_page.url


def test_what_was_typed_is_there_again(own_page: Page) -> None:
    """A bookmark brings back the programme, the day, the holidays and what is done."""
    own_page.goto(f"{ADDRESS}#programme=care-and-protection&notice=2027-01-05&holiday=2027-02-15%2F&done=sourced-2")

    expect(own_page.locator("#plan-programme")).to_have_value("care-and-protection")
    expect(own_page.locator("[name=from]").first).to_have_value("2027-02-15")
    expect(own_page.locator("#care-and-protection [name=sourced-2]")).to_be_checked()


@pytest.mark.parametrize("notice", ["", "2027-02-30", "tomorrow"])
def test_a_day_that_is_none(own_page: Page, notice: str) -> None:
    """The weeks stay, no date is shown, and nothing can be saved."""
    own_page.goto(f"{ADDRESS}#notice={notice}")

    expect(own_page.locator("#plan-buttons")).to_be_hidden()
    expect(own_page.locator(".pub-plan__date:visible")).to_have_count(0)


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
