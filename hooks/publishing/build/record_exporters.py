"""The protocol of exporters, and those whose files follow from records alone.

In: the site. Out: files by address, in the cache for the same records.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from publishing.build.site import Files, Site
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.cache.steps import Steps
from publishing.content.models import PartName
from publishing.data.citations.files import Citing
from publishing.data.feeds import Feeds
from publishing.data.finding_exports import FindingExports
from publishing.data.list_exports import TakeAway
from publishing.data.tables import Data
from publishing.site.finding_lists import PIECES
from publishing.site.pages import Pages

Names = Mapping[str, Any]
_Records = Data | TakeAway | Feeds | Citing | FindingExports


class Exporter(Protocol):
    """A writer of files of the site; each build has a new one."""

    reserved: ClassVar[bool]  # it writes only where no file of docs/ may stand

    def tasks(self, site: Site) -> Steps[Files]:
        """Yield tasks, receive the results of each, and return the files by address."""

    def names(self) -> Names:
        """Return what later stages may ask for once the files are there."""


class BaseExporter(ABC):
    """An exporter of which nobody need know anything later."""

    reserved: ClassVar[bool] = True

    @abstractmethod
    def tasks(self, site: Site) -> Steps[Files]:
        """Yield tasks, receive the results of each, and return the files by address."""

    def names(self) -> Names:
        """Return no names."""
        return {}


class FilesExporter(BaseExporter):
    """An exporter without tasks of its own."""

    def tasks(self, site: Site) -> Steps[Files]:
        """Return the files; nothing is left to others."""
        yield from ()
        return dict(self.files(site))

    @abstractmethod
    def files(self, site: Site) -> Files:
        """Return the files by address."""


class _FromRecords(BaseExporter):
    """Files that follow from records alone, without the words of reports."""

    kind: ClassVar[type[_Records]]

    def tasks(self, site: Site) -> Steps[Files]:
        """Have all files written in one call."""
        ((files,),) = yield [Task("files of records", _write, [(self.kind, site.url)], (site.pages,))]
        self.records = _new(site.pages, self.kind, site.url)
        vars(self.records)["files"] = files  # a cached property: nothing writes them again
        return dict(files)


def _write(pages: Pages, kind: type[_Records], site_url: str) -> Files:
    files = _new(pages, kind, site_url).files.items()
    return {address: SiteFile.from_content(content) for address, content in files}


def _new(pages: Pages, kind: type[_Records], site_url: str) -> Any:
    if issubclass(kind, Data):
        return kind(pages.publication.catalogue, site_url, pages.updated, pages.findings)
    return kind(pages, site_url)


class TablesExporter(_FromRecords):
    """Open data, as CSV and JSON."""

    kind = Data
    records: Data | None = None

    def tasks(self, site: Site) -> Steps[Files]:
        """Have the tables written, where the site has the part."""
        if PartName.OPEN_DATA not in site.pages.publication.profile.parts:
            return {}
        return (yield from super().tasks(site))

    def names(self) -> Names:
        """Offer the tables."""
        return {"data": self.records}


class ListExporter(_FromRecords):
    """The table of each list, and the pieces of what the finder saves."""

    kind = TakeAway

    def names(self) -> Names:
        """Offer the table of a list."""
        return {"table_of": self.records.table_file}


class FeedExporter(_FromRecords):
    """A feed of everything, and one of each list."""

    kind = Feeds

    def names(self) -> Names:
        """Offer the feeds."""
        return {"feeds": self.records}


class CitationExporter(_FromRecords):
    """Citations beside each publication, and each report as data."""

    kind = Citing

    def names(self) -> Names:
        """Offer how a record is cited."""
        return {"cited": self.records.cited}


class FindingListExporter(_FromRecords):
    """The files of each list of findings."""

    kind = FindingExports

    def tasks(self, site: Site) -> Steps[Files]:
        """Have the files written; the pieces among them get their names later, when there are more."""
        files = yield from super().tasks(site)
        self.pieces = {address: file for address, file in files.items() if address.startswith(PIECES)}
        return {address: file for address, file in files.items() if address not in self.pieces}

    def names(self) -> Names:
        """Offer the files of a list of findings, and the pieces."""
        return {"findings_of": self.records.files_of, "pieces_of_findings": self.pieces}
