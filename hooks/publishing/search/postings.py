"""Who says what, how often: the postings of one segment.

In: documents' terms, field by field. Out: each term with its postings as text, and the lengths of fields.

A posting (term, field, document, frequency) is one number of 64 bits, so that sorting these numbers puts them in the order
in which they are written.
"""

import itertools
import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from publishing.cache.blobs import Text
from publishing.search.analysis import Analysed, Counts
from publishing.search.documents import BOOSTS
from publishing.search.vlq import encode_array

_COUNT, _DOCUMENT = 20, 20  # bits of a posting; the rest are of term and field
_MOST = (1 << _COUNT) - 1
_AT_ONCE = 250_000  # postings that are written at a time, so that a processor has them near
BLOCK = 128  # documents whose postings are kept together
_Numbers = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Coded:
    """The postings of a segment as text, by term, and the lengths of each field of its documents."""

    terms: Mapping[str, str]
    lengths: Mapping[str, "array[int]"]


def block(analysed: Sequence[Analysed]) -> Text:
    """The postings of neighbouring documents, to be joined to others."""
    postings = Postings(BOOSTS)
    for document in analysed:
        postings.add(document.counts)
    return postings.packed()


def blocks(analysed: Sequence[Analysed]) -> Iterator[Sequence[Analysed]]:
    """A segment's documents in blocks. A new one, which comes first, is in the first block, and the others stay."""
    first = len(analysed) % BLOCK
    yield from filter(
        None, (analysed[:first], *(analysed[at : at + BLOCK] for at in range(first, len(analysed), BLOCK)))
    )


def code(blocks: Iterable[Text]) -> Coded:
    """The postings of a segment, from those of its blocks."""
    postings = Postings(BOOSTS)
    for block in blocks:
        postings.join(block)
    return Coded(postings.coded(), postings.lengths)


class _Ids(dict[str, int]):
    """Numbers for terms, in the order in which they are met."""

    def __missing__(self, term: str) -> int:
        self[term] = len(self)
        return len(self) - 1


class Postings:
    """The postings of a segment; documents are numbered in the order in which they are added."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(fields)
        self.lengths: dict[str, array[int]] = {field: array("I") for field in self.fields}
        self._ids = _Ids()
        self._added: list[_Numbers] = []

    def add(self, counts: Counts) -> None:
        """Take in the next document."""
        document = len(self)
        for place, field in enumerate(self.fields):
            terms, frequencies = counts[field].terms, np.asarray(counts[field].counts, np.uint64)
            self.lengths[field].append(int(frequencies.sum()))
            ids = np.fromiter(map(self._ids.__getitem__, terms), np.uint64, len(terms))
            of_term = (ids * len(self.fields) + place) << np.uint64(_COUNT + _DOCUMENT)
            self._added.append(of_term | np.uint64(document << _COUNT) | np.minimum(frequencies, _MOST))

    def packed(self) -> Text:
        """All of it as bytes."""
        postings = np.concatenate(self._added) if self._added else np.empty(0, np.uint64)
        return Text.from_content(pickle.dumps(("\n".join(self._ids), postings.tobytes(), self.lengths)))

    def join(self, packed: Text) -> None:
        """Take in the documents of others behind its own."""
        terms, content, lengths = pickle.loads(bytes(packed))  # noqa: S301 - packed above
        ids = np.fromiter(map(self._ids.__getitem__, terms.split("\n") if terms else ()), np.uint64)
        postings = np.frombuffer(content, np.uint64) + np.uint64(len(self) << _COUNT)
        self._added.append(self._renumbered(postings, ids))
        for field, of_field in lengths.items():
            self.lengths[field].extend(of_field)
        if len(self) > 1 << _DOCUMENT or len(self._ids) * len(self.fields) > 1 << 64 - _COUNT - _DOCUMENT:
            raise OverflowError("a segment of the search index holds up to a million documents and three million terms")

    def _renumbered(self, postings: _Numbers, numbers: _Numbers) -> _Numbers:
        """Postings with other numbers for terms."""
        shift, fields = np.uint64(_COUNT + _DOCUMENT), np.uint64(len(self.fields))
        ids, places = np.divmod(postings >> shift, fields)
        rest: _Numbers = postings & np.uint64((1 << _COUNT + _DOCUMENT) - 1)
        return rest | ((numbers[ids] * fields + places) << shift)

    def __len__(self) -> int:
        return len(self.lengths[self.fields[0]])

    def terms(self) -> list[str]:
        """Every term, in the order in which a browser compares text (by UTF-16 units)."""
        return sorted(self._ids, key=lambda term: term.encode("utf-16-be"))

    def coded(self) -> dict[str, str]:
        """Each term with its postings as one text, in the order of ``terms``.

        For each field in which the term stands: the field's place, the number of documents, the steps from one
        document to the next, and the frequencies less one.
        """
        terms = self.terms()
        postings = self._sorted(terms)
        texts = (text for part in self._parts(postings) for text in self._coded(part))
        return dict(zip(terms, texts, strict=True))

    def _sorted(self, terms: Iterable[str]) -> _Numbers:
        """All postings, with terms numbered in their order, and in order."""
        ranks = np.empty(len(self._ids), np.uint64)
        ranks[[self._ids[term] for term in terms]] = np.arange(len(self._ids), dtype=np.uint64)
        postings = np.concatenate(self._added) if self._added else np.empty(0, np.uint64)
        self._added.clear()
        for start in range(0, len(postings), _AT_ONCE):
            postings[start : start + _AT_ONCE] = self._renumbered(postings[start : start + _AT_ONCE], ranks)
        postings.sort()
        return postings

    def _parts(self, postings: _Numbers) -> Iterator[_Numbers]:
        """The postings in parts that are cut between terms."""
        start = 0
        while start < len(postings):
            stop = len(postings)
            if start + _AT_ONCE < stop:
                last = self._term(postings[start + _AT_ONCE])
                stop = int(np.searchsorted(postings, np.uint64((last + 1) * len(self.fields) << _COUNT + _DOCUMENT)))
            yield postings[start:stop]
            start = stop

    def _term(self, posting: np.uint64) -> int:
        return (int(posting) >> _COUNT + _DOCUMENT) // len(self.fields)

    def _coded(self, postings: _Numbers) -> Iterator[str]:
        """The postings of some terms as text, term by term."""
        of_field = (postings >> np.uint64(_COUNT + _DOCUMENT)).astype(np.int64)  # a number for each field of each term
        firsts = np.flatnonzero(np.diff(of_field, prepend=-1))
        sizes = np.diff(firsts, append=len(postings))
        begins = np.cumsum(2 + 2 * sizes) - (2 + 2 * sizes)
        numbers = np.empty(2 * len(firsts) + 2 * len(postings), np.uint32)
        numbers[begins] = of_field[firsts] % len(self.fields)
        numbers[begins + 1] = sizes
        places = np.arange(len(postings)) + np.repeat(begins + 2 - firsts, sizes)
        documents = ((postings >> np.uint64(_COUNT)) & np.uint64((1 << _DOCUMENT) - 1)).astype(np.uint32)
        steps = np.diff(documents, prepend=np.uint32(0))
        steps[firsts] = documents[firsts]
        numbers[places] = steps
        numbers[places + np.repeat(sizes, sizes)] = (postings & np.uint64(_MOST)).astype(np.uint32) - 1
        text, starts = encode_array(numbers)
        of_term = begins[np.flatnonzero(np.diff(of_field[firsts] // len(self.fields), prepend=-1))]
        cuts = [*starts[of_term].tolist(), len(text)]
        return (text[start:stop] for start, stop in itertools.pairwise(cuts))
