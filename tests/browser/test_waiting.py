"""What stands there while nothing has arrived yet, without JavaScript, and when a script fails."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

MAIN = re.compile(r"/assets/js/finder/main\.js")


def test_said_before_any_module(own_page: Page) -> None:
    """With every module held back, the box is filled and the sentence says what is searched for; the list is out of sight."""
    held: list[Route] = []
    own_page.route(
        re.compile(r"/assets/js/(finder/(?!early|waiting)|search/|suggest/)"), lambda route: held.append(route)
    )
    own_page.goto("publications/?q=secure+care&partnership=fife", wait_until="commit")

    expect(own_page.locator("#finder-sentence")).to_have_text("Searching for “secure care”…")
    expect(own_page.locator("#finder-sentence")).to_be_visible()
    expect(own_page.get_by_label("Search reports")).to_have_value("secure care")
    expect(own_page.locator("#finder-list")).to_be_hidden()
    for route in held:
        route.continue_()
    own_page.unroute_all()


def test_choices_are_waited_for_in_words(own_page: Page) -> None:
    """Where only choices were made, the sentence does not speak of the whole list."""
    own_page.route(MAIN, lambda route: None)
    own_page.goto("publications/?partnership=fife", wait_until="commit")

    expect(own_page.locator("#finder-sentence")).to_have_text("Choosing what you asked for…")
    own_page.unroute_all()


@pytest.mark.parametrize("missing", ["finder/main.js", "finder/facets.js", "search/words.js"])
def test_a_script_that_does_not_load(unlucky_page: Page, missing: str) -> None:
    """The script itself or one that it needs: the page says that nothing was searched, and shows the whole list as that."""
    unlucky_page.route(re.compile(re.escape(missing)), lambda route: route.abort())
    unlucky_page.goto("publications/?q=orkney")

    expect(unlucky_page.locator("#finder-sentence")).to_have_text(
        "This is the whole list: search and filters did not load"
    )
    expect(unlucky_page.locator("#finder-notes")).to_contain_text("Reload the page to try again")
    expect(unlucky_page.locator("#finder-list > .pub-card").first).to_be_visible()


def test_without_javascript(browser: Browser, address: str) -> None:
    """A search leads to a page that says why nothing was searched, and on to areas and lists."""
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("about/")
        page.get_by_label("Search everything here").fill("fife")
        page.get_by_label("Search everything here").press("Enter")
        expect(page).to_have_url(re.compile(r"/publications/\?q=fife"))
        expect(page.get_by_text("Searching and filtering need JavaScript")).to_be_visible()
        page.get_by_role("link", name="Fife", exact=True).first.click()

        expect(page).to_have_url(re.compile("/partnerships/fife/$"))
