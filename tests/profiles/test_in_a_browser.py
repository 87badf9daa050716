"""Other inspectorates' sites as visitors see them: under the server's policy, by axe, on a desk and a phone, searched."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

import sites
from axe_rules import violations
from example import ROOT
from serving import serving

POLICY = re.findall(r'Content-Security-Policy "([^"]*)"', (ROOT / "deploy/nginx/server.conf").read_text("utf-8"))
PAGES: Mapping[str, tuple[str, ...]] = {
    "schools": (
        "",
        "publications/",
        "reports/shire-0-2021/",
        "local-authorities/shire-0/",
        "quality-indicators/ed-2020/leadership/",
        "scales/four-point/",
        "compare/",
        "coverage/",
    ),
    "homes": ("", "publications/", "reports/house-1-2024/", "homes/house-1/", "providers/firm-0/", "scales/outcome/"),
    "audits": ("", "publications/", "reports/audit-0/", "data/"),
    "fire": (
        "",
        "publications/",
        "reports/house-2-2026/",
        "fire-stations/house-2/",
        "brigades/north/",
        "quality-indicators/first/overall/",
        "about/data-dictionary/",
    ),
}
Scheme = Literal["light", "dark"]
DESK, PHONE = 1280, 360  # pixels
LOOKS: Mapping[int, Scheme] = {DESK: "light", PHONE: "dark"}
PALETTES: Mapping[Scheme, str] = {"light": "default", "dark": "slate"}
WORDS = {"schools": ("kind", 12), "homes": ("residents", 12), "audits": ("money", 12), "fire": ("hoses", 3)}


@pytest.fixture(scope="module", params=sites.SITES)
def visited(request: pytest.FixtureRequest, folders: dict[str, Path], browser: Browser) -> Iterator[tuple[str, Page]]:
    """Each site's name, and a page of it that must log nothing: neither an error nor what the policy forbids."""
    news: list[str] = []
    with ExitStack() as stack:
        address = stack.enter_context(serving(folders[request.param], {"Content-Security-Policy": POLICY[0]}))
        context = stack.enter_context(browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}))
        page = context.new_page()
        page.on("console", lambda message: news.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: news.append(str(error)))
        yield request.param, page
    assert news == []


def _faults(page: Page, path: str, width: int, scheme: Scheme) -> list[tuple[str, int, str]]:
    """What is wrong with the page that is open, at a width and in a colour scheme."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", PALETTES[scheme])
    found = [rule for rule, _ in violations(page)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("too wide")
    return [(path, width, rule) for rule in found]


def test_axe_finds_nothing(visited: tuple[str, Page]) -> None:
    """On a desk in light and on a phone in dark, and nothing is wider than the phone."""
    name, page = visited
    found = []
    for path in PAGES[name]:
        for width, scheme in LOOKS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            if width == DESK:
                page.goto(path)
                expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
            found += _faults(page, path, width, scheme)

    assert found == []


def test_search_finds_reports(visited: tuple[str, Page]) -> None:
    """By a word of theirs."""
    name, page = visited
    words, count = WORDS[name]
    page.goto(f"publications/?q={words}")

    expect(page.get_by_role("status")).to_contain_text(f"{count} reports for “{words}”")


def test_reports_are_ordered_by_what_is_inspected(visited: tuple[str, Page]) -> None:
    """In the profile's word, by the names of what is inspected; not offered where reports are on no single body."""
    name, page = visited
    page.goto("publications/")
    order = page.locator('select[name="sort"] option[value="area"]')
    if name == "audits":
        assert order.count() == 0
        return
    expect(order).to_have_text({"schools": "By local authority", "homes": "By home", "fire": "By fire station"}[name])
    page.goto("publications/?sort=area")
    first = {"schools": "shire-0-2024", "homes": "house-0-2024", "fire": "house-2-2026"}[name]
    expect(page.locator("#finder-list > .pub-card").first).to_have_attribute("data-id", first)


def test_a_form_has_no_empty_facets(visited: tuple[str, Page]) -> None:
    """An auditor without grades, indicators and programmes is asked for none."""
    name, page = visited
    page.goto("publications/")
    facets = page.locator("details[data-facet]").evaluate_all("all => all.map(one => one.dataset.facet)")
    empty = page.locator("details[data-facet]:not(:has(input[type=checkbox], select))").count()

    assert empty == 0
    assert ("indicator" in facets) == (name != "audits")


def test_names_of_indicators_stand_on_one_line(visited: tuple[str, Page]) -> None:
    """An indicator without a number does not squeeze into the column of numbers."""
    name, page = visited
    if name != "schools":
        return
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("reports/shire-0-2021/")
    title = page.locator(".pub-indicator__title").first

    assert title.evaluate("one => one.getClientRects().length") == 1
    box = title.bounding_box()
    assert box
    assert box["height"] < 40
