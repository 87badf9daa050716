"""Signs of Word's symbol fonts, read as what they mean.

In: text as its author pasted it. Out: the same with letters that every font has; in a body, a sign that stands before an
item of a list becomes Markdown's own. The lines of a text stay as they are, but for empty ones before lists.
"""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from publishing.content.glyphs.word_fonts import BULLETS, FIRST, LAST, MEANINGS, OTHERS, SYMBOL, TELLING

_OF_WORD = f"{chr(FIRST)}-{chr(LAST)}"
_LIGATURES = "\ufb00-\ufb06"
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # letters and digits; wide signs belong to Chinese and Japanese
_ODD = re.compile(f"[{_OF_WORD}{_LIGATURES}{_WIDE}]")
_IN_A_WORD = re.compile(rf"(?<=[^\W\d_])[{_OF_WORD}]|[{_OF_WORD}](?=[^\W\d_])")
_PLAIN_BULLETS = "•▪◦‣⁃●■"  # Unicode's own, which mean nothing to Markdown
_ITEM = re.compile(rf"([ \t>]*)([{''.join(sorted(BULLETS))}]|[{_PLAIN_BULLETS}](?=[ \t\xa0]))[ \t\xa0]*(?=\S)")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|#+.!~:()-]")
_FENCE = re.compile(r"[ >]*(```|~~~)")
_MARKED = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)[ \t]")
_STEP = "    "  # what Markdown wants before an item of a list inside a list


def plain(text: str) -> str:
    """A text in letters that mean what they show."""
    if text.isascii() or not _ODD.search(text):
        return text
    return _ODD.sub(lambda found: meaning(text, found.start()), text)


def plain_fields(value: Any) -> Any:
    """The fields of a front matter, each text of them plain."""
    if isinstance(value, dict):
        return {name: plain_fields(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain_fields(inner) for inner in value]
    return plain(value) if isinstance(value, str) else value


def meaning(text: str, place: int) -> str:
    """The meaning of the letter at a place of a text; itself where nobody knows."""
    letter = text[place]
    if not chr(FIRST) <= letter <= chr(LAST):
        return normalize("NFKC", letter)
    if letter in OTHERS and SYMBOL.get(letter, "").isalpha() and _IN_A_WORD.match(text, place):
        return SYMBOL[letter]  # Greek: Wingdings has no letters
    return MEANINGS.get(letter, letter)


def markdown(body: str) -> str:
    """A body in Markdown, with lists where its author pasted bullets."""
    return body if _is_plain(body) else "\n".join(_with_lists(body.split("\n")))


def without_bullets(body: str) -> str:
    """A body line by line as it is, in plain letters, without the signs that ``markdown`` reads as mere marks of lists."""
    if _is_plain(body):
        return body
    lines, fence = [], ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        found = None if fence else _ITEM.match(line)
        lines.append(plain(_quoting(found[1]) + _sign(found) + line[found.end() :] if found else line))
    return "\n".join(lines)


def _is_plain(body: str) -> bool:
    """Return whether a body has no sign of Word's, and no bullet that Markdown does not know."""
    return body.isascii() or not (_ODD.search(body) or any(bullet in body for bullet in _PLAIN_BULLETS))


def is_item(line: str) -> bool:
    """Return whether a line is an item of a list by a sign of Word's."""
    found = _ITEM.match(line)
    return bool(found and found[2] in BULLETS)


def _with_lists(lines: list[str]) -> Iterator[str]:
    """The lines, each bullet as ``-``, and an empty line before each list."""
    indents: list[int] = []  # of the lists that are open, the outermost first
    fence, before = "", ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        found = None if fence else _ITEM.match(line)
        if found:
            if not indents and before.strip() and not _MARKED.match(before):
                yield _quoting(found[1])
            yield _item(line, found, indents)
        else:
            indents = indents if not line.strip() or (indents and line.startswith((" ", "\t"))) else []
            yield _escaped(line)
        before = line


def _item(line: str, found: re.Match[str], indents: list[int]) -> str:
    """An item, as deep as it is indented below those before it."""
    quoting = _quoting(found[1])
    indent = len(found[1].rpartition(">")[2].expandtabs(4)) - bool(quoting)
    while len(indents) > 1 and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)
    return f"{quoting}{_STEP * (len(indents) - 1)}- {_sign(found)}{_escaped(line[found.end() :])}"


def _sign(found: re.Match[str]) -> str:
    """The meaning of the mark of an item besides being one: a tick, a cross, a box."""
    return f"{MEANINGS[found[2]]} " if found[2] in TELLING else ""


def _quoting(start: str) -> str:
    """The signs of a quotation in which a line stands."""
    marks = start.count(">")
    return "> " * marks


def _escaped(line: str) -> str:
    """A line with the meanings of its letters, none of which is markup."""
    return _ODD.sub(lambda found: _MARKUP.sub(_reference, meaning(line, found.start())), line)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
