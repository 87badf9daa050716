"""From entries to blocks: which paragraph is a heading, a numbered paragraph, an item, a quotation or a line of contents.

In: entries in order. Out: blocks of the model. What is left out goes to the tally.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publishing.importing.model import Block, Heading, Paragraph, Place, Quotation, Run
from publishing.importing.word import lists, tables
from publishing.importing.word.entries import Entry, Grid, Para
from publishing.importing.word.lists import Item
from publishing.importing.word.numbering import Label
from publishing.importing.word.tally import Tally

NUMBER = re.compile(r"\(?((?:[A-Z]\.?)?\d{1,4}(?:\.\d{1,4})*)[.):]*")
_LONG = re.compile(r"\w{1,3}(?:\.\w{1,3})+")
_TYPED = re.compile(r"(?:\[)?(\d{1,3}(?:\.\d{1,3})+)\.?\]?[\s\u00a0]+(?=\S)")
_OWN_NUMBER = re.compile(r"((?:[A-Z]\.?)?\d+(?:\.\d+)*)\t\s*(?=\S)")  # as this site writes it into its files
_LONG_HEADING, _SENTENCE = 200, 120  # characters: no heading is longer; nor than this, if it ends in a full stop
_BOLD_HEADING = 100  # characters
_CAPTION = re.compile(r"(?:table|figure|fig|chart|box|graph|diagram|source|note)s?\b", re.IGNORECASE)
_QUOTES = ("quote", "intense quote", "block text", "blockquote", "block quote", "quotation")
_CONTENTS = ("toc ", "toc heading", "table of figures", "contents title")
_OWN_HEAD = "kicker"  # the style of the first line of files that this site makes
_OWN_PART = "page-"  # how bookmarks of what the site adds to a report begin
_LEFT_OUT = "a list of contents: the page makes its own"
_OWN = "this site adds it to every file, from the front matter"
_LEAST_COUNTED = 3  # items that make a row of numbered paragraphs


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
        paras = [entry for entry in entries if isinstance(entry, Para) and not entry.is_empty]
        self.is_ours = bool(paras) and paras[0].style.is_like(_OWN_HEAD)
        if self.is_ours:
            entries = self._without_own(entries)
        self.numbered = _numbered(entries)
        return self.blocks(entries, is_body=True)

    def blocks(self, entries: Sequence[Entry], *, is_body: bool = False) -> tuple[Block, ...]:
        """The blocks of entries; headings and the title are looked for in the body alone."""
        rest = [entry for entry in entries if not (isinstance(entry, Para) and entry.is_empty)]
        found: list[Block] = []
        place = 0
        while place < len(rest):
            made, place = self._next(rest, place, is_body)
            found += made
        return tuple(found)

    def _next(self, entries: Sequence[Entry], place: int, is_body: bool) -> tuple[list[Block], int]:
        """The blocks that begin at a place, and the place after them."""
        entry = entries[place]
        if isinstance(entry, Grid):
            return list(tables.blocks(entry, self)), place + 1
        if self._is_contents(entry):
            end = _end(entries, place, self._is_contents)
            text = " ".join(one.text for one in entries[place:end] if isinstance(one, Para))
            for one in entries[place:end]:
                assert isinstance(one, Para)  # noqa: S101 - what _is_contents takes
                self.tally.omit("contents list", one.text, _LEFT_OUT, one.place) if text else None
            return [], end
        if is_body and entry.style.is_like("title") and not self.title and not self.level and entry.text:
            self.title = entry.text
            return list(entry.content.pictures), place + 1
        if is_body and (level := self._heading_level(entries, place)):
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
        if entry.style.name in ("box title", "suggestion title"):
            end = _end(entries, place + 1, _is_in_box)
            inner = self.blocks([_plain(one) for one in entries[place + 1 : end]])
            return [Quotation(inner, entry.place, entry.text)], end
        if entry.style.is_like(*_QUOTES):
            end = _end(entries, place, lambda one: isinstance(one, Para) and one.style.is_like(*_QUOTES))
            inner = tuple(block for one in entries[place:end] for block in self._paragraph(_plain_look(one)))
            return [Quotation(inner, entry.place)], end
        return list(self._paragraph(entry)), place + 1

    def _items(self, entries: Sequence[Entry], place: int) -> tuple[list[Item], int]:
        """The items of a list that begins at a place, with the paragraphs that go on in them."""
        items: list[Item] = []
        while place < len(entries):
            entry = entries[place]
            if not isinstance(entry, Para) or self._is_contents(entry) or self._style_level(entry):
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
        """Whether an entry is a paragraph with a number of its own, not an item of a list."""
        label = entry.label
        if label is None or label.is_bullet:
            return False
        return (label.list_id in self.numbered and label.level == 0) or _is_long(label)

    def _is_contents(self, entry: Entry) -> bool:
        if not isinstance(entry, Para):
            return False
        return entry.content.is_contents or entry.style.is_like(*_CONTENTS)

    def _style_level(self, entry: Para) -> int | None:
        """The level of a heading that its style or its outline level makes one, unless its text is that of a paragraph."""
        text, level = entry.text, entry.style.level
        if level is None or not any(map(str.isalnum, text)) or len(text) > _LONG_HEADING:
            return None
        return None if len(text) > _SENTENCE and text.endswith(".") else level

    def _heading_level(self, entries: Sequence[Entry], place: int) -> int | None:
        entry = entries[place]
        assert isinstance(entry, Para)  # noqa: S101 - tables were taken before
        if level := self._style_level(entry):
            return level
        if entry.style.is_like("title") and entry.text:
            return 1
        return self._bold_level(entries, place)

    def _bold_level(self, entries: Sequence[Entry], place: int) -> int | None:
        """The level of a paragraph that is a heading only by its look: short, all bold, above something that is not."""
        entry, after = entries[place], entries[place + 1] if place + 1 < len(entries) else None
        assert isinstance(entry, Para)  # noqa: S101 - as above
        text = entry.text
        if self.is_ours or not _is_bold(entry) or len(text) > _BOLD_HEADING or text.endswith((".", ":", ";", ",")):
            return None
        is_value = ":" in text or "\n" in entry.content.text.strip() or _CAPTION.match(text) is not None
        stands_above = after is not None and not (isinstance(after, Para) and _is_bold(after))
        if is_value or entry.style.is_like("caption", *_QUOTES) or not stands_above or not self._may_be_words(text):
            return None
        return self._bold_below(entries, place)

    def _bold_below(self, entries: Sequence[Entry], place: int) -> int:
        """One level below the last heading that a style made."""
        before = (entry for entry in reversed(entries[:place]) if isinstance(entry, Para))
        return next((level for one in before if (level := self._style_level(one))), 0) + 1

    def _may_be_words(self, text: str) -> bool:
        return any(map(str.isalpha, text)) and len(text) > 2

    def _without_own(self, entries: Sequence[Entry]) -> list[Entry]:
        """The report alone of a file that this site made: without its head, and without parts that the page adds."""
        kept: list[Entry] = []
        is_own, level = True, 0
        for entry in entries:
            heading = entry.style.level if isinstance(entry, Para) else None
            if isinstance(entry, Para) and heading and (not is_own or not level or heading <= level or entry.anchors):
                is_own = any(anchor.startswith(_OWN_PART) for anchor in entry.anchors)
                level = heading
            if is_own:
                for para in _paras([entry]):
                    self._leave_own(para)
            else:
                kept.append(entry)
        return kept

    def _leave_own(self, para: Para) -> None:
        if para.style.is_like("title") and not self.title:
            self.title = para.text
        elif not para.is_empty:
            self.tally.omit("made by this site", para.text, _OWN, para.place)


def _paras(entries: Sequence[Entry]) -> Iterator[Para]:
    for entry in entries:
        if isinstance(entry, Para):
            yield entry
        else:
            for row in entry.rows:
                for cell in row:
                    yield from _paras(cell.entries)


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


def _is_bold(entry: Para) -> bool:
    words = [run for run in entry.runs if run.text.strip()]
    return bool(words) and all(run.strong for run in words) and entry.label is None


def _is_in_box(entry: Entry) -> bool:
    if isinstance(entry, Grid):
        return entry.style.lower().startswith(("box", "suggestion"))
    name = entry.style.name
    return (name.startswith(("box", "suggestion")) and not name.endswith("title")) or entry.is_boxed


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


def _is_long(label: Label) -> bool:
    """Whether a label has several numbers, such as 2.1."""
    return _LONG.fullmatch(label.text.strip(" ().:")) is not None


def _numbered(entries: Sequence[Entry]) -> frozenset[str]:
    """Lists whose items are numbered paragraphs (1, 2, 3 …): they go on counting below the next heading."""
    section, places, counts = 0, dict[str, set[int]](), dict[str, list[int]]()
    above = set()  # lists whose lower levels have numbers such as 1.1
    for entry in entries:
        if isinstance(entry, Grid):
            continue
        if entry.style.level is not None:
            section += 1
        elif entry.label and entry.label.level and _is_long(entry.label):
            above.add(entry.label.list_id)
        elif entry.label and entry.label.level == 0 and not entry.label.is_bullet:
            places.setdefault(entry.label.list_id, set()).add(section)
            counts.setdefault(entry.label.list_id, []).append(entry.label.count)
    return frozenset(
        key
        for key, numbers in counts.items()
        if (key in above or (len(numbers) >= _LEAST_COUNTED and len(places[key]) > 1))
        and len(set(numbers)) == len(numbers)
        and all(first < second for first, second in zip(numbers, numbers[1:], strict=False))
    )


__all__ = ["Blocks", "Place", "trimmed"]
