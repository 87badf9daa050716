"""What one document gives to the index.

In: a document. Out: its terms, and its text in parts, packed: there may be thousands of documents.
"""

import json
import pickle
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from publishing.packed import Packed
from publishing.search.documents import Document
from publishing.search.words import count_terms

TEXT = 24_000  # characters of a text that are fetched at once
Counts = Mapping[str, Mapping[str, int]]  # for each field, how often each term stands in it


def dumps(content: Any) -> str:
    """JSON as small as it gets."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def digest(text: str, length: int = 6) -> str:
    """Characters that tell versions of a file apart: five bits of a hash each."""
    return b32encode(sha256(text.encode()).digest()).decode().lower()[:length]


@dataclass(frozen=True)
class Analysed:
    """The terms of a document, and its text in parts, each with a name that is unlike all others'."""

    packed_counts: bytes
    texts: tuple[tuple[str, Packed], ...]

    @cached_property
    def name(self) -> str:
        """A name for its terms."""
        return sha256(self.packed_counts).hexdigest()

    @property
    def counts(self) -> Counts:
        """For each field, how often each term stands in it."""
        counts: Counts = pickle.loads(self.packed_counts)  # noqa: S301 - packed below
        return counts


def analyse(document: Document) -> Analysed:
    """Count the terms of a document, and cut its text into parts."""
    counts = {field: dict(count_terms(text)) for field, text in document.fields.items()}
    parts = [dumps(part) for part in _parts(document)]
    texts = ((digest(part, 12), Packed.of(part)) for part in parts)
    return Analysed(pickle.dumps(counts), tuple(texts))


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
