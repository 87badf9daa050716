"""The share of one document in the index.

In: a document. Out: its terms, its words in order, and its text in parts, as files of the site.
"""

import json
import pickle
from array import array
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publishing.cache.blobs import Blob, SiteFile, Text
from publishing.search.documents import Document
from publishing.search.streams import Stream
from publishing.search.streams import packed as pack
from publishing.search.words import compounds_of, count_terms

SHORT = 6  # characters of a hash in the names of most files
TEXT = 24_000  # characters of a text that are fetched at once


@dataclass(frozen=True)
class Terms:
    """The terms of one field of a document, and how often each stands there, in the same order."""

    terms: list[str]
    counts: "array[int]"

    @classmethod
    def from_text(cls, text: str) -> "Terms":
        """The terms of a text."""
        counts = count_terms(text)
        return cls(list(counts), array("I", counts.values()))


Counts = Mapping[str, Terms]  # by field


@dataclass(frozen=True)
class Analysed:
    """The terms of a document, its words in order, and its text in parts, held apart: there may be thousands.

    ``compounds`` are the parts of words that are written with hyphens, with blanks between them.
    """

    held_counts: Text
    held_streams: Text
    compounds: tuple[str, ...]
    texts: tuple[SiteFile, ...]

    @property
    def counts(self) -> Counts:
        """The terms of each field."""
        fields = pickle.loads(bytes(self.held_counts))  # noqa: S301 - dumped below
        return {field: Terms(terms.split("\n") if terms else [], counts) for field, (terms, counts) in fields.items()}


def analyse(document: Document) -> Analysed:
    """Count the terms of a document, and cut its text into parts."""
    counts = {field: Terms.from_text(text) for field, text in document.fields.items()}
    packed = pickle.dumps({field: ("\n".join(terms.terms), terms.counts) for field, terms in counts.items()})
    passages = document.passages
    return Analysed(
        Text.from_content(packed),
        Text.from_content(pack({field: Stream.from_passages(found) for field, found in passages.items()})),
        tuple(sorted({whole for several in passages.values() for text in several for whole in compounds_of(text)})),
        tuple(SiteFile.from_content(dumps(part)) for part in _parts(document)),
    )


def dumps(content: Any) -> str:
    """JSON as small as it gets."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def digest(content: Blob, length: int = SHORT) -> str:
    """Characters that tell versions of a file apart: five bits of its hash each."""
    return b32encode(bytes.fromhex(content.name)).decode().lower()[:length]


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
