"""Feeds of the base, of a case and of the real site, as a feed reader sees them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import feedparser

import example
from publishing.content.publication import Publication
from publishing.data.feeds import Feeds
from publishing.site.pages import Pages

SITE = "https://reports.example/"


NORTH, SOUTH = "reports/northshire-2020.md", "reports/southshire-2020.md"


ATOM = "{http://www.w3.org/2005/Atom}"


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
