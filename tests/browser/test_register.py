"""The register of findings: choices, counts, the address, what is picked by hand, and evidence to take away."""

import csv
import io
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from libreoffice import convert
from visiting import choose, settled

Row = Mapping[str, str]
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
def table(site: Path) -> list[dict[str, str]]:
    """The rows of the published table of findings, which none of the register's code reads."""
    text = (site / "findings/register.csv").read_text(encoding="utf-8-sig")
    events = csv.DictReader(io.StringIO((site / "data/events.csv").read_text(encoding="utf-8-sig")))
    voices: dict[str, set[str]] = {}
    for event in events:
        voices.setdefault(event["finding"], set()).add(event["by"])
    return [
        {**row, "voice": " ".join(voices.get(row["id"], ()))} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


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


def ids(page: Page) -> list[str]:
    """The ids of all findings shown; those behind "Show more" are brought first."""
    expect(page.locator("html")).not_to_have_class(re.compile("pub-finder-waits"))
    more = page.locator("#finder-more")
    while more.is_visible():
        before = page.locator("#finder-list > li").count()
        more.click()
        expect(page.locator("#finder-list > li")).not_to_have_count(before)
    return page.locator("#finder-list > li").evaluate_all("cards => cards.map(card => card.dataset.id)")


def address(choice: Mapping[str, str]) -> str:
    """The register's address for a choice."""
    return "findings/?" + "&".join(f"{key}={value}" for key, value in choice.items())


def taken(page: Page, form: str) -> tuple[str, bytes]:
    """Take the evidence away in a format: the file's name and content."""
    with page.expect_download() as download:
        page.locator(f"#finder-take [data-format={form}]").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


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


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", ["csv", "json", "bib"])
def test_the_same_file_as_the_build_wrote(page: Page, site: Path, form: str) -> None:
    """Everything that is shown is, byte for byte, the file that needs no script."""
    page.goto("findings/")
    settled(page)
    name, content = taken(page, form)

    assert name.endswith(f"newest-first.{form}")
    assert content == (site / f"findings/register.{form}").read_bytes()
    page.goto("findings/?theme=neglect")
    settled(page)
    assert taken(page, form)[1] == (site / f"findings/theme/neglect/findings.{form}").read_bytes()


def test_evidence_as_a_word_file(own_page: Page, table: list[Row], tmp_path: Path) -> None:
    """At least 200 findings are ready in a second and small; LibreOffice opens the file, which carries each address."""
    own_page.goto("findings/")
    settled(own_page)
    seconds, contents = [], []
    for _ in range(3):  # a busy machine may keep one of them waiting
        began = time.monotonic()
        name, content = taken(own_page, "docx")
        seconds.append(time.monotonic() - began)
        contents.append(content)

    assert len(table) >= 200
    assert min(seconds) < 1
    assert contents == [content] * 3
    assert len(content) < 250_000
    file = tmp_path / name
    file.write_bytes(content)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        links = package.read("word/_rels/document.xml.rels").decode()
    text = re.sub(r"\s", "", convert(file, "txt", tmp_path).read_text(encoding="utf-8-sig"))
    missing = [row["id"] for row in table if f'"{row["address"]}"' not in links or row["address"] not in text]
    assert missing == []
    assert [row["id"] for row in table if re.sub(r"\s", "", row["text"]) not in text] == []
    assert "Whatthenumbersdon’tsay" in text


def test_evidence_stands_in_the_order_of_the_framework(page: Page, tmp_path: Path) -> None:
    """Findings of one indicator stand together, by its number, and those without one come last."""
    page.goto("findings/?partnership=south-ayrshire")
    settled(page)
    _, content = taken(page, "docx")
    (tmp_path / "evidence.docx").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "evidence.docx") as package:
        body = package.read("word/document.xml").decode()
    heads = re.findall(r'w:val="Heading1"/></w:pPr><w:r><w:t[^>]*>([^<]*)', body)

    assert len(heads) > 3
    named = [head for head in heads if head != "No indicator named"]
    assert heads[: len(named)] == named
    numbers = [tuple(map(int, re.findall(r"\d+", head)[:2])) for head in named if "2014" in head]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "choice", ["theme=neglect", "indicator=hwiil-2014/6-2", "programme=services", "partnership=fife"]
)
def test_the_build_writes_the_same_evidence(page: Page, address: str, site: Path, tmp_path: Path, choice: str) -> None:
    """The Word file beside a list without a script is the one that the browser makes of the same choice."""
    page.goto(f"findings/?{choice}")
    settled(page)
    (tmp_path / "browser.docx").write_bytes(taken(page, "docx")[1])
    written = _parts(site / "findings" / choice.replace("=", "/") / "evidence.docx")
    public = re.search(r'Target="(https://[^/]+/)findings/', written["word/_rels/document.xml.rels"])

    assert public
    found = {
        name: text.replace(f"{address.rstrip('/')}/", public[1])
        for name, text in _parts(tmp_path / "browser.docx").items()
    }
    assert found == written


def _parts(file: Path) -> dict[str, str]:
    """The parts of a Word file."""
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


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
