"""Rows of words that follow each other, and where they stand in long texts.

In: texts that are secret, and the letters of a page. Out: the rows that stand there. Only letters are compared (see ``normal``).

Hashes of all stretches of 24 letters are worked out for a page at once, and only where one is that of a row the row itself is
compared: a site has tens of millions of letters, and a report ten thousand rows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from publishing.base.grouping import grouped
from publishing.commands.embargo_check.normal import BORDER, TAG, letters, word
from publishing.commands.embargo_check.normal import spoken as all_words
from publishing.commands.embargo_check.readable import words

LENGTH = 8  # words in a row that give a text away
STRETCH = 24  # letters that they have at least: "it is to be in a" may stand anywhere
_TITLE, _OWN = 3, 4  # words of a title, and of a row beside titles
SHOWN = 12  # words of a row that are told
_BASE = numpy.uint64(0x9E3779B97F4A7C15)
_BITS = 22


class Spoken(NamedTuple):
    """A text's words as they are written, and the letters of each; words without a letter are left out."""

    words: tuple[str, ...]
    letters: tuple[str, ...]


class Row(NamedTuple):
    """A row of words: the text, and where in it the row starts."""

    text: Spoken
    start: int


def spoken(text: str) -> Spoken:
    """The words of a text."""
    found = [(each.casefold(), own) for each in words(text) if (own := word(each))]
    return Spoken(tuple(each for each, _ in found), tuple(letters for _, letters in found))


def rows(text: Spoken) -> Iterator[tuple[bytes, Row]]:
    """Every row of eight words, or of as many more as it needs to be long enough, by its letters."""
    for start in range(len(text.letters) - LENGTH + 1):
        end = start + LENGTH
        found = "".join(text.letters[start:end])
        while len(found) < STRETCH and end < len(text.letters):
            found += text.letters[end]
            end += 1
        if len(found) >= STRETCH:
            yield found.encode(), Row(text, start)


@dataclass(frozen=True)
class Page:
    """A text in its one form, in every way in which it is looked through; each is worked out once for all reports."""

    form: str

    @cached_property
    def letters(self) -> bytes:
        """The letters of a public text, in which rows of secret words are looked for."""
        return letters(self.form)

    @cached_property
    def hashes(self) -> NDArray[numpy.uint64]:
        """The hash of each stretch of its letters."""
        return _hashes(self.letters)

    @cached_property
    def spoken(self) -> list[str]:
        """The words of a public text."""
        return all_words(self.form)

    @cached_property
    def bare(self) -> str:
        """Itself, with no tag inside a word."""
        return self.form.replace(TAG, "")

    @cached_property
    def squeezed(self) -> str:
        """The form of a public text without tags and spaces."""
        return self.bare.replace(" ", "")


@dataclass(frozen=True)
class Phrases:
    """Rows of words, by their letters."""

    rows: dict[bytes, Row]

    @classmethod
    def from_texts(
        cls, texts: Iterable[Spoken], common: Collection[str] = (), titles: Iterable[Spoken] = ()
    ) -> "Phrases":
        """Every row of some texts that has a word that is not common, and enough words beside public titles in it."""
        long_titles = (title.letters for title in titles if len(title.letters) >= _TITLE)
        by_start = grouped(long_titles, lambda letters: [letters[0]])
        found: dict[bytes, Row] = {}
        for text in texts:
            own = _own_words(text.letters, by_start)
            found |= {letters: row for letters, row in rows(text) if _is_own(row, own, common)}
        return cls(found)

    def without(self, pages: Iterable["Page"], but: "Page | None" = None) -> "Phrases":
        """These rows but for those that stand in some pages; those of one page (``but``) stay."""
        usual = {found for page in pages for found, _ in self.within(page)}
        usual -= {found for found, _ in self.within(but)} if but else set()
        return Phrases({found: row for found, row in self.rows.items() if found not in usual})

    def minus(self, others: "Phrases") -> "Phrases":
        """These rows but for those of others."""
        return Phrases({found: row for found, row in self.rows.items() if found not in others.rows})

    def within(self, page: "Page") -> Iterator[tuple[bytes, int]]:
        """Every row that stands in a page, with its place there."""
        if not self.rows or len(page.letters) < STRETCH:
            return
        found = page.hashes
        for place in numpy.nonzero(self._table[found >> numpy.uint64(64 - _BITS)])[0].tolist():
            for row in self._by_hash.get(int(found[place]), ()):
                if page.letters.startswith(row, place):
                    yield row, place

    def longest_match(self, page: "Page") -> str:
        """The longest row that stands in a page, with the words that follow there too; "" for none."""
        longest: tuple[str, ...] = ()
        for found, place in self.within(page):
            text, start = self.rows[found]
            end = start
            while end < min(len(text.words), start + SHOWN) and page.letters.startswith(
                text.letters[end].encode(), place
            ):
                place += len(text.letters[end].encode())
                end += 1
            longest = max(longest, text.words[start:end], key=len)
            if len(longest) == SHOWN:
                break
        return " ".join(longest)

    def passages(self, page: "Page") -> Iterator[str]:
        """Everything that a page says too, rows that overlap as one passage."""
        found = {(id(row.text), row.start): row for row in (self.rows[letters] for letters, _ in self.within(page))}
        words: tuple[str, ...] = ()
        end = last = 0
        for (text, start), row in sorted(found.items(), key=lambda each: each[0]):
            if text != last or start > end:
                yield from [" ".join(words)] if words else []
                words = ()
            begin = end if words else start
            last, end = text, start + LENGTH
            words = (*words, *row.text.words[begin:end])
        yield from [" ".join(words)] if words else []

    @cached_property
    def _by_hash(self) -> Mapping[int, tuple[bytes, ...]]:
        return grouped(self.rows, lambda row: [int(_hashes(row[:STRETCH])[0])])

    @cached_property
    def _table(self) -> NDArray[numpy.bool_]:
        """Return whether any row's hash starts with these bits."""
        table = numpy.zeros(1 << _BITS, dtype=numpy.bool_)
        for each in self._by_hash:
            table[each >> (64 - _BITS)] = True
        return table


def _hashes(page: bytes) -> NDArray[numpy.uint64]:
    """The hash of each stretch of letters, one for each place where one starts."""
    codes = numpy.frombuffer(page, dtype=numpy.uint8).astype(numpy.uint64) + numpy.uint64(1)
    power, length, sums = _BASE, 1, codes
    by_length = {1: sums}
    with numpy.errstate(over="ignore"):
        while length < 16:
            sums = sums[:-length] * power + sums[length:]
            power, length = power * power, length * 2
            by_length[length] = sums
        eight = by_length[8]
        whole = sums[: len(page) - STRETCH + 1] * _BASE ** numpy.uint64(8) + eight[16 : 16 + len(page) - STRETCH + 1]
    return whole * numpy.uint64(0xD6E8FEB86659FD93)


def _own_words(text: Sequence[str], titles: Mapping[str, Sequence[tuple[str, ...]]]) -> list[bool]:
    """Return whether each word of a text is its own, and not a part of a public title (these by their first word)."""
    own = [True] * len(text)
    for start, first in enumerate(text):
        for title in titles.get(first, ()):
            if tuple(text[start : start + len(title)]) == title:
                own[start : start + len(title)] = [False] * len(title)
    return own


def _is_own(row: Row, own: Sequence[bool], common: Collection[str]) -> bool:
    """Return whether a row says more than public titles and common words do: sites set titles beside other words."""
    places = [place for place in range(row.start, row.start + LENGTH) if own[place]]
    return len(places) >= _OWN and not all(row.text.letters[place] in common for place in places)


def page_of(texts: Sequence[Spoken]) -> Page:
    """Some texts as a page."""
    return Page(BORDER.join(" ".join(text.letters) for text in texts))
