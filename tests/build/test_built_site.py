"""The real site, built once and strictly, and read page by page."""

import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from example import real

BASE = "https://reports.example/"
DATA_BLOCKS = ("application/json", "application/ld+json")  # a browser runs neither


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every HTML page of the site by its address, parsed."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): html.document_fromstring(file.read_bytes())
        for file in site.rglob("*.html")
    }


def _in_use(pages: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    """The pages that are read, without those that only lead on from an old address."""
    return {address: page for address, page in pages.items() if not page.xpath("//*[@id='pub-ways']")}


def ids(page: html.HtmlElement) -> list[str]:
    """The report ids of the cards on a page, in order; cards inside a template are not on the page."""
    inside = {card for template in page.iter("template") for card in template.iter()}
    return [card.get("id").removeprefix("card-") for card in page.cssselect(".pub-card") if card not in inside]


def test_every_link_leads_somewhere(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    """Every link, script, style and image inside the site exists, and so does every anchor."""
    anchors = {address: set(page.xpath("//@id")) for address, page in pages.items()}
    dead = []
    for address, page in pages.items():
        if address == "404.html":
            continue
        for link in page.xpath("//@href | //@src | //form/@action"):
            target, anchor = urldefrag(urljoin(BASE + address, link))
            if not target.startswith(BASE):
                continue
            path = unquote(urlsplit(target).path).removeprefix("/")
            found = site / path / "index.html" if not path or path.endswith("/") else site / path
            if not found.is_file() or (anchor and anchor not in anchors.get(path, {anchor})):
                dead.append(f"{address}: {link}")

    assert dead == []


def test_every_table_begins_as_a_spreadsheet_expects(site: Path) -> None:
    """A CSV without a byte order mark shows its dashes and accents as "â€“" in Excel."""
    tables = [*site.rglob("*.csv")]

    assert tables
    assert [file.relative_to(site) for file in tables if not file.read_bytes().startswith(b"\xef\xbb\xbf")] == []


def test_no_two_files_are_saved_under_one_name(pages: dict[str, html.HtmlElement]) -> None:
    """Every link to a file to take away names it, and in a folder of downloads the name still says what it is.

    The tables of the data package keep their names, as its description calls them by these.
    """
    saved: dict[str, set[str]] = {}
    for address, page in pages.items():
        for link in page.cssselect("main a[href]"):
            target = urldefrag(urljoin(BASE + address, link.get("href")))[0]
            name = urlsplit(target).path.rpartition("/")[2]
            if target.startswith(BASE) and name and name != "feed.xml":
                saved.setdefault(link.get("download", ""), set()).add(target)
    plain = {"record.pdf", "record.docx", "report.pdf", "reports.zip", "cite.bib", "cite.ris", "report.json"}

    assert saved
    assert "" not in saved
    assert sorted(plain & saved.keys()) == []
    assert {name: targets for name, targets in saved.items() if len(targets) > 1} == {}


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    """No page and no style loads a script, style, font, image or frame from another host."""
    loaded = "//script/@src | //link[not(@rel='canonical' or starts-with(@rel, 'schema.'))]/@href | //img/@src | //iframe/@src | //*/@srcset"
    foreign = [(address, link) for address, page in pages.items() for link in page.xpath(loaded) if "//" in link]
    for style in site.rglob("*.css"):
        found = re.findall(r"""url\(\s*["']?([^"')]*)|@import\s*["']([^"']*)""", style.read_text(encoding="utf-8"))
        foreign += [(style.name, link) for link in map("".join, found) if not link.startswith(("data:", "#"))]

    assert foreign == []


def test_no_inline_script_or_style(pages: dict[str, html.HtmlElement]) -> None:
    """No page needs an exception to the Content-Security-Policy default-src 'self'."""
    inline = [
        (address, element.tag)
        for address, page in pages.items()
        for element in page.xpath("//style | //*[@style] | //script[not(@src)]")
        if element.get("type") not in DATA_BLOCKS
    ]
    handlers = [
        (address, name)
        for address, page in pages.items()
        for element in page.iter("*")
        for name in element.attrib
        if name.startswith("on")
    ]

    assert inline + handlers == []


def test_ids_are_unique(pages: dict[str, html.HtmlElement]) -> None:
    """No id stands twice on a page."""
    twice = {
        address: repeated
        for address, page in pages.items()
        if (repeated := [anchor for anchor, count in Counter(page.xpath("//@id")).items() if count > 1])
    }

    assert twice == {}


def test_titles_are_unique(pages: dict[str, html.HtmlElement]) -> None:
    """Every page has a title of its own; those that lead on from an old address share theirs."""
    found = Counter(page.findtext(".//title") for page in _in_use(pages).values())

    assert [title for title, count in found.items() if count > 1 or not title] == []


def test_headings_are_in_order(pages: dict[str, html.HtmlElement]) -> None:
    """Every page has one h1, first, and no level is skipped."""
    faults = []
    for address, page in pages.items():
        levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        steps = itertools.pairwise(levels)
        if levels[:1] != [1] or levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
            faults.append((address, levels))

    assert faults == []


def test_one_main_landmark_and_a_language(pages: dict[str, html.HtmlElement]) -> None:
    """Every page names its language and has one main landmark."""
    faults = [
        address for address, page in pages.items() if page.get("lang") != "en" or len(list(page.iter("main"))) != 1
    ]

    assert faults == []


def test_the_skip_link_leads_to_the_heading(pages: dict[str, html.HtmlElement]) -> None:
    """The first link of every page leads into its main landmark, and the page's heading stands behind that place."""
    faults = []
    for address, page in _in_use(pages).items():
        link = next(page.find("body").iter("a"))
        inside = page.xpath("//main/descendant-or-self::*[@id=$id]", id=link.get("href").removeprefix("#"))
        headings = inside and inside[0].xpath("descendant-or-self::h1 | following::h1")
        if not (link.get("href").startswith("#") and headings):
            faults.append(address)

    assert faults == []


def test_nothing_is_empty(pages: dict[str, html.HtmlElement]) -> None:
    """No link, heading, list item or piece of code is there without a word in it."""
    kinds = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "li", "th", "dt", "dd", "caption", "code")
    empty = [
        (address, html.tostring(element, encoding="unicode", with_tail=False))
        for address, page in pages.items()
        for element in page.iter(*kinds)
        if not len(element) and not (element.text or "").strip()
    ]

    assert empty == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("publications/partnership/fife/", ["fife-2019", "fife-2016"]),
        ("publications/partnership/moray/", ["moray-2024", "moray-progress-2", "moray-progress-1", "moray-2017"]),
        (
            "publications/indicator/hwiil-2014/6-2/weak/",
            ["south-ayrshire-2016", "na-h-eileanan-siar-2016", "aberdeenshire-2015", "east-lothian-2014"],
        ),
    ],
)
def test_lists_without_javascript(pages: dict[str, html.HtmlElement], address: str, expected: list[str]) -> None:
    """A pre-rendered list holds these reports of its choice, newest first. (Exact lists: test_small_sites.)"""
    assert expected == [anchor for anchor in ids(pages[address]) if anchor in expected]


def test_list_of_progress_reviews(pages: dict[str, html.HtmlElement]) -> None:
    """The list of progress reviews holds these, and no specimen."""
    expected = {
        "clackmannanshire-progress-1",
        "dumfries-and-galloway-progress-1",
        "dumfries-and-galloway-progress-2",
        "moray-progress-1",
        "moray-progress-2",
        "na-h-eileanan-siar-progress-1",
        "orkney-islands-progress-1",
        "orkney-islands-progress-2",
        "shetland-islands-progress-1",
        "south-ayrshire-progress-1",
    }
    found = ids(pages["publications/kind/progress-review/"])

    assert expected <= set(found)
    assert not any(name.startswith("specimen") for name in found)


def test_the_plain_list_holds_every_record_once(pages: dict[str, html.HtmlElement]) -> None:
    """Without JavaScript the publications page lists every report that is in force but the specimens, once."""
    listed = {report.id for report in real().catalogue.listed_reports}
    found = Counter(ids(pages["publications/"]))

    assert len(listed) > 50
    assert listed <= set(found)
    assert [name for name, count in found.items() if count > 1 or name.startswith("specimen")] == []


def test_specimens_say_so_on_every_page(pages: dict[str, html.HtmlElement]) -> None:
    """Each page about the specimens says that they are made up."""
    for address in ("reports/specimen-2024/", "reports/specimen-progress-2025/", "partnerships/specimen/"):
        assert "made up" in pages[address].find(".//main").text_content()


def test_catalogue_records_say_so_first(pages: dict[str, html.HtmlElement]) -> None:
    """A catalogue record says before anything else that it is none of the inspectorate's."""
    for address, page in pages.items():
        if re.fullmatch(r"reports/(?!specimen)[^/]+/", address):
            text = " ".join(page.find(".//main").text_content().split())

            assert "independent catalogue record" in text[:600], address


def test_first_button_leads_to_the_inspectorate(pages: dict[str, html.HtmlElement]) -> None:
    """The main button of a record leads to the inspectorate's page where a source is one."""
    buttons = pages["reports/shetland-islands-2015/"].cssselect("main .pub-button")

    assert (
        "https://www.careinspectorate.com/index.php/news/3650-services-for-children-and-young-people-in-shetland-progress-review"
        == buttons[0].get("href")
    )


def test_unknown_dates_are_said(pages: dict[str, html.HtmlElement]) -> None:
    """A date that no source states is said not to be known, with what is hinted at."""
    text = " ".join(pages["reports/midlothian-2013/"].find(".//main").text_content().split())

    assert "Publication date not known; between September 2013 and April 2014" in text


def test_topics_that_are_only_named(pages: dict[str, html.HtmlElement]) -> None:
    """The four topics that are only named say that nobody knows whether a report was published."""
    for topic in ("disabled-children", "secure-care", "cross-border", "care-experienced"):
        text = " ".join(pages[f"reports/thematic-{topic}/"].find(".//main").text_content().split())

        assert "not known whether a report was published" in text
