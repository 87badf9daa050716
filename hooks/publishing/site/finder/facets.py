"""Choices: which rows a choice gives, and how many each option would give.

In: the catalogue. Out: facets (data). ``overrides/assets/js/finder/facets.js`` matches and counts in the same way.

Inside a facet, choices add up (OR); between facets they narrow down (AND). A facet and the one that qualifies it are
matched on the same pair (an indicator and its grade); the one that qualifies, alone, also matches what stands in no
pair (a grade that is known only as a count).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from publishing.content.catalogue import Catalogue
from publishing.content.models import Profile
from publishing.site.finder import registry
from publishing.site.finder.entries import Row, listed_rows, rows
from publishing.site.finder.facet import REPORT, RESERVED, Facet

Choice: TypeAlias = Mapping[str, Sequence[str]]
UNDATED = "unknown"  # stands for a year in ``from`` or ``to``
_NONE: Mapping[str, str] = {}


def facets(catalogue: Catalogue, all_rows: Sequence[Row] = ()) -> tuple[Facet, ...]:
    """Return the facets in the order of the page and of the sentence, each option with the rows that it gives alone.

    ``all_rows`` are those of the catalogue, if they are at hand. ValueError if the registry contradicts itself.
    """
    listed = listed_rows(all_rows or rows(catalogue))
    found = tuple(
        _counted(definition.facet(catalogue), listed) for definition in registry.definitions(catalogue.profile)
    )
    _check(found, catalogue.profile)
    return found


def _check(found: Sequence[Facet], profile: Profile) -> None:
    """Refuse facets that share a key or qualify the same one, and keys that no facet has."""
    keys = [facet.key for facet in found]
    qualified = [facet.qualifies for facet in found if facet.qualifies]
    if repeated := sorted({key for names in (keys, qualified) for key in names if names.count(key) > 1}):
        raise ValueError(f"facets that share a key, or qualify the same facet: {repeated}")
    lists = registry.list_groups(profile)
    named = {registry.years_after(profile), *qualified, *(key for group in lists for key in group.keys)}
    if unknown := sorted(named - set(keys)):
        raise ValueError(f"no facet has these keys, which the registry names: {unknown}")


def _counted(facet: Facet, listed: Sequence[Row]) -> Facet:
    """Return the facet, each option with the number of rows that it gives alone."""
    found = Counter(value for row in listed for value in row.values.get(facet.key, ()))
    return replace(facet, options=tuple(replace(option, count=found[option.value]) for option in facet.options))


def matches(row: Row, choice: Choice) -> bool:
    """Return whether a choice of facet values includes a row."""
    chosen = {key: values for key, values in choice.items() if values and key not in RESERVED}
    if not chosen:
        return _in_years(row, *years_of(choice))
    pairs = registry.qualifiers()
    return (
        _in_years(row, *years_of(choice))
        and all(_in_pair(row, key, chosen[key], chosen.get(other, ())) for key, other in pairs.items() if key in chosen)
        and all(
            any(value in row.values.get(key, ()) for value in values)
            for key, values in chosen.items()
            if key not in pairs and not any(other == key and first in chosen for first, other in pairs.items())
        )
    )


def years_of(choice: Choice) -> tuple[str, str]:
    """Return the first and the last year of a choice, "" where none is chosen."""
    first, last = (next(iter(choice.get(key, ())), "") for key in ("from", "to"))
    return first, last


def _in_years(row: Row, first: str, last: str) -> bool:
    """Return whether the row's date touches a year of the range; rows without any date only match when asked for."""
    if not first and not last:
        return True
    if UNDATED in (first, last):
        return row.publication == REPORT and not row.day
    if not row.day:
        return False
    earliest, latest = row.years
    return (not last or not earliest or earliest <= int(last)) and (not first or not latest or latest >= int(first))


def _in_pair(row: Row, key: str, values: Sequence[str], qualifiers: Sequence[str]) -> bool:
    """Return whether one of the values has one of the qualifiers, or any where none is chosen."""
    own = row.values.get(key, _NONE)
    pairs = own if isinstance(own, Mapping) else _NONE
    return any(value in pairs and (not qualifiers or pairs[value] in qualifiers) for value in values)


def counts(facet: Facet, listed: Iterable[Row], choice: Choice) -> Mapping[str, int]:
    """Return for each value of a facet how many rows it would give alone, the choices of all other facets kept."""
    among = tuple(listed)
    others = {key: values for key, values in choice.items() if key != facet.key}
    return {
        option.value: sum(matches(row, {**others, facet.key: (option.value,)}) for row in among)
        for option in facet.options
    }
