"""The embargo check: what of an embargoed report can be seen, and what its publication will change.

In: the publication of everything, the moment that decides what is public, and a ``Workplace`` that builds sites. Out:
what gives each report away, and what changes on each day of publication.

All reports under embargo are left out, and the site without them is compared with the site as it is. Both are the same to
the byte, or something gives one away: then each is left out by itself, too. What stands in both is looked for by its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from publishing.base.problems import quoted
from publishing.cache.executor import Executor
from publishing.commands.embargo_check import traces
from publishing.commands.embargo_check.contents import Contents, contents
from publishing.commands.embargo_check.days import Change, changes
from publishing.commands.embargo_check.difference import Difference, differences
from publishing.commands.embargo_check.folders import temporary
from publishing.commands.embargo_check.pairing import Site
from publishing.commands.embargo_check.public import Public
from publishing.commands.embargo_check.readers import is_shown
from publishing.commands.embargo_check.secret import Secret, secret_of
from publishing.commands.embargo_check.workplace import Builder, BuildError, Workplace
from publishing.content.models import Report
from publishing.content.publication import Publication
from publishing.content.rules import embargo
from publishing.content.rules.attachments import folder_of

__all__ = [
    "BuildError",
    "Day",
    "Leaks",
    "Looked",
    "Waiting",
    "Workplace",
    "check",
    "days",
    "look",
    "temporary",
    "waiting",
]

_SHOWN = 20  # passages that a report repeats


class Waiting(NamedTuple):
    """A report under embargo, and the moment at which that ends."""

    until: datetime
    report: Report


@dataclass(frozen=True)
class Leaks:
    """A report under embargo, whatever gives it away, and what it repeats of public records that it follows or links to."""

    entry: Waiting
    found: tuple[Difference, ...]
    quoted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The public traces of a report under embargo, in lines."""
        yield f"{self.entry.report.file}, under embargo until {embargo.moment_words(self.entry.until)}"
        yield from (f"  {finding}" for finding in self.found)
        if not self.found:
            yield f"  Nothing of “{self.entry.report.title}” can be seen."
        for file, passages in self.quoted.items():
            yield f"  It repeats what {file}, which it follows or links to, says too: {len(passages)}"
            yield from (f"    {quoted(passage)}" for passage in passages[:_SHOWN])
            if len(passages) > _SHOWN:
                yield f"    and {len(passages) - _SHOWN} more"


@dataclass(frozen=True)
class Day:
    """A moment at which reports become public, and what that changes on the site."""

    moment: datetime
    reports: tuple[Report, ...]
    changes: tuple[Change, ...]

    def lines(self) -> Iterator[str]:
        """The changes of one moment in lines."""
        yield f"What changes on {embargo.moment_words(self.moment)}, with {', '.join(f'“{report.title}”' for report in self.reports)}"
        yield from (f"  {line}" for change in self.changes for line in change.lines())


@dataclass(frozen=True)
class Looked:
    """A site as it would be published, and all that it says."""

    site: Site
    contents: Contents

    def lines(self) -> Iterator[str]:
        """List the files that could not be looked at, and why; nothing for none."""
        unread = list(self.contents.unread)
        if unread:
            yield f"Not looked at, or not in full: {len(unread)}"
            yield from (f"  {address}: {why}" for address, why in unread)
        if shown := sorted({place.address for place in self.contents.places if is_shown(place.address)}):
            yield f"Of pictures, sound and film only what they say of themselves was looked at: {len(shown)}"
            yield from (f"  {address}" for address in shown)


def look(site: Site, executor: Executor) -> Looked:
    """Read a site through. What was read before is taken from the executor's cache."""
    return Looked(site, contents(site, executor))


def waiting(everything: Publication, moment: datetime | None) -> list[Waiting]:
    """The reports under embargo at a moment, the next one first."""
    reports = sorted(everything.catalogue.reports.values(), key=lambda report: report.id)
    found = (
        Waiting(report.publish_at, report)
        for report in reports
        if report.publish_at and embargo.is_under_embargo(report, moment)
    )
    return sorted(found, key=lambda entry: entry.until)


def check(
    everything: Publication,
    moment: datetime | None,
    workplace: Builder,
    now: Site,
    looked: Looked | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Iterator[Leaks]:
    """Each report under embargo with what gives it away.

    ``now`` is the site as of the moment, and ``looked`` the same with all that goes with it; ``files`` are those of
    ``docs/``.
    """
    pending = waiting(everything, moment)
    files, looked = files or {}, looked or look(now, Executor(processes=1))
    secrets = _secrets([entry.report for entry in pending], everything, looked.contents.executor, files)
    leaks = list(traces.found(looked.contents, secrets))
    unlike = _differences(pending, everything, moment, workplace, now)
    for entry, secret in zip(pending, secrets, strict=True):
        known = {difference.address for difference in unlike[entry.report.id]}
        seen = (trace for name, trace in leaks if name == entry.report.id and trace.address not in known)
        yield Leaks(entry, (*unlike[entry.report.id], *seen), secret.quoted)


def _secrets(
    reports: Sequence[Report], everything: Publication, executor: Executor, files: Mapping[str, bytes]
) -> list[Secret]:
    own = {report.id: _files(report, everything) for report in reports}
    public = Public(everything, everything.files.keys() - {file for names in own.values() for file in names}, executor)
    return [
        secret_of(report, public, {name: files[name] for name in sorted(own[report.id] & files.keys())})
        for report in reports
    ]


def _differences(
    pending: Sequence[Waiting], everything: Publication, moment: datetime | None, workplace: Builder, now: Site
) -> Mapping[str, list[Difference]]:
    """The differences in the site that each report makes, by its id.

    Where the site is the same without all of them, none of them shapes it, and one build shows that. Else each is left out
    by itself, to see which one it is; what only several together show is a fault of each.
    """
    reports = [entry.report for entry in pending]
    together = _left_out(reports, reports, everything)
    if not (joint := differences(now, workplace.build("without-all", moment, together))):
        return {report.id: [] for report in reports}
    found = {}
    for report in reports:
        left_out = _left_out([report], reports, everything)
        alone = together == left_out
        found[report.id] = (
            joint if alone else differences(now, workplace.build(f"without-{report.id}", moment, left_out))
        )
    named = {difference.address for each in found.values() for difference in each}
    rest = [difference for difference in joint if difference.address not in named]
    return {report_id: [*own, *rest] for report_id, own in found.items()}


def days(pending: Sequence[Waiting], workplace: Builder, now: Site) -> Iterator[Day]:
    """Each moment at which reports become public, with the site compared to what it was until then."""
    before = now
    for moment in sorted({entry.until for entry in pending}):
        after = workplace.build(f"on-{moment:%Y-%m-%d-%H%M%S}", moment)
        reports = tuple(entry.report for entry in pending if entry.until == moment)
        yield Day(moment, reports, tuple(changes(before, after)))
        before = after


def _left_out(wanted: Sequence[Report], reports: Sequence[Report], everything: Publication) -> frozenset[str]:
    """The files of reports, and of others under embargo that lead to them: without these, they could not be built."""
    gone = {report.file for report in wanted}
    while more := {
        report.file for report in reports if report.file not in gone and gone & _leads_to(report, everything)
    }:
        gone |= more
    return frozenset(file for report in reports if report.file in gone for file in _files(report, everything))


def _leads_to(report: Report, everything: Publication) -> set[str]:
    named = (everything.catalogue.reports.get(name or "") for name in (report.follows, report.replaced_by))
    return {link.file for link in everything.rendered_of(report).links} | {other.file for other in named if other}


def _files(report: Report, everything: Publication) -> set[str]:
    return {report.file, *(file for file in everything.files if file.startswith(folder_of(report)))}
