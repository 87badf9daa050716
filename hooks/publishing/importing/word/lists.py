"""Lists: items by automatic marks or by typed ones, nested by their levels.

In: paragraphs in order. Out: lists of the model.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publishing.importing.model import Block, ListBlock, ListItem, Paragraph, Place, Run
from publishing.importing.word import signs
from publishing.importing.word.entries import Entry, Para
from publishing.importing.word.tally import Tally

BULLET = "•"
_TYPED = re.compile(r"\s*([•▪◦‣⁃●■○□➢\-–—*o])\s+(?=\S)")
_SIGN = re.compile(r"\s*(\S)\s*(?=\S)")
_STEP = 200  # twips by which an item of a list inside a list stands further in


@dataclass
class Item:
    """An item before it has its place: ``level`` from 0, ``list_id`` and ``count`` as Word counts."""

    blocks: tuple[Block, ...]
    label: str
    level: int
    list_id: str = ""
    count: int = 0
    ordered: bool = False
    below: list["Item"] = field(default_factory=list)


def item(entry: Para, tally: Tally, *, is_ours: bool = False) -> Item | None:
    """The item that a paragraph is; None for one that has no mark. Lists of files that this site made count in digits."""
    label = entry.label
    if label and label.is_bullet:
        return Item(_blocks(entry, entry.runs), BULLET, label.level, label.list_id)
    if label:
        text = f"{label.count}." if is_ours else label.text.strip()
        if not text.strip("(). ").isdecimal():  # Markdown counts in digits by itself
            tally.numbers.append(text)
        return Item(_blocks(entry, entry.runs), text, label.level, label.list_id, label.count, ordered=True)
    found = (_SIGN if entry.content.bullet else _TYPED).match(entry.content.text)
    if not found or not (entry.content.bullet or found[1] in signs.UNICODE_BULLETS or "\t" in found[0]):
        return None
    if not entry.content.bullet:
        tally.translated[found[1]] += 1
    end = found.start(1) if signs.says_more(entry.content.bullet) else found.end()
    level = max(0, (entry.style.left - 1) // _STEP) if entry.style.left > 0 else 0
    return Item(_blocks(entry, without_start(entry.runs, end)), BULLET, level)


def goes_on(entry: Para) -> bool:
    """Return whether a paragraph without a mark belongs to the item before it."""
    return entry.label is None and entry.style.is_like("list continue", "list paragraph") and entry.style.left > 0


def _blocks(entry: Para, runs: Sequence[Run]) -> tuple[Block, ...]:
    filled = tuple(run for run in runs if run.text or run.note)
    return (Paragraph(filled, None, entry.place, entry.anchors), *entry.content.pictures)


def without_start(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """Runs without so many characters at their start."""
    found = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:] or run.note:
            found.append(replace(run, text=run.text[cut:]))
    return tuple(found)


def nested(items: Sequence[Item], place: Place) -> list[ListBlock]:
    """Lists of items in order, those of deeper levels in the item before them."""
    top: list[Item] = []
    path: list[Item] = []
    for current in items:
        while path and path[-1].level >= current.level:
            path.pop()
        (path[-1].below if path else top).append(current)
        path.append(current)
    return _lists(top, place)


def _lists(items: Sequence[Item], place: Place) -> list[ListBlock]:
    """Neighbours of one kind as one list; a list that counts anew is another."""
    groups: list[list[Item]] = []
    for current in items:
        last = groups[-1][-1] if groups else None
        if last and last.ordered == current.ordered and (not current.ordered or current.count == last.count + 1):
            groups[-1].append(current)
        else:
            groups.append([current])
    return [
        ListBlock(
            tuple(ListItem((*current.blocks, *_lists(current.below, place)), current.label) for current in group),
            group[0].ordered,
            place,
        )
        for group in groups
    ]


def is_pictured(entry: Entry) -> bool:
    """Return whether an entry is the picture of an item, in a leaflet that this site made."""
    return isinstance(entry, Para) and entry.style.is_like("pictured") and bool(entry.content.pictures)


def pictured(entries: Sequence[Entry], place: int) -> tuple[list[Block], int]:
    """A list whose items begin with a picture each, which this site writes as a picture and a paragraph."""
    first, items = entries[place], list[ListItem]()
    while place < len(entries) and is_pictured(entries[place]):
        picture, words = entries[place], entries[place + 1] if place + 1 < len(entries) else None
        assert isinstance(picture, Para)  # noqa: S101 - what is_pictured takes
        is_whole = isinstance(words, Para) and not is_pictured(words) and words.style.level is None
        blocks = _blocks(words, words.runs) if isinstance(words, Para) and is_whole else ()
        items.append(ListItem((*picture.content.pictures, *blocks)))
        place += 1 + bool(blocks)
    return [ListBlock(tuple(items), place=first.place)], place


def terms(entries: Sequence[Entry], place: int) -> tuple[list[Block], int]:
    """A list of terms, each with what explains it."""
    first, items = entries[place], list[ListItem]()
    while place < len(entries):
        entry = entries[place]
        if not isinstance(entry, Para) or not entry.style.is_like("definition"):
            break
        if entry.style.is_like("definition term", "definitionterm"):
            items.append(ListItem((), "", tuple(run for run in entry.without_style().runs if run.text or run.note)))
        elif items:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *_blocks(entry, entry.runs)))
        place += 1
    return [ListBlock(tuple(items), place=first.place)], place
