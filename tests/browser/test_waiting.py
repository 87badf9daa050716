"""What stands there while nothing has arrived yet, without JavaScript, and when a script fails."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

MAIN = re.compile(r"/assets/js/finder/main\.js")


def test_said_before_any_module(own_page: Page) -> None:
    """With every module held back, the box is filled and the sentence says what is searched for; the list is out of sight."""
    with _held_back(own_page, r"/assets/js/(finder/(?!early|waiting)|search/|suggest/)"):
        own_page.goto("publications/?q=secure+care&partnership=fife", wait_until="commit")

        expect(own_page.locator("#finder-sentence")).to_have_text("Searching for “secure care”…")
        expect(own_page.locator("#finder-sentence")).to_be_visible()
        expect(own_page.get_by_label("Search reports")).to_have_value("secure care")
        expect(own_page.locator("#finder-list")).to_be_hidden()


def test_choices_are_waited_for_in_words(own_page: Page) -> None:
    """Where only choices were made, the sentence does not speak of the whole list."""
    own_page.route(MAIN, lambda route: None)
    own_page.goto("publications/?partnership=fife", wait_until="commit")

    expect(own_page.locator("#finder-sentence")).to_have_text("Choosing what you asked for…")
    own_page.unroute_all()


@pytest.mark.parametrize(
    ("before", "box", "after"),
    [
        ("publications/?partnership=fife&sort=oldest", "partnership", "&partnership=moray"),
        ("publications/?q=care&specimens=1&from=2014", "partnership", "&partnership=moray"),
        ("findings/?partnership=fife&from=2014&sort=oldest", "partnership", "&partnership=moray"),
        ("compare/?area=fife", "area", "&area=moray"),
    ],
)
def test_a_choice_before_the_script_adds_to_what_the_address_says(
    own_page: Page, before: str, box: str, after: str
) -> None:
    """With every module held back, and with its data held back: nothing that was asked for is lost."""
    own_page.goto(f"{before}{after}")
    status = own_page.locator("main [role=status]").first
    expect(own_page.locator(f"input[name={box}][value=moray]")).to_be_checked()
    expect(own_page.locator(".pub-finder-waits")).to_have_count(0)
    expected, chosen = status.inner_text(), sorted(_asked(own_page))
    for late in (r"/assets/js/(finder|findings|compare)/main\.js", r"^(?!.*/assets/).*/(search|pieces)/"):
        with _held_back(own_page, late):
            own_page.goto(before, wait_until="commit")
            own_page.locator("#finder-form[data-asked], #compare-form").wait_for(state="attached")
            own_page.locator(f"input[name={box}][value=moray]").evaluate("(box) => { box.click(); }")
        expect(status).to_have_text(expected)
        assert sorted(_asked(own_page)) == chosen


@contextmanager
def _held_back(page: Page, files: str) -> Iterator[None]:
    """Requests for these files are answered at the end alone."""
    held: list[Route] | None = []
    page.route(re.compile(files), lambda route: route.continue_() if held is None else held.append(route))
    yield
    late, held = held, None
    for route in late or ():
        route.continue_()
    expect(page.locator(".pub-finder-waits")).to_have_count(0)
    page.unroute_all()


def _asked(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


@pytest.mark.parametrize(
    ("page_address", "asked"),
    [
        ("publications/?partnership=north-ayrshire", "partnership=north-ayrshire"),
        ("publications/?superseded=1&from=unknown&to=2015", "superseded=1&from=unknown&to=2015"),
        ("findings/?kind=requirement", "kind=requirement"),
    ],
)
def test_what_nobody_changed_stays(own_page: Page, page_address: str, asked: str) -> None:
    """A choice of which there is nothing, so that its box cannot be ticked, and one that has no box on this site."""
    own_page.goto(page_address)
    expect(own_page.locator(".pub-finder-waits")).to_have_count(0)

    assert urlsplit(own_page.url).query == asked
    assert not own_page.locator("#finder-list > *").count() or "superseded" in asked


def test_a_link_to_a_place_on_the_page_lets_go_of_nothing(own_page: Page) -> None:
    """Whoever skips to the content, and then ticks a box, before the script has its data."""
    with _held_back(own_page, r"^(?!.*/assets/).*/search/"):
        own_page.goto("publications/?partnership=fife", wait_until="domcontentloaded")
        own_page.evaluate("location.hash = 'ready-made'")
        own_page.locator("input[name=partnership][value=moray]").evaluate("(box) => { box.click(); }")

    expect(own_page.locator("#finder-sentence")).to_contain_text("Fife and Moray")
    assert _asked(own_page) == [("partnership", "fife"), ("partnership", "moray")]


def test_letters_that_are_typed_early_are_no_search_yet(own_page: Page) -> None:
    """Two of them leave what the address asks for as it is."""
    with _held_back(own_page, r"^(?!.*/assets/).*/search/"):
        own_page.goto("publications/?partnership=fife", wait_until="domcontentloaded")
        own_page.locator("#finder-words").press_sequentially("ca")

    expect(own_page.locator("#finder-sentence")).to_contain_text("from Fife")
    assert _asked(own_page) == [("partnership", "fife")]


def test_an_order_before_the_script(own_page: Page) -> None:
    """It counts, as a box does."""
    with _held_back(own_page, MAIN.pattern):
        own_page.goto("publications/?partnership=fife", wait_until="commit")
        own_page.locator("#finder-form[data-asked]").wait_for(state="attached")
        own_page.locator("select[name=sort]").select_option("oldest")

    expect(own_page.locator("#finder-sentence")).to_contain_text("oldest first")
    assert sorted(_asked(own_page)) == [("partnership", "fife"), ("sort", "oldest")]


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
