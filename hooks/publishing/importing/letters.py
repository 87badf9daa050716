"""Letters of sources that no text of ours may hold, and words as they are compared.

In: text of a Word or PDF file. Out: the same without what nobody sees; the letters of a word, for comparison.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

from publishing.base import invisible
from publishing.content.glyphs import symbols

_WORDS = 50_000  # that are remembered: a text has the same words again and again
_JOINERS = "\u200c\u200d"
_FILLERS = "\u115f\u1160\u3164\uffa0"
_LINES = re.compile("[\u2028\u2029\x0b\x0c\x85]")
_BLANKS = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]+")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-"})


def clean(text: str) -> str:
    """A text without invisible letters; rows of hard spaces and the like become one space, line ends of all kinds line feeds."""
    if text.isascii() and text.isprintable():
        return text
    text = invisible.CONTROLS.sub("", _LINES.sub("\n", text.replace("\r", "\n")))
    visible = [letter for place, letter in enumerate(text) if not _is_unseen(text, place, letter)]
    return _BLANKS.sub(_blank, "".join(visible))


def _blank(found: re.Match[str]) -> str:
    return found[0] if found[0] == "\N{NO-BREAK SPACE}" else " "


def _is_unseen(text: str, place: int, letter: str) -> bool:
    """Return whether a letter is invisible and has no place behind the one before it."""
    if letter in _JOINERS:
        return place == 0 or category(text[place - 1]) not in ("Lo", "Mn", "Mc", "So")
    return letter in _FILLERS or (category(letter) == "Cf" and letter.isascii() is False)


def is_private(letter: str) -> bool:
    """Return whether a letter is one of Unicode's private area, where Word's symbol fonts are."""
    return "\ue000" <= letter <= "\uf8ff"


@lru_cache(maxsize=_WORDS)
def normal(word: str) -> str:
    """The letters of a word as they are compared: in one form of Unicode, symbols as what they mean, nothing invisible."""
    if word.isascii():
        return word
    plain = symbols.plain(normalize("NFC", word))
    return clean(plain).translate(_DASHES).replace("\N{NO-BREAK SPACE}", "")
