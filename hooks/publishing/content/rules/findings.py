"""Rules for findings and for what became of them."""

from collections.abc import Iterator, Mapping

from publishing.base.dates import When
from publishing.base.hosts import host_of, is_on
from publishing.base.problems import Problem, closest, joined, quoted
from publishing.content.catalogue import Catalogue, indicator_id
from publishing.content.front_matter import Path, Source
from publishing.content.models import (
    EventKind,
    Finding,
    FindingEvent,
    Indicator,
    Report,
    Theme,
)
from publishing.content.models.finding_values import Voice
from publishing.content.rendering import Rendered
from publishing.content.rules.context import Context, Rule

# What each kind of event says, beside who, when and a note: the field that it needs, or may have.
_NEEDS = {EventKind.ANSWERED: "answer", EventKind.CLOSED: "closed", EventKind.POSTPONED: "due"}
_OWN = {
    "answer": (EventKind.ANSWERED,),
    "progress": (EventKind.JUDGED,),
    "closed": (EventKind.CLOSED,),
    "due": (EventKind.PLANNED, EventKind.POSTPONED),
}


def _findings(context: Context, report: Report) -> Iterator[Problem]:
    """Hold every finding to an id of its own, words, and themes and indicators that there are."""
    seen: set[str] = set()
    for place, finding in enumerate(report.findings):
        path: Path = ("findings", place)
        if finding.id in seen:
            yield context.source.problem((*path, "id"), "an id that no other finding of this report has", finding.id)
        seen.add(finding.id)
        yield from _words(context, report, finding, path)
        yield from _indicator(context, report, finding, path)
        for number, theme in enumerate(finding.themes):
            yield from context.refers((*path, "themes", number), theme, Theme, "theme")
        yield from _sources(context, finding.sources, path)
        for number, event in enumerate(finding.events):
            yield from _event(context, report, finding, event, (*path, "events", number))
            yield from _sources(context, event.sources, (*path, "events", number))
        yield from _order(context, report, finding, path)
    if report.findings_complete and not report.findings:
        yield context.source.problem("findings_complete", "this field only beside findings", "true")


def _words(context: Context, report: Report, finding: Finding, path: Path) -> Iterator[Problem]:
    """Hold a finding to words of its own, or to a paragraph of a report whose words stand here."""
    if bool(finding.text) == bool(finding.paragraph):
        found = "both" if finding.text else "neither"
        yield context.source.problem(path, "either text, or paragraph", found)
    elif finding.paragraph and not report.full_text:
        expected = "text, as the words of this report do not stand here (full_text is false)"
        yield context.source.problem((*path, "paragraph"), expected, quoted(finding.paragraph))


def _indicator(context: Context, report: Report, finding: Finding, path: Path) -> Iterator[Problem]:
    """Hold an indicator to one of the report's edition."""
    if not finding.indicator or context.catalogue.indicator(report, finding.indicator):
        return
    framework = context.catalogue.framework_of(report)
    where = (*path, "indicator")
    if not framework:
        yield context.source.problem(where, "no indicator, as this report has no framework edition", finding.indicator)
    elif (Indicator, indicator_id(framework.id, finding.indicator)) not in context.unread:
        numbers = [indicator.number for indicator in context.catalogue.indicators_of(framework)]
        meant = closest(finding.indicator, numbers)
        yield context.source.problem(where, f"an indicator of {framework.id}", quoted(finding.indicator), meant)


def _sources(context: Context, addresses: tuple[str, ...], path: Path) -> Iterator[Problem]:
    """Hold sources to those that may be linked."""
    for place, address in enumerate(addresses):
        if is_on(address, context.unlinked_hosts):
            found = f"a copy on {host_of(address)}"
            yield context.source.problem((*path, "sources", place), "a source that may be linked", found)


def _event(context: Context, report: Report, finding: Finding, event: FindingEvent, path: Path) -> Iterator[Problem]:  # noqa: ARG001 - the signature of rules
    """Hold an event to the fields of its kind, to a date, and a judgement to inspectors' review."""
    needed = _NEEDS.get(event.event)
    if needed and getattr(event, needed) is None:
        yield context.source.problem(path, f"{needed}, as the event is {event.event.value}", "nothing")
    for name, kinds in _OWN.items():
        if getattr(event, name) is not None and event.event not in kinds:
            expected = f"{name} only where the event is {' or '.join(kind.value for kind in kinds)}"
            yield context.source.problem((*path, name), expected, f"it beside {quoted(event.event.value)}")
    if not event.date and not event.review:
        yield context.source.problem(path, "date, or the review whose date it has", "nothing")
    if event.event is EventKind.JUDGED:
        yield from _judgement(context, report, event, path)
    elif event.event is not EventKind.CLOSED and event.by.of_inspectors:
        expected = f"{_inspected(context).value}, as it is {_inspected(context).noun} that has {event.event.value}"
        yield context.source.problem((*path, "by"), expected, quoted(event.by.value))


def _inspected(context: Context) -> Voice:
    """The voice of whoever was inspected."""
    return next(voice for voice in context.catalogue.vocabulary.voices.values() if not voice.of_inspectors)


def _judgement(context: Context, report: Report, event: FindingEvent, path: Path) -> Iterator[Problem]:
    """Hold judged progress to inspectors and to a review of the same area."""
    if not event.by.of_inspectors:
        expected = (
            f"inspectors, as only they judge progress (planned or closed say what {_inspected(context).noun} did)"
        )
        yield context.source.problem((*path, "by"), expected, quoted(event.by.value))
    yield from context.refers((*path, "review"), event.review, Report, "report")
    review = context.catalogue.reports.get(event.review or "")
    if review and (not review.kind.follows or review.partnership != report.partnership):
        reviews = [kind.label.lower() for kind in context.catalogue.profile.kinds if kind.follows]
        unit = context.catalogue.profile.unit
        expected = f"a {joined(reviews, 'or') or 'review'}{f' of the same {unit.one}' if unit else ''}"
        yield context.source.problem((*path, "review"), expected, f"{quoted(review.id)}, a {review.kind.label.lower()}")


def _order(context: Context, report: Report, finding: Finding, path: Path) -> Iterator[Problem]:
    """Hold events to an order: after the report, each after the one before, none after the end."""
    before, ended = report.published, ""
    for number, event in enumerate(finding.events):
        where = (*path, "events", number)
        if ended:
            yield context.source.problem(where, f"no event after the finding was closed ({ended})", event.event.value)
        when = _date(context, event)
        if when and _is_before(when, before):
            what = "the event before it" if number else "the report"
            place = (*where, "date" if event.date else "review")
            yield context.source.problem(place, f"a time after {what} ({before})", quoted(when))
        if event.due and when and _is_before(event.due, when):
            yield context.source.problem((*where, "due"), f"a day after the event itself ({when})", quoted(event.due))
        before = when or before
        ended = str(when or "no date") if event.event is EventKind.CLOSED else ended


def _date(context: Context, event: FindingEvent) -> When | None:
    review = context.catalogue.reports.get(event.review or "")
    return event.date or (review.published if review else None)


def _is_before(when: When, other: When) -> bool:
    """Tell whether all of a date is before all of another, as far as they are known."""
    return bool(when.end and other.start and when.end.last() < other.start.first())


def paragraphs(
    catalogue: Catalogue, sources: Mapping[str, Source], rendered: Mapping[str, Rendered]
) -> Iterator[Problem]:
    """Hold the paragraphs that findings name to those that their report has; a report that was not rendered has none."""
    for report in catalogue.reports.values():
        anchors = rendered[report.file].anchors if report.file in rendered else frozenset()
        for place, finding in enumerate(report.findings):
            if finding.paragraph and anchors and finding.paragraph not in anchors:
                expected, meant = "the id of a paragraph of this report", closest(finding.paragraph, anchors)
                path = ("findings", place, "paragraph")
                yield sources[report.file].problem(path, expected, quoted(finding.paragraph), meant)


RULES: tuple[Rule, ...] = (_findings,)
