"""The plan of a programme's inspection, line by line: what its page, its workbook and its calendar file show alike.

In: a programme. Out: ``Line``s in two layers that never mix: what sources say, and what this edition suggests. Weeks are
turned into days where the day of the notice is known: by the page's script and by the workbook's formulas, by one rule.

- Week 1 starts on the day of the notice, and each week a week later.
- Where a source says that school holidays are not counted, a week is not counted if ``FREE_DAYS`` or more of its working
  days are holidays. Elsewhere no week moves.
- What follows publication is counted in calendar weeks from the start of the week of publication.
- What a source wants after publication is a limit. The day of publication is not known, only its week, so the limit is one day,
  by the earliest reckoning: as if the report came out on the first day of that week. Who keeps to it is never late.
- A day of a week is one of its working days, from Monday to Friday, counted from the week's start.
- A line is warned of (``plan_words``) where a holiday that was given is among its days, and a limit where it is on a weekend.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publishing.content.catalogue import Catalogue
from publishing.content.models import Briefing, Event, Moment, Programme, Reference
from publishing.site import plan_words

Letters = tuple[tuple[Moment, tuple[Briefing, ...]], ...]
FREE_DAYS = 3  # holidays among the five working days of a week that is then not counted


@dataclass(frozen=True)
class Line:
    """One thing to do or to expect.

    ``week`` is a week of the plan, ``until`` the last one where there are several; ``after`` is how many weeks later it is,
    ``day`` which working day of that week, 0 for the whole week. A ``limit`` is the last day on which it may be done. Its dates
    fill the merge ``field`` of letters.
    """

    week: int
    what: str
    who: str = ""
    until: int = 0
    after: int = 0
    day: int = 0
    reference: Reference | None = None
    limit: bool = False
    field: str = ""

    @property
    def when(self) -> str:
        """Its weeks in words: ``Week 3``, ``Weeks 4 to 7``, ``Week 1, day 2``, ``Within 6 weeks of publication``."""
        if self.limit:
            return f"Within {self._later} of publication"
        if self.after:
            return f"{self._later} after publication{f', day {self.day}' if self.day else ''}"
        if self.until:
            return f"Weeks {self.week} to {self.until}"
        return f"Week {self.week}{f', day {self.day}' if self.day else ''}"

    @property
    def caution(self) -> str:
        """How a limit is to be understood, in words; "" for other lines."""
        if not self.limit:
            return ""
        return f"This is the earliest reckoning. Count {self._later} from the day of publication, once you know it."

    @property
    def _later(self) -> str:
        return f"{self.after} {'week' if self.after == 1 else 'weeks'}"


@dataclass(frozen=True)
class Plan:
    """The lines of a programme, those of sources and those that this edition suggests."""

    programme: Programme
    sourced: tuple[Line, ...]
    suggested: tuple[Line, ...]

    @property
    def last_week(self) -> int:
        """The last week of the plan that a line names."""
        return max(max(line.week, line.until) for line in (*self.sourced, *self.suggested))

    @property
    def sources(self) -> tuple[Reference, ...]:
        """The references of its lines, each once, in the order in which they come; the first is source 1."""
        return tuple({line.reference.id: line.reference for line in self.sourced if line.reference}.values())

    @property
    def holidays(self) -> str:
        """The effect of holidays on its weeks, in words."""
        return plan_words.SKIPS if self.programme.skips_holidays else plan_words.STAYS


def plans(catalogue: Catalogue) -> Mapping[str, Plan]:
    """Return the plan of every programme of which a week is known, by the programme's id, the newest first."""
    newest = sorted(catalogue.programmes.values(), key=lambda programme: -programme.order)
    return {programme.id: plan(programme) for programme in newest if programme.events}


def letters(catalogue: Catalogue) -> Letters:
    """Return the letters and slides that an inspection needs, by the moment at which they go out, in order."""
    records = catalogue.publications("briefing").values()
    briefings = sorted((own for own in records if isinstance(own, Briefing)), key=lambda briefing: briefing.sort_key)
    found = ((moment, tuple(own for own in briefings if own.moment is moment)) for moment in Moment)
    return tuple((moment, own) for moment, own in found if own)


def plan(programme: Programme) -> Plan:
    """Return the plan of a programme."""
    last = programme.weeks or max((event.week for event in programme.events), default=0)
    known = {reference.id: reference for reference in programme.references}
    sourced = (*_events(programme.events, known), *_events(programme.follow_up, known, last))
    suggested = (
        Line(
            min(step.week, last),
            step.what,
            step.who,
            after=max(0, step.week - last),
            day=step.day or 0,
            field=step.field or "",
        )
        for step in programme.steps
    )
    return Plan(programme, sourced, tuple(suggested))


def _events(events: Iterable[Event], known: Mapping[str, Reference], published: int = 0) -> Iterator[Line]:
    """Return the lines of events; ``published`` is the week from which their own weeks are counted."""
    for event in events:
        reference = known.get(event.source or "")
        week, after = (published, event.week) if published else (event.week, 0)
        yield Line(
            week,
            event.what,
            event.who or "",
            event.until or 0,
            after,
            reference=reference,
            limit=after > 0,
            field=event.field or "",
        )
