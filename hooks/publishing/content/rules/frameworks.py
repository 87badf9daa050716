"""Rules for framework editions and their indicators."""

from collections.abc import Iterator

from publishing.base.problems import Problem, closest, joined, quoted
from publishing.content.catalogue import indicator_id
from publishing.content.front_matter import Path
from publishing.content.models import Framework, Indicator, IndicatorKind, Likeness, Match, Scale
from publishing.content.rules.context import Context, Rule


def _framework(context: Context, framework: Framework) -> Iterator[Problem]:
    """Hold an edition to its indicators and key questions."""
    yield from context.refers("replaced_by", framework.replaced_by, Framework, "framework edition")
    if framework.replaced_by == framework.id:
        yield context.source.problem("replaced_by", "another framework edition", quoted(framework.replaced_by))
    yield from context.refers("scale", framework.scale, Scale, "scale")
    counted = sum(indicator.counted for indicator in context.catalogue.indicators_of(framework))
    if framework.indicators_total is not None and counted > framework.indicators_total:
        expected = f"at least {counted}, as that many are listed besides areas and judgements in words"
        yield context.source.problem("indicators_total", expected, quoted(framework.indicators_total))
    questions = [question.id for question in framework.key_questions]
    for place, question in enumerate(questions):
        if question in questions[:place]:
            expected = "an id that no other key question has"
            yield context.source.problem(("key_questions", place, "id"), expected, quoted(question))


def _indicator(context: Context, indicator: Indicator) -> Iterator[Problem]:
    """Hold an indicator to its edition and key question."""
    framework = context.catalogue.frameworks.get(indicator.framework)
    if indicator.id != indicator_id(indicator.framework, indicator.number):
        yield context.source.problem("number", "the number in the file's name", quoted(indicator.number))
    if not framework and (Framework, indicator.framework) not in context.unread:
        expected = f"a framework edition in quality-indicators/{indicator.framework}/index.md"
        yield Problem(indicator.file, 1, "", expected, "an indicator without one")
    if framework:
        questions = [question.id for question in framework.key_questions]
        if indicator.key_question not in questions:
            wanted = f"the id of a key question of {framework.id}"
            yield context.source.problem(
                "key_question", wanted, quoted(indicator.key_question), closest(indicator.key_question, questions)
            )
        yield from _indicator_kind(context, framework, indicator)
    for place, match in enumerate(indicator.earlier):
        path = ("earlier", place)
        if context.catalogue.frameworks.get(match.edition):
            yield from _earlier_edition(context, (*path, "edition"), indicator, match)
            yield from _earlier_number(context, (*path, "number"), match)
        else:
            yield from context.refers((*path, "edition"), match.edition, Framework, "framework edition")


def _indicator_kind(context: Context, framework: Framework, indicator: Indicator) -> Iterator[Problem]:
    """A judgement in words has no grade, and an area, and nothing else, has indicators below it."""
    if indicator.evaluated and not indicator.takes_grade:
        yield context.source.problem("evaluated", "false, as the kind is 'judgement', which takes no grade", "'true'")
    others = context.catalogue.indicators_of(framework)
    parts = [other.number for other in others if other.number.startswith(f"{indicator.number}.")]
    unread = any(kind is Indicator and name.startswith(f"{indicator.id}-") for kind, name in context.unread)
    if indicator.kind is IndicatorKind.AREA and not parts and not unread:
        expected = f"'indicator' or 'judgement', as no number starts with {indicator.number}."
        yield context.source.problem("kind", expected, "'area'")
    if indicator.counted and parts:
        expected = f"'area', as {joined(parts)} {'is' if len(parts) == 1 else 'are'} below it"
        yield context.source.problem("kind", expected, quoted(indicator.kind.value))


def _earlier_edition(context: Context, path: Path, indicator: Indicator, match: Match) -> Iterator[Problem]:
    """An edition is matched with those before it, never with itself."""
    own = context.catalogue.frameworks.get(indicator.framework)
    if own and context.catalogue.frameworks[match.edition].order >= own.order:
        yield context.source.problem(path, f"an edition before {own.id}", quoted(match.edition))


def _earlier_number(context: Context, path: Path, match: Match) -> Iterator[Problem]:
    """Demand of a match that its edition has its number; where nothing is alike, there is none."""
    numbers = [
        indicator.number for indicator in context.catalogue.indicators_of(context.catalogue.frameworks[match.edition])
    ]
    none = match.likeness is Likeness.NONE
    if none and match.number:
        yield context.source.problem(path, "no number, as the likeness is 'none'", quoted(match.number))
    elif not none and not match.number:
        expected = f"the number of an indicator of {match.edition}, as the likeness is '{match.likeness.value}'"
        yield context.source.problem(path, expected, "nothing")
    elif match.number and match.number not in numbers and not _is_unread(context, match):
        expected = f"an indicator of {match.edition}"
        yield context.source.problem(path, expected, quoted(match.number), closest(match.number, numbers))


def _is_unread(context: Context, match: Match) -> bool:
    """Say whether the matched indicator has problems of its own."""
    return (Indicator, indicator_id(match.edition, match.number or "")) in context.unread


FRAMEWORK_RULES: tuple[Rule, ...] = (_framework,)
INDICATOR_RULES: tuple[Rule, ...] = (_indicator,)
