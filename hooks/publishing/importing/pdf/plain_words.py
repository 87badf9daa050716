"""All words of a PDF, page by page, as pdfium reads a page from its first letter to its last.

In: an open document. Out: its words with their pages.
This shares no code with the reading of blocks, so that what that one drops is still among these.
"""

import re
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw as pdfium

from publishing.importing.model import Place, Word

_TOKEN = re.compile(r"\S+")
_LINE_END = re.compile(r"(?<=\w)[-\u2010\x02]$")
_NOTE_MARK = re.compile(r"(?<=[^\W_])[^\w\s]*(\d{1,3})$")
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT = re.compile(f"{_LETTER}(?:{_LETTER}| (?={_LETTER}))*")
_SIGNS = re.compile(r"\w")
_SMALLER = 0.86


def plain_words(document: Any) -> list[Word]:
    """Return all words of a document, in the order in which its pages have them."""
    return [Word(text, Place(page=number + 1)) for number in range(len(document)) for text in _page(document[number])]


def _page(page: Any) -> Iterator[str]:
    """Yield the words of a page; a word that a line's end breaks is one word."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range().replace("\ufffe", "\x02")
        text = _as_read(text, text_page.raw)
        begun = ""
        for found in _TOKEN.finditer(text):
            token = found.group()
            if not _SIGNS.search(token):
                continue
            if _LINE_END.search(token) and text[found.end() : found.end() + 2].strip(" ")[:1] in ("\r", "\n"):
                begun += token
                continue
            word, mark = _split(text_page.raw, token, found.start())
            yield (begun + word).replace("\x02", "-")
            begun = ""
            if mark:
                yield mark
        if begun:
            yield begun.replace("\x02", "-")
    finally:
        text_page.close()
        page.close()


def _split(text_page: Any, token: str, start: int) -> tuple[str, str]:
    """Part a word from the mark of a note that stands at its end in smaller figures ("Board1")."""
    found = _NOTE_MARK.search(token)
    if not found:
        return token, ""
    tall = _height(text_page, start)
    for at in range(found.start(1), found.end(1)):
        if _height(text_page, start + at) < _SMALLER * tall:
            return token[:at], token[at:]
    return token, ""


def _height(text_page: Any, index: int) -> float:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, index), box)
    return float(box.top - box.bottom)


def _as_read(text: str, text_page: Any) -> str:
    """Put words of a script from right to left in order: their letters stand from right to left."""
    for found in _RIGHT_TO_LEFT.finditer(text):
        letters = []
        for index in range(*found.span()):
            box = pdfium.FS_RECTF()
            at = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, index)
            pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
            letters.append((-box.left, text[index]))
        letters.sort(key=lambda pair: pair[0])
        for at in range(len(letters) - 1):
            (left, alef), (same, lam) = letters[at : at + 2]
            if left == same and alef in "\u0622\u0623\u0625\u0627" and lam == "\u0644":  # one sign for both letters
                letters[at : at + 2] = (same, lam), (left, alef)
        ordered = "".join(letter for _, letter in letters)
        text = text[: found.start()] + ordered + text[found.end() :]
    return text
