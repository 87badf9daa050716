"""The life of a report after it was published: the rules of its end and of its changes.

In: a catalogue and the sources that it was read from. Out: problems, each at its field.
"""

from collections.abc import Collection, Iterator, Mapping

from publishing.base.problems import Problem, closest, quoted
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import Change, Report, Status, Weight

_END = ("status_date", "status_reason", "replaced_by")


def problems(catalogue: Catalogue, report: Report, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Whatever is wrong with what happened to a report since."""
    source = sources[report.file]
    yield from _end(report, source)
    yield from _successor(catalogue, report, source, sources)
    for number, change in enumerate(report.changes):
        yield from _change(report, source, number, change)


def _end(report: Report, source: Source) -> Iterator[Problem]:
    """A report out of force says since when and why; one in force says neither."""
    status = report.status.value
    if report.status is Status.PUBLISHED:
        for name in _END:
            if getattr(report, name):
                expected = "this field only beside a status such as withdrawn"
                yield source.problem(name, expected, quoted(getattr(report, name)))
        return
    if not report.status_date:
        yield source.problem("status", f"status_date, the day since which it is {status}", "nothing")
    elif str(report.status_date) < str(report.added):
        expected = f"the day on which it was first listed ({report.added}), or a later one"
        yield source.problem("status_date", expected, quoted(report.status_date))
    if not report.status_reason:
        yield source.problem("status", f"status_reason, which says why it is {status}", "nothing")
    if report.status is Status.SUPERSEDED and not report.replaced_by:
        yield source.problem("status", "replaced_by, the id of the report that took its place", "nothing")


def _successor(catalogue: Catalogue, report: Report, source: Source, files: Collection[str]) -> Iterator[Problem]:
    """Demand that a report's successor is another report, in force."""
    if not report.replaced_by:
        return
    everything = {**catalogue.reports, **catalogue.removed}
    other = everything.get(report.replaced_by)
    if report.replaced_by == report.id:
        yield source.problem("replaced_by", "the id of another report", quoted(report.id))
    elif other and other.status is not Status.PUBLISHED:
        found = f"{quoted(other.id)}, which is {other.status.value}"
        yield source.problem("replaced_by", "a report that is in force", found, other.replaced_by or "")
    elif not other and f"reports/{report.replaced_by}.md" not in files:
        meant = closest(report.replaced_by, everything.keys() - {report.id})
        yield source.problem("replaced_by", "the id of a report", quoted(report.replaced_by), meant)


def _change(report: Report, source: Source, number: int, change: Change) -> Iterator[Problem]:
    """Changes come in order, after the report, and correct grades that it has."""
    before = report.changes[number - 1].date if number else report.added
    if str(change.date) < str(before):
        what = "the change before it" if number else "the day on which the report was first listed"
        yield source.problem(("changes", number, "date"), f"{before} or later, after {what}", quoted(change.date))
    if change.was and change.weight is not Weight.MAJOR:
        path = ("changes", number, "weight")
        yield source.problem(path, "major, as it corrects a grade", quoted(change.weight.value))
    for indicator, grade in change.was.items():
        place = ("changes", number, "was", indicator)
        if indicator not in report.evaluations:
            expected = "an indicator whose grade this report names"
            yield source.problem(place, expected, quoted(indicator), closest(indicator, report.evaluations))
        elif report.became(change, indicator) is grade:
            yield source.problem(place, "the grade before the correction", f"{quoted(grade.value)}, as after it")
