"""What a page costs: the bytes of a long report's page, and whether anything moves while pages load."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from bench.full_text import FullText
from bench.server import Host, serving
from building import made
from visiting import settled

pytestmark = pytest.mark.xdist_group("page weight")  # so that the long report is built once
LIMIT = 60_000  # bytes, as gzip sends them at level 6
MATERIAL = re.compile(r"/assets/(stylesheets/(main|palette)|javascripts/bundle)\.[0-9a-f]{8}\.min\.(css|js)$")
PAGE = re.compile(r"(/|\.css|\.js)$")
WIDTHS = (360, 768, 1280)
SLOWLY = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
WATCH = """() => {
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      shifted.push([one.value, ...one.sources.map(({ node }) => node?.className ?? "")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site with a report of 6,000 words and its tables and notes, from a host that compresses."""
    files = {name: text.encode() for name, text in FullText(1, 6_000).files()}
    site = made(tmp_path_factory.mktemp("long"), files)
    with serving(site) as host:
        yield host


def test_a_long_report_is_light(browser: Browser, long_report: Host) -> None:
    """HTML, styles and scripts of a report of 6,000 words are 60 KB at most, apart from Material's own."""
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{long_report.address}/reports/area-1-00000/", wait_until="networkidle")
        words = len(page.locator(".pub-prose--report").inner_text().split())
    own = {one.path: one.size for one in long_report.sent if PAGE.search(one.path) and not MATERIAL.search(one.path)}

    assert words >= 6_000
    assert sum(own.values()) <= LIMIT, own


@pytest.mark.parametrize("path", ["", "publications/", "reports/specimen-2024/"])
def test_nothing_moves(browser: Browser, address: str, path: str) -> None:
    """Over a slow network, nothing that is seen moves while a page loads or is scrolled through, however wide it is.

    The widths wait for their networks side by side: each has a window, a cache and a network of its own.
    """
    with ExitStack() as stack:
        pages = {width: stack.enter_context(_slow_page(browser, address, width)) for width in WIDTHS}
        for page in pages.values():
            page.goto(path, wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state("networkidle")
            settled(page)
            _scroll_through(page)
        moved = {width: page.evaluate("shifted") for width, page in pages.items()}

    assert {width: places for width, places in moved.items() if places} == {}


def _slow_page(browser: Browser, address: str, width: int) -> Page:
    """An empty page of a visitor of its own with a slow network, which notes what moves."""
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 740})
    page.add_init_script(f"({WATCH})()")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOWLY)
    return page


def _scroll_through(page: Page) -> None:
    """Down to the foot, as a program would: a wheel or a key would excuse what moves."""
    page.evaluate("""async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: "instant" });
        await new Promise((done) => setTimeout(done, 30));
      }
    }""")
