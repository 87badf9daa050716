"""The queries: words chosen by how many reports they stand in.

In: the files of an archive. Out: four queries that each find at least ten reports.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.corpus import DOMAIN

ENOUGH = 10
_WORD = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True)
class Query:
    """Some words; ``prefix`` where the last of them is only a word's beginning."""

    name: str
    text: str
    prefix: bool = False


def choose(reports: Iterable[Path]) -> tuple[Query, ...]:
    """A rare word, a common one, three of which one stands in every report, and a prefix."""
    words = [set(_WORD.findall(report.read_text(encoding="utf-8").lower())) for report in reports]
    count = Counter(word for found in words for word in found)
    common = next(word for word in DOMAIN if count[word] == len(words))
    made_up = sorted(set(count) - set(DOMAIN))
    rare = min((word for word in made_up if count[word] >= ENOUGH), key=lambda word: (count[word], word))
    half = sorted(made_up, key=lambda word: (abs(count[word] - len(words) / 2), word))[:20]
    first, second = next(
        pair for pair in combinations(half, 2) if sum(found.issuperset(pair) for found in words) >= ENOUGH
    )
    return (
        Query("a rare word", rare),
        Query("a common word", common),
        Query("three words", f"{first} {common} {second}"),
        Query("a prefix", second[:4], prefix=True),
    )
