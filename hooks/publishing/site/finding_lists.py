"""The register of findings as lists: one for each area, programme, indicator, kind and so on.

In: the findings of a catalogue. Out: ``FindingList``s, each with its sentence and its folder below ``findings/``.
Every list works without JavaScript, and has an address that stays.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from publishing.content.catalogue import Catalogue
from publishing.content.finding_status import State
from publishing.content.findings import FoundItem
from publishing.content.models import FindingKind

FOLDER = "findings/"
Options = Mapping[str, str]


@dataclass(frozen=True)
class FindingFacet:
    """Something to choose findings by: ``values`` of an item; ``phrase`` stands before a label in a sentence."""

    key: str
    label: str
    phrase: str
    values: Callable[[FoundItem], tuple[str, ...]]
    options: Callable[[Catalogue], Options]
    lower: bool = False
    with_kind: bool = False  # lists of its values together with each kind of finding

    def words(self, label: str) -> str:
        """What a sentence says of a choice: ``from Fife``."""
        return f" {self.phrase} {label.lower() if self.lower else label}"


def _indicators(catalogue: Catalogue) -> Options:
    """Every indicator by id, with its edition, as two editions share numbers and titles."""
    return {
        indicator.id: f"{indicator.name} ({catalogue.frameworks[indicator.framework].short_title})"
        for indicator in catalogue.indicators.values()
    }


def _years(item: FoundItem) -> tuple[str, ...]:
    """The year in which a finding was published; none where no single year is known."""
    first, last = item.report.published.years
    return (str(first),) if first and first == last else ()


def _voices(item: FoundItem) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.by.value for event in item.finding.events))


FACETS: tuple[FindingFacet, ...] = (
    FindingFacet(
        "kind",
        "Kind of finding",
        "",
        lambda item: (item.finding.kind.value,),
        lambda catalogue: {kind.value: kind.label for kind in FindingKind},
    ),
    FindingFacet(
        "partnership",
        "Area",
        "from",
        lambda item: (item.report.partnership,) if item.report.partnership else (),
        lambda catalogue: {area.id: area.name for area in catalogue.listed_partnerships},
        with_kind=True,
    ),
    FindingFacet(
        "theme",
        "Theme",
        "about",
        lambda item: item.finding.themes,
        lambda catalogue: {theme.id: theme.title for theme in catalogue.themes.values()},
        lower=True,
        with_kind=True,
    ),
    FindingFacet(
        "indicator",
        "Indicator",
        "on",
        lambda item: (item.indicator.id,) if item.indicator else (),
        _indicators,
        with_kind=True,
    ),
    FindingFacet(
        "programme",
        "Programme",
        "of the programme",
        lambda item: (item.report.programme,) if item.report.programme else (),
        lambda catalogue: {programme.id: programme.short_title for programme in catalogue.programmes.values()},
        with_kind=True,
    ),
    FindingFacet(
        "state",
        "What became of it",
        "with the status:",
        lambda item: (item.status.state.value,),
        lambda catalogue: {state.value: state.label for state in State if state is not State.STRENGTH},
        lower=True,
    ),
    FindingFacet(
        "voice",
        "Who says so",
        "of which there is word from",
        _voices,
        lambda catalogue: {voice.value: voice.noun for voice in catalogue.vocabulary.voices.values()},
    ),
    FindingFacet("year", "Year", "published in", _years, lambda catalogue: {}),
)


def facets(catalogue: Catalogue) -> tuple[FindingFacet, ...]:
    """The facets of a site: what is inspected has the name that its profile gives, and none where it has none."""
    unit = catalogue.profile.unit
    found = (facet for facet in FACETS if facet.key != "partnership" or unit)
    return tuple(
        replace(facet, key=unit.id, label=unit.one[:1].upper() + unit.one[1:])
        if unit and facet.key == "partnership"
        else facet
        for facet in found
    )


@dataclass(frozen=True)
class FindingList:
    """The findings of a choice, in order, with the sentence that says what they are."""

    choice: Mapping[str, str]
    items: tuple[FoundItem, ...]
    heading: str

    @property
    def folder(self) -> str:
        """Where it stands: ``findings/partnership/fife/``."""
        return FOLDER + "".join(
            f"{key}/{value}/" if not place else f"{value}/" for place, (key, value) in enumerate(self.choice.items())
        )

    @property
    def title(self) -> str:
        """The heading, unlike that of any other list: one of a single kind says so."""
        kind = FindingKind(self.choice["kind"]).plural if len(self.choice) > 1 else ""
        return f"{self.heading} ({kind} alone)" if kind else self.heading

    @property
    def sentence(self) -> str:
        """The heading with the order."""
        return f"{self.heading}, newest first" if len(self.items) > 1 else self.heading


def counted(items: Iterable[FoundItem]) -> str:
    """Count findings by kind: ``3 strengths and 5 areas for improvement``."""
    found = Counter(item.finding.kind for item in items)
    parts = [
        f"{found[kind]} {kind.label.lower() if found[kind] == 1 else kind.plural}"
        for kind in FindingKind
        if found[kind]
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or "No finding"


def options_of(facet: FindingFacet, catalogue: Catalogue, items: Iterable[FoundItem]) -> Mapping[str, tuple[str, int]]:
    """The options of a facet that give anything: label and count, by value."""
    found = Counter(value for item in items for value in facet.values(item))
    labels = facet.options(catalogue) or {value: value for value in sorted(found, reverse=True)}
    return {value: (label, found[value]) for value, label in labels.items() if found[value]}


def lists(catalogue: Catalogue, items: tuple[FoundItem, ...]) -> Iterator[FindingList]:
    """Every list that holds anything: one for each value of a facet, and many with each kind of finding."""
    for facet in facets(catalogue):
        for value, (label, _) in options_of(facet, catalogue, items).items():
            own = tuple(item for item in items if value in facet.values(item))
            phrase = facet.words(label) if facet.key != "kind" else ""
            yield FindingList({facet.key: value}, own, counted(own) + phrase)
            for kind in FindingKind if facet.with_kind else ():
                among = tuple(item for item in own if item.finding.kind is kind)
                if among:
                    yield FindingList({facet.key: value, "kind": kind.value}, among, counted(among) + phrase)
