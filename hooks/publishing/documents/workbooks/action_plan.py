"""The workbook for an action plan and the year after it, filled with what inspectors asked of an area.

In: an area and the findings that are still open there. Out: a ``Workbook``: a line for each area for improvement, the clock of
six weeks from publication, and a year of follow-up.
"""

from collections.abc import Sequence
from datetime import date

from publishing.content.findings import FoundItem
from publishing.content.models import Partnership
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Formula, Place, Role, Row, Sheet, Workbook

KIND = "action-plan"
PLAN, CLOCK, YEAR = "Action plan", "Six weeks", "The year after"
TABLE = 3  # the first row of the table of lines
PUBLISHED = Place(CLOCK, 2, 1)
_SPARE = 4  # empty lines, for what the report names and the site does not list
_WIDTHS = (6, 38, 26, 32, 32, 20, 16, 32, 1)
_CLOCK_WIDTHS = (30, 22, 26, 54, 10, 1)
_YEAR_WIDTHS = (6, 38, 14, 14, 18, 30, 30, 30, 1)
_NOTICE = "Write nothing that tells who a child is. Leave out counts below ten."
_HEADS = (
    ("What will be different for children", "One sentence that a child would understand."),
    ("Steps", "Three at most."),
    ("Who answers for it", "One post, never a group."),
    ("How we will see it", "A count, a reading of records, or people's own words."),
)
_STEPS = (  # weeks after publication, who and what: the six weeks are the inspectorate's, the rest is ours
    (0, "Chief officers", "Meet staff, and say thank you before you say what is next"),
    (1, "Participation co-ordinator", "Ask the children and parents who took part what should come first"),
    (3, "The posts named", "Write your line, each with a partner from another agency"),
    (5, "Chief officers", "Agree the plan: each line is SMART and tied to one area for improvement"),
    (6, "Chair of the partnership", "Send the plan to the inspectorate (its limit), and publish it beside the report"),
)
_USE = {
    "What it is": "An action plan for {name}: a line for each area for improvement that is open, as far as this site knows.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's, whose form is free.",
    "Not complete": "The lines come from what sources say of the reports. The report is right: check each line against it, and add what is missing.",
    "Tests": "Could each step be done and nothing be better for a child? Is there one post in each line? What will stop?",
    "By when": f"Type the day of publication into the sheet {CLOCK}. The plan is due six weeks later; the other days are ours.",
    "Where it is from": "{url}",
}


def workbook(area: Partnership, items: Sequence[FoundItem], url: str) -> Workbook:
    """Return the workbook of an area with the findings ``items``, of which there is at least one."""
    newest = max((item.report.updated for item in items), key=lambda when: when.sort_day or date.min)
    title, version = f"Action plan: {area.name}", newest.words()
    facts = {"Workbook": KIND, "Area": area.id, "Version": version, "Address": url}
    words = {name: text.format(name=area.name, url=url) for name, text in _USE.items()}
    sheets = (
        parts.read_me(title, f"Version of {version}.", _NOTICE, words),
        _plan(title, items),
        _clock(items),
        _year(items),
        parts.about(facts, ("What", "Where"), {"Day of publication": f"{CLOCK}, {PUBLISHED.name}"}),
    )
    return Workbook(title, version, url, parts.day(newest), sheets)


def _plan(title: str, items: Sequence[FoundItem]) -> Sheet:
    heads = ("No.", "Area for improvement", "From", _HEADS[0][0], _HEADS[1][0], _HEADS[2][0], "By when", _HEADS[3][0])
    rows = (
        parts.title(title),
        parts.lead(_NOTICE),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _WIDTHS),
        *(_line(number, item) for number, item in enumerate([*items, *[None] * _SPARE], 1)),
    )
    fixed = (TABLE, 2), (TABLE - 1, TABLE - 1)
    return Sheet(PLAN, _WIDTHS, rows, *fixed, landscape=True, blank=TABLE + len(items))


def _line(number: int, item: FoundItem | None) -> Row:
    different, steps, who, seen = (Cell(None, Role.ANSWER, entry=parts.entry(*head)) for head in _HEADS)
    improvement = parts.entry("Area for improvement", "The report's own words.")
    when = parts.entry("By when", "A day, such as 31/3/2027.", of_day=True)
    cells = (
        Cell(number, Role.NUMBER),
        Cell(item.text if item else None, Role.ANSWER, entry=improvement),
        Cell(_source(item) if item else "", Role.GUIDANCE),
        different,
        steps,
        who,
        Cell(None, Role.DAY, entry=when),
        seen,
    )
    return parts.fitted(cells, _WIDTHS, 4)


def _source(item: FoundItem) -> str:
    """Return the report of a finding, its indicator and what is known of it since."""
    indicator = f"{item.indicator.number} {item.indicator.title}" if item.indicator else ""
    return ". ".join(
        filter(None, (f"{item.report.kind.label}, {item.report.published.words()}", indicator, item.status.words))
    )


def _clock(items: Sequence[FoundItem]) -> Sheet:
    day = parts.entry("Day of publication", "The day on which the report came out, such as 25/5/2027.", of_day=True)
    days = [
        found for item in items if (found := item.report.published.sort_day) and len(str(item.report.published)) == 10
    ]
    rows = (
        parts.title(CLOCK),
        parts.lead("Six weeks are the inspectorate's limit. The days before it are our advice."),
        Row((Cell("The report came out on", Role.STRONG), Cell(max(days, default=None), Role.DAY, entry=day)), 22),
        parts.fitted([Cell(head, Role.HEADING) for head in ("When", "By", "Who", "What", "Done")], _CLOCK_WIDTHS),
        *(_step(*step) for step in _STEPS),
    )
    return Sheet(CLOCK, _CLOCK_WIDTHS, rows, landscape=True)


def _step(weeks: int, who: str, what: str) -> Row:
    when = f"Within {weeks} {'week' if weeks == 1 else 'weeks'}" if weeks else "On the day of publication"
    by = Formula(f'=IF({PUBLISHED.reference}="","",{PUBLISHED.reference}+{7 * weeks})', "")
    done = Cell(None, Role.ANSWER, entry=parts.entry("Done", "Yes, or the day."))
    cells = (Cell(when, Role.STRONG), Cell(by, Role.DATE), Cell(who, Role.LABEL), Cell(what, Role.LABEL), done)
    return parts.fitted(cells, _CLOCK_WIDTHS, 2)


def _year(items: Sequence[FoundItem]) -> Sheet:
    heads = (
        "No.",
        "Area for improvement",
        "Start",
        "Aim",
        "Of how many",
        "After 3 months",
        "After 6 months",
        "After 12 months",
    )
    rows = (
        parts.title(YEAR),
        parts.lead("What is different for children? One question, every three months, to each post."),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _YEAR_WIDTHS),
        *(_followed(number) for number in range(1, len(items) + _SPARE + 1)),
    )
    fixed = (TABLE, 2), (TABLE - 1, TABLE - 1)
    return Sheet(YEAR, _YEAR_WIDTHS, rows, *fixed, landscape=True, blank=TABLE + len(items))


def _followed(number: int) -> Row:
    reference = Place(PLAN, TABLE + number - 1, 1).reference
    words = Cell(Formula(f'=IF({reference}="","",{reference})', ""), Role.LABEL)
    answers = (
        Cell(None, Role.ANSWER, entry=parts.entry("The year after", "What you see, with its date.")) for _ in range(6)
    )
    return parts.fitted((Cell(number, Role.NUMBER), words, *answers), _YEAR_WIDTHS, 4)
