"""The workbook for an action plan and the year after it, filled with what inspectors asked of an area.

In: an area, the findings that are still open there, and the profile, which says when a plan is due. Out: a ``Workbook``: a line
for each area for improvement, the weeks from publication until then, and the time after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from publishing.content.findings import FoundItem
from publishing.content.models import ActionPlan, Partnership, PlanStep, Profile
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Formula, Place, Role, Row, Sheet, Workbook

KIND = "action-plan"
PLAN = "Action plan"
TABLE = 3  # the first row of the table of lines
_SPARE = 4  # empty lines, for what the report names and the site does not list
_WIDTHS = (6, 38, 26, 32, 32, 20, 16, 32, 1)
_CLOCK_WIDTHS = (30, 22, 26, 54, 10, 1)
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_NOTICE = "Write nothing that tells who {a_person} is. Leave out counts below ten."
_HEADS = (
    ("What will be different for {people}", "One sentence that {a_person} would understand."),
    ("Steps", "Three at most."),
    ("Who answers for it", "One post, never a group."),
    ("How we will see it", "A count, a reading of records, or people's own words."),
)
_USE = {
    "What it is": "An action plan for {name}: a line for each area for improvement that is open{known}.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's, whose form is free.",
    "Not complete": "The lines come from what sources say of the reports. The report is right: check each line against it, and add what is missing.",
    "Tests": "Could each step be done and nothing be better for {a_person}? Is there one post in each line? What will stop?",
    "By when": "Type the day of publication into the sheet {clock}. The plan is due {due} later; the other days are ours.",
    "Where it is from": "{url}",
}


@dataclass(frozen=True)
class _Words:
    """The words that follow from a profile with an action plan."""

    profile: Profile
    plan: ActionPlan

    @property
    def due(self) -> str:
        """The time until the plan is due: ``six weeks``."""
        return _counted(self.plan.weeks, "week")

    @property
    def clock(self) -> str:
        """The name of the sheet with the days until then: ``Six weeks``."""
        return self.due[0].upper() + self.due[1:]

    @property
    def after(self) -> str:
        """The name of the sheet for the time after: ``The year after``."""
        last = self.plan.months[-1]
        return "The year after" if last == 12 else f"The {_counted(last, 'month')} after"

    def filled(self, text: str, **more: str) -> str:
        """Fill a text with the nouns of the profile."""
        people = self.profile.people
        nouns = {"people": people.many, "a_person": f"{people.article} {people.one}"}
        return text.format(**nouns, clock=self.clock, due=self.due, **more)


def _counted(count: int, noun: str) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {noun}{'' if count == 1 else 's'}"


def published(profile: Profile) -> Place:
    """Return the cell for the day of publication. LookupError of a profile without an action plan."""
    return Place(_words(profile).clock, 2, 1)


def _words(profile: Profile) -> _Words:
    if profile.action_plan is None:
        raise LookupError("this profile has no action plan")
    return _Words(profile, profile.action_plan)


def workbook(area: Partnership, items: Sequence[FoundItem], url: str, profile: Profile) -> Workbook:
    """Return the workbook of an area with the findings ``items``, of which there is at least one."""
    words, noun = _words(profile), profile.unit.heading if profile.unit else "Area"
    newest = max((item.report.updated for item in items), key=lambda when: when.sort_day or date.min)
    title, version = f"Action plan: {area.name}", newest.words()
    facts = {"Workbook": KIND, noun: area.id, "Version": version, "Address": url}
    known = "" if profile.own_voice else ", as far as this site knows"
    use = {name: words.filled(text, name=area.name, url=url, known=known) for name, text in _USE.items()}
    if profile.own_voice:
        del use["Not complete"]
    day = published(profile)
    sheets = (
        parts.read_me(title, f"Version of {version}.", words.filled(_NOTICE), use),
        _plan(title, items, words),
        _clock(items, words, day),
        _year(items, words),
        parts.about(facts, ("What", "Where"), {"Day of publication": f"{words.clock}, {day.name}"}),
    )
    return Workbook(title, version, url, parts.day(newest), sheets)


def _plan(title: str, items: Sequence[FoundItem], words: _Words) -> Sheet:
    own = [(words.filled(head), words.filled(hint)) for head, hint in _HEADS]
    heads = ("No.", "Area for improvement", "From", own[0][0], own[1][0], own[2][0], "By when", own[3][0])
    rows = (
        parts.title(title),
        parts.lead(words.filled(_NOTICE)),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _WIDTHS),
        *(_line(number, item, own) for number, item in enumerate([*items, *[None] * _SPARE], 1)),
    )
    fixed = (TABLE, 1), (TABLE - 1, TABLE - 1)
    columns = (1, len(_WIDTHS) - 2)
    return Sheet(PLAN, _WIDTHS, rows, *fixed, landscape=True, blank=TABLE + len(items), printed=columns)


def _line(number: int, item: FoundItem | None, heads: Sequence[tuple[str, str]]) -> Row:
    different, steps, who, seen = (Cell(None, Role.ANSWER, entry=parts.entry(*head)) for head in heads)
    improvement = parts.entry("Area for improvement", "The report's own words.")
    when = parts.entry("By when", "A day, such as 31/3/2027.", of_day=True)
    cells = (
        Cell(number, Role.NUMBER),
        Cell(item.text if item else None, Role.ANSWER, entry=improvement),
        Cell(_source(item) if item else None, Role.GUIDANCE),
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


def _clock(items: Sequence[FoundItem], words: _Words, day_of_publication: Place) -> Sheet:
    day = parts.entry("Day of publication", "The day on which the report came out, such as 25/5/2027.", of_day=True)
    days = [
        found for item in items if (found := item.report.published.sort_day) and len(str(item.report.published)) == 10
    ]
    published = Cell("The report came out on", Role.STRONG), Cell(max(days, default=None), Role.DAY, entry=day)
    whose = "our" if words.profile.own_voice else "the inspectorate's"
    limit = f"{words.clock} {'is' if words.plan.weeks == 1 else 'are'} {whose} limit."
    rows = (
        parts.title(words.clock),
        parts.lead(f"{limit} The days before it are our advice."),
        parts.fitted(published, _CLOCK_WIDTHS, least=24),
        parts.fitted([Cell(head, Role.HEADING) for head in ("When", "By", "Who", "What", "Done")], _CLOCK_WIDTHS),
        *(_step(step, day_of_publication) for step in words.plan.steps),
    )
    return Sheet(words.clock, _CLOCK_WIDTHS, rows, landscape=True)


def _step(step: PlanStep, published: Place) -> Row:
    when = (
        f"Within {step.weeks} {'week' if step.weeks == 1 else 'weeks'}" if step.weeks else "On the day of publication"
    )
    by = Formula(f'=IF({published.reference}="","",{published.reference}+{7 * step.weeks})', "")
    done = Cell(None, Role.ANSWER, entry=parts.entry("Done", "Yes, or the day."))
    cells = (
        Cell(when, Role.STRONG),
        Cell(by, Role.DATE),
        Cell(step.who, Role.LABEL),
        Cell(step.what, Role.LABEL),
        done,
    )
    return parts.fitted(cells, _CLOCK_WIDTHS, 2)


def _year(items: Sequence[FoundItem], words: _Words) -> Sheet:
    months = words.plan.months
    looks = tuple(f"After {month} {'month' if month == 1 else 'months'}" for month in months)
    heads = ("No.", "Area for improvement", "Start", "Aim", "Of how many", *looks)
    widths = (6, 38, 14, 14, 18, *(30 for _ in months), 1)
    first = "month" if months[0] == 1 else _counted(months[0], "month")
    lead = words.filled("What is different for {people}? One question, every {first}, to each post.", first=first)
    rows = (
        parts.title(words.after),
        parts.lead(lead),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
        *(_followed(number, words.after, widths) for number in range(1, len(items) + _SPARE + 1)),
    )
    fixed = (TABLE, 2), (TABLE - 1, TABLE - 1)
    columns = (fixed[0][1], len(widths) - 2)
    return Sheet(words.after, widths, rows, *fixed, landscape=True, blank=TABLE + len(items), printed=columns)


def _followed(number: int, sheet: str, widths: Sequence[int]) -> Row:
    reference = Place(PLAN, TABLE + number - 1, 1).reference
    words = Cell(Formula(f'=IF({reference}="","",{reference})', ""), Role.LABEL)
    answers = (Cell(None, Role.ANSWER, entry=parts.entry(sheet, "What you see, with its date.")) for _ in widths[3:])
    return parts.fitted((Cell(number, Role.NUMBER), words, *answers), widths, 4)
