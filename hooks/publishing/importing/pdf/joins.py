"""Paragraphs that a page's end parts, and drafts put where they stand among others.

In: drafts in reading order. Out: the same, joined or with others among them.
"""

from collections.abc import Callable, Iterable, Sequence

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.look import key_of

_ENDS = (".", ":", ";", "?", "!")


def joined_texts(drafts: Sequence[Draft], text: Callable[[Draft], str]) -> list[Draft]:
    """Join a paragraph that begins in the middle of a sentence to the one before it, on the page before."""
    found: list[Draft] = []
    for draft in drafts:
        before = next((other for other in reversed(found) if other.kind != "picture"), None)
        open_end = _last_text(before) if before else None
        if draft.kind == "text" and not draft.level and open_end and _goes_on(open_end, draft, text):
            open_end.pieces.extend(draft.pieces)
        else:
            found.append(draft)
    return found


def _last_text(draft: Draft) -> Draft | None:
    """Return the text with which a text or a list ends."""
    if draft.kind == "text":
        return draft
    if draft.kind in ("list", "item") and draft.children:
        return _last_text(draft.children[-1])
    return None


def _goes_on(before: Draft, after: Draft, text: Callable[[Draft], str]) -> bool:
    ends = [piece for piece in before.pieces if not piece.blank][-1:]
    begins = [piece for piece in after.pieces if not piece.blank][:1]
    if not ends or not begins or before.level:
        return False
    last, other = ends[0], begins[0]
    moved = last.page != other.page or other.baseline > last.baseline  # the next page, or the next column
    alike = abs(key_of(before.pieces).size - key_of(after.pieces).size) < 0.6
    bold = key_of(before.pieces).bold == key_of(after.pieces).bold
    words = text(after)
    begins_inside = words[:1].islower() or (text(before).endswith("-") and words[:1].isalnum())
    return moved and alike and bold and begins_inside and not text(before).endswith(_ENDS)


def inserted(drafts: Iterable[Draft], others: Iterable[Draft]) -> list[Draft]:
    """Put other drafts where they stand on their pages: before the first draft that begins below them."""
    found = list(drafts)
    start = 0
    for other in sorted(others, key=lambda draft: draft.first_page):
        at = next((i for i in range(start, len(found)) if _place(found[i]) > _place(other)), len(found))
        found.insert(at, other)
        start = at + 1
    return found


def _place(draft: Draft) -> tuple[int, float]:
    """Return the page and how far down on it a draft begins."""
    first = next((piece for piece in draft.all_pieces() if not piece.blank), None)
    if first:
        return first.page, -first.box.top
    top = draft.images[0].box.top if draft.images else 10_000.0
    return draft.first_page, -top
