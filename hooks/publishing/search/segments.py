"""One part of the index: its documents as columns, shards, texts and cards.

In: a segment's documents in order. Out: files, named by what they hold, and the segment's entry in the root.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from typing import Any

from publishing.finder import Row
from publishing.packed import Packed
from publishing.scale import Grade
from publishing.search.analysis import Analysed, digest, dumps
from publishing.search.documents import BOOSTS, Document
from publishing.search.postings import Coded
from publishing.search.vlq import encode

CARDS = 5  # in a block: ten results stand in up to ten blocks
_EPOCH = date(1970, 1, 1)
_COLUMNS = ("publication", "kind", "partnership", "programme", "status")
File = tuple[str, str | Packed]


def shard_size(characters: int) -> int:
    """How long a shard should be, in characters, for postings that are so long in all.

    The root names every shard (about nine bytes each), and a search of three words fetches three: the sum is least
    at the square root of three times the whole.
    """
    return max(4_000, round(sqrt(9 * characters)))


@dataclass
class Segment:
    """A segment; ``entry`` is what the root says of it, complete once all ``files`` were made.

    ``analysed`` are the texts of its documents, ``coded`` their terms; ``values`` are what the columns' numbers stand for, and
    ``card`` gives the HTML of a document in the list.
    """

    name: str
    documents: Sequence[Document]
    analysed: Sequence[Analysed]
    coded: Coded
    values: Mapping[str, Sequence[str]]
    card: Callable[[Document], str]
    entry: dict[str, Any] = field(default_factory=dict)

    def files(self) -> Iterator[File]:
        """Every file below ``search/``."""
        totals = [sum(lengths) for lengths in self.coded.lengths.values()]
        self.entry |= {"name": self.name, "documents": len(self.documents), "totals": totals, "firsts": []}
        yield from self._named("columns", [dumps(self._columns())])
        yield from self._named("terms", [dumps(list(self.coded.terms))])
        yield from self._named("shards", self._shards())
        yield from self._texts()
        yield from self._named("cards", self._cards())

    def _named(self, kind: str, contents: Iterable[str]) -> Iterator[File]:
        """Files of one kind, named by place and hash; the root gets all hashes as one text."""
        hashes = []
        for place, content in enumerate(contents):
            hashes.append(digest(content))
            yield f"{self.name}/{kind}-{place}-{hashes[-1]}.json", content
        self.entry[kind] = "".join(hashes)

    def _shards(self) -> Iterator[str]:
        coded = self.coded.terms
        size = shard_size(sum(map(len, coded.values())))
        shard: dict[str, str] = {}
        length = 0
        for term, text in coded.items():
            if length + len(text) > size and shard:
                yield dumps(shard)
                shard, length = {}, 0
            if not shard:
                self.entry["firsts"].append(term)
            shard[term] = text
            length += len(term) + len(text)
        if shard:
            yield dumps(shard)

    def _texts(self) -> Iterator[File]:
        """The section texts of each document, in parts."""
        for one in self.analysed:
            yield from ((f"{self.name}/text-{name}.json", content) for name, content in one.texts)

    def _cards(self) -> Iterator[str]:
        """Blocks of neighbouring documents: address, title, label, card, and the hashes of their texts."""
        cards = [
            [one.address, one.title, one.label, self.card(one), [name for name, _ in analysed.texts]]
            for one, analysed in zip(self.documents, self.analysed, strict=True)
        ]
        yield from (dumps(cards[start : start + CARDS]) for start in range(0, len(cards), CARDS))

    def _columns(self) -> Mapping[str, Any]:
        """What facets, order and scores need of every document, each as one text of numbers."""
        rows = [one.row or Row(one.address, one.address, one.title, "page", "") for one in self.documents]
        days = [(one.day - _EPOCH).days for one in self.documents if one.day]
        return {
            "lengths": [encode(self.coded.lengths[field]) for field in BOOSTS],
            "days": encode(before - day for before, day in zip([2**20, *days], days, strict=False)),
            "from": encode(row.years[0] or 0 for row in rows),
            "to": encode(row.years[1] or 0 for row in rows),
            "specimens": [place for place, row in enumerate(rows) if row.specimen],
            "grades": encode(
                sum(1 << place for place, grade in enumerate(Grade) if grade in row.grades) for row in rows
            ),
            **{one: encode(self._number(one, getattr(row, one)) for row in rows) for one in _COLUMNS},
            "evaluations": self._evaluations(rows),
        }

    def _number(self, column: str, value: str) -> int:
        """What stands for a value in a column; 0 for one that nobody can choose (the partnership "Specimen")."""
        values = self.values[column]
        return values.index(value) if value in values else 0

    def _evaluations(self, rows: Sequence[Row]) -> Mapping[str, str]:
        """For each indicator a digit per document: the grade's points, 0 where it is not evaluated."""
        points = {grade.value: str(grade.points) for grade in Grade}
        indicators = sorted({indicator for row in rows for indicator in row.evaluations})
        return {
            indicator: "".join(points.get(row.evaluations.get(indicator, ""), "0") for row in rows)
            for indicator in indicators
        }
