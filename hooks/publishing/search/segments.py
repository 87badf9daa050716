"""One part of the index: its documents as columns, shards, texts and cards.

In: a segment's documents in order. Out: files, named by what they hold, and the segment's entry in the root.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from publishing.cache.blobs import SiteFile, Text
from publishing.search.analysis import Analysed, digest, dumps
from publishing.search.columns import facet_columns, facet_entry
from publishing.search.documents import BOOSTS, Document
from publishing.search.postings import Coded, code
from publishing.search.vlq import encode
from publishing.site.finder import Facet, Row

LONG = 12  # characters of a hash, where it is all of a name
CARDS = 5  # in a block: ten results stand in up to ten blocks
FIRST_STEP = 2**20  # days; the first step of dates is taken from it
_EPOCH = date(1970, 1, 1)


def shard_size(characters: int) -> int:
    """How long a shard should be, in characters, for postings that are so long in all.

    The root names every shard (about nine bytes each), and a search of three words fetches three: the sum is least
    at the square root of three times the whole.
    """
    return max(4_000, round(sqrt(9 * characters)))


@dataclass(frozen=True)
class SegmentFiles:
    """The files of a segment by their addresses below ``search/``, and what the root says of it."""

    entry: Mapping[str, Any]
    files: Mapping[str, SiteFile]


@dataclass(frozen=True)
class Segment:
    """A segment.

    ``analysed`` are the texts and terms of its documents, ``blocks`` their postings; ``facets`` give a column each, and
    ``cards`` are the HTML of each document in the list.
    """

    name: str
    documents: Sequence[Document]
    analysed: Sequence[Analysed]
    blocks: Sequence[Text]
    facets: Sequence[Facet]
    cards: Sequence[str]

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The cache key of its files: the facts of documents, as ``analysed`` has their words, and ``blocks`` come of it."""
        facts = [
            (document.address, document.title, document.label, document.day, document.row)
            for document in self.documents
        ]
        return self.name, [facet_entry(facet) for facet in self.facets], self.cards, facts, self.analysed

    def build(self) -> SegmentFiles:
        """Return its files, and its entry in the root."""
        coded = code(self.blocks)
        firsts, shards = _shards(coded.terms)
        contents = {
            "columns": [dumps(self._columns(coded))],
            "terms": [dumps(list(coded.terms))],
            "shards": shards,
            "cards": [dumps(block) for block in self._cards()],
        }
        sorts = {kind: [SiteFile.from_content(content) for content in texts] for kind, texts in contents.items()}
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
        texts = {
            f"{self.name}/text-{digest(file, LONG)}.json": file for analysed in self.analysed for file in analysed.texts
        }
        return SegmentFiles(entry, {**named, **texts})

    def _cards(self) -> Iterator[list[list[Any]]]:
        """Blocks of neighbouring documents: address, title, label, card, and the hashes of their texts."""
        cards = [
            [document.address, document.title, document.label, card, [digest(file, LONG) for file in analysed.texts]]
            for document, analysed, card in zip(self.documents, self.analysed, self.cards, strict=True)
        ]
        return (cards[start : start + CARDS] for start in range(0, len(cards), CARDS))

    def _columns(self, coded: Coded) -> Mapping[str, Any]:
        """Encode what facets, order and scores need of every document, each as one text of numbers."""
        rows = [
            document.row or Row(document.address, document.address, document.title, "") for document in self.documents
        ]
        days = [(document.day - _EPOCH).days for document in self.documents if document.day]
        return {
            "lengths": [encode(coded.lengths[field]) for field in BOOSTS],
            "days": encode(before - day for before, day in zip([FIRST_STEP, *days], days, strict=False)),
            "from": encode(row.years[0] or 0 for row in rows),
            "to": encode(row.years[1] or 0 for row in rows),
            "specimens": [place for place, row in enumerate(rows) if row.specimen],
            "outdated": [place for place, row in enumerate(rows) if row.outdated],
            "facets": facet_columns(self.facets, rows),
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
