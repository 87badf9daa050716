"""Kinds of output of public files, as an editor calls it.

In: an address on the site. Out: its kind, and the group in which publication day lists it.
"""

import re
from typing import NamedTuple

from publishing.commands.embargo_check.readable import INSIDE


class Kind(NamedTuple):
    """A kind of output; ``group`` takes several kinds together."""

    name: str
    group: str


_KINDS = (  # the first that matches counts
    (r"(.*/)?published/\w+\.txt$", Kind("inventory", "inventories")),
    (r"sitemap\.xml", Kind("sitemap", "feeds and sitemap")),
    (r"(.*/)?feed\.xml", Kind("feed", "feeds and sitemap")),
    (r"search/.*\bcards-", Kind("search card", "search")),
    (r"search/.*\b(shards|terms)-", Kind("search terms", "search")),
    (r"search/.*\btext-", Kind("search text", "search")),
    (r"search/", Kind("search figures", "search")),
    (r"findings/pieces/", Kind("finding", "data")),
    (r".*\.csv\b", Kind("CSV", "data")),
    (r".*\.(bib|ris)$|publications/pieces/", Kind("citations", "data")),
    (r".*\.json(ld)?\b", Kind("data", "data")),
    (r".*\.pdf$", Kind("PDF", "downloads")),
    (r".*\.docx$", Kind("Word file", "downloads")),
    (r".*\.epub$", Kind("EPUB", "downloads")),
    (r".*\.(pptx|odp)$", Kind("slides", "downloads")),
    (r".*\.(xlsx|ods)$", Kind("workbook", "downloads")),
    (r".*\.zip$", Kind("ZIP", "downloads")),
    (r"publications/.*\.html", Kind("list", "lists")),
    (r".*\.html", Kind("page", "pages")),
    (r"", Kind("file", "other files")),
)
GROUPS = ("pages", "lists", "search", "feeds and sitemap", "data", "downloads", "inventories", "other files")


def kind_of(address: str) -> Kind:
    """The kind of the output at an address; what is inside of another is of that one's kind."""
    outer = address.partition(INSIDE)[0]
    return next(kind for pattern, kind in _KINDS if re.match(pattern, outer))
