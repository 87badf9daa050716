"""publishing.data.feeds: which feeds there are, and what their entries say."""

import pytest

from bench.corpus import Corpus
from feed_reading import NORTH, SITE, SOUTH, change, feeds, parsed, real, titles
from narrowing import present
from publishing.base.settings import Settings
from publishing.content import publication
from publishing.data.feeds import AT_MOST, Feeds
from publishing.site.pages import Pages


def test_there_is_a_feed_for_each() -> None:
    """For everything, each area, programme, kind and indicator, and each pair that a report has."""
    addresses = feeds().files.keys()

    assert {
        "feed.xml",
        "publications/partnership/northshire/feed.xml",
        "publications/programme/services/feed.xml",
        "publications/kind/overview/feed.xml",
        "publications/indicator/first-edition/1-1/feed.xml",
        "publications/partnership/northshire/progress-review/feed.xml",
        "publications/indicator/first-edition/1-1/good/feed.xml",
    } <= addresses
    assert "publications/indicator/first-edition/1-1/weak/feed.xml" not in addresses


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("feed.xml", "All reports"),
        ("publications/partnership/northshire/feed.xml", "Reports from Northshire"),
        ("publications/kind/progress-review/feed.xml", "Progress reviews"),
        ("publications/partnership/northshire/progress-review/feed.xml", "Progress reviews from Northshire"),
        (
            "publications/indicator/first-edition/1-1/good/feed.xml",
            "Reports on 1.1 Wellbeing evaluated as good (First edition)",
        ),
    ],
)
def test_a_feed_is_called_as_its_list_without_the_number(address: str, title: str) -> None:
    """Its title stays when reports come."""
    assert parsed(feeds(), address).feed.title == title


def test_what_an_entry_says() -> None:
    """Who wrote the report, what it is, where it stands, and when it came."""
    entry = next(one for one in parsed(feeds()).entries if one.id.endswith("northshire-2020"))

    assert entry.id == "tag:reports.example,2026:reports/northshire-2020"
    assert (entry.title, entry.author) == ("Services for children in Northshire", "The inspectorate")
    assert (entry.link, entry.summary) == (f"{SITE}reports/northshire-2020/", "Two indicators were graded.")
    assert (entry.published, entry.updated) == ("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z")
    assert [(tag.term, tag.label) for tag in entry.tags] == [
        ("joint-inspection", "Joint inspection"),
        ("northshire", "Northshire"),
        ("services", "Services"),
    ]
    assert "content" not in entry


def test_a_major_change_is_news() -> None:
    """It moves the report to the top and is told, with a correction of the note; the day on which it came stays."""
    changes = """\
changes:
  - date: 2026-12-01
    weight: major
    note: An older correction.
  - date: 2027-03-03
    weight: major
    note: The grade of 2.1 was wrong.
    correction: It was that of 1.1.
  - date: 2027-04-04
    weight: minor
    note: A comma.
confidence: low"""
    entry = parsed(feeds(change(SOUTH, "confidence: low", changes))).entries[0]

    assert entry.id == "tag:reports.example,2026:reports/southshire-2020"
    assert (entry.published, entry.updated) == ("2026-11-22T00:00:00Z", "2027-03-03T00:00:00Z")
    assert entry.content[0].value == (
        "Changed on 3 March 2027. The grade of 2.1 was wrong.\n\nA correction of this note: It was that of 1.1.\n\n"
        "Nothing else is known."
    )


def test_a_withdrawn_report_stays_and_says_so() -> None:
    """In every feed in which it was, at the top, with the reason."""
    status = "status: withdrawn\nstatus_date: 2027-01-05\nstatus_reason: It was of another area."
    made = feeds(change(SOUTH, "confidence: low", f"confidence: low\n{status}"))
    entry = parsed(made, "publications/partnership/southshire/feed.xml").entries[0]

    assert titles(made)[0] == entry.title == "Withdrawn: Services for children in Southshire"
    assert entry.updated == "2027-01-05T00:00:00Z"
    assert entry.content[0].value.startswith("Withdrawn on 5 January 2027. It was of another area.\n\n")


def test_a_rename_keeps_the_id() -> None:
    """Feed readers know a report by its first id, whatever its file is called now."""
    made = feeds(change(SOUTH, "confidence: low", "confidence: low\nformerly: southshire-2019"))

    assert "tag:reports.example,2026:reports/southshire-2019" in {entry.id for entry in parsed(made).entries}
    assert "tag:reports.example,2026:reports/southshire-2020" not in {entry.id for entry in parsed(made).entries}


def test_what_was_taken_down_is_overwritten() -> None:
    """Feed readers keep what they read: an entry with the old id says nothing else than that it was taken down."""
    status = "status: unpublished\nstatus_date: 2027-01-05\nstatus_reason: It named a child."
    made = feeds(change(SOUTH, "confidence: low", f"confidence: low\n{status}"))
    entry = parsed(made).entries[0]

    assert entry.id == "tag:reports.example,2026:reports/southshire-2020"
    assert (entry.title, entry.summary) == (
        "A publication that was taken down (southshire-2020)",
        "This publication was taken down.",
    )
    assert not [address for address, text in made.files.items() if b"in Southshire" in text]
    assert titles(made, "publications/partnership/southshire/feed.xml") == []


def test_specimens_are_in_no_feed() -> None:
    """Nor is there a feed of the made-up area."""
    assert b"specimen" not in b"".join(real().files.values()).lower()
    assert not [address for address in real().files if "specimen" in address]


def test_a_feed_has_the_last_fifty() -> None:
    """In a large archive each feed ends; every report that a list has and a feed could take is in it."""
    files = {file: text.encode() for file, text in Corpus(200, 60, 2_000).files()}
    made = Feeds(Pages(publication.build(files, Settings(owner="The owner"))), SITE)
    shown = {view.address: [row.id for row in present(view.listing).rows] for view in made.pages.lists}

    assert len(made.everything.reports) == AT_MOST
    for feed in made.of_lists:
        listed, fed = set(shown[feed.page]), {report.id for report in feed.reports if report.listed}
        assert fed <= listed
        assert len(feed.reports) == AT_MOST or fed == listed


def test_which_feeds_a_page_names() -> None:
    """Each page that of everything; a list its own; an area, a programme and an indicator that of their reports."""
    made = feeds()
    named = {file: [feed.address for feed in made.for_view(view)] for file, view in made.pages.views.items()}

    assert named["index.md"] == named[NORTH] == ["feed.xml"]
    assert named["partnerships/northshire.md"] == ["feed.xml", "publications/partnership/northshire/feed.xml"]
    assert named["publications/kind/pilot.md"] == ["feed.xml", "publications/kind/pilot/feed.xml"]
    assert named["quality-indicators/first-edition/1-1.md"][1:] == ["publications/indicator/first-edition/1-1/feed.xml"]
