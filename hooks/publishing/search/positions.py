"""Where each word of a segment stands, as arrays.

In: the streams of documents. Out: ``Positions``, and parts of it that are sorted by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

import numpy as np
import numpy.typing as npt

from publishing.cache.blobs import Text
from publishing.search.documents import BOOSTS
from publishing.search.streams import Ids, unpacked

COMMON = 1_000  # a word is common if it stands more often than one in so many words
FEW = 500  # and if it stands more often than this
_AT_ONCE = 1_000_000  # words that are looked at together
_BEHIND = (1, 2, 3)  # where a place has two words, the next place begins further on
_Words = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Positions:
    """All words of a segment, field by field and document by document.

    ``ranks`` are the words by their number among ``words``, which are sorted as browsers do it; ``places`` count
    through all documents; ``firsts`` are those at which documents begin, one after the other, field after field.
    """

    words: Sequence[str]
    ranks: _Words
    places: _Words
    firsts: _Words

    @classmethod
    def joined(cls, streams: Iterable[Text]) -> "Positions":
        """Join the streams of documents."""
        ids = Ids()
        numbers: dict[str, list[_Words]] = {field: [] for field in BOOSTS}
        places: dict[str, list[_Words]] = {field: [] for field in BOOSTS}
        for content in streams:
            for field, stream in unpacked(bytes(content)).items():
                own = np.fromiter(map(ids.__getitem__, stream.words), np.uint32, len(stream.words))
                numbers[field].append(own[stream.numbers])
                places[field].append(stream.places)
        words = sorted(ids, key=lambda word: word.encode("utf-16-be"))
        ranks = np.empty(len(words), np.uint32)
        ranks[[ids[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
        parts = [part for field in BOOSTS for part in places[field]]
        ends = accumulate((int(part[-1]) + 2 if len(part) else 1 for part in parts), initial=0)
        firsts = np.fromiter(ends, np.int64, len(parts) + 1)
        if firsts[-1] >= 1 << 32:
            raise OverflowError("a segment of the search index holds up to four thousand million words")
        all_numbers = _concatenated([part for field in BOOSTS for part in numbers[field]])
        moved = _concatenated([part + np.uint32(first) for part, first in zip(parts, firsts, strict=False)])
        return cls(words, ranks[all_numbers], moved, firsts[:-1].astype(np.uint32))

    @property
    def documents(self) -> int:
        """The number of documents."""
        return len(self.firsts) // len(BOOSTS)

    @cached_property
    def counts(self) -> Numbers:
        """How often each word stands."""
        return np.bincount(self.ranks, minlength=len(self.words))

    @cached_property
    def common(self) -> Numbers:
        """The ranks of common words, the most common first."""
        found = np.flatnonzero(self.counts > max(FEW, len(self.ranks) // COMMON))
        return found[np.argsort(-self.counts[found], kind="stable")]

    @cached_property
    def codes(self) -> Numbers:
        """For each word its place among the common ones, from 1; 0 for others."""
        codes = np.zeros(len(self.words), np.int64)
        codes[self.common] = np.arange(1, len(self.common) + 1)
        return codes

    def parts(self) -> Iterator[Numbers]:
        """The words in parts, as numbers of ``ranks``, sorted by rank and then by place."""
        keys = (self.ranks.astype(np.uint64) << np.uint64(32)) | np.arange(len(self.ranks), dtype=np.uint64)
        keys.sort()
        ends = np.cumsum(self.counts)
        start = 0
        while start < len(keys):
            last = int(np.searchsorted(ends, start + _AT_ONCE, "right")) - 1
            next_end = int(ends[np.searchsorted(ends, start, "right")])
            stop = max(int(ends[max(last, 0)]), next_end)
            yield (keys[start:stop] & np.uint64(0xFFFFFFFF)).astype(np.int64)
            start = stop

    def pairs(self, at: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Where a common word stands before another one: the numbers of both, and the codes of what is beside them."""
        here = at[self.codes[self.ranks[at]] > 0]
        found = []
        for behind in _BEHIND:
            first = here[here + behind < len(self.ranks)]
            first = first[self.places[first + behind] == self.places[first] + np.uint32(1)]
            first = first[self.codes[self.ranks[first + behind]] > 0]
            found.append((first, first + behind))
        firsts, seconds = (np.concatenate(several) for several in zip(*found, strict=True))
        befores, _ = self._beside(firsts)
        _, behinds = self._beside(seconds)
        rows = list(self._multiplied(firsts, seconds))
        if rows:
            plain = ~(self._is_special(firsts) | self._is_special(seconds))
            columns = (firsts[plain], seconds[plain], befores[plain], behinds[plain])
            more = np.array(rows, np.int64).T
            firsts, seconds, befores, behinds = (np.concatenate(both) for both in zip(columns, more, strict=True))
        order = np.argsort(firsts, kind="stable")
        return firsts[order], seconds[order], befores[order], behinds[order]

    def _multiplied(self, firsts: Numbers, seconds: Numbers) -> Iterator[tuple[int, int, int, int]]:
        """Pairs beside places with several words, once for each of these."""
        special = self._is_special(firsts) | self._is_special(seconds)
        for first, second in zip(firsts[special].tolist(), seconds[special].tolist(), strict=True):
            befores, behinds = self._codes_at(first, -1), self._codes_at(second, 1)
            yield from ((first, second, before, behind) for before, behind in product(befores, behinds))

    def _is_special(self, at: Numbers) -> npt.NDArray[np.bool_]:
        """Return whether words stand at or beside a place with several words."""
        last = len(self.ranks) - 1
        own = self.places[at].astype(np.int64)
        stands = {by: self.places[np.clip(at + by, 0, last)].astype(np.int64) for by in (-2, -1, 1, 2)}
        special = (stands[-1] == own) & (at > 0) | (stands[1] == own) & (at < last)
        special |= (stands[-2] == own - 1) & (at > 1) | (stands[2] == own + 1) & (at < last - 1)
        return np.asarray(special, np.bool_)

    def _beside(self, at: Numbers) -> tuple[Numbers, Numbers]:
        """The codes of common words before and behind others, where each place has one word."""
        last = len(self.ranks) - 1
        own = self.places[at].astype(np.int64)
        codes = {by: self.codes[self.ranks[np.clip(at + by, 0, last)]] for by in (-1, 1)}
        before = (self.places[np.clip(at - 1, 0, last)].astype(np.int64) == own - 1) & (at > 0)
        behind = (self.places[np.clip(at + 1, 0, last)].astype(np.int64) == own + 1) & (at < last)
        return np.where(before, codes[-1], 0), np.where(behind, codes[1], 0)

    def _codes_at(self, number: int, by: int) -> list[int]:
        """The codes of all words at the place before a word's (-1), or behind it (1)."""
        near = range(max(0, number - 4), min(len(self.ranks), number + 5))
        place = int(self.places[number]) + by
        return sorted({int(self.codes[self.ranks[other]]) for other in near if int(self.places[other]) == place} or {0})

    def neighbours(self, at: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The codes of common words before and behind others; one that has several there is named several times."""
        before, behind = self._beside(at)
        special = self._is_special(at)
        if not special.any():
            return at, before, behind
        rows = [
            (number, *codes)
            for number in at[special].tolist()
            for codes in product(self._codes_at(number, -1), self._codes_at(number, 1))
        ]
        more = np.array(rows, np.int64).T
        plain = ~special
        found = [np.concatenate(both) for both in zip((at[plain], before[plain], behind[plain]), more, strict=True)]
        order = np.lexsort((found[0], self.ranks[found[0]]))
        return found[0][order], found[1][order], found[2][order]


def _concatenated(parts: Sequence[_Words]) -> _Words:
    return np.concatenate(parts) if parts else np.empty(0, np.uint32)
