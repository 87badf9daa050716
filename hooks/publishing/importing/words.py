"""The normal form of words, by which a source and what became of it are compared.

In: a text. Out: its words, in order, as lists that can be compared.

A hyphen within a word is no part of it: nobody can know whether a line's end put it there ("child-" + "hood").
Ligatures, soft hyphens, letters of no width, kinds of apostrophes, capitals and marks of symbol fonts are none either.
Everything else that is neither a letter nor a figure separates words ("and/or" is two words).
"""

import re
import unicodedata
from collections.abc import Sequence

_NONE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_HYPHENS = re.compile("(?<=[^\\W_])[-\x02\u2010\u2011](?=[^\\W_])")
_LINE_ENDS = re.compile("(?<=[^\\W_])[\x02\u2010\u00ad-][ \t]*[\r\n]+[ \t]*(?=[^\\W_])")
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*")


def normal_words(text: str) -> list[str]:
    """Return the words of a text in their normal form."""
    text = _LINE_ENDS.sub("", text)
    text = _NONE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _WORD.findall(_HYPHENS.sub("", _APOSTROPHES.sub("", text)))


def same_letters(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether two stretches of words have the same letters, differing only in where words begin."""
    return "".join(expected) == "".join(found)
