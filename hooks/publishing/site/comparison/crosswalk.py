"""The crosswalk between framework editions: what an indicator is in the others.

In: the catalogue and an indicator or an edition. Out: ``Counterpart``s, each with the reason that supports it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publishing.content.catalogue import Catalogue
from publishing.content.models import Framework, Indicator, Likeness

_NO_INDICATORS = "None of its indicators was found, so nothing supports a match."
_NO_MATCH = "No indicator there is known to be like it."
_BY_ANOTHER = "Each is the same as one indicator of an edition between them."


@dataclass(frozen=True)
class Counterpart:
    """The counterpart of an indicator in another edition; ``indicator`` is the one there, unless nothing is like it."""

    framework: Framework
    likeness: Likeness
    reason: str
    indicator: Indicator | None = None


def counterparts(catalogue: Catalogue, indicator: Indicator) -> tuple[Counterpart, ...]:
    """The counterparts of an indicator in the other editions, oldest first; in each at least one."""
    others = (edition for edition in catalogue.frameworks.values() if edition.id != indicator.framework)
    return tuple(found for framework in others for found in _in_edition(catalogue, indicator, framework))


def without_match(catalogue: Catalogue, framework: Framework, earlier: Framework) -> Mapping[str, list[Indicator]]:
    """The indicators of an edition that have nothing like them in an earlier one, by the reason."""
    found: dict[str, list[Indicator]] = {}
    for indicator in catalogue.indicators_of(framework):
        for counterpart in _in_edition(catalogue, indicator, earlier):
            if not counterpart.indicator:
                found.setdefault(counterpart.reason, []).append(indicator)
    return found


def _in_edition(catalogue: Catalogue, indicator: Indicator, framework: Framework) -> tuple[Counterpart, ...]:
    stated = tuple(_stated(catalogue, indicator, framework))
    if stated:
        return stated
    for other in catalogue.indicators_of(framework):
        if other.id in catalogue.families[indicator.id]:
            return (Counterpart(framework, Likeness.SAME, _BY_ANOTHER, other),)
    reason = _NO_MATCH if catalogue.indicators_of(framework) else _NO_INDICATORS
    return (Counterpart(framework, Likeness.NONE, reason),)


def _stated(catalogue: Catalogue, indicator: Indicator, framework: Framework) -> Iterator[Counterpart]:
    """The matches that the indicator's own record states for an edition, and those in the records there."""
    for match in indicator.earlier:
        if match.edition == framework.id:
            yield Counterpart(framework, match.likeness, match.reason, catalogue.matched(match))
    for other in catalogue.indicators_of(framework):
        for match in other.earlier:
            if match.edition == indicator.framework and match.number == indicator.number:
                yield Counterpart(framework, match.likeness, match.reason, other)
