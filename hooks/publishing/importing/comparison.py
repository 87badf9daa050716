"""The fate of each word of a source: the comparison behind the loss report.

In: the words of a source and of its page, as they are compared. Out: a fate for each word of the source, and the words of
the page that it does not have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from publishing.importing.alignment import gaps, pairs
from publishing.importing.letters import is_private, normal
from publishing.importing.model import Omission, Place, SourceDocument

PRESERVED, MOVED, LEFT_OUT, SIGN, MISSING = "kept", "moved", "left out", "sign", "missing"
_NUMBER = re.compile(r"[\[(]?((?:[A-Za-z]\.?)?\d+(?:\.\d+)*)[.)\]:]*")
_FEW = 200  # words between two places
_WORDS = 50_000  # whose keys are remembered: a text has the same words again and again


class Comparison:
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
            self._keep(place, other, PRESERVED)
        for places, others in gaps(found, len(self._source), len(self._shown)):
            if places and others:
                self._take_cut_elsewhere(places, others)

    def _take_cut_elsewhere(self, places: range, others: range) -> None:
        """Take words between two places that are the same but for the spaces in them."""
        if _joined(self._letters, places) == _joined(self._shown_letters, others):
            for place in places:
                self._keep(place, others[0], PRESERVED)
            self.extra -= set(others)
            return
        for place in places[:_FEW]:
            cut = _cut(self._letters[place], self._shown_letters, others[:_FEW], self.extra)
            if cut:
                self._keep(place, cut[0], PRESERVED)
                self.extra -= set(cut)
        missing = {place for place in places[:_FEW] if self.fates[place] == MISSING}
        for other in others[:_FEW]:
            for place in _cut(self._shown_letters[other], self._letters, places[:_FEW], missing):
                self._keep(place, other, PRESERVED)

    def straighten(self, where: Sequence[Place]) -> None:
        """Let missing words begin where a paragraph does, if the same words around them leave the choice."""
        for start in range(1, len(where)):
            if self.fates[start] != MISSING or self.fates[start - 1] != PRESERVED:
                continue
            end = next((place for place in range(start, len(where)) if self.fates[place] != MISSING), len(where))
            while self._may_slide(start, end, where):
                start, end = start - 1, end - 1
                self.partners[end], self.partners[start] = self.partners[start], None
                self.fates[end], self.fates[start] = PRESERVED, MISSING

    def _may_slide(self, start: int, end: int, where: Sequence[Place]) -> bool:
        """Return whether missing words may and should begin one place earlier: they end in the paragraph after theirs."""
        return (
            start > 0
            and self.fates[start - 1] == PRESERVED
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

    def take_joined(self) -> None:
        """Take two words that stand on the page as one: one that a line or a page cuts, with a running head between."""
        whole = {self._shown_letters[other]: other for other in sorted(self.extra, reverse=True)}
        missing = self.missing()
        for place, after in pairwise(missing):
            other = whole.get(self._letters[place] + self._letters[after])
            is_beside = all(self.fates[between] == LEFT_OUT for between in range(place + 1, after))
            if is_beside and self.fates[place] == MISSING and other in self.extra and other is not None:
                self._keep(after, other, MOVED)
                self._keep(place, other, MOVED)

    def take_hyphens(self) -> None:
        """Take words that a line's end parts: whether the hyphen is one of the word, nobody can see there."""
        whole = {self._shown_letters[other]: other for other in sorted(self.extra, reverse=True)}
        for place in self.missing():
            other = whole.get(self._letters[place].replace("-", "")) if "-" in self._letters[place] else None
            if other is not None and other in self.extra:
                self._keep(place, other, PRESERVED)

    def take_marks(self, marks: Iterable[str]) -> None:
        """Say of missing numbers that they became numbers of lists and notes, which the page counts itself."""
        left = Counter(marks)
        for place in self.missing():
            if left[self._source[place]] > 0:
                left[self._source[place]] -= 1
                self.fates[place] = SIGN

    def take_left_out(self, omissions: Iterable[Omission], where: Sequence[Place]) -> None:
        """Say of missing words that they were left out: those at an omission's place, each as often as it has it.

        Where a source tells pages only, or no place at all, words elsewhere may be meant.
        """
        here, anywhere = defaultdict(list), Counter[str]()
        for place in self.missing():
            here[where[place]].append(place)
        for omission in omissions:
            if omission.in_words:
                left = self._without(here[omission.place], Counter(map(key, omission.text.split())))
                anywhere.update(left if omission.place.paragraph is None else ())
        self._without(self.missing(), anywhere)

    def _without(self, places: Iterable[int], left: Counter[str]) -> Counter[str]:
        """Mark those of these words that are among others as left out; returns the others that are over."""
        for place in places:
            if self.fates[place] == MISSING and left[self._source[place]] > 0:
                left[self._source[place]] -= 1
                self.fates[place] = LEFT_OUT
        return left

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
        """Take the letters that signs of symbol fonts became, and marks of lists in cells, from those that were added.

        Signs that stand alone are no words of a PDF, whose plain reading has none of them.
        """
        if document.pages is not None:
            self.extra -= {other for other in self.extra if not any(map(str.isalnum, texts[other]))}
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


@lru_cache(maxsize=_WORDS)
def key(word: str) -> str:
    """A word as it is compared: its letters, and numbers without what stands around them."""
    letters = normal(word)
    found = _NUMBER.fullmatch(letters)
    if found:
        return found[1]
    return "" if letters and all(map(is_private, letters)) and len(letters) > 1 else letters
