"""Every file of the site.

In: the pages, how things are drawn, and an executor that makes files. Out: each file by its address.

    texts of documents, cards, what records alone shape     at once, on all cores
    files to take away                                      pages name their sizes
    postings, which the search index is made of
    pages, the search index                                 at once
    the pages that name the index                           last
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from publishing import search
from publishing.base import tokens
from publishing.base.problems import Problem, PublishingError
from publishing.base.urls import is_built
from publishing.base.zips import gzipped
from publishing.build.templates import Drawing
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Executor, Task
from publishing.data.citations.files import Citing
from publishing.data.feeds import Feeds
from publishing.data.list_exports import TakeAway
from publishing.data.metadata import Metadata
from publishing.data.tables import Data
from publishing.documents import model
from publishing.documents.downloads import Downloads, downloads
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!.*@license).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
Files = dict[str, SiteFile]
_Maker = Data | TakeAway | Feeds | Citing


@dataclass(frozen=True)
class Outputs:
    """All files by address, and the inventory of addresses, as it would be after this build."""

    files: Mapping[str, SiteFile]
    inventory: str


def outputs(pages: Pages, drawing: Drawing, executor: Executor, read: Callable[[str], bytes], lunr: str) -> Outputs:
    """Make everything. ``read`` gives the content of a file of ``docs/``; ``lunr`` is the text of lunr.js.

    ``PublishingError`` names every address that was published and is gone.
    """
    found = search.documents(pages.publication, pages.rows)
    makers = _makers(pages, drawing.site_url)
    of_records, analysed, cards = executor.run_all(
        [_of_records(pages, makers), search.texts(found), drawing.cards(pages.rows)]
    )
    for maker, files in zip(makers, of_records, strict=True):
        vars(maker)["files"] = files  # a cached property: nothing makes them again
    taken = _downloads(pages, drawing, executor, read)
    drawing.have(zip(pages.rows, cards, strict=True))
    _tell(drawing, makers, Metadata(pages, taken.of, drawing.site_url))
    before = date.fromisoformat(pages.publication.settings.archived_before)
    index = search.Index(found, analysed, pages.facets, before, {row.address: drawing.card(row) for row in pages.rows})
    indexed, drawn = _drawn(pages, drawing, executor, index)
    made = {address: file for files in (indexed, taken.files, *of_records) for address, file in files.items()}
    made["assets/js/lunr.js"] = SiteFile.from_content(as_module(lunr))
    made |= {address: SiteFile.from_content(text) for address, text in tokens.site_files().items()}
    sitemap = drawing.sitemap().encode()
    made |= {"sitemap.xml": SiteFile.from_content(sitemap), "sitemap.xml.gz": SiteFile.from_content(gzipped(sitemap))}
    _hold_to_addresses(made)
    moved, noted = _lasting(pages, drawing, made, read)
    own = {file: SiteFile.from_content(read(file)) for file in pages.publication.files if not file.endswith(".md")}
    return Outputs(executor.stored(_apart({**made, **moved, **drawn}, own)), noted)


def _hold_to_addresses(made: Iterable[str]) -> None:
    """Nothing is written where a file of ``docs/`` could stand."""
    if loose := [address for address in made if not is_built(address)]:
        raise AssertionError(f"{', '.join(loose)}: urls.BUILT has to name where the build writes")


def _apart(made: Files, own: Files) -> Files:
    """All files: those that the build made, and those of ``docs/``, which the gate has kept apart."""
    if both := sorted(own.keys() & made.keys()):
        found = "one at which the build writes a file of its own"
        raise PublishingError(Problem(file, 1, "", "an address of its own", found) for file in both)
    return {**made, **own}


def _tell(drawing: Drawing, makers: tuple[Data, TakeAway, Feeds, Citing], metadata: Metadata) -> None:
    """Tell the templates what pages offer and say of themselves."""
    data, lists, feeds, citing = makers
    drawing.tell(data=data, table_of=lists.of, feeds=feeds, cited=citing.of)
    drawing.tell(downloads_of=metadata.offered, metadata=metadata)


def _drawn(pages: Pages, drawing: Drawing, executor: Executor, index: search.Index) -> tuple[Files, Files]:
    """The files of the index, and every page: those that name the index once it is there."""
    views = pages.views.values()
    first, last = ([view for view in views if view.names_index is late] for late in (False, True))
    (blocks,) = executor.run_all([index.blocks])
    segments, drawn = executor.run_all([index.segments(blocks), drawing.pages(first)])
    indexed = index.files(segments)
    drawing.tell(search_root=next(address for address in indexed if address.startswith("search/root-")))
    drawn += executor.run_all([drawing.pages(last)])[0]
    return indexed, {f"{view.address}index.html": file for view, file in zip((*first, *last), drawn, strict=True)}


def _lasting(pages: Pages, drawing: Drawing, made: Files, read: Callable[[str], bytes]) -> tuple[Files, str]:
    """What stands at addresses of things that moved, and the new inventory. ``made`` are all files that are no pages."""
    lasting = Lasting(pages, made.keys())
    lasting.check()
    copies = {
        old: made[new] if new in made else SiteFile.from_content(read(new)) for old, new in lasting.copies.items()
    }
    led = {
        f"{old}index.html": SiteFile.from_content(drawing.redirect(old, to)) for old, to in lasting.redirects.items()
    }
    return {**copies, **led}, lasting.inventory


def _makers(pages: Pages, site_url: str) -> tuple[Data, TakeAway, Feeds, Citing]:
    """What makes files of records alone."""
    data = Data(pages.publication.catalogue, site_url, pages.updated)
    return data, TakeAway(pages, site_url), Feeds(pages, site_url), Citing(pages, site_url)


def _of_records(pages: Pages, makers: Iterable[_Maker]) -> Task[Files]:
    """The files of makers that look at records alone, made once for the same records."""
    names = [f"{type(one).__name__} {one.site_url} {pages.shape}" for one in makers]
    return Task("files of records", _files_of, tuple(makers), names, batch=1)


def _files_of(maker: _Maker) -> Files:
    return {address: SiteFile.from_content(content) for address, content in maker.files.items()}


def _downloads(pages: Pages, drawing: Drawing, executor: Executor, read: Callable[[str], bytes]) -> Downloads:
    """What can be taken away; nothing where the settings say so."""
    if not pages.publication.settings.downloads:
        return Downloads({}, {})
    found = model.documents(pages, drawing.document, read, drawing.site_url)
    return downloads(pages, found, drawing.site_url, executor, read)


def as_module(lunr: str) -> str:
    """lunr.js as an ES module, without its comments but for the licence. (Imported as it is, it throws.)"""
    code = _COMMENT.sub("", lunr)
    return f"const module = {{ exports: {{}} }};\nconst exports = module.exports;\n{code}\nexport default module.exports;\n"
