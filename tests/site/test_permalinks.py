"""publishing.site.permalink_checks, on whole sites: what was published stays, or the build says what is lost."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

import example
from building import build, contents, project, warmed
from narrowing import elements, only
from serving import serving

pytestmark = pytest.mark.xdist_group("lasting")
NORTH, SOUTH = "reports/northshire-2020.md", "reports/southshire-2020.md"
WORDS = example.files()[NORTH].decode()
PARAGRAPH = "[1.2] More in the [progress review](northshire-2021.md)."
FOLLOWS = {"follows: northshire-2020": "follows: northshire-2019"}
DROPPED = {"change": {NORTH: {PARAGRAPH: ""}}}
RENAMED = {
    "files": {NORTH: None, "reports/northshire-2019.md": WORDS},
    "change": {"reports/northshire-2021.md": FOLLOWS},
}
ALL_OF_IT = {
    "files": {
        NORTH: None,
        SOUTH: None,
        "reports/northshire-2019.md": WORDS.replace(PARAGRAPH, "").replace("#before", "#earlier"),
    },
    "change": {"reports/northshire-2021.md": FOLLOWS, "handbook/first-steps.md": {"{#before}": "{#earlier}"}},
}
REDIRECTS = """\
handbook/first-steps/#before handbook/first-steps/#earlier
reports/northshire-2020/ reports/northshire-2019/
reports/northshire-2020/#p1-2 reports/northshire-2019/#p1-1
reports/southshire-2020/ partnerships/southshire/
"""
FILES = ("cite.bib", "cite.json", "cite.ris", "record.docx", "record.pdf", "report.json")
REDIRECTS += "".join(f"reports/southshire-2020/{name} reports/northshire-2021/{name}\n" for name in FILES)


def _project(folder: Path, case: Mapping[str, Any], published: str = "", redirects: str = "") -> Path:
    """A project with the base or a case, and what was published before."""
    made = project(folder, example.files(case))
    (made / "published").mkdir(exist_ok=True)
    (made / "published/urls.txt").write_text(published, encoding="utf-8")
    (made / "published/redirects.txt").write_text(redirects, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> str:
    """The inventory after the base was published."""
    folder = warmed(_project(tmp_path_factory.mktemp("before"), {}), example_cache)
    done = build(folder, folder / "built")

    assert done.returncode == 0, done.stderr
    return (folder / ".cache" / "published/urls.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory, published: str, example_cache: Path) -> Path:
    """The site after a report was renamed, another deleted, a paragraph dropped and a heading's id changed."""
    folder = warmed(_project(tmp_path_factory.mktemp("after"), ALL_OF_IT, published, REDIRECTS), example_cache)
    done = build(folder, folder / "built")

    assert done.returncode == 0, done.stderr
    return folder / "built"


def test_the_inventory_has_what_was_published(published: str) -> None:
    """Pages, places, files, lists and feeds; nothing that is named anew with each change."""
    lines = published.splitlines()

    assert {"/", "feed.xml", "data/reports.csv", "handbook/first-steps/#before"} <= set(lines)
    assert [line for line in lines if line.startswith("reports/northshire-2020/")] == [
        "reports/northshire-2020/",
        *(f"reports/northshire-2020/{name}" for name in ("#known", "#p1-1", "#p1-2", *FILES)),
    ]
    assert {"", "reports.csv", "feed.xml"} == {
        line.removeprefix("publications/partnership/northshire/progress-review/")
        for line in lines
        if line.startswith("publications/partnership/northshire/progress-review/")
    }
    assert not [line for line in lines if re.match(r"assets/|search/(?!manifest\.json)", line)]


@pytest.mark.parametrize(
    ("case", "lost"),
    [
        ({"files": {SOUTH: None}}, ["reports/southshire-2020/"]),
        (RENAMED, ["reports/northshire-2020/"]),
        (DROPPED, ["reports/northshire-2020/#p1-2"]),
    ],
    ids=["deleted", "renamed", "dropped"],
)
def test_what_is_lost_stops_the_build(case: Mapping[str, Any], lost: list[str], published: str, tmp_path: Path) -> None:
    """The message names the address, once."""
    done = build(_project(tmp_path, case, published), tmp_path / "built")

    assert done.returncode
    assert re.findall(r"published/urls\.txt:\d+: expected '(.+?)' on the site", done.stderr) == lost


def test_a_lost_file_stops_the_build(published: str, tmp_path: Path, example_cache: Path) -> None:
    """What is made of the records is looked at too, before anything is written."""
    folder = _project(tmp_path, {}, f"{published}reports/northshire-2020/report.epub\n")
    done = build(warmed(folder, example_cache), tmp_path / "built")

    assert done.returncode
    assert "expected 'reports/northshire-2020/report.epub' on the site" in done.stderr


def test_a_redirect_needs_no_script(moved: Path) -> None:
    """It leads on by itself, and by a link; search engines are told the new address, and nothing else."""
    page = html.document_fromstring((moved / "reports/northshire-2020/index.html").read_bytes())

    assert page.xpath("//noscript/meta[@http-equiv='refresh']/@content") == ["0; url=../northshire-2019/"]
    assert page.xpath("//main//a/@href") == ["../northshire-2019/"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://reports.example/reports/northshire-2019/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//style | //script[not(@src) and @type != 'application/json']") == []


def test_redirects_are_in_no_list(moved: Path) -> None:
    """An old address stands in redirects alone, not in the sitemap, the feeds, the data or the search."""
    old = re.compile(rb"reports/(northshire-2020|southshire-2020)\b")
    files = {name: content for name, content in contents(moved).items() if not old.match(name.encode())}

    assert [name for name, content in files.items() if old.search(content)] == []


def test_files_stand_at_their_old_addresses(moved: Path) -> None:
    """A renamed report's files as they are now, and for a file that is gone the one that was named."""
    found = contents(moved)

    assert found["reports/northshire-2020/record.pdf"] == found["reports/northshire-2019/record.pdf"]
    assert found["reports/southshire-2020/record.pdf"] == found["reports/northshire-2021/record.pdf"]


def test_an_old_anchor_stays(moved: Path) -> None:
    """A heading with another id is found by the old one too."""
    page = html.document_fromstring((moved / "handbook/first-steps/index.html").read_bytes())

    [before] = elements(page, "//*[@id='before']")
    assert only(elements(page, "//*[@id='earlier']")) is before.getparent()


@pytest.mark.parametrize(
    ("script", "old", "new"),
    [
        (True, "reports/northshire-2020/", "reports/northshire-2019/"),
        (True, "reports/northshire-2020/#known", "reports/northshire-2019/#known"),
        (True, "reports/northshire-2020/#p1-2", "reports/northshire-2019/#p1-1"),
        (True, "reports/northshire-2020/#unheard-of", "reports/northshire-2019/#unheard-of"),
        (False, "reports/northshire-2020/", "reports/northshire-2019/"),
        (False, "reports/southshire-2020/#what-we-know", "partnerships/southshire/"),
    ],
)
def test_a_browser_arrives(script: bool, old: str, new: str, moved: Path, browser: Browser) -> None:
    """With a script at the very place, without one at the page."""
    with serving(moved) as root, browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(f"{root}{old}", wait_until="commit")
        page.wait_for_url(re.compile(re.escape(f"{root}{new}".partition("#")[0])))
        arrived = page.url

    assert arrived == f"{root}{new}"
