"""Rules for areas and programmes."""

from collections.abc import Iterator

from publishing.base.problems import Problem, closest, quoted
from publishing.content.catalogue import indicator_id
from publishing.content.models import (
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
        evaluated = {one.id: one.number for one in context.catalogue.indicators_of(framework) if one.evaluated}
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


PARTNERSHIP_RULES: tuple[Rule, ...] = (_partnership,)
PROGRAMME_RULES: tuple[Rule, ...] = (_graded, _stages, _events)
