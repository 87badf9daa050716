"""publishing.data.feeds: each feed is held against RFC 4287, whatever its texts."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import example
from feed_reading import ATOM, SITE, SOUTH, change, feeds, parsed, real, titles
from publishing.data.feeds import AT_MOST, atom

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
