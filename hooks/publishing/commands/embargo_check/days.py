"""The changes that a publication makes on the site.

In: the site before it and after it. Out: the files that come, change and go, in groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.commands.embargo_check.kinds import GROUPS, kind_of
from publishing.commands.embargo_check.pairing import Site, is_same, pairs

_SHOWN = 10  # files of each sort


@dataclass(frozen=True)
class Change:
    """The files of a group that are added, changed or removed (``how``)."""

    group: str
    how: str
    files: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """How many there are, and the first of them."""
        yield f"{self.group}, {self.how}: {len(self.files)}"
        yield from (f"  {address}" for address in self.files[:_SHOWN])
        if len(self.files) > _SHOWN:
            yield f"  and {len(self.files) - _SHOWN} more"


def changes(before: Site, after: Site) -> list[Change]:
    """Everything that is not as it was, groups in order; files of the search index that have new names are changed."""
    found: dict[tuple[str, str], list[str]] = {}
    for old, new in pairs(before, after):
        if old is None or new is None:
            address, how = (new, "added") if old is None else (old, "removed")
        elif old == new and is_same(before, old, after, new):
            continue
        else:
            address, how = new, "changed"
        found.setdefault((kind_of(address or "").group, how), []).append(address or "")
    order = sorted(found, key=lambda key: (GROUPS.index(key[0]), key[1]))
    return [Change(group, how, tuple(found[group, how])) for group, how in order]
