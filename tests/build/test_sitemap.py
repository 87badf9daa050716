"""sitemap.xml: what search engines are told of."""

import gzip
from pathlib import Path

import pytest
from lxml import etree, html

from example import real
from publishing.base.zips import gzipped

ROOT = "https://reports.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, str]:
    """The day of the last change, or "", by a page's address."""
    urls = etree.parse(site / "sitemap.xml").getroot().findall("s:url", NAMES)
    return {url.findtext("s:loc", "", NAMES).removeprefix(ROOT): url.findtext("s:lastmod", "", NAMES) for url in urls}


def test_it_has_every_page_that_may_be_listed(entries: dict[str, str], site: Path) -> None:
    """Every page once, but for those that ask not to be listed: specimens, and what was taken down."""
    pages = {file.parent.relative_to(site).as_posix(): html.parse(file).getroot() for file in site.rglob("index.html")}
    asking = {f"{name}/" for name, page in pages.items() if page.xpath("//meta[@name='robots'][@content='noindex']")}

    assert "reports/specimen-2024/" in asking
    assert {f"{name}/".removeprefix("./") for name in pages} - asking == entries.keys()


def test_a_report_has_the_day_of_its_last_change(entries: dict[str, str]) -> None:
    """That of its record; an area that of its reports."""
    reports = real().catalogue.reports.values()

    assert all(str(report.updated) == entries[f"reports/{report.id}/"] for report in reports if not report.specimen)
    assert (
        max(str(report.updated) for report in reports if report.partnership == "fife") == entries["partnerships/fife/"]
    )


def test_words_without_a_day_have_none(entries: dict[str, str]) -> None:
    """A day that nobody knows is left out."""
    assert entries["about/privacy/"] == entries["publications/partnership/north-ayrshire/"] == ""


def test_the_packed_one_is_the_same(site: Path) -> None:
    """Byte for byte as every compressed copy is, so that sealing the site does not change it."""
    packed = (site / "sitemap.xml.gz").read_bytes()

    assert gzip.decompress(packed) == (site / "sitemap.xml").read_bytes()
    assert packed == gzipped((site / "sitemap.xml").read_bytes())


def test_every_page_names_its_feeds(site: Path) -> None:
    """A list names its own beside that of everything, and each leads to a file."""
    page = html.parse(site / "publications/partnership/fife/index.html").getroot()
    named = page.xpath("//link[contains(@rel, 'alternate')][@type='application/atom+xml']/@href")

    assert named == ["../../../feed.xml", "feed.xml"]
    assert all((site / "publications/partnership/fife" / way).is_file() for way in named)


def test_the_page_of_feeds_has_each(site: Path) -> None:
    """Every feed of the site stands on it once."""
    page = html.parse(site / "about/feeds/index.html").getroot()
    listed = [
        (site / "about/feeds" / way).resolve() for way in page.xpath("//main//a[@type='application/atom+xml']/@href")
    ]

    assert sorted(listed) == sorted(file.resolve() for file in site.rglob("feed.xml"))
