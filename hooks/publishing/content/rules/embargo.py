"""Content that is not public: reports under embargo, and what was taken down.

In: the catalogue of everything, the files of ``docs/``, and the moment that decides. Out: the files that nothing public
may show, and problems with what is public and leads to them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from publishing.base.problems import Problem, quoted
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import Report, Status
from publishing.content.rendering import Rendered
from publishing.content.rules.attachments import folder_of

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?P<time>T\d\d:\d\d(:\d\d(\.\d{6})?)?(Z|[+-]\d\d:\d\d))?", re.ASCII)
PREVIEW = "PREVIEW_AT"  # the name in the environment by which a preview is asked for; what publishes refuses it


class MomentError(Exception):
    """A preview was asked for as of something that is no moment; the text says what is expected."""


def moment_of(environment: Mapping[str, str], now: datetime) -> datetime:
    """The moment that decides what is public: ``now``, or in a preview the one that the environment names.

    A day means its end. ``MomentError`` for anything else than a day, or a time with its zone.
    """
    text = environment.get(PREVIEW, "")
    if not text:
        return now
    found = _MOMENT.fullmatch(text)
    try:
        moment = datetime.fromisoformat(text if found and found["time"] else f"{text}T23:59:59Z" if found else "")
        return moment.astimezone(UTC)  # fails at either end of time
    except (ValueError, OverflowError):
        expected = "a day such as 2027-03-02, or a time with its zone such as 2027-03-01T09:30+00:00"
        raise MomentError(f"{PREVIEW}: expected {expected}, got {quoted(text)}") from None


def moment_words(moment: datetime) -> str:
    """``1 March 2027, 09:30 UTC``."""
    return f"{moment.day} {moment:%B %Y, %H:%M %Z}"


def hidden(catalogue: Catalogue, files: Iterable[str], moment: datetime | None) -> frozenset[str]:
    """The files of ``docs/`` that are not public at a moment; without one, no report with an embargo is public.

    A report's files are those in the folder that has its name. Of a report that was taken down the page stays, to say so.
    """
    waiting = [report for report in catalogue.reports.values() if is_under_embargo(report, moment)]
    folders = tuple(folder_of(report) for report in (*waiting, *catalogue.removed.values()))
    return frozenset((*(report.file for report in waiting), *(file for file in files if file.startswith(folders))))


def is_under_embargo(report: Report, moment: datetime | None) -> bool:
    """Return whether nothing of a report is public yet."""
    return report.publish_at is not None and (moment is None or report.publish_at > moment)


def problems(
    catalogue: Catalogue,
    sources: Mapping[str, Source],
    rendered: Mapping[str, Rendered],
    hidden: Collection[str],
) -> Iterator[Problem]:
    """Whatever would give away what is not public, and embargoes that contradict their record."""
    opening = _opening(catalogue, hidden)
    for report in (*catalogue.reports.values(), *catalogue.removed.values()):
        yield from _moment(report, sources[report.file])
        yield from _references(catalogue, report, sources[report.file], opening)
    for file in rendered.keys() - {report.file for report in catalogue.removed.values()}:
        for link in rendered[file].links:
            if _is_too_early(file, link.file, opening):
                yield Problem(file, link.line, "", _expected(opening[link.file]), f"a link to {quoted(link.file)}")


def _opening(catalogue: Catalogue, hidden: Collection[str]) -> Mapping[str, datetime]:
    """When each hidden file becomes public."""
    of_folders = {folder_of(report): report.publish_at or _ALWAYS for report in catalogue.reports.values()}
    of_folders |= {folder_of(report): _NEVER for report in catalogue.removed.values()}
    return {file: of_folders["/".join(file.removesuffix(".md").split("/")[:2]) + "/"] for file in hidden}


def _is_too_early(file: str, other: str, opening: Mapping[str, datetime]) -> bool:
    """Return whether a file is public before another that it leads to."""
    return opening.get(file, _ALWAYS) < opening.get(other, _ALWAYS)


def _moment(report: Report, source: Source) -> Iterator[Problem]:
    if not report.publish_at:
        return
    day = report.publish_at.date().isoformat()
    if str(report.added) != day:
        yield source.problem("added", f"the day of publish_at, {day}", quoted(report.added))
    if report.status is not Status.PUBLISHED:
        expected = "published, or no publish_at (it can go once the report is public)"
        yield source.problem("status", expected, quoted(report.status.value))


def _references(
    catalogue: Catalogue, report: Report, source: Source, opening: Mapping[str, datetime]
) -> Iterator[Problem]:
    for name in ("follows", "replaced_by"):
        other = catalogue.reports.get(getattr(report, name) or "")
        if other and _is_too_early(report.file, other.file, opening):
            yield source.problem(name, _expected(opening[other.file]), quoted(other.id))
    for place, finding in enumerate(report.findings):
        for number, event in enumerate(finding.events):
            other = catalogue.reports.get(event.review or "")
            if other and _is_too_early(report.file, other.file, opening):
                path = ("findings", place, "events", number, "review")
                yield source.problem(path, _expected(opening[other.file]), quoted(other.id))


def _expected(opening: datetime) -> str:
    """Say what should stand in the place of something that leads to what is not public."""
    if opening == _NEVER:
        return "nothing that leads to what was taken down"
    return f"nothing that leads to what is under embargo until {opening.isoformat(' ', 'minutes')}"
