"""The formulas of the workbook of a plan: its dates, and its words about them.

In: a line of a plan, references of cells. Out: formulas as Excel has them in English, without the sign in front. What they work
out is what the page's script says (``assets/js/plan``): dates by the rule of ``site.inspection_plan``, words as ``site.plan_words``
has them. Days are spelled out by hand, as the codes of ``TEXT`` differ from language to language.
"""

import re
from collections.abc import Mapping

from publishing.documents.workbooks.formulas import quoted
from publishing.documents.workbooks.model import Range
from publishing.site import plan_words
from publishing.site.inspection_plan import Line

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIELD = re.compile(r"\{(\w+)\}")


class PlanFormulas:
    """The formulas of one workbook.

    ``firsts`` and ``lasts`` are the days of holidays; ``starts`` are the days on which weeks start, the first of them that of the
    letter, and ``numbers`` their numbers.
    """

    def __init__(self, firsts: Range, lasts: Range, starts: Range, numbers: Range) -> None:
        self._firsts, self._lasts = firsts.name, lasts.name
        self._starts, self._numbers = starts.name, numbers.name

    @property
    def first_day(self) -> str:
        """Return the day of the letter."""
        return f"INDEX({self._starts},1)"

    def dates(self, line: Line) -> tuple[str, str]:
        """Return the first and the last day of a line."""
        start = f"({self._start(line.week)}+{7 * line.after})"
        if line.day:
            only = f"WORKDAY({start}-1,{line.day})"
            return only, only
        if line.limit:
            return start, start
        end = self._start(line.until) if line.until else start
        return start, f"({end}+6)"

    def warning(self, line: Line) -> str:
        """Return the words about the dates of a line: holidays among its days, a limit on a weekend."""
        first, last = self.dates(line)
        on = plan_words.HOLIDAY_ON if first == last else plan_words.HOLIDAY_WITHIN
        pieces = [f'IF({self._holidays_within(first, last)}>0,{quoted(f"{on} ")},"")']
        if line.limit:
            pieces.append(f'IF(WEEKDAY({first},2)>5,{quoted(plan_words.WEEKEND)},"")')
        return f"TRIM({'&'.join(pieces)})"

    def is_holiday(self, day: str) -> str:
        """Return 1 for a working day that is a holiday, else 0."""
        return f"IF(WEEKDAY({day},2)<6,IF({self._holidays_within(day, day)}>0,1,0),0)"

    def notes(self) -> str:
        """Return what is said of all dates: how weeks are counted, a letter on a weekend, what holidays were given."""
        fields = {
            "day": _spoken(self.first_day),
            "first": _weekday(self.first_day),
            "last": _weekday(f"({self.first_day}+6)"),
        }
        weekend = _filled(f" {plan_words.WEEKEND_LETTER}", fields)
        holidays = (quoted(f" {words}") for words in (plan_words.NO_HOLIDAYS, plan_words.HOLIDAYS))
        return "&".join(
            (
                _filled(plan_words.COUNTED, fields),
                f'IF(WEEKDAY({self.first_day},2)>5,{weekend},"")',
                f"IF(COUNT({self._firsts})=0,{','.join(holidays)})",
            )
        )

    def _start(self, week: int) -> str:
        """Return the day on which a week of the plan starts: the first week with its number."""
        return f"INDEX({self._starts},MATCH({week},{self._numbers},0))"

    def _holidays_within(self, first: str, last: str) -> str:
        """Count the holidays of which a day is from ``first`` to ``last``; one without a last day is one day."""
        ends = f'(({self._lasts}<>"")*({self._lasts}>={first})+({self._lasts}="")*({self._firsts}>={first}))'
        return f'SUMPRODUCT(({self._firsts}<>"")*({self._firsts}<={last})*{ends})'


def _filled(words: str, fields: Mapping[str, str]) -> str:
    """Join a text with the formulas of its fields."""
    pieces = _FIELD.split(words)  # words and names by turns
    return "&".join(fields[piece] if place % 2 else quoted(piece) for place, piece in enumerate(pieces) if piece)


def _weekday(day: str) -> str:
    return f"CHOOSE(WEEKDAY({day},2),{','.join(map(quoted, _DAYS))})"


def _spoken(day: str) -> str:
    """Return a day in words: Tuesday 5 January 2027."""
    month = f"CHOOSE(MONTH({day}),{','.join(map(quoted, _MONTHS))})"
    return f'{_weekday(day)}&" "&DAY({day})&" "&{month}&" "&YEAR({day})'
