"""Rows: the finder's knowledge of each publication.

In: the catalogue. Out: one ``Row`` a publication, with its values of each facet of the registry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from operator import itemgetter

from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import AnyRecord, Report
from publishing.site.finder import registry
from publishing.site.finder.facet import REPORT, FacetDefinition, Values


@dataclass(frozen=True)
class Row:
    """The finder's knowledge of one publication, of the kind ``publication``.

    ``values`` are its values of each facet, by the facet's key: for a facet that another one qualifies, with the values
    of that other. ``years`` are the first and last year that its date touches (None where open or unknown).
    """

    id: str
    address: str
    title: str
    publication: str
    values: Mapping[str, Values] = field(default_factory=dict)
    years: tuple[int | None, int | None] = (None, None)
    day: str = ""  # ISO, to sort by
    specimen: bool = False
    groups: tuple[tuple[str, ...], ...] = ()  # the facets of each group of lists
    listed: bool = True  # (Old framework editions are part of the history.)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The folders of the list pages that it stands in if it is listed: ``partnership/fife/progress-review``."""
        if self.publication != REPORT:
            return frozenset()
        return frozenset(folder for keys in self.groups for folder in self._folders(keys))

    def _folders(self, keys: tuple[str, ...]) -> Iterator[str]:
        """The folders of its pages in one group of lists."""
        values = [self.values.get(key, ()) for key in keys]
        first = values[0]
        if isinstance(first, Mapping) and keys[1:] == (registry.qualifiers()[keys[0]],):
            yield from (f"{keys[0]}/{value}/{qualifier}" for value, qualifier in first.items())
        else:
            yield from ("/".join((keys[0], *found)) for found in product(*values))

    @property
    def outdated(self) -> bool:
        """Return whether it is a report that is out of force."""
        return not self.listed and not self.specimen


def rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """Return one row a publication: reports newest first, then the other kinds of publication in their order."""
    kinds = [(kind.publication.place, records) for kind, records in catalogue.kinds.items() if kind.publication]
    ordered = sorted(kinds, key=itemgetter(0))  # kinds of one place stay in the order of the registry
    return tuple(_row(catalogue, record) for _, records in ordered for record in records.values())


def _row(catalogue: Catalogue, record: AnyRecord) -> Row:
    publication = record.publication.name if record.publication else ""
    values = {
        definition.key: _values(definition, catalogue, record)
        for definition in registry.definitions(catalogue.profile)
        if publication in definition.publications
    }
    groups = registry.list_keys(catalogue.profile)
    row = Row(record.id, address_of(record.file), record.title, publication, values, groups=groups)
    if not isinstance(record, Report):
        return row
    return replace(
        row,
        years=record.published.years,
        day=record.published.sort_day.isoformat() if record.published.sort_day else "",
        specimen=record.specimen,
        listed=record.listed,
    )


def _values(definition: FacetDefinition, catalogue: Catalogue, record: AnyRecord) -> Values:
    """Return a record's values of a facet. TypeError for what could not be matched later."""
    values = definition.values_of(catalogue, record)
    if isinstance(values, str) or (definition.key in registry.qualifiers()) is not isinstance(values, Mapping):
        raise TypeError(f"facet {definition.key!r}: several values, or a mapping where it is qualified, not {values!r}")
    if len(values) > 1 and not definition.many:
        raise TypeError(f"facet {definition.key!r}: one value of {record.file}, as it is not 'many', not {values!r}")
    return values


def listed_rows(all_rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that are listed by default: nothing made up, and no report that is out of force."""
    return tuple(row for row in all_rows if row.listed)
