"""Every file of the index, and the root that names them.

In: documents, the finder's facets, and the day that parts the archive from what is recent. Out: files below ``search/``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from publishing.cache.blobs import SiteFile, Text
from publishing.cache.executor import Executor, Task
from publishing.cache.steps import Steps, run_steps
from publishing.search.analysis import SHORT, Analysed, analyse, digest, dumps
from publishing.search.columns import facet_entry
from publishing.search.documents import BOOSTS, Document
from publishing.search.phrases import PhraseFiles, phrase_files
from publishing.search.postings import block, blocks
from publishing.search.same import compounds, same_names
from publishing.search.segments import CARDS, FIRST_STEP, Segment, SegmentFiles
from publishing.site.finder import Facet

VERSION = 3
FOLDER = "search"
MANIFEST = f"{FOLDER}/manifest.json"
K1, B = 1.2, 0.75  # as in lunr: how soon a frequency saturates, how much length matters


def index_steps(
    documents: Sequence[Document], facets: Sequence[Facet], archived_before: date, cards: Mapping[str, str]
) -> Steps[dict[str, SiteFile]]:
    """Yield the tasks that make the index, step by step, and return its files; ``cards`` are those of ``Index``."""
    (analysed,) = yield [Task("texts", analyse, [(document,) for document in documents])]
    index = Index(documents, analysed, facets, archived_before, cards)
    (blocks,) = yield [index.blocks]
    segments, phrases = yield [index.segments(blocks), index.phrases]
    return index.files(segments, phrases)


def index_files(
    documents: Sequence[Document],
    facets: Sequence[Facet],
    archived_before: date,
    card: Callable[[Document], str],
    executor: Executor,
) -> dict[str, SiteFile]:
    """Make the whole index at once."""
    cards = {document.address: card(document) for document in documents}
    return run_steps(executor, [index_steps(documents, facets, archived_before, cards)])[0]


@dataclass(frozen=True)
class Index:
    """The input of the index. ``analysed`` are the documents' terms and texts.

    Documents first listed before ``archived_before`` are the archive, whose files stay as they are while new reports
    are published. ``cards`` are the HTML of documents in the list, by their addresses.
    """

    documents: Sequence[Document]
    analysed: Sequence[Analysed]
    facets: Sequence[Facet]
    archived_before: date
    cards: Mapping[str, str]

    @property
    def blocks(self) -> Task[Text]:
        """Return the task that codes the postings of neighbouring documents."""
        found = [among for _, pairs in self._parts() for among in blocks([analysed for _, analysed in pairs])]
        return Task("postings", block, [(among,) for among in found], batch=1)

    def segments(self, coded: Sequence[Text]) -> Task[SegmentFiles]:
        """Return the task that builds the archive and the recent segment from their ``blocks``."""
        left = iter(coded)
        found = [self._segment(name, pairs, left) for name, pairs in self._parts() if pairs]
        return Task("search", Segment.build, [(segment,) for segment in found], batch=1)

    @property
    def phrases(self) -> Task[PhraseFiles]:
        """Return the task that writes where words stand, for each segment."""
        calls = [(name, [analysed.held_streams for _, analysed in pairs]) for name, pairs in self._parts() if pairs]
        return Task("phrases", phrase_files, calls, batch=1)

    def _segment(self, name: str, pairs: Sequence[tuple[Document, Analysed]], left: Iterator[Text]) -> Segment:
        documents, analysed = [document for document, _ in pairs], [found for _, found in pairs]
        own = [next(left) for _ in blocks(analysed)]
        return Segment(
            name,
            documents,
            analysed,
            own,
            self.facets,
            [self.cards.get(document.address, "") for document in documents],
        )

    def files(self, built: Iterable[SegmentFiles], phrases: Iterable[PhraseFiles]) -> dict[str, SiteFile]:
        """Return every file by its address on the site; the root comes last but one, the manifest last."""
        segments = list(zip(built, phrases, strict=True))
        named = {name: file for both in segments for part in both for name, file in part.files.items()}
        same = SiteFile.from_content(dumps(same_names(self.documents)))
        named[f"same-{digest(same)}.json"] = same
        entries = [{**segment.entry, **found.entry} for segment, found in segments]
        root = SiteFile.from_content(dumps(self._root(entries, digest(same))))
        root_name = f"root-{digest(root)}.json"
        sizes = {**{name: file.size for name, file in named.items()}, root_name: root.size}
        manifest = {"version": VERSION, "root": root_name, "documents": len(self.documents), "bytes": sizes}
        files = {**named, root_name: root}
        return {
            **{f"{FOLDER}/{name}": file for name, file in files.items()},
            MANIFEST: SiteFile.from_content(dumps(manifest)),
        }

    def _parts(self) -> Iterator[tuple[str, list[tuple[Document, Analysed]]]]:
        """The documents of the archive, and the recent ones."""
        parts: dict[str, list[tuple[Document, Analysed]]] = {"archive": [], "recent": []}
        for document, analysed in zip(self.documents, self.analysed, strict=True):
            old = document.added and document.added < self.archived_before
            parts["archive" if old else "recent"].append((document, analysed))
        yield from parts.items()

    def _root(self, entries: Sequence[Mapping[str, Any]], same: str) -> Mapping[str, Any]:
        """The root, with every constant that scripts need to read the other files."""
        return {
            "version": VERSION,
            "k1": K1,
            "b": B,
            "boosts": BOOSTS,
            "hash": SHORT,
            "cards": CARDS,
            "firstStep": FIRST_STEP,
            "same": same,
            "compounds": compounds(self.analysed),
            "facets": [facet_entry(facet) for facet in self.facets],
            "segments": entries,
        }
