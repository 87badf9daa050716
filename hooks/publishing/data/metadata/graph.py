"""A page in the words of schema.org (https://schema.org/docs/full.html), as JSON-LD has them.

In: records, the owner's settings, the site's own address and name. Out: nodes, to be put into one graph. What is not known
is not said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publishing.base.hosts import is_on
from publishing.base.media_types import PublicFile
from publishing.base.settings import Settings
from publishing.content.catalogue import Catalogue
from publishing.content.models import Chapter, Existence, Framework, Guidance, Report, Status, Template
from publishing.data.citations import Citable, Citation, citation_of
from publishing.data.metadata.tags import LANGUAGE, issued
from publishing.site.pages import View

Node = Mapping[str, Any]
CATALOGUE_RECORD = "Catalogue record"


@dataclass(frozen=True)
class Graph:
    """Makes nodes. ``site_url`` ends in a slash."""

    catalogue: Catalogue
    settings: Settings
    site_url: str
    site_name: str

    def site(self, home: View, finder: View | None) -> list[Node]:
        """The site and who runs it, as its home page says them; how to search it, if a page does."""
        site = _node(
            "WebSite",
            {"@id": f"{self.site_url}#site"},
            url=self.site_url,
            name=self.site_name,
            description=home.summary,
            inLanguage=LANGUAGE,
            publisher={"@id": self._owner["@id"]},
            potentialAction=self._search(finder) if finder else None,
        )
        return [site, _node("Organization", self._owner, url=self.site_url, email=self.settings.contact)]

    def _search(self, finder: View) -> Node:
        """Describe the search of the site (https://developers.google.com/search/docs/appearance/structured-data/sitelinks-searchbox)."""
        pattern = f"{self.site_url}{finder.address}?q={{search_term_string}}"
        target = _node("EntryPoint", urlTemplate=pattern)
        return _node("SearchAction", {"query-input": "required name=search_term_string"}, target=target)

    def trail(self, view: View, steps: Iterable[tuple[str, str]]) -> Node:
        """The way from home to a page."""
        name = getattr(view.record, "title", view.title)
        return {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": f"{self.site_url}{address}"}
            for number, (name, address) in enumerate([("Home", ""), *steps, (name, view.address)], start=1)
        ]}  # fmt: skip

    def publication(self, record: Citable, offered: Iterable[PublicFile]) -> Node:
        """A publication. ``offered`` are the files that its page offers."""
        citation = citation_of(record, self.settings, self.site_url)
        files = [self._file(file) for file in offered if file.format == "PDF"]  # others are forms to fill in
        if isinstance(record, Chapter):
            return self._chapter(record, citation)
        if isinstance(record, Template):
            return self._page(record, citation, "DigitalDocument", version=record.version, encoding=files,
                              dateModified=str(record.updated))  # fmt: skip
        if isinstance(record, Guidance):
            return self._page(record, citation, "CreativeWork", dateModified=str(record.updated))
        if isinstance(record, Report) and (record.full_text or self.settings.own_voice):
            return self._full_text(record, citation, files)
        if self.settings.own_voice:
            return self._page(record, citation, "CreativeWork", **self._facts(record, citation), publisher=self._owner,
                              dateModified=str(record.updated), encoding=files)  # fmt: skip
        return self._catalogue_record(record, citation, files)

    def _chapter(self, chapter: Chapter, citation: Citation) -> Node:
        url = f"{self.site_url}handbook/"
        handbook = _node("Book", name=citation.within, url=url, bookEdition=chapter.edition, author=self._owner)
        return self._page(chapter, citation, "Chapter", dateModified=str(chapter.updated), isPartOf=handbook)

    def _full_text(self, report: Report, citation: Citation, files: list[Node]) -> Node:
        changed = str(report.revised) if report.revised else None
        return self._page(report, citation, "Report", **self._facts(report, citation), publisher=self._owner,
                          dateModified=changed, encoding=files)  # fmt: skip

    def _catalogue_record(self, record: Report | Framework, citation: Citation, files: list[Node]) -> Node:
        """A work of this site's about a work of the inspectorate's, of which it may not be known whether there is one."""
        official = self._official(record)
        about = _node(
            "Report" if isinstance(record, Report) else "CreativeWork",
            name=citation.title,
            author=_organization(citation.author),
            url=official[0] if official else None,
            **self._facts(record, citation),
        )
        only_named = isinstance(record, Report) and record.existence is Existence.NAMED_ONLY
        return self._page(
            record,
            citation,
            "CreativeWork",
            name=f"{CATALOGUE_RECORD}: {citation.title}",
            genre=CATALOGUE_RECORD,
            datePublished=str(record.added) if isinstance(record, Report) else None,
            dateModified=str(record.updated),
            about=None if only_named else about,
            encoding=files,
        )

    def _page(self, record: Citable, citation: Citation, kind: str, **more: Any) -> Node:
        """Describe a publication as a page of this site."""
        official = self._official(record)
        facts = {
            "name": citation.title,
            "author": self._owner,
            "description": record.summary,
            "inLanguage": LANGUAGE,
            "isBasedOn": [{"@id": source} for source in official],
            "citation": [{"@id": source} for source in record.sources if source not in official],
        }
        return _node(kind, {"@id": citation.url, "url": citation.url}, **{**facts, **more})

    def _facts(self, record: Report | Framework, citation: Citation) -> Node:
        """List the known facts of the work itself, wherever its text stands."""
        facts = {
            "datePublished": issued(record, citation.issued),
            "genre": citation.genre,
            "creativeWorkStatus": "" if record.status is Status.PUBLISHED else record.status.value.capitalize(),
        }
        if isinstance(record, Framework):
            return {**facts, "version": record.edition}
        area = self.catalogue.partnerships.get(record.partnership or "")
        place = _node("AdministrativeArea", name=area.name, identifier=area.code) if area else None
        return {**facts, "spatialCoverage": place}

    def _official(self, record: Citable) -> list[str]:
        """The sources on the inspectorate's own pages."""
        return [source for source in record.sources if is_on(source, self.settings.inspectorate_hosts)]

    def _file(self, file: PublicFile) -> Node:
        url = f"{self.site_url}{file.address}"
        return _node("MediaObject", name=f"{file.title} ({file.format})", contentUrl=url,
                     encodingFormat=file.media_type, contentSize=f"{file.size} B")  # fmt: skip

    @property
    def _owner(self) -> Node:
        name = self.settings.inspectorate if self.settings.own_voice else self.settings.owner
        return _organization(" ".join(name.split())) | {"@id": f"{self.site_url}#owner"}


def _organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _node(kind: str, first: Node = {}, **facts: Any) -> dict[str, Any]:  # noqa: B006 - never changed
    """A node, without what is not known."""
    return {**first, "@type": kind, **{name: value for name, value in facts.items() if value}}
