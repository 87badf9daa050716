"""The finder: what can be chosen, what a choice gives, and the sentence that says so.

In: the catalogue. Out: facets (data), rows (one per publication), and listings: the rows of a choice with its
sentence. ``overrides/assets/js/finder/`` does the same in the browser; ``tests/cases/sentences.yml`` holds both to it.

Inside a facet, choices add up (OR); between facets they narrow down (AND). Indicator and grade are matched on the
same evaluation; a grade alone also matches reports in which it is known only as a count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from publishing.addresses import address_of
from publishing.catalogue import Catalogue
from publishing.problems import joined
from publishing.records import Chapter, Framework, Kind, Report, Status
from publishing.scale import Grade

Choice = Mapping[str, Sequence[str]]
UNDATED = "unknown"  # stands for a year in ``from`` or ``to``


@dataclass(frozen=True)
class Option:
    """One thing to choose: ``value`` in the address, ``label`` on the page, ``group`` to list it under.

    ``nouns`` (one, many) count it in a sentence; ``also`` holds other names to look for it by; ``count`` is how many
    of the listed rows have it.
    """

    value: str
    label: str
    group: str = ""
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

    def option(self, value: str) -> Option:
        """The option of a value."""
        return next(option for option in self.options if option.value == value)

    def label_of(self, value: str) -> str:
        """The label of a value."""
        return self.option(value).label


@dataclass(frozen=True)
class Row:
    """What the finder knows of one publication.

    ``kind`` is a report's kind, or ``chapter`` or ``framework``; ``years`` are the first and last year that its
    date touches (None where open or unknown); ``evaluations`` maps indicator ids to grades; ``grades`` are all
    that stand in it, by name or as a count.
    """

    id: str
    address: str
    title: str
    publication: str
    kind: str
    partnership: str = ""
    programme: str = ""
    years: tuple[int | None, int | None] = (None, None)
    day: str = ""  # ISO, to sort by
    evaluations: Mapping[str, str] = field(default_factory=dict)
    grades: tuple[str, ...] = ()
    status: str = Status.PUBLISHED.value
    specimen: bool = False

    @property
    def outdated(self) -> bool:
        """Whether it is a report that is out of force. (Old framework editions are part of the history.)"""
        return self.publication == "report" and self.status != Status.PUBLISHED.value


@dataclass(frozen=True)
class Listing:
    """The rows of a choice, in an order, with the sentence that says what they are.

    ``heading`` is the sentence without the order.
    """

    rows: tuple[Row, ...]
    sentence: str
    heading: str = ""


def rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """One row a publication: reports newest first, then the handbook and the framework editions in their order."""
    return (
        *(_report_row(catalogue, report) for report in catalogue.reports.values()),
        *(_guidance_row(chapter, "handbook", "chapter") for chapter in catalogue.chapters.values()),
        *(_guidance_row(framework, "framework", "framework") for framework in catalogue.frameworks.values()),
    )


def _report_row(catalogue: Catalogue, report: Report) -> Row:
    partnership = catalogue.partnerships.get(report.partnership or "")
    return Row(
        id=report.id,
        address=address_of(report.file),
        title=report.title,
        publication="report",
        kind=report.kind.value,
        partnership=partnership.id if partnership else "",
        programme=report.programme or "",
        years=report.published.years,
        day=report.published.sort_day.isoformat() if report.published.sort_day else "",
        evaluations={one.indicator.id: one.grade.value for one in catalogue.evaluations_of(report)},
        grades=tuple(grade.value for grade in Grade if grade in report.grades),
        status=report.status.value,
        specimen=report.specimen,
    )


def _guidance_row(record: Chapter | Framework, publication: str, kind: str) -> Row:
    return Row(record.id, address_of(record.file), record.title, publication, kind)


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """What can be chosen, in the order of the page and of the sentence."""
    listed = default_rows(rows(catalogue))
    return tuple(_counted(facet, listed) for facet in _facets(catalogue))


def _facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    return (
        Facet("publication", "Publication", "", _PUBLICATIONS),
        Facet("kind", "Kind of report", "", tuple(_kind_option(kind) for kind in Kind)),
        Facet("partnership", "Area", "from", _area_options(catalogue)),
        Facet("programme", "Programme", "of the programme", _programme_options(catalogue), "or"),
        Facet("indicator", "Indicator", "on", _indicator_options(catalogue), "or"),
        Facet("grade", "Evaluation", "evaluated as", tuple(Option(grade.value, grade.label) for grade in Grade), "or"),
    )


_PUBLICATIONS = (
    Option("report", "Reports", nouns=("report", "reports")),
    Option("handbook", "Handbook chapters", nouns=("handbook chapter", "handbook chapters")),
    Option("framework", "Framework editions", nouns=("framework edition", "framework editions")),
)


def _kind_option(kind: Kind) -> Option:
    return Option(kind.value, kind.label, nouns=(kind.label.lower(), kind.plural))


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
    found = counts(facet, listed, {})
    return replace(facet, options=tuple(replace(option, count=found[option.value]) for option in facet.options))


def default_rows(all_rows: Iterable[Row]) -> tuple[Row, ...]:
    """What is listed when nobody asks for more: nothing made up, and no report that is out of force."""
    return tuple(row for row in all_rows if not row.specimen and not row.outdated)


def matches(row: Row, choice: Choice) -> bool:
    """Whether a choice of facet values includes a row."""
    return (
        all(getattr(row, key) in choice[key] for key in _PLAIN if choice.get(key))
        and _in_years(row, *_years(choice))
        and _evaluated(row, choice.get("indicator", ()), choice.get("grade", ()))
    )


_PLAIN = ("publication", "kind", "partnership", "programme")


def _years(choice: Choice) -> tuple[str, str]:
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


def listing(all_rows: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """What a choice gives, specimens and what is no longer in force left out, newest first."""
    found = tuple(row for row in default_rows(all_rows) if matches(row, choice))
    heading = sentence(found, choice, all_facets, order="")
    return Listing(found, sentence(found, choice, all_facets), heading)


def sentence(
    listed: Sequence[Row], choice: Choice, all_facets: Iterable[Facet], words: str = "", order: str = "newest first"
) -> str:
    """What is shown, without a full stop: ``2 progress reviews from Fife and Moray, newest first``.

    ``words`` is what was searched for.
    """
    by_key = {facet.key: facet for facet in all_facets}
    chosen = ((facet, choice[facet.key]) for facet in by_key.values() if facet.before and choice.get(facet.key))
    phrases = [_how_many(listed, choice, by_key)]
    phrases += [f"{facet.before} {joined([*map(facet.label_of, values)], facet.between)}" for facet, values in chosen]
    phrases += filter(None, (_years_phrase(*_years(choice)), words and f"matching “{words}”"))
    return f"{' '.join(phrases)}, {order}" if listed and order else " ".join(phrases)


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


@dataclass(frozen=True)
class Finder:
    """What the finder's page shows: ``everything`` without any choice, and ``data`` for its script."""

    everything: Listing
    data: Mapping[str, Any]


def finder(all_rows: Sequence[Row], all_facets: Sequence[Facet]) -> Finder:
    """The finder's page."""
    data = {"rows": [asdict(row) for row in all_rows], "facets": [asdict(facet) for facet in all_facets]}
    return Finder(listing(all_rows, {}, all_facets), data)
