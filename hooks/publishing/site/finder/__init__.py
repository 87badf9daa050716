"""The finder: facets, rows, and the sentence that says what a choice gives.

In: the catalogue. Out: facets (data), rows (one per publication), and listings: the rows of a choice with its
sentence. ``overrides/assets/js/finder/`` does the same in the browser.

    facet < registry < entries < facets < sentence
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from publishing.content.models import Profile
from publishing.site.finder.entries import Row, listed_rows, rows
from publishing.site.finder.facet import REPORT, Facet, ListGroup, Option
from publishing.site.finder.facets import UNDATED, Choice, counts, facets, matches
from publishing.site.finder.registry import UNIT, facet_of, list_groups, list_keys, publications, years_after
from publishing.site.finder.sentence import order_words, sentence, subject

__all__ = [
    "AT_ONCE",
    "REPORT",
    "UNDATED",
    "UNIT",
    "Choice",
    "Facet",
    "Finder",
    "ListGroup",
    "Listing",
    "Option",
    "Row",
    "counts",
    "facet_of",
    "facets",
    "finder",
    "list_keys",
    "listed_rows",
    "listing",
    "listing_of",
    "matches",
    "order_words",
    "publications",
    "rows",
    "sentence",
    "subject",
]


AT_ONCE = 100  # publications on one page, where no script brings them as they are needed


class ListedPage(Protocol):
    """A page that lists the reports of a choice."""

    @property
    def choice(self) -> Choice:
        """The choice, by facet."""

    @property
    def listing(self) -> "Listing":
        """The rows that fit it."""


@dataclass(frozen=True)
class Listing:
    """The rows of a choice, in an order, with the sentence that says what they are.

    ``heading`` is the sentence without the order.
    """

    rows: tuple[Row, ...]
    sentence: str
    heading: str = ""


def listing(all_rows: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """Return the rows of a choice, specimens and what is no longer in force left out, newest first."""
    return listing_of((row for row in listed_rows(all_rows) if matches(row, choice)), choice, all_facets)


def listing_of(chosen: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """Return the rows that a choice gives, with their sentence."""
    found = tuple(chosen)
    heading = sentence(found, choice, all_facets)
    return Listing(found, sentence(found, choice, all_facets, order=order_words(found)), heading)


@dataclass(frozen=True)
class Finder:
    """The finder's page: ``everything`` without any choice, ``facets`` for its form, and ``data`` for its script."""

    everything: Listing
    facets: tuple[Facet, ...]
    at_once: int = AT_ONCE
    undated: str = UNDATED
    years_after: str = ""
    groups: tuple[ListGroup, ...] = ()

    @property
    def data(self) -> Mapping[str, Any]:
        """The facets for the finder's script."""
        return {"facets": [facet.data for facet in self.facets]}

    @property
    def first(self) -> tuple[Row, ...]:
        """The first page of everything."""
        return self.everything.rows[:AT_ONCE]

    def list_groups(self, lists: Iterable[ListedPage]) -> Iterator[tuple[str, list[ListedPage]]]:
        """Group list pages for the page: a title, and the pages of each group that has one with a row."""
        pages = [page for page in lists if page.listing.rows]
        for group in self.groups:
            if own := [page for page in pages if tuple(page.choice) == group.keys]:
                yield group.title, own


def finder(all_rows: Sequence[Row], all_facets: Sequence[Facet], profile: Profile) -> Finder:
    """Return the finder's page."""
    after, groups = years_after(profile), list_groups(profile)
    return Finder(listing(all_rows, {}, all_facets), tuple(all_facets), years_after=after, groups=groups)
