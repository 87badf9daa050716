"""Findings across reports: which there are of an area, an indicator or a theme, each with its status.

In: the catalogue, the words of paragraphs that findings point to, and the day. Out: ``FoundItem``s for pages and data.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lxml import html

from publishing.base.dates import When
from publishing.base.grouping import grouped
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.finding_status import FindingStatus, status_of
from publishing.content.models import Confidence, Finding, FindingEvent, Indicator, Report, Theme
from publishing.content.rendering import Rendered


@dataclass(frozen=True)
class FoundItem:
    """A finding in its report, with everything that it names."""

    report: Report
    finding: Finding
    text: str
    indicator: Indicator | None
    themes: tuple[Theme, ...]
    status: FindingStatus

    @cached_property
    def id(self) -> str:
        """Its name among all findings: ``fife-2019/neglect``."""
        return f"{self.report.id}/{self.finding.id}"

    @cached_property
    def address(self) -> str:
        """Its address for good, from the site's root."""
        return f"{address_of(self.report.file)}#{self.finding.anchor}"

    @property
    def confidence(self) -> Confidence | None:
        """How sure it is: its own, or its report's."""
        return self.finding.confidence or self.report.confidence


@dataclass(frozen=True)
class Findings:
    """Every finding of a catalogue, newest report first, in the report's own order.

    ``texts`` gives the words of a paragraph that a finding points to, by report and anchor.
    """

    catalogue: Catalogue
    as_of: date | None = None
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of_report(self, report: Report) -> tuple[FoundItem, ...]:
        """The findings of a report, made-up ones too."""
        return self._by_report.get(report.id, ())

    @cached_property
    def _by_report(self) -> Mapping[str, tuple[FoundItem, ...]]:
        return {
            report.id: tuple(self._item(report, finding) for finding in report.findings)
            for report in self.catalogue.reports.values()
            if report.findings
        }

    @cached_property
    def listed(self) -> tuple[FoundItem, ...]:
        """The findings that count: those of reports in force, nothing made up."""
        return tuple(item for report in self.catalogue.listed_reports for item in self.of_report(report))

    @property
    def listed_by_day(self) -> Iterator[FoundItem]:
        """The findings whose status can change with the day alone, made-up ones too."""
        return (
            item
            for own in self._by_report.values()
            for item in own
            if item.report.full_text or any(event.due for event in item.finding.events)
        )

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[FoundItem, ...]]:
        """The listed findings by theme."""
        return grouped(self.listed, lambda item: (theme.id for theme in item.themes))

    @cached_property
    def by_indicator(self) -> Mapping[str, tuple[FoundItem, ...]]:
        """The listed findings by indicator."""
        return grouped(self.listed, lambda item: [item.indicator.id] if item.indicator else [])

    @cached_property
    def by_partnership(self) -> Mapping[str, tuple[FoundItem, ...]]:
        """The listed findings by partnership."""
        return grouped(self.listed, lambda item: [item.report.partnership] if item.report.partnership else [])

    @cached_property
    def by_programme(self) -> Mapping[str, tuple[FoundItem, ...]]:
        """The listed findings by programme."""
        return grouped(self.listed, lambda item: [item.report.programme] if item.report.programme else [])

    def date_of(self, event: FindingEvent) -> When | None:
        """When something became of a finding: its own date, or that of the review that says so."""
        review = self.catalogue.reports.get(event.review or "")
        return event.date or (review.published if review else None)

    @property
    def _answer_days(self) -> int | None:
        profile = self.catalogue.vocabulary.profile
        return profile.answer_days if profile else None

    def _item(self, report: Report, finding: Finding) -> FoundItem:
        return FoundItem(
            report,
            finding,
            finding.text or self.texts.get((report.id, finding.paragraph or ""), ""),
            self.catalogue.indicator(report, finding.indicator) if finding.indicator else None,
            tuple(self.catalogue.themes[theme] for theme in finding.themes if theme in self.catalogue.themes),
            status_of(report, finding, self.date_of, self.as_of, self._answer_days),
        )


def one_per_area(items: Iterable[FoundItem]) -> list[FoundItem]:
    """Order findings so that each area has one before any has a second; those that come first stay first."""
    rounds: dict[str, int] = {}
    ranked = []
    for place, item in enumerate(items):
        area = item.report.partnership or item.report.id
        rounds[area] = rounds.get(area, 0) + 1
        ranked.append((rounds[area], place, item))
    return [item for _, _, item in sorted(ranked, key=lambda entry: entry[:2])]


def paragraphs(catalogue: Catalogue, rendered: Callable[[Report], Rendered]) -> dict[tuple[str, str], str]:
    """The words of every paragraph that a finding points to, by report and anchor."""
    found = {}
    for report in catalogue.reports.values():
        if anchors := [finding.paragraph for finding in report.findings if finding.paragraph]:
            page = html.fragment_fromstring(rendered(report).html, create_parent=True)
            for anchor in anchors:
                for element in page.xpath("//*[@id=$anchor]", anchor=anchor):
                    found[report.id, anchor] = _words(element)
    return found


def _words(element: html.HtmlElement) -> str:
    """The words of a paragraph, without its number and the marks of its notes."""
    copy = deepcopy(element)
    for mark in copy.xpath(".//sup | .//*[contains(@class, 'number')]"):
        mark.drop_tree()
    return " ".join(copy.text_content().split())
