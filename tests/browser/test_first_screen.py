"""On a phone, a grade or a finding stands within the first screen of every page that is about some."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from visiting import settled

PHONE = ViewportSize(width=360, height=640)
LINE = 24  # pixels of it that must be in sight
PAGES = (
    "",
    "publications/",
    "publications/?partnership=fife",
    "publications/partnership/fife/",
    "compare/",
    "compare/hwiil-2014/6-3/services/",
    "findings/",
    "findings/?partnership=fife",
    "findings/theme/neglect/",
    "themes/neglect/",
    "partnerships/south-ayrshire/",
    "programmes/services/",
    "quality-indicators/hwiil-2014/6-2/",
    "reports/orkney-islands-2020/",
    "reports/south-ayrshire-2016/",
    "reports/specimen-2024/",
)
FOUND = (
    ".pub-chip, .pub-grade, .pub-finding__text, .pub-card__found, .pub-head__found:not(.pub-head__last),"
    ".pub-card__counts"
)
FIRST = """(found) => Math.min(...[...document.querySelectorAll(found)]
  .filter((one) => one.getClientRects().length && !one.closest(".pub-hidden") && one.textContent.trim() !== "No evaluation known")
  .map((one) => one.getBoundingClientRect().top + scrollY))"""


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone that visits all the pages, and keeps files in its cache."""
    with browser.new_context(base_url=address, viewport=PHONE) as context:
        context.new_page()  # stays open, and with it the process of all pages
        yield context


@pytest.mark.parametrize("path", PAGES)
def test_what_was_found_is_in_sight(phone: BrowserContext, path: str) -> None:
    """The first grade or finding begins above the end of the first screen."""
    with phone.new_page() as page:
        page.goto(path)
        settled(page)
        first = page.evaluate(FIRST, FOUND)

    assert first + LINE <= PHONE["height"]


def test_the_menu_shows_that_it_goes_on(phone: BrowserContext) -> None:
    """On a phone its strip is shaded at the edge beyond which there is more, and only there."""
    with phone.new_page() as page:
        page.goto("about/")
        page.add_style_tag(content=".pub-nav__item { visibility: hidden; }")  # the words are not what is looked at
        strip = page.locator(".pub-nav__list")
        box = strip.bounding_box()
        assert box
        edges = {
            "left": {"x": box["x"], "y": box["y"] + 4, "width": 8, "height": 20},
            "right": {"x": box["x"] + box["width"] - 8, "y": box["y"] + 4, "width": 8, "height": 20},
        }
        looks = lambda: [page.screenshot(clip=edge) for edge in edges.values()]  # type: ignore[arg-type]  # noqa: E731

        left, right = looks()
        strip.evaluate("strip => { strip.scrollLeft = strip.scrollWidth; }")
        left_at_the_end, right_at_the_end = looks()

    assert left != right
    assert left == right_at_the_end
    assert left_at_the_end not in (left, right_at_the_end)
