"""Searches that visitors make, in Chromium."""

from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from example import ROOT

SEARCHES = yaml.safe_load((ROOT / "tests" / "searches.yml").read_text(encoding="utf-8"))
ASK = """async ({ words, typing }) => {
  const client = await import(new URL("../assets/js/search/client.js", location.href));
  client.open(new URL(document.getElementById("finder").dataset.search, location.href).href);
  const answer = await client.ask({ words, typing: Boolean(typing), specimens: false, superseded: false });
  const cards = await client.cards(answer.found.slice(0, 3).map((one) => one.document));
  return { first: cards.map((card) => card.match(/data-id="([^"]*)"/)[1]), pages: answer.pages.map((page) => page.label) };
}"""


@pytest.fixture(scope="module")
def finder(browser: Browser, address: str) -> Page:
    """The finder's page, open for all searches."""
    page = browser.new_page(base_url=address)
    page.goto("publications/")
    return page


@pytest.mark.parametrize("search", SEARCHES, ids=lambda search: search["words"])
def test_searches(finder: Page, search: dict[str, Any]) -> None:
    """The records are among the first three, and the pages are named."""
    found = finder.evaluate(ASK, {"words": search["words"], "typing": search.get("typing")})

    assert set(search["first"]) <= set(found["first"])
    assert set(search.get("pages", ())) <= set(found["pages"])


def test_there_are_enough_searches() -> None:
    """The file holds at least forty searches, each once."""
    assert len({search["words"] for search in SEARCHES}) == len(SEARCHES) >= 40
