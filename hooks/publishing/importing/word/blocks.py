"""From entries to blocks: which paragraph is a heading, a numbered paragraph, an item, a quotation or a line of contents.

In: entries in order. Out: blocks of the model. What is left out goes to the tally.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publishing.importing.model import Block, Heading, Paragraph, Quotation, Run
from publishing.importing.word import lists, own_files, roles, tables
from publishing.importing.word.entries import Entry, Grid, Para
from publishing.importing.word.lists import Item
from publishing.importing.word.tally import Tally

NUMBER = re.compile(r"\(?((?:[A-Z]\.?)?\d{1,4}(?:\.\d{1,4})*)[.):]*")
_TYPED = re.compile(r"(?:\[)?(\d{1,3}(?:\.\d{1,3})+)\.?\]?[\s\u00a0]+(?=\S)")
_OWN_NUMBER = re.compile(r"((?:[A-Z]\.?)?\d+(?:\.\d+)*)\t\s*(?=\S)")  # as this site writes it into its files
_LEFT_OUT = "a list of contents: the page makes its own"


@dataclass
class Blocks:
    """Makes blocks of entries. ``title`` is the document's, once it was found."""

    tally: Tally
    numbered: frozenset[str] = frozenset()  # the lists whose items are numbered paragraphs
    is_ours: bool = False
    title: str = ""
    level: int = 0  # of the last heading

    def document(self, entries: Sequence[Entry]) -> tuple[Block, ...]:
        """The blocks of the whole text."""
        if self.is_ours and own_files.has_head(entries):
            entries, self.title = own_files.report(entries, self.tally)
        self.numbered = roles.numbered_lists(entries)
        return self.blocks(entries, is_body=True)

    def blocks(self, entries: Sequence[Entry], *, is_body: bool = False) -> tuple[Block, ...]:
        """The blocks of entries; headings and the title are looked for in the body alone."""
        rest = [entry for entry in entries if not (isinstance(entry, Para) and entry.is_empty)]
        found: list[Block] = []
        place = 0
        while place < len(rest):
            parsed, place = self._next(rest, place, is_body)
            found += parsed
        return tuple(found)

    def _next(self, entries: Sequence[Entry], place: int, is_body: bool) -> tuple[list[Block], int]:
        """The blocks that begin at a place, and the place after them."""
        entry = entries[place]
        if isinstance(entry, Grid):
            return list(tables.blocks(entry, self)), place + 1
        if roles.is_contents(entry):
            end = _end(entries, place, roles.is_contents)
            text = " ".join(line.text for line in entries[place:end] if isinstance(line, Para))
            for line in entries[place:end]:
                assert isinstance(line, Para)  # noqa: S101 - what _is_contents takes
                self.tally.omit("contents list", line.text, _LEFT_OUT, line.place) if text else None
            return [], end
        if is_body and entry.style.is_like("title") and not self.title and not self.level and entry.text:
            self.title = entry.text
            return list(entry.content.pictures), place + 1
        if is_body and (level := roles.heading_level(entries, place, by_look=not self.is_ours)):
            self.level = level
            return [self._heading(entry, level), *entry.content.pictures], place + 1
        return self._group(entries, place)

    def _group(self, entries: Sequence[Entry], place: int) -> tuple[list[Block], int]:
        """A list, a quotation, a box or a paragraph."""
        entry = entries[place]
        assert isinstance(entry, Para)  # noqa: S101 - tables were taken before
        items, end = self._items(entries, place)
        if items:
            return list(lists.nested(items, entry.place)), end
        if entry.style.is_like("definition term", "definitionterm"):
            return lists.terms(entries, place)
        if self.is_ours and lists.is_pictured(entry):
            return lists.pictured(entries, place)
        if entry.style.name in ("box title", "suggestion title"):
            end = _end(entries, place + 1, roles.is_in_box)
            inner = self.blocks([_plain(line) for line in entries[place + 1 : end]])
            return [Quotation(inner, entry.place, entry.text)], end
        if entry.style.is_like(*roles.QUOTES):
            end = _end(entries, place, lambda line: isinstance(line, Para) and line.style.is_like(*roles.QUOTES))
            inner = tuple(block for line in entries[place:end] for block in self._paragraph(_plain_look(line)))
            return [Quotation(inner, entry.place)], end
        return list(self._paragraph(entry)), place + 1

    def _items(self, entries: Sequence[Entry], place: int) -> tuple[list[Item], int]:
        """The items of a list that begins at a place, with the paragraphs that go on in them."""
        items: list[Item] = []
        while place < len(entries):
            entry = entries[place]
            if not isinstance(entry, Para) or roles.is_contents(entry) or roles.style_level(entry):
                break
            item = None if self._is_numbered(entry) else lists.item(entry, self.tally, is_ours=self.is_ours)
            if item:
                items.append(item)
            elif items and lists.goes_on(entry):
                items[-1].blocks += tuple(self._paragraph(entry))
            else:
                break
            place += 1
        return items, place

    def _paragraph(self, entry: Entry) -> Iterator[Block]:
        """A paragraph with its number, and the pictures in it."""
        if not isinstance(entry, Para):
            yield from tables.blocks(entry, self)
            return
        runs, number = trimmed(entry.runs), None
        if entry.label and not entry.label.is_bullet:
            self.tally.numbers.append(entry.label.text.strip())
            found = NUMBER.fullmatch(entry.label.text.strip())
            number = found[1] if found else None
            runs = runs if found else (Run(f"{entry.label.text.strip()} "), *runs)
        elif typed := (_OWN_NUMBER if self._is_own_number(entry) else _TYPED).match(entry.content.text):
            number, runs = typed[1], lists.without_start(runs, typed.end())
        if any(run.text.strip() or run.note for run in runs):
            yield Paragraph(runs, number, entry.place, entry.anchors)
        yield from entry.content.pictures

    def _is_own_number(self, entry: Para) -> bool:
        return self.is_ours and entry.style.is_like("numbered")

    def _heading(self, entry: Para, level: int) -> Heading:
        number = None
        if entry.label and not entry.label.is_bullet:
            number = entry.label.text.strip()
            self.tally.numbers.append(number)
        runs = tuple(replace(run, strong=False, emphasis=False) for run in trimmed(entry.runs))
        return Heading(runs, level, number, entry.place, entry.anchors)

    def _is_numbered(self, entry: Para) -> bool:
        """Return whether an entry is a paragraph with a number of its own, not an item of a list."""
        label = entry.label
        if label is None or label.is_bullet:
            return False
        return (label.list_id in self.numbered and label.level == 0) or roles.is_long(label)


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without blanks at their edges."""
    found = [run for run in runs if run.text or run.note]
    while found and not found[0].note and not found[0].text.strip():
        del found[0]
    while found and not found[-1].note and not found[-1].text.strip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def _plain(entry: Entry) -> Entry:
    """An entry of a box, which begins no box itself."""
    return replace(entry, is_boxed=False) if isinstance(entry, Para) else entry


def _plain_look(entry: Entry) -> Entry:
    return entry.without_style() if isinstance(entry, Para) else entry


def _end(entries: Sequence[Entry], place: int, wanted: object) -> int:
    """The place of the first entry from a place on that is not like those."""
    assert callable(wanted)  # noqa: S101
    while place < len(entries) and wanted(entries[place]):
        place += 1
    return place
