"""The day of a report's publication, told beside the name of its area.

In: the report, its area and what public records of that area say. Out: ``Announced``, which finds both close together,
however the day is written. (A month is told of many things, and an inspection may be announced: neither is looked for.)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from publishing.base.dates import MONTHS
from publishing.commands.embargo_check.normal import normalise
from publishing.content.models import AnyRecord, Report

_NEAR = 120  # letters, without spaces, between the day and the area


@dataclass(frozen=True)
class Announced:
    """The days on which something of an area is to be public, and the area's names; nothing where there are no days."""

    areas: tuple[str, ...] = ()
    days: tuple[date, ...] = ()

    @classmethod
    def from_report(cls, report: Report, names: Iterable[str], others: Iterable[AnyRecord]) -> "Announced":
        """The days and names that give the report away; a day in public records of the same area says nothing."""
        own = {report.publish_at.date()} if report.publish_at else set()
        public = " ".join(
            other.model_dump_json()
            for other in others
            if isinstance(other, Report) and other.partnership == report.partnership
        )
        days = sorted(day for day in own if day.isoformat() not in public)
        return cls(tuple(filter(None, (normalise(name).replace(" ", "") for name in names))), tuple(days))

    def within(self, squeezed: str) -> str:
        """The day and the area, if they stand close together in a text without spaces; "" if not."""
        for day, pattern in self._patterns.items():
            for found in pattern.finditer(squeezed):
                around = squeezed[max(0, found.start() - _NEAR) : found.end() + _NEAR]
                if area := next((area for area in self.areas if area in around), ""):
                    return f"{area} … {day.day} {day:%B %Y}"
        return ""

    @cached_property
    def _patterns(self) -> dict[date, re.Pattern[str]]:
        return {day: re.compile(rf"(?<!\d)(?:{'|'.join(_forms(day))})(?!\d)") for day in self.days}


def _forms(day: date) -> Iterable[str]:
    """Patterns of a day, as it may stand in a text without spaces."""
    name = MONTHS[day.month - 1].casefold()
    month, ending = f"{name[:3]}(?:{name[3:]})?\\.?", "(?:st|nd|rd|th)?"
    yield rf"0?{day.day}{ending}(?:of)?{month},?{day.year}"
    yield rf"{month}0?{day.day}{ending},?{day.year}"
    yield rf"{day.year}[-/.]?{day.month:02}[-/.]?{day.day:02}"
    yield rf"0?{day.day}[-/.]0?{day.month}[-/.]{day.year}"
