"""One part of the index: its documents as columns, shards, texts and cards.

In: a segment's documents in order. Out: files, named by what they hold, and the segment's entry in the root.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from publishing.base.grades import Grade
from publishing.cache.blobs import SiteFile, Text
from publishing.search.analysis import Analysed, digest, dumps
from publishing.search.documents import BOOSTS, Document
from publishing.search.postings import Coded, code
from publishing.search.vlq import encode
from publishing.site.finder import Row

LONG = 12  # characters of a hash, where it is all of a name
CARDS = 5  # in a block: ten results stand in up to ten blocks
_EPOCH = date(1970, 1, 1)
_COLUMNS = ("publication", "kind", "partnership", "programme", "status")


def shard_size(characters: int) -> int:
    """How long a shard should be, in characters, for postings that are so long in all.

    The root names every shard (about nine bytes each), and a search of three words fetches three: the sum is least
    at the square root of three times the whole.
    """
    return max(4_000, round(sqrt(9 * characters)))


@dataclass(frozen=True)
class Made:
    """The files of a segment by their addresses below ``search/``, and what the root says of it."""

    entry: Mapping[str, Any]
    files: Mapping[str, SiteFile]


@dataclass(frozen=True)
class Segment:
    """A segment.

    ``analysed`` are the texts and terms of its documents, ``blocks`` their postings; ``values`` are what the columns' numbers stand for, and ``cards``
    the HTML of each document in the list.
    """

    name: str
    documents: Sequence[Document]
    analysed: Sequence[Analysed]
    blocks: Sequence[Text]
    values: Mapping[str, Sequence[str]]
    cards: Sequence[str]

    @property
    def cache_key(self) -> tuple[object, ...]:
        """What shapes its files: of documents their facts, as ``analysed`` has their words, and ``blocks`` come of it."""
        facts = [(one.address, one.title, one.label, one.day, one.row) for one in self.documents]
        return self.name, self.values, self.cards, facts, self.analysed

    def made(self) -> Made:
        """Its files."""
        coded = code(self.blocks)
        firsts, shards = _shards(coded.terms)
        contents = {
            "columns": [dumps(self._columns(coded))],
            "terms": [dumps(list(coded.terms))],
            "shards": shards,
            "cards": [dumps(block) for block in self._cards()],
        }
        sorts = {kind: [SiteFile.from_content(content) for content in made] for kind, made in contents.items()}
        named = {
            f"{self.name}/{kind}-{place}-{digest(file)}.json": file
            for kind, files in sorts.items()
            for place, file in enumerate(files)
        }
        entry = {
            "name": self.name,
            "documents": len(self.documents),
            "totals": [sum(lengths) for lengths in coded.lengths.values()],
            "firsts": firsts,
            **{kind: "".join(map(digest, files)) for kind, files in sorts.items()},
        }
        texts = {f"{self.name}/text-{digest(file, LONG)}.json": file for one in self.analysed for file in one.texts}
        return Made(entry, {**named, **texts})

    def _cards(self) -> Iterator[list[list[Any]]]:
        """Blocks of neighbouring documents: address, title, label, card, and the hashes of their texts."""
        cards = [
            [one.address, one.title, one.label, card, [digest(file, LONG) for file in analysed.texts]]
            for one, analysed, card in zip(self.documents, self.analysed, self.cards, strict=True)
        ]
        return (cards[start : start + CARDS] for start in range(0, len(cards), CARDS))

    def _columns(self, coded: Coded) -> Mapping[str, Any]:
        """What facets, order and scores need of every document, each as one text of numbers."""
        rows = [one.row or Row(one.address, one.address, one.title, "page", "") for one in self.documents]
        days = [(one.day - _EPOCH).days for one in self.documents if one.day]
        return {
            "lengths": [encode(coded.lengths[field]) for field in BOOSTS],
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


def _shards(terms: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The first term of each shard, and the shards."""
    size = shard_size(sum(map(len, terms.values())))
    shards: list[dict[str, str]] = []
    length = size
    for term, text in terms.items():
        if length + len(text) > size:
            shards.append({})
            length = 0
        shards[-1][term] = text
        length += len(term) + len(text)
    return [next(iter(shard)) for shard in shards], [dumps(shard) for shard in shards]
