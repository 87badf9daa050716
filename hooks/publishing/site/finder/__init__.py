"""The finder: what can be chosen, what a choice gives, and the sentence that says so.

In: the catalogue. Out: facets (data), rows (one per publication), and listings: the rows of a choice with its
sentence. ``overrides/assets/js/finder/`` does the same in the browser.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from publishing.site.finder.entries import Row, listed_rows, rows
from publishing.site.finder.facets import UNDATED, Choice, Facet, Option, counts, facets, matches
from publishing.site.finder.sentence import order_words, sentence, subject

__all__ = [
    "AT_ONCE",
    "UNDATED",
    "Choice",
    "Facet",
    "Finder",
    "Listing",
    "Option",
    "Row",
    "counts",
    "facets",
    "finder",
    "listed_rows",
    "listing",
    "matches",
    "order_words",
    "rows",
    "sentence",
    "subject",
    "told",
]


AT_ONCE = 100  # publications on one page, where no script brings them as they are needed


@dataclass(frozen=True)
class Listing:
    """The rows of a choice, in an order, with the sentence that says what they are.

    ``heading`` is the sentence without the order.
    """

    rows: tuple[Row, ...]
    sentence: str
    heading: str = ""


def listing(all_rows: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """What a choice gives, specimens and what is no longer in force left out, newest first."""
    return told((row for row in listed_rows(all_rows) if matches(row, choice)), choice, all_facets)


def told(chosen: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """The rows that a choice gives, with their sentence."""
    found = tuple(chosen)
    heading = sentence(found, choice, all_facets)
    return Listing(found, sentence(found, choice, all_facets, order=order_words(found)), heading)


@dataclass(frozen=True)
class Finder:
    """What the finder's page shows: ``everything`` without any choice, and ``data`` for its script."""

    everything: Listing
    data: Mapping[str, Any]
    at_once: int = AT_ONCE

    @property
    def first(self) -> tuple[Row, ...]:
        """The first page of everything."""
        return self.everything.rows[:AT_ONCE]


def finder(all_rows: Sequence[Row], all_facets: Sequence[Facet]) -> Finder:
    """The finder's page."""
    return Finder(listing(all_rows, {}, all_facets), {"facets": [asdict(facet) for facet in all_facets]})
