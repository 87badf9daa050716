"""The register of findings as lists: one for each area, programme, indicator, kind and so on.

In: the findings of a catalogue. Out: ``FindingList``s, each with its sentence and its folder below ``findings/``.
Every list works without JavaScript, and has an address that stays.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.base.grouping import grouped
from publishing.content.catalogue import Catalogue
from publishing.content.findings import FoundItem
from publishing.content.models import FindingKind
from publishing.site.finder import Choice, Facet, Row, sentence
from publishing.site.finding_facets import (
    FindingFacet,
    columns,
    definitions,
    facets,
    row_of,
    without_unused,
    years_after,
)

FOLDER = "findings/"
PIECES = f"{FOLDER}pieces/"
AT_ONCE = 100  # findings in one file of pieces
MOST = 500  # findings of a list on plain pages and in its files: a list grows, and each finding stands in a dozen
Listed = tuple[FoundItem, Row]
FIRST = 20  # findings on the register's page before anything is chosen


@dataclass(frozen=True)
class FindingList:
    """The findings of a choice, in order, with the sentence that says what they are; ``label`` is the value chosen."""

    choice: Mapping[str, str]
    items: tuple[FoundItem, ...]
    heading: str
    label: str = ""

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

    @property
    def newest(self) -> tuple[FoundItem, ...]:
        """As many as its pages and files have."""
        return self.items[:MOST]

    @property
    def query(self) -> Choice:
        """The choice of a list as the register's address has it."""
        return _query(self.choice)


@dataclass(frozen=True)
class Register:
    """The register: every listed finding, newest first, as rows to choose from, with the facets of its form."""

    catalogue: Catalogue
    items: tuple[FoundItem, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The finder's rows of all findings."""
        defined = definitions(self.catalogue.profile)
        return tuple(row_of(item, defined) for item in self.items)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The facets with all their options."""
        return facets(self.catalogue, self.rows)

    @property
    def form(self) -> tuple[Facet, ...]:
        """The facets of the form, with the options that give anything."""
        return tuple(map(without_unused, self.facets))

    @property
    def sentence(self) -> str:
        """The sentence that is shown before anything is chosen."""
        return sentence(self.rows, {}, self.facets, order="newest first")

    @property
    def first(self) -> tuple[FoundItem, ...]:
        """The rows that the page lists before anything is chosen."""
        return self.items[:FIRST]

    @property
    def columns(self) -> Mapping[str, object]:
        """The rows for the browser."""
        return columns(self.form, self.rows)

    @property
    def data(self) -> Mapping[str, object]:
        """The facets for the register's script."""
        return {"facets": [facet.data for facet in self.form], "at_once": AT_ONCE}

    @property
    def years_after(self) -> str:
        """The facet below which the form has the years."""
        return years_after(self.catalogue.profile)


def counted(items: Iterable[FoundItem]) -> str:
    """Count findings by kind: ``3 strengths and 5 areas for improvement``."""
    found = Counter(item.finding.kind for item in items)
    parts = [
        f"{found[kind]} {kind.label.lower() if found[kind] == 1 else kind.plural}"
        for kind in FindingKind
        if found[kind]
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or "No finding"


def lists(register: Register, published: Collection[str] = ()) -> Iterator[FindingList]:
    """Yield every list that holds anything or is ``published``: one for each value of a facet, many with each kind too."""
    listed = tuple(zip(register.items, register.rows, strict=True))
    for facet in definitions(register.catalogue.profile):
        labels = _labels(facet, register, published)
        for value, own in _by_value(facet, labels, listed).items():
            choices: list[tuple[dict[str, str], Sequence[Listed]]] = [({facet.key: value}, own)]
            if facet.with_kind:
                kinds = grouped(own, lambda pair: pair[1].values["kind"])
                choices += [({facet.key: value, "kind": kind.value}, kinds.get(kind.value, ())) for kind in FindingKind]
            for choice, among in choices:
                heading = sentence([row for _, row in among], _query(choice), register.facets)
                found = FindingList(choice, tuple(item for item, _ in among), heading, labels[value])
                if among or found.folder in published:
                    yield found


def single_kind_lists(every: Mapping[str, FindingList], folder: str) -> tuple[FindingList, ...]:
    """Return those of some lists that have a single kind of what the list in ``folder`` has, if they have anything."""
    parts = (every.get(f"{folder}{kind.value}/") for kind in FindingKind)
    return tuple(part for part in parts if part and part.items)


def _labels(facet: FindingFacet, register: Register, published: Collection[str]) -> Mapping[str, str]:
    """Return every value that a list of a facet may have, with its label."""
    if labels := {option.value: option.name_with_group for option in facet.options(register.catalogue)}:
        return labels
    start = f"{FOLDER}{facet.key}/"
    before = {address.removeprefix(start).split("/")[0] for address in published if address.startswith(start)}
    found = {value for row in register.rows for value in row.values[facet.key]}
    return {value: value for value in sorted(before | found, reverse=True)}


def _by_value(facet: FindingFacet, values: Iterable[str], listed: Iterable[Listed]) -> Mapping[str, list[Listed]]:
    """Group findings by each of some values of a facet."""
    found: dict[str, list[Listed]] = {value: [] for value in values}
    for pair in listed:
        for value in pair[1].values[facet.key]:
            if value in found:
                found[value].append(pair)
    return found


def _query(choice: Mapping[str, str]) -> Choice:
    """Write a choice as the finder has it: a year is a span of one."""
    years = {"from": (choice["year"],), "to": (choice["year"],)} if "year" in choice else {}
    return {**{key: (value,) for key, value in choice.items() if key != "year"}, **years}
