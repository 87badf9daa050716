"""The page of the open data: what it offers is there, as large as it says, and every column is explained."""

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import html

from example import build, real
from publishing.data.tables import Data
from publishing.documents.downloads import size_words

SITE = "https://reports.example/"


@pytest.fixture(scope="module")
def page(site: Path) -> html.HtmlElement:
    """The page, parsed."""
    return html.document_fromstring((site / "data/index.html").read_bytes())


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_file_says_its_size(site: Path, page: html.HtmlElement) -> None:
    """A link names format, size and rows as they are: ``CSV of reports, 59 KB, 70 rows``."""
    links = page.cssselect(".pub-data__file")
    expected = []
    for link in links:
        file = site / "data" / Path(link.get("href")).name
        name = "the data package" if file.stem == "datapackage" else file.stem
        expected.append(f"{file.suffix[1:].upper()} of {name}, {size_words(file.stat().st_size)}{_rows(file)}")

    assert len(links) == 13
    assert expected == [_words(link) for link in links]


def _rows(file: Path) -> str:
    if file.stem == "datapackage":
        return ""
    text = file.read_text(encoding="utf-8")
    count = len(json.loads(text)) if file.suffix == ".json" else len(list(csv.DictReader(io.StringIO(text))))
    return f", {count} rows"


@pytest.mark.parametrize("name", ["evaluations", "reports", "partnerships", "indicators", "findings", "events"])
def test_every_column_is_explained(site: Path, page: html.HtmlElement, name: str) -> None:
    """The columns of a table stand on the page in the file's order, each with words."""
    with (site / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    rows = page.xpath(f"//section[@aria-labelledby='fields-{name}']//tbody/tr")

    assert columns == [_words(row.find("th")) for row in rows]
    assert all(_words(row.findall("td")[2]) for row in rows)


def test_the_markup_is_of_the_files(site: Path, page: html.HtmlElement) -> None:
    """schema.org's description names every file by its whole address, with its true size."""
    blocks = [json.loads(one.text_content()) for one in page.xpath("//script[@type='application/ld+json']")]
    (found,) = (one for one in blocks if one.get("@type") == "Dataset")
    files = sorted((site / "data").glob("*.[cj]s*"))

    assert found["@context"] == "https://schema.org"
    assert {f"{SITE}data/{file.name}": f"{file.stat().st_size} B" for file in files} == {
        one["contentUrl"]: one["contentSize"] for one in found["distribution"]
    }


def test_search_engines_get_enough_to_say() -> None:
    """A description for them has 50 to 5,000 signs, as Google's guide to Dataset asks."""
    markup = Data(real().catalogue, SITE, None).markup

    assert 50 <= len(markup["description"]) <= 5000
    assert markup["url"] == f"{SITE}data/"


def test_a_file_of_the_data() -> None:
    """A file knows its name, format and type; a package has no rows."""
    data = Data(build().catalogue, SITE, None)
    table = data.tables[1]
    first, twin = data.files_of(table)

    assert (first.name, first.format, first.media_type) == ("reports.csv", "CSV", "text/csv")
    assert (twin.name, twin.format, twin.media_type) == ("reports.json", "JSON", "application/json")
    assert first.rows == twin.rows == len(table.rows) == 3
    assert first.size == len(data.files[first.address].encode())
    assert data.package.rows is None
