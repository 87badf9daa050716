"""What can be taken away of a list: its table, and the pieces that the finder's script puts together."""

import csv
import io
import json

import pytest

from example import build, files, real
from narrowing import present
from publishing.data import tables
from publishing.data.list_exports import TakeAway
from publishing.site.pages import Pages

SITE = "https://site.example/"
FORMATS = ("csv", "json", "bib", "ris")


@pytest.fixture(scope="module")
def lists() -> TakeAway:
    """What can be taken away of the real lists."""
    return TakeAway(Pages(real()), SITE)


def test_each_list_has_its_table(lists: TakeAway) -> None:
    """Beside each list stands a table of its reports, in its order, with true rows and size."""
    for view in lists.pages.lists:
        file = lists.table_file(view)
        text = lists.files[file.address]
        found = [row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]

        assert file.address == f"{view.address}reports.csv"
        assert found == [row.id for row in present(view.listing).rows]
        assert (len(found), len(text.encode())) == (file.rows, file.size)


def test_a_table_has_the_columns_of_the_data(lists: TakeAway) -> None:
    """A list's table is that of all reports, with other rows left out."""
    whole = tables.Data(real().catalogue, SITE, None).files["data/reports.csv"].splitlines()
    found = lists.files["publications/partnership/fife/reports.csv"].splitlines()

    assert found[0] == whole[0]
    assert set(found) < set(whole)


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_of_the_finder_has_its_piece(lists: TakeAway, name: str) -> None:
    """Whatever the finder shows can be taken away in each format."""
    pieces = json.loads(lists.files[f"publications/pieces/{name}.json"])

    assert {row.address for row in lists.pages.rows} == set(pieces["of"])


def test_what_is_no_report_stands_in_the_same_columns(lists: TakeAway) -> None:
    """A framework edition has its kind, title, date and address, and nothing where only reports have something."""
    pieces = json.loads(lists.files["publications/pieces/json.json"])
    row = json.loads(pieces["of"]["quality-indicators/hwiil-2014/"])

    assert {name: value for name, value in row.items() if value} == {
        "id": "hwiil-2014",
        "title": "How well are we improving the lives of children and young people?",
        "kind": "framework",
        "framework": "hwiil-2014",
        "published": "2014",
        "status": "superseded",
        "summary": real().catalogue.frameworks["hwiil-2014"].summary,
        "record": f"{SITE}quality-indicators/hwiil-2014/",
    }


WORDS = {"profile.yml", "scales/six-point.md"}


def test_a_site_without_reports() -> None:
    """Where nothing is published, a file still has its line of names, and JSON is an empty list."""
    home = {**dict.fromkeys(files().keys() - WORDS), "index.md": "---\ntitle: Home\n---\n"}
    nothing = TakeAway(Pages(build({"files": home})), SITE)
    pieces = {name: json.loads(nothing.files[f"publications/pieces/{name}.json"]) for name in FORMATS}

    assert [{}] * 4 == [one["of"] for one in pieces.values()]
    assert pieces["csv"]["before"].startswith("\ufeffid,title,")
    assert json.loads(pieces["json"]["before"] + pieces["json"]["after"]) == []
