"""Every page of the site: its template, its title, and what it shows.

In: a publication. Out: a ``View`` for each source file, and for each page that no file stands behind (the finder's
lists for visitors without JavaScript, and each indicator area by area).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from publishing.base.grouping import grouped
from publishing.base.urls import HOME, address_of
from publishing.cache.sharing import Shared
from publishing.content.findings import Findings
from publishing.content.models import (
    AnyRecord,
    Chapter,
    Framework,
    Guidance,
    Layout,
    Page,
    Report,
    Template,
    Theme,
    Tool,
)
from publishing.content.publication import Publication
from publishing.site import compare, finder, finding_lists
from publishing.site.finder import REPORT, Choice, Facet, Row
from publishing.site.finding_lists import FindingList, Register
from publishing.site.inspection_plan import Plan, plans
from publishing.site.page_titles import title_of
from publishing.site.permalinks.inventory import PublishedInventory
from publishing.site.views import (
    View,
    finding_parts,
    parts_of,
    rows_of,
    view_of_across,
    view_of_list,
    view_of_removed,
    view_of_rest,
)

__all__ = ["Pages", "View"]

# Layouts of pages that no report changes.
_WORDS = (Layout.PAGE, Layout.ACRONYMS, Layout.WORDS, Layout.DATA_DICTIONARY, Layout.FEEDS, Layout.TOOLS)


@dataclass(frozen=True)
class Pages(Shared):
    """All pages of a publication. ``inventory`` says what was published before, which stays where it was."""

    publication: Publication
    inventory: PublishedInventory = field(default_factory=PublishedInventory)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The finder's rows."""
        return finder.rows(self.publication.catalogue)

    def row_of(self, report: Report) -> Row:
        """Return the finder's row of a report."""
        return self._report_rows[report.id]

    @cached_property
    def _report_rows(self) -> Mapping[str, Row]:
        return {row.id: row for row in self.rows if row.publication == REPORT}

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The finder's facets."""
        return finder.facets(self.publication.catalogue, self.rows)

    @cached_property
    def views(self) -> Mapping[str, View]:
        """Every page by its file."""
        catalogue = self.publication.catalogue
        written = (self._of_record(record) for record in catalogue.by_file.values())
        removed = (view_of_removed(report) for report in catalogue.removed.values())
        return {view.file: view for view in (*written, *removed, *self.generated)}

    @property
    def generated(self) -> tuple[View, ...]:
        """Every page that no file stands behind."""
        further = (view for views in self.parts.values() for view in views[1:])
        return (*self.lists, *further, *self.rest, *self.compared, *self.finding_views)

    @cached_property
    def lists(self) -> tuple[View, ...]:
        """The finder's lists: one for each value of a facet, and for pairs of values that a report has or had."""
        return tuple(self._list(folder, choice) for folder, choice in self._choices())

    @cached_property
    def parts(self) -> Mapping[str, tuple[View, ...]]:
        """The pages of each list that is too long for one, by the list's heading."""
        return {view.title: tuple(parts_of(view)) for view in self.lists if len(rows_of(view)) > finder.AT_ONCE}

    @cached_property
    def rest(self) -> tuple[View, ...]:
        """The rest of the finder's page without JavaScript, a hundred publications a page."""
        everything = finder.listing(self.rows, {}, self.facets)
        starts = range(finder.AT_ONCE, len(everything.rows), finder.AT_ONCE)
        return tuple(
            view_of_rest(number, start, everything, self.updated) for number, start in enumerate(starts, start=2)
        )

    @cached_property
    def compared(self) -> tuple[View, ...]:
        """An indicator in a programme, area by area; none on a site without a page that compares."""
        pages = self.publication.catalogue.pages.values()
        if not any(page.layout is Layout.COMPARE for page in pages):
            return ()
        catalogue = self.publication.catalogue
        return tuple(view_of_across(across, catalogue, self.updated) for across in compare.every_across(catalogue))

    @cached_property
    def findings(self) -> Findings:
        """Every finding with its status."""
        return self.publication.findings

    @cached_property
    def register(self) -> Register | None:
        """The register of findings; None on a site without a page for it."""
        pages = self.publication.catalogue.pages.values()
        has_page = any(page.layout is Layout.FINDINGS for page in pages)
        return Register(self.publication.catalogue, self.findings.listed) if has_page else None

    @cached_property
    def finding_lists(self) -> Mapping[str, FindingList]:
        """The lists of the register of findings by folder."""
        found = finding_lists.lists(self.register, self.inventory.published) if self.register else ()
        return {own.folder: own for own in found}

    @cached_property
    def finding_views(self) -> tuple[View, ...]:
        """The pages of the register's lists, a hundred findings a page."""
        return tuple(finding_parts(self.finding_lists.values(), self.publication.catalogue))

    @cached_property
    def inspection_plans(self) -> Mapping[str, Plan]:
        """The plan of each programme of which a week is known, by the programme's id."""
        return plans(self.publication.catalogue)

    @cached_property
    def comparable(self) -> Mapping[str, Any]:
        """The data of the page that compares."""
        return compare.data(self.publication.catalogue)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every page, and every place in the words of one that a link may name, as an inventory has them."""
        found = {view.address or HOME: view.rendered.anchors for view in self.views.values()}
        places = (f"{page}#{anchor}" for page, anchors in found.items() for anchor in anchors)
        of_findings = (
            f"{address_of(report.file)}#{finding.anchor}"
            for report in self.publication.catalogue.reports.values()
            for finding in report.findings
        )
        texts = (place for place in places if "#fn:" not in place and "#fnref:" not in place)
        return frozenset((*found, *texts, *of_findings))

    @cached_property
    def page_addresses(self) -> frozenset[str]:
        """The address of every page."""
        return frozenset(view.address for view in self.views.values())

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The cache key of all that a page may show, but for the words of reports (see ``Publication``)."""
        return self.publication, self.inventory

    @cached_property
    def updated(self) -> date | None:
        """When a report last came or changed in a way that matters."""
        days = (report.updated.sort_day for report in self.publication.catalogue.reports.values())
        return max(filter(None, days), default=None)

    def _of_record(self, record: AnyRecord) -> View:
        template = f"{record.layout.value}.html" if isinstance(record, Page) else record.page_template()
        return View(
            file=record.file,
            template=template,
            title=self._title_of(record),
            summary=getattr(record, "summary", None) or "",
            updated=self._updated(record),
            record=record,
            rendered=self.publication.rendered_of(record),
        )

    def _updated(self, record: AnyRecord) -> date | None:
        """The day of a page's last change, as far as records tell; None for words without a day."""
        if isinstance(record, Report | Framework | Chapter | Template | Tool | Guidance):
            return record.updated.sort_day
        if isinstance(record, Page):
            return None if record.layout in _WORDS else self.updated
        if isinstance(record, Theme):
            about = self.findings.by_theme.get(record.id, ())
            return max(filter(None, (item.report.updated.sort_day for item in about)), default=None)
        return self._lists_updated.get(f"{finder.facet_of(record, self.publication.profile)}/{record.id}")

    @cached_property
    def _lists_updated(self) -> Mapping[str, date]:
        """The last day on which a report of each list came or changed, by the list's folder."""
        found: dict[str, date] = {}
        for row in self.rows:
            report = self.publication.catalogue.reports.get(row.id) if row.publication == REPORT else None
            day = report.updated.sort_day if report else None
            found.update({folder: max(day, found.get(folder, day)) for folder in row.lists if day})
        return found

    @cached_property
    def _listed(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each list, by the list's folder."""
        return grouped(finder.listed_rows(self.rows), lambda row: row.lists)

    def _title_of(self, record: AnyRecord) -> str:
        """The title of a record's page, with the id of a report where another has the same title."""
        title = title_of(record, self.publication.catalogue)
        is_repeated = isinstance(record, Report) and self._report_titles[record.title] > 1
        return f"{title} ({record.id})" if is_repeated else title

    @cached_property
    def _report_titles(self) -> Counter[str]:
        """How many reports have each title: an area that was inspected twice may have two of the same."""
        return Counter(report.title for report in self.publication.catalogue.reports.values())

    def _choices(self) -> Iterator[tuple[str, Choice]]:
        """The choice of each list, with the folder of the list's page."""
        options = {facet.key: [option.value for option in facet.options] for facet in self.facets}
        for keys in finder.list_keys(self.publication.profile):
            for values in product(*(options[key] for key in keys)):
                folder = "/".join((keys[0], *values))
                published = f"publications/{folder}/" in self.inventory.published
                if len(keys) == 1 or folder in self._listed or published:
                    yield folder, {key: (value,) for key, value in zip(keys, values, strict=True)}

    def _list(self, folder: str, choice: Choice) -> View:
        found = finder.listing_of(self._listed.get(folder, ()), {"publication": (REPORT,), **choice}, self.facets)
        return view_of_list(folder, choice, found, self._lists_updated.get(folder))
