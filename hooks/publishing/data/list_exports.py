"""Downloads of lists: a table beside each list, and each publication once in each format.

In: the pages, the site's own address. Out: ``TakeAway``: files by address, and the table of each list. The finder's
script puts the pieces of what it shows together (``overrides/assets/js/finder/takeaway.js``): nothing is worded or
escaped a second time there, and a publication is the same in every file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from publishing.base.urls import address_of
from publishing.cache.blobs import size_of
from publishing.content.models import PUBLICATIONS, Chapter, Framework, Guidance, Template
from publishing.data.citations import Citable, bibtex, citation_of, ris
from publishing.data.tables import Cell, Column, DataFile, Table, csv_text, reports
from publishing.data.tables.columns import REPORTS
from publishing.data.tables.site_tables import for_site
from publishing.data.tables.table import Context
from publishing.site.pages import Pages, View

FOLDER = "publications/pieces/"
_Guidance = Chapter | Template | Framework | Guidance
_SPECIMEN: Column[Any] = Column(
    "specimen", "Whether it is made up.", lambda record, _: record.specimen, "boolean", True
)


@dataclass(frozen=True)
class Pieces:
    """A format: ``entries`` is each publication by its page's address; the rest stands before, between and after them."""

    entries: Mapping[str, str]
    before: str = ""
    between: str = ""
    after: str = ""

    @property
    def fields(self) -> Mapping[str, object]:
        """The parts of a download by the names that the finder's script reads."""
        return {"of": self.entries, "before": self.before, "between": self.between, "after": self.after}


@dataclass(frozen=True)
class TakeAway:
    """All downloads of lists. ``site_url`` ends in a slash."""

    pages: Pages
    site_url: str

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of every file by its address."""
        tables = {f"{address}reports.csv": csv_text(table) for address, table in self._tables.items()}
        return {
            **tables,
            **{f"{FOLDER}{name}.json": f"{_json(pieces.fields)}\n" for name, pieces in self._pieces.items()},
        }

    def table_file(self, view: View) -> DataFile:
        """Describe the table of a list, as a file."""
        address, table = f"{view.address}reports.csv", self._tables[view.address]
        return DataFile(address, table.title, size_of(self.files[address]), len(table.rows))

    @cached_property
    def _tables(self) -> Mapping[str, Table]:
        """The table of each list, by the list's address."""
        rows = {row["id"]: row for row in self._reports.rows}
        return {
            view.address: replace(self._reports, rows=tuple(rows[row.id] for row in view.listing.rows))
            for view in self.pages.lists
            if view.listing
        }

    @cached_property
    def _reports(self) -> Table:
        """The table of all reports."""
        catalogue = self.pages.publication.catalogue
        return reports(catalogue, self.site_url, catalogue.reports.values())

    @property
    def _pieces(self) -> Mapping[str, Pieces]:
        """Each format by the ending of its files' names."""
        table = self._everything
        names = csv_text(replace(table, rows=()))
        lines = (csv_text(replace(table, rows=(row,))).removeprefix(names) for row in table.rows)
        settings = self.pages.publication.settings
        cited = [citation_of(record, settings, self.site_url) for record in self._records]
        return {
            "csv": Pieces(self._by_address(lines), before=names),
            "json": Pieces(self._by_address(_json(row) for row in table.rows), "[\n", ",\n", "\n]\n"),
            "bib": Pieces(self._by_address(map(bibtex, cited)), between="\n"),
            "ris": Pieces(self._by_address(map(ris, cited)), between="\r\n"),
        }

    def _by_address(self, texts: Iterable[str]) -> Mapping[str, str]:
        return dict(zip((address_of(record.file) for record in self._records), texts, strict=True))

    @property
    def _records(self) -> tuple[Citable, ...]:
        """Every publication that the finder may show."""
        return (*self.pages.publication.catalogue.reports.values(), *self._guidance)

    @property
    def _guidance(self) -> tuple[_Guidance, ...]:
        """Every publication that is no report, in the finder's order."""
        catalogue = self.pages.publication.catalogue
        records = (record for kind in PUBLICATIONS for record in catalogue.publications(kind.name).values())
        return tuple(record for record in records if isinstance(record, _Guidance))

    @property
    def _everything(self) -> Table:
        """Every publication in the columns of reports, and whether it is made up, as a visitor may ask for specimens."""
        catalogue = self.pages.publication.catalogue
        own = for_site(REPORTS, catalogue)
        columns = replace(own, columns=(*own.columns, _SPECIMEN))
        table = columns.filled(catalogue.reports.values(), Context(catalogue, self.site_url))
        return replace(table, rows=(*table.rows, *(self._row(record, table) for record in self._guidance)))

    def _row(self, record: _Guidance, table: Table) -> Mapping[str, Cell]:
        """A publication that is no report in the columns of reports; what it doesn't have is empty."""
        own = {
            "id": record.id,
            "title": record.title,
            "kind": type(record).__name__.lower(),
            "summary": record.summary,
            "sources": " ".join(record.sources) or None,
            "record": f"{self.site_url}{address_of(record.file)}",
            "specimen": False,
        }
        if isinstance(record, Framework):
            own |= {"framework": record.id, "published": str(record.published), "status": record.status.value}
        return {**dict.fromkeys(column.name for column in table.columns), **own}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
