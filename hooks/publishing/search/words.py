"""Words: what search takes a text to be made of, the same for what is searched and what is asked.

In: a text. Out: its words, or the terms that they are looked up by. ``overrides/assets/js/search/words.js`` does the
same in the browser.

White space, dashes and slashes separate words; what is neither letter nor digit goes from their edges, and so do
accents and a possessive 's: ``The children’s services – Fife?`` is ``the children services fife``, ``6.2,`` is ``6.2``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

_PIECE = re.compile(r"[^\s\ufeff\-\u2010-\u2015\u2212/\\]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters, in order."""
    return filter(None, map(_normalised, _PIECE.findall(text)))


def terms(text: str) -> Iterator[str]:
    """The stems of the words of a text, without those that say nothing (``the``, ``of``)."""
    return filter(None, map(_term, words(text)))


def count_terms(text: str) -> Mapping[str, int]:
    """How often each term stands in a text: as counting ``terms``, but each spelling is looked at once."""
    counts = Counter(map(_PIECE_TERMS.__getitem__, _PIECE.findall(text)))
    counts.pop("", None)
    return counts


class _PieceTerms(dict[str, str]):
    """The term of each word as it is written, "" when it says nothing."""

    def __missing__(self, piece: str) -> str:
        word = _normalised(piece)
        self[piece] = _term(word) if word else ""
        return self[piece]


_PIECE_TERMS = _PieceTerms()


@cache
def _normalised(piece: str) -> str:
    plain = piece.lower().replace("’", "'")
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in marked if not unicodedata.category(char).startswith("M"))
    return _EDGES.sub("", plain).removesuffix("'s")


@cache
def _term(word: str) -> str:
    return "" if word in STOP_WORDS else str(_Stemmer().stem(word))


class _Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types
    """The stemmer of lunr.js, which leaves the y of ``Moray`` and ``Orkney`` alone; lunr.py's doesn't."""

    b: str  # the word
    k: int  # where it ends for now

    def step1c(self) -> None:
        """Turn a last y into i behind a consonant, if that isn't the first letter."""
        if self.k > 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"
