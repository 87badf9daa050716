"""Rules for scales."""

from collections.abc import Iterator

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.models import Scale
from publishing.content.rules.context import Context, Rule


def _good_from(context: Context, scale: Scale) -> Iterator[Problem]:
    """Only grades in an order are good or better, from one of them on."""
    names = [grade.id for grade in scale.grades]
    if scale.good_from and not scale.ordered:
        expected = "no such field in a scale without an order"
        yield context.source.problem("good_from", expected, quoted(scale.good_from))
    elif scale.good_from and scale.good_from not in names:
        meant = closest(scale.good_from, names)
        yield context.source.problem(
            "good_from", f"a grade of this scale ({alternatives(names)})", quoted(scale.good_from), meant
        )


RULES: tuple[Rule, ...] = (_good_from,)
