"""axe on one page of each kind: at a desk in light and dark, and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from visiting import settled

PAGES = (
    "",
    "publications/",
    "publications/?q=planning&partnership=fife&partnership=moray",
    "publications/?q=nothinghasthisword",
    "publications/partnership/fife/",
    "publications/indicator/hwiil-2014/6-2/weak/",
    "compare/",
    "compare/?area=city-of-edinburgh&area=north-ayrshire&area=orkney-islands",
    "compare/hwiil-2014/6-2/services/",
    "partnerships/",
    "partnerships/orkney-islands/",
    "partnerships/specimen/",
    "programmes/",
    "programmes/services/",
    "quality-indicators/",
    "quality-indicators/hwiil-2014/",
    "quality-indicators/hwiil-2014/6-2/",
    "quality-indicators/qf-care-protection-2019/9/",
    "coverage/",
    "data/",
    "handbook/",
    "handbook/case-file-reading/",
    "reports/orkney-islands-2020/",
    "reports/north-lanarkshire-2015/",
    "reports/thematic-secure-care/",
    "reports/specimen-2024/",
    "reports/specimen-2024/?mark=chronology",
    "about/",
    "about/data-dictionary/",
    "about/feeds/",
    "404.html",
)
ON_A_PHONE = (
    "",
    "publications/",
    "compare/?area=fife&area=moray",
    "reports/specimen-2024/",
    "handbook/",
    "coverage/",
    "data/",
)
VIEWS = (
    *((path, 1280, scheme) for path in PAGES for scheme in ("light", "dark")),
    *((path, 360, "light") for path in ON_A_PHONE),
)


@pytest.mark.parametrize(("path", "width", "scheme"), VIEWS)
def test_axe_finds_nothing(browser: Browser, address: str, path: str, width: int, scheme: str) -> None:
    """axe finds no violation."""
    with browser.new_page(base_url=address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        page.goto(path)
        settled(page)
        if "mark=" in path:
            expect(page.locator("main mark").first).to_be_attached()
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
