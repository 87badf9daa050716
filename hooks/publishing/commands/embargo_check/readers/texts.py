"""Reads texts: HTML, XML, JSON, CSV and whatever else people can read; calendars, cards, subtitles and RTF besides.

In: bytes in any usual character set. Out: texts. Escapes and tags stay: ``unfolding`` undoes them, as they may stand anywhere.
"""

import codecs
import re

from publishing.commands.embargo_check.readers.base import Found, UnreadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1e\x7f]")
_FOLD = re.compile(r"\r?\n[ \t]")
_CUE = re.compile(r"^\s*\d+\s*$|^.*-->.*$", re.MULTILINE)
_HEX = re.compile(r"\\'([0-9a-fA-F]{2})")
_UNICODE = re.compile(r"\\u(-?\d+) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
_BREAKS = re.compile(r"\\(?:par|line|tab|cell|row|sect|page)\b ?|\\~")
_WORD = re.compile(r"\\\*|\\[a-zA-Z]+-?\d* ?|\\-|[{}]|\r?\n")
_FEW = 0.05  # of the characters of a text, how many may be signs that no text has


def plain(content: bytes) -> Found:
    """A text, as it stands."""
    text = as_text(content)
    if text is None:
        raise UnreadError("not the text that its name says")
    return Found([text])


def folded(content: bytes) -> Found:
    """A calendar or a card, whose long lines go on behind a space; also joined."""
    (text,) = plain(content).texts
    return Found([text, _FOLD.sub("", text)])


def subtitles(content: bytes) -> Found:
    """Subtitles, also without the times between them."""
    (text,) = plain(content).texts
    return Found([text, _CUE.sub("", text)])


def rich(content: bytes) -> Found:
    """RTF, with and without what shapes it."""
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UnreadError("damaged")
    text = content.decode("latin-1")
    bare = _UNICODE.sub(lambda found: chr(int(found[1]) % 65536), text)
    bare = _HEX.sub(lambda found: bytes.fromhex(found[1]).decode("cp1252", "replace"), bare)
    bare = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Found([_WORD.sub("", _BREAKS.sub(" ", bare)), text])


def as_text(content: bytes) -> str | None:
    """Bytes as text, in the character set that they are in; None for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in _likely(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= len(text) * (_FEW if encoding == "utf-8" and len(text) > 200 else 0):
            return text
    return None


def _likely(content: bytes) -> tuple[str, ...]:
    """The character sets that bytes without a mark may be in, the likeliest first."""
    start = content[:4096]
    if start.count(0) > len(start) // 4:
        odd, even = start[1::2].count(0), start[::2].count(0)
        return ("utf-16-le" if odd > even else "utf-16-be", "utf-32-le", "utf-32-be")
    ascii_signs = sum(1 for sign in start if 32 <= sign < 127 or sign in (9, 10, 13))
    return ("utf-8", "cp1252") if ascii_signs > len(start) * 0.8 else ("utf-8",)
