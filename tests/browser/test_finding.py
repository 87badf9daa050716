"""The finder, as a visitor uses it.

Records are named, and never how many there are: with every report that is published there are more.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from example import real
from visiting import cards, choose, settled, shown

FIFE = ["fife-2019", "fife-2016"]
BOTH = ["moray-2024", "fife-2019", "moray-progress-2", "moray-progress-1", "moray-2017", "fife-2016"]


def among(found: list[str], named: list[str]) -> list[str]:
    """Those of the found that are named, in the order in which they were found."""
    return [one for one in found if one in named]


def test_reports_chosen(page: Page) -> None:
    """With reports chosen, the finder lists every report and nothing else."""
    page.goto("publications/?publication=report")
    found = shown(page, "reports, newest first")

    assert set(found) == {report.id for report in real().catalogue.listed_reports}


def test_choices_add_up_inside_a_facet(page: Page) -> None:
    """Two areas give the reports of both, and the sentence names them."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    choose(page, "Moray", "partnership")
    found = shown(page, "reports from Fife and Moray, newest first")

    assert among(found, BOTH) == BOTH


def test_facets_narrow_down_between_them(page: Page) -> None:
    """An indicator with a grade gives the reports in which it was weak."""
    page.goto("publications/")
    choose(page, "6.2 Planning and improving services", "indicator")
    choose(page, "Weak", "grade")
    found = shown(page, "reports on 6.2 Planning and improving services evaluated as weak, newest first")
    named = ["south-ayrshire-2016", "na-h-eileanan-siar-2016", "aberdeenshire-2015", "east-lothian-2014"]

    assert among(found, named) == named
    assert "fife-2016" not in found


def test_progress_reviews(page: Page) -> None:
    """The kind facet gives the progress reviews, specimens left out."""
    page.goto("publications/?kind=progress-review")
    found = shown(page, "progress reviews, newest first")

    assert {"moray-progress-1", "moray-progress-2"} <= set(found)
    assert not any(card.startswith("specimen") for card in found)


def test_specimens_only_when_asked_for(page: Page) -> None:
    """The checkbox brings in the specimens, and only it does."""
    page.goto("publications/?kind=progress-review")
    before = shown(page, "progress reviews, newest first")
    page.get_by_label(re.compile("^Include the .*specimen")).check()
    expect(page.get_by_role("status")).to_contain_text(f"{len(before)} progress reviews and 1 specimen")

    assert {*before, "specimen-progress-2025"} == set(cards(page))


def test_counts_leave_out_the_own_choice(page: Page) -> None:
    """With Fife chosen, Moray still says how many reports it would give."""
    page.goto("publications/?partnership=fife")
    shown(page, "reports from Fife, newest first")
    said = page.locator('input[value="moray"]').locator("..").inner_text()
    page.goto("publications/?partnership=moray")

    assert f"({len(shown(page, 'reports from Moray, newest first'))})" in said


def test_options_that_give_nothing_are_disabled(page: Page) -> None:
    """An area without a report of a year can't be chosen with it, and is still there."""
    page.goto("publications/?from=2014&to=2014")
    shown(page, "reports published in 2014, newest first")

    expect(page.locator('input[value="fife"]')).to_be_disabled()


def test_every_state_is_an_address(page: Page) -> None:
    """Choosing writes the address, and the address alone brings back the same list."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    choose(page, "Moray", "partnership")
    found, shared = shown(page, "reports from Fife and Moray, newest first"), page.url

    assert shared.endswith("?partnership=fife&partnership=moray")
    page.goto("about:blank")
    page.goto(shared)
    assert found == shown(page, "reports from Fife and Moray, newest first")
    assert page.title().startswith(f"{len(found)} reports from Fife and Moray, newest first")


def test_back_goes_back(page: Page) -> None:
    """Back takes the last choice away, on the page as in the address."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    shown(page, "reports from Fife, newest first")
    choose(page, "Moray", "partnership")
    shown(page, "reports from Fife and Moray, newest first")
    page.go_back()
    found = shown(page, "reports from Fife, newest first")

    assert among(found, BOTH) == FIFE
    expect(page.locator('input[value="fife"]')).to_be_checked()
    expect(page.locator('input[value="moray"]')).not_to_be_checked()
    page.go_forward()
    shown(page, "reports from Fife and Moray, newest first")


def test_unknown_values_in_an_address(page: Page) -> None:
    """What an address asks for and nobody knows is left out, and said."""
    page.goto("publications/?partnership=fife&partnership=atlantis")
    shown(page, "reports from Fife, newest first")

    expect(page.locator("#finder-notes")).to_contain_text("atlantis")


def test_years(page: Page) -> None:
    """A range of years holds what touches one of them; undated reports are a choice of their own."""
    page.goto("publications/?from=2020&to=2020&publication=report")
    expect(page.get_by_role("status")).to_contain_text("published in 2020")
    assert {"orkney-islands-2020", "south-lanarkshire-2020"} <= set(cards(page))
    page.goto("publications/?from=unknown&publication=report")
    expect(page.get_by_role("status")).to_contain_text("with no known date")

    assert "shetland-islands-progress-1" in cards(page)
    assert "fife-2016" not in cards(page)


def test_oldest_first_keeps_undated_last(page: Page) -> None:
    """Turned round, the order still has what isn't dated at its end."""
    page.goto("publications/?publication=report&sort=oldest")
    expect(page.get_by_role("status")).to_contain_text("oldest first")
    named = ["city-of-edinburgh-2013-pilot", "east-ayrshire-2025", "shetland-islands-progress-1"]

    assert among(cards(page), named) == named


@pytest.mark.parametrize("words", ["Western Isles", "western isles", "Outer Hebrides", "Eilean Siar"])
def test_search_by_another_name(page: Page, words: str) -> None:
    """A partnership is found first by each of its names."""
    page.goto("publications/")
    page.get_by_label("Search reports, the handbook and the framework").fill(words)
    page.get_by_label("Search reports, the handbook and the framework").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("from Na h-Eileanan Siar")

    area = {one.id for one in real().catalogue.reports.values() if one.partnership == "na-h-eileanan-siar"}

    assert set(cards(page)[: len(area)]) == area


def test_found_words_are_marked(page: Page) -> None:
    """Found words are marked in the results, and on the page that one leads to."""
    page.goto("publications/?q=chronologies&specimens=1")
    mark = page.locator(".pub-card mark").first
    expect(mark).to_be_visible()
    page.locator(".pub-card", has=page.locator("mark")).locator(".pub-card__link").first.click()

    expect(page.locator("main mark", has_text=re.compile("chronolog", re.IGNORECASE)).first).to_be_visible()


def test_the_header_searches_from_every_page(page: Page) -> None:
    """The search box in the header leads to the finder."""
    page.goto("about/privacy/")
    page.get_by_role("search").get_by_role("searchbox").fill("Clacks")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/publications/\?q=Clacks"))
    expect(page.get_by_role("status")).to_contain_text("Clackmannanshire")

    assert "clackmannanshire-2014" in cards(page)[:3]


@pytest.mark.parametrize(
    "words",
    [
        ":",
        "~~",
        '"open',
        "title: fife",
        "😀",
        "שלום",
        "a" * 10_000,
        "constructor",
        "__proto__ toString",
        "-",
        "+",
        "*",
        "<b>x",
    ],
)
def test_odd_queries(page: Page, words: str) -> None:
    """Nothing that a visitor types breaks the page."""
    page.goto("publications/")
    box = page.get_by_label("Search reports, the handbook and the framework")
    box.fill(words)
    box.press("Enter")
    expect(page.locator("#finder-list")).to_have_attribute("aria-busy", "false")

    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.locator("#finder-list > .pub-card, #finder-none:not([hidden])").first).to_be_visible()


def test_without_the_index(unlucky_page: Page, address: str) -> None:
    """Without the search index the page says so in a sentence, and the facets still work."""
    page = unlucky_page
    page.context.route(f"{address}search/**/shards-*", lambda route: route.fulfill(status=404))
    page.goto("publications/?q=planning")
    expect(page.locator("#finder-notes")).to_contain_text("narrowed down by words")
    choose(page, "Fife", "partnership")
    shown(page, "reports from Fife, newest first")


def test_by_keyboard_alone(page: Page) -> None:
    """From the search box, Tab and Space are enough to choose, and the focus stays where it was."""
    page.goto("publications/")
    box = page.get_by_label("Search reports, the handbook and the framework")
    box.focus()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "progress-review":
            break
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ progress reviews, newest first$"))

    assert page.evaluate("document.activeElement.value") == "progress-review"


def test_skip_link(page: Page) -> None:
    """The first Tab reaches a link that leads to what the page is about."""
    page.goto("reports/fife-2016/")
    page.keyboard.press("Tab")

    assert "skip" in page.evaluate("document.activeElement.textContent").lower()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('main').contains(document.getElementById(location.hash.slice(1)))")


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone(browser: Browser, address: str, width: int) -> None:
    """On a phone nothing runs off the screen, and filters open and close."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    for path in (
        "",
        "publications/",
        "reports/specimen-2024/",
        "partnerships/moray/",
        "handbook/",
        "about/data-dictionary/",
    ):
        page.goto(path)
        settled(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto("publications/")
    page.get_by_role("button", name=re.compile("Filters")).click()
    choose(page, "Fife", "partnership")
    shown(page, "reports from Fife, newest first")
    context.close()


def test_without_javascript(browser: Browser, address: str) -> None:
    """Without JavaScript the list is whole, and plain lists narrow it down."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("publications/")
    expect(page.locator("#card-fife-2016")).to_be_visible()
    link = page.get_by_role("link", name=re.compile(r"^\d+ reports from Fife$"))
    said = link.inner_text()
    link.click()

    assert page.locator(".pub-card").count() == int(said.split()[0])
    assert page.locator("#card-fife-2016").count() == 1
    context.close()
