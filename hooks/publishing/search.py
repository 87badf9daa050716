"""The search index: lunr's, made by lunr.py, and the texts that excerpts are cut from.

In: a publication. Out: two JSON texts. ``overrides/assets/js/search/`` asks them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from publishing.addresses import address_of
from publishing.catalogue import Catalogue
from publishing.publication import Publication
from publishing.records import Chapter, Framework, Indicator, Partnership, Record, Report
from publishing.rendering import Section

BOOSTS = {"title": 8, "partnership": 10, "headings": 3, "summary": 3, "body": 1}


@dataclass(frozen=True)
class Document:
    """One thing that search finds. Its ``id`` is its address; the other fields are what is searched."""

    id: str
    title: str
    partnership: str
    headings: str
    summary: str
    body: str
    sections: tuple[Section, ...]


def documents(publication: Publication) -> Iterator[Document]:
    """Every report, chapter, framework edition, indicator and partnership."""
    catalogue = publication.catalogue
    for record in catalogue.by_file.values():
        if isinstance(record, Report | Chapter | Framework | Indicator | Partnership):
            sections = publication.of(record).sections
            yield Document(
                id=address_of(record.file),
                title=getattr(record, "name", None) or record.title,
                partnership=_names(record, catalogue),
                headings=" ".join(section.title for section in sections),
                summary=getattr(record, "summary", None) or "",
                body=" ".join(section.text for section in sections),
                sections=sections,
            )


def _names(record: Record, catalogue: Catalogue) -> str:
    """All names of the partnership that a record is about."""
    partnership = record if isinstance(record, Partnership) else catalogue.partnerships.get(getattr(record, "partnership", None) or "")
    if not partnership:
        return ""
    return " ".join(filter(None, (partnership.name, partnership.own_name, *partnership.aliases)))
