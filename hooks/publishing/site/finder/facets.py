"""Choices: what can be chosen, and which rows a choice gives.

In: the catalogue. Out: facets (data). ``overrides/assets/js/finder/facets.js`` matches and counts in the same way.

Inside a facet, choices add up (OR); between facets they narrow down (AND). Indicator and grade are matched on the
same evaluation; a grade alone also matches reports in which it is known only as a count.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import Kind
from publishing.site.finder.entries import Row, listed_rows, rows

Choice = Mapping[str, Sequence[str]]
UNDATED = "unknown"  # stands for a year in ``from`` or ``to``


@dataclass(frozen=True)
class Option:
    """One thing to choose: ``value`` in the address, ``label`` on the page, ``group`` to list it under.

    ``said`` is how a sentence calls it, where that isn't its label; ``nouns`` (one, many) count it in a sentence;
    ``also`` holds other names to look for it by; ``count`` is how many of the listed rows have it.
    """

    value: str
    label: str
    group: str = ""
    said: str = ""
    nouns: tuple[str, str] = ("", "")
    also: str = ""
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """Something to choose by.

    ``before`` is what its choices stand behind in the sentence, ``between`` what stands between the last two.
    """

    key: str
    label: str
    before: str
    options: tuple[Option, ...]
    between: str = "and"

    def said_of(self, value: str) -> str:
        """What a sentence calls a value."""
        return next(option.said or option.label for option in self.options if option.value == value)


def facets(catalogue: Catalogue, all_rows: Sequence[Row] = ()) -> tuple[Facet, ...]:
    """What can be chosen, in the order of the page and of the sentence. ``all_rows`` are those of the catalogue, if they
    are at hand.
    """
    listed = listed_rows(all_rows or rows(catalogue))
    return tuple(_counted(facet, listed) for facet in _facets(catalogue))


def _facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    return (
        Facet("publication", "Publication", "", _PUBLICATIONS),
        Facet("kind", "Kind of report", "", tuple(_kind_option(kind) for kind in Kind)),
        Facet("partnership", "Area", "from", _area_options(catalogue)),
        Facet("programme", "Programme", "of the programme", _programme_options(catalogue), "or"),
        Facet("indicator", "Indicator", "on", _indicator_options(catalogue), "or"),
        Facet("grade", "Evaluation", "evaluated as", tuple(map(_grade_option, Grade)), "or"),
    )


_PUBLICATIONS = (
    Option("report", "Reports", nouns=("report", "reports")),
    Option("handbook", "Handbook chapters", nouns=("handbook chapter", "handbook chapters")),
    Option("template", "File-reading templates", nouns=("file-reading template", "file-reading templates")),
    Option("framework", "Framework editions", nouns=("framework edition", "framework editions")),
)


def _kind_option(kind: Kind) -> Option:
    return Option(kind.value, kind.label, nouns=(kind.label.lower(), kind.plural))


def _grade_option(grade: Grade) -> Option:
    return Option(grade.value, grade.label, said=grade.label.lower())


def _area_options(catalogue: Catalogue) -> tuple[Option, ...]:
    return tuple(
        Option(one.id, one.name, also=" ".join(filter(None, (one.own_name, *one.aliases))))
        for one in catalogue.listed_partnerships
    )


def _programme_options(catalogue: Catalogue) -> tuple[Option, ...]:
    return tuple(Option(one.id, one.short_title) for one in catalogue.programmes.values())


def _indicator_options(catalogue: Catalogue) -> tuple[Option, ...]:
    return tuple(
        Option(indicator.id, indicator.name, framework.short_title)
        for framework in catalogue.frameworks.values()
        for indicator in catalogue.indicators_of(framework)
        if indicator.evaluated
    )


def _counted(facet: Facet, listed: Sequence[Row]) -> Facet:
    """The facet, each option with the number of rows that it gives alone."""
    found = Counter(value for row in listed for value in _values(row, facet.key))
    return replace(facet, options=tuple(replace(option, count=found[option.value]) for option in facet.options))


def _values(row: Row, key: str) -> Collection[str]:
    """The values of a facet that give a row, each alone."""
    match key:
        case "indicator":
            return row.evaluations
        case "grade":
            return row.grades
        case _:
            return (getattr(row, key),)


def matches(row: Row, choice: Choice) -> bool:
    """Whether a choice of facet values includes a row."""
    return (
        all(getattr(row, key) in choice[key] for key in _PLAIN if choice.get(key))
        and _in_years(row, *years_of(choice))
        and _evaluated(row, choice.get("indicator", ()), choice.get("grade", ()))
    )


_PLAIN = ("publication", "kind", "partnership", "programme")


def years_of(choice: Choice) -> tuple[str, str]:
    """The first and the last year of a choice, "" where none is chosen."""
    first, last = (next(iter(choice.get(key, ())), "") for key in ("from", "to"))
    return first, last


def _in_years(row: Row, first: str, last: str) -> bool:
    """Whether the row's date touches a year of the range; rows without any date only match when asked for."""
    if not first and not last:
        return True
    if UNDATED in (first, last):
        return row.publication == "report" and not row.day
    if not row.day:
        return False
    earliest, latest = row.years
    return (not last or not earliest or earliest <= int(last)) and (not first or not latest or latest >= int(first))


def _evaluated(row: Row, indicators: Sequence[str], grades: Sequence[str]) -> bool:
    """Whether one of the indicators got one of the grades; no choice of either means any."""
    if not indicators:
        return not grades or any(grade in row.grades for grade in grades)
    found = [row.evaluations[indicator] for indicator in indicators if indicator in row.evaluations]
    return any(not grades or grade in grades for grade in found)


def counts(facet: Facet, listed: Iterable[Row], choice: Choice) -> Mapping[str, int]:
    """For each value of a facet, how many rows it would give alone, the choices of all other facets kept."""
    listed = tuple(listed)
    others = {key: values for key, values in choice.items() if key != facet.key}
    return {
        option.value: sum(matches(row, {**others, facet.key: (option.value,)}) for row in listed)
        for option in facet.options
    }
