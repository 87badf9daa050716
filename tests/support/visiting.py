"""What visitors do and see, for the tests that look at the finder."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal

from playwright.sync_api import Page, Response, TimeoutError, expect

Scheme = Literal["light", "dark"]
_PALETTES: Mapping[Scheme, str] = {"light": "default", "dark": "slate"}

# one page of each kind
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
    "handbook/records/",
    "handbook/pool/",
    "handbook/sample/",
    "reports/orkney-islands-2020/",
    "reports/north-lanarkshire-2015/",
    "reports/thematic-secure-care/",
    "reports/specimen-2024/",
    "reports/specimen-2024/?mark=chronology",
    "about/",
    "about/data-dictionary/",
    "about/feeds/",
    "findings/",
    "findings/?kind=improvement&partnership=south-ayrshire&pick=south-ayrshire-2016/plan-use",
    "findings/?theme=neglect&state=overdue",
    "findings/partnership/fife/",
    "findings/theme/neglect/improvement/",
    "themes/",
    "themes/neglect/",
    "404.html",
)
_MOVED = """([kind, shown]) => document.querySelector("#finder-more").hidden
  || document.querySelectorAll(`#finder-list > ${kind}`).length !== shown"""


def visit(page: Page, path: str, scheme: Scheme) -> Response | None:
    """Open a page in a colour scheme, and wait until it shows all that it is going to; the answer to the request."""
    page.emulate_media(color_scheme=scheme)
    answer = page.goto(path)
    settled(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", _PALETTES[scheme])
    if "mark=" in path:
        expect(page.locator("main mark").first).to_be_attached()
    return answer


def settled(page: Page) -> None:
    """Wait until the page shows all that it is going to: the finder's script has started, if there is a finder."""
    if page.locator("#finder").count():
        expect(page.locator('select[name="from"] option[value="2016"]')).to_be_attached()
        expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
    if page.locator("#compare").count():
        expect(page.get_by_role("status")).not_to_be_empty()


def cards(page: Page, kind: str = ".pub-card") -> list[str]:
    """The ids of all cards, in order; those behind "Show more" are brought first. ``kind`` selects what is a card in the list."""
    expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
    more = page.locator("#finder-more")
    while more.is_visible():
        shown = page.locator(f"#finder-list > {kind}").count()
        more.click()
        with suppress(TimeoutError):  # a list that was replaced meanwhile has dropped the click
            page.wait_for_function(_MOVED, arg=[kind, shown], timeout=5000)
    return page.locator(f"#finder-list > {kind}").evaluate_all("cards => cards.map(card => card.dataset.id)")


def shown(page: Page, said: str) -> list[str]:
    """Wait until the sentence is a number and these words; the ids of the cards, which are as many."""
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(rf"^\d+ {re.escape(said)}$"))
    found = cards(page)
    expect(status).to_have_text(f"{len(found)} {said}")
    return found


def choose(page: Page, label: str, facet: str) -> None:
    """Tick a box of a facet, which is opened first where it is closed."""
    box = page.locator(f'details[data-facet="{facet}"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_label(re.compile(rf"^{re.escape(label)}\b")).check()
