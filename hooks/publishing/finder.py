"""The finder: what can be chosen, what a choice gives, and the sentence that says so.

In: the catalogue. Out: facets (data), rows (one per publication), and listings: the rows of a choice with its
sentence. ``overrides/assets/js/finder/`` does the same in the browser; ``tests/cases/sentences.yml`` holds both to it.

Inside a facet, choices add up (OR); between facets they narrow down (AND). Indicator and grade are matched on the
same evaluation; a grade alone also matches reports in which it is known only as a count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publishing.addresses import address_of
from publishing.catalogue import Catalogue
from publishing.problems import joined
from publishing.records import Chapter, Framework, Kind, Report, Status
from publishing.scale import Grade

Choice = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Option:
    """One thing to choose: ``value`` in the address, ``label`` on the page, ``group`` to list it under."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True)
class Facet:
    """Something to choose by. ``before`` is what its choices stand behind in the sentence."""

    key: str
    label: str
    before: str
    options: tuple[Option, ...]

    def label_of(self, value: str) -> str:
        """The label of a value."""
        return next(option.label for option in self.options if option.value == value)


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


_NOUNS: Mapping[str, tuple[str, str]] = {
    "report": ("report", "reports"),
    "handbook": ("handbook chapter", "handbook chapters"),
    "framework": ("framework edition", "framework editions"),
    **{kind.value: (kind.label.lower(), kind.plural) for kind in Kind},
}


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
    return (
        Facet("publication", "Publication", "", tuple(Option(key, _NOUNS[key][1].capitalize()) for key in ("report", "handbook", "framework"))),
        Facet("kind", "Kind of report", "", tuple(Option(kind.value, kind.label) for kind in Kind)),
        Facet("partnership", "Area", "from", tuple(Option(one.id, one.name) for one in catalogue.listed_partnerships)),
        Facet("programme", "Programme", "of the programme", tuple(Option(one.id, one.short_title) for one in catalogue.programmes.values())),
        Facet("indicator", "Indicator", "on", _indicator_options(catalogue)),
        Facet("grade", "Evaluation", "evaluated as", tuple(Option(grade.value, grade.label) for grade in Grade)),
    )


def _indicator_options(catalogue: Catalogue) -> tuple[Option, ...]:
    return tuple(
        Option(indicator.id, indicator.name, framework.short_title)
        for framework in catalogue.frameworks.values()
        for indicator in catalogue.indicators_of(framework)
        if indicator.evaluated
    )


def matches(row: Row, choice: Choice) -> bool:
    """Whether a choice of facet values includes a row."""
    return (
        all(getattr(row, key) in choice[key] for key in _PLAIN if choice.get(key))
        and _in_years(row, choice)
        and _evaluated(row, choice.get("indicator", ()), choice.get("grade", ()))
    )


_PLAIN = ("publication", "kind", "partnership", "programme")
UNDATED = "unknown"


def _in_years(row: Row, choice: Choice) -> bool:
    """Whether the row's date touches a year of the range; rows without any date only match when asked for."""
    first, last = (next(iter(choice.get(key, ())), "") for key in ("from", "to"))
    if not first and not last:
        return True
    if not row.day:
        return UNDATED in (first, last)
    if UNDATED in (first, last):
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
    others = {key: values for key, values in choice.items() if key != facet.key}
    return {
        option.value: sum(matches(row, {**others, facet.key: (option.value,)}) for row in listed)
        for option in facet.options
    }


@dataclass(frozen=True)
class Listing:
    """The rows of a choice, in an order, with the sentence that says what they are."""

    rows: tuple[Row, ...]
    sentence: str


def listing(all_rows: Iterable[Row], choice: Choice, all_facets: Sequence[Facet]) -> Listing:
    """What a choice gives, specimens and what is no longer in force left out, newest first."""
    found = tuple(row for row in default_rows(all_rows) if matches(row, choice))
    return Listing(found, sentence(found, choice, all_facets))


def default_rows(all_rows: Iterable[Row]) -> tuple[Row, ...]:
    """What is listed when nobody asks for more: nothing made up, and no report that is out of force."""
    return tuple(
        row
        for row in all_rows
        if not row.specimen and (row.publication != "report" or row.status == Status.PUBLISHED.value)
    )


def sentence(
    listed: Sequence[Row], choice: Choice, all_facets: Iterable[Facet], words: str = "", order: str = "newest first"
) -> str:
    """What is shown, without a full stop: ``2 progress reviews from Fife and Moray, newest first``.

    ``words`` is what was searched for.
    """
    phrases = [_counted(listed, choice)]
    for facet in all_facets:
        chosen = choice.get(facet.key)
        if facet.before and chosen:
            phrases.append(f"{facet.before} {joined([facet.label_of(value) for value in chosen], 'or' if facet.key == 'grade' else 'and')}")
    phrases += filter(None, (_years_phrase(choice), words and f"that match “{words}”"))
    return f"{' '.join(phrases)}, {order}" if listed else " ".join(phrases)


def _counted(listed: Sequence[Row], choice: Choice) -> str:
    """How many of what: by chosen kind, else by publication."""
    by_kind = bool(choice.get("kind"))
    nouns = choice["kind"] if by_kind else choice.get("publication") or ("report", "handbook", "framework")
    found = Counter(row.kind if by_kind else row.publication for row in listed)
    parts = [f"{found[noun]} {_NOUNS[noun][found[noun] != 1]}" for noun in nouns if found[noun]]
    return joined(parts) if parts else f"No {joined([_NOUNS[noun][1] for noun in nouns], 'or')}"


def _years_phrase(choice: Choice) -> str:
    """``published from 2014 to 2016``, or as much of it as is chosen."""
    first, last = (next(iter(choice.get(key, ())), "") for key in ("from", "to"))
    if UNDATED in (first, last):
        return "with no known date"
    if first and first == last:
        return f"published in {first}"
    return " ".join(filter(None, ((first or last) and "published", first and f"from {first}", last and f"up to {last}")))
