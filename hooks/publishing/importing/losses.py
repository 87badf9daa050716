"""The loss report: the words of a source against the words of the page that was made of it.

In: a document as it was read, and its page as the site's own renderer shows it. Out: what is kept, missing, added, left
out on purpose, and what became something else.

The words of the source come from a reading that shares no code with the one that made the page; the words of the page
come from the renderer, not from the writer. What either drops is named here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from publishing.importing import lost_things
from publishing.importing.comparison import MOVED, PRESERVED, SIGN, Comparison, key
from publishing.importing.letters import normal
from publishing.importing.markdown import Written
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

THINGS = ("headings", "tables", "cells", "notes", "pictures")


@dataclass(frozen=True)
class Run:
    """Words that stand side by side, and where."""

    words: str
    place: Place = Place()


@dataclass(frozen=True)
class LossReport:
    """The report of an import: what became of a source.

    ``fates`` says of each word of the source what became of it, ``blocks`` in which block of the page it stands (None for
    nowhere). ``found`` and ``written`` count headings, tables, cells, notes and pictures.
    """

    words: int
    preserved: int
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
        """Return whether the page has all words of the imported file, and no other."""
        return not self.missing and not self.added


def losses(document: SourceDocument, page: Page, written: Written) -> LossReport:
    """Compare a source and its page; ``written`` says what the writer left out, and what it wrote twice."""
    left_out = (*document.omissions, *written.omissions)
    source = [key(word.text) for word in document.words]
    shown = [key(word.text) for word in page.words]
    comparison = Comparison(
        source, shown, [normal(word.text) for word in document.words], [normal(word.text) for word in page.words]
    )
    comparison.align()
    comparison.straighten([word.place for word in document.words])
    comparison.take_moved()
    comparison.take_left_out(left_out, [word.place for word in document.words])
    comparison.take_joined()
    if document.pages is not None:
        comparison.take_hyphens()
    bullets = [label for block in document.blocks for label in _bullets(block)]
    comparison.take_marks(map(key, (*page.marks, *_signs(document, page), *bullets)))
    comparison.take_signs(document, [word.text for word in document.words])
    comparison.excuse(key(word) for word in written.repeated)
    again = comparison.excused
    comparison.excuse(key(word) for label in (*document.numbers, *written.labels) for word in label.split())
    comparison.excuse_signs(document, [word.text for word in page.words])
    return LossReport(
        words=len(source),
        preserved=sum(fate in (PRESERVED, MOVED, SIGN) for fate in comparison.fates),
        missing=_runs(comparison.missing(), [(word.text, word.place) for word in document.words]),
        added=_runs(sorted(comparison.extra), [(word.text, Place()) for word in page.words]),
        moved=comparison.fates.count(MOVED),
        repeated=again,
        numbers=comparison.excused - again,
        left_out=left_out,
        translated=dict(document.translated),
        found={"headings": _headings(document.blocks)} | _found(document),
        written=dict(page.counts),
        warnings=(*document.warnings, *written.warnings, *lost_things.sentences(document, page, written)),
        fates=tuple(comparison.fates),
        blocks=tuple(page.words[place].block if place is not None else None for place in comparison.partners),
        added_places=frozenset(comparison.extra),
    )


def _signs(document: SourceDocument, page: Page) -> Iterable[str]:
    """The signs of notes in the source, before the note and at its mark; the page has numbers of its own for as many."""
    labels = [label.partition("-")[0] for label in document.notes]
    return [sign for sign in labels[: page.counts.get("notes", 0)] for _ in range(2)]


def _bullets(block: Block) -> Iterable[str]:
    """The letters that are bullets of a list ("o"): the page shows bullets of its own."""
    if isinstance(block, ListBlock):
        own = [item.label for item in block.items if not block.ordered and item.label.isalnum()]
        return own + [label for item in block.items for inner in item.blocks for label in _bullets(inner)]
    return []


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
