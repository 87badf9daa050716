"""Everything that the site holds beside its pages.

In: the pages, and how a card is drawn. Out: ``Output``s, each an address and a content.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from publishing import search
from publishing.finder import Row
from publishing.pages import Pages

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!.*@license).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Output:
    """A file of the site: ``address`` from the site's root."""

    address: str
    content: str


@dataclass(frozen=True)
class Outputs:
    """All outputs, and the address of the search index's root, which the finder's page names."""

    files: tuple[Output, ...]
    search_root: str


def outputs(pages: Pages, card: Callable[[Row], str], lunr: str) -> Outputs:
    """Every file that is no page. ``card`` draws a publication in the list; ``lunr`` is the text of lunr.js."""
    publication = pages.publication
    index = search.Index(
        documents=search.documents(publication, pages.rows),
        facets=pages.facets,
        archived_before=date.fromisoformat(publication.settings.archived_before),
        card=lambda document: card(document.row) if document.row else "",
    )
    found = [Output(address, content) for address, content in index.files()]
    root = next(output.address for output in found if output.address.startswith("search/root-"))
    return Outputs((*found, Output("assets/js/lunr.js", as_module(lunr))), root)


def as_module(lunr: str) -> str:
    """lunr.js as an ES module, without its comments but for the licence. (Imported as it is, it throws.)"""
    code = _COMMENT.sub("", lunr)
    return f"const module = {{ exports: {{}} }};\nconst exports = module.exports;\n{code}\nexport default module.exports;\n"
