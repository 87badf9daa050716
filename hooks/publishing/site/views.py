"""A page of the site as data: its template, its title, and what it shows.

In: a record, a list, or what stands in place of one. Out: ``View``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    AnyRecord,
    Layout,
    Page,
    Partnership,
    Report,
)
from publishing.content.rendering import Rendered
from publishing.site import finder
from publishing.site.compare import Across
from publishing.site.finder import Choice, Listing, Row
from publishing.site.finding_lists import FindingList


@dataclass(frozen=True)
class View:
    """One page.

    ``file`` is its source, or the one that it would have; ``title`` is unlike any other page's. ``updated`` is the last
    day on which a report that the page may show came or changed: the build does not know what day it is.
    """

    file: str
    template: str
    title: str
    summary: str
    updated: date | None = None
    record: AnyRecord | None = None
    rendered: Rendered = field(default_factory=Rendered)
    removed: Report | None = None
    listing: Listing | None = None
    choice: Choice = field(default_factory=dict)
    part: int = 1
    across: Across | None = None
    findings: FindingList | None = None

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return address_of(self.file)

    @property
    def names_index(self) -> bool:
        """Return whether it names the search index or pieces of findings, so that it has to be drawn after them."""
        return isinstance(self.record, Page) and self.record.layout in (Layout.FINDER, Layout.FINDINGS)

    @property
    def indexed(self) -> bool:
        """Return whether search engines shall list it: nothing made up, and nothing that was taken down."""
        return not (self.removed or (isinstance(self.record, Report | Partnership) and self.record.specimen))


def rows_of(view: View) -> tuple[Row, ...]:
    """Return the rows of a list; none for other pages."""
    return view.listing.rows if view.listing else ()


def parts_of(view: View) -> Iterator[View]:
    """A list's own page, which shows its first rows, and a page for each hundred after them."""
    yield view
    starts = range(finder.AT_ONCE, len(rows_of(view)), finder.AT_ONCE)
    for number, start in enumerate(starts, start=2):
        yield replace(
            view,
            file=f"{view.file.removesuffix('.md')}/page/{number}.md",
            title=f"{view.title}, page {number}",
            summary=f"Page {number} of this list: {view.summary}",
            listing=view.listing and replace(view.listing, rows=rows_of(view)[start : start + finder.AT_ONCE]),
            part=number,
        )


def view_of_list(folder: str, choice: Choice, listing: Listing, updated: date | None) -> View:
    """The page of one of the finder's lists."""
    return View(
        file=f"publications/{folder}.md",
        template="list.html",
        title=listing.heading,
        summary=f"{listing.sentence}.",
        updated=updated,
        listing=listing,
        choice=choice,
    )


def view_of_rest(number: int, start: int, everything: Listing, updated: date | None) -> View:
    """A further page of the list of everything, which begins with the row ``start``."""
    return View(
        file=f"publications/page/{number}.md",
        template="list.html",
        title=f"All publications, page {number}",
        summary=f"Page {number} of everything: {everything.sentence}.",
        updated=updated,
        listing=replace(everything, rows=everything.rows[start : start + finder.AT_ONCE]),
    )


def view_of_across(across: Across, catalogue: Catalogue, updated: date | None) -> View:
    """The page of an indicator in a programme, area by area."""
    edition = catalogue.frameworks[across.indicator.framework].short_title
    return View(
        file=f"compare/{across.id}.md",
        template="compare-list.html",
        title=f"{across.indicator.name} ({edition}), area by area: {across.programme.short_title}",
        summary=f"{across.sentence}.",
        updated=updated,
        across=across,
    )


def view_of_removed(report: Report) -> View:
    """The page in the place of a report that was taken down, which says nothing of it."""
    return View(
        file=report.file,
        template="removed.html",
        title=f"A publication that was taken down ({report.id})",
        summary="This publication was taken down.",
        updated=report.updated.sort_day,
        removed=report,
    )


def finding_parts(lists: Iterable[FindingList], catalogue: Catalogue) -> Iterator[View]:
    """Yield the pages of the register's lists, a hundred findings each, as far as a list has pages."""
    changed = {report.id: report.updated.sort_day for report in catalogue.reports.values()}
    for own in lists:
        yield from _finding_parts(own, changed)


def _finding_parts(own: FindingList, changed: Mapping[str, date | None]) -> Iterator[View]:
    reports = {item.report.id for item in own.items}
    updated = max(filter(None, map(changed.__getitem__, reports)), default=None)
    for part, start in enumerate(range(0, max(1, len(own.newest)), finder.AT_ONCE), start=1):
        further = f"page/{part}/" if part > 1 else ""
        page = f", page {part}" if part > 1 else ""
        yield View(
            file=f"{own.folder}{further}".rstrip("/") + ".md",
            template="finding-list.html",
            title=own.title + page,
            summary=f"{own.sentence}{page}.",
            updated=updated,
            findings=replace(own, items=own.newest[start : start + finder.AT_ONCE]),
            part=part,
        )
