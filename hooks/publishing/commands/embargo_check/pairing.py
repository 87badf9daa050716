"""Which file of one site is which file of another.

In: two sites, as files by address. Out: pairs of addresses. The files of the search index are named by what they hold
(``shards-0-75opi3.json``), so that a changed one has another name; it is the same file still.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import zip_longest

Site = Mapping[str, bytes]
Pair = tuple[str | None, str | None]
_HASHED = re.compile(
    r"\b((?:bib|cards|columns|csv|evidence|json|names|root|shards|terms|text)(?:-\d+)?)-[a-z2-7]{6,12}\.json\b"
)


def pairs(first: Site, other: Site) -> Iterator[Pair]:
    """Every file of both sites, in order of its name, with its address in each; None where it is in one alone."""
    groups: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, site in enumerate((first, other)):
        for address in sorted(site):
            groups[lasting(address)][side].append(address)
    for name in sorted(groups):
        yield from _paired(*groups[name])


def _paired(ours: list[str], theirs: list[str]) -> Iterator[Pair]:
    """Files of one lasting name: those of one address go together, and the rest in their order."""
    yield from ((address, address) for address in ours if address in theirs)
    left, right = (
        [address for address in side if address not in other] for side, other in ((ours, theirs), (theirs, ours))
    )
    yield from zip_longest(left, right)


def is_same(first: Site, address: str, other: Site, beside: str) -> bool:
    """Return whether two files of two sites are the same; sites on disk know by the sums of their files."""
    sums, others = (getattr(site, "digests", None) for site in (first, other))
    if sums and others:
        return bool(sums[address] == others[beside])
    return first[address] == other[beside]


def lasting(text: str) -> str:
    """A name, or any text, without the part of names that changes with what files hold."""
    return _HASHED.sub(r"\1.json", text)
