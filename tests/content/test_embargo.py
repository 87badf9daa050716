"""publishing.content.rules.embargo: what is not public yet is nowhere, and what was taken down leaves nothing behind."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import example
from building import contents, made
from example import LAID_OUT, SETTINGS
from publishing.commands.cli import main
from publishing.content import publication
from publishing.content.publication import Publication

pytestmark = pytest.mark.xdist_group("embargo")  # so that each site is built once
OPENS = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
AREA = {
    **LAID_OUT,
    "compare.md": "---\ntitle: Compare\nlayout: compare\n---\n",
    "findings.md": "---\ntitle: Findings\nlayout: findings\n---\n",
    "themes/index.md": "---\ntitle: Themes\nlayout: themes\n---\n",
    "partnerships/index.md": "---\ntitle: Areas\nlayout: units\n---\n",
    "programmes/index.md": "---\ntitle: Programmes\nlayout: programmes\n---\n",
    "partnerships/quillmoor.md": "---\nname: Quillmoor\ncode: S12000103\naliases:\n  - Quill Moor\n---\n",
}
REPORT = """\
---
title: Services for children in Quillmoor
partnership: quillmoor
programme: services
kind: joint-inspection
published: 2027-03-01
inspected: 2026-10
added: 2027-03-01
publish_at: 2027-03-01T10:30+01:00
evaluations:
  "1.1": unsatisfactory
attachments:
  - form: easy-read
    language: gd
    file: easy-read.pdf
summary: Nobody had heard of the zeppelin.
findings:
  - id: kites
    kind: improvement
    text: Kites must fly lower.
    indicator: "1.1"
    themes:
      - planning
    events:
      - event: planned
        by: partnership
        date: 2027-03-01
        due: 2027-09-30
full_text: true
confidence: high
---
## Findings {#findings}

[1.1] Children spoke of a brontosaurus. See the [plan](quillmoor-2027/plan.pdf).
"""
REVIEW = """\
---
title: Progress in Quillmoor
partnership: quillmoor
programme: services
kind: progress-review
published: 2027-03-01
inspected: unknown
added: 2027-03-01
publish_at: 2027-03-01T09:30Z
summary: The zeppelin came back.
follows: quillmoor-2027
confidence: high
---
"""
WAITING = {
    "reports/quillmoor-2027.md": REPORT,
    "reports/quillmoor-2027/easy-read.pdf": "%PDF-1.7 made up",
    "reports/quillmoor-2027/plan.pdf": "%PDF-1.7 made up, too",
    "reports/quillmoor-2028.md": REVIEW,
}
TAKEN_DOWN = REPORT.replace(
    "publish_at: 2027-03-01T10:30+01:00\n",
    "status: unpublished\nstatus_date: 2027-04-01\nstatus_reason: It named a person.\n",
)


def _files(*groups: Mapping[str, str]) -> dict[str, bytes]:
    return example.files({"files": {name: text for group in groups for name, text in group.items()}})


def _built(moment: datetime | None) -> Publication:
    return publication.build(_files(AREA, WAITING), SETTINGS, moment=moment)


@pytest.mark.parametrize("moment", [None, OPENS - timedelta(seconds=1)])
def test_until_its_moment_a_report_is_in_no_record(moment: datetime | None) -> None:
    """Nor are its words and its files. A build that knows no moment publishes nothing that has one."""
    built = _built(moment)

    assert {"quillmoor-2027", "quillmoor-2028"}.isdisjoint(built.catalogue.reports)
    assert [file for file in (*built.rendered, *built.files) if file.startswith("reports/quillmoor")] == []
    assert built.hidden == set(WAITING)


def test_at_its_moment_a_report_is_there() -> None:
    """On the second, whatever its time zone."""
    built = _built(OPENS)

    assert {"quillmoor-2027", "quillmoor-2028"} <= built.catalogue.reports.keys()
    assert built.files.keys() >= set(WAITING)
    assert built.hidden == set()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> dict[str, bytes]:
    """A site that has never heard of the report."""
    return contents(made(tmp_path_factory.mktemp("without"), _files(AREA), example_cache))


def test_until_its_moment_a_report_is_nowhere(without: dict[str, bytes], tmp_path: Path) -> None:
    """The site is the same, file by file and byte by byte, as if there were no such report; no cache hides a trace."""
    before = (OPENS - timedelta(seconds=1)).isoformat()
    under = contents(made(tmp_path, _files(AREA, WAITING), PREVIEW_AT=before))

    assert without.keys() == under.keys()
    assert [name for name in without if without[name] != under[name]] == []


def test_at_its_moment_a_report_is_everywhere(without: dict[str, bytes], tmp_path: Path, example_cache: Path) -> None:
    """It has its page, its documents and its files, and stands in lists, search and data."""
    after = contents(made(tmp_path, _files(AREA, WAITING), example_cache, PREVIEW_AT=OPENS.isoformat()))
    page = "reports/quillmoor-2027/"
    having = {name for name, content in after.items() if b"zeppelin" in content}

    assert after.keys() - without.keys() >= {
        *(f"{page}{name}" for name in ("index.html", "easy-read.pdf", "plan.pdf", "report.pdf", "report.docx")),
        "partnerships/quillmoor/reports.zip",
    }
    assert having >= {
        *(f"{page}index.html", "publications/index.html", "publications/partnership/quillmoor/index.html"),
        *("data/reports.csv", "data/reports.json", "feed.xml"),
    }
    assert [name for name in having if name.startswith("search/")]
    assert {name for name, content in after.items() if b"Kites must fly lower" in content} >= {
        *(f"{page}index.html", "findings/index.html", "themes/planning/index.html", "data/findings.csv"),
        *(f"findings/{key}/index.html" for key in ("partnership/quillmoor", "theme/planning", "year/2027")),
    }
    rows = csv.DictReader(io.StringIO(after["data/evaluations.csv"].decode("utf-8-sig")))
    assert "1.1" in [row["indicator"] for row in rows if row["report"] == "quillmoor-2027"]


def test_check_says_what_is_wrong_under_an_embargo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report is put right before it is public, not on the day."""
    wrong = {**WAITING, "reports/quillmoor-2027.md": REPORT.replace("unsatisfactory", "dreadful")}
    for name, content in _files(AREA, wrong).items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(content)
    (tmp_path / "mkdocs.yml").write_text("extra: {publishing: {owner: x}}\n", encoding="utf-8")
    status = main(["--folder", str(tmp_path), "check"])

    assert status == 1
    assert "reports/quillmoor-2027.md:11: evaluations.1.1: expected excellent" in capsys.readouterr().err


@pytest.fixture(scope="module")
def taken_down(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site on which the report was, and its progress review is."""
    review = REVIEW.replace("publish_at: 2027-03-01T09:30Z\n", "").replace("zeppelin", "airship")
    reports = {**WAITING, "reports/quillmoor-2027.md": TAKEN_DOWN, "reports/quillmoor-2028.md": review}
    return contents(made(tmp_path_factory.mktemp("taken-down"), _files(AREA, reports), PREVIEW_AT="2028-05-05"))


def test_what_was_taken_down_keeps_its_address(taken_down: dict[str, bytes]) -> None:
    """Its page says that it is gone, since when and why; the review that follows it leads there."""
    page = taken_down["reports/quillmoor-2027/index.html"].decode()
    review = taken_down["reports/quillmoor-2028/index.html"].decode()

    assert "This publication was taken down" in page
    assert '<time datetime="2027-04-01">1 April 2027</time>. It named a person.' in page
    assert '<a href="../quillmoor-2027/">A report that was taken down</a>' in review


def test_what_was_taken_down_leaves_nothing(taken_down: dict[str, bytes]) -> None:
    """Its words, its grade and its files are nowhere: not in search, downloads, data or cards."""
    words = (b"zeppelin", b"brontosaur", b"Kites", b"Services for children in Quillmoor", b"easy-read.pdf")
    found = {(name, word) for name, content in taken_down.items() for word in words if word in content}
    graded = [row for row in taken_down["data/evaluations.csv"].splitlines() if row.startswith(b"quillmoor")]

    assert found == set()
    assert graded == []
    assert [name for name in taken_down if name.startswith("reports/quillmoor-2027/")] == [
        "reports/quillmoor-2027/index.html"
    ]
