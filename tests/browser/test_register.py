"""The register of findings: choices, counts, the address, and what is picked by hand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from register_page import Row, ids, published, rows, taken
from visiting import choose, settled

CHOICES: tuple[Mapping[str, str], ...] = (
    {"kind": "improvement"},
    {"kind": "improvement", "partnership": "south-ayrshire"},
    {"theme": "neglect"},
    {"theme": "neglect", "kind": "strength"},
    {"indicator": "hwiil-2014/6-2", "state": "judged"},
    {"programme": "services", "from": "2016", "to": "2016"},
    {"voice": "inspectors", "kind": "improvement"},
)
COLUMNS = {"partnership": "partnership", "programme": "programme", "kind": "kind", "state": "state"}


@pytest.fixture(scope="module")
def table(site: Path) -> list[Row]:
    """The rows of the published table of findings, which none of the register's code reads."""
    return published(site)


def has(row: Row, key: str, value: str) -> bool:
    """Whether a row of the table has a value of a facet."""
    if key in ("theme", "voice"):
        return value in row["themes" if key == "theme" else key].split()
    if key == "indicator":
        return f"{row['framework']}/{row['indicator'].replace('.', '-')}" == value
    if key in ("from", "to"):
        first, last = (row["published"].split("/") * 2)[:2]
        years = [re.match(r"\d{4}", end) for end in (first, last)]
        return any(years) and (not years[0] or years[0][0] <= value) and (not years[1] or years[1][0] >= value)
    return row[COLUMNS[key]] == value


def address(choice: Mapping[str, str]) -> str:
    """The register's address for a choice."""
    return "findings/?" + "&".join(f"{key}={value}" for key, value in choice.items())


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: "-".join(choice.values()))
def test_a_choice_gives_what_the_table_has(page: Page, table: list[Row], choice: Mapping[str, str]) -> None:
    """The findings of a choice are those of the published table, newest first, and the sentence counts them by kind."""
    page.goto(address(choice))
    settled(page)
    expected = [row for row in table if all(has(row, key, value) for key, value in choice.items())]

    assert expected
    assert ids(page) == [row["id"] for row in expected]
    said = page.get_by_role("status").first.inner_text()
    kinds = Counter(row["kind"] for row in expected)
    assert [int(number) for number in re.findall(r"(\d+) (?:strength|area)", said)] == [
        kinds[kind] for kind in ("strength", "improvement") if kinds[kind]
    ]


def test_the_count_beside_an_option_is_what_it_gives(page: Page, table: list[Row]) -> None:
    """Beside each option stands how many findings it gives, the choices of other facets kept."""
    page.goto("findings/?theme=neglect&kind=strength")
    settled(page)
    for key, others in (("kind", {"theme": "neglect"}), ("partnership", {"theme": "neglect", "kind": "strength"})):
        shown = page.locator(f'details[data-facet="{key}"] .pub-facet__option').evaluate_all(
            "options => options.map(o => [o.querySelector('input').value, o.querySelector('.pub-facet__count').textContent])"
        )
        for value, count in shown:
            expected = sum(has(row, key, value) and all(has(row, *one) for one in others.items()) for row in table)
            assert count == f"({expected})", value


def test_choosing_goes_into_the_address_and_back(page: Page) -> None:
    """What is chosen stands in the address; Back takes it away, and the address alone brings it."""
    page.goto("findings/")
    settled(page)
    everything = page.get_by_role("status").first.inner_text()
    choose(page, "Area for improvement", "kind")
    expect(page).to_have_url(re.compile(r"/findings/\?kind=improvement$"))
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ areas for improvement, newest first$"))
    choose(page, "South Ayrshire", "partnership")
    expect(page.get_by_role("status").first).to_have_text(
        re.compile(r"^\d+ areas for improvement from South Ayrshire, newest first$")
    )
    said = page.get_by_role("status").first.inner_text()
    page.reload()
    expect(page.get_by_role("status").first).to_have_text(said)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("status").first).to_have_text(everything)
    expect(page.get_by_label(re.compile("^Area for improvement"))).not_to_be_checked()


def test_the_keyboard_goes_on_from_a_choice_that_was_taken_away(page: Page) -> None:
    """From its neighbour; where none is left, from the sentence."""
    page.goto("findings/?kind=improvement&theme=neglect")
    settled(page)
    chips = page.locator("#finder-chosen .pub-finder__chip")
    expect(chips).to_have_count(2)
    chips.first.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    chips.first.press("Enter")
    expect(page.locator("#finder-sentence")).to_be_focused()


def test_what_the_address_asks_for_in_vain_is_said(page: Page) -> None:
    """Values that nothing has are named, and left out."""
    page.goto("findings/?theme=dragons&pick=fife-2099/dragons")
    expect(page.locator("#finder-notes")).to_contain_text("“dragons”, “fife-2099/dragons”")


def test_picked_by_hand(page: Page) -> None:
    """Findings that are picked stand in the address, alone where that is wished, and their evidence is of them alone."""
    page.goto("findings/?kind=improvement&partnership=south-ayrshire")
    settled(page)
    chosen = ids(page)[:2]
    for number in range(2):
        page.locator("#finder-list .pub-finding__pick").nth(number).click()
    expect(page.locator("#register-picked")).to_have_text("2 findings are picked.")
    page.get_by_role("button", name="Show only these").click()
    expect(page.locator("#finder-list > li")).to_have_count(2)
    page.reload()
    expect(page.locator("#register-picked")).to_have_text("2 findings are picked.")
    assert ids(page) == chosen
    _, content = taken(page, "csv")
    assert [row["id"] for row in rows(content)] == chosen

    page.get_by_role("button", name="Let all go").click()
    expect(page).to_have_url(re.compile(r"/findings/\?kind=improvement&partnership=south-ayrshire$"))
    expect(page.locator("#register-basket")).to_be_hidden()


CLICKS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("Areas", "South Ayrshire"), "#page-settled ~ ul", r"Inspectors say.*2018"),
    (("Framework", "2014", "6.2"), "section[aria-labelledby=page-findings] .pub-findings-pair", r"To improve \("),
    (
        ("Framework", "2014", "6.3"),
        "section[aria-labelledby=page-findings] .pub-findings-pair",
        r"Strengths \([1-9]",
    ),
)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
@pytest.mark.parametrize(("clicks", "where", "answer"), CLICKS, ids=["judged", "planning", "participation"])
def test_three_questions_in_three_clicks(
    browser: Browser, site_address: str, scripts: bool, clicks: tuple[str, ...], where: str, answer: str
) -> None:
    """From the home page, at most three clicks lead to the answer, with scripts or without."""
    with browser.new_context(base_url=site_address, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto("")
        for words in clicks:
            _link(page, words).click()
        expect(page.locator(where).first).to_have_text(re.compile(answer, re.DOTALL))
    assert len(clicks) <= 3


def _link(page: Page, words: str) -> Any:
    """The link that a reader would follow: of the menu for a name, of the page's words for a number."""
    if words in ("Areas", "Framework"):
        return page.locator("header nav").get_by_role("link", name=words, exact=True).first
    return page.locator(".pub-page").get_by_role("link", name=re.compile(rf"(^|\b){re.escape(words)}\b")).first


@pytest.fixture(name="site_address")
def _site_address(address: str) -> str:
    return address


def test_without_scripts_everything_is_on_plain_pages(
    browser: Browser, site_address: str, table: Iterable[Row]
) -> None:
    """The register without scripts leads to a plain list of each area, which has all of it."""
    with browser.new_context(base_url=site_address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("findings/")
        page.locator("#ready-made ~ details > summary").get_by_text("Area", exact=True).click()
        page.get_by_role("link", name="South Ayrshire", exact=True).click()
        found = page.locator(".pub-findings > li").evaluate_all("cards => cards.map(card => card.dataset.id)")
    assert found == [row["id"] for row in table if row["partnership"] == "south-ayrshire"]


TALLY = """async () => {
  const load = (file) => import(new URL(`../assets/js/${file}`, location.href));
  const [{ tally }, { packed, rowsOf }, { matches, counts }] = await Promise.all(
    ["findings/tally.js", "findings/rows.js", "finder/facets.js"].map(load));
  const { facets } = JSON.parse(document.getElementById("pub-finder-data").textContent);
  const { pieces, version } = document.getElementById("finder").dataset;
  const columns = packed(await (await fetch(new URL(`${pieces}columns-${version}.json`, location.href))).json());
  const rows = rowsOf(columns);
  const years = ["2014", "2016", "2018", "2021"];
  const known = new Map([...facets.map((facet) => [facet.key, facet.options.map((option) => option.value)]),
    ["from", ["unknown", ...years]], ["to", years]]);
  let seed = 17;
  const draw = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const unlike = [];
  for (let time = 0; time < 60; time++) {
    const choice = {};
    for (const [key, values] of known) {
      if (draw(4) === 0) {
        choice[key] = key === "from" || key === "to" ? [values[draw(values.length)]] : [0, 1].map(() => values[draw(values.length)]);
      }
    }
    const found = tally(columns, choice, facets, known);
    const expected = rows.filter((row) => matches(row, choice, facets)).map((row) => row.number);
    const sums = [...known].map(([key, values]) => [key, [...counts(key, values, rows, choice, facets)]]);
    const ours = [...found.counts].map(([key, own]) => [key, [...own]]);
    if (JSON.stringify([found.passing, ours]) !== JSON.stringify([expected, sums])) {
      unlike.push(choice);
    }
  }
  return unlike;
}"""


def test_one_pass_counts_as_the_finder_does(page: Page) -> None:
    """For many random choices, the findings and the counts of one pass are those of the finder's own functions."""
    page.goto("findings/")
    settled(page)

    assert page.evaluate(TALLY) == []
