"""Pieces of findings: each finding once in each format, from which the register's script puts files together.

In: findings, their surroundings, the site's own address. Out: texts a finding. Nothing is worded or escaped a second time in
the browser (``overrides/assets/js/findings/``), so a finding is the same in every file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publishing.content.findings import FoundItem
from publishing.content.models import Basis
from publishing.data.citations import Citation, bibtex, citation_of, words
from publishing.data.tables import csv_lines, csv_text
from publishing.data.tables.findings import FINDINGS
from publishing.data.tables.site_tables import for_site
from publishing.data.tables.table import Context, Table
from publishing.site.pages import Pages

FORMATS = ("csv", "json", "bib")


def pieces(items: Sequence[FoundItem], pages: Pages, site_url: str) -> Mapping[str, tuple[str, ...]]:
    """Write each finding in each of ``FORMATS``. ``site_url`` ends in a slash."""
    table = table_of(items, pages, site_url)
    cited = _citations(items, pages, site_url)
    write = json.JSONEncoder(ensure_ascii=False).encode
    return {
        "csv": tuple(csv_lines(table)[1:]),
        "json": tuple(write(row) for row in table.rows),
        "bib": tuple(bibtex(citation_of_finding(item, cited[item.report.id], site_url)) for item in items),
    }


def table_of(items: Sequence[FoundItem], pages: Pages, site_url: str) -> Table:
    """Fill the table of findings with some of them."""
    catalogue = pages.publication.catalogue
    return for_site(FINDINGS, catalogue).filled(items, Context(catalogue, site_url))


def heading(table: Table) -> str:
    """Write the first line of the table as CSV."""
    return csv_text(replace(table, rows=()))


def together(form: str, texts: Sequence[str], first: str) -> str:
    """Put pieces of a format together; ``first`` is the first line of a CSV file."""
    if form == "csv":
        return first + "".join(texts)
    return "[\n" + ",\n".join(texts) + "\n]\n" if form == "json" else "\n".join(texts)


def _citations(items: Sequence[FoundItem], pages: Pages, site_url: str) -> Mapping[str, Citation]:
    """Cite each report of some findings, once, by its id."""
    reports = {item.report.id: item.report for item in items}
    return {name: citation_of(report, pages.publication.settings, site_url) for name, report in reports.items()}


def citation_of_finding(item: FoundItem, citation: Citation, site_url: str) -> Citation:
    """Cite a finding: its report, at the place where the finding stands."""
    note = "; ".join(filter(None, (f"{item.finding.kind.label}: {item.text}", citation.note)))
    key = item.id.replace("/", "-")
    return replace(citation, id=key, url=f"{site_url}{item.address}", note=note)


def evidence(items: Sequence[FoundItem], pages: Pages, site_url: str) -> tuple[Mapping[str, Any], ...]:
    """Say of each finding all that a page of evidence says; ``place`` is that of its indicator in the framework's order."""
    places = {indicator: place for place, indicator in enumerate(_in_order(pages))}
    cited = {
        name: words(replace(citation, url="")).strip() for name, citation in _citations(items, pages, site_url).items()
    }
    return tuple(_passage(item, places, cited[item.report.id], pages, site_url) for item in items)


def _in_order(pages: Pages) -> Iterator[str]:
    catalogue = pages.publication.catalogue
    for framework in catalogue.frameworks.values():
        yield from (indicator.id for indicator in catalogue.indicators_of(framework))


def _passage(
    item: FoundItem, places: Mapping[str, int], citation: str, pages: Pages, site_url: str
) -> Mapping[str, Any]:
    catalogue = pages.publication.catalogue
    area = catalogue.partnerships.get(item.report.partnership or "")
    read_so = item.indicator and item.finding.indicator_basis is not Basis.SEEN
    return {
        "place": places[item.indicator.id] if item.indicator else None,
        "heading": _heading(item, pages),
        "kind": item.finding.kind.label,
        "area": area.name if area else item.report.title,
        "text": item.text,
        "known": "The indicator is our reading; the source names none." if read_so else "",
        "status": " ".join(filter(None, (f"{item.status.words}.", item.status.reason))) if item.status.words else "",
        "report": item.report.id,
        "citation": citation,
        "address": f"{site_url}{item.address}",
        "own": item.report.full_text,
    }


def _heading(item: FoundItem, pages: Pages) -> str:
    if not item.indicator:
        return ""
    edition = pages.publication.catalogue.frameworks[item.indicator.framework].short_title
    return f"{item.indicator.name} ({edition})"
