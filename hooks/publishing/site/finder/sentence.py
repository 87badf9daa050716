"""The sentence that says what is shown.

In: rows and the choice that gave them. Out: a sentence. ``overrides/assets/js/finder/sentence.js`` says the same;
``tests/cases/sentences.yml`` holds both to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publishing.base.problems import joined
from publishing.site.finder.entries import Row
from publishing.site.finder.facet import REPORT, Facet, Option
from publishing.site.finder.facets import UNDATED, Choice, years_of


def sentence(
    listed: Sequence[Row], choice: Choice, all_facets: Iterable[Facet], words: str = "", order: str = ""
) -> str:
    """Say what is shown, without a full stop: ``2 progress reviews from Fife and Moray, newest first``.

    ``words`` is what was searched for, ``order`` how the list is ordered.
    """
    by_key = {facet.key: facet for facet in all_facets}
    phrases = [_how_many(listed, choice, by_key), *_chosen(choice, by_key)]
    phrases += filter(None, (_years_phrase(*years_of(choice)), words and f"for “{words}”"))
    return f"{' '.join(phrases)}, {order}" if listed and order else " ".join(phrases)


def subject(choice: Choice, all_facets: Iterable[Facet]) -> str:
    """Say what a choice of reports is about, however many there are: ``Progress reviews from Fife``.

    Where options are in groups, it names the group too: editions have indicators of the same name.
    """
    by_key = {facet.key: facet for facet in all_facets}
    counted = _counted_facet(choice, by_key)
    nouns = [option.nouns[1] for option in counted.options if option.value in choice.get(counted.key, ())]
    groups = {
        option.group: f"({option.group})"
        for key, values in choice.items()
        for option in by_key[key].options
        if option.group and option.value in values
    }
    words = " ".join((joined(nouns) or "reports", *_chosen(choice, by_key), *groups.values()))
    return words[:1].upper() + words[1:]


def order_words(listed: Sequence[Row]) -> str:
    """Say how a list is ordered, for the sentence; "" for a single row, and where nothing is dated."""
    return "newest first" if len(listed) > 1 and any(row.day for row in listed) else ""


def _chosen(choice: Choice, by_key: Mapping[str, Facet]) -> Iterator[str]:
    """The choices of each facet that has a phrase: ``from Fife and Moray``."""
    for facet in by_key.values():
        if facet.phrase and choice.get(facet.key):
            yield f"{facet.phrase} {joined([*map(facet.wording_of, choice[facet.key])], facet.joiner)}"


def _counted_facet(choice: Choice, by_key: Mapping[str, Facet]) -> Facet:
    """The facet whose options are counted: the last without a phrase that has a choice, else the first."""
    counted = [facet for facet in by_key.values() if not facet.phrase]
    return next((facet for facet in reversed(counted) if choice.get(facet.key)), counted[0])


def _how_many(listed: Sequence[Row], choice: Choice, by_key: Mapping[str, Facet]) -> str:
    """How many of each noun; specimens are counted apart."""
    facet = _counted_facet(choice, by_key)
    chosen = choice.get(facet.key)
    options = [option for option in facet.options if not chosen or option.value in chosen]
    found = Counter(value for row in listed if not row.specimen for value in row.values.get(facet.key, ()))
    parts = [_count(found[option.value], option.nouns) for option in options if found[option.value]]
    specimens = sum(row.specimen for row in listed)
    if specimens:
        parts.append(_count(specimens, ("specimen", "specimens")))
    missing = options if chosen else _possible(options, choice, by_key)
    return joined(parts) if parts else f"No {joined([option.nouns[1] for option in missing], 'or')}"


def _possible(options: Sequence[Option], choice: Choice, by_key: Mapping[str, Facet]) -> Sequence[Option]:
    """The kinds of publication that can have a value of every chosen facet; only reports are dated."""
    kinds = [by_key[key].publications if key in by_key else (REPORT,) for key, values in choice.items() if values]
    return [option for option in options if all(option.value in names for names in kinds)] or options


def _count(number: int, nouns: tuple[str, str]) -> str:
    return f"{number} {nouns[number != 1]}"


def _years_phrase(first: str, last: str) -> str:
    """``published from 2014 to 2016``, or as much of it as is chosen."""
    if UNDATED in (first, last):
        return "with no known date"
    if first == last:
        return first and f"published in {first}"
    if not first:
        return f"published up to {last}"
    return f"published from {first} to {last}" if last else f"published from {first} on"
