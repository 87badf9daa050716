"""Taking away what the finder shows: the files that a visitor gets, read by other people's programs."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Page, Route, expect

from example import real
from narrowing import present
from publishing.base.settings import Settings
from publishing.data.citations import bibtex, citation_of, ris
from visiting import cards, settled

OWN = "default-src 'self'"
FORMATS = {"csv": "CSV", "json": "JSON", "bib": "BibTeX", "ris": "RIS"}
NAMES = {
    "6 reports from Fife and Moray, newest first": "6-reports-from-fife-and-moray-newest-first",
    "1 report for “Càrn-dùin: 6.2/x”": "1-report-for-càrn-dùin-6-2-x",
    "2 reports for “../../etc/passwd”, best match first": "2-reports-for-etc-passwd-best-match-first",
    f"3 reports from {'Somewhere and ' * 20}": "3-reports-from" + "-somewhere-and" * 7,
}


def taken(page: Page, format: str) -> tuple[str, str]:
    """Take the list away: the file's name and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(rf"^{FORMATS[format]}\b")).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode()


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("format", FORMATS)
def test_all_results_in_the_order_shown(page: Page, format: str) -> None:
    """Each format holds all results, also those that are not on the page yet, in their order."""
    page.goto("publications/?publication=report&sort=area")
    expect(page.get_by_role("status")).to_contain_text("by area")
    _, text = taken(page, format)
    found = {
        "csv": lambda: [row["id"] for row in rows(text)],
        "json": lambda: [row["id"] for row in json.loads(text)],
        "bib": lambda: [entry.key for entry in parse_string(text).entries],
        "ris": lambda: [one["id"] for one in rispy.loads(text)],
    }[format]()

    assert len(found) > 10
    assert found == cards(page)


@pytest.mark.parametrize("path", ["?partnership=fife&partnership=moray", "?q=chronology&publication=handbook"])
def test_named_after_the_sentence(page: Page, path: str) -> None:
    """The file is called what the sentence says, and the page says that it was saved."""
    page.goto(f"publications/{path}")
    settled(page)
    said = page.get_by_role("status").inner_text()
    name, _ = taken(page, "csv")

    assert re.sub("[^a-z0-9]+", "-", said.lower()).strip("-") == name.removesuffix(".csv")
    expect(page.locator(".pub-take__told")).to_have_text(re.compile(rf"^Saved \d+ publications? as {re.escape(name)}$"))


def test_best_match_first(page: Page) -> None:
    """Where words were searched for, the file has the best match first, as the page has."""
    page.goto("publications/?q=chronologies")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    _, text = taken(page, "json")

    assert [row["id"] for row in json.loads(text)] == cards(page)


def test_the_same_as_the_open_data(page: Page, site: Path) -> None:
    """A report's row is the one of the published table, with one column more: whether it is made up."""
    page.goto("publications/?partnership=fife&specimens=1")
    settled(page)
    published = {row["id"]: row for row in rows((site / "data/reports.csv").read_bytes().decode())}
    _, text = taken(page, "csv")

    assert text.startswith("\ufeff")
    assert [{**published[row["id"]], "specimen": "false"} for row in rows(text)] == rows(text)


def test_what_is_made_up_says_so(page: Page) -> None:
    """Specimens are taken away where they are shown, marked in every format."""
    page.goto("publications/?kind=progress-review&specimens=1")
    settled(page)
    specimens = [row["id"] for row in rows(taken(page, "csv")[1]) if row["specimen"] == "true"]
    cited = {one["id"]: one.get("notes", []) for one in rispy.loads(taken(page, "ris")[1])}

    assert specimens == ["specimen-progress-2025"]
    assert cited["specimen-progress-2025"] == ["Made-up specimen"]


def test_citations_are_the_records(page: Page) -> None:
    """What the browser saves is what the record's citation is, letter by letter."""
    page.goto("publications/?partnership=fife&partnership=moray")
    settled(page)
    settings = Settings(owner="", inspectorate="Care Inspectorate")
    cited = [citation_of(real().catalogue.reports[one], settings, "https://reports.example/") for one in cards(page)]

    assert taken(page, "bib")[1] == "\n".join(map(bibtex, cited))
    assert taken(page, "ris")[1] == "\r\n".join(map(ris, cited))


def test_nothing_found_is_nothing_to_take(page: Page) -> None:
    """Where nothing is shown, nothing is offered."""
    page.goto("publications/?partnership=fife")
    settled(page)
    expect(page.get_by_role("button", name="CSV")).to_be_visible()
    page.goto("publications/?q=nothinghasthisword")
    settled(page)

    expect(page.get_by_role("button", name="CSV")).to_be_hidden()


def test_by_keyboard(page: Page) -> None:
    """A button is pressed by Enter, keeps the focus, and is high enough for a thumb."""
    page.goto("publications/?partnership=fife")
    settled(page)
    button = page.get_by_role("button", name="RIS")
    button.focus()
    with page.expect_download():
        page.keyboard.press("Enter")

    expect(button).to_be_focused()
    assert present(button.bounding_box())["height"] >= 44


def test_under_the_sites_policy(own_page: Page) -> None:
    """Files are saved under the policy that allows nothing but the site itself."""

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": OWN})

    own_page.route("**/*", strict)
    own_page.goto("publications/?partnership=fife")
    settled(own_page)

    for one in FORMATS:
        assert "fife-2016" in taken(own_page, one)[1]


def test_trouble_is_told(unlucky_page: Page) -> None:
    """Where a file is missing, the page says that nothing was saved."""
    unlucky_page.route("**/pieces/*", lambda route: route.fulfill(status=404))
    unlucky_page.goto("publications/?partnership=fife")
    settled(unlucky_page)
    unlucky_page.get_by_role("button", name="CSV").click()

    expect(unlucky_page.locator(".pub-take__told")).to_contain_text("Nothing was saved")


def test_what_is_gone_is_told(own_page: Page) -> None:
    """Where the site has changed since, no file with gaps is saved."""

    def without_fife(route: Route) -> None:
        pieces: dict[str, Any] = route.fetch().json()
        del pieces["of"]["reports/fife-2016/"]
        route.fulfill(json=pieces)

    own_page.route("**/pieces/*", without_fife)
    own_page.goto("publications/?partnership=fife")
    settled(own_page)
    own_page.get_by_role("button", name="CSV").click()

    expect(own_page.locator(".pub-take__told")).to_contain_text("reload the page")


def test_names(page: Page) -> None:
    """A file's name has letters, figures and hyphens alone, and an end."""
    page.goto("publications/")
    said = page.evaluate(
        """async (sentences) => {
          const { fileName } = await import(new URL("../assets/js/finder/takeaway.js", location.href));
          return sentences.map(fileName);
        }""",
        list(NAMES),
    )

    assert list(NAMES.values()) == said


def test_without_javascript(browser: Browser, address: str, site: Path) -> None:
    """Each ready-made list has its table beside it, and says how many rows it has."""
    with browser.new_page(base_url=address, java_script_enabled=False) as page:
        page.goto("publications/partnership/fife/")
        link = page.get_by_role("link", name=re.compile("^CSV"))
        found = rows(
            (site / "publications/partnership/fife" / present(link.get_attribute("href"))).read_bytes().decode()
        )

        listed = page.locator(".pub-card").evaluate_all("cards => cards.map(card => card.dataset.id)")
        assert [row["id"] for row in found] == listed
        assert f"{len(found)} rows" in link.inner_text()
        page.goto("publications/")
        expect(page.get_by_role("link", name=re.compile("^CSV"))).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^CSV"))).to_be_hidden()
