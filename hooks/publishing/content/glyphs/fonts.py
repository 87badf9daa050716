"""The letters that the fonts of PDFs have.

In: text. Out: the letters of it that no font has, and the same text with a visible sign in the place of each.
``coverage.txt`` beside the fonts says what they have (``tools/make_fonts.py`` writes it).
"""

import re
from collections.abc import Collection
from functools import cache
from unicodedata import category, name, normalize

from publishing.base import fonts

_RANGE = re.compile(r"(?m)^([0-9A-F]+)-([0-9A-F]+)$")
_INVISIBLE = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x180B, 0x180F),
    (0x2028, 0x2029),
    (0xFE00, 0xFE0F),
    (0xE0100, 0xE01EF),
)
_BOX = "□"


@cache
def covered() -> frozenset[str]:
    """All letters that the fonts have, and white space."""
    ranges = [
        (int(first, 16), int(last, 16)) for first, last in _RANGE.findall(fonts.COVERAGE.read_text(encoding="ascii"))
    ]
    return frozenset((*"\t\n\r", *(chr(code) for first, last in ranges for code in range(first, last + 1))))


def missing(text: str) -> list[str]:
    """The letters of a text that no font has, each once, in order; not those that are never seen."""
    return sorted(letter for letter in set(text).difference(covered()) if not _is_invisible(letter))


def shown(text: str, unshown: Collection[str] = ()) -> str:
    """The text as fonts can show it: ``□ [U+13000]`` in the place of a letter that they lack, or a like letter.

    ``unshown`` are letters for which that is to be done as well.
    """
    signs = {ord(letter): stand_in(letter) for letter in missing(text)}
    signs |= {ord(letter): _sign(letter) for letter in unshown}
    return text.translate(signs) if signs else text


def stand_in(letter: str) -> str:
    """The text in a PDF for a letter that no font has: the letters that Unicode takes for the same, else a sign."""
    alike = normalize("NFKC", letter)
    return alike if alike != letter and covered().issuperset(alike) else _sign(letter)


def described(letter: str) -> str:
    """A letter for a message: ``'𓀀' (U+13000, Egyptian hieroglyph A001)``."""
    called = name(letter, "for private use" if category(letter) == "Co" else "not a letter of Unicode")
    return f"'{letter}' (U+{ord(letter):04X}, {called.lower()})"


def _sign(letter: str) -> str:
    return f"{_BOX} [U+{ord(letter):04X}]"


def _is_invisible(letter: str) -> bool:
    """Return whether a letter only shapes its neighbours: joiners, directions, variation selectors."""
    return category(letter) == "Cf" or any(first <= ord(letter) <= last for first, last in _INVISIBLE)
