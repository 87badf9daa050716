"""The same documents as one lunr index, made by lunr.py: what the index cut by term is held to."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lunr.builder import Builder

from publishing import search
from publishing.cache.executor import Executor
from publishing.content.publication import Publication
from publishing.search.documents import BOOSTS, Document
from publishing.search.words import terms
from publishing.site import finder


def write(publication: Publication, archived_before: date, folder: Path) -> None:
    """Write both indexes of a publication below a folder: ``search/`` as the site has it, and ``whole.json``.

    So that there are two segments, documents count as first listed on the day that they are dated.
    """
    catalogue = publication.catalogue
    found = search.documents(publication, finder.rows(catalogue))
    documents = [replace(document, added=document.day) for document in found]
    made = search.index_files(
        documents, finder.facets(catalogue), archived_before, lambda document: document.title, Executor(processes=1)
    )
    for address, content in made.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(content), encoding="utf-8")
    ordered = sorted(documents, key=lambda one: not (one.added and one.added < archived_before))
    (folder / "whole.json").write_text(_whole(ordered), encoding="utf-8")


def _whole(documents: Sequence[Document]) -> str:
    """lunr's own index of the documents, by their numbers."""
    builder = Builder()
    for field, boost in BOOSTS.items():
        builder.field(field, boost)
    for number, document in enumerate(documents):
        builder.add({"id": str(number), **{field: list(terms(document.fields[field])) for field in BOOSTS}})
    return json.dumps(builder.build().serialize())
