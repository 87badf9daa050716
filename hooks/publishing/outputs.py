"""Everything that the site holds beside its pages.

In: the pages. Out: ``Output``s, each an address and a content; and what templates and MkDocs ask for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publishing import finder, problems, records, scale, search
from publishing.addresses import address_of
from publishing.hosts import host_of, is_on
from publishing.pages import Pages
from publishing.rendering import Heading


@dataclass(frozen=True)
class Output:
    """A file of the site: ``address`` from the site's root."""

    address: str
    content: str


def outputs(pages: Pages, lunr: str) -> Iterator[Output]:
    """Every file that is no page. ``lunr`` is the text of lunr.js."""
    yield from (Output(address, content) for address, content in search.files(pages.publication))
    yield Output("assets/js/lunr.js", lunr)


def template_globals(pages: Pages) -> Mapping[str, Any]:
    """What every template can name."""
    return {
        "pages": pages,
        "catalogue": pages.publication.catalogue,
        "settings": pages.publication.settings,
        "address_of": address_of,
        "finder": finder.finder(pages.rows, pages.facets),
        "host_of": host_of,
        "is_on": is_on,
        "joined": problems.joined,
        "Basis": records.Basis,
        "Confidence": records.Confidence,
        "Existence": records.Existence,
        "Grade": scale.Grade,
        "Kind": records.Kind,
        "Status": records.Status,
    }


def toc_tokens(headings: Iterable[Heading]) -> list[dict[str, Any]]:
    """Headings nested by level, as MkDocs wants them for a page's contents."""
    top: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": heading.title, "children": []}
        while open_ and open_[-1]["level"] >= heading.level:
            open_.pop()
        (open_[-1]["children"] if open_ else top).append(token)
        open_.append(token)
    return top
