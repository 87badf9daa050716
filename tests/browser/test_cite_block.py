"""The block that says how to cite a page: for the mouse, the keyboard, screen readers, and without JavaScript."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from axe_rules import violations

PAGES = (
    "reports/fife-2016/",
    "reports/specimen-2024/",
    "handbook/records/",
    "handbook/file-reading/template/",
    "quality-indicators/hwiil-2014/",
)
CITATION = (
    "Care Inspectorate (2016) Services for children and young people in Fife. Joint inspection. Catalogue record. "
)


def opened(page: Page, path: str) -> None:
    """Go to a page and open the block, by keyboard."""
    page.goto(path)
    page.locator(".pub-cite > summary").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, path: str, scheme: Literal["light", "dark"]) -> None:
    """axe finds no violation in the open block."""
    page.emulate_media(color_scheme=scheme)
    opened(page, path)
    expect(page.get_by_role("button", name="Copy the citation")).to_be_visible()

    assert violations(page, context=".pub-cite") == []


def test_copied_by_keyboard(browser: Browser, address: str) -> None:
    """The next stop behind the block's head is the button; it copies the citation, and says so politely."""
    with browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        opened(page, "reports/fife-2016/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".pub-cite [aria-live=polite]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith(CITATION)
    assert copied.endswith("/reports/fife-2016/")


def test_selected_where_nothing_may_be_copied(own_page: Page) -> None:
    """Where the browser refuses, the citation is selected, and the visitor is told what to do."""
    own_page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    opened(own_page, "reports/fife-2016/")
    own_page.get_by_role("button", name="Copy the citation").click()
    expect(own_page.locator(".pub-cite [aria-live=polite]")).to_contain_text("Selected")

    assert own_page.evaluate("getSelection().toString()").startswith(CITATION)


def test_without_javascript(browser: Browser, address: str) -> None:
    """The citation and the files are there; a button that would do nothing is not."""
    with browser.new_page(base_url=address, java_script_enabled=False) as page:
        page.goto("reports/fife-2016/")
        page.locator(".pub-cite > summary").click()
        expect(page.locator(".pub-cite__words")).to_be_visible()
        expect(page.locator(".pub-cite").get_by_role("link")).to_have_text(
            ["BibTeX 1 KB", "RIS 1 KB", "CSL-JSON 1 KB", re.compile(r"^JSON \d+ KB$")]
        )
        expect(page.locator(".pub-cite button")).to_be_hidden()


def test_a_file_is_saved_under_a_name_that_says_what_it_is(page: Page) -> None:
    """In a folder of downloads, two records' citations are told apart."""
    opened(page, "reports/fife-2016/")
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()

    assert download.value.suggested_filename == "fife-2016-cite.bib"
