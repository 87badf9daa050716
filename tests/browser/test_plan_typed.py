"""The plan's page: what cannot be is told of, and what is typed stays with whoever typed it."""

import zipfile

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from plan_dates import NOTICE
from publishing.site import plan_words

ADDRESS = "handbook/plan/"


def test_a_notice_of_a_year_that_cannot_be_is_told_of(own_page: Page) -> None:
    """No plan of the year 26 is made."""
    own_page.goto(f"{ADDRESS}#notice=0026-11-28")

    expect(own_page.locator("#plan-notes")).to_have_text(plan_words.NO_NOTICE)
    expect(own_page.locator("#plan-buttons")).to_be_hidden()


def test_letters_say_how_their_weeks_are_counted(own_page: Page) -> None:
    """Beside them, where the letter came on a weekend, as nobody can call back what was sent; holidays stand there, too."""
    own_page.goto(f"{ADDRESS}#notice=2026-11-28&holiday=2027-02-15%2F2027-02-16")
    caution = own_page.locator("#plan-letters-caution")

    expect(caution).to_contain_text(
        "Weeks in these letters run from Saturday to Friday, as the letter came on a Saturday."
    )
    expect(own_page.locator("[data-known]").get_by_text(plan_words.HOLIDAY_WITHIN)).not_to_have_count(0)
    own_page.goto(f"{ADDRESS}#notice=2026-11-30")
    expect(caution).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-06", plan_words.ON_WEEKEND),
        ("2026-12-02", plan_words.HOLIDAY_ON),
        ("2026-11-20", plan_words.BEFORE_NOTICE),
        ("2026-12-03", ""),
    ],
)
def test_the_day_on_the_first_letters_is_looked_at(own_page: Page, day: str, said: str) -> None:
    """Typed or suggested, it is told of like the days of the plan."""
    own_page.goto(f"{ADDRESS}#notice=2026-11-30&holiday=2026-12-02%2F2026-12-02")
    own_page.locator("#plan-names summary").click()
    own_page.locator("[name=date]").fill(day)

    expect(own_page.locator("#plan-date-hint")).to_have_text(said)


def test_letters_that_no_file_may_have_become_blanks(own_page: Page) -> None:
    """A line break of a slide in a name would make a Word file that does not open."""
    own_page.goto(f"{ADDRESS}#notice={NOTICE}&area=Fife%0BCouncil%02")
    expect(own_page.locator("#plan-sentence")).to_contain_text("Fife Council: ")
    with own_page.expect_download() as download:
        own_page.locator(".pub-plan__letters [data-filled=docx]").first.click()
    with zipfile.ZipFile(download.value.path()) as package:
        body = package.read("word/document.xml")

    assert etree.fromstring(body) is not None
    assert b"Fife Council" in body


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


def test_names_stand_in_no_address(own_page: Page) -> None:
    """A reload forgets them; a link to a place on the page forgets nothing."""
    own_page.goto(f"{ADDRESS}#programme=care-and-protection&notice=2027-01-05&area=Moray")
    own_page.locator("#plan-names summary").click()
    for field, name in (
        ("co-ordinator", "Tam Made-Up"),
        ("contact", "01234 000 000"),
        ("sender", "Ailsa Made-Up"),
        ("post", "Chair"),
    ):
        own_page.locator(f"#plan-{field}").fill(name)
    own_page.locator("#plan-date").fill("2027-01-11")
    own_page.locator("#care-and-protection a[href='#letters']").click()

    expect(own_page.locator("#plan-co-ordinator")).to_have_value("Tam Made-Up")
    expect(own_page.locator("#plan-notice")).to_have_value("2027-01-05")
    own_page.wait_for_url("**#programme=care-and-protection&notice=2027-01-05&area=Moray")
    own_page.reload()
    expect(own_page.locator("#plan-area")).to_have_value("Moray")
    assert [
        own_page.locator(f"#plan-{field}").input_value()
        for field in ("co-ordinator", "contact", "sender", "post", "date")
    ] == [""] * 5


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
