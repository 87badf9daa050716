"""axe on one page of each kind: at a desk in light and dark, and on a phone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from visiting import settled

Scheme = Literal["light", "dark"]
PALETTES: Mapping[Scheme, str] = {"light": "default", "dark": "slate"}
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
IN_DARK = (  # pages that have all components between them; colours come from tokens, whose pairs have a test of their own
    "publications/?q=planning&partnership=fife&partnership=moray",
    "compare/?area=city-of-edinburgh&area=north-ayrshire&area=orkney-islands",
    "partnerships/orkney-islands/",
    "quality-indicators/hwiil-2014/6-2/",
    "reports/specimen-2024/?mark=chronology",
    "data/",
    "handbook/records/",
    "themes/neglect/",
    "findings/?kind=improvement&partnership=south-ayrshire",
)
ON_A_PHONE = (
    "",
    "publications/",
    "compare/?area=fife&area=moray",
    "reports/specimen-2024/",
    "handbook/",
    "coverage/",
    "data/",
    "findings/",
    "partnerships/south-ayrshire/",
)
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
Rules = Mapping[str, object]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    """Axe finds no violation."""
    assert violations(page, path, "light") == []


@pytest.mark.parametrize("path", IN_DARK)
def test_axe_finds_no_wrong_colour_in_dark(page: Page, path: str) -> None:
    """Nothing but colours differs in dark."""
    assert violations(page, path, "dark", COLOUR_RULES) == []


def test_axe_finds_nothing_in_dark(page: Page) -> None:
    """No rule at all is broken in dark either: the header, where dark is chosen, is the same on each page."""
    assert violations(page, "", "dark") == []


@pytest.mark.parametrize("path", ON_A_PHONE)
def test_axe_finds_nothing_on_a_phone(page: Page, path: str) -> None:
    """Nor in the layouts of a narrow window."""
    page.set_viewport_size({"width": 360, "height": 900})

    assert violations(page, path, "light") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pale_word_would_be_found(page: Page, scheme: Scheme) -> None:
    """The rules of colours alone find a word that is too like its ground, in either scheme."""
    style = "document.querySelector('main .pub-prose p').style = 'color: #777; background: #888'"
    page.add_init_script(f"addEventListener('load', () => {{ {style} }})")

    assert [rule for rule, _ in violations(page, "about/", scheme, COLOUR_RULES)] == ["color-contrast"]


def violations(page: Page, path: str, scheme: Scheme, rules: Rules = MappingProxyType({})) -> list[tuple[str, str]]:
    """Open a page in a colour scheme; what axe finds there: each rule that is broken, and where first."""
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    settled(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", PALETTES[scheme])
    if "mark=" in path:
        expect(page.locator("main mark").first).to_be_attached()
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    return [(violation["id"], violation["nodes"][0]["html"][:200]) for violation in found]
