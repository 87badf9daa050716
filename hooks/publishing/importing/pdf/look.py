"""The look of a document's text: its usual size, and what stands out as a heading.

In: drafts. Out: whether a draft is a heading, and of which level.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.pieces import PageText, Piece

_LONGEST = 150
_LARGER = 1.12
_BEGINS = re.compile(r"[\"'(‘“\[]*[^\W_a-z]")
_ENDS_A_SENTENCE = re.compile(r"[.,;:]['’”)\]]*$")
_ONE_SENTENCE = re.compile(r"[^\W_a-z][^.?!]+\.")
_FIELD = re.compile(r"(?:[^\W_]+[ /-]){0,3}[^\W_]+\s*:\s*\S")
_DATE = re.compile(
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:19|20)\d\d$"
)
_LETTERS = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(r"[\W_]+")  # letters and figures


class Key(NamedTuple):
    """The look of a heading's letters."""

    size: float
    bold: bool
    italic: bool


class Typography:
    """The usual look of a document, by the letters in it."""

    def __init__(self) -> None:
        self._sizes: Counter[float] = Counter()
        self._bold = 0
        self._all = 0
        self.levels: dict[Key, int] = {}

    def learn(self, page: PageText) -> None:
        """Count the letters of a page by their size."""
        for piece in page.pieces:
            if not piece.artifact:
                count = len(_BETWEEN.sub("", piece.text))
                self._sizes[piece.size] += count
                self._all += count
                self._bold += count if piece.font.bold else 0

    @property
    def body(self) -> float:
        """The size of most letters."""
        return self._sizes.most_common(1)[0][0] if self._sizes else 0.0

    @property
    def mostly_bold(self) -> bool:
        """Tell whether bold says nothing in this document."""
        return self._bold > 0.6 * self._all

    def learn_levels(self, drafts: Iterable[tuple[Draft, str]]) -> None:
        """Work out which look has which level: as most tags of that look say, else by size."""
        tagged: dict[Key, Counter[int]] = {}
        others: Counter[Key] = Counter()
        for draft, text in drafts:
            if draft.level > 0 and self.is_heading(draft, text):
                tagged.setdefault(key_of(draft.pieces), Counter())[draft.level] += 1
            elif self.is_heading(draft, text):
                others[key_of(draft.pieces)] += 1
        self.levels = {key: counts.most_common(1)[0][0] for key, counts in tagged.items()}
        self._rank(sorted(others, key=lambda key: (-key.size, not key.bold, key.italic)))

    def promote(self, drafts: Sequence[Draft], text: Callable[[Draft], str]) -> None:
        """Mark bold lines that end in a full stop as headings, where the document's headings look so and a list follows."""
        for draft, after in pairwise(drafts):
            if draft.kind != "text" or draft.level or after.kind not in ("list", "text"):
                continue
            words = text(draft)
            numbered = after.kind == "list" or text(after)[:1].isdigit()
            sentence = len(words) < _LONGEST and _ONE_SENTENCE.fullmatch(words)
            if numbered and sentence and key_of(draft.pieces) in self.levels and self.stands_out(draft.pieces):
                draft.level = self.levels[key_of(draft.pieces)]

    def _rank(self, keys: Sequence[Key]) -> None:
        """Give looks without a tag a level between those of larger and smaller ones."""
        known = dict(self.levels)
        for key in keys:
            if key in self.levels:
                continue
            above = [level for other, level in self.levels.items() if _weight(other) > _weight(key)]
            same = [level for other, level in known.items() if _weight(other) == _weight(key)]
            self.levels[key] = same[0] if same else min(6, max(above, default=0) + 1)

    def level(self, draft: Draft) -> int:
        """Return the level of a heading."""
        if draft.level > 0:
            return draft.level
        return self.levels.get(key_of(draft.pieces), 2)

    def stands_out(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether all letters are bold, or all are larger than most of the document."""
        seen = [piece for piece in pieces if any(letter.isalnum() for letter in piece.text)]
        if not seen:
            return False
        large = all(piece.size >= _LARGER * self.body for piece in seen)
        small = any(piece.size < 0.8 * self.body for piece in seen[:1])
        return not small and (large or (not self.mostly_bold and all(piece.font.bold for piece in _not_raised(seen))))

    def is_heading(self, draft: Draft, text: str) -> bool:
        """Decide by tag and typography together, as both lie."""
        if draft.kind != "text" or not _LETTERS.search(text) or len(text) >= _LONGEST:
            return False
        seen = self.stands_out(draft.pieces)
        if draft.level:
            return seen or not re.search(r"[.;,]['’”)\]]*$", text)
        return seen and self._reads_as_heading(draft, text)

    def _reads_as_heading(self, draft: Draft, text: str) -> bool:
        """Tell whether words without a tag can be a heading: no sentence, no field of a form, no date alone."""
        key = key_of(draft.pieces)
        larger = key.size >= _LARGER * self.body
        colon = larger and key.bold and text.endswith(":")
        if not _BEGINS.match(text) or (_ENDS_A_SENTENCE.search(text) and not colon) or len(_LETTERS.findall(text)) < 3:
            return False
        if _FIELD.match(text) and (not larger or _DATE.search(text)):
            return False
        return not (_DATE.search(text) and re.match(r"\d|[^\W_]+ \d", text))


def _not_raised(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the small ones, such as marks of notes."""
    largest = max(piece.size for piece in pieces)
    return [piece for piece in pieces if piece.size > 0.85 * largest] or pieces


def key_of(pieces: Sequence[Piece]) -> Key:
    """Return the look that most letters of pieces have."""
    counts: Counter[Key] = Counter()
    for piece in pieces:
        counts[Key(piece.size, piece.font.bold, piece.font.italic)] += len(piece.text.strip())
    return counts.most_common(1)[0][0] if counts else Key(0.0, False, False)


def _weight(key: Key) -> tuple[float, bool]:
    return (round(key.size), key.bold)
