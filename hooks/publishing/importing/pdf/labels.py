"""Labels of list items and numbers of paragraphs, as they stand at the beginning of a text.

In: the text of a paragraph. Out: its label, or number, and what of the text is left.
"""

import re
from typing import Literal, NamedTuple

Style = Literal["bullet", "figure", "letter", "roman", "levels"]

_PRIVATE = "\ue000-\uf8ff"
_BULLETS = (
    "•◦▪▫■□●○◼◻◾◽◆◇►▶▸➢➤❖✓✔✗✘☐☑❑❒‣⁃∙·⦁§\u00b7\u25cb\u2043\u204c\u204d\u29bf\u29be\u27a4\u2794\u2192\u25b6\u25ba\ufffd"
)
_DASHES = "\u2013\u2014\u2212\u2010\u2011-"
_BULLET = re.compile(rf"[{_BULLETS}{_PRIVATE}](?:\s+|(?=\S))|[*{_DASHES}]\s+|o\s+(?=\S)")
_LABEL = re.compile(
    r"(?P<open>\(?)(?:(?P<levels>[A-Z]?\d{1,3}(?:\.\d{1,3})+)\.?(?![\d%])|(?P<figure>[A-Z]?\d{1,3})|(?P<roman>[ivxlIVXL]+)|(?P<letter>[A-Za-z]))"
    r"(?P<close>[.):]*)(?=\s|$)\s*"
)
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:st|nd|rd|th)\b"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Label(NamedTuple):
    """A label: as it is shown, its style, its value in a row of like labels, and how long it is with the space behind it."""

    shown: str
    style: Style
    value: int
    length: int

    @property
    def number(self) -> str:
        """It as the number of a paragraph: without brackets and full stop."""
        return self.shown.strip("().: ")


def label_of(text: str, alone: bool = False, bare: bool = False) -> Label | None:
    """Return the label with which a text begins.

    `alone` where the text is known to be a label and nothing else, `bare` where a number needs no full stop behind it.
    """
    bullet = _BULLET.match(text + " " if alone else text)
    if bullet:
        shown = bullet.group().strip()
        return Label(shown, "bullet", 0, min(bullet.end(), len(text)))
    found = _LABEL.match(text)
    if not found or (not alone and found.end() == len(text)):
        return None
    return _numbered(found, text, alone, alone or bare)


def _numbered(found: re.Match[str], text: str, alone: bool, bare: bool) -> Label | None:
    """Read a label that counts; a bare figure or letter counts only where it is known to be a label."""
    shown = found.group().strip()
    if found["levels"]:
        if text[found.end() : found.end() + 1].islower():
            return None  # "2.1 million"
        return Label(shown, "levels", int(found["levels"].rsplit(".", 1)[1]), found.end())
    if not found["close"] and not (bare if found["figure"] else alone):
        return None
    if found["figure"]:
        if not found["close"] and (_MONTHS.match(text, found.end()) or len(found["figure"]) > 3):
            return None
        return Label(shown, "figure", int(re.sub(r"\D", "", found["figure"])), found.end())
    if found["roman"] and (len(found["roman"]) > 1 or found["roman"] in "iI"):
        return Label(shown, "roman", _roman(found["roman"].lower()), found.end())
    letter = (found["roman"] or found["letter"]).lower()
    return Label(shown, "letter", ord(letter) - ord("a") + 1, found.end())


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def is_symbol(text: str) -> bool:
    """Tell whether a bullet is a sign of a symbol font, which no other font has."""
    return bool(re.fullmatch(f"[{_PRIVATE}]", text))
