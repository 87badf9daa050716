"""Pieces of text put together to runs: spaces, words broken at a line's end, raised figures, bold and italic.

In: pieces in reading order. Out: runs, or their text alone.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from publishing.importing.model import Run
from publishing.importing.pdf.pieces import LINE_END_HYPHEN, Piece
from publishing.importing.pdf.spelling import Spelling

_MARK = "\x1d"  # stands for the mark of a note; no piece has it
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SPACES = re.compile(r"[ \u00a0]*[^\S \x1d][^\S\x1d]*|[ ]{2,}")
_SEVERAL = re.compile(" {2,}")
_LONE_HYPHEN = re.compile(LINE_END_HYPHEN)
_LINE_END = re.compile(
    rf"(?P<before>[^\W_]*)(?P<sign>[-\u2010\u00ad{LINE_END_HYPHEN}])(?P<gap> ?\n\s*)(?P<after>[^\W_]+)"
)
_TIGHT = re.compile(r"(?<=\w)[–/](\n\s*)(?=\w)")
_GLUED = 0.16  # of the letters' size: a gap smaller than this is none
_SMALL, _RAISED = 0.85, 0.12


class Look(NamedTuple):
    """The look of a letter in a run."""

    strong: bool
    emphasis: bool
    superscript: bool
    subscript: bool
    link: str | None
    note: str | None = None


def joint(piece: Piece, other: Piece) -> str:
    """Return what stands between two pieces: nothing, a space, or a line's end."""
    if piece.page == other.page and other.first == piece.last + 1:
        if "\n" in piece.after or "\r" in piece.after or piece.text.endswith(LINE_END_HYPHEN):
            return "\n"
        return " " if piece.after else ""
    if not on_one_line(piece, other):
        return "\n"
    gap = other.box.left - piece.box.right
    size = max(piece.size, other.size)
    return "" if -size < gap < _GLUED * size else " "


def on_one_line(piece: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand on one line (a raised figure does so too)."""
    overlap = min(piece.box.top, other.box.top) - max(piece.box.bottom, other.box.bottom)
    height = min(piece.box.top - piece.box.bottom, other.box.top - other.box.bottom)
    return piece.page == other.page and overlap > 0.5 * height


def plain(pieces: Sequence[Piece], spelling: Spelling) -> str:
    """Return the text of pieces: the same as that of their runs, without the work that looks are."""
    texts: list[str] = [pieces[0].text] if pieces else []
    for piece, other in pairwise(pieces):
        texts += (joint(piece, other), other.text)
    text = "".join(texts)
    for edit in reversed(_edits(text, spelling)):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return _SEVERAL.sub(" ", text).strip(" ")


def runs(pieces: Sequence[Piece], spelling: Spelling, marks: dict[int, str] | None = None) -> tuple[Run, ...]:
    """Return pieces as runs; `marks` names the notes whose marks are among them, by the identity of the piece."""
    found = []
    for look, parts in groupby(_assembled(_parts(pieces, marks or {}), spelling), key=itemgetter(1)):
        text = "".join(part for part, _ in parts)
        found.append(Run("" if look.note else text, *look))
    return _tidied(found)


def _tidied(found: list[Run]) -> tuple[Run, ...]:
    """Give blanks between runs to the plain one, so that no run of a look is blank or begins with a space."""
    plain_look = Look(False, False, False, False, None)
    parts: list[tuple[str, Look]] = []
    for run in found:
        look = Look(run.strong, run.emphasis, run.superscript, run.subscript, run.link, run.note)
        inner = run.text.strip()
        if run.note or (inner and look == plain_look):
            parts.append((run.text, look))
            continue
        at = run.text.find(inner) if inner else 0
        parts += [(run.text[:at], plain_look), (inner, look), (run.text[at + len(inner) :], plain_look)]
    joined: list[tuple[str, Look]] = []
    for text, look in parts:
        if not text and not look.note:
            continue
        if joined and joined[-1][1] == look and not look.note:
            joined[-1] = (joined[-1][0] + text, look)
        else:
            joined.append((text, look))
    return tuple(Run(text, *look) for text, look in joined)


def raised(pieces: Sequence[Piece]) -> dict[int, bool]:
    """Return the identities of pieces that are smaller than their neighbours and stand above (true) or below them."""
    found: dict[int, bool] = {}
    if len({piece.size for piece in pieces}) == 1:
        return found
    for piece, other in pairwise(piece for piece in pieces if not piece.blank):
        for small, large in ((piece, other), (other, piece)):
            if small.size <= _SMALL * large.size and on_one_line(small, large):
                rise = small.baseline - large.baseline
                if abs(rise) > _RAISED * large.size:
                    found[id(small)] = rise > 0
    return found


class _Edit(NamedTuple):
    """A stretch of a text that is replaced."""

    start: int
    end: int
    text: str


def _parts(pieces: Sequence[Piece], marks: dict[int, str]) -> list[tuple[str, Look]]:
    """The texts of pieces with their looks, and what stands between them."""
    heights = raised(pieces)
    parts: list[tuple[str, Look]] = []
    before: Piece | None = None
    for piece in pieces:
        above = heights.get(id(piece))
        look = Look(piece.font.bold, piece.font.italic, above is True, above is False, piece.link)
        gap = joint(before, piece) if before is not None else ""
        if gap:
            parts.append((gap, look if parts[-1][1].note or parts[-1][1] != look else parts[-1][1]))
        before = piece
        if id(piece) in marks:
            parts.append((_MARK, Look(False, False, False, False, None, marks[id(piece)])))
        else:
            parts.append((piece.text, look))
    return parts


def _edits(text: str, spelling: Spelling) -> list[_Edit]:
    """Words made whole that a line's end breaks, letters that nobody sees taken out, spaces single; in order."""
    edits: list[_Edit] = []
    for found in _LINE_END.finditer(text):
        keeps = spelling.keeps_hyphen(found["before"], found["after"]) and found["sign"] != "\u00ad"
        edits.append(_Edit(found.start("sign"), found.end("gap"), "-" if keeps else ""))
    edits += [_Edit(*found.span(1), "") for found in _TIGHT.finditer(text)]
    edits += [_Edit(*found.span(), "") for found in _INVISIBLE.finditer(text)]
    edits += [_Edit(*found.span(), "-") for found in _LONE_HYPHEN.finditer(text)]
    edits += [_Edit(*found.span(), " ") for found in _SPACES.finditer(text)]
    ordered: list[_Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not ordered or edit.start >= ordered[-1].end:
            ordered.append(edit)
    return ordered


def _assembled(parts: Sequence[tuple[str, Look]], spelling: Spelling) -> list[tuple[str, Look]]:
    """Return the parts of a text with all edits of the whole text done."""
    text = "".join(part for part, _ in parts)
    edits = _edits(text, spelling)
    found: list[tuple[str, Look]] = []
    position, number = 0, 0
    for part, look in parts:
        start, end = position, position + len(part)
        remaining: list[str] = []
        while number < len(edits) and edits[number].start < end:
            edit = edits[number]
            remaining.append(text[start : max(start, edit.start)])
            remaining.append(edit.text if edit.start >= position else "")
            if edit.end > end:
                start = end
                break
            start = max(start, edit.end)
            number += 1
        remaining.append(text[start:end])
        found.append(("".join(remaining), look))
        position = end
    return _single_spaces(found)


def _single_spaces(parts: Iterable[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Leave one space where several stand after all edits, and none at the ends."""
    found: list[tuple[str, Look]] = []
    ended = True
    for part, look in parts:
        text = _SEVERAL.sub(" ", part)
        text = text[1:] if ended and text.startswith(" ") else text
        if text:
            found.append((text, look))
            ended = text.endswith(" ")
    while found and found[-1][0].endswith(" "):
        text, look = found.pop()
        found += [(text.rstrip(" "), look)] if text.strip(" ") else []
    return found
