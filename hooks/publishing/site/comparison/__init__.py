"""Comparison of findings on an indicator, area by area and inspection by inspection, and its limits.

In: the catalogue. Out: an area's histories, an indicator's spread, its latest grades and its counterparts in other
editions, and the coverage of areas by programmes. Nothing is worked out: a grade that is known only as a count belongs
to no indicator, and where two grades cannot be compared, the reason stands in their place.
"""

from publishing.site.comparison.crosswalk import Counterpart, counterparts, without_match
from publishing.site.comparison.findings import Finding, State, finding, inspections
from publishing.site.comparison.histories import History, histories
from publishing.site.comparison.overviews import Cell, Spread, coverage, latest, spreads

__all__ = [
    "Cell",
    "Counterpart",
    "Finding",
    "History",
    "Spread",
    "State",
    "counterparts",
    "coverage",
    "finding",
    "histories",
    "inspections",
    "latest",
    "spreads",
    "without_match",
]
