"""Suggestions while typing: a combobox with a list, by keyboard and by touch, without a server."""

import gzip
import json
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from axe_rules import violations
from visiting import settled

MOST = 10_000  # bytes as hosts send them
OPTIONS = "[role=listbox]:not([hidden]) [role=option]"


def typed(page: Page, address: str, text: str) -> None:
    """Go into a page's search box, and type."""
    page.goto(address)
    settled(page)
    box = page.locator("input[name=q]").first
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    box.press_sequentially(text)


@pytest.mark.parametrize("path", ["", "publications/", "about/", "404.html"])
def test_western(page: Page, path: str) -> None:
    """In each box: an area by another name, chosen with two keys, is understood on the finder; its chip can go."""
    typed(page, path, "western")
    expect(page.locator(OPTIONS)).to_have_text([re.compile("^Na h-Eileanan Siar")])
    box = page.locator("input[name=q]").first
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == page.locator(OPTIONS).get_attribute("id")
    expect(page.locator(OPTIONS)).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page.locator("#finder-chosen button").first).to_have_text("Understood as: Na h-Eileanan Siar")
    expect(page.locator(OPTIONS)).to_have_count(0)
    page.locator("#finder-chosen button").first.click()

    expect(page.locator("#finder-sentence")).to_contain_text("for “Na h-Eileanan Siar”")


def test_the_tree_of_western(page: Page) -> None:
    """What a screen reader gets while somebody types "western", chooses, searches, and takes a chip away."""
    typed(page, "publications/", "western")
    expect(page.locator(OPTIONS)).to_have_count(1)
    search, chosen = page.locator(".pub-finder__search"), page.locator("#finder-chosen")
    box, status = page.locator("#finder-words"), page.locator("#finder-sentence")
    expect(search).to_match_aria_snapshot("""
      - combobox "Search reports, the handbook and the framework" [expanded]: western
      - listbox "Suggestions":
        - option /Na h-Eileanan Siar.*/
      - paragraph: /1 suggestion.*/
    """)
    box.press("ArrowDown")
    expect(search).to_match_aria_snapshot("""
      - combobox "Search reports, the handbook and the framework" [expanded]: western
      - listbox "Suggestions":
        - option /Na h-Eileanan Siar.*/ [selected]
      - paragraph: /1 suggestion.*/
    """)
    box.press("Enter")
    expect(status).to_have_text(re.compile(r"^\d+ .*from Na h-Eileanan Siar"))
    expect(search).to_match_aria_snapshot("""
      - combobox "Search reports, the handbook and the framework": Na h-Eileanan Siar
    """)
    expect(chosen).to_match_aria_snapshot("""
      - listitem:
        - 'button "Understood as: Na h-Eileanan Siar. Search for the words “Na h-Eileanan Siar” instead"'
      - listitem:
        - button "Clear all"
    """)
    assert status.get_attribute("role") == "status"
    box.fill("western isles children")
    box.press("Enter")
    expect(status).to_contain_text("from Na h-Eileanan Siar for “children”")
    chosen.get_by_role("button").first.click()

    expect(status).to_contain_text("for “western isles children”")
    assert page.evaluate("document.activeElement.closest('#finder-chosen, #finder-sentence') !== null")


def test_a_page_is_gone_to(page: Page) -> None:
    """A theme is a page of its own; choosing it goes there."""
    typed(page, "", "domestic ab")
    page.locator(OPTIONS).filter(has_text="Domestic abuse").first.click()

    expect(page).to_have_url(re.compile("/themes/domestic-abuse/$"))


def test_escape_closes_and_keeps_the_words(page: Page) -> None:
    """Escape closes the list and leaves the words; Enter without a choice searches for them."""
    typed(page, "publications/", "children")
    expect(page.locator(OPTIONS).first).to_be_visible()
    box = page.locator("#finder-words")
    box.press("Escape")
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(box).to_have_value("children")
    box.press("Enter")

    expect(page.locator("#finder-sentence")).to_contain_text("for “children”")


def test_by_touch(browser: Browser, address: str) -> None:
    """A finger chooses, and each option is large enough."""
    with browser.new_context(base_url=address, has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        typed(page, "", "fif")
        option = page.locator(OPTIONS).first
        expect(option).to_contain_text("Fife")
        box = option.bounding_box()
        assert box
        assert box["height"] >= 44
        assert 0 <= box["x"] <= 360 - box["width"]
        option.tap()

        expect(page.locator("#finder-chosen button").first).to_have_text("Understood as: Fife")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "publications/", "about/"])
def test_axe_with_suggestions(page: Page, path: str, scheme: Literal["light", "dark"]) -> None:
    """axe finds nothing with the list open and an option active."""
    page.emulate_media(color_scheme=scheme)
    typed(page, path, "child")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.locator("input[name=q]").first.press("ArrowDown")

    assert violations(page) == []
    page.emulate_media(color_scheme="light")


def test_names_are_small(site: Path) -> None:
    """The names are 10 KB at most, hold every area, and no page for developers."""
    (file,) = (path for path in (site / "search").glob("names-*.json"))
    entries = json.loads(file.read_text(encoding="utf-8"))["entries"]
    addresses = {entry[2] for entry in entries}

    assert len(gzip.compress(file.read_bytes(), 6)) <= MOST
    assert {"partnerships/fife/", "themes/neglect/", "compare/", "data/"} <= addresses
    assert not {address for address in addresses if "architecture" in address or "decisions" in address}


def test_nothing_is_fetched_before(own_page: Page) -> None:
    """Neither names nor the script of the list are fetched before somebody goes into the box."""
    fetched: list[str] = []
    own_page.on("request", lambda request: fetched.append(request.url))
    own_page.goto("about/", wait_until="networkidle")
    assert not [url for url in fetched if "combobox" in url or "/names-" in url]
    own_page.locator("input[name=q]").first.focus()
    own_page.keyboard.type("fife")

    expect(own_page.locator(OPTIONS).first).to_be_visible()
