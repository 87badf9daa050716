"""Exporters: everything that writes files of the site, each in the same way.

``tasks`` is a generator: it yields tasks, gets the results of each, and returns its files. ``names`` is what later stages
may then ask for, templates among them. An exporter sees the files and names of the stages before its own.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from publishing import search
from publishing.base.media_types import PublicFile
from publishing.base.problems import Problem, PublishingError
from publishing.base.tokens.icon import ICON, icon
from publishing.base.urls import address_of
from publishing.base.zips import gzipped
from publishing.build import theme
from publishing.build.evidence_exporter import EvidenceExporter
from publishing.build.finding_exporter import FindingPieceExporter
from publishing.build.lunr import as_module
from publishing.build.record_exporters import (
    BaseExporter,
    CitationExporter,
    Exporter,
    FeedExporter,
    FilesExporter,
    FindingListExporter,
    ListExporter,
    Names,
    TablesExporter,
)
from publishing.build.site import Files, Site
from publishing.build.templates import draw_cards, draw_page
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.cache.steps import Steps
from publishing.content.models import Layout
from publishing.documents import model
from publishing.documents.downloads import Downloads, download_steps
from publishing.search import forms
from publishing.site.pages import View
from publishing.site.permalink_checks import Lasting

__all__ = ["STAGES", "Exporter"]


class CardExporter(BaseExporter):
    """The card of each publication, which is in no file of its own."""

    def tasks(self, site: Site) -> Steps[Files]:
        """Have all cards drawn."""
        (cards,) = yield [draw_cards(site.templates)]
        self.cards = {row.address: card for row, card in zip(site.pages.rows, cards, strict=True)}
        return {}

    def names(self) -> Names:
        """Offer the cards."""
        return {"cards": self.cards}


class DownloadExporter(BaseExporter):
    """PDFs, Word files, workbooks and ZIPs; none where the settings say so."""

    downloads = Downloads({}, {})

    def tasks(self, site: Site) -> Steps[Files]:
        """Draw the words of all documents, and have the files made."""
        if site.pages.publication.settings.downloads:
            documents = model.documents(site.pages, site.templates.document, site.read, site.url)
            self.downloads = yield from download_steps(site.pages, documents, site.url, site.read)
        return dict(self.downloads.files)

    def names(self) -> Names:
        """Offer what each page offers."""
        return {"downloads": self.downloads}


class IndexExporter(BaseExporter):
    """The search index."""

    def tasks(self, site: Site) -> Steps[Files]:
        """Have texts analysed, postings coded, and segments written."""
        publication, pages = site.pages.publication, site.pages
        before = date.fromisoformat(publication.settings.archived_before)
        cards = {row.address: str(site.templates.card(row)) for row in pages.rows}
        documents = search.documents(publication, pages.rows)
        files = yield from search.index_steps(documents, pages.facets, before, cards)
        self.root = next(address for address in files if address.startswith("search/root-"))
        return files

    def names(self) -> Names:
        """Offer the root of the index."""
        return {"search_root": self.root}


class LexiconExporter(FilesExporter):
    """Names of pages, and meanings of the words of a question."""

    def files(self, site: Site) -> Files:
        """Return the two files."""
        files = search.lexicon_files(site.pages.publication, site.pages.facets)
        self.addresses = tuple(files)
        return files

    def names(self) -> Names:
        """Offer their addresses."""
        names, lexicon = self.addresses
        return {"search_names": names, "search_lexicon": lexicon}


class PageExporter(BaseExporter):
    """Every page but those that name the search index."""

    reserved = False
    late = False

    def tasks(self, site: Site) -> Steps[Files]:
        """Have the pages drawn."""
        views = [view for view in site.pages.views.values() if view.names_index is self.late]
        calls = [self._call(view, site) for view in views]
        (files,) = yield [Task("pages", draw_page, calls, (site.templates,))]
        return {f"{view.address}index.html": file for view, file in zip(views, files, strict=True)}

    def _call(self, view: View, site: Site) -> tuple[Any, ...]:
        offered: Downloads = site.offered["downloads"]
        downloads: Mapping[str, tuple[PublicFile, ...]] = {
            page: offered.for_page(page) for page in (*_above(view.address), *_gathered(view, site))
        }
        root = site.offered["search_root"] if self.late else ""
        return view.file, view.rendered, site.permalinks.old_anchors(view), downloads, root


class IndexPageExporter(PageExporter):
    """The pages that name the search index."""

    late = True


def _above(address: str) -> Iterator[str]:
    """An address, and those of the pages above it, whose downloads a page may offer too."""
    yield address
    while address:
        address = "".join(address.rstrip("/").rpartition("/")[:2])
        yield address


def _gathered(view: View, site: Site) -> Iterator[str]:
    """The addresses of the tools and letters whose downloads the page of the plan offers beside its own."""
    if getattr(view.record, "layout", None) is Layout.PLAN:
        catalogue = site.pages.publication.catalogue
        records = (*catalogue.tools.values(), *catalogue.publications("briefing").values())
        yield from (address_of(record.file) for record in records)


class SitemapExporter(FilesExporter):
    """The list of pages for search engines."""

    def files(self, site: Site) -> Files:
        """Return the sitemap, and the same compressed."""
        content = site.templates.sitemap().encode()
        files = {"sitemap.xml": content, "sitemap.xml.gz": gzipped(content)}
        return {address: SiteFile.from_content(content) for address, content in files.items()}


class ScriptExporter(FilesExporter):
    """Scripts that are no files of the theme: lunr.js, and the tables of how words are written."""

    def files(self, site: Site) -> Files:  # noqa: ARG002 - the protocol's
        """Return each as a module."""
        scripts = {"lunr": as_module(theme.lunr()), "search/forms": forms.as_module()}
        return {f"assets/js/{name}.js": SiteFile.from_content(text) for name, text in scripts.items()}


class PermalinkExporter(FilesExporter):
    """Redirects at the addresses of things that moved. ``PublishingError`` names all that was published and is gone."""

    reserved = False

    def files(self, site: Site) -> Files:
        """Return a page that leads on for each old page, and a copy for each old file."""
        pages = {f"{view.address}index.html" for view in site.pages.views.values()}
        permalinks = Lasting(site.pages, site.files.keys() - pages)
        permalinks.check()
        self.inventory = permalinks.inventory
        copies = {
            old: site.files.get(new) or SiteFile.from_content(site.read(new)) for old, new in permalinks.copies.items()
        }
        forwarding = {old: site.templates.redirect(old, to) for old, to in permalinks.redirects.items()}
        return {**copies, **{f"{old}index.html": SiteFile.from_content(text) for old, text in forwarding.items()}}

    def names(self) -> Names:
        """Offer the inventory of addresses, as it is with this build."""
        return {"inventory": self.inventory}


class ThemeExporter(FilesExporter):
    """Styles, scripts and pictures of the theme, and the page for addresses that are not there."""

    def files(self, site: Site) -> Files:
        """Return the files of the theme."""
        files = {**theme.assets(site.overrides), "404.html": site.templates.not_found().encode()}
        files[ICON] = icon(files[ICON], site.pages.publication.catalogue.vocabulary.palette)
        return {address: SiteFile.from_content(content) for address, content in files.items()}


class TokenExporter(FilesExporter):
    """The colours and faces of the brand: a style sheet and a mark."""

    def files(self, site: Site) -> Files:
        """Return the files that are written from tokens."""
        return {
            address: SiteFile.from_content(text)
            for address, text in site.pages.publication.catalogue.vocabulary.palette.site_files().items()
        }


class SourceFileExporter(FilesExporter):
    """The files of ``docs/`` that are no texts. ``PublishingError`` if one stands where the build writes."""

    reserved = False

    def files(self, site: Site) -> Files:
        """Return the files as they are."""
        own = [file for file in site.pages.publication.files if not file.endswith(".md")]
        if both := sorted(site.files.keys() & set(own)):
            found = "one at which the build writes a file of its own"
            raise PublishingError(Problem(file, 1, "", "an address of its own", found) for file in both)
        return {file: SiteFile.from_content(site.read(file)) for file in own}


STAGES: tuple[tuple[type[Exporter], ...], ...] = (
    (
        TablesExporter,
        ListExporter,
        FindingListExporter,
        EvidenceExporter,
        FeedExporter,
        CitationExporter,
        CardExporter,
        DownloadExporter,
        LexiconExporter,
    ),
    (IndexExporter, FindingPieceExporter, PageExporter, SitemapExporter, ScriptExporter),
    (IndexPageExporter,),
    (PermalinkExporter, ThemeExporter, TokenExporter),
    (SourceFileExporter,),
)
