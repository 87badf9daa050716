"""Metadata of pages, for programs that read nothing else of them.

In: a page, the steps that lead to it, the files that it offers. Out: meta tags (Highwire's, Dublin Core's) and a graph in
the words of schema.org, as data; ``overrides/components/meta.html`` writes them.

A catalogue record never passes for the report: it is a work of this site about a report of the inspectorate's, and names
no PDF as the report's. A date stands only where a source states it, as precisely as it is stated. What is made up, and
what was taken down, says nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from publishing.base.media_types import PublicFile
from publishing.content.models import Layout
from publishing.data.citations import Citable, citation_of
from publishing.data.metadata.graph import Graph, Node
from publishing.data.metadata.tags import Tag, tags
from publishing.site.pages import Pages, View

__all__ = ["Metadata", "Tag"]

_FINDER = f"{Layout.FINDER.value}.html"


@dataclass(frozen=True)
class Metadata:
    """The metadata of every page.

    ``offered`` gives the files that the page at an address offers; ``site_url`` ends in a slash.
    """

    pages: Pages
    offered: Callable[[str], Sequence[PublicFile]]
    site_url: str

    def tags(self, view: View) -> tuple[Tag, ...]:
        """List the tags by which reference managers and search engines cite a page; none where it is not a publication."""
        if not (view.indexed and isinstance(view.record, Citable)):
            return ()
        citation = citation_of(view.record, self.pages.publication.settings, self.site_url)
        pdfs = [f"{self.site_url}{file.address}" for file in self.offered(view.address) if file.format == "PDF"]
        return tuple(tags(view.record, citation, pdfs))

    def graph(self, view: View, steps: Iterable[tuple[str, str]], site_name: str) -> Node:
        """Describe a page as JSON-LD. ``steps`` are name and address of each page between home and this one."""
        graph = Graph(self.pages.publication.catalogue, self.pages.publication.settings, self.site_url, site_name)
        nodes: list[Node] = []
        if view.indexed and not view.address:
            nodes += graph.site(view, self._finder)
        elif view.indexed:
            nodes.append(graph.trail(view, steps))
        if view.indexed and isinstance(view.record, Citable):
            nodes.append(graph.publication(view.record, self.offered(view.address)))
        return {"@context": "https://schema.org", "@graph": nodes} if nodes else {}

    @property
    def _finder(self) -> View | None:
        """The page that searches the site, on a site that has one."""
        return next((view for view in self.pages.views.values() if view.template == _FINDER), None)
