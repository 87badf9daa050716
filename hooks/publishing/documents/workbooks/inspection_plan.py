"""The workbook that turns the day of a notice into a plan with dates, owners and what is done.

In: the plan of a programme. Out: a ``Workbook``: a sheet for what sources say, one for what this edition suggests, one for local
holidays, and one that works out on which day each week starts, by the rule of ``site.inspection_plan``.
"""

from collections.abc import Iterator
from dataclasses import replace

from publishing.base.dates import When
from publishing.content.models import Reference
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.formulas import quoted
from publishing.documents.workbooks.model import Cell, Formula, Place, Range, Role, Row, Sheet, Workbook
from publishing.documents.workbooks.plan_formulas import PlanFormulas
from publishing.site import plan_words
from publishing.site.inspection_plan import FREE_DAYS, Line, Plan

KIND = "inspection-plan"
SOURCED, SUGGESTED, HOLIDAYS, WEEKS = "What sources say", "What we suggest", "Holidays", "Weeks"
NOTICE = Place(SOURCED, 2, 1)
NOTES = 3  # the row of what is said of all dates
TABLE = 5  # the first row of a table of lines
FIRST, LAST, WHAT, WARNING, SOURCE = 1, 2, 3, 4, 5  # columns of it
HOLIDAY_ROWS = 12
_TOP = 4  # the first row of the sheets Holidays and Weeks below their headings
_CANDIDATES = 80  # weeks after the notice: those of the longest plan, and as many again for holidays
_WIDTHS = (20, 23, 23, 62, 28, 9, 28, 10, 1)
_SUGGESTED_WIDTHS = (20, 23, 23, 46, 24, 26, 10, 1)
_HOLIDAY_WIDTHS = (24, 24, 36, 1)
_WEEK_WIDTHS = (22, *(6,) * 7, 12, 12)
_COUNTED, _NUMBER = 8, 9  # columns of the sheet Weeks
_NOTES_HEIGHT = 34  # points: two lines, which is the longest that they get
_ANEW = (
    "+0*NOW()"  # adds nothing; with it LibreOffice works out the file anew when it opens it, after a script put days in
)
_NOTICE = "Weeks may move. The letter and the lead are right, and this workbook is background."
_BEFORE = f"Type the day of the letter above, and local and public holidays into the sheet {HOLIDAYS}."
_USE = {
    "What it is": "The weeks of an inspection as dates, from the day of the notice: {title}.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Begin": f"Type the day of the notice into the sheet {SOURCED}, and local and public holidays into the sheet {HOLIDAYS}.",
    "Two layers": f"{SOURCED} has a source in each row. {SUGGESTED} is ours alone; ignore what does not fit.",
    "Holidays": "{holidays}",
    "Fill in": "Owner and done are yours.",
    "Where it is from": "{url}",
}


def workbook(plan: Plan, updated: When, url: str) -> Workbook:
    """Return the workbook of a plan; ``updated`` is the day that stands for the clock."""
    title, version = f"Inspection plan: {plan.programme.short_title}", updated.words()
    words = {
        name: text.format(title=plan.programme.title, holidays=plan.holidays, url=url) for name, text in _USE.items()
    }
    facts = {"Workbook": KIND, "Programme": plan.programme.id, "Version": version, "Address": url}
    places = {"Day of the notice": f"{SOURCED}, {NOTICE.name}"}
    sheets = (
        parts.read_me(title, f"Version of {version}.", _NOTICE, words),
        _lines(SOURCED, "Each row has a source, with its number; the sources stand below.", plan.sourced, plan.sources),
        *(
            (_lines(SUGGESTED, "This edition suggests it; no source asks for it.", plan.suggested),)
            * bool(plan.suggested)
        ),
        _holidays(plan.holidays),
        _weeks(plan),
        parts.about(facts, ("What", "Where"), places),
    )
    return Workbook(title, version, url, parts.day(updated), sheets)


def _lines(name: str, says: str, lines: tuple[Line, ...], sources: tuple[Reference, ...] = ()) -> Sheet:
    day = parts.entry("Day of the notice", "The day of the letter, such as 5/1/2027.", of_day=True)
    notice = Cell(None, Role.WEEKDAY, entry=day) if name == SOURCED else Cell(_shown(_FORMULAS.first_day), Role.DATE)
    notes = Formula(f'=IF({NOTICE.reference}="",{quoted(_BEFORE)},{_FORMULAS.notes()})', _BEFORE)
    heads = ("When", "From", "To", "What", "Look out", *(("Source",) * bool(sources)), "Owner", "Done")
    widths = _WIDTHS if sources else _SUGGESTED_WIDTHS
    rows = (
        parts.title(name),
        parts.lead(says),
        Row((Cell("The letter came on", Role.STRONG), notice), 22),
        Row((Cell(notes, Role.NOTICE, len(heads)),), _NOTES_HEIGHT),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
        *(_line(line, sources, widths) for line in lines),
        *((Row(height=10),) * bool(sources)),
        *(_source(number, source) for number, source in enumerate(sources, 1)),
    )
    return Sheet(name, widths, rows, (TABLE, 1), (TABLE - 1, TABLE - 1), landscape=True)


def _line(line: Line, sources: tuple[Reference, ...], widths: tuple[float, ...]) -> Row:
    owner = parts.entry("Owner", "The post that sees to it.")
    done = parts.entry("Done", "Yes, or the day.")
    first, last = _FORMULAS.dates(line)
    number = f"Source {sources.index(line.reference) + 1}" if line.reference else ""
    cells = (
        Cell(line.when, Role.STRONG),
        Cell(_shown(first), Role.DATE),
        Cell(_shown(last), Role.DATE),
        Cell(" ".join(filter(None, (f"{line.what}." if line.caution else line.what, line.caution))), Role.LABEL),
        Cell(plan_words.WEEKEND if line.limit else plan_words.HOLIDAY_WITHIN, Role.WARNING),
        *((Cell(number, Role.GUIDANCE),) * bool(sources)),
        Cell(line.who or None, Role.ANSWER, entry=owner),
        Cell(None, Role.ANSWER, entry=done),
    )
    row = parts.fitted(cells, widths)  # as tall as it is with the longest warning
    warning = Cell(_shown(_FORMULAS.warning(line)), Role.WARNING)
    return replace(row, cells=(*row.cells[:WARNING], warning, *row.cells[WARNING + 1 :]))


def _source(number: int, source: Reference) -> Row:
    words = (f"Source {number}: {source.title}, {source.publisher}.", source.url, source.unlinked, source.read)
    return Row((Cell(" ".join(filter(None, words)), Role.LEAD),), 14)


def _shown(formula: str) -> Formula:
    """Return a formula that shows nothing until the day of the notice is there."""
    return Formula(f'=IF({NOTICE.reference}="","",{formula})', "")


def _column(sheet: str, column: int, rows: int) -> Range:
    """Return a column of the sheet of holidays, or of weeks."""
    return Range(sheet, _TOP, column, _TOP + rows - 1, column)


_FORMULAS = PlanFormulas(
    *(_column(HOLIDAYS, column, HOLIDAY_ROWS) for column in (0, 1)),
    *(_column(WEEKS, column, _CANDIDATES) for column in (0, _NUMBER)),
)


def _holidays(says: str) -> Sheet:
    first = parts.entry("Holiday", "Its first day, such as 12/2/2027.", of_day=True)
    last = parts.entry("Holiday", "Its last day; leave it empty for a single day.", of_day=True)
    name = parts.entry("Holiday", "What it is called.")
    row = (
        Cell(None, Role.WEEKDAY, entry=first),
        Cell(None, Role.WEEKDAY, entry=last),
        Cell(None, Role.ANSWER, entry=name),
    )
    rows = (
        parts.title(HOLIDAYS),
        parts.fitted((Cell(says, Role.TEXT, 3),), _HOLIDAY_WIDTHS),
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


def _week_rows(plan: Plan) -> Iterator[Row]:
    for number in range(_CANDIDATES):
        row = _TOP + number
        start = Place(WEEKS, row, 0).reference
        days = [Cell(_shown(_FORMULAS.is_holiday(f"({start}+{place})")), Role.COUNT) for place in range(7)]
        free = f"SUM({Range(WEEKS, row, 1, row, 7).name})"
        counted = f"IF({free}<{FREE_DAYS},1,0)" if plan.programme.skips_holidays else "1"
        above = Range(WEEKS, _TOP, _COUNTED, row, _COUNTED).name
        total = f'IF({Place(WEEKS, row, _COUNTED).reference}=1,SUM({above}),"")'
        starts = f"{_FORMULAS.first_day}+{7 * number}" if number else f"{NOTICE.reference}{_ANEW}"
        first = Cell(_shown(starts), Role.DATE)
        yield Row((first, *days, Cell(_shown(counted), Role.COUNT), Cell(_shown(total), Role.COUNT)))
