"""Findings as files beside their lists, as feeds, and as pieces: read by other people's programs."""

import csv
import io
import json
from functools import cache

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string
from lxml import etree

import example
from publishing.data import finding_pieces
from publishing.data.feeds import AT_MOST, Feeds
from publishing.data.finding_exports import FindingExports
from publishing.site.pages import Pages

SITE = "https://reports.example/"


@cache
def pages() -> Pages:
    """The pages of the real site."""
    return Pages(example.real())


@cache
def exports() -> FindingExports:
    """The files of its lists."""
    return FindingExports(pages(), SITE)


@pytest.mark.parametrize("folder", ["findings/", "findings/theme/neglect/", "findings/partnership/south-ayrshire/"])
def test_each_format_has_the_same_findings(folder: str) -> None:
    """CSV, JSON and BibTeX of a list hold its findings in its order, each with its address."""
    register = pages().register
    assert register
    items = register.items if folder == "findings/" else pages().finding_lists[folder].items
    name = "register" if folder == "findings/" else "findings"
    files = {form: exports().files[f"{folder}{name}.{form}"] for form in finding_pieces.FORMATS}
    rows = list(csv.DictReader(io.StringIO(files["csv"].removeprefix("\ufeff"), newline="")))
    entries = parse_string(files["bib"]).entries

    assert items
    assert [row["id"] for row in rows] == [item.id for item in items]
    assert [row["id"] for row in json.loads(files["json"])] == [item.id for item in items]
    assert [entry.key for entry in entries] == [item.id.replace("/", "-") for item in items]
    assert [entry["url"] for entry in entries] == [f"{SITE}{item.address}" for item in items]
    assert [file.rows for file in exports().files_of(folder)] == [len(items)] * 3


def test_other_lists_are_tables_alone() -> None:
    """A list by kind or year has a table, as the same findings stand elsewhere in every format."""
    files = [file for file in exports().files if file.startswith("findings/kind/strength/")]

    assert files == ["findings/kind/strength/findings.csv"]


def test_feeds_of_findings() -> None:
    """The register, and each area, indicator and theme with findings, has a feed that other programs can read."""
    feeds = Feeds(pages(), SITE)
    content = feeds.files["findings/theme/neglect/feed.xml"]
    read = feedparser.parse(content)
    own = pages().finding_lists["findings/theme/neglect/"].items

    assert not read.bozo
    assert {entry.link for entry in read.entries} == {f"{SITE}{item.address}" for item in own}
    assert len({entry.id for entry in read.entries}) == len(own)
    assert [entry.updated for entry in read.entries] == sorted((entry.updated for entry in read.entries), reverse=True)
    assert len(etree.fromstring(feeds.files["findings/feed.xml"]).findall("{*}entry")) == AT_MOST
    view = pages().views["findings/theme/neglect.md"]
    assert [feed.address for feed in feeds.for_view(view)] == ["feed.xml", "findings/theme/neglect/feed.xml"]


def test_nothing_made_up_goes_away() -> None:
    """No file and no feed has a finding of a specimen."""
    texts = [*exports().files.values(), *(feed.decode() for feed in Feeds(pages(), SITE).files.values())]

    assert [text for text in texts if "specimen-2024/#finding" in text or "specimen-2024/plans" in text] == []


def test_evidence_says_where_it_is_from() -> None:
    """Each passage has its citation and address, and those of one indicator share a place in the framework's order."""
    register = pages().register
    assert register
    passages = finding_pieces.evidence(register.items, pages(), SITE)
    places = {passage["heading"]: passage["place"] for passage in passages}

    assert all(passage["citation"] and passage["address"].startswith(f"{SITE}reports/") for passage in passages)
    assert places[""] is None
    numbers = [heading for heading in sorted(places, key=lambda name: places[name] or 0) if "2014 framework" in heading]
    assert numbers == sorted(numbers)
