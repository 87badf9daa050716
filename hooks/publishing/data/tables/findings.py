"""The tables of findings, and of what became of them. A column is one line.

In: the findings of a catalogue. Out: ``Table``s. Nothing made up is among the rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.content.finding_status import State
from publishing.content.findings import Findings, FoundItem
from publishing.content.models import (
    Answer,
    Basis,
    Closing,
    Confidence,
    EventKind,
    Finding,
    FindingEvent,
    FindingKind,
    Progress,
)
from publishing.data.tables.site_tables import for_site
from publishing.data.tables.table import Column, Context, Table, cell, choices

_SPACES = "Spaces stand between them."


@dataclass(frozen=True)
class EventRow:
    """A row of the events: what became of a finding, with its date as ``when``."""

    item: FoundItem
    number: int
    event: FindingEvent
    when: str | None


def _described(kind: type[Finding] | type[FindingEvent], name: str) -> str:
    return kind.model_fields[name].description or ""


FINDINGS = Table(
    "findings",
    "Every finding",
    "A row for each strength, and for each thing that was to be improved. The lists are not complete: they hold what sources name.",
    (
        Column("id", "The finding's permanent id.", lambda item, _: item.id, required=True),
        Column("report", "The report's id.", lambda item, _: item.report.id, required=True),
        Column("partnership", "The partnership's id.", lambda item, _: item.report.partnership),
        Column("programme", "The programme's id.", lambda item, _: item.report.programme),
        Column("published", "When the report was published, as in EDTF.", lambda item, _: str(item.report.published), required=True),
        Column("kind", _described(Finding, "kind"), lambda item, _: item.finding.kind.value, required=True, values=choices(FindingKind)),
        Column("text", "What was found; in our own words, unless the report itself stands on this site.", lambda item, _: item.text, required=True),
        Column("framework", "The id of the framework edition of its indicator.", lambda item, _: item.indicator.framework if item.indicator else None),
        Column("indicator", _described(Finding, "indicator"), lambda item, _: item.finding.indicator),
        Column("indicator_basis", _described(Finding, "indicator_basis"), lambda item, _: item.finding.indicator_basis.value if item.indicator else None, values=choices(Basis)),
        Column("themes", f"{_described(Finding, 'themes')} {_SPACES}", lambda item, _: " ".join(item.finding.themes) or None),
        Column("addressee", _described(Finding, "addressee"), lambda item, _: item.finding.addressee),
        Column("state", "What became of it, worked out from its events on the day of the build.", lambda item, _: item.status.state.value, required=True, values=choices(State)),
        Column("state_words", "The same in words.", lambda item, _: item.status.words or None),
        Column("state_by", "Who says so.", lambda item, _: item.status.voice.value if item.status.voice else None),
        Column("confidence", "How sure it is.", lambda item, _: item.confidence.value if item.confidence else None, required=True, values=choices(Confidence)),
        Column("sources", f"{_described(Finding, 'sources')} {_SPACES}", lambda item, _: " ".join(item.finding.sources) or None),
        Column("address", "Its address for good.", lambda item, site: f"{site.site_url}{item.address}", required=True),
    ),
    key=("id",),
    foreign={"report": ("reports", "id"), "partnership": ("partnerships", "id")},
)  # fmt: skip
EVENTS = Table(
    "events",
    "What became of findings",
    "A row for each thing that is known to have become of a finding, oldest first.",
    (
        Column("finding", "The finding's id.", lambda row, _: row.item.id, required=True),
        Column("number", "Its place among the events of the finding, from 1.", lambda row, _: row.number, "integer", True),
        Column("date", "When it happened, as in EDTF; where a review says so, the review's date.", lambda row, _: row.when),
        Column("event", _described(FindingEvent, "event"), lambda row, _: row.event.event.value, required=True, values=choices(EventKind)),
        Column("by", _described(FindingEvent, "by"), lambda row, _: row.event.by.value, required=True),
        Column("answer", _described(FindingEvent, "answer"), lambda row, _: cell(row.event.answer), values=choices(Answer)),
        Column("progress", _described(FindingEvent, "progress"), lambda row, _: cell(row.event.progress), values=choices(Progress)),
        Column("closed", _described(FindingEvent, "closed"), lambda row, _: cell(row.event.closed), values=choices(Closing)),
        Column("due", _described(FindingEvent, "due"), lambda row, _: cell(row.event.due), "date"),
        Column("review", _described(FindingEvent, "review"), lambda row, _: row.event.review),
        Column("note", _described(FindingEvent, "note"), lambda row, _: row.event.note),
        Column("url", _described(FindingEvent, "url"), lambda row, _: row.event.url),
        Column("sources", f"{_described(FindingEvent, 'sources')} {_SPACES}", lambda row, _: " ".join(row.event.sources) or None),
    ),
    key=("finding", "number"),
    foreign={"finding": ("findings", "id"), "review": ("reports", "id")},
)  # fmt: skip


def finding_tables(findings: Findings, site_url: str) -> tuple[Table, Table]:
    """Make the tables of findings and events. ``site_url`` ends in a slash."""
    context = Context(findings.catalogue, site_url)
    real = [report for report in findings.catalogue.reports.values() if not report.specimen]
    items = [item for report in real for item in findings.of_report(report)]
    own, events = (for_site(table, findings.catalogue) for table in (FINDINGS, EVENTS))
    return own.filled(items, context), events.filled(_events(findings, items), context)


def _events(findings: Findings, items: list[FoundItem]) -> Iterator[EventRow]:
    for item in items:
        for number, event in enumerate(item.finding.events, start=1):
            yield EventRow(item, number, event, _date(findings, event))


def _date(findings: Findings, event: FindingEvent) -> str | None:
    """Write the date of an event; None where no date is known."""
    when = findings.date_of(event)
    return str(when) if when else None
