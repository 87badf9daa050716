"""The map of tiles and the coverage board: what they say is what the records say, and nothing more."""

import re
from pathlib import Path

import pytest
from lxml import html

from example import known
from narrowing import present

TWO_ONE = "quality-indicators/qf-care-protection-2019/2-1/"
SIX_TWO = "quality-indicators/hwiil-2014/6-2/"


@pytest.fixture(scope="module")
def site(known_site: Path) -> Path:
    """The site of the reports whose facts are checked: publishing another breaks no test here."""
    return known_site


def _page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address / "index.html").read_bytes())


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _tiles(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """The tiles by the id of their area, in their order."""
    return {tile.find("a").get("href").rstrip("/").rpartition("/")[2]: tile for tile in page.cssselect(".pub-tile")}


def _counted(words: str) -> tuple[str, str]:
    """The words of the key, and how many areas it says have them."""
    words, number = present(re.fullmatch(r"(.+) (\d+) areas?", words)).groups()
    return words, number


def _says(tile: html.HtmlElement) -> str:
    return _words(tile.cssselect(".pub-tile__says")[0])


@pytest.mark.parametrize("address", ["", TWO_ONE])
def test_every_area_has_its_tile(site: Path, address: str) -> None:
    """All 32 areas stand in the list by name, each on the place that its record gives."""
    areas = known().catalogue.listed_partnerships
    found = _tiles(_page(site, address))

    assert len(areas) == 32
    assert [one.id for one in areas] == list(found)
    for one in areas:
        column, row = present(one.tile).split("-")
        assert {f"pub-tile--c{column}", f"pub-tile--r{row}"} <= set(found[one.id].classes)


def test_the_home_page_counts_reports(site: Path) -> None:
    """A tile says how many reports are listed; North Ayrshire, of which none is, says so and looks different."""
    catalogue = known().catalogue
    for area, tile in _tiles(_page(site, "")).items():
        count = len(catalogue.listed_reports_of(partnership=area))
        expected = f"{count} report{'s' if count > 1 else ''}" if count else "No report found"

        assert (area, expected) == (area, _says(tile))
        assert ("pub-tile--no-report" in tile.classes) == (area == "north-ayrshire")


@pytest.mark.parametrize(
    ("address", "area", "words", "look"),
    [
        (TWO_ONE, "orkney-islands", "Weak, 2020", "pub-scale--weak"),
        (TWO_ONE, "city-of-edinburgh", "Very good, 2019", "pub-scale--very-good"),
        (TWO_ONE, "south-ayrshire", "No report found", "pub-tile--no-report"),
        (TWO_ONE, "stirling", "Grade not known", "pub-tile--not-known"),
        (SIX_TWO, "south-ayrshire", "Weak, 2016", "pub-scale--weak"),
        (SIX_TWO, "east-lothian", "Weak, about 2014", "pub-scale--weak"),
        (SIX_TWO, "inverclyde", "Grade not known", "pub-tile--not-known"),
        ("quality-indicators/qf-care-protection-2019/9/", "moray", "Not evaluated", "pub-tile--not-evaluated"),
    ],
)
def test_what_a_tile_says(site: Path, address: str, area: str, words: str, look: str) -> None:
    """A grade with its year, or the reason why there is none, each with a look of its own."""
    tile = _tiles(_page(site, address))[area]

    assert _says(tile) == words
    assert look in tile.classes


@pytest.mark.parametrize("address", [TWO_ONE, SIX_TWO])
def test_the_table_says_the_same(site: Path, address: str) -> None:
    """Row by row, the table below the map has the words of the tiles; the key counts them."""
    page = _page(site, address)
    rows = page.cssselect(".pub-map tbody tr")
    words = [_says(tile).partition(",")[0] for tile in _tiles(page).values()]
    key = dict(_counted(_words(one)) for one in page.cssselect(".pub-key__item"))

    assert words == [_words(row[1]) for row in rows]
    assert {word: str(words.count(word)) for word in words} == key


def test_an_indicator_that_nobody_evaluates_has_no_map(site: Path) -> None:
    """Where no report evaluates an indicator, there is nothing to show area by area."""
    assert not _page(site, "quality-indicators/hwiil-2014/3-1/").cssselect(".pub-map")


def test_the_board_has_every_report_of_an_area_once(site: Path) -> None:
    """Every listed report of an area stands in its row, below its programme, and nowhere else."""
    catalogue = known().catalogue
    programmes = list(catalogue.programmes)
    found = set()
    for row in _page(site, "coverage/").cssselect(".pub-cover tbody tr"):
        area = row[0].find("a").get("href").rstrip("/").rpartition("/")[2]
        for programme, cell in zip(programmes, row[1:], strict=True):
            links = [link.get("href").rstrip("/").rpartition("/")[2] for link in cell.iter("a")]
            found |= {(area, programme, report) for report in links}
            assert bool(links) != (_words(cell) == "No report found")

    listed = [report for report in catalogue.listed_reports if report.partnership]
    assert found == {(report.partnership, report.programme, report.id) for report in listed}


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("aberdeen-city-2015", "Report in Aberdeen City 4 March 2015"),
        ("midlothian-2013", "Report in Midlothian known to exist, not dated; between September 2013 and April 2014"),
        ("shetland-islands-progress-1", "Progress review in Shetland Islands known to exist, not dated"),
    ],
)
def test_what_is_not_dated_is_known_to_exist(site: Path, report: str, words: str) -> None:
    """A report has its date, or the words that there is such a report, and no date."""
    (link,) = _page(site, "coverage/").xpath(f"//a[contains(@href, '/{report}/')]")

    assert _words(link.getparent()) == words


def test_the_board_claims_no_more_than_is_known(site: Path) -> None:
    """It says "not inspected" only to say that nobody can know that from it."""
    text = _words(_page(site, "coverage/").find(".//main"))

    assert '"No report found" does not mean "not inspected"' in text
    assert all("not inspected" not in _words(cell) for cell in _page(site, "coverage/").iter("td"))
