"""A site of more reports than a page lists."""

import re
from pathlib import Path

import pytest
from lxml import html

from bench.corpus import Corpus
from building import build, project, without_downloads

pytestmark = pytest.mark.xdist_group("large archive")  # so that each of its sites is built once

LARGE = 104  # reports: a page lists a hundred


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of more reports than a page lists."""
    files = {file: text.encode() for file, text in Corpus(LARGE, 30, 2_000).files()}
    archive = without_downloads(project(tmp_path_factory.mktemp("large"), files))
    done = build(archive, archive / "built")

    assert done.returncode == 0, done.stderr
    return archive / "built"


@pytest.mark.parametrize(
    ("page", "rest"),
    [
        ("programmes/made-up/", "publications/programme/made-up/"),
        ("quality-indicators/made-up/1-1/", "publications/indicator/made-up/1-1/"),
    ],
)
def test_a_page_of_a_large_archive_stays_short(large: Path, page: str, rest: str) -> None:
    """It has the newest hundred, says how many there are, and leads to the rest."""
    root = html.parse(str(large / page / "index.html")).getroot()
    rows = root.cssselect("table.pub-table--stack th[scope=row] a[href*='reports/']")
    links = {link.get("href"): link.text_content() for link in root.cssselect("a") if rest in (link.get("href") or "")}

    assert len(rows) == 100
    assert links
    assert str(LARGE) in root.text_content()
    on_paper = root.xpath(
        f"//main//*[contains(text(), '{LARGE}')][not(contains(@class, 'pub-more')) or contains(@class, '--rest')]"
    )
    assert on_paper, "Paper would not say how many there are."


def test_a_printed_list_says_that_it_goes_on_though_no_script_runs(large: Path) -> None:
    """The finder's page comes with its first hundred, and with the words that only paper shows."""
    root = html.parse(str(large / "publications" / "index.html")).getroot()
    (note,) = root.cssselect("#finder-printed")

    assert len(root.cssselect("#finder-list > .pub-card")) == 100
    assert re.fullmatch(r"Here are the first 100 of 1\d\d. The rest is on other pages.", note.text_content())
