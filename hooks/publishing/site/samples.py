"""How many records to read of a list, for the page that says so without a script.

In: the number of records and a margin. Out: the size of the sample, by Cochran's formula with the correction for a finite
list (Cochran, W. G., 1977, "Sampling Techniques", chapter 4), for a share of one half and 95 % confidence.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

MARGINS = (10, 8, 5)  # percentage points
SIZES = (50, 100, 200, 400, 800)
_CONFIDENT = Fraction("1.96")  # standard errors on each side


def size(records: int, margin: int) -> int:
    """Return how many of so many records to read, for shares within ``margin`` percentage points."""
    endless = _CONFIDENT**2 / 4 / Fraction(margin, 100) ** 2
    return min(records, ceil(endless / (1 + (endless - 1) / records)))


def table() -> Mapping[int, tuple[int, ...]]:
    """Return the sizes for some lists and each margin."""
    return {records: tuple(size(records, margin) for margin in MARGINS) for records in SIZES}
