"""The files of the open data: their sizes and rows for their page, and their description for search engines.

In: the catalogue, the site's own address, the day of the last change. Out: ``Data``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from publishing.base.media_types import PublicFile
from publishing.cache.blobs import size_of
from publishing.content.catalogue import Catalogue
from publishing.content.findings import Findings
from publishing.data.tables.columns import REPORTS
from publishing.data.tables.findings import finding_tables
from publishing.data.tables.package import FOLDER, PACKAGE, description_of, package_files, title_of
from publishing.data.tables.site_tables import tables
from publishing.data.tables.table import Table


@dataclass(frozen=True)
class DataFile(PublicFile):
    """A file of the data; ``rows`` is how many it has where it is a table."""

    rows: int | None = None

    @property
    def name(self) -> str:
        """Its name: ``reports.csv``."""
        return self.address.removeprefix(FOLDER)


@dataclass(frozen=True)
class Data:
    """All data of a catalogue. ``site_url`` ends in a slash; ``changed`` is the day of the last change.

    ``findings`` know the day and the words of paragraphs; without them, none is overdue.
    """

    catalogue: Catalogue
    site_url: str
    changed: date | None
    findings: Findings | None = None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table; those of findings where there are any."""
        findings = self.findings or Findings(self.catalogue)
        of_findings = finding_tables(findings, self.site_url)
        return (
            *tables(self.catalogue, self.site_url),
            *(of_findings if of_findings[0].rows else ()),
        )

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of every file by its address."""
        return package_files(self.tables, self.site_url, self.changed, self.catalogue.profile)

    def files_of(self, table: Table) -> tuple[DataFile, ...]:
        """The files that hold a table: CSV, then JSON."""
        return self._files(table.name, table.title, len(table.rows))

    @property
    def of_reports(self) -> tuple[DataFile, ...]:
        """The files of the table of reports, without making the table."""
        real = sum(not report.specimen for report in self.catalogue.reports.values())
        return self._files(REPORTS.name, REPORTS.title, real)

    def _files(self, name: str, title: str, rows: int) -> tuple[DataFile, ...]:
        return tuple(self._file(f"{FOLDER}{name}.{ending}", title, rows) for ending in ("csv", "json"))

    @property
    def package(self) -> DataFile:
        """The file that describes all others."""
        return self._file(PACKAGE, "Data package", None)

    @property
    def markup(self) -> Mapping[str, Any]:
        """The data as schema.org describes a data set (https://schema.org/Dataset), for search engines."""
        offered = [file for table in self.tables for file in self.files_of(table)]
        profile = self.catalogue.profile
        return {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": title_of(profile),
            "description": f"{description_of(profile)} {' '.join(table.description for table in self.tables)}",
            "url": f"{self.site_url}{FOLDER}",
            "license": profile.licence.address,
            "isAccessibleForFree": True,
            "inLanguage": "en",
            "spatialCoverage": {"@type": "Place", "name": profile.place.name},
            "variableMeasured": [
                f"Grade of a quality indicator, on {scale.title[:1].lower()}{scale.title[1:]}"
                for scale in self.catalogue.scales.values()
            ],
            "distribution": [self._download(file) for file in (*offered, self.package)],
        }

    def _file(self, address: str, title: str, rows: int | None) -> DataFile:
        return DataFile(address, title, size_of(self.files[address]), rows)

    def _download(self, file: DataFile) -> Mapping[str, str]:
        return {
            "@type": "DataDownload",
            "name": f"{file.title} ({file.format})",
            "encodingFormat": file.media_type,
            "contentUrl": f"{self.site_url}{file.address}",
            "contentSize": f"{file.size} B",
        }
