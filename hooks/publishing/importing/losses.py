"""The loss report: the words of a source against the words of the page that was made of it.

In: a document as it was read, and its page as the site's own renderer shows it. Out: what is kept, missing, added, left
out on purpose, and what became something else.

The words of the source come from a reading that shares no code with the one that made the page; the words of the page
come from the renderer, not from the writer. What either drops is named here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from publishing.importing.alignment import gaps, pairs
from publishing.importing.letters import is_private, normal
from publishing.importing.model import (
    Block,
    Cell,
    Heading,
    ListBlock,
    Omission,
    Place,
    Quotation,
    SourceDocument,
    Table,
)
from publishing.importing.read_back import Page

KEPT, MOVED, LEFT_OUT, SIGN, MISSING = "kept", "moved", "left out", "sign", "missing"
_NUMBER = re.compile(r"[\[(]?((?:[A-Za-z]\.?)?\d+(?:\.\d+)*)[.)\]:]*")
_FEW = 200  # words between two places
THINGS = ("headings", "tables", "cells", "notes", "pictures")


@dataclass(frozen=True)
class Run:
    """Words that stand side by side, and where."""

    words: str
    place: Place = Place()


@dataclass(frozen=True)
class LossReport:
    """What became of a source.

    ``fates`` says of each word of the source what became of it, ``blocks`` in which block of the page it stands (None for
    nowhere). ``found`` and ``written`` count headings, tables, cells, notes and pictures.
    """

    words: int
    kept: int
    missing: tuple[Run, ...]
    added: tuple[Run, ...]
    moved: int
    repeated: int
    numbers: int
    left_out: tuple[Omission, ...]
    translated: dict[str, int]
    found: dict[str, int]
    written: dict[str, int]
    warnings: tuple[str, ...] = ()
    fates: tuple[str, ...] = field(default=(), repr=False)
    blocks: tuple[int | None, ...] = field(default=(), repr=False)
    added_places: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def missing_words(self) -> int:
        """How many words are missing."""
        return sum(len(run.words.split()) for run in self.missing)

    @property
    def added_words(self) -> int:
        """How many words the source does not have."""
        return sum(len(run.words.split()) for run in self.added)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, and nothing was added."""
        return not self.missing and not self.added


def losses(
    document: SourceDocument,
    page: Page,
    omissions: Sequence[Omission] = (),
    repeated: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> LossReport:
    """Compare a source and its page. ``omissions``, ``repeated`` and ``warnings`` are those of the writer."""
    left_out = (*document.omissions, *omissions)
    source = [_key(word.text) for word in document.words]
    shown = [_key(word.text) for word in page.words]
    comparison = _Comparison(
        source, shown, [normal(word.text) for word in document.words], [normal(word.text) for word in page.words]
    )
    comparison.align()
    comparison.straighten([word.place for word in document.words])
    comparison.take_moved()
    comparison.take(LEFT_OUT, (_key(word) for omission in left_out for word in omission.text.split()))
    comparison.take_signs(document, [word.text for word in document.words])
    comparison.excuse(_key(word) for word in repeated)
    again = comparison.excused
    comparison.excuse(_key(word) for label in document.numbers for word in label.split())
    comparison.excuse_signs(document, [word.text for word in page.words])
    return LossReport(
        words=len(source),
        kept=sum(fate in (KEPT, MOVED, SIGN) for fate in comparison.fates),
        missing=_runs(comparison.missing(), [(word.text, word.place) for word in document.words]),
        added=_runs(sorted(comparison.extra), [(word.text, Place()) for word in page.words]),
        moved=comparison.fates.count(MOVED),
        repeated=again,
        numbers=comparison.excused - again,
        left_out=left_out,
        translated=dict(document.translated),
        found={"headings": _headings(document.blocks)} | _found(document),
        written=dict(page.counts),
        warnings=(*document.warnings, *warnings),
        fates=tuple(comparison.fates),
        blocks=tuple(page.words[place].block if place is not None else None for place in comparison.partners),
        added_places=frozenset(comparison.extra),
    )


class _Comparison:
    """Words of a source and of a page, while they are told apart."""

    def __init__(
        self, source: Sequence[str], shown: Sequence[str], letters: Sequence[str], shown_letters: Sequence[str]
    ) -> None:
        self._source, self._shown = source, shown
        self._letters, self._shown_letters = letters, shown_letters
        self.fates = [MISSING if word else SIGN for word in source]
        self.partners: list[int | None] = [None] * len(source)
        self.extra = {place for place, word in enumerate(shown) if word}
        self.excused = 0

    def align(self) -> None:
        """Take the words that stand in both in order, however they are cut into words."""
        found = pairs(self._source, self._shown)
        for place, other in found:
            self._keep(place, other, KEPT)
        for places, others in gaps(found, len(self._source), len(self._shown)):
            if places and others:
                self._take_cut_elsewhere(places, others)

    def _take_cut_elsewhere(self, places: range, others: range) -> None:
        """Take words between two places that are the same but for the spaces in them."""
        if _joined(self._letters, places) == _joined(self._shown_letters, others):
            for place in places:
                self._keep(place, others[0], KEPT)
            self.extra -= set(others)
            return
        for place in places[:_FEW]:
            cut = _cut(self._letters[place], self._shown_letters, others[:_FEW], self.extra)
            if cut:
                self._keep(place, cut[0], KEPT)
                self.extra -= set(cut)
        missing = set(self.missing())
        for other in others[:_FEW]:
            for place in _cut(self._shown_letters[other], self._letters, places[:_FEW], missing):
                self._keep(place, other, KEPT)

    def straighten(self, where: Sequence[Place]) -> None:
        """Let missing words begin where a paragraph does, if the same words around them leave the choice."""
        for start in range(1, len(where)):
            if self.fates[start] != MISSING or self.fates[start - 1] != KEPT:
                continue
            end = next((place for place in range(start, len(where)) if self.fates[place] != MISSING), len(where))
            while self._may_slide(start, end, where):
                start, end = start - 1, end - 1
                self.partners[end], self.partners[start] = self.partners[start], None
                self.fates[end], self.fates[start] = KEPT, MISSING

    def _may_slide(self, start: int, end: int, where: Sequence[Place]) -> bool:
        """Whether missing words may begin one place earlier, and should: they end in the paragraph after theirs."""
        return (
            start > 0
            and self.fates[start - 1] == KEPT
            and self._source[start - 1] == self._source[end - 1]
            and where[start - 1] == where[start]
            and where[end - 1] != where[start]
        )

    def take_moved(self) -> None:
        """Take the words that stand elsewhere on the page."""
        waiting = defaultdict(list)
        for other in sorted(self.extra, reverse=True):
            waiting[self._shown[other]].append(other)
        for place in self.missing():
            if waiting[self._source[place]]:
                self._keep(place, waiting[self._source[place]].pop(), MOVED)

    def take(self, fate: str, words: Iterable[str]) -> None:
        """Say of missing words that they are among these, each as often as it is there."""
        left = Counter(words)
        for place in self.missing():
            if left[self._source[place]]:
                left[self._source[place]] -= 1
                self.fates[place] = fate

    def take_signs(self, document: SourceDocument, texts: Sequence[str]) -> None:
        """Say of missing signs that they became marks of lists or other letters, as often as the reader counted that."""
        left = Counter(document.translated)
        for place in self.missing():
            letters = Counter(texts[place])
            if letters and all(left[letter] >= count for letter, count in letters.items()):
                left -= letters
                self.fates[place] = SIGN

    def excuse(self, words: Iterable[str]) -> None:
        """Take words from those that were added, each as often as it is among these."""
        left = Counter(words)
        for other in sorted(self.extra):
            if left[self._shown[other]]:
                left[self._shown[other]] -= 1
                self.extra.discard(other)
                self.excused += 1

    def excuse_signs(self, document: SourceDocument, texts: Sequence[str]) -> None:
        """Take the letters that signs of symbol fonts became, and marks of lists in cells, from those that were added."""
        left = sum(count for letter, count in document.translated.items())
        for other in sorted(self.extra):
            is_sign = len(texts[other]) == 1 and not texts[other].isascii()
            if texts[other] == "•" or (is_sign and left):
                left -= texts[other] != "•"
                self.extra.discard(other)

    def missing(self) -> list[int]:
        """The places of words that are missing so far."""
        return [place for place, fate in enumerate(self.fates) if fate == MISSING]

    def _keep(self, place: int, other: int, fate: str) -> None:
        self.fates[place] = fate
        self.partners[place] = other
        self.extra.discard(other)


def _cut(whole: str, pieces: Sequence[str], places: range, free: Collection[int]) -> Sequence[int]:
    """The places of pieces that, side by side, are a whole word; none where there are no such."""
    for start in range(len(places)):
        text = ""
        for end in range(start, len(places)):
            text += pieces[places[end]]
            if places[end] not in free or not whole.startswith(text):
                break
            if text == whole and end > start:
                return places[start : end + 1]
    return ()


def _joined(words: Sequence[str], places: range) -> str:
    return "".join(words[place] for place in places)


def _key(word: str) -> str:
    """A word as it is compared: its letters, and numbers without what stands around them."""
    letters = normal(word)
    found = _NUMBER.fullmatch(letters)
    if found:
        return found[1]
    return "" if letters and all(map(is_private, letters)) and len(letters) > 1 else letters


def _runs(places: Sequence[int], words: Sequence[tuple[str, Place]]) -> tuple[Run, ...]:
    """Words that stand side by side at one place, together."""
    runs: list[tuple[list[str], Place, int]] = []
    for place in places:
        text, where = words[place]
        if runs and runs[-1][2] == place - 1 and runs[-1][1] == where:
            runs[-1] = ([*runs[-1][0], text], where, place)
        else:
            runs.append(([text], where, place))
    return tuple(Run(" ".join(texts), where) for texts, where, _ in runs)


def _headings(blocks: Iterable[Block]) -> int:
    return sum(isinstance(block, Heading) for block in blocks)


def _found(document: SourceDocument) -> dict[str, int]:
    """How many things the source has: as its plain walk counted, else as they were read."""
    cells = [cell for block in document.blocks for cell in _cells(block)]
    read = {
        "tables": sum(isinstance(block, Table) for block in document.blocks),
        "cells": sum(not cell.repeats for cell in cells),
        "notes": len(document.notes),
    }
    return read | document.counts


def _cells(block: Block) -> Iterable[Cell]:
    match block:
        case Table():
            return [cell for row in block.rows for cell in row]
        case Quotation():
            return [cell for inner in block.blocks for cell in _cells(inner)]
        case ListBlock():
            return [cell for item in block.items for inner in item.blocks for cell in _cells(inner)]
    return []
