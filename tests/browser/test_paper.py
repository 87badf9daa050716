"""Pages on paper, in each engine: how many, and where they break."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import expect as expect_on

from engines.actions import Engine, expect, text_of
from invented import Invented

LONG = {"coverage": "coverage/", "report": "reports/specimen-2024/"}
MORE = 1.6  # times as many pages as in Chromium; the layout of a phone would take more than twice as many
ROWS, LINES = 90, 3


def _pages(pdf: bytes) -> list[str]:
    """Each page's text, without white space, as engines differ in that."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document]


@pytest.fixture(scope="session")
def in_chromium(browser: Browser, address: str) -> Mapping[str, int]:
    """How many pages each address takes there."""
    with browser.new_page() as page:
        lengths = {}
        for name, path in LONG.items():
            page.goto(address + path)
            lengths[name] = len(_pages(page.pdf(format="A4", prefer_css_page_size=True)))
    return lengths


@pytest.mark.parametrize("name", LONG)
def test_length(engine: Engine, address: str, in_chromium: Mapping[str, int], name: str) -> None:
    """A long table and a long report take about as many pages as in Chromium."""
    assert len(_pages(engine.pdf(address + LONG[name]))) <= MORE * in_chromium[name]


@cache
def _text() -> str:
    """Headings of each level and paragraphs, so many that each falls on a page's end somewhere; then terms, then a table."""
    words = "It was a quiet year in the area and little is known of it. "
    parts = [f"<h{2 + n % 4}>Heading({n})</h{2 + n % 4}><p>{words * (1 + n * 7 % 11)}</p>" for n in range(60)]
    parts += [f"<dt>Term({n})</dt><dd>{words * (1 + n * 5 % 4)}</dd>" for n in range(60)]
    rows = [
        f"<tr><th scope='row'>Row({n})</th><td>{'<br>'.join(f'line({n}.{line})' for line in range(LINES))}</td></tr>"
        for n in range(ROWS)
    ]
    head = "<thead><tr><th scope='col'>Number</th><th scope='col'>TheHead</th></tr></thead>"
    table = f"<div class='pub-scroll'><table class='pub-table'>{head}<tbody>{''.join(rows)}</tbody></table></div>"
    return f"<div class='pub-prose'>{''.join(parts[:60])}<dl>{''.join(parts[60:])}</dl></div>{table}"


@pytest.fixture(scope="module")
def printed(running_engine: Engine, invented: Invented) -> list[str]:
    """A made-up page of everything that must not break, on paper."""
    return _pages(running_engine.pdf(invented.page(f"paper-{type(running_engine).__name__.lower()}", _text())))


def test_nothing_that_leads_on_ends_a_page(printed: list[str]) -> None:
    """No heading and no term is the last of a page; each starts the page on which its text is."""
    assert len(printed) > 6
    assert [page[-40:] for page in printed if re.search(r"(Heading|Term)\(\d+\)$", page)] == []


CHOSEN = """document.querySelectorAll("#finder-list > .pub-card").length
  < parseInt(document.querySelector("#finder-sentence").textContent)"""


def test_a_list_that_goes_on_says_so(page: Page) -> None:
    """Whoever holds the first cards of many knows of how many, and how to print more."""
    page.goto("publications/?kind=joint-inspection")
    note = page.locator("#finder-printed")
    expect_on(note).to_contain_text(re.compile("^Here are the first"))
    expect_on(note).to_be_hidden()
    page.wait_for_function(CHOSEN)  # until then the list is the one that came with the page
    shown = page.locator("#finder-list > .pub-card").count()
    total = int(page.locator("#finder-sentence").inner_text().split()[0])
    page.emulate_media(media="print")

    assert shown < total
    expect_on(note).to_be_visible()
    expect_on(note).to_have_text(f"Here are the first {shown} of {total}. To print more, show more on the page first.")


def test_a_list_that_is_whole_says_nothing(engine: Engine, address: str) -> None:
    """Nothing is missing from a short one."""
    engine.goto(f"{address}publications/?partnership=fife")
    expect(engine, f"{text_of('#finder-sentence')}.includes('Fife') && {text_of('#finder-printed')}", "")


def test_the_number_of_all_stays_where_a_page_lists_the_newest(engine: Engine, invented: Invented) -> None:
    """Links that lead on are not printed, but for those that say how much there is."""
    links = (
        "<p><a class='pub-more pub-more--rest' href='x'>All 130 reports</a> <a class='pub-more' href='y'>More</a></p>"
    )
    text = "".join(_pages(engine.pdf(invented.page(f"rest-{type(engine).__name__.lower()}", links))))

    assert "All130reports" in text
    assert "More" not in text


def test_rows_stay_whole(printed: list[str]) -> None:
    """All lines of a row are on the page that has its first cell, once."""
    for number in range(ROWS):
        (page,) = [text for text in printed if f"Row({number})" in text]
        assert all(f"line({number}.{line})" in page for line in range(LINES)), number


def test_a_table_s_head_is_on_each_of_its_pages(printed: list[str]) -> None:
    """Whoever holds one page knows what its columns are."""
    pages = [text for text in printed if "Row(" in text]

    assert len(pages) > 2
    assert [text[:60] for text in pages if not re.search(r"TheHead.*?Row\(", text)] == []
    assert [text[:60] for text in pages[1:] if not text.startswith("NumberTheHead")] == []
