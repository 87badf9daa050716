"""The sentence that says what is shown.

In: rows and the choice that gave them. Out: a sentence. ``overrides/assets/js/finder/sentence.js`` says the same;
``tests/cases/sentences.yml`` holds both to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publishing.base.problems import joined
from publishing.site.finder.entries import Row
from publishing.site.finder.facets import UNDATED, Choice, Facet, years_of


def sentence(
    listed: Sequence[Row], choice: Choice, all_facets: Iterable[Facet], words: str = "", order: str = ""
) -> str:
    """What is shown, without a full stop: ``2 progress reviews from Fife and Moray, newest first``.

    ``words`` is what was searched for, ``order`` how the list is ordered.
    """
    by_key = {facet.key: facet for facet in all_facets}
    phrases = [_how_many(listed, choice, by_key), *_chosen(choice, by_key)]
    phrases += filter(None, (_years_phrase(*years_of(choice)), words and f"for “{words}”"))
    return f"{' '.join(phrases)}, {order}" if listed and order else " ".join(phrases)


def subject(choice: Choice, all_facets: Iterable[Facet]) -> str:
    """What a choice of reports is about, however many there are: ``Progress reviews from Fife``.

    Where options are in groups, it names the group too: editions have indicators of the same name.
    """
    by_key = {facet.key: facet for facet in all_facets}
    kinds = [option.nouns[1] for option in by_key["kind"].options if option.value in choice.get("kind", ())]
    groups = {
        option.group: f"({option.group})"
        for key, values in choice.items()
        for option in by_key[key].options
        if option.group and option.value in values
    }
    words = " ".join((joined(kinds) or "reports", *_chosen(choice, by_key), *groups.values()))
    return words[:1].upper() + words[1:]


def order_words(listed: Sequence[Row]) -> str:
    """How a list is ordered, for the sentence; "" for a single row, and where nothing is dated."""
    return "newest first" if len(listed) > 1 and any(row.day for row in listed) else ""


def _chosen(choice: Choice, by_key: Mapping[str, Facet]) -> Iterator[str]:
    """What is chosen of each facet that a sentence names so: ``from Fife and Moray``."""
    for facet in by_key.values():
        if facet.before and choice.get(facet.key):
            yield f"{facet.before} {joined([*map(facet.said_of, choice[facet.key])], facet.between)}"


def _how_many(listed: Sequence[Row], choice: Choice, by_key: Mapping[str, Facet]) -> str:
    """How many of what: by chosen kind, else by publication; specimens are counted apart."""
    key = "kind" if choice.get("kind") else "publication"
    options = [option for option in by_key[key].options if not choice.get(key) or option.value in choice[key]]
    found = Counter(getattr(row, key) for row in listed if not row.specimen)
    parts = [_count(found[option.value], option.nouns) for option in options if found[option.value]]
    specimens = sum(row.specimen for row in listed)
    if specimens:
        parts.append(_count(specimens, ("specimen", "specimens")))
    of_reports = any(values for key, values in choice.items() if key != "publication")
    missed = options[:1] if of_reports and not choice.get("publication") and key == "publication" else options
    return joined(parts) if parts else f"No {joined([option.nouns[1] for option in missed], 'or')}"


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
