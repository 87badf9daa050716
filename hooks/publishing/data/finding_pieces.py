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
from publishing.data.tables import csv_text
from publishing.data.tables.columns import for_site
from publishing.data.tables.findings import FINDINGS
from publishing.data.tables.table import Context, Table
from publishing.site.pages import Pages

FORMATS = ("csv", "json", "bib")


def pieces(items: Sequence[FoundItem], pages: Pages, site_url: str) -> Mapping[str, tuple[str, ...]]:
    """Write each finding in each of ``FORMATS``. ``site_url`` ends in a slash."""
    table = table_of(items, pages, site_url)
    names = heading(table)
    return {
        "csv": tuple(csv_text(replace(table, rows=(row,))).removeprefix(names) for row in table.rows),
        "json": tuple(json.dumps(row, ensure_ascii=False) for row in table.rows),
        "bib": tuple(bibtex(citation_of_finding(item, pages, site_url)) for item in items),
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


def citation_of_finding(item: FoundItem, pages: Pages, site_url: str) -> Citation:
    """Cite a finding: its report, at the place where the finding stands."""
    citation = citation_of(item.report, pages.publication.settings, site_url)
    note = "; ".join(filter(None, (f"{item.finding.kind.label}: {item.text}", citation.note)))
    key = item.id.replace("/", "-")
    return replace(citation, id=key, url=f"{site_url}{item.address}", note=note)


def evidence(items: Sequence[FoundItem], pages: Pages, site_url: str) -> tuple[Mapping[str, Any], ...]:
    """Say of each finding all that a page of evidence says; ``place`` is that of its indicator in the framework's order."""
    places = {indicator: place for place, indicator in enumerate(_in_order(pages))}
    return tuple(_passage(item, places, pages, site_url) for item in items)


def _in_order(pages: Pages) -> Iterator[str]:
    catalogue = pages.publication.catalogue
    for framework in catalogue.frameworks.values():
        yield from (indicator.id for indicator in catalogue.indicators_of(framework))


def _passage(item: FoundItem, places: Mapping[str, int], pages: Pages, site_url: str) -> Mapping[str, Any]:
    catalogue = pages.publication.catalogue
    area = catalogue.partnerships.get(item.report.partnership or "")
    citation = citation_of(item.report, pages.publication.settings, site_url)
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
        "citation": words(replace(citation, url="")).strip(),
        "address": f"{site_url}{item.address}",
        "own": item.report.full_text,
    }


def _heading(item: FoundItem, pages: Pages) -> str:
    if not item.indicator:
        return ""
    edition = pages.publication.catalogue.frameworks[item.indicator.framework].short_title
    return f"{item.indicator.name} ({edition})"
