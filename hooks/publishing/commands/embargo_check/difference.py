"""Differences that are in a site only because a report's source is there.

In: the site built with the source, and without it. Out: every difference, named so that an editor knows where to look.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from publishing.base.problems import joined, quoted
from publishing.commands.embargo_check.kinds import Kind, kind_of
from publishing.commands.embargo_check.pairing import Site, is_same, lasting, pairs
from publishing.commands.embargo_check.readable import INSIDE, members, text, words

_SHOWN = 5  # words of a difference
_AROUND = 3  # words that show the place of a small one


@dataclass(frozen=True)
class Difference:
    """A file that gives something away: where, what kind of output it is, and what it says."""

    address: str
    kind: Kind
    excerpt: str

    def __str__(self) -> str:
        return f"{self.kind.name}: {self.address}: {self.excerpt}"


def differences(with_it: Site, without: Site) -> list[Difference]:
    """Everything that tells a site with a report's source from one without it; nothing where none can."""
    found = (
        Difference(address, kind_of(address), excerpt)
        for mine, theirs in pairs(with_it, without)
        for address, excerpt in _of_pair(mine, theirs, with_it, without)
    )
    return list(found)


def _of_pair(mine: str | None, theirs: str | None, with_it: Site, without: Site) -> Iterator[tuple[str, str]]:
    if mine is None or theirs is None:
        yield mine or theirs or "", f"the file is there only {'without' if mine is None else 'with'} the report"
        return
    if not is_same(with_it, mine, without, theirs):
        yield from _inside(mine, with_it[mine], without[theirs])
    elif mine != theirs:
        yield mine, f"without the report its name is {theirs}"


def _inside(address: str, ours: bytes, others: bytes) -> Iterator[tuple[str, str]]:
    """Where two unlike files differ: in themselves, or in files that they hold."""
    inner, others_held = members(address, ours), members(address, others)
    unlike = [
        (f"{address}{INSIDE}{own or other}", excerpt)
        for own, other in (pairs(inner, others_held) if inner and others_held else ())
        for _, excerpt in _of_pair(own, other, inner, others_held)
    ]
    yield from unlike or [(address, _contrast(address, text(address, ours), text(address, others)))]


def _contrast(address: str, ours: str, others: str) -> str:
    """Say which words one text has and the other has not."""
    mine, theirs = words(lasting(ours)), words(lasting(others))
    new, gone = _only(mine, theirs), _only(theirs, mine)
    noun = "term" if kind_of(address).name == "search terms" else "word"
    if new and not _are_numbers((*new, *gone)):
        return f"{_listed(new, noun)} there only with the report"
    if gone and not _are_numbers(gone):
        return f"{_listed(gone, noun)} there only without the report"
    if mine != theirs:
        with_it, without = _place(mine, theirs)
        return f"{with_it} with the report, {without} without it"
    return "other names of files" if ours != others else "other bytes, though the same words"


def _only(mine: Iterable[str], theirs: Collection[str]) -> list[str]:
    known = {*theirs}
    return [word for word in dict.fromkeys(mine) if word not in known]


def _are_numbers(found: Iterable[str]) -> bool:
    """Return whether a place shows more than the words do: a number alone says nothing."""
    return all(word.replace(".", "").isdecimal() for word in found)


def _listed(found: Sequence[str], noun: str) -> str:
    shown = [quoted(word) for word in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(f"{len(found) - _SHOWN} more")
    return f"the {noun} {shown[0]} is" if len(found) == 1 else f"the {noun}s {joined(shown)} are"


def _place(mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, str]:
    """The first place where two rows of words differ, from each, with the words around it."""
    pairs_of_words = zip(mine, theirs, strict=False)
    shortest = min(len(mine), len(theirs))
    first = next((at for at, (word, other) in enumerate(pairs_of_words) if word != other), shortest)
    start = max(0, first - 1)
    ours, other = (" ".join(row[start : first + _AROUND]) for row in (mine, theirs))
    return quoted(ours), quoted(other)
