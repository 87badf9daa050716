"""Entries: what a feed says of a report.

In: a report, the pages around it, the site's own address. Out: an ``atom.Entry``. Its id never changes; its title says
when the report is no longer in force, and its content what happened since the report was first listed.
"""

from collections.abc import Iterator

from publishing.base.settings import Settings
from publishing.base.urls import address_of
from publishing.content.models import Report, Status, Weight
from publishing.data.citations import citation_of
from publishing.data.feeds.atom import Category, Entry
from publishing.site import finder
from publishing.site.pages import Pages


def tag(settings: Settings, site_url: str, address: str) -> str:
    """The tag URI (RFC 4151) of an address; on a site whose owner has not chosen an authority, the address itself."""
    authority = settings.tag_authority
    return f"tag:{authority}:{address.strip('/')}" if authority else f"{site_url}{address}"


def entry_of(report: Report, pages: Pages, site_url: str) -> Entry:
    """The entry of a report."""
    settings, address = pages.publication.settings, address_of(report.file)
    news = tuple(_news(report))
    return Entry(
        id=_id(report, settings, site_url),
        title=report.title if report.status is Status.PUBLISHED else f"{report.status.label}: {report.title}",
        url=f"{site_url}{address}",
        updated=str(report.updated),
        published=str(report.added),
        author=citation_of(report, settings, site_url).author,
        summary=report.summary,
        content="\n\n".join((*news, report.summary)) if news else "",
        categories=tuple(_categories(report, pages, site_url)),
    )


def entry_of_removed(report: Report, pages: Pages, site_url: str) -> Entry:
    """The entry in the place of a report that was taken down, so that feed readers forget what they kept of it."""
    settings, view = pages.publication.settings, pages.views[report.file]
    return Entry(
        id=_id(report, settings, site_url),
        title=view.title,
        url=f"{site_url}{view.address}",
        updated=str(report.updated),
        published=str(report.added),
        author=settings.inspectorate if settings.own_voice else settings.owner,
        summary=view.summary,
    )


def _id(report: Report, settings: Settings, site_url: str) -> str:
    """Its id, which stays when its file is renamed."""
    return tag(settings, site_url, f"reports/{report.formerly or report.id}/")


def _news(report: Report) -> Iterator[str]:
    """The news since it was first listed: its end, and the last major change."""
    if report.status is not Status.PUBLISHED and report.status_date:
        yield f"{report.status.label} on {report.status_date.words()}. {report.status_reason or ''}".rstrip()
    for change in [change for change in report.changes if change.weight is Weight.MAJOR][-1:]:
        yield f"Changed on {change.date.words()}. {change.note}"
        if change.correction:
            yield f"A correction of this note: {change.correction}"


def _categories(report: Report, pages: Pages, site_url: str) -> Iterator[Category]:
    """Its value of each facet that has lists and one value a report: its kind, area and programme."""
    values = pages.row_of(report).values
    for facet in pages.facets:
        if facet.many or (facet.key,) not in finder.list_keys(pages.publication.profile):
            continue
        for option in facet.options:
            if option.value in values[facet.key]:
                yield Category(tag(pages.publication.settings, site_url, facet.key), option.value, option.label)
