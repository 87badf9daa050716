"""The numbers of readings, without what people and programs write differently."""

import re
from unicodedata import category, normalize

_SIGNS = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"^(\d+)-0+$")  # as a spreadsheet writes a whole number
_BESIDE_LETTERS = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
_CALLED = re.compile(r"^(?:no|nr|number|reading|record)(?=\d)")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def plain_number(text: str) -> str:
    """The number of a reading without what people and programs write differently.

    That is: capitals, blanks, invisible letters, forms of a digit, a dash or another sign beside letters, "No." before it,
    ".0" behind it, and leading zeros.
    """
    seen = (letter for letter in normalize("NFKC", text) if category(letter) != "Cf" and not letter.isspace())
    plain = _WHOLE.sub(r"\1", _SIGNS.sub("-", "".join(seen).casefold()).strip("-"))
    plain = _CALLED.sub("", _BESIDE_LETTERS.sub("", plain))
    return _ZEROS.sub("", plain)
