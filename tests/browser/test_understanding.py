"""What is seen in the words of a question, and how the page says it."""

import re
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from example import CASES as FOLDER
from visiting import cards, settled

CASES = yaml.safe_load((FOLDER / "understanding.yml").read_text(encoding="utf-8"))
UNDERSTAND = """async ([words, plain]) => {
  const { lexicon } = await import(new URL("../assets/js/search/lexicon.js", location.href));
  const { understand } = await import(new URL("../assets/js/finder/understanding.js", location.href));
  const { variants } = await import(new URL("../assets/js/finder/otherwise.js", location.href));
  const { dataset } = document.getElementById("finder");
  const known = await lexicon(...[dataset.names, dataset.lexicon].map((file) => new URL(file, location.href).href));
  const years = [...document.querySelectorAll('select[name="from"] option')].map((option) => option.value).filter(Number);
  const meant = understand(words, known, years, plain);
  return {
    choice: Object.assign({}, ...meant.choices.map((one) => one.choice)),
    order: meant.choices.map((one) => one.order).join(""),
    rest: meant.rest,
    pages: meant.pages.map((entry) => entry.address),
    also: variants(meant),
  };
}"""
CHIPS = "#finder-chosen button"
NOTES = "#finder-notes"


@pytest.fixture(scope="module")
def finder(visitor: BrowserContext) -> Page:
    """The finder's page, open for all questions."""
    page = visitor.new_page()
    page.goto("publications/")
    settled(page)
    return page


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} {case.get('plain', '')}".strip())
def test_questions_are_understood(finder: Page, case: dict[str, Any]) -> None:
    """The choices, the order, the words that are left, and the pages that are called so."""
    meant = finder.evaluate(UNDERSTAND, [str(case["words"]), case.get("plain", [])])

    assert case.get("choice", {}) == meant["choice"]
    assert case.get("order", "") == meant["order"]
    assert case["rest"] == meant["rest"]
    assert set(case.get("also", ())) <= set(meant["also"])
    if "pages" in case:
        assert case["pages"][:1] == meant["pages"][:1]


def visit(page: Page, address: str) -> None:
    """Open the finder, and wait until its list is there."""
    page.goto(address)
    settled(page)
    expect(page.locator("#finder-list")).not_to_have_attribute("aria-busy", "true")


def test_what_was_understood_can_be_taken_away(page: Page) -> None:
    """A chip says it; without the chip the words are plain words, at an address of their own, and Back brings it back."""
    visit(page, "publications/?q=fife+2016")
    expect(page.locator("#finder-sentence")).to_have_text("1 report from Fife published in 2016")
    chip = page.locator(CHIPS).filter(has_text="Understood as: published 2016")
    chip.click()

    expect(page.locator(CHIPS).filter(has_text="published 2016")).to_have_count(0)
    expect(page.locator("#finder-sentence")).to_contain_text("from Fife for “2016”")
    assert page.url.endswith("?q=fife+2016&plain=2016")
    page.go_back()
    expect(page.locator(CHIPS).filter(has_text="Understood as: published 2016")).to_be_visible()


def test_focus_stays_with_the_chips(page: Page) -> None:
    """After each way to take a chip away, the keyboard is on the next chip, or on the sentence."""
    visit(page, "publications/?q=neglect+moray+2017&kind=progress-review&from=2015")
    while page.locator(CHIPS).count():
        page.locator(CHIPS).first.press("Enter")
        before = page.url
        expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
        page.wait_for_function("() => document.activeElement.closest('#finder-chosen, #finder-sentence')")
        expect(page.locator("#finder-list")).not_to_have_attribute("aria-busy", "true")
        assert page.url == before

    assert page.evaluate("document.activeElement.id") == "finder-sentence"


def test_what_leaves_nothing_is_a_word(page: Page) -> None:
    """A year that leaves nothing is searched for as a word, and the page says so; an area stays an area."""
    visit(page, "publications/?q=handbook+2014+framework")
    expect(page.locator(NOTES)).to_contain_text("as a choice left nothing")
    visit(page, "publications/?q=north+ayrshire")

    expect(page.locator("#finder-sentence")).to_have_text("No reports from North Ayrshire")
    expect(page.locator("#finder-pages")).to_contain_text("Area: North Ayrshire")


def test_other_words_are_told(page: Page) -> None:
    """What is searched besides the typed words stands there."""
    visit(page, "publications/?q=CAMHS")

    expect(page.locator(NOTES)).to_contain_text("Also searched: mental health")
    assert cards(page)


def test_nothing_says_what_would_help(page: Page) -> None:
    """Where nothing fits, each choice says what would be there without it, and that many results come."""
    visit(page, "publications/?q=neglect&partnership=fife&kind=overview")
    offer = page.locator("#finder-offers button").filter(has_text="Without Overview")
    count = int(re.findall(r": (\d+) result", offer.inner_text())[0])
    offer.click()
    expect(page.locator("#finder-none")).to_be_hidden()

    assert count == len(cards(page)) > 0


def test_what_is_hidden_is_told(page: Page) -> None:
    """A word that only a made-up sample has: the page says so, and one press lists it."""
    visit(page, "publications/?q=%2Bautism")
    expect(page.locator("#finder-summaries")).to_be_visible()
    page.get_by_role("button", name=re.compile("^1 more in a made-up sample|more in made-up samples")).click()

    expect(page.locator("#finder-list .pub-card--specimen, #finder-list > [data-id^=specimen]").first).to_be_visible()


def test_a_misspelt_name_is_corrected_and_told(page: Page) -> None:
    """A name spelt almost so is taken for it, and said; short forms in capitals are left alone."""
    visit(page, "publications/?q=Orkny")
    expect(page.locator(NOTES)).to_contain_text("Nothing here has “Orkny”. Looked for “orkney” in its place.")
    expect(page.locator(CHIPS).first).to_have_text("Understood as: Orkney Islands")
    visit(page, "publications/?q=ORKNY")

    expect(page.locator(NOTES)).not_to_contain_text("Looked for")


def test_a_phrase_is_quoted_once(page: Page) -> None:
    """The sentence and the chip set quotation marks once."""
    visit(page, "publications/?q=%22secure+care%22")

    expect(page.locator("#finder-sentence")).to_contain_text("for “secure care”")
    assert not re.search('[“"]{2}', page.locator(".pub-finder__results").inner_text())


def test_one_letter_is_not_searched_for(page: Page) -> None:
    """While somebody types, the list stays until there are three letters."""
    visit(page, "publications/")
    before = page.locator("#finder-sentence").inner_text()
    box = page.locator("#finder-words")
    box.press_sequentially("fi", delay=80)
    page.wait_for_timeout(400)
    assert page.locator("#finder-sentence").inner_text() == before
    box.press_sequentially("fe")

    expect(page.locator("#finder-sentence")).to_contain_text("from Fife")


def test_words_that_find_nothing_in_an_area_leave_all_of_it(page: Page) -> None:
    """The list has everything from there, a note says why, the area's page stands above, and the words can be taken elsewhere."""
    visit(page, "publications/?q=Fife")
    everything = cards(page)
    visit(page, "publications/?q=xylophone+zither+in+Fife")

    assert cards(page) == everything
    expect(page.locator(NOTES)).to_contain_text("Nothing from there has “xylophone zither”")
    expect(page.locator("#finder-pages")).to_contain_text("Area: Fife")


def test_an_area_stays_below_what_answers(page: Page) -> None:
    """Where a report from there has all words, the area's page is named below the list."""
    visit(page, "publications/?q=children+in+Fife")

    expect(page.locator("#finder-beside")).to_contain_text("Area: Fife")
    expect(page.locator("#finder-pages")).not_to_contain_text("Area: Fife")
