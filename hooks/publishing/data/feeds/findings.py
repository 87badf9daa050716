"""Feeds of findings: what was newly listed, and what became of it.

In: the pages, the site's own address. Out: a ``FindingFeed`` of the register, and one of each area, indicator and theme.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from publishing.content.findings import FoundItem
from publishing.content.models import Theme
from publishing.data.citations import citation_of
from publishing.data.feeds.atom import Entry
from publishing.data.feeds.entries import tag
from publishing.site.finding_facets import subjects
from publishing.site.finding_lists import FOLDER
from publishing.site.pages import Pages, View


@dataclass(frozen=True)
class FindingFeed:
    """A feed of findings. ``page`` is the address of the list beside it; ``items`` the last changed first."""

    address: str
    page: str
    title: str
    items: tuple[FoundItem, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which its findings came or changed, as far as their reports tell."""
        return tuple(str(item.report.updated) for item in self.items)

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of its entries."""
        return tuple(item.id for item in self.items)


def finding_feeds(pages: Pages, at_most: int) -> Iterator[FindingFeed]:
    """Yield the feed of every list that has one; the whole register first."""
    if not pages.register:
        return
    with_subject = subjects(pages.publication.profile)
    changed = {report.id: str(report.updated) for report in pages.publication.catalogue.reports.values()}
    yield _feed(FOLDER, "All findings", pages.register.items, at_most, changed)
    for own in pages.finding_lists.values():
        if len(own.choice) == 1 and own.choice.keys() <= with_subject:
            yield _feed(own.folder, f"Findings: {own.label}", own.items, at_most, changed)


def _feed(
    folder: str, title: str, items: tuple[FoundItem, ...], at_most: int, changed: Mapping[str, str]
) -> FindingFeed:
    """Make the feed of some findings; ``changed`` is the day on which each report last did, by its id."""
    # Those that changed on one day stay in order.
    newest = nlargest(at_most, items, key=lambda item: changed[item.report.id])
    return FindingFeed(f"{folder}feed.xml", folder, title, tuple(newest))


def page_of(view: View) -> str:
    """Return the address of the list of findings that a page shows, or whose subject it is; "" if there is none."""
    if isinstance(view.record, Theme):
        return f"{FOLDER}theme/{view.record.id}/"
    return view.findings.folder if view.findings else view.address


def finding_entry(item: FoundItem, pages: Pages, site_url: str) -> Entry:
    """Make the entry of a finding."""
    settings = pages.publication.settings
    areas: Mapping[str, str] = {area.id: area.name for area in pages.publication.catalogue.partnerships.values()}
    about = areas.get(item.report.partnership or "", item.report.title)
    return Entry(
        id=tag(settings, site_url, f"findings/{item.id}/"),
        title=f"{item.finding.kind.label}, {about}",
        url=f"{site_url}{item.address}",
        updated=str(item.report.updated),
        published=str(item.report.added),
        author=citation_of(item.report, settings, site_url).author,
        summary=" ".join(filter(None, (item.text, item.status.words and f"{item.status.words}.", item.status.reason))),
    )
