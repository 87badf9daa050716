"""publishing.content.rules.lifecycle: what happens to a report after it was published, and what follows from it.

(Its mistakes stand in tests/cases/afterwards; what pages say of it in test_corrections.)
"""

from datetime import date

import pytest

from example import SUPERSEDED, WITHDRAWN, build
from publishing.content.catalogue import Catalogue
from publishing.content.models import Report
from publishing.site.pages import Pages

MINOR = "  - date: 2026-12-04\n    weight: minor\n    note: We mended two links.\n"
MAJOR = "  - date: {}\n    weight: major\n    note: It was copied wrongly.\n    was:\n      '2.1': {}\n"


def _catalogue(more: str) -> Catalogue:
    """The base with more fields in a report."""
    return build({"change": {"reports/northshire-2020.md": {"confidence: high": f"{more}confidence: high"}}}).catalogue


def _report(more: str) -> Report:
    return _catalogue(more).reports["northshire-2020"]


@pytest.mark.parametrize(
    ("more", "revised", "updated"),
    [
        ("", None, "2026-11-22"),
        (f"changes:\n{MINOR}", None, "2026-11-22"),
        (f"changes:\n{MINOR}{MAJOR.format('2027-03-03', 'weak')}", "2027-03-03", "2027-03-03"),
        (f"changes:\n{MAJOR.format('2026-11-30', 'weak')}{MINOR}", "2026-11-30", "2026-11-30"),
        (WITHDRAWN, None, "2027-03-01"),
        (f"{WITHDRAWN}changes:\n{MAJOR.format('2027-02-03', 'weak')}", "2027-02-03", "2027-03-01"),
    ],
    ids=["as it was", "minor", "major last", "minor last", "withdrawn", "corrected and withdrawn"],
)
def test_only_what_readers_must_know_moves_a_report(more: str, revised: str | None, updated: str) -> None:
    """A minor change is listed, a major one and its end are news."""
    report = _report(more)

    assert (report.revised and str(report.revised), str(report.updated)) == (revised, updated)


def test_a_page_is_of_the_day_of_its_report_s_last_news() -> None:
    """So are the sitemap and the data; a report's listing is no longer the last thing."""
    more = {
        "reports/northshire-2020.md": {
            "confidence: high": f"changes:\n{MAJOR.format('2027-03-03', 'weak')}confidence: high"
        }
    }
    pages = Pages(build({"change": more}))

    assert pages.views["reports/northshire-2020.md"].updated == date(2027, 3, 3)
    assert pages.updated == date(2027, 3, 3)


def test_a_grade_corrected_twice_became_two_things() -> None:
    """First what the second correction found, then what it is now; its last correction is the one that is shown."""
    report = _report(f"changes:\n{MAJOR.format('2027-03-03', 'weak')}{MAJOR.format('2027-05-03', 'good')}")
    first, second = report.changes

    assert [report.became(change, "2.1").value for change in report.changes] == ["good", "adequate"]
    assert report.corrected == {"2.1": second}
    assert first.was["2.1"].value == "weak"


@pytest.mark.parametrize("end", [SUPERSEDED, WITHDRAWN], ids=["superseded", "withdrawn"])
def test_the_finder_marks_what_is_out_of_force(end: str) -> None:
    """It is left out until someone asks for it, and then says what it is."""
    change = {"change": {"reports/northshire-2020.md": {"confidence: high": f"{end}confidence: high"}}}
    rows = {row.id: row for row in Pages(build(change)).rows}

    assert rows["northshire-2020"].outdated
    assert not rows["southshire-2020"].outdated


def test_a_review_stays_when_its_report_is_taken_down() -> None:
    """On the area's timeline it stands by itself."""
    catalogue = _catalogue(WITHDRAWN.replace("withdrawn", "unpublished"))
    area = catalogue.partnerships["northshire"]

    assert [(first.id, reviews) for first, reviews in catalogue.timelines.threads_of(area)] == [("northshire-2021", ())]
    assert catalogue.removed.keys() == {"northshire-2020"}
