"""The columns of facets: each publication's values as numbers.

In: facets and rows. Out: the entry of each facet in the index's root, from which scripts know how to read its column
(``overrides/assets/js/search/rows.js``), and the column itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publishing.search.vlq import encode
from publishing.site.finder import Facet, Row


def facet_entry(facet: Facet) -> Mapping[str, Any]:
    """Return what scripts know of a facet's column: its values by number (0 is none), and how it is encoded."""
    return {
        "key": facet.key,
        "values": [option.value for option in facet.options],
        "many": facet.many,
        "qualifies": facet.qualifies,
    }


def facet_columns(facets: Sequence[Facet], rows: Sequence[Row]) -> Mapping[str, Any]:
    """Return the column of each facet by its key.

    One value a row is one number; several are their count and then their numbers. A facet that another one qualifies has
    for each of its values one number a row, which is the other's.
    """
    qualifiers = {facet.qualifies: facet for facet in facets if facet.qualifies}
    return {
        facet.key: _pairs(facet, qualifiers[facet.key], rows) if facet.key in qualifiers else _alone(facet, rows)
        for facet in facets
    }


def _numbers(facet: Facet) -> Mapping[str, int]:
    return {option.value: number for number, option in enumerate(facet.options, start=1)}


def _alone(facet: Facet, rows: Sequence[Row]) -> str:
    """Encode a column without pairs; a value that nobody can choose (the partnership "Specimen") is none."""
    known = _numbers(facet)
    values = ([known[value] for value in row.values.get(facet.key, ()) if value in known] for row in rows)
    return encode(number for numbers in values for number in _coded(numbers, facet.many))


def _coded(numbers: Sequence[int], many: bool) -> Iterator[int]:
    if many:
        yield len(numbers)
        yield from numbers
    else:
        yield numbers[0] if numbers else 0


def _pairs(facet: Facet, qualifier: Facet, rows: Sequence[Row]) -> Mapping[str, str]:
    """Encode a column of pairs: for each value that some row has, the qualifier's number of every row."""
    known = _numbers(qualifier)
    pairs = [dict(found) if isinstance(found := row.values.get(facet.key, {}), Mapping) else {} for row in rows]
    values = sorted({value for pair in pairs for value in pair})
    return {value: encode(known.get(pair.get(value, ""), 0) for pair in pairs) for value in values}
