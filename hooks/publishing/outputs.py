"""Everything that the site holds beside its pages.

In: the pages, how things are drawn, and what makes files to take away. Out: ``Output``s, each an address and a content.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from publishing import documents, search
from publishing.downloads import Downloads, Workshop, downloads
from publishing.open_data import Data
from publishing.pages import Pages
from publishing.take_away import TakeAway
from publishing.theme import Drawing

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!.*@license).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Output:
    """A file of the site: ``address`` from the site's root."""

    address: str
    content: str | bytes


@dataclass(frozen=True)
class Outputs:
    """All outputs; the address of the search index's root, which the finder's page names; what pages offer to take away;
    the open data; the tables of lists.
    """

    files: tuple[Output, ...]
    search_root: str
    downloads: Downloads
    data: Data
    lists: TakeAway


def outputs(pages: Pages, drawing: Drawing, workshop: Workshop, read: Callable[[str], bytes], lunr: str) -> Outputs:
    """Every file that is no page. ``read`` gives the content of a file of ``docs/``; ``lunr`` is the text of lunr.js."""
    index = list(_index(pages, drawing))
    root = next(output.address for output in index if output.address.startswith("search/root-"))
    taken = _downloads(pages, drawing, workshop, read)
    data = Data(pages.publication.catalogue, drawing.site_url, pages.updated)
    lists = TakeAway(pages, drawing.site_url)
    files = (Output(address, content) for address, content in taken.files.items())
    tables = (Output(address, text) for address, text in (*data.files.items(), *lists.files.items()))
    return Outputs((*index, *files, *tables, Output("assets/js/lunr.js", as_module(lunr))), root, taken, data, lists)


def _index(pages: Pages, drawing: Drawing) -> Iterator[Output]:
    publication = pages.publication
    index = search.Index(
        documents=search.documents(publication, pages.rows),
        facets=pages.facets,
        archived_before=date.fromisoformat(publication.settings.archived_before),
        card=lambda document: drawing.card(document.row) if document.row else "",
    )
    files = dict(index.files())  # texts that are alike stand in one file
    yield from (Output(address, content) for address, content in files.items())


def _downloads(pages: Pages, drawing: Drawing, workshop: Workshop, read: Callable[[str], bytes]) -> Downloads:
    """What can be taken away; nothing where the settings say so."""
    if not pages.publication.settings.downloads:
        return Downloads({}, {})
    found = documents.documents(pages, drawing.document, read, drawing.site_url)
    return downloads(pages, found, drawing.site_url, workshop)


def as_module(lunr: str) -> str:
    """lunr.js as an ES module, without its comments but for the licence. (Imported as it is, it throws.)"""
    code = _COMMENT.sub("", lunr)
    return f"const module = {{ exports: {{}} }};\nconst exports = module.exports;\n{code}\nexport default module.exports;\n"
