"""Rules for areas and programmes."""

from collections.abc import Iterator

from publishing.base.hosts import host_of, is_on
from publishing.base.problems import Problem, closest, quoted
from publishing.content.catalogue import indicator_id
from publishing.content.models import (
    Chapter,
    Framework,
    Indicator,
    PartName,
    Partnership,
    Programme,
    Provider,
)
from publishing.content.rules.context import Context, Rule


def _partnership(context: Context, partnership: Partnership) -> Iterator[Problem]:
    """Hold what is really there to a code, where the profile requires one, and to what stands above it."""
    unit = context.catalogue.profile.unit
    if not unit:
        return
    if unit.code and unit.code.required and not partnership.code and not partnership.specimen:
        yield context.source.problem("code", f"{unit.code.name}, such as {unit.code.example}", "nothing")
    if unit.above:
        yield from context.refers("above", partnership.above, Provider, unit.above.one)
    if partnership.tile and not context.catalogue.profile.has(PartName.MAP):
        expected = "no tile, as the profile does not have the part 'map'"
        yield context.source.problem("tile", expected, quoted(partnership.tile))


def _graded(context: Context, programme: Programme) -> Iterator[Problem]:
    """Hold a programme to its framework edition."""
    yield from context.refers("framework", programme.framework, Framework, "framework edition")
    framework = context.catalogue.frameworks.get(programme.framework or "")
    if framework:
        evaluated = {entry.id: entry.number for entry in context.catalogue.indicators_of(framework) if entry.evaluated}
        numbers = evaluated.values()
        for place, number in enumerate(programme.graded):
            indicator = indicator_id(framework.id, number)
            if indicator not in evaluated and (Indicator, indicator) not in context.unread:
                expected = f"an indicator of {framework.id} that reports evaluate"
                yield context.source.problem(("graded", place), expected, quoted(number), closest(number, numbers))


def _stages(context: Context, programme: Programme) -> Iterator[Problem]:
    """Hold the stages of a programme to their order and its weeks."""
    before = 0
    for place, stage in enumerate(programme.stages):
        if stage.first is None or stage.last is None:
            continue
        if stage.first > stage.last:
            expected = f"weeks that run forwards, such as {stage.last}-{stage.first}"
        elif stage.first <= before:
            expected = f"weeks after those of the stage before, which ends in week {before}"
        elif programme.weeks and stage.last > programme.weeks:
            expected = f"weeks up to {programme.weeks}, as 'weeks' of the programme says"
        else:
            before = stage.last
            continue
        yield context.source.problem(("stages", place, "weeks"), expected, quoted(stage.weeks))


def _events(context: Context, programme: Programme) -> Iterator[Problem]:
    """Hold the events of a programme to their order and its weeks."""
    before = 1
    for place, event in enumerate(programme.events):
        if programme.weeks and not 1 <= event.week <= programme.weeks:
            expected = f"a week from 1 to {programme.weeks}, as 'weeks' of the programme says"
        elif event.week < before:
            expected = f"events in the order of their weeks, so none before week {before}"
        else:
            before = event.week
            continue
        yield context.source.problem(("events", place, "week"), expected, quoted(event.week))


def _plan(context: Context, programme: Programme) -> Iterator[Problem]:
    """Hold what is planned to references of the programme, to its weeks and to their order."""
    known = [reference.id for reference in programme.references]
    for field in ("events", "follow_up"):
        for place, event in enumerate(getattr(programme, field)):
            if event.source and event.source not in known:
                expected, meant = "the id of a reference of this programme", closest(event.source, known)
                yield context.source.problem((field, place, "source"), expected, quoted(event.source), meant)
            if event.until is not None and field == "follow_up":
                expected = "no 'until': what is due after publication has one limit, its 'week'"
                yield context.source.problem((field, place, "until"), expected, quoted(event.until))
            elif event.until is not None and event.until <= event.week:
                expected = f"a week after {event.week}, in which it starts"
                yield context.source.problem((field, place, "until"), expected, quoted(event.until))
    limit = programme.position_statement
    if limit and limit.source not in known:
        expected, meant = "the id of a reference of this programme", closest(limit.source, known)
        yield context.source.problem(("position_statement", "source"), expected, quoted(limit.source), meant)
    before = (1, 0)
    for place, step in enumerate(programme.steps):
        if step.week < 1 or (step.day is not None and not 1 <= step.day <= DAYS):
            expected, found = (
                f"a week from 1 on, and a day from 1 to {DAYS}",
                f"week {step.week}, day {step.day or '-'}",
            )
        elif (step.week, step.day or 0) < before:
            expected, found = "steps in the order of their weeks and days", f"week {step.week}, day {step.day or '-'}"
        else:
            before = (step.week, step.day or 0)
            continue
        yield context.source.problem(("steps", place), expected, found)


def _references(context: Context, record: Programme | Chapter) -> Iterator[Problem]:
    """Hold references to ids of their own, to addresses that may be linked, and to a word where there is none."""
    seen: set[str] = set()
    for place, reference in enumerate(record.references):
        path = ("references", place)
        if reference.id in seen:
            yield context.source.problem((*path, "id"), "an id that no other reference here has", quoted(reference.id))
        seen.add(reference.id)
        if not reference.url and not reference.unlinked:
            yield context.source.problem(path, "url, or unlinked with the reason why there is none", "neither")
        if reference.url and is_on(reference.url, context.unlinked_hosts):
            found = f"a copy on {host_of(reference.url)}"
            yield context.source.problem((*path, "url"), "a source that may be linked", found)


DAYS = 5  # of a working week
PARTNERSHIP_RULES: tuple[Rule, ...] = (_partnership,)
PROGRAMME_RULES: tuple[Rule, ...] = (_graded, _stages, _events, _plan, _references)
REFERENCE_RULES: tuple[Rule, ...] = (_references,)
