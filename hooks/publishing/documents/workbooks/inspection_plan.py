"""The workbook that turns the day of a notice into a plan with dates, owners and what is done.

In: the plan of a programme. Out: a ``Workbook``: a sheet for what sources say, one for what this edition suggests, one for local
holidays, and one that works out on which day each week starts, by the rule of ``site.inspection_plan``.
"""

from collections.abc import Iterator

from publishing.base.dates import When
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Formula, Place, Range, Role, Row, Sheet, Workbook
from publishing.site.inspection_plan import FREE_DAYS, Line, Plan

KIND = "inspection-plan"
SOURCED, SUGGESTED, HOLIDAYS, WEEKS = "What sources say", "What we suggest", "Holidays", "Weeks"
NOTICE = Place(SOURCED, 2, 1)
TABLE = 5  # the first row of a table of lines
FIRST, LAST = 1, 2  # the columns of dates
HOLIDAY_ROWS = 12
_TOP = 4  # the first row of the sheets Holidays and Weeks below their headings
_CANDIDATES = 80  # weeks after the notice: those of the longest plan, and as many again for holidays
_WIDTHS = (22, 19, 19, 44, 26, 26, 12, 1)
_HOLIDAY_WIDTHS = (22, 22, 40, 1)
_WEEK_WIDTHS = (20, *(6,) * 7, 12, 12)
_COUNTED, _NUMBER = 8, 9  # columns of the sheet Weeks
_NOTICE = "Weeks may move. The letter and the lead are right, and this workbook is background."
_USE = {
    "What it is": "The weeks of an inspection as dates, from the day of the notice: {title}.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Begin": f"Type the day of the notice into the sheet {SOURCED}, and local holidays into the sheet {HOLIDAYS}.",
    "Two layers": f"{SOURCED} has a source in each row. {SUGGESTED} is ours alone; ignore what does not fit.",
    "Holidays": "{holidays}",
    "Fill in": "Owner and done are yours.",
    "Where it is from": "{url}",
}
_SKIPS = "A source says that school holidays are not counted. A week in which three or more working days are holidays is left out."
_STAYS = "No source says that holidays are left out, so they shift nothing. Ask the lead."


def workbook(plan: Plan, updated: When, url: str) -> Workbook:
    """Return the workbook of a plan; ``updated`` is the day that stands for the clock."""
    title, version = f"Inspection plan: {plan.programme.short_title}", updated.words()
    holidays = _SKIPS if plan.programme.skips_holidays else _STAYS
    words = {name: text.format(title=plan.programme.title, holidays=holidays, url=url) for name, text in _USE.items()}
    facts = {"Workbook": KIND, "Programme": plan.programme.id, "Version": version, "Address": url}
    places = {"Day of the notice": f"{SOURCED}, {NOTICE.name}"}
    sheets = (
        parts.read_me(title, f"Version of {version}.", _NOTICE, words),
        _lines(SOURCED, "Each row has a source.", plan.sourced, "Source"),
        *(
            (_lines(SUGGESTED, "This edition suggests it; no source asks for it.", plan.suggested, "Note"),)
            * bool(plan.suggested)
        ),
        _holidays(holidays),
        _weeks(plan),
        parts.about(facts, ("What", "Where"), places),
    )
    return Workbook(title, version, url, parts.day(updated), sheets)


def _lines(name: str, says: str, lines: tuple[Line, ...], note: str) -> Sheet:
    day = parts.entry("Day of the notice", "The day of the letter, such as 5/1/2027.", of_day=True)
    notice = Cell(None, Role.DAY, entry=day) if name == SOURCED else Cell(_shown(NOTICE.reference), Role.DATE)
    heads = ("When", "From", "To", "What", note, "Owner", "Done")
    rows = (
        parts.title(name),
        parts.lead(says),
        Row((Cell("The letter came on", Role.STRONG), notice), 22),
        Row(),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _WIDTHS),
        *(_line(line) for line in lines),
    )
    return Sheet(name, _WIDTHS, rows, (TABLE, 1), (TABLE - 1, TABLE - 1), landscape=True)


def _line(line: Line) -> Row:
    owner = parts.entry("Owner", "The post that sees to it.")
    done = parts.entry("Done", "Yes, or the day.")
    first, last = _dates(line)
    cells = (
        Cell(line.when, Role.STRONG),
        Cell(_shown(first), Role.DATE),
        Cell(_shown(last), Role.DATE),
        Cell(line.what, Role.LABEL),
        Cell(_note(line), Role.GUIDANCE),
        Cell(line.who or None, Role.ANSWER, entry=owner),
        Cell(None, Role.ANSWER, entry=done),
    )
    return parts.fitted(cells, _WIDTHS, 2)


def _note(line: Line) -> str:
    if not line.reference:
        return line.caution
    source = (f"{line.reference.title}, {line.reference.publisher}.", line.reference.url, line.reference.read)
    return " ".join(filter(None, (line.caution, *source)))


def _shown(formula: str) -> Formula:
    """Return a formula that shows nothing until the day of the notice is there."""
    return Formula(f'=IF({NOTICE.reference}="","",{formula})', "")


def _dates(line: Line) -> tuple[str, str]:
    """Return the formulas of a line's first and last day."""
    start = f"({_start(line.week)}+{7 * line.after})"
    if line.day:
        only = f"WORKDAY({start}-1,{line.day})"
        return only, only
    if line.limit:
        return start, start
    end = _start(line.until) if line.until else start
    return start, f"({end}+6)"


def _start(week: int) -> str:
    """Return the formula of the day on which a week of the plan starts: the first week with its number."""
    return f"INDEX({_column(0)},MATCH({week},{_column(_NUMBER)},0))"


def _column(column: int) -> str:
    """Return a column of the sheet that has the weeks."""
    return Range(WEEKS, _TOP, column, _TOP + _CANDIDATES - 1, column).name


def _holidays(says: str) -> Sheet:
    first = parts.entry("Holiday", "Its first day, such as 12/2/2027.", of_day=True)
    last = parts.entry("Holiday", "Its last day; leave it empty for a single day.", of_day=True)
    name = parts.entry("Holiday", "What it is called.")
    row = (Cell(None, Role.DAY, entry=first), Cell(None, Role.DAY, entry=last), Cell(None, Role.ANSWER, entry=name))
    rows = (
        parts.title(HOLIDAYS),
        parts.lead(says),
        Row(),
        parts.fitted([Cell(head, Role.HEADING) for head in ("First day", "Last day", "Name")], _HOLIDAY_WIDTHS),
        *(parts.fitted(row, _HOLIDAY_WIDTHS) for _ in range(HOLIDAY_ROWS)),
    )
    return Sheet(HOLIDAYS, _HOLIDAY_WIDTHS, rows)


def _weeks(plan: Plan) -> Sheet:
    heads = ("Starts on", *(f"+{day}" for day in range(7)), "Counted", "Week")
    rows = (
        parts.title(WEEKS),
        parts.lead("This sheet fills itself. A 1 stands for a working day that is a holiday."),
        Row(),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _WEEK_WIDTHS),
        *_week_rows(plan),
    )
    return Sheet(WEEKS, _WEEK_WIDTHS, rows, hidden=True)


def _is_holiday(day: str) -> str:
    """Return the formula that is 1 for a working day that is a holiday; a holiday without a last day is one day."""
    firsts, lasts = (Range(HOLIDAYS, _TOP, column, _TOP + HOLIDAY_ROWS - 1, column).name for column in (0, 1))
    within = f'(({lasts}<>"")*({lasts}>={day})+({lasts}="")*({firsts}={day}))'
    holiday = f'SUMPRODUCT(({firsts}<>"")*({firsts}<={day})*{within})>0'
    return f"IF(WEEKDAY({day},2)<6,IF({holiday},1,0),0)"


def _week_rows(plan: Plan) -> Iterator[Row]:
    for number in range(_CANDIDATES):
        row = _TOP + number
        start = Place(WEEKS, row, 0).reference
        days = [Cell(_shown(_is_holiday(f"({start}+{place})")), Role.COUNT) for place in range(7)]
        free = f"SUM({Range(WEEKS, row, 1, row, 7).name})"
        counted = f"IF({free}<{FREE_DAYS},1,0)" if plan.programme.skips_holidays else "1"
        above = Range(WEEKS, _TOP, _COUNTED, row, _COUNTED).name
        total = f'IF({Place(WEEKS, row, _COUNTED).reference}=1,SUM({above}),"")'
        first = Cell(_shown(f"{NOTICE.reference}+{7 * number}"), Role.DATE)
        yield Row((first, *days, Cell(_shown(counted), Role.COUNT), Cell(_shown(total), Role.COUNT)))
