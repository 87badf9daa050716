"""Dates that say no more than is known, written as in EDTF (ISO 8601-2).

In: the text of a date field. Out: a ``When`` that sorts, matches years and puts itself into words.

    2016-03-23  2016-03  2016    stated, as precisely as the source states it
    2014-04~                     not stated; about then
    2013-09/2014-04              from then to then; ../2015-12 and 2025/.. are open at one end
    unknown                      nothing is stated
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

EXPECTED = "a date such as 2016-03-23, 2016-03 or 2016, a span such as 2013-09/2014-04, or unknown"
_NOT_IN_CALENDAR = "a date that the calendar has"
_BACKWARDS = "a span that ends after it starts"
_TWICE_OPEN = "a span with a date at one end at least"
MONTHS = ("January February March April May June July August September October November December").split()
_PARTIAL = re.compile(r"((?:19|20)[0-9]{2})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNKNOWN = "unknown"
_OPEN = ".."


def is_summer_time(moment: datetime) -> bool:
    """Return whether clocks in Britain are an hour ahead at a moment: last Sunday of March to last of October, 01:00 UTC."""
    start, end = (_last_sunday(moment.astimezone(UTC).year, month) for month in (3, 10))
    return start <= moment < end


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)  # both months have 31 days
    return last - timedelta(days=(last.weekday() + 1) % 7)


@dataclass(frozen=True, order=True)
class Partial:
    """A year, a month of a year, or a day: ``month`` and ``day`` are 0 where they are not stated."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "Partial":
        """Read ``2016``, ``2016-03`` or ``2016-03-23``; ValueError, which says what is expected, for anything else."""
        match = _PARTIAL.fullmatch(text)
        if not match:
            raise ValueError(EXPECTED)
        parts = [int(part) for part in match.groups() if part]
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError:
            raise ValueError(_NOT_IN_CALENDAR) from None
        return cls(*parts)

    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Its last day."""
        if self.day:
            return self.first()
        if not self.month:
            return date(self.year, 12, 31)
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def words(self) -> str:
        """``23 March 2016``, ``March 2016`` or ``2016``."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(filter(None, (str(self.day or ""), month, str(self.year))))

    def __str__(self) -> str:
        return "-".join(filter(None, (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))))


class Knowledge(StrEnum):
    """How a date is known."""

    STATED = "stated"
    ABOUT = "about"
    SPAN = "span"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class When:
    """A date with its precision, or a span of dates, or unknown.

    ``start`` and ``end`` are equal but for a span; None where the span is open or nothing is known.
    """

    start: Partial | None
    end: Partial | None
    knowledge: Knowledge

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read one of the forms above; ValueError, which says what is expected, for anything else."""
        if text == _UNKNOWN:
            return cls(None, None, Knowledge.UNKNOWN)
        if "/" in text:
            start, end = (None if part == _OPEN else Partial.parse(part) for part in text.split("/", 1))
            if start is end is None:
                raise ValueError(_TWICE_OPEN)
            if start and end and end.last() < start.first():
                raise ValueError(_BACKWARDS)
            if start == end:
                raise ValueError(f"'{start}', as the span starts and ends with it")
            return cls(start, end, Knowledge.SPAN)
        partial = Partial.parse(text.removesuffix("~"))
        return cls(partial, partial, Knowledge.ABOUT if text.endswith("~") else Knowledge.STATED)

    def __str__(self) -> str:
        if self.knowledge is Knowledge.UNKNOWN:
            return _UNKNOWN
        if self.knowledge is Knowledge.SPAN:
            return f"{self.start or _OPEN}/{self.end or _OPEN}"
        return f"{self.start}{'~' if self.knowledge is Knowledge.ABOUT else ''}"

    @property
    def stated(self) -> bool:
        """Return whether a source states this date, so that it may be shown as a date."""
        return self.knowledge is Knowledge.STATED

    @property
    def sort_day(self) -> date | None:
        """The day it sorts by: its last, or its first when it is open-ended; None when unknown."""
        if self.end:
            return self.end.last()
        return self.start.first() if self.start else None

    @property
    def first_day(self) -> date | None:
        """The first day that it may be, taking an "about" at its word; None where it is open or unknown."""
        return self.start.first() if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last day that it may be; None where it is open or unknown."""
        return self.end.last() if self.end else None

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year that it touches, None where it is open; (None, None) when unknown."""
        return self.start.year if self.start else None, self.end.year if self.end else None

    def words(self) -> str:
        """In plain words, to stand in a sentence: ``23 March 2016``, ``about April 2014``, ``by December 2015``."""
        start, end = self._ends()
        if self.knowledge is Knowledge.UNKNOWN:
            return "not known"
        if self.knowledge is Knowledge.ABOUT:
            return f"about {start}"
        if self.knowledge is Knowledge.STATED:
            return start
        if start and end:
            return f"between {start} and {end}"
        return f"{start} or later" if start else f"by {end}"

    def duration_words(self) -> str:
        """As the time that something took: ``August to October 2015``, ``25 April to 10 June 2016``."""
        start, end = self._ends()
        if self.knowledge is not Knowledge.SPAN or not (start and end):
            return self.words()
        if self.years[0] == self.years[1]:
            start = start.removesuffix(f" {self.years[0]}")
        return f"{start} to {end}"

    def _ends(self) -> tuple[str, str]:
        """Both ends in words, "" where there is none."""
        return self.start.words() if self.start else "", self.end.words() if self.end else ""
