"""One part of the index: its documents as columns, shards, texts and cards.

In: a segment's documents in order. Out: files, named by what they hold, and the segment's entry in the root.
"""

import json
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from math import sqrt
from typing import Any

from publishing.finder import Row
from publishing.scale import Grade
from publishing.search.documents import BOOSTS, Document
from publishing.search.postings import Postings
from publishing.search.vlq import encode

CARDS = 5  # in a block: ten results stand in up to ten blocks
TEXT = 24_000  # characters of a text that are fetched at once
_EPOCH = date(1970, 1, 1)
_COLUMNS = ("publication", "kind", "partnership", "programme", "status")
File = tuple[str, str]


def dumps(content: Any) -> str:
    """JSON as small as it gets."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def digest(text: str, length: int = 6) -> str:
    """Characters that tell versions of a file apart: five bits of a hash each."""
    return b32encode(sha256(text.encode()).digest()).decode().lower()[:length]


def shard_size(characters: int) -> int:
    """How long a shard should be, in characters, for postings that are so long in all.

    The root names every shard (about nine bytes each), and a search of three words fetches three: the sum is least
    at the square root of three times the whole.
    """
    return max(4_000, round(sqrt(9 * characters)))


@dataclass
class Segment:
    """A segment; ``entry`` is what the root says of it, complete once all ``files`` were made.

    ``values`` are what the columns' numbers stand for, and ``card`` gives the HTML of a document in the list.
    """

    name: str
    documents: Sequence[Document]
    values: Mapping[str, Sequence[str]]
    card: Callable[[Document], str]
    entry: dict[str, Any] = field(default_factory=dict)

    def files(self) -> Iterator[File]:
        """Every file below ``search/``."""
        postings = Postings(BOOSTS)
        for document in self.documents:
            postings.add(document.fields)
        totals = [sum(postings.lengths[one]) for one in BOOSTS]
        self.entry |= {"name": self.name, "documents": len(postings), "totals": totals, "firsts": []}
        yield from self._named("columns", [dumps(self._columns(postings))])
        yield from self._named("terms", [dumps(postings.terms())])
        yield from self._named("shards", self._shards(postings))
        texts: list[list[str]] = []
        yield from self._texts(texts)
        yield from self._named("cards", self._cards(texts))

    def _named(self, kind: str, contents: Iterable[str]) -> Iterator[File]:
        """Files of one kind, named by place and hash; the root gets all hashes as one text."""
        hashes = []
        for place, content in enumerate(contents):
            hashes.append(digest(content))
            yield f"{self.name}/{kind}-{place}-{hashes[-1]}.json", content
        self.entry[kind] = "".join(hashes)

    def _shards(self, postings: Postings) -> Iterator[str]:
        coded = postings.coded()
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

    def _texts(self, names: list[list[str]]) -> Iterator[File]:
        """The section texts of each document, in parts; ``names`` gets the hashes of each document's parts."""
        for document in self.documents:
            parts = [dumps(part) for part in _parts(document)]
            names.append([digest(part, 12) for part in parts])  # without a place, it must be unlike all others
            for name, part in zip(names[-1], parts, strict=True):
                yield f"{self.name}/text-{name}.json", part

    def _cards(self, texts: Sequence[Sequence[str]]) -> Iterator[str]:
        """Blocks of neighbouring documents: address, title, label, card, and the hashes of their texts."""
        cards = [
            [one.address, one.title, one.label, self.card(one), names]
            for one, names in zip(self.documents, texts, strict=True)
        ]
        yield from (dumps(cards[start : start + CARDS]) for start in range(0, len(cards), CARDS))

    def _columns(self, postings: Postings) -> Mapping[str, Any]:
        """What facets, order and scores need of every document, each as one text of numbers."""
        rows = [one.row or Row(one.address, one.address, one.title, "page", "") for one in self.documents]
        days = [(one.day - _EPOCH).days for one in self.documents if one.day]
        return {
            "lengths": [encode(postings.lengths[field]) for field in BOOSTS],
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


def _parts(document: Document) -> Iterator[list[tuple[str, str, str]]]:
    """A document's sections (anchor, heading, text) in parts of about ``TEXT`` characters; at least one part."""
    part: list[tuple[str, str, str]] = []
    length = 0
    for section in document.sections:
        if part and length + len(section.text) > TEXT:
            yield part
            part, length = [], 0
        part.append((section.anchor, section.title, section.text))
        length += len(section.text)
    yield part
