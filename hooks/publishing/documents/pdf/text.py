"""Text for Typst: nothing that an author writes is read as markup.

In: any text. Out: Typst source that shows exactly this text. It stands in string literals, in which only two signs
mean anything; white space at the edges stays outside of them, where Typst folds it as browsers do.
"""

import re
from collections.abc import Iterator
from unicodedata import category

ENDLESS = 44  # characters: a longer word does not surely fit on a line
_SPACE = re.compile(r"[ \t\n\r\f]+")
_JOINTS = re.compile(r"(?<=[/?&=._-])(?=\w)")
_BREAK = "#may-break;"
_JOINER = "\u200d"


def string(text: str) -> str:
    """Write a string literal. A byte order mark, which archives may not hold, becomes the word joiner that it means."""
    return '"' + text.replace("\ufeff", "\u2060").replace("\\", "\\\\").replace('"', '\\"') + '"'


def literal(value: object) -> str:
    """Write a value: texts, numbers, flags, and tuples and dicts of them."""
    if isinstance(value, dict):
        return f"({''.join(f'{string(name)}: {literal(item)}, ' for name, item in value.items()) or ':'})"
    if isinstance(value, tuple):
        return f"({''.join(f'{literal(item)}, ' for item in value)})"
    return string(value) if isinstance(value, str) else str(value).lower()


def running(text: str, longest: int = ENDLESS) -> str:
    """Write running text, white space folded; a word of more than ``longest`` characters may break anywhere."""
    folded = _SPACE.sub(" ", text)
    inner = folded.strip(" ")
    if not inner:
        return folded
    return f"{' ' * folded.startswith(' ')}{_shown(inner, longest)}{' ' * folded.endswith(' ')}"


def lines(text: str, longest: int = ENDLESS) -> str:
    """Write preformatted text: line ends and spaces as they are."""
    return "#linebreak();".join(_shown(line, longest) for line in text.strip("\n").split("\n"))


def _shown(text: str, longest: int) -> str:
    pieces = [""]
    for word in re.split(r"([ ]+)", text):
        if len(word) <= longest:
            pieces[-1] += word
        else:
            pieces += _broken(word, longest)
    return _BREAK.join(f"#{string(piece)};" for piece in pieces if piece)


def _broken(word: str, longest: int) -> Iterator[str]:
    """An endless word in pieces: after the signs of an address, and anywhere in what is still too long."""
    for part in _JOINTS.split(word):
        yield from _cut(part, max(1, min(8, longest // 3))) if len(part) > longest // 2 else (part,)


def _cut(part: str, step: int) -> Iterator[str]:
    """Pieces of about so many characters, each whole: no mark apart from its letter."""
    piece = ""
    for sign in part:
        joined = category(sign) == "Sk" or category(sign)[0] == "M" or _JOINER in (sign, piece[-1:])
        if len(piece) >= step and not joined:
            yield piece
            piece = ""
        piece += sign
    yield piece


def in_language(language: str, written: str) -> str:
    """Mark source as a text in another language: ``gd``, ``en-US``."""
    code, _, region = language.partition("-")
    place = string(region) if len(region) == 2 else "none"
    return f"#text(lang: {string(code.lower())}, region: {place})[{written}];"
