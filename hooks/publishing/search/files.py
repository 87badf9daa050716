"""Every file of the index, and the root that names them.

In: documents, the finder's facets, and the day that parts the archive from what is recent. Out: files below ``search/``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from publishing.finder import Facet
from publishing.packed import Packed
from publishing.records import Status
from publishing.search.analysis import analyse, digest, dumps
from publishing.search.documents import BOOSTS, Document
from publishing.search.postings import code
from publishing.search.segments import File, Segment
from publishing.workshop import Workshop

VERSION = 1
FOLDER = "search"
MANIFEST = f"{FOLDER}/manifest.json"
K1, B = 1.2, 0.75  # as in lunr: how soon a frequency saturates, how much length matters


@dataclass(frozen=True)
class Index:
    """What the index is made of.

    Documents first listed before ``archived_before`` are the archive, whose files stay as they are while new reports
    are published. ``card`` gives the HTML of a document in the list.
    """

    documents: Sequence[Document]
    facets: Sequence[Facet]
    archived_before: date
    card: Callable[[Document], str]
    workshop: Workshop = field(default_factory=lambda: Workshop(processes=1))

    def files(self) -> Iterator[File]:
        """Every file by its address on the site; the root comes last but one, the manifest last."""
        sizes: dict[str, int] = {}
        segments = list(self._segments())
        for segment in segments:
            for name, content in segment.files():
                sizes[name] = content.size if isinstance(content, Packed) else len(content.encode())
                yield f"{FOLDER}/{name}", content
        root = dumps(self._root([segment.entry for segment in segments]))
        name = f"root-{digest(root)}.json"
        yield f"{FOLDER}/{name}", root
        sizes[name] = len(root.encode())
        yield MANIFEST, dumps({"version": VERSION, "root": name, "documents": len(self.documents), "bytes": sizes})

    def _segments(self) -> Iterator[Segment]:
        """Each segment, with what its documents give."""
        shapes = [document.shape for document in self.documents]
        made = self.workshop.make("texts", analyse, self.documents, shapes)
        analysed = dict(zip((document.address for document in self.documents), made, strict=True))
        parts = [(name, found, [analysed[one.address] for one in found]) for name, found in self._parts()]
        names = ["".join(one.name for one in given) for _, _, given in parts]
        coded = self.workshop.make("postings", code, [given for _, _, given in parts], names, batch=2)
        for (name, found, given), terms in zip(parts, coded, strict=True):
            yield Segment(name, found, given, terms, self._values, self.card)

    def _parts(self) -> Iterator[tuple[str, list[Document]]]:
        """The archive and what is recent, empty ones left out."""
        old = [one for one in self.documents if one.added and one.added < self.archived_before]
        new = [one for one in self.documents if not (one.added and one.added < self.archived_before)]
        yield from ((name, found) for name, found in (("archive", old), ("recent", new)) if found)

    @property
    def _values(self) -> Mapping[str, list[str]]:
        """What the numbers in columns stand for; the first stands for nothing."""
        of_facets = {facet.key: ["", *(option.value for option in facet.options)] for facet in self.facets}
        of_facets["publication"] = ["page", *of_facets["publication"][1:]]
        of_facets["kind"] += ["chapter", "framework"]
        return {**of_facets, "status": [status.value for status in Status]}

    def _root(self, entries: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        return {
            "version": VERSION,
            "k1": K1,
            "b": B,
            "boosts": BOOSTS,
            "values": {key: self._values[key] for key in ("publication", "kind", "partnership", "programme", "status")},
            "segments": entries,
        }
