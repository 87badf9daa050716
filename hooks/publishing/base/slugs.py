"""Names as addresses and ids have them.

In: a name. Out: its words in small Latin letters and digits, with hyphens between.
"""

import re
from unicodedata import combining, normalize

_LETTERS_ALONE = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})


def slug(text: str) -> str:
    """Write a name as an address: ``O'Brien's Österstraße`` is ``obriens-osterstrasse``; "" if it has no Latin letter."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=\w)['’](?=\w)", "", plain.translate(_LETTERS_ALONE))).strip("-")
