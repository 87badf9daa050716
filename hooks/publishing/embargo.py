"""What is not public: reports under embargo, and what was taken down.

In: the catalogue of everything, the files of ``docs/``, and the moment that decides. Out: the files that nothing public
may show, and problems with what is public and leads to them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from publishing.attachments import folder_of
from publishing.catalogue import Catalogue
from publishing.front_matter import Source
from publishing.problems import Problem, quoted
from publishing.records import Report, Status
from publishing.rendering import Rendered

_EXPECTED = "nothing that leads to what is under embargo"


def hidden(catalogue: Catalogue, files: Iterable[str], moment: datetime | None) -> frozenset[str]:
    """The files of ``docs/`` that are not public at a moment; without one, no report with an embargo is public.

    A report's files are those in the folder that has its name. Of a report that was taken down the page stays, to say so.
    """
    waiting = [report for report in catalogue.reports.values() if is_under_embargo(report, moment)]
    folders = tuple(folder_of(report) for report in (*waiting, *catalogue.removed.values()))
    return frozenset((*(report.file for report in waiting), *(file for file in files if file.startswith(folders))))


def is_under_embargo(report: Report, moment: datetime | None) -> bool:
    """Whether nothing of a report is public yet."""
    return report.publish_at is not None and (moment is None or report.publish_at > moment)


def problems(
    catalogue: Catalogue,
    sources: Mapping[str, Source],
    rendered: Mapping[str, Rendered],
    hidden: Collection[str],
) -> Iterator[Problem]:
    """Whatever would give away what is under embargo, and embargoes that contradict their record."""
    for report in catalogue.reports.values():
        source = sources[report.file]
        yield from _moment(report, source)
        if report.file not in hidden:
            yield from _references(catalogue, report, source, hidden)
    for file in rendered.keys() - hidden:
        for link in rendered[file].links:
            if link.file in hidden:
                yield Problem(file, link.line, "", _EXPECTED, f"a link to {quoted(link.file)}")


def _moment(report: Report, source: Source) -> Iterator[Problem]:
    if not report.publish_at:
        return
    day = report.publish_at.date().isoformat()
    if str(report.added) != day:
        yield source.problem("added", f"the day of publish_at, {day}", quoted(report.added))
    if report.status is not Status.PUBLISHED:
        yield source.problem("status", "published, or no publish_at", quoted(report.status.value))


def _references(catalogue: Catalogue, report: Report, source: Source, hidden: Collection[str]) -> Iterator[Problem]:
    for name in ("follows", "replaced_by"):
        other = catalogue.reports.get(getattr(report, name) or "")
        if other and other.file in hidden:
            yield source.problem(name, _EXPECTED, quoted(other.id))
