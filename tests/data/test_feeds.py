"""publishing.data.feeds: Atom feeds, read by a parser of its own and held against RFC 4287."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import example
from bench.corpus import Corpus
from narrowing import present
from publishing.base.settings import Settings
from publishing.content import publication
from publishing.content.publication import Publication
from publishing.data.feeds import AT_MOST, Feeds, atom
from publishing.site.pages import Pages

SITE = "https://reports.example/"
NORTH, SOUTH = "reports/northshire-2020.md", "reports/southshire-2020.md"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")  # RFC 3339
TAG = re.compile(r"tag:reports\.example,2026:[a-z0-9/-]+")  # RFC 4151

# RFC 4287: which elements a feed (4.1.1) and an entry (4.1.2) have, and how often: at least, at most (None: any number).
FEED_HAS = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "subtitle": (0, 1),
    "rights": (0, 1),
    "author": (1, None),  # or every entry has one
    "link": (1, None),  # SHOULD have one with rel="self", MUST NOT have two alternates of one type and language
    "entry": (0, None),
}
ENTRY_HAS = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "published": (0, 1),
    "author": (1, None),
    "category": (0, None),
    "link": (1, None),  # MUST have an alternate, where there is no content
    "summary": (0, 1),
    "content": (0, 1),
}


def feeds(case: Mapping[str, Any] = {}) -> Feeds:
    """The feeds of the base, or of a case."""
    return _feeds(example.build(case))


@cache
def real() -> Feeds:
    """The feeds of the real site."""
    return _feeds(example.real())


def _feeds(built: Publication) -> Feeds:
    settings = replace(built.settings, tag_authority="reports.example,2026")
    return Feeds(Pages(replace(built, settings=settings)), SITE)


def change(file: str, old: str, new: str) -> Mapping[str, Any]:
    """A case with a piece of a file replaced."""
    return {"change": {file: {old: new}}}


def parsed(made: Feeds, address: str = "feed.xml") -> Any:
    """A feed, as feedparser reads it; it must find nothing wrong."""
    read = feedparser.parse(made.files[address])

    assert not read.bozo, read.get("bozo_exception")
    return read


def titles(made: Feeds, address: str = "feed.xml") -> list[str]:
    return [entry.title for entry in parsed(made, address).entries]


def _counted(element: etree._Element, wanted: Mapping[str, tuple[int, int | None]]) -> None:
    """An element has each of its children as often as it may, and no other."""
    names = [child.tag.removeprefix(ATOM) for child in element]

    assert set(names) <= wanted.keys()
    for name, (least, most) in wanted.items():
        assert least <= names.count(name) <= (most or len(names)), name


ADDRESSES = sorted(
    [
        real().everything.address,
        *(feed.address for feed in real().of_lists),
        *(feed.address for feed in real().finding_feeds),
    ]
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_feed_meets_the_rfc(address: str) -> None:
    """Well-formed; all that must be there is there, once where once is allowed; moments and ids are of their form."""
    root = etree.fromstring(real().files[address])
    entries = root.findall(f"{ATOM}entry")

    assert root.tag == f"{ATOM}feed"
    _counted(root, FEED_HAS)
    for entry in entries:
        _counted(entry, ENTRY_HAS)
    for one in (root, *entries):
        kinds = [(link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds))
        assert ("alternate", "text/html") in kinds
        assert TAG.fullmatch(one.findtext(f"{ATOM}id", ""))
        assert one.findtext(f"{ATOM}title", "").strip()
        assert all(author.findtext(f"{ATOM}name") for author in one.findall(f"{ATOM}author"))
        assert all(MOMENT.fullmatch(one.findtext(f"{ATOM}{name}", "")) for name in ("updated",))
    assert all(link.get("href", "").startswith(SITE) for link in root.iter(f"{ATOM}link"))
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"{SITE}{address}"
    ]
    assert all(category.get("term") for category in root.iter(f"{ATOM}category"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_parser_reads_every_feed(address: str) -> None:
    """It finds nothing wrong, and as many entries, each with another id; the feed changed when its last entry did."""
    read = parsed(real(), address)

    assert read.version == "atom10"
    assert len({entry.id for entry in read.entries}) == len(read.entries) <= AT_MOST
    assert not read.entries or read.feed.updated == read.entries[0].updated


def test_each_feed_is_tried() -> None:
    """The addresses above are those of all files."""
    assert sorted(real().files) == ADDRESSES


def test_ids_are_unlike() -> None:
    """No two feeds have the same id, title or address."""
    found = [parsed(real(), address).feed for address in real().files]

    assert len({one.id for one in found}) == len({one.title for one in found}) == len(found)


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


def test_an_empty_feed_is_valid() -> None:
    """It says of when it is: the last change of the site, else a day that never changes."""
    empty = "publications/kind/overview/feed.xml"
    home = {file: None for file in example.files() if file.startswith("reports/")}
    nothing = feeds({"files": {**home}, "change": {"handbook/first-steps.md": {}}})

    assert titles(feeds(), empty) == titles(nothing) == []
    assert parsed(feeds(), empty).feed.updated == "2026-11-22T00:00:00Z"
    assert parsed(nothing).feed.updated == "2000-01-01T00:00:00Z"
    _counted(etree.fromstring(nothing.files["feed.xml"]), FEED_HAS)


def test_odd_texts_stay_texts() -> None:
    """Signs that mean something to XML or HTML are read as they were written."""
    odd = "Care & cost <2024> </entry> ]]> “é” 𝄞"
    made = feeds(change(SOUTH, "title: Services for children in Southshire", f"title: '{odd}'"))

    assert odd in [
        entry.findtext(f"{ATOM}title") for entry in etree.fromstring(made.files["feed.xml"]).iter(f"{ATOM}entry")
    ]


@given(st.text())
def test_any_text_makes_a_feed(text: str) -> None:
    """Characters that XML forbids are replaced; everything else comes back."""
    said = atom.Head("tag:a,2026:b", text, text, SITE, SITE, "2026-11-22", text, text)
    title = etree.fromstring(atom.feed(said, ())).findtext(f"{ATOM}title")
    kept = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", text)

    assert title == kept


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
