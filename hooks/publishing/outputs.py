"""Everything that the site holds beside its pages.

In: the pages, how things are drawn, and what makes files to take away. Out: ``Output``s, each an address and a content.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publishing import documents, search
from publishing.citing import Citing
from publishing.downloads import Downloads, downloads
from publishing.feeds import Feeds
from publishing.lasting import Lasting
from publishing.metadata import Metadata
from publishing.open_data import Data
from publishing.packed import Packed
from publishing.pages import Pages
from publishing.take_away import TakeAway
from publishing.theme import Drawing
from publishing.workshop import Workshop

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!.*@license).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Output:
    """A file of the site: ``address`` from the site's root."""

    address: str
    content: str | bytes | Packed


@dataclass(frozen=True)
class Outputs:
    """All outputs; the address of the search index's root, which the finder's page names; what pages offer to take away;
    the open data; the tables of lists; the feeds; how publications are cited; what pages say of themselves to programs; the
    ledger of addresses, as it would be after this build.
    """

    files: tuple[Output, ...]
    search_root: str
    downloads: Downloads
    data: Data
    lists: TakeAway
    feeds: Feeds
    citing: Citing
    metadata: Metadata
    ledger: str


def outputs(pages: Pages, drawing: Drawing, workshop: Workshop, read: Callable[[str], bytes], lunr: str) -> Outputs:
    """Every file that is no page. ``read`` gives the content of a file of ``docs/``; ``lunr`` is the text of lunr.js.

    ``PublishingError`` names every address that was published and is gone.
    """
    index = list(_index(pages, drawing, workshop))
    root = next(output.address for output in index if output.address.startswith("search/root-"))
    taken = _downloads(pages, drawing, workshop, read)
    data = Data(pages.publication.catalogue, drawing.site_url, pages.updated)
    lists, feeds = TakeAway(pages, drawing.site_url), Feeds(pages, drawing.site_url)
    citing, metadata = Citing(pages, drawing.site_url), Metadata(pages, taken, drawing.site_url)
    sorts = (taken.files, *_of_records(pages, workshop, data, lists, feeds, citing))
    made = (*index, *(Output(address, content) for files in sorts for address, content in files.items()))
    moved, noted = _kept(pages, made, drawing, read)
    all_files = (*made, *moved, Output("assets/js/lunr.js", as_module(lunr)))
    return Outputs(all_files, root, taken, data, lists, feeds, citing, metadata, noted)


def _of_records(
    pages: Pages, workshop: Workshop, *makers: Data | TakeAway | Feeds | Citing
) -> Iterator[Mapping[str, str | bytes]]:
    """The files of makers that look at records alone, made once for the same records."""
    names = [f"{type(one).__name__} {one.site_url} {pages.shape}" for one in makers]
    found = workshop.make("files of records", lambda one: one.files, makers, names, batch=len(makers))
    for one, files in zip(makers, found, strict=True):
        vars(one)["files"] = files  # a cached property: nothing makes them again
        yield files


def _kept(
    pages: Pages, made: Iterable[Output], drawing: Drawing, read: Callable[[str], bytes]
) -> tuple[list[Output], str]:
    """What stands at addresses of things that moved, and the new ledger."""
    contents = {output.address: output.content for output in made}
    lasting = Lasting(pages, contents.keys())
    lasting.check()
    moved = [Output(f"{old}index.html", drawing.redirect(old, to)) for old, to in lasting.redirects.items()]
    copies = [Output(old, contents[new] if new in contents else read(new)) for old, new in lasting.copies.items()]
    return [*moved, *copies], lasting.ledger


def _index(pages: Pages, drawing: Drawing, workshop: Workshop) -> Iterator[Output]:
    publication = pages.publication
    index = search.Index(
        documents=search.documents(publication, pages.rows),
        facets=pages.facets,
        archived_before=date.fromisoformat(publication.settings.archived_before),
        card=lambda document: drawing.card(document.row) if document.row else "",
        workshop=workshop,
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
