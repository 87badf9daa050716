"""Words: what search takes a text to be made of, the same for what is searched and what is asked.

In: a text. Out: its words, or the terms that they are looked up by. ``overrides/assets/js/search/words.js`` does the
same in the browser; ``tests/cases/words.yml`` holds both to it.

White space, dashes and slashes separate pieces. A piece is folded (``_folded``): invisible letters go, as do accents;
signs of one kind become one. Then it is cut into words (``_TOKEN``). A word in brackets inside a word may be there or
not (``carer(s)``), so a place in a text can have several words. What hyphens join is also looked up as one term
(``well-being``: ``well``, ``being`` and ``wellbeing``). ``The children’s services – Fife?`` is
``the children services fife``, ``6.2,`` is ``6.2``, ``N.H.S.`` is ``nhs``, ``1,234`` is ``1234``, ``organize`` is
``organise``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

from publishing.search.forms import BRITISH, IZE_KEPT, LETTERS, OUR, OUR_ENDS, PLURAL_ENDS, SINGULARS

LONGEST = 30  # letters of what hyphens join
_SLASHES = ("/", "\\")  # they separate pieces as white space does
_THIN = re.compile(r"(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))")  # 1 234 567, as ISO 80000 writes it
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SIGNS = {
    **dict.fromkeys("’‘‛ʼʻʹ′`´＇՚", "'"),
    **dict.fromkeys("‐‑﹣－", "-"),
    **dict.fromkeys("‒–—―−⸺⸻™℠©®", " "),
}
_HYPHEN = re.compile(f"[-{''.join(sign for sign, plain in _SIGNS.items() if plain == '-')}]")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTED = re.compile(r"(?:[^\W0-9_]{3}|[.,;:!?)\]'\"”»])$")  # what a raised number is a note on: x² has none
_NOTE = re.compile(r"(?<=[^\s0-9(\[])\[[0-9]{1,3}\](?!\w)")
_WORD = r"[^\W0-9_](?:'?[^\W_])*"
_TOKEN = re.compile(
    r"(?P<amp>&(?:amp;)?)"
    r"|(?P<dotted>[^\W0-9_](?:\.[^\W0-9_])+(?:\.s(?![^\W_]))?)(?![^\W_])(?:\.?'[sS](?![^\W_]))?"
    r"|(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*(?:(?![A-Z][a-z])[^\W0-9_][^\W_]*)?)"
    r"|(?:[(\[](?P<before>[a-z]{1,6})-?[)\]]-?)?"
    rf"(?P<word>{_WORD})(?:[(\[](?P<inside>[a-z]{{1,3}})[)\]](?P<behind>(?:'?[^\W_])*))?"
)
_POSSESSIVE = re.compile(r"'[sS]$")
_OUR = re.compile(rf"(?:{'|'.join(OUR)})or(?:{'|'.join(OUR_ENDS)})?")
_IZE = re.compile(r"(?P<start>.{2,}[iy])z(?P<end>e|ed|es|er|ers|ing|ation|ations|ational)")


@dataclass(frozen=True)
class Reading:
    """A piece of text as words: those of each place, and ``joined`` ones with the places of their parts."""

    places: tuple[tuple[str, ...], ...]
    joined: tuple[tuple[str, int, int], ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that it is found by, place by place."""
        joined = {end: word for word, _, end in self.joined}
        terms: list[str] = []
        for place, several in enumerate(self.places, start=1):
            terms += dict.fromkeys(map(_term, several))
            terms += [_term(joined[place])] if place in joined else []
        return tuple(filter(None, terms))


def pieces(text: str) -> list[str]:
    """A text cut at white space and slashes."""
    thin = _THIN.sub("\u2060", text) if "\u2009" in text or "\u202f" in text else text
    for slash in _SLASHES:
        thin = thin.replace(slash, " ")
    return thin.split()


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters, in order; of several for one place the first."""
    for piece in pieces(text):
        yield from (several[0] for several in read(piece).places)


def terms(text: str) -> Iterator[str]:
    """The stems of the words of a text, without those that say nothing (``the``, ``of``)."""
    for piece in pieces(text):
        yield from read(piece).terms


def count_terms(text: str) -> Mapping[str, int]:
    """How often each term stands in a text: as counting ``terms``, but each spelling is looked at once."""
    counts: Counter[str] = Counter()
    for piece, count in Counter(pieces(text)).items():
        for term in _PIECE_TERMS[piece]:
            counts[term] += count
    return counts


def compounds_of(text: str) -> Iterator[str]:
    """The words that hyphens join, with blanks instead: ``self evaluation``."""
    if not _HYPHEN.search(text):
        return
    for piece in filter(_HYPHEN.search, set(pieces(text))):
        reading = read(piece)
        for _, start, end in reading.joined:
            yield " ".join(several[0] for several in reading.places[start:end])


@cache
def read(piece: str) -> Reading:
    """Return the words of a piece of text without white space."""
    text = _NOTE.sub(lambda note: " " * len(note[0]), _folded(piece))
    found = list(_TOKEN.finditer(text))
    return Reading(tuple(map(_several, found)), tuple(_joined(text, found)))


class _PieceTerms(dict[str, tuple[str, ...]]):
    """The terms of each piece as it is written."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        self[piece] = read(piece).terms
        return self[piece]


_PIECE_TERMS = _PieceTerms()


def _folded(piece: str) -> str:
    """A piece in plain letters, great and small as they were."""
    if piece.isascii():
        return piece.replace("`", "'")
    folded = ""
    for sign in piece:
        if _INVISIBLE.match(sign) or (sign in _RAISED and _NOTED.search(folded)):
            continue
        if plain := _SIGNS.get(sign) or LETTERS.get(sign):
            folded += plain
            continue
        parts = unicodedata.normalize("NFKD", sign)
        plain = "".join(part for part in parts if unicodedata.category(part)[0] != "M")
        folded += f" {plain.replace('⁄', '/')}" if "⁄" in plain else plain
    return folded


def _several(token: re.Match[str]) -> tuple[str, ...]:
    """The words of a token, the fullest first."""
    if token["amp"]:
        return ("and",)
    if token["dotted"]:
        return (_british(token["dotted"].replace(".", "").lower()),)
    if token["number"]:
        return (token["number"].replace(",", "").lower(),)
    before, inside, behind = (token[name] or "" for name in ("before", "inside", "behind"))
    whole = [f"{before}{token['word']}{inside}{behind}", f"{token['word']}{behind}"]
    return tuple(dict.fromkeys(map(_plain, whole)))


def _plain(word: str) -> str:
    """A word in small letters, without a possessive 's and without apostrophes, spelled as here."""
    return _british(_POSSESSIVE.sub("", word).replace("'", "").lower())


def _joined(text: str, found: list[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """A compound joined by hyphens, as one word, and the places of its parts: the first, and the one behind the last."""
    start = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and text[found[place - 1].end() : found[place].start()] == "-":
            continue
        parts = [_several(token)[0] for token in found[start:place]]
        whole = "".join(parts)
        if len(parts) > 1 and len(whole) <= LONGEST and whole.isalpha():
            yield _british(whole), start, place
        start = place


@cache
def _british(word: str) -> str:
    """The British spelling of a word."""
    if word in BRITISH:
        return BRITISH[word]
    if _OUR.fullmatch(word):
        return "our".join(word.rsplit("or", 1))
    match = _IZE.fullmatch(word)
    if match and word not in IZE_KEPT and not match["start"].endswith("si"):
        return f"{match['start']}s{match['end']}"
    return word


def singular(word: str) -> str:
    """The singular of an irregular plural; other words as they are."""
    if word in SINGULARS:
        return SINGULARS[word]
    end = next((end for end in PLURAL_ENDS if word.endswith(end)), "")
    return word.removesuffix(end) + PLURAL_ENDS[end] if end else word


@cache
def _term(word: str) -> str:
    return "" if word in STOP_WORDS else str(_Stemmer().stem(singular(word)))


class _Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types
    """The stemmer of lunr.js, which leaves the y of ``Moray`` and ``Orkney`` alone; lunr.py's doesn't."""

    b: str  # the word
    k: int  # where it ends for now

    def step1c(self) -> None:
        """Turn a last y into i behind a consonant, if that isn't the first letter."""
        if self.k > 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"
