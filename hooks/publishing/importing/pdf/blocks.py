"""Drafts turned into blocks of the model.

In: drafts in reading order. Out: blocks, with characters that were translated counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publishing.importing.model import (
    Block,
    Cell,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Place,
    Quotation,
    Run,
    Table,
)
from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.grids import Grid, grid_of
from publishing.importing.pdf.labels import Label, is_symbol, label_of
from publishing.importing.pdf.lists import Item, items_of
from publishing.importing.pdf.look import Typography
from publishing.importing.pdf.pictures import Pictures
from publishing.importing.pdf.spelling import Spelling
from publishing.importing.pdf.text import plain, runs

_BULLET = "•"
_COUNTING = ("figure", "levels")
_HEADING_NUMBER = re.compile(r"([A-Z]?\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|[A-Z]\d{1,2}\.?)\s+(?=\S)")


class Builder:
    """Makes blocks of drafts. `numbered` are the identities of lists and texts with numbers of paragraphs."""

    def __init__(self, spelling: Spelling, look: Typography, pictures: Pictures) -> None:
        self.spelling = spelling
        self.look = look
        self.pictures = pictures
        self.marks: dict[int, str] = {}
        self.numbered: set[int] = set()
        self.translated: Counter[str] = Counter()

    def text(self, draft: Draft) -> str:
        """Return all text of a draft."""
        return plain(list(draft.all_pieces()), self.spelling)

    def blocks(self, drafts: Iterable[Draft], inner: bool = False) -> tuple[Block, ...]:
        """Return the blocks of drafts; `inner` ones stand in a cell, an item or a note, where no heading is."""
        return tuple(block for draft in drafts for block in self._block(draft, inner))

    def _block(self, draft: Draft, inner: bool) -> Iterator[Block]:
        place = Place(page=draft.first_page or None)
        if draft.kind in ("text", "contents"):  # a contents list within a cell is text
            yield from self._text(draft, inner, place)
        elif draft.kind == "list":
            yield from self._list(items_of(draft, self.spelling), id(draft) in self.numbered, inner, place)
        elif draft.kind == "table":
            yield from self._table(draft, place)
        elif draft.kind == "quote":
            blocks = self.blocks(draft.children, True)
            if blocks:
                yield Quotation(blocks, place)
        elif draft.kind == "picture":
            yield from self.pictures.block(draft)
        else:
            yield from self.blocks(draft.children, inner)

    def _text(self, draft: Draft, inner: bool, place: Place) -> Iterator[Block]:
        words = plain(draft.pieces, self.spelling)
        found = runs(draft.pieces, self.spelling, self.marks)
        if not found:
            return
        if not inner and self.look.is_heading(draft, words):
            number = _HEADING_NUMBER.match(words)
            found = unmarked(dropped(found, number.end()) if number else found)
            yield Heading(found, self.look.level(draft), number[1].rstrip(".") if number else None, place)
            return
        label = label_of(words, bare=True) if id(draft) in self.numbered else None
        if label:
            yield Paragraph(dropped(found, label.length), label.number, place)
        else:
            yield Paragraph(found, None, place)

    def _list(self, items: Sequence[Item], numbered: bool, inner: bool, place: Place) -> Iterator[Block]:  # noqa: ARG002 - the signature of makers
        """A list, or the paragraphs whose numbers it shows, or a heading that was tagged as a list."""
        if inner and len(items) == 1 and items[0].label and items[0].label.style in _COUNTING:
            yield from self._with_label_in_text(items[0])
            return
        run: list[Item] = []
        for item in items:
            alone = self._as_heading(item, inner, len(items))
            paragraph = numbered and item.label is not None and item.label.style in _COUNTING
            if not alone and not paragraph:
                run.append(item)
                continue
            yield from self._runs_of_items(run)
            run = []
            yield from [alone] if alone else self._numbered(item)
        yield from self._runs_of_items(run)

    def _runs_of_items(self, items: list[Item]) -> Iterator[ListBlock]:
        """Items of one kind in a row are a list."""
        run: list[Item] = []
        for item in [*items, None]:
            if run and (item is None or self._ordered(item) != self._ordered(run[0])):
                yield ListBlock(
                    tuple(self._item(entry) for entry in run),
                    self._ordered(run[0]),
                    Place(page=run[0].draft.first_page or None),
                )
                run = []
            if item:
                run.append(item)

    def _ordered(self, item: Item) -> bool:
        return bool(item.label and item.label.style != "bullet")

    def _as_heading(self, item: Item, inner: bool, count: int) -> Heading | None:
        """Return a heading that is tagged as the only item of a list ("1. Introduction")."""
        texts = item.draft.children
        if inner or len(texts) != 1 or texts[0].kind != "text" or item.below or not item.label:
            return None
        draft = texts[0]
        words = plain(draft.pieces, self.spelling)
        if not item.apart:
            words = words[item.label.length :]
        if item.label.style == "bullet" or not (count == 1 or draft.level) or not self.look.is_heading(draft, words):
            return None
        found = unmarked(self._without_label(item, runs(draft.pieces, self.spelling, self.marks)))
        return Heading(found, self.look.level(draft), item.label.number, Place(page=item.draft.first_page or None))

    def _without_label(self, item: Item, found: tuple[Run, ...]) -> tuple[Run, ...]:
        return found if item.apart or not item.label else dropped(found, item.label.length)

    def _numbered(self, item: Item) -> Iterator[Block]:
        """A numbered paragraph, and what stands below it."""
        first, *rest = self._item_blocks(item)
        if isinstance(first, Paragraph) and item.label:
            first = replace(first, number=item.label.number)
        yield first
        yield from rest

    def _with_label_in_text(self, item: Item) -> Iterator[Block]:
        """A numbered line in a cell: its number is part of its words."""
        first, *rest = self._item_blocks(item)
        if isinstance(first, Paragraph) and item.label:
            first = replace(first, runs=_merged((Run(item.label.shown + " "), *first.runs)))
        yield first
        yield from rest

    def _item(self, item: Item) -> ListItem:
        shown = item.label.shown if item.label else _BULLET
        if item.label and item.label.style == "bullet":
            self._count(item.label)
            shown = _BULLET if is_symbol(shown) else shown
        return ListItem(self._item_blocks(item), shown)

    def _count(self, label: Label) -> None:
        if is_symbol(label.shown):
            self.translated[label.shown] += 1

    def _item_blocks(self, item: Item) -> tuple[Block, ...]:
        """The blocks of an item, without its label, and the list of the items below it."""
        texts = item.draft.children
        blocks: list[Block] = []
        for number, draft in enumerate(texts):
            if number == 0 and draft.kind == "text":
                found = self._without_label(item, runs(draft.pieces, self.spelling, self.marks))
                blocks.append(Paragraph(found, None, Place(page=draft.first_page or None)))
            else:
                blocks += self.blocks([draft], True)
        blocks += self._runs_of_items(item.below)
        return tuple(blocks) or (Paragraph(()),)

    def _table(self, draft: Draft, place: Place) -> Iterator[Block]:
        grid = grid_of(draft)
        if not grid:
            return
        contents: dict[int, tuple[Block, ...]] = {}
        rows = []
        for row in grid:
            for cell in row:
                if id(cell.draft) not in contents:
                    contents[id(cell.draft)] = self.blocks(cell.draft.children, True)
            is_band = len({id(cell.draft) for cell in row}) == 1  # a cell across the whole row stands once
            rows.append(
                tuple(
                    Cell(
                        () if is_band and number else contents[id(cell.draft)],
                        bool(cell.repeats and not (is_band and number)),
                    )
                    for number, cell in enumerate(row)
                )
            )
        yield Table(tuple(rows), _header_rows(grid), "", place)


def _header_rows(grid: Grid) -> int:
    """Count the rows at the top that are tagged as head, or the first one, if it alone is bold."""
    count = 0
    for row in grid:
        if not all(cell.draft.head for cell in row if not cell.draft.blank):
            break
        count += 1
    if count:
        return min(count, len(grid) - 1) or 1
    bold = [
        [all(piece.font.bold for piece in cell.draft.all_pieces() if not piece.blank) for cell in row] for row in grid
    ]
    return int(len(grid) > 1 and all(bold[0]) and not all(all(row) for row in bold[1:]))


def dropped(found: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Return runs without their first letters."""
    rest: list[Run] = []
    for run in found:
        text = run.text[length:] if length > 0 else run.text
        length -= len(run.text)
        if text or run.note:
            rest.append(replace(run, text=text if rest else text.lstrip()))
    return tuple(run for run in rest if run.text or run.note)


def unmarked(found: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs of a heading: bold is how it looks, not what it says."""
    return _merged(replace(run, strong=False) for run in found)


def _merged(found: Iterable[Run]) -> tuple[Run, ...]:
    """Put runs of one look together."""
    joined: list[Run] = []
    for run in found:
        if joined and not run.note and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
