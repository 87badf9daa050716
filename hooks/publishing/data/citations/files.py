"""Files beside a publication, for whoever cites it or computes with it.

In: the pages, the site's own address. Out: ``Citing``: ``cite.bib``, ``cite.ris`` and ``cite.json`` beside each
publication, ``report.json`` beside each report, and what the page's block "Cite this" says and offers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from publishing.base.grouping import grouped
from publishing.base.json_lines import json_lines
from publishing.base.urls import address_of
from publishing.cache.blobs import size_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Part, Report
from publishing.data.citations import Citable, Citation, bibtex, citation_of, csl, ris, words
from publishing.data.tables import Cell, evaluations, reports
from publishing.site.pages import Pages


class Format(NamedTuple):
    """A format of citations: ``name`` is the file's, ``label`` what people call it."""

    name: str
    label: str
    media_type: str
    write: Callable[[Citation], str]


FORMATS = (
    Format("cite.bib", "BibTeX", "application/x-bibtex", bibtex),
    Format("cite.ris", "RIS", "application/x-research-info-systems", ris),
    Format("cite.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", lambda citation: _json([csl(citation)])),
)
RECORD = "report.json"


@dataclass(frozen=True)
class Beside:
    """A file beside a page: ``save_as`` is a name that still says what it is in a folder of downloads."""

    address: str
    label: str
    media_type: str
    size: int
    save_as: str


@dataclass(frozen=True)
class Cited:
    """A publication as it is cited: in words, and as files; ``data`` is the record itself, where there is one."""

    words: str
    files: tuple[Beside, ...]
    data: Beside | None


@dataclass(frozen=True)
class Citing:
    """Everything beside the publications. ``site_url`` ends in a slash."""

    pages: Pages
    site_url: str

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of every file by its address."""
        catalogue = self.pages.publication.catalogue
        records = (record for record in catalogue.by_file.values() if isinstance(record, Citable))
        cited = ((address_of(record.file), self._citation(record)) for record in records)
        citations = {f"{page}{form.name}": form.write(citation) for page, citation in cited for form in FORMATS}
        return {**citations, **dict(self._records())}

    def cited(self, record: Citable) -> Cited:
        """List how a publication is cited, for its page."""
        citation = self._citation(record)
        files = tuple(self._beside(record, citation, form.name, form.label, form.media_type) for form in FORMATS)
        data = (
            self._beside(record, citation, RECORD, "JSON", "application/json") if isinstance(record, Report) else None
        )
        return Cited(words(citation), files, data)

    def _beside(self, record: Citable, citation: Citation, name: str, label: str, media_type: str) -> Beside:
        address = f"{address_of(record.file)}{name}"
        return Beside(address, label, media_type, size_of(self.files[address]), f"{citation.id}-{name}")

    def _citation(self, record: Citable) -> Citation:
        return citation_of(record, self.pages.publication.settings, self.site_url)

    def _records(self) -> Iterator[tuple[str, str]]:
        """Each report as data: what its row in the open data says, its grades, and the rest of its front matter."""
        catalogue = self.pages.publication.catalogue
        among = tuple(catalogue.reports.values())
        graded = grouped(evaluations(catalogue, self.site_url, among).rows, lambda row: [row["report"]])
        for report, row in zip(among, reports(catalogue, self.site_url, among).rows, strict=True):
            yield (
                f"{address_of(report.file)}{RECORD}",
                _json(_record(report, row, graded.get(report.id, ()), catalogue)),
            )


_OF_CATALOGUES = ("basis", "confidence", "existence")  # fields in which only a catalogue speaks


def _record(
    report: Report, row: Mapping[str, Cell], graded: Sequence[Mapping[str, Cell]], catalogue: Catalogue
) -> Mapping[str, Any]:
    """A report as data. A grade says only what the report doesn't say already."""
    known = {*row, "report", "source"}
    left_out = {*Report.derived, *(_OF_CATALOGUES if catalogue.profile.own_voice else ())}
    names = catalogue.vocabulary.names
    written = {names.get(name, name): value for name, value in report if name not in left_out and names.get(name, name)}
    written["kind"] = report.kind.value
    written["evaluation_counts"] = {grade.value: count for grade, count in report.evaluation_counts.items()}
    own = [{name: cell for name, cell in grade.items() if name not in known} for grade in graded]
    return {**row, **written, "framework": row["framework"], "evaluations": own}


def _json(value: Any) -> str:
    return json_lines(value, levels=2, plain=_plain)


def _plain(value: Any) -> Any:
    """A part of a record as an object, a date or a moment as it is written."""
    if isinstance(value, Part):
        return dict(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
