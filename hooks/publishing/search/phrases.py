"""Where words stand: the files that phrases are found by.

In: the streams of a segment's documents. Out: shards of positions, a directory that says how to find them, and a list of
all words for spelling.

A shard holds the entries of words and pairs that have its number (``shard_of``); no list of them is needed. An entry is the
documents, as in postings (field, count, steps from document to document, frequencies less one, field by field), a dot,
and the steps from place to place, each document's from its beginning. Common words (``of``) would be too long to be
fetched. So behind the places of any other word stand the common words before and behind each of them, by number; and two
common words side by side have an entry as a pair (``of the``), with those beside the pair. Long places, and what is beside
them, stand in files of their own: then a colon and the number of the first are instead of dot and places.

All these files have one hash in their names: they change together, and a directory with a hash for each would be most of
what a phrase fetches.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from publishing.cache.blobs import SiteFile, Text
from publishing.search.analysis import digest, dumps
from publishing.search.positions import Numbers, Positions
from publishing.search.vlq import encode_array

LONG = 2_000  # characters of places that stand in a file of their own
HEAVY = 5_000  # characters of the places of a pair whose length is told, so that another is fetched where there is one
SHORTEST = 4  # letters of words that are offered for one that stands nowhere
SHARD = 4_000  # characters at least
_Entry = tuple[str, str, str, str]  # the word, the one behind it or "", documents, places
Shard = dict[str, str]


@dataclass(frozen=True)
class PhraseFiles:
    """The root's entry of a segment's phrases, and their files by their addresses below ``search/``."""

    entry: Mapping[str, str]
    files: Mapping[str, SiteFile]


def phrase_files(name: str, streams: Sequence[Text]) -> PhraseFiles:
    """Write the positions of a segment; ``streams`` are those of its documents, in order."""
    positions = Positions.joined(streams)
    entries = list(_entries(positions))
    shards, long = _shards(entries)
    contents = {f"phrases-{place}": dumps(shard) for place, shard in enumerate(shards)}
    contents |= {f"places-{place}": dumps(places) for place, places in enumerate(long)}
    files = {file: SiteFile.from_content(content) for file, content in contents.items()}
    version = digest(Text.from_content("\n".join(file.name for file in files.values())))
    content = {
        "common": [positions.words[rank] for rank in positions.common],
        "counts": [int(positions.counts[rank]) for rank in positions.common],
        "words": len(positions.ranks),
        "pairs": {
            f"{word} {second}": len(places) for word, second, _, places in entries if second and len(places) > HEAVY
        },
        "shards": len(shards),
        "version": version,
    }
    named = {
        "directory": SiteFile.from_content(dumps(content)),
        "words": SiteFile.from_content(dumps([word for word in positions.words if _can_be_misspelt(word)])),
    }
    return PhraseFiles(
        {kind: digest(file) for kind, file in named.items()},
        {
            **{f"{name}/{file}-{version}.json": content for file, content in files.items()},
            **{f"{name}/{kind}-0-{digest(file)}.json": file for kind, file in named.items()},
        },
    )


def _can_be_misspelt(word: str) -> bool:
    """Return whether a word is offered where another stands nowhere."""
    return len(word) >= SHORTEST and word.isalpha()


def shard_of(words: str, shards: int) -> int:
    """Return the number of the shard of a word or pair: FNV-1a of its UTF-16 units, as the browser works it out, too."""
    number = 2_166_136_261
    for unit in memoryview(words.encode("utf-16-le")).cast("H"):
        number = (number ^ unit) * 16_777_619 & 0xFFFFFFFF
    return number % shards


def _shards(entries: Sequence[_Entry]) -> tuple[list[Shard], list[str]]:
    """The shards, and the places that stand alone."""
    whole = sum(len(heads) + (len(places) if len(places) <= LONG else 0) for _, _, heads, places in entries)
    shards: list[Shard] = [{} for _ in range(1 + whole // max(SHARD, round(1.3 * whole**0.5)))]
    long: list[str] = []
    for word, second, heads, places in entries:
        if len(places) > LONG:
            entry = f"{heads}:{len(long)}"
            long += places.split(".")
        else:
            entry = f"{heads}.{places}"
        words = f"{word} {second}" if second else word
        shards[shard_of(words, len(shards))][words] = entry
    return shards, long


def _entries(positions: Positions) -> Iterator[_Entry]:
    """Every word, and pairs of common ones: documents and places as text, sorted."""
    for part in positions.parts():
        is_common = positions.codes[positions.ranks[part]] > 0
        found = [*_others(positions, part[~is_common]), *_common(positions, part[is_common])]
        yield from sorted(found, key=lambda entry: (entry[0].encode("utf-16-be"), entry[1].encode("utf-16-be")))


def _others(positions: Positions, part: Numbers) -> Iterator[_Entry]:
    """Words that are not common, with those beside them that are."""
    at, before, behind = positions.neighbours(part)
    ranks = positions.ranks[at].astype(np.int64)
    keys = np.flatnonzero(np.diff(ranks, prepend=-1))
    sides = [_cut(codes, keys) for codes in (before, behind)]
    for key, (heads, places), *codes in zip(keys.tolist(), _coded(positions, keys, at), *sides, strict=True):
        yield positions.words[ranks[key]], "", heads, ".".join((places, *codes))


def _common(positions: Positions, part: Numbers) -> Iterator[_Entry]:
    """Common words, and pairs of them with those beside them."""
    firsts, seconds, before, behind = positions.pairs(part)
    at = np.concatenate((part, firsts))
    ranks = positions.ranks[at].astype(np.int64)
    others = np.concatenate((np.zeros(len(part), np.int64), positions.ranks[seconds].astype(np.int64) + 1))
    numbers = ranks * (len(positions.words) + 1) + others
    order = np.argsort(numbers, kind="stable")
    keys = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    words = ["", *positions.words]
    sides = [_cut(np.concatenate((np.zeros(len(part), np.int64), codes))[order], keys) for codes in (before, behind)]
    for key, (heads, places), *codes in zip(
        order[keys].tolist(), _coded(positions, keys, at[order]), *sides, strict=True
    ):
        yield words[ranks[key] + 1], words[others[key]], heads, ".".join((places, *codes)) if others[key] else places


def _cut(numbers: Numbers, keys: Numbers) -> list[str]:
    """Numbers as text, cut where ``keys`` say that something else begins."""
    text, at = encode_array(numbers.astype(np.uint32))
    return [text[start:stop] for start, stop in pairwise([*at[keys].tolist(), len(text)])]


def _coded(positions: Positions, keys: Numbers, at: Numbers) -> Iterator[tuple[str, str]]:
    """The documents and places of each key, as text; ``keys`` say where each begins."""
    places = positions.places[at]
    chunks = np.searchsorted(positions.firsts, places, "right").astype(np.int64) - 1
    starts = np.flatnonzero(_marks(keys, len(at)) | (np.diff(chunks, prepend=-1) != 0))  # of a field of a document
    own = places.astype(np.int64) - positions.firsts[chunks]
    steps = np.diff(own, prepend=0)
    steps[starts] = own[starts]
    counts = np.diff(starts, append=len(places))
    heads = _heads(positions, chunks[starts], counts, np.searchsorted(starts, keys))
    return zip(heads, _cut(steps, keys), strict=True)


def _heads(positions: Positions, chunks: Numbers, counts: Numbers, keys: Numbers) -> list[str]:
    """The documents of each key, as text: of each chunk that has it the number, and how often; where keys begin."""
    fields, documents = np.divmod(chunks, max(1, positions.documents))
    firsts = np.flatnonzero(_marks(keys, len(chunks)) | (np.diff(fields, prepend=-1) != 0))
    sizes = np.diff(firsts, append=len(chunks))
    begins = np.cumsum(2 + 2 * sizes) - (2 + 2 * sizes)
    numbers = np.empty(2 * len(firsts) + 2 * len(chunks), np.int64)
    numbers[begins], numbers[begins + 1] = fields[firsts], sizes
    steps = np.diff(documents, prepend=0)
    steps[firsts] = documents[firsts]
    places = np.arange(len(chunks)) + np.repeat(begins + 2 - firsts, sizes)
    numbers[places] = steps
    numbers[places + np.repeat(sizes, sizes)] = counts - 1
    return _cut(numbers, begins[np.searchsorted(firsts, keys)])


def _marks(places: Numbers, size: int) -> npt.NDArray[np.bool_]:
    marks = np.zeros(size, np.bool_)
    marks[places] = True
    return marks
