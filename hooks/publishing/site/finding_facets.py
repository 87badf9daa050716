"""Facets of the register of findings, as the finder has facets: one row of data each.

In: the catalogue and its findings. Out: the finder's ``Facet``s and ``Row``s, of findings in place of publications, so that
choices, counts and the sentence are the finder's own, here and in the browser.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publishing.content.catalogue import Catalogue
from publishing.content.finding_status import State
from publishing.content.findings import FoundItem
from publishing.content.models import FindingKind, Profile
from publishing.site.finder import REPORT, UNIT, Facet, Option, Row

_KINDS = tuple(kind.value for kind in FindingKind)


@dataclass(frozen=True)
class FindingFacet:
    """Something to choose findings by: ``values`` of an item; ``phrase`` stands before the choices in a sentence.

    A facet without options takes its values from the findings, and has lists alone: the form has the years. ``with_kind``
    gives it lists of its values together with each kind of finding, ``is_subject`` lists with feeds and files of every format.
    """

    key: str
    label: str
    phrase: str
    values: Callable[[FoundItem], tuple[str, ...]]
    options: Callable[[Catalogue], Iterable[Option]]
    joiner: str = "and"
    open: bool = False
    search_noun: tuple[str, str] = ("", "")
    with_kind: bool = False
    is_subject: bool = False

    def facet(self, catalogue: Catalogue) -> Facet:
        """Return the finder's facet, its options not yet counted."""
        return Facet(
            key=self.key,
            label=self.label,
            phrase=self.phrase,
            options=tuple(self.options(catalogue)),
            joiner=self.joiner,
            publications=_KINDS,
            many=bool(self.phrase),
            open=self.open,
            search_noun=self.search_noun,
        )


def _kinds(_: Catalogue) -> Iterator[Option]:
    return (Option(kind.value, kind.label, nouns=(kind.label.lower(), kind.plural)) for kind in FindingKind)


def _areas(catalogue: Catalogue) -> Iterator[Option]:
    for area in catalogue.listed_partnerships:
        yield Option(area.id, area.name, also=" ".join(filter(None, (area.own_name, *area.aliases))))


def _themes(catalogue: Catalogue) -> Iterator[Option]:
    for theme in catalogue.themes.values():
        yield Option(theme.id, theme.title, wording=theme.title.lower(), also=" ".join(theme.words))


def _indicators(catalogue: Catalogue) -> Iterator[Option]:
    """Yield every indicator, by its edition in sentences too, as two editions share numbers and titles."""
    for framework in catalogue.frameworks.values():
        for indicator in catalogue.indicators_of(framework):
            wording = f"{indicator.name} ({framework.short_title})"
            yield Option(indicator.id, indicator.name, framework.short_title, wording)


def _programmes(catalogue: Catalogue) -> Iterator[Option]:
    return (Option(programme.id, programme.short_title) for programme in catalogue.programmes.values())


def _states(_: Catalogue) -> Iterator[Option]:
    return (
        Option(state.value, state.label, wording=state.label.lower()) for state in State if state is not State.STRENGTH
    )


def _voices(catalogue: Catalogue) -> Iterator[Option]:
    for voice in catalogue.vocabulary.voices.values():
        yield Option(voice.value, voice.noun[:1].upper() + voice.noun[1:], wording=voice.noun)


def _years_of(item: FoundItem) -> tuple[str, ...]:
    """The year in which a finding was published; none where no single year is known."""
    first, last = item.report.published.years
    return (str(first),) if first and first == last else ()


FACETS: tuple[FindingFacet, ...] = (  # in the order of the form and of the sentence; see ``definitions``
    FindingFacet("kind", "Kind of finding", "", lambda item: (item.finding.kind.value,), _kinds, open=True),
    FindingFacet(
        UNIT,
        "",
        "from",
        lambda item: (item.report.partnership,) if item.report.partnership else (),
        _areas,
        open=True,
        with_kind=True,
        is_subject=True,
    ),
    FindingFacet(
        "theme",
        "Theme",
        "about",
        lambda item: item.finding.themes,
        _themes,
        joiner="or",
        open=True,
        search_noun=("theme", "themes"),
        with_kind=True,
        is_subject=True,
    ),
    FindingFacet(
        "indicator",
        "Indicator",
        "on",
        lambda item: (item.indicator.id,) if item.indicator else (),
        _indicators,
        joiner="or",
        with_kind=True,
        is_subject=True,
    ),
    FindingFacet(
        "programme",
        "Programme",
        "of the programme",
        lambda item: (item.report.programme,) if item.report.programme else (),
        _programmes,
        joiner="or",
        with_kind=True,
    ),
    FindingFacet(
        "state",
        "What became of it",
        "with the status:",
        lambda item: (item.status.state.value,) if item.status.state is not State.STRENGTH else (),
        _states,
        joiner="or",
    ),
    FindingFacet(
        "voice",
        "Who says so",
        "of which there is word from",
        lambda item: tuple(dict.fromkeys(event.by.value for event in item.finding.events)),
        _voices,
        joiner="or",
    ),
    FindingFacet("year", "Year", "published in", _years_of, lambda _: ()),
)


def definitions(profile: Profile) -> tuple[FindingFacet, ...]:
    """Return the facets of a site, that of what is inspected under the name that its profile gives; none where it has none."""
    unit = profile.unit
    found = (facet for facet in FACETS if facet.key != UNIT or unit)
    return tuple(
        replace(facet, key=unit.id, label=unit.heading, search_noun=(unit.one, unit.many))
        if unit and facet.key == UNIT
        else facet
        for facet in found
    )


def subjects(profile: Profile) -> frozenset[str]:
    """Return the keys of the facets whose lists have feeds and files of every format."""
    return frozenset(facet.key for facet in definitions(profile) if facet.is_subject)


def years_after(profile: Profile) -> str:
    """Return the key of the facet below which the form has the years."""
    return profile.unit.id if profile.unit else "kind"


def row_of(item: FoundItem, defined: Iterable[FindingFacet]) -> Row:
    """Return the finder's row of a finding, with its values of the facets of a site: it is dated as its report is."""
    published = item.report.published
    return Row(
        id=item.id,
        address=item.address,
        title=item.text,
        publication=REPORT,
        values={facet.key: facet.values(item) for facet in defined},
        years=published.years,
        day=published.sort_day.isoformat() if published.sort_day else "",
    )


def facets(catalogue: Catalogue, rows: Iterable[Row]) -> tuple[Facet, ...]:
    """Return the facets that have options, each option with the number of findings that it gives alone."""
    found = Counter((key, value) for row in rows for key, values in row.values.items() for value in values)
    defined = [definition.facet(catalogue) for definition in definitions(catalogue.profile)]
    return tuple(_counted(facet, found) for facet in defined if facet.options)


def without_unused(facet: Facet) -> Facet:
    """Return a facet for the form: of indicators and themes there are many, and most of a small site's have no finding."""
    return replace(facet, options=tuple(option for option in facet.options if option.count or not facet.phrase))


def _counted(facet: Facet, found: Counter[tuple[str, str]]) -> Facet:
    options = (replace(option, count=found[facet.key, option.value]) for option in facet.options)
    return replace(facet, options=tuple(options))


def columns(facets_of_form: Sequence[Facet], rows: Sequence[Row]) -> dict[str, object]:
    """Return the values of all rows, column by column, for the browser: each distinct value once, and its place a row."""
    keys = {facet.key: [row.values[facet.key] for row in rows] for facet in facets_of_form}
    dates = [(row.day, *row.years) for row in rows]
    return {"facets": {key: _interned(cells) for key, cells in keys.items()}, "dates": _interned(dates)}


def _interned(cells: Sequence[Collection[object]]) -> dict[str, list[object]]:
    places: dict[tuple[object, ...], int] = {}
    found = [places.setdefault(tuple(cell), len(places)) for cell in cells]
    return {"values": [list(value) for value in places], "rows": [*found]}
