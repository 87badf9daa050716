"""Everything that the site holds beside its pages.

In: the pages. Out: ``Output``s, each an address and a content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing import search
from publishing.pages import Pages


@dataclass(frozen=True)
class Output:
    """A file of the site: ``address`` from the site's root."""

    address: str
    content: str


def outputs(pages: Pages, lunr: str) -> Iterator[Output]:
    """Every file that is no page. ``lunr`` is the text of lunr.js."""
    yield from (Output(address, content) for address, content in search.files(pages.publication))
    yield Output("assets/js/lunr.js", lunr)
