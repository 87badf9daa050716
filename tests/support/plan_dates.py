"""The dates of a plan, worked out day by day with Python's own calendar: what page, workbook and calendar file are held to.

In: a plan, the day of the notice, holidays. Out: the first and the last day of each line, and what is said of them. The words
stand here a second time, so that nothing that is said of dates changes by mistake.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice

from publishing.site.inspection_plan import FREE_DAYS, Line, Plan

Holidays = Sequence[tuple[date, date]]
NOTICE = date(2027, 1, 5)
HOLIDAYS: Holidays = (  # a week, three days around a weekend, a day, a fortnight, and a holiday of two days that shifts nothing
    (date(2027, 2, 15), date(2027, 2, 19)),
    (date(2027, 3, 26), date(2027, 3, 29)),
    (date(2027, 5, 3), date(2027, 5, 3)),
    (date(2027, 4, 2), date(2027, 4, 16)),
    (date(2027, 9, 16), date(2027, 9, 17)),
)
CASES = {
    "no holiday": (NOTICE, ()),
    "holidays": (NOTICE, HOLIDAYS),
    "a Saturday": (date(2027, 1, 9), HOLIDAYS),
    "a Sunday, and a holiday on the last day": (date(2027, 1, 10), ((date(2027, 7, 9), date(2027, 7, 12)),)),
    "over a leap day": (date(2027, 11, 22), ((date(2027, 12, 23), date(2028, 1, 7)),)),
}


def dates(plan: Plan, notice: date, holidays: Holidays) -> list[tuple[date, date]]:
    """The first and the last day of each line, those of sources first."""
    free = {first + timedelta(place) for first, last in holidays for place in range((last - first).days + 1)}
    starts = list(islice(_starts(plan, notice, free), plan.last_week))
    return [_of(line, starts) for line in (*plan.sourced, *plan.suggested)]


def _working(start: date) -> list[date]:
    return [day for place in range(7) if (day := start + timedelta(place)).isoweekday() < 6]


def _starts(plan: Plan, notice: date, free: set[date]) -> Iterator[date]:
    for week in count():
        start = notice + timedelta(weeks=week)
        if not plan.programme.skips_holidays or len(free.intersection(_working(start))) < FREE_DAYS:
            yield start


def _of(line: Line, starts: list[date]) -> tuple[date, date]:
    start = starts[line.week - 1] + timedelta(weeks=line.after)
    if line.day:
        return (_working(start)[line.day - 1],) * 2
    if line.limit:  # whole weeks after the first day of the week of publication, and not a day more
        return start, start
    return start, (starts[line.until - 1] if line.until else start) + timedelta(6)


def warnings(plan: Plan, notice: date, holidays: Holidays) -> list[str]:
    """What is said of the dates of each line, those of sources first; "" of most."""
    return [_warning(first, last, holidays) for first, last in dates(plan, notice, holidays)]


def _warning(first: date, last: date, holidays: Holidays) -> str:
    said = []
    if any(start <= last and end >= first for start, end in holidays):
        said.append("It falls on a holiday." if first == last else "A holiday falls in it.")
    if first == last and first.isoweekday() > 5:
        said.append("It falls on a weekend. A working day before it is in time.")
    return " ".join(said)


def notes(notice: date, holidays: Holidays) -> list[str]:
    """What is said of all dates."""
    before = notice - timedelta(1)
    weekend = [
        f"The letter came on a {notice:%A}. Ask the lead inspector whether week 1 begins on the Monday after it. "
        "If so, give that Monday here."
    ]
    none = (
        "No holidays were given, so no date was checked against one. "
        "Local and public holidays differ from council to council."
    )
    return [
        f"Week 1 begins on {notice:%A} {notice.day} {notice:%B %Y}, the day of the letter. "
        f"Each week runs from {notice:%A} to {before:%A}.",
        *(weekend * (notice.isoweekday() > 5)),
        "Each date was checked against the holidays that were given, and against no others." if holidays else none,
    ]
