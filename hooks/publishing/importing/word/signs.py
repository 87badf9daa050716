"""Signs of symbol fonts, with the font that Word names for them.

In: a text and its font. Out: the letters that every font has, each counted as translated.
"""

from collections import Counter
from collections.abc import Mapping

from publishing.content.glyphs.word_fonts import BULLETS, FIRST, LAST, MEANINGS, SYMBOL, WINGDINGS
from publishing.importing.word.xml import Element, W

_TABLES: Mapping[str, Mapping[str, str]] = {"symbol": SYMBOL, "wingdings": WINGDINGS}
_OFFSET = 0xF000
UNICODE_BULLETS = "•▪◦‣⁃●■○□➢"


def font_of(look: Element | None) -> str:
    """The symbol font of a run, in small letters; "" where it has another font, or none of its own."""
    fonts = look.find(f"{W}rFonts") if look is not None else None
    names = () if fonts is None else (fonts.get(f"{W}{name}") or "" for name in ("ascii", "hAnsi"))
    return next((name.lower() for name in names if name.lower() in _TABLES), "")


def translated(text: str, font: str, counted: Counter[str]) -> str:
    """A text in letters that mean what they show; a bullet of Word's own stays, for the list that it may begin."""
    if not font and not any(chr(FIRST) <= letter <= chr(LAST) for letter in text):
        return text
    return "".join(_letter(letter, font, counted) for letter in text)


def _letter(letter: str, font: str, counted: Counter[str]) -> str:
    table = _TABLES.get(font, MEANINGS)
    sign = chr(ord(letter) + _OFFSET) if font and 0x20 < ord(letter) < 0x100 else letter
    if not chr(FIRST) <= sign <= chr(LAST):
        return letter
    meaning = table.get(sign) or MEANINGS.get(sign, "")
    counted[letter] += 1
    return meaning or "\N{WHITE SQUARE}"


def sign(element: Element, counted: Counter[str]) -> str:
    """The letter of a ``w:sym``."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    letter = chr(code | _OFFSET if code < 0x100 else code) if code < 0x11_0000 else ""
    return translated(letter, (element.get(f"{W}font") or "").lower(), counted)


def is_bullet(letter: str) -> bool:
    """Whether a letter at the start of a paragraph, before a blank, marks an item of a list."""
    return letter in BULLETS or letter in UNICODE_BULLETS
