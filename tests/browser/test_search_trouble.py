"""What can go wrong while a visitor searches, and what the page says then."""

import json
import re

from playwright.sync_api import Page, Route, expect

from visiting import cards

BOX = "Search reports, the handbook and the framework"


def look_for(page: Page, words: str) -> None:
    """Type words and press Enter."""
    page.get_by_label(BOX).fill(words)
    page.get_by_label(BOX).press("Enter")


def whole_list(page: Page) -> None:
    """Open the finder and wait until its script has everything that it needs to start."""
    page.goto("publications/")
    expect(page.locator('select[name="from"] option[value="2016"]')).to_be_attached()


def test_without_a_network(unlucky_page: Page) -> None:
    """With the network gone, a sentence says so; the list and the filters stay, and all is well once it is back."""
    page = unlucky_page
    whole_list(page)
    page.context.set_offline(True)
    look_for(page, "planning")
    expect(page.locator("#finder-notes")).to_contain_text("There is no connection just now")
    expect(page.locator("#card-fife-2016")).to_be_attached()
    page.context.set_offline(False)
    look_for(page, "chronologies")

    expect(page.get_by_role("status")).to_contain_text("for “chronologies”")


def test_without_a_shard(unlucky_page: Page, address: str) -> None:
    """Where a file of the index is gone, the page says that it is older than the index."""
    page = unlucky_page
    whole_list(page)
    page.context.route(f"{address}search/**/shards-*", lambda route: route.fulfill(status=404))
    look_for(page, "planning")

    expect(page.locator("#finder-notes")).to_contain_text("reload the page to search again")
    expect(page.locator("#finder-list > .pub-card").first).to_be_visible()


def test_without_cards(unlucky_page: Page, address: str) -> None:
    """Where results cannot be shown, the list stays as it was, and the page says so."""
    page = unlucky_page
    whole_list(page)
    page.context.route(f"{address}search/**/cards-*", lambda route: route.fulfill(status=404))
    look_for(page, "orkney")

    expect(page.locator("#finder-notes")).to_contain_text("The list stays as it was")
    expect(page.locator("#card-fife-2016")).to_be_attached()


def test_an_index_of_another_version(own_page: Page) -> None:
    """A root that this page's script does not know leaves the whole list, with a sentence."""

    def newer(route: Route) -> None:
        route.fulfill(body=json.dumps({**route.fetch().json(), "version": 99}))

    page = own_page
    page.context.route(re.compile(r"/search/root-"), newer)
    page.goto("publications/")

    expect(page.locator("#finder-notes")).to_contain_text("reload the page")
    expect(page.locator("#finder-list > .pub-card").first).to_be_visible()


def test_a_damaged_shard(own_page: Page, address: str) -> None:
    """A file that is cut off is a plain sentence, too."""
    page = own_page
    whole_list(page)
    page.context.route(f"{address}search/**/shards-*", lambda route: route.fulfill(body='{"pla'))
    look_for(page, "planning")

    expect(page.locator("#finder-notes")).to_contain_text("not narrowed down by words")


def test_only_what_is_needed_is_fetched(own_page: Page) -> None:
    """A word that stands for no other takes one shard, some cards and no list of terms."""
    page = own_page
    whole_list(page)
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url))
    look_for(page, "robust")
    expect(page.get_by_role("status")).to_contain_text("for “robust”")
    kinds = [re.sub(r".*/(\w+)-.*", r"\1", url) for url in fetched if "/search/" in url and url.endswith(".json")]

    assert kinds.count("shards") == 1
    assert "terms" not in kinds


def test_a_misspelt_word_is_said(page: Page) -> None:
    """A word that stands nowhere is looked for in a spelling close to it, and the page says so."""
    page.goto("publications/?q=renfrewshre")

    expect(page.locator("#finder-notes")).to_contain_text("Nothing here has “renfrewshre”")
    expect(page.locator("#card-renfrewshire-2015")).to_be_visible()


def test_phrases(page: Page) -> None:
    """Words in quotation marks stand side by side in what is found."""
    page.goto("publications/?q=%22secure+care%22")
    expect(page.get_by_role("status")).to_contain_text("secure care")
    quoted = cards(page)
    page.goto("publications/?q=secure+care")
    expect(page.get_by_role("status")).to_contain_text("secure care")

    assert "thematic-secure-care" in quoted
    assert len(quoted) < len(cards(page))


def test_while_typing(page: Page) -> None:
    """An unfinished word finds what it may become, and Back leads to before the typing."""
    whole_list(page)
    page.get_by_label(BOX).press_sequentially("invercl")
    expect(page.get_by_role("status")).to_contain_text("for “invercl”")
    expect(page.locator("#card-inverclyde-2017")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("status")).not_to_contain_text("for “")
    expect(page.get_by_label(BOX)).to_have_value("")


def test_show_more(page: Page) -> None:
    """Long lists come in parts, and the keyboard goes on with the first new card."""
    page.goto("publications/?publication=report&sort=oldest")
    expect(page.locator("#finder-more")).to_be_visible()
    shown = page.locator("#finder-list > .pub-card").count()
    page.locator("#finder-more").click()
    expect(page.locator("#finder-list > .pub-card").nth(shown)).to_be_visible()
    expect(page.locator("#finder-list > .pub-card").nth(shown).locator(".pub-card__link")).to_be_focused()


def test_a_late_answer(page: Page, address: str) -> None:
    """An answer that comes when its words are gone changes nothing."""
    whole_list(page)
    held: list[Route] = []
    page.context.route(f"{address}search/**/shards-*", lambda route: held.append(route))
    look_for(page, "chronologies")
    expect(page.locator("#finder-list")).to_have_attribute("aria-busy", "true")
    look_for(page, "")
    for route in held:
        route.continue_()
    expect(page.locator("#finder-list")).to_have_attribute("aria-busy", "false")

    expect(page.get_by_role("status")).not_to_contain_text("chronologies")
    expect(page.locator("#finder-list > .pub-card").nth(5)).to_be_visible()


def test_a_failed_start_is_tried_again(unlucky_page: Page, address: str) -> None:
    """Where the index could not be had at first, the next thing that a visitor does asks for it again."""
    page = unlucky_page
    page.context.route(re.compile(r"/search/root-"), lambda route: route.abort())
    page.goto("publications/?q=chronologies")
    expect(page.locator("#finder-notes")).not_to_be_empty()
    page.context.unroute(re.compile(r"/search/root-"))
    page.get_by_role("button", name="Search", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("for “chronologies”")


def test_show_more_twice(page: Page, address: str) -> None:
    """Pressed twice, the button brings its cards once."""
    page.goto("publications/?publication=report&sort=oldest")
    expect(page.locator("#finder-more")).to_be_visible()
    page.locator("#finder-more").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("#finder-list > .pub-card").nth(20)).to_be_visible()
    ids = page.locator("#finder-list > .pub-card").evaluate_all("cards => cards.map(card => card.dataset.id)")

    assert len(ids) == len(set(ids))
