"""Signs of symbol fonts, with the font that Word names for them.

In: a text and its font. Out: the letters that every font has, each counted as translated.
"""

from collections import Counter
from collections.abc import Mapping

from publishing.content.glyphs.word_fonts import BULLETS, FIRST, LAST, MEANINGS, SYMBOL, TELLING, WINGDINGS
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
    """A text in letters that mean what they show."""
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


def sign(element: Element) -> tuple[str, str]:
    """The letter of a ``w:sym``, in Unicode's private area, and its font."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        code = -1
    letter = chr(code | _OFFSET if code < 0x100 else code) if 0 <= code < 0x11_0000 else ""
    return letter, (element.get(f"{W}font") or "").lower()


def first_bullet(text: str, font: str) -> str:
    """The bullet of a symbol font with which a text begins; "" for none."""
    letter = text.strip()[:1]
    if letter and font and 0x20 < ord(letter) < 0x100:
        letter = chr(ord(letter) + _OFFSET)
    return letter if letter in BULLETS else ""


def says_more(letter: str) -> bool:
    """Return whether a bullet says more than that it begins an item: a tick, a cross, a box."""
    return letter in TELLING
