"""Compare: what visitors choose, see and share. What must be shown is worked out here again, from the records."""

import re
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from example import CASES as FOLDER
from example import real
from publishing.base.urls import address_of
from publishing.content.models import Indicator, Partnership
from publishing.site.comparison import State, finding, histories, inspections

CASES = yaml.safe_load((FOLDER / "comparisons.yml").read_text(encoding="utf-8"))
SAY = """async (cases) => {
  const { sentence } = await import(new URL("../assets/js/compare/sentence.js", location.href));
  return cases.map(({ areas, editions, indicators, known }) => sentence(areas, 2, editions, indicators, known));
}"""
ROWS = """tables => Object.fromEntries(tables.flatMap((table) => [...table.querySelectorAll("tr:has(.pub-indicator)")]).map((row) => [
  new URL(row.querySelector(".pub-indicator").href).pathname.slice(1),
  [...row.querySelectorAll("td")].map((cell) =>
    [...cell.querySelectorAll(".pub-grade__word, .pub-state")].map((word) => word.textContent)),
]))"""
AREAS = real().catalogue.listed_partnerships


def _groups() -> Iterator[tuple[Partnership, ...]]:
    """Six areas at a time, so that all are looked at."""
    for start in range(0, len(AREAS), 6):
        yield AREAS[start : start + 6]


def _said(area: Partnership, indicator: Indicator) -> list[str]:
    """The words in a cell: one for each report by an edition that has the indicator, else why there is none."""
    found = [finding(real().catalogue, report, indicator) for report in inspections(real().catalogue, area)]
    own = [
        one.grade.label if one.grade else one.state.words(real().catalogue.profile) for one in found if one.indicator
    ]
    missing = {one.state for one in found} or {State.NO_REPORT}
    return own or [(State.NOT_KNOWN if State.NOT_KNOWN in missing else missing.pop()).words(real().catalogue.profile)]


def _expected(areas: tuple[Partnership, ...]) -> dict[str, list[list[str]]]:
    """By an indicator's address, what each area's cell says; the indicator is that of the newest edition used."""
    catalogue = real().catalogue
    newest: dict[frozenset[str], Indicator] = {}
    evaluated = {catalogue.families[one.indicator.id] for area in areas for one in histories(catalogue, area)}
    for area in areas:
        for report in inspections(catalogue, area):
            for family in evaluated:
                own = finding(catalogue, report, catalogue.indicators[min(family)]).indicator
                if own and (family not in newest or _order(own) > _order(newest[family])):
                    newest[family] = own
    return {address_of(one.file): [_said(area, one) for area in areas] for one in newest.values()}


def _order(indicator: Indicator) -> int:
    return real().catalogue.frameworks[indicator.framework].order


def test_sentences(page: Page) -> None:
    """Every case's sentence, word for word."""
    page.goto("compare/")

    assert [case["sentence"] for case in CASES] == page.evaluate(SAY, CASES)


@pytest.mark.parametrize("areas", list(_groups()), ids=lambda areas: areas[0].id)
def test_every_cell(page: Page, areas: tuple[Partnership, ...]) -> None:
    """Each cell says what the records say: grades, or in which way there is none. The sentence counts them."""
    page.goto(f"compare/?{'&'.join(f'area={area.id}' for area in areas)}")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(f"^{re.escape(areas[0].name)}(,| and) "))
    rows = page.locator(".pub-compare__table").evaluate_all(ROWS)
    labels = [word for cells in rows.values() for cell in cells for word in cell]
    known = len([word for word in labels if word not in {state.words(real().catalogue.profile) for state in State}])

    assert rows == _expected(areas)
    assert f": {len(rows)} indicators of " in status.inner_text()
    assert re.search(rf", {known or 'no'} grades? known by indicator$", status.inner_text())


def test_a_choice_is_an_address(page: Page) -> None:
    """Areas go into the address by name, nothing empty does, and Back takes one step."""
    page.goto("compare/")
    expect(page.get_by_role("status")).to_have_text("Nothing is chosen yet")
    page.get_by_label("Moray", exact=True).check()
    expect(page.get_by_role("status")).to_have_text("Moray: choose 1 more to compare")
    page.get_by_label("Fife", exact=True).check()
    expect(page).to_have_url(re.compile(r"/compare/\?area=fife&area=moray$"))
    expect(page.get_by_role("columnheader", name="Fife")).to_be_visible()
    expect(page).to_have_title(re.compile("^Fife and Moray: "))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/compare/\?area=moray$"))
    expect(page.get_by_label("Fife", exact=True)).not_to_be_checked()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Nothing is chosen yet")

    assert page.url.endswith("/compare/")


def test_six_areas_fit(page: Page) -> None:
    """With six chosen no seventh can be; an address that asks for seven shows six and says so."""
    page.goto(f"compare/?{'&'.join(f'area={area.id}' for area in AREAS[:7])}")
    expect(page.locator("#compare-note")).to_contain_text("part of it was left out")
    page.locator("#compare-areas summary").click()
    expect(page.get_by_label(AREAS[6].name, exact=True)).to_be_disabled()
    page.get_by_label(AREAS[0].name, exact=True).uncheck()
    expect(page.get_by_label(AREAS[6].name, exact=True)).to_be_enabled()
    expect(page.locator("#compare-note")).to_be_hidden()


@pytest.mark.parametrize("query", ["area=nowhere&area=fife&area=moray", "indicator=hwiil-2014/99&programme=services"])
def test_what_an_address_invents_is_left_out(page: Page, query: str) -> None:
    """An area or an indicator that there is not is left out, and the page says so."""
    page.goto(f"compare/?{query}")
    expect(page.locator("#compare-note")).to_contain_text("part of it was left out")


def test_one_indicator_over_all_areas(page: Page) -> None:
    """It shows what its ready-made page shows, with links that lead where they led; areas take its place again."""
    page.goto("compare/hwiil-2014/6-2/services/")
    grades = page.locator(".pub-across td:nth-of-type(1)").all_inner_texts()
    page.goto("compare/?area=fife&area=moray")
    page.get_by_label("Or one indicator in all areas").select_option("hwiil-2014/6-2/services")
    expect(page).to_have_url(re.compile(r"/compare/\?indicator=hwiil-2014/6-2&programme=services$"))
    expect(page.get_by_role("status")).to_have_text(
        re.compile("^6.2 Planning and improving services in Services for children: ")
    )
    expect(page.locator(".pub-across")).to_be_visible()
    expect(page.get_by_label("Fife", exact=True)).not_to_be_checked()

    assert page.locator(".pub-across td:nth-of-type(1)").all_inner_texts() == grades
    assert (page.locator(".pub-across a").first.get_attribute("href") or "").endswith("/partnerships/aberdeen-city/")
    page.go_back()
    expect(page.get_by_role("columnheader", name="Fife")).to_be_visible()
    expect(page.locator(".pub-across")).to_be_hidden()


def test_a_page_that_cannot_be_fetched(unlucky_page: Page) -> None:
    """The visitor is told, and led to the ready-made pages."""
    unlucky_page.route("**/compare/hwiil-2014/**", lambda route: route.abort())
    unlucky_page.goto("compare/?indicator=hwiil-2014/6-2&programme=services")
    expect(unlucky_page.get_by_role("status")).to_contain_text("could not be fetched")


def test_by_keyboard(page: Page) -> None:
    """Two areas are ticked and shown without a mouse; then the keyboard stands at what is shown."""
    page.goto("compare/")
    page.get_by_label("Fife", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Moray", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_label("Moray", exact=True)).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Moray")).to_be_visible()


def test_without_javascript(browser: Browser, address: str) -> None:
    """The form, which would do nothing, is away; the ready-made pages are listed, and name every area."""
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("compare/")
        expect(page.locator("#compare-form")).to_be_hidden()
        page.locator(".pub-lists").get_by_role("link", name="6.2 Planning and improving services").click()
        for area in AREAS:
            expect(
                page.locator(".pub-across tbody").get_by_role("rowheader", name=area.name, exact=True)
            ).to_be_visible()


@pytest.mark.parametrize("query", ["", "?area=fife&area=moray&area=orkney-islands"])
def test_a_telephone_needs_no_sideways_scrolling(browser: Browser, address: str, query: str) -> None:
    """At 360 pixels nothing is wider than the screen."""
    with browser.new_page(base_url=address, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"compare/{query}")
        expect(page.get_by_role("status")).not_to_be_empty()

        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.locator(".pub-scroll:has(> .pub-compare__table)").evaluate_all(
            "frames => frames.every((one) => one.scrollWidth <= one.clientWidth)"
        )
