"""Who says what, how often: the postings of one segment.

In: documents' terms, field by field. Out: each term with its postings as text, and the lengths of fields.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import sub

from publishing.search.analysis import Analysed, Counts
from publishing.search.documents import BOOSTS
from publishing.search.vlq import encode

_SHIFT = 20  # a posting is document, field and frequency in one number
_MOST = (1 << _SHIFT) - 1


@dataclass(frozen=True)
class Coded:
    """The postings of a segment as text, by term, and the lengths of each field of its documents."""

    terms: Mapping[str, str]
    lengths: Mapping[str, "array[int]"]


def code(analysed: Iterable[Analysed]) -> Coded:
    """The postings of a segment's documents."""
    postings = Postings(BOOSTS)
    for one in analysed:
        postings.add(one.counts)
    return Coded(postings.coded(), postings.lengths)


class Postings:
    """The postings of a segment; documents are numbered in the order in which they are added."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(fields)
        self.lengths: dict[str, array[int]] = {field: array("I") for field in self.fields}
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))

    def add(self, counts: Counts) -> None:
        """Take in the next document."""
        document = len(self)
        for place, field in enumerate(self.fields):
            terms = counts[field]
            self.lengths[field].append(sum(terms.values()))
            key = (document * len(self.fields) + place) << _SHIFT
            for term, count in terms.items():
                self._postings[term].append(key | min(count, _MOST))

    def __len__(self) -> int:
        return len(self.lengths[self.fields[0]])

    def terms(self) -> list[str]:
        """Every term, in the order in which a browser compares text (by UTF-16 units)."""
        return sorted(self._postings, key=lambda term: term.encode("utf-16-be"))

    def coded(self) -> dict[str, str]:
        """Each term with its postings as one text, in the order of ``terms``.

        For each field in which the term stands: the field's place, the number of documents, the steps from one
        document to the next, and the frequencies less one.
        """
        return {term: self._coded(self._postings[term]) for term in self.terms()}

    def _coded(self, postings: "array[int]") -> str:
        """The postings of one term as text."""
        by_field: list[tuple[list[int], list[int]]] = [([], []) for _ in self.fields]
        fields = len(self.fields)
        for posting in postings:
            document, place = divmod(posting >> _SHIFT, fields)
            documents, counts = by_field[place]
            documents.append(document)
            counts.append((posting & _MOST) - 1)
        numbers: list[int] = []
        for place, (documents, counts) in enumerate(by_field):
            if documents:
                numbers += (place, len(documents), documents[0], *map(sub, documents[1:], documents), *counts)
        return encode(numbers)
