"""Sentences that somebody tells in words of their own.

In: the secret texts, and how many public sources have each word. Out: sentences whose rare words stand close together.

A word is rare when it has four letters or more, and at most one public source has it (that may be the one in which the
secret stands). A sentence with at least three rare words is told where at least three, and at least two thirds, of these
stand within forty words of a page.
"""

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.base.grouping import grouped
from publishing.commands.embargo_check.phrases import spoken

_SHORTEST = 4  # letters of a word that can be rare
_SOURCES = 1  # public sources that may have a rare word
_FEWEST = 3  # rare words that tell a sentence
_SHARE = 2 / 3  # of a sentence's rare words
_WITHIN = 40  # words of a page
_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


@dataclass(frozen=True)
class Sentences:
    """The rare words of sentences; each sentence by a number."""

    words: tuple[frozenset[str], ...]

    @classmethod
    def from_texts(cls, texts: Iterable[str], sources: Mapping[str, int]) -> "Sentences":
        """The sentences of some texts, by how many public ``sources`` have each word."""
        sentences = (spoken(sentence).letters for text in texts for sentence in _END.split(text) if " " in sentence)
        rare = (frozenset(word for word in words if _is_rare(word, sources)) for words in sentences)
        return cls(tuple(dict.fromkeys(words for words in rare if len(words) >= _FEWEST)))

    def without(self, pages: Iterable[Sequence[str]], but: Collection[str] = ()) -> "Sentences":
        """These sentences but for those that some pages tell, given as their words; those of ``but`` stay."""
        left = self if not but else Sentences(tuple(words for words in self.words if not words <= {*but}))
        for page in pages:
            while repeated := left.rare_words(page):
                left = Sentences(tuple(words for words in left.words if len(words & {*repeated}) < len(repeated)))
        return (
            left
            if not but
            else Sentences(tuple(words for words in self.words if words <= {*but} or words in left.words))
        )

    def rare_words(self, page: Sequence[str]) -> list[str]:
        """The rare words of the first sentence that a page tells, in its order; nothing for none."""
        if self._by_word.keys().isdisjoint(page):
            return []
        recent: deque[tuple[int, str]] = deque()
        for place, word in enumerate(page):
            if word not in self._by_word:
                continue
            recent.append((place, word))
            while recent[0][0] < place - _WITHIN:
                recent.popleft()
            near = {other: None for _, other in recent}
            for number in self._by_word[word] if len(near) >= _FEWEST else ():
                common = [other for other in near if other in self.words[number]]
                if len(common) >= max(_FEWEST, len(self.words[number]) * _SHARE):
                    return common
        return []

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[int, ...]]:
        """The sentences that have each rare word."""
        return grouped(range(len(self.words)), lambda number: self.words[number])


def sources_of(forms: Iterable[str]) -> Counter[str]:
    """How many sources have each word; each source is the letters of its words."""
    return Counter(word for form in forms for word in {*form.split()})


def _is_rare(word: str, sources: Mapping[str, int]) -> bool:
    return len(word) >= _SHORTEST and sources.get(word, 0) <= _SOURCES
