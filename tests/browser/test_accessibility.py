"""axe on one page of each kind, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

PAGES = (
    "",
    "publications/",
    "publications/?q=planning&partnership=fife&partnership=moray",
    "publications/?q=nothinghasthisword",
    "publications/partnership/fife/",
    "publications/indicator/hwiil-2014/6-2/weak/",
    "partnerships/",
    "partnerships/orkney-islands/",
    "partnerships/specimen/",
    "programmes/",
    "programmes/services/",
    "quality-indicators/",
    "quality-indicators/hwiil-2014/",
    "quality-indicators/hwiil-2014/6-2/",
    "handbook/",
    "handbook/case-file-reading/",
    "reports/orkney-islands-2020/",
    "reports/north-lanarkshire-2015/",
    "reports/thematic-secure-care/",
    "reports/specimen-2024/",
    "reports/specimen-2024/?mark=chronology",
    "about/",
    "about/data-dictionary/",
    "404.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, address: str, path: str, scheme: str) -> None:
    """axe finds no violation."""
    context = browser.new_context(base_url=address, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    context.close()

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("path", ["publications/", "reports/specimen-2024/", ""])
def test_axe_finds_nothing_on_a_phone(browser: Browser, address: str, path: str) -> None:
    """axe finds no violation on a small screen either."""
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    context.close()

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
