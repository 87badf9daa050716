"""Days that cannot be yet, and moments that are an hour off.

In: the records, their sources, and the moment of the build. Out: problems, each at its field.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from publishing.base.dates import When, is_summer_time
from publishing.base.problems import Problem, quoted
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Path, Source
from publishing.content.models import Record, Report

_DAYS = ("published", "inspected", "added", "updated", "status_date")
_LAST_DAY = datetime(9999, 1, 1, tzinfo=UTC)  # the embargo check builds as of the end of time


def problems(catalogue: Catalogue, sources: Mapping[str, Source], moment: datetime | None) -> Iterator[Problem]:
    """Days after the build's, or after the day on which a report under embargo opens; without a moment none is."""
    for record in (*catalogue.by_file.values(), *catalogue.removed.values()):
        source = sources[record.file]
        if isinstance(record, Report):
            yield from _summer(record, source)
        if moment and moment < _LAST_DAY:
            yield from _days(record, source, moment)


def _days(record: Record, source: Source, moment: datetime) -> Iterator[Problem]:
    opening = getattr(record, "publish_at", None)
    last = _local_day(max(moment, opening) if opening else moment)
    for path, when in _dated(record):
        if any(end.first() > last for end in (when.start, when.end) if end):
            until = f"{last}, the day of publish_at" if opening and opening > moment else f"today, {last}"
            yield source.problem(path, f"a day up to {until}", quoted(when))


def _dated(record: Record) -> Iterator[tuple[Path, When]]:
    """The days that a record names, with their places in the front matter."""
    for name in _DAYS:
        value = getattr(record, name, None) if name in type(record).written_fields() else None
        if isinstance(value, When):
            yield (name,), value
    if isinstance(record, Report):
        yield from ((("changes", number, "date"), change.date) for number, change in enumerate(record.changes))


def _summer(report: Report, source: Source) -> Iterator[Problem]:
    """An hour of the summer that is given as in winter."""
    opening = report.publish_at
    if opening and not opening.utcoffset() and is_summer_time(opening):
        local = (opening + timedelta(hours=1)).strftime("%H:%M")
        expected = "+01:00 behind an hour of British summer time"
        found = f"{quoted(source.fields['publish_at'])}, which is {local} on a clock here"
        yield source.problem("publish_at", expected, found, advice=True)


def _local_day(moment: datetime) -> date:
    """The day that it is here."""
    utc = moment.astimezone(UTC)
    return (utc + timedelta(hours=is_summer_time(utc))).date()
