"""Messages to authors about the letters of a source.

In: a ``Source``. Out: advice, once for each letter, at the first line that has it.
"""

import re
from collections.abc import Iterator
from html import unescape

from publishing.base.invisible import CONTROLS
from publishing.base.problems import Problem
from publishing.content.front_matter import Path, Source
from publishing.content.glyphs import fonts, symbols
from publishing.content.glyphs.word_fonts import FIRST, LAST, MEANINGS, OTHERS, SYMBOL, TELLING

_OF_WORD = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_Place = tuple[int, str, str]  # a line of the file, the field ("" in the body), and the text there


def notes(source: Source) -> Iterator[Problem]:
    """Advice about letters that were read as others, and about those that a PDF cannot show."""
    reported: set[tuple[str, bool]] = set()
    shown: set[str] = set()  # letters that were looked at, and are in order: most lines have no others
    for line, name, text in _places(source):
        if text.isascii() or shown.issuperset(text):
            continue
        item = not name and symbols.is_item(text)
        for found in _OF_WORD.finditer(text):
            letter, place = found[0], found.start()
            starts = item and not text[:place].strip(" \t>")
            if letter in MEANINGS and (letter, starts) not in reported:
                reported.add((letter, starts))
                yield _of_word(source.file, line, name, text, place, starts)
        missing = fonts.missing(CONTROLS.sub("", symbols.plain(text)))
        for letter in missing:
            if (letter, False) not in reported:
                reported.add((letter, False))
                yield _missing(source.file, line, name, letter)
        if not missing and not _OF_WORD.search(text):
            shown.update(text)


def _places(source: Source) -> Iterator[_Place]:
    """Each text of a source, of its fields those that have other letters than ASCII's, with its line."""
    found: list[tuple[Path, str]] = []
    _gather(source.fields, (), found)
    for path, value in found:
        yield source.line_of(path), ".".join(map(str, path)), value
    if source.body.isascii() and "&" not in source.body:
        return
    for number, line in enumerate(source.body.split("\n"), start=source.body_line):
        yield number, "", unescape(line) if "&" in line else line


def _gather(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    """Gather the texts in a value that have other letters than ASCII's, each with its path."""
    if isinstance(value, str):
        if not value.isascii():
            found.append((path, value))
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            _gather(inner, (*path, name), found)


def _of_word(file: str, line: int, name: str, text: str, place: int, starts: bool) -> Problem:
    letter = text[place]
    sign = symbols.meaning(text, place)
    font = "Symbol" if SYMBOL.get(letter) == sign else "Wingdings"
    code = f"U+{ord(letter):04X} of Word's {font} font"
    if starts:
        marker = f"{sign} " if letter in TELLING else ""
        return Problem(file, line, name, "'- ' before an item of a list", f"{code}, read as '- {marker}'", advice=True)
    other = {"Symbol": "Wingdings", "Wingdings": "Symbol"}[font]
    doubt = f"; in its {other} font it would be '{OTHERS[letter]}'" if letter in OTHERS else ""
    return Problem(file, line, name, "the sign that is meant", f"{code}, read as '{sign}'{doubt}", advice=True)


def _missing(file: str, line: int, name: str, letter: str) -> Problem:
    expected = "letters that the fonts of PDFs have; write it in others, if there are any"
    found = f"{fonts.described(letter)}, in whose place PDFs have '{fonts.stand_in(letter)}'"
    return Problem(file, line, name, expected, found, advice=True)
