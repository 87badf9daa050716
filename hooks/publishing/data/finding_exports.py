"""The findings of each list of the register, as a table to take away.

In: the pages, the site's own address. Out: files by address; the same records give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from publishing.cache.blobs import size_of
from publishing.content.findings import FoundItem
from publishing.data.tables import DataFile, csv_text
from publishing.data.tables.columns import for_site
from publishing.data.tables.findings import FINDINGS
from publishing.data.tables.table import Context, Table
from publishing.site.finding_lists import FindingList
from publishing.site.pages import Pages


@dataclass(frozen=True)
class FindingExports:
    """A table for each list. ``site_url`` ends in a slash."""

    pages: Pages
    site_url: str

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of every file by its address."""
        return {self._address(own): csv_text(self._table(own.items)) for own in self.pages.finding_lists.values()}

    def file_of(self, own: FindingList) -> DataFile:
        """Describe the table of a list, as a file."""
        address, whole = self._address(own), self.pages.finding_lists[own.folder]
        return DataFile(address, own.heading, size_of(self.files[address]), len(whole.items))

    def _table(self, items: tuple[FoundItem, ...]) -> Table:
        catalogue = self.pages.publication.catalogue
        return for_site(FINDINGS, catalogue).filled(items, Context(catalogue, self.site_url))

    @staticmethod
    def _address(own: FindingList) -> str:
        return f"{own.folder}findings.csv"
