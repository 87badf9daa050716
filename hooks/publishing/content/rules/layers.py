"""The two layers of a handbook: what sources say, each fact with a note, and what the edition suggests, in boxes.

In: a chapter's source. Out: a problem for each piece of plain text without a note. A note is of a programme, or says what else
it is of (``content.references``), so plain text with one has a source and a programme. The rule holds as soon as any record has
references; an appendix, whose words are of another kind, is free of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.base.problems import Problem, closest, quoted
from publishing.content.models import Chapter, Programme
from publishing.content.references import NOTE, cited
from publishing.content.rules.context import Context, Rule

ASK = "**Ask the lead:**"
EXPECTED = 'a note such as [^{example}], or a box (!!! suggestion "This edition suggests")'
_BOX = re.compile(r"!!! suggestion\b")
_FOLD = re.compile(r"!!! earlier\b")
_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+|:\s+")
_FREE = re.compile(r"#|\{\{.*\}\}$|\[\^[^\]]+\]:")  # headings, figures, notes
_SHORT = 60


@dataclass(frozen=True)
class _Block:
    """A piece of plain text: a paragraph, an item or a row; ``line`` counts from 1 in the body.

    ``led`` says whether the paragraph above it ends in a colon and has a note, which is then the note of all its parts.
    """

    line: int
    text: str
    led: bool = False


def _chapter(context: Context, chapter: Chapter) -> Iterator[Problem]:
    """Hold plain text to notes, and notes to references that there are."""
    known = cited(context.catalogue)
    if not known or (Programme, "") in context.unread:
        return
    unread = tuple(f"{id}." for _, id in context.unread)
    source = context.source
    for block in _plain(source.body):
        line = source.body_line + block.line - 1
        notes = NOTE.findall(block.text)
        for name in notes:
            if name not in known and "." in name and not name.startswith(unread):
                expected, meant = "a reference that a programme or chapter has", closest(name, known)
                yield Problem(source.file, line, "", expected, quoted(f"[^{name}]"), meant)
        if not (notes or block.led or chapter.appendix):
            expected = EXPECTED.format(example=next(iter(known)))
            yield Problem(source.file, line, "", expected, f"plain text without either: {quoted(_start(block.text))}")


def _start(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def _plain(body: str) -> Iterator[_Block]:
    """Find the pieces of plain text: all that stands in no box, and is no heading, figure, note or question to the lead."""
    boxed, led = False, False
    for line, text in _paragraphs(body):
        inside = text.startswith("    ")
        if boxed and inside:
            continue
        boxed = bool(_BOX.match(text))
        _, _, rest = text.partition("\n")
        if boxed or _FREE.match(text) or (_FOLD.match(text) and not rest):
            led = False
            continue
        if _FOLD.match(text):
            line, text = line + 1, rest
        text = "\n".join(row.removeprefix("    ") for row in text.split("\n"))
        if text.startswith(ASK):
            continue
        pieces = list(_pieces(line, text))
        if len(pieces) == 1 and not _ITEM.match(text) and not text.startswith("|"):
            led = NOTE.sub("", text).rstrip().endswith(":") and bool(NOTE.search(text))
            yield pieces[0]
        else:
            yield from (_Block(piece.line, piece.text, led) for piece in pieces)


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Split a body at its empty lines; each piece with its first line."""
    start, rows = 1, list[str]()
    for number, row in enumerate([*body.split("\n"), ""], start=1):
        if row.strip():
            start, rows = (start if rows else number), [*rows, row]
        elif rows:
            yield start, "\n".join(rows)
            rows = []


def _pieces(line: int, text: str) -> Iterator[_Block]:
    """Split a list into items, and a table into the rows below its head; a paragraph stays whole."""
    rows = text.split("\n")
    if rows[0].startswith("|"):
        yield from (_Block(line + place, row) for place, row in enumerate(rows) if place > 1)
        return
    starts = [place for place, row in enumerate(rows) if _ITEM.match(row)] or [0]
    for place, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield _Block(line + place, "\n".join(rows[place:end]))


RULES: tuple[Rule, ...] = (_chapter,)
