"""publishing.site.permalinks.inventory: what was published once stays."""

from pathlib import Path

from example import build
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting
from publishing.site.permalinks import inventory
from publishing.site.permalinks.inventory import PublishedInventory


def test_nothing_was_published_without_an_inventory(tmp_path: Path) -> None:
    """A project without the file has published nothing yet."""
    assert inventory.read(tmp_path) == ""


def test_an_inventory_of_addresses_only_grows() -> None:
    """What it has stays, what is new stands in its place, and what is soon called otherwise is not noted."""
    passing = ["assets/css/base.css", "publications/page/2/", "search/root-12ab.json", "partnerships/fife/reports.zip"]
    lasting = ["/", "data/reports.csv", "reports/fife-2016/#p2-1", "reports/fife-2016/", "search/manifest.json"]

    assert inventory.with_new_addresses("gone/\nreports/fife-2016/\n", [*lasting, *passing]) == (
        "/\ndata/reports.csv\ngone/\nreports/fife-2016/\nreports/fife-2016/#p2-1\nsearch/manifest.json\n"
    )


def test_nothing_of_what_was_taken_down_is_missed() -> None:
    """Its page stays; what stood below may go, and is not held against the build."""
    status = "status: unpublished\nstatus_date: 2026-12-01\nstatus_reason: It named a child."
    case = {"change": {"reports/southshire-2020.md": {"confidence: low": f"confidence: low\n{status}"}}}
    published = "reports/southshire-2020/\nreports/southshire-2020/#known\nreports/southshire-2020/record.pdf\n"
    pages = Pages(build(case), PublishedInventory(published))

    assert list(Lasting(pages, files=()).problems()) == []


def test_a_list_stays_when_nothing_is_left_in_it() -> None:
    """A list by two values that was published keeps its page; one that never was has none."""
    grade = "publications/indicator/first-edition/1-1/weak/"
    pages = Pages(build(), PublishedInventory(f"{grade}\n"))
    view = next(view for view in pages.lists if view.address == grade)

    assert view.title == "No reports on 1.1 Wellbeing evaluated as weak"
    assert grade not in {view.address for view in Pages(build()).lists}


def test_lost_files_are_missed_when_files_are_known() -> None:
    """Before anything is made, a file counts as there; then it must be."""
    pages = Pages(build(), PublishedInventory("reports/northshire-2020/record.pdf\n"))

    assert list(Lasting(pages).problems()) == []
    assert [str(problem) for problem in Lasting(pages, files=["reports/northshire-2020/report.pdf"]).problems()] == [
        "published/urls.txt:1: expected 'reports/northshire-2020/record.pdf' on the site, or a line for it in "
        "published/redirects.txt, got neither (did you mean 'reports/northshire-2020/report.pdf'?)"
    ]
