"""axe in dark and on a phone; on one page of each kind, at a desk in light, it is tried where ``test_live`` visits them."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from axe_rules import violations
from visiting import Scheme, visit

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
COLOUR_RULES = ("color-contrast", "link-in-text-block")


@pytest.mark.parametrize("path", IN_DARK)
def test_axe_finds_no_wrong_colour_in_dark(page: Page, path: str) -> None:
    """Nothing but colours differs in dark."""
    assert broken(page, path, "dark", COLOUR_RULES) == []


def test_axe_finds_nothing_in_dark(page: Page) -> None:
    """No rule at all is broken in dark either: the header, where dark is chosen, is the same on each page."""
    assert broken(page, "", "dark") == []


@pytest.mark.parametrize("path", ON_A_PHONE)
def test_axe_finds_nothing_on_a_phone(page: Page, path: str) -> None:
    """Nor in the layouts of a narrow window."""
    page.set_viewport_size({"width": 360, "height": 900})

    assert broken(page, path, "light") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pale_word_would_be_found(page: Page, scheme: Scheme) -> None:
    """The rules of colours alone find a word that is too like its ground, in either scheme."""
    style = "document.querySelector('main .pub-prose p').style = 'color: #777; background: #888'"
    page.add_init_script(f"addEventListener('load', () => {{ {style} }})")

    assert [rule for rule, _ in broken(page, "about/", scheme, COLOUR_RULES)] == ["color-contrast"]


def broken(page: Page, path: str, scheme: Scheme, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Open a page in a colour scheme; what axe finds there: each rule that is broken, and where first."""
    visit(page, path, scheme)
    return violations(page, rules)
