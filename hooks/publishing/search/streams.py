"""The words of a document in order, field by field: what phrases are looked for in.

In: the passages of a document. Out: for each field its words, and the place of each. Words here are not stems: a phrase
is found as it stands. Places of neighbouring passages are far apart, so that no phrase goes from one to the next.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from publishing.search.words import pieces, read

APART = 100  # places between two passages: no words near each other are so far apart


@dataclass(frozen=True)
class Stream:
    """The words of one field: the distinct ones, the number of each word in them, and its place, in order."""

    words: list[str]
    numbers: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]

    @classmethod
    def from_passages(cls, passages: Iterable[str]) -> "Stream":
        """Read the words of some passages."""
        numbers, runs = array("I"), array("I")
        ids = Ids()
        first = 0
        for passage in passages:
            found = _words(passage)
            for words, start in found:
                numbers.extend(map(ids.__getitem__, words))
                runs.extend((first + start, len(words)))
            first += max((start + len(words) for words, start in found), default=0) + APART
        return cls(list(ids), np.frombuffer(numbers, np.uint32), _spread(np.frombuffer(runs, np.uint32)))


Streams = Mapping[str, Stream]  # by field


def packed(streams: Streams) -> bytes:
    """Return streams as bytes, half as long as they are in memory: places are runs of neighbours."""
    return pickle.dumps({field: (*_small(stream), _runs(stream.places)) for field, stream in streams.items()})


def unpacked(content: bytes) -> Streams:
    """Return what ``packed`` was given."""
    fields = pickle.loads(content)  # noqa: S301 - packed above
    return {
        field: Stream(words.split("\n") if words else [], numbers.astype(np.uint32), _spread(runs))
        for field, (words, numbers, runs) in fields.items()
    }


class Ids(dict[str, int]):
    """Numbers for words, in the order in which they are met."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return len(self) - 1


class _Firsts(dict[str, tuple[str, ...]]):
    """The first word of each place of a piece; ``_SEVERAL`` are the pieces that have more than one at a place."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        places = read(piece).places
        self[piece] = tuple(several[0] for several in places)
        if any(len(several) > 1 for several in places):
            _SEVERAL.add(piece)
        return self[piece]


_FIRSTS = _Firsts()
_SEVERAL: set[str] = set()


def _words(passage: str) -> list[tuple[list[str], int]]:
    """The words of a passage in runs, each with its first place; a place with several words ends a run."""
    found = pieces(passage)
    words = list(chain.from_iterable(map(_FIRSTS.__getitem__, found)))
    return [(words, 0)] if _SEVERAL.isdisjoint(found) else list(_runs_of(found))


def _runs_of(found: Iterable[str]) -> Iterator[tuple[list[str], int]]:
    run: list[str] = []
    start = 0
    for several in chain.from_iterable(read(piece).places for piece in found):
        run.append(several[0])
        if len(several) > 1:
            yield run, start
            start += len(run)
            yield from (([other], start - 1) for other in several[1:])
            run = []
    yield run, start


def _small(stream: Stream) -> tuple[str, npt.NDArray[np.unsignedinteger]]:
    kind = np.uint16 if len(stream.words) < 1 << 16 else np.uint32
    return "\n".join(stream.words), stream.numbers.astype(kind)


def _runs(places: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Starts and lengths of runs of neighbours."""
    starts = np.flatnonzero(np.diff(places.astype(np.int64), prepend=-2) != 1)
    return np.column_stack((places[starts], np.diff(starts, append=len(places)))).astype(np.uint32).ravel()


def _spread(runs: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    starts, lengths = runs[::2], runs[1::2].astype(np.int64)
    before = np.cumsum(lengths) - lengths
    spread: npt.NDArray[np.uint32] = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return spread.astype(np.uint32)
