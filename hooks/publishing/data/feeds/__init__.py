"""Feeds: what is new, corrected or withdrawn, for programs that tell their readers.

In: the pages, the site's own address. Out: ``Feeds``: an Atom feed (RFC 4287) of everything, and one beside each list that
is a page. What is made up is in none of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from publishing.base.natural import natural_key
from publishing.content.models import Report
from publishing.data.feeds import atom
from publishing.data.feeds.entries import entry_of, entry_of_removed, tag
from publishing.data.feeds.findings import FindingFeed, finding_entry, finding_feeds, page_of
from publishing.site import finder
from publishing.site.finder import Choice
from publishing.site.pages import Pages, View

__all__ = ["AT_MOST", "Feed", "Feeds"]

AT_MOST = 50  # entries; the pages list all
_SUBTITLE = "New reports, and those that were corrected or withdrawn, the last change first."
_OF_FINDINGS = "What reports found, and what became of it, the last change first."
_NEVER = "2000-01-01"  # when a site without any report last changed


@dataclass(frozen=True)
class Feed:
    """A feed. ``page`` is the address of the list beside it, which ``choice`` gives; ``reports`` the last changed first."""

    address: str
    page: str
    title: str
    choice: Choice
    reports: tuple[Report, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which its reports came or changed."""
        return tuple(str(report.updated) for report in self.reports)

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of its entries."""
        return tuple(report.id for report in self.reports)


@dataclass(frozen=True)
class Feeds:
    """All feeds. ``site_url`` ends in a slash."""

    pages: Pages
    site_url: str

    @cached_property
    def everything(self) -> Feed:
        """The feed of all reports, and of what was taken down."""
        removed = (report for report in self.pages.publication.catalogue.removed.values() if not report.specimen)
        newest = _last_changed_first((*self._reports, *removed))
        return Feed("feed.xml", "publications/", "All reports", {}, newest[:AT_MOST])

    @cached_property
    def of_lists(self) -> tuple[Feed, ...]:
        """The feed of each list, in the order of the lists."""
        return tuple(self._of_list(view) for view in self.pages.lists)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of every feed by its address."""
        feeds: tuple[Feed | FindingFeed, ...] = (self.everything, *self.of_lists, *self.finding_feeds)
        return {feed.address: self._content(feed) for feed in feeds}

    @cached_property
    def finding_feeds(self) -> tuple[FindingFeed, ...]:
        """The feed of all findings, and of those of each area, indicator and theme that has any."""
        return tuple(finding_feeds(self.pages, AT_MOST))

    @cached_property
    def _findings_by_page(self) -> Mapping[str, FindingFeed]:
        return {feed.page: feed for feed in self.finding_feeds}

    def for_view(self, view: View) -> tuple[Feed | FindingFeed, ...]:
        """The feeds that a page names: that of everything, and the one of what the page is about."""
        if about := self._findings_by_page.get(page_of(view)):
            return (self.everything, about)
        facet = finder.facet_of(view.record, self.pages.publication.profile) if view.record else ""
        page = f"publications/{facet}/{view.record.id}/" if facet and view.record else view.address
        return (self.everything, *(feed for feed in (self._by_page.get(page),) if feed))

    def _of_list(self, view: View) -> Feed:
        title = finder.subject(view.choice, self.pages.facets)
        reports = tuple(self._by_list.get(view.address, ()))
        return Feed(f"{view.address}feed.xml", view.address, title, view.choice, reports)

    @cached_property
    def _by_page(self) -> Mapping[str, Feed]:
        return {feed.page: feed for feed in self.of_lists}

    @cached_property
    def _reports(self) -> tuple[Report, ...]:
        among = self.pages.publication.catalogue.reports.values()
        return _last_changed_first(report for report in among if not report.specimen)

    @cached_property
    def _by_list(self) -> Mapping[str, list[Report]]:
        """The reports of each list by its address, as many as a feed takes, also those that are out of force."""
        found: dict[str, list[Report]] = {}
        for report in self._reports:
            for folder in self.pages.row_of(report).lists:
                among = found.setdefault(f"publications/{folder}/", [])
                if len(among) < AT_MOST:
                    among.append(report)
        return found

    @cached_property
    def _entries(self) -> Mapping[str, atom.Element]:
        """The entry of each report by its id: every feed takes a copy of it."""
        catalogue = self.pages.publication.catalogue
        reports = {report.id: entry_of(report, self.pages, self.site_url) for report in self._reports}
        removed = {
            report.id: entry_of_removed(report, self.pages, self.site_url) for report in catalogue.removed.values()
        }
        items = {item.id: item for feed in self.finding_feeds for item in feed.items}
        found = {key: finding_entry(item, self.pages, self.site_url) for key, item in items.items()}
        return {key: atom.entry(entry) for key, entry in {**reports, **removed, **found}.items()}

    def _content(self, feed: Feed | FindingFeed) -> bytes:
        settings, changed = self.pages.publication.settings, self.pages.updated
        head = atom.Head(
            id=tag(settings, self.site_url, feed.page),
            title=feed.title,
            subtitle=_SUBTITLE if isinstance(feed, Feed) else _OF_FINDINGS,
            url=f"{self.site_url}{feed.address}",
            page=f"{self.site_url}{feed.page}",
            updated=max(feed.days, default=changed.isoformat() if changed else _NEVER),
            author=settings.inspectorate if settings.own_voice else settings.owner,
            rights=self.pages.publication.profile.licence.title,
            language=self.pages.publication.profile.language,
        )
        return atom.feed(head, (self._entries[key] for key in feed.keys))


def _last_changed_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The last changed first; those that changed on the same day by their date, then by id."""
    by_id = sorted(reports, key=lambda report: natural_key(report.id))
    newest = sorted(by_id, key=lambda report: str(report.published.sort_day or ""), reverse=True)
    return tuple(sorted(newest, key=lambda report: str(report.updated), reverse=True))
