"""Notes: their labels, and the marks in the text that point to them.

In: drafts of notes, and all drafts of text. Out: a label for each note, and which pieces are marks of which.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.look import Typography
from publishing.importing.pdf.pieces import Piece
from publishing.importing.pdf.text import on_one_line, raised

_SIGN = re.compile(r"\W*(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,4})\W*")
_LEADING = re.compile(r"[\[(]?(\d{1,3}|[*†‡§¶]{1,3})[\])]?[.\s]*(?=\s|[^\W\d])")
_SMALL = 0.93


@dataclass(slots=True, eq=False)
class Note:
    """A note: the sign in the source, what it is called, its page, and its drafts without the sign."""

    sign: str
    label: str
    page: int
    drafts: list[Draft]
    marked: bool = False


def collected(drafts: Iterable[Draft]) -> list[Note]:
    """Read the signs of notes; a note without a sign goes on with the one before."""
    notes: list[Note] = []
    labels: set[str] = set()
    for draft in chain.from_iterable(_parted(tagged) for tagged in drafts if not tagged.blank):
        sign = _taken_sign(draft)
        if not sign and notes:
            _go_on(notes[-1], draft)
            continue
        sign = sign or "*"
        label = sign if sign not in labels else f"{sign}-{draft.first_page}"
        while label in labels:
            label += "a"
        labels.add(label)
        notes.append(Note(sign, label, draft.first_page, draft.children))
    return notes


def _parted(draft: Draft) -> Iterator[Draft]:
    """Yield the notes that one tag holds: a paragraph of it that begins with a raised sign begins a note."""
    children: list[Draft] = []
    for child in draft.children:
        first = next((piece for piece in child.pieces if not piece.blank), None)
        sign = first and raised(child.pieces).get(id(first)) and _SIGN.fullmatch(first.text)
        if sign and any(not other.blank for other in children):
            yield replace(draft, children=children)
            children = []
        children.append(child)
    yield replace(draft, children=children)


def _go_on(note: Note, draft: Draft) -> None:
    last, first = note.drafts[-1], draft.children[0]
    if last.kind == first.kind == "text":
        last.pieces.extend(first.pieces)
        note.drafts.extend(draft.children[1:])
    else:
        note.drafts.extend(draft.children)


def _taken_sign(draft: Draft) -> str:
    """Take the sign away from the beginning of a note and return it; "" where it has none."""
    first = next((child for child in draft.children if not child.blank), None)
    if first is None or first.kind not in ("text", "item", "list"):
        return ""
    if first.kind == "list":
        first = first.children[0]
    pieces = first.label or first.pieces or (first.children[0].pieces if first.children else [])
    at = next((i for i, piece in enumerate(pieces) if not piece.blank), None)
    if at is None:
        return ""
    whole = _SIGN.fullmatch(pieces[at].text)
    if whole and (first.label or id(pieces[at]) in raised(pieces) or whole[1].isdigit() or not whole[1].isalpha()):
        del pieces[: at + 1]
        return whole[1]
    leading = _LEADING.match(pieces[at].text)
    if leading:
        pieces[at].text = pieces[at].text[leading.end() :]
        return leading[1]
    return ""


def as_text(note: Note) -> Draft:
    """Return a note that no mark points to as a draft among others, its sign in its text again."""
    first = next((draft for draft in texts(note.drafts) if draft.pieces), None)
    if first:
        piece = first.pieces[0]
        first.pieces[0] = replace(piece, text=f"{note.sign} {piece.text.lstrip()}")
    return note.drafts[0] if len(note.drafts) == 1 else Draft("quote", children=note.drafts)


def texts(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield all drafts of text, those in lists and tables too."""
    for draft in drafts:
        if draft.kind == "text":
            yield draft
        yield from texts(draft.children)


def marks_of(drafts: Iterable[Draft], notes: list[Note]) -> dict[int, str]:
    """Return the identities of pieces that are marks of notes, with the notes' labels."""
    found: dict[int, str] = {}
    for draft in texts(drafts):
        heights = raised(draft.pieces)
        for piece in draft.pieces:
            if not heights.get(id(piece)):
                continue
            sign = _SIGN.fullmatch(piece.text)
            note = _meant(sign[1], piece, notes) if sign else None
            if note:
                note.marked = True
                found[id(piece)] = note.label
    return found


def _meant(sign: str, piece: Piece, notes: list[Note]) -> Note | None:
    """Return the note that a mark means: of its sign, on its page, else the nearest after it."""
    alike = [note for note in notes if note.sign == sign]
    return min(alike, key=lambda note: (note.page < piece.page, abs(note.page - piece.page)), default=None)


def untagged_notes(drafts: list[Draft], look: Typography) -> tuple[list[Draft], list[Draft]]:
    """Part texts from notes that no tag names: small ones that begin with a sign which is raised in a text of the page."""
    signs = {
        (piece.page, sign[1])
        for draft in texts(drafts)
        if (heights := raised(draft.pieces))
        for number, piece in enumerate(draft.pieces)
        if number and heights.get(id(piece)) and (sign := _SIGN.fullmatch(piece.text))
    }
    rest: list[Draft] = []
    found: list[Draft] = []
    for draft in drafts:
        parts = list(_at_signs(draft, signs)) if draft.kind == "text" else [draft]
        if draft.kind == "text" and all(_is_note(part, look, signs) for part in parts):
            found += [Draft("note", children=[part]) for part in parts]
        else:
            rest.append(draft)
    return rest, found


def _at_signs(draft: Draft, signs: set[tuple[int, str]]) -> Iterator[Draft]:
    """Part a text at each line that begins with a sign which is raised on the page: notes stand close together."""
    part: list[Piece] = []
    for piece in draft.pieces:
        sign = _SIGN.fullmatch(piece.text) or _LEADING.match(piece.text)
        seen = [other for other in part if not other.blank]
        if sign and seen and (piece.page, sign[1]) in signs and not on_one_line(seen[-1], piece):
            yield replace(draft, pieces=part)
            part = []
        part.append(piece)
    yield replace(draft, pieces=part)


def _is_note(draft: Draft, look: Typography, signs: set[tuple[int, str]]) -> bool:
    seen = [piece for piece in draft.pieces if not piece.blank]
    if not seen or any(piece.size > _SMALL * look.body for piece in seen):
        return False
    sign = _SIGN.fullmatch(seen[0].text) or _LEADING.match(seen[0].text)
    return bool(sign and (seen[0].page, sign[1]) in signs)
