"""The finder, as a visitor uses it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect


def sentence(page: Page) -> str:
    """What the finder says that it shows."""
    return page.get_by_role("status").inner_text()


def cards(page: Page) -> list[str]:
    """The ids of all cards, in order; those behind "Show more" are brought first."""
    expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
    more = page.locator("#finder-more")
    while more.is_visible():
        shown = page.locator("#finder-list > .pub-card").count()
        more.click()
        expect(page.locator("#finder-list > .pub-card").nth(shown)).to_be_visible()
    return page.locator("#finder-list > .pub-card").evaluate_all("cards => cards.map(card => card.dataset.id)")


def choose(page: Page, label: str, facet: str) -> None:
    """Tick a box of a facet, which is opened first where it is closed."""
    box = page.locator(f'details[data-facet="{facet}"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_label(re.compile(rf"^{re.escape(label)}\b")).check()


def says(page: Page, expected: str) -> None:
    """Wait until the sentence is this one."""
    expect(page.get_by_role("status")).to_have_text(expected)


def test_reports_chosen(page: Page) -> None:
    """With reports chosen, the finder lists every report and nothing else."""
    page.goto("publications/?publication=report")
    expect(page.locator("#finder-list > .pub-card").first).to_be_visible()
    count = int(sentence(page).split()[0])

    assert count >= 70
    assert re.fullmatch(r"\d+ reports, newest first", sentence(page))


def test_choices_add_up_inside_a_facet(page: Page) -> None:
    """Two areas give the reports of both, and the sentence names them."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    choose(page, "Moray", "partnership")
    says(page, "6 reports from Fife and Moray, newest first")

    assert cards(page) == ["moray-2024", "fife-2019", "moray-progress-2", "moray-progress-1", "moray-2017", "fife-2016"]


def test_facets_narrow_down_between_them(page: Page) -> None:
    """An indicator with a grade gives the four reports in which it was weak."""
    page.goto("publications/")
    choose(page, "6.2 Planning and improving services", "indicator")
    choose(page, "Weak", "grade")
    says(page, "4 reports on 6.2 Planning and improving services evaluated as weak, newest first")

    assert cards(page) == [
        "south-ayrshire-2016",
        "na-h-eileanan-siar-2016",
        "aberdeenshire-2015",
        "east-lothian-2014",
    ]


def test_progress_reviews(page: Page) -> None:
    """The kind facet gives the progress reviews, specimens left out."""
    page.goto("publications/?kind=progress-review")
    says(page, "10 progress reviews, newest first")

    assert not any(card.startswith("specimen") for card in cards(page))


def test_specimens_only_when_asked_for(page: Page) -> None:
    """The checkbox brings in the specimens, and only it does."""
    page.goto("publications/?kind=progress-review")
    says(page, "10 progress reviews, newest first")
    page.get_by_label(re.compile("Include the two specimens")).check()
    expect(page.get_by_role("status")).to_contain_text("10 progress reviews and 1 specimen")

    assert "specimen-progress-2025" in cards(page)


def test_counts_leave_out_the_own_choice(page: Page) -> None:
    """With Fife chosen, Moray still says how many reports it would give."""
    page.goto("publications/?partnership=fife")
    says(page, "2 reports from Fife, newest first")
    moray = page.locator('input[value="moray"]').locator("..")

    expect(moray).to_contain_text("(4)")


def test_options_that_give_nothing_are_disabled(page: Page) -> None:
    """An area without progress reviews can't be chosen with them, and is still there."""
    page.goto("publications/?kind=progress-review")
    says(page, "10 progress reviews, newest first")

    expect(page.locator('input[value="fife"]')).to_be_disabled()


def test_every_state_is_an_address(page: Page) -> None:
    """Choosing writes the address, and the address alone brings back the same list."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    choose(page, "Moray", "partnership")
    says(page, "6 reports from Fife and Moray, newest first")
    shared, shown = page.url, cards(page)

    assert shared.endswith("?partnership=fife&partnership=moray")
    page.goto("about:blank")
    page.goto(shared)
    says(page, "6 reports from Fife and Moray, newest first")
    assert shown == cards(page)
    assert page.title().startswith("6 reports from Fife and Moray, newest first")


def test_back_goes_back(page: Page) -> None:
    """Back takes the last choice away, on the page as in the address."""
    page.goto("publications/")
    choose(page, "Fife", "partnership")
    says(page, "2 reports from Fife, newest first")
    choose(page, "Moray", "partnership")
    says(page, "6 reports from Fife and Moray, newest first")
    page.go_back()
    says(page, "2 reports from Fife, newest first")

    expect(page.locator('input[value="fife"]')).to_be_checked()
    expect(page.locator('input[value="moray"]')).not_to_be_checked()
    page.go_forward()
    says(page, "6 reports from Fife and Moray, newest first")


def test_unknown_values_in_an_address(page: Page) -> None:
    """What an address asks for and nobody knows is left out, and said."""
    page.goto("publications/?partnership=fife&partnership=atlantis")
    says(page, "2 reports from Fife, newest first")

    expect(page.locator("#finder-notes")).to_contain_text("atlantis")


def test_years(page: Page) -> None:
    """A range of years holds what touches one of them; undated reports are a choice of their own."""
    page.goto("publications/?from=2020&to=2020&publication=report")
    expect(page.get_by_role("status")).to_contain_text("published in 2020")
    assert {"orkney-islands-2020", "south-lanarkshire-2020"} <= set(cards(page))
    page.goto("publications/?from=unknown&publication=report")
    expect(page.get_by_role("status")).to_contain_text("with no known date")

    assert "clackmannanshire-progress-1" in cards(page)
    assert "fife-2016" not in cards(page)


def test_oldest_first_keeps_undated_last(page: Page) -> None:
    """Turned round, the order still has what isn't dated at its end."""
    page.goto("publications/?publication=report&sort=oldest")
    expect(page.get_by_role("status")).to_contain_text("oldest first")
    shown = cards(page)

    assert shown[0] == "city-of-edinburgh-2013-pilot"
    assert shown.index("clackmannanshire-progress-1") > shown.index("east-ayrshire-2025")


@pytest.mark.parametrize("words", ["Western Isles", "western isles", "Outer Hebrides", "Eilean Siar"])
def test_search_by_another_name(page: Page, words: str) -> None:
    """A partnership is found first by each of its names."""
    page.goto("publications/")
    page.get_by_label("Search reports, the handbook and the framework").fill(words)
    page.get_by_label("Search reports, the handbook and the framework").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(words)

    assert set(cards(page)[:3]) == {
        "na-h-eileanan-siar-supervision-orders",
        "na-h-eileanan-siar-progress-1",
        "na-h-eileanan-siar-2016",
    }


def test_found_words_are_marked(page: Page) -> None:
    """Found words are marked in the results, and on the page that one leads to."""
    page.goto("publications/?q=chronologies&specimens=1")
    mark = page.locator(".pub-card mark").first
    expect(mark).to_be_visible()
    page.locator(".pub-card", has=page.locator("mark")).locator(".pub-card__link").first.click()
    expect(page.locator("main mark").first).to_be_visible()

    assert "chronolog" in page.locator("main mark").first.inner_text().lower()


def test_the_header_searches_from_every_page(page: Page) -> None:
    """The search box in the header leads to the finder."""
    page.goto("about/privacy/")
    page.get_by_role("search").get_by_role("searchbox").fill("Clacks")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/publications/\?q=Clacks"))
    expect(page.get_by_role("status")).to_contain_text("Clacks")

    assert "clackmannanshire-2014" in cards(page)[:3]


@pytest.mark.parametrize(
    "words", [":", "~~", '"open', "title: fife", "😀", "שלום", "a" * 10_000, "-", "+", "*", "<b>x"]
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
    says(page, "2 reports from Fife, newest first")


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
    says(page, "10 progress reviews, newest first")

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
        page.wait_for_load_state("networkidle")

        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto("publications/")
    page.get_by_role("button", name=re.compile("Filters")).click()
    choose(page, "Fife", "partnership")
    says(page, "2 reports from Fife, newest first")
    context.close()


def test_without_javascript(browser: Browser, address: str) -> None:
    """Without JavaScript the list is whole, and plain lists narrow it down."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("publications/")
    expect(page.locator("#card-fife-2016")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^2 reports from Fife$")).click()

    assert page.locator(".pub-card").count() == 2
    context.close()
