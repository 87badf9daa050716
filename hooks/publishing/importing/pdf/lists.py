"""Items of lists: their labels, which stand below which, and which are numbered paragraphs.

In: drafts of lists. Out: the same, nested and joined; whether a list's numbers are those of paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.labels import Label, Style, label_of
from publishing.importing.pdf.spelling import Spelling
from publishing.importing.pdf.text import plain

_STEP = 5.0  # points by which an item must stand further in to be below another
_ENOUGH = 10  # pieces in which a label stands, and a word after it
_COUNTING: tuple[Style, ...] = ("figure", "levels")


@dataclass(slots=True, eq=False)
class Item:
    """An item of a list: its label, how far in it stands, what it holds, and the items below it."""

    draft: Draft
    label: Label | None
    left: float
    apart: bool
    below: "list[Item]" = field(default_factory=list)

    @property
    def style(self) -> str:
        """The style of its label, and of a bullet also the sign."""
        if not self.label:
            return ""
        return self.label.shown if self.label.style == "bullet" else self.label.style


def items_of(draft: Draft, spelling: Spelling) -> list[Item]:
    """Return the items of a list with their labels, those that stand further in below the others."""
    roots: list[Item] = []
    stack: list[Item] = []
    for child in draft.children:
        item = _item(child, spelling)
        while stack and stack[-1].left > item.left + _STEP and not _goes_on(stack[-1], item):
            stack.pop()
        if stack and item.left > stack[-1].left + _STEP and _other(stack, item):
            stack[-1].below.append(item)
            stack.append(item)
            continue
        if stack:
            stack.pop()
        (stack[-1].below if stack else roots).append(item)
        stack.append(item)
    return roots


def _goes_on(before: Item, item: Item) -> bool:
    """Tell whether an item is the next of the one before, on a page that stands elsewhere."""
    if before.draft.last_page == item.draft.first_page or before.style != item.style:
        return False
    return not before.label or before.label.style == "bullet" or _follows(before.label, item.label)


def _other(stack: Sequence[Item], item: Item) -> bool:
    """Tell whether an item that stands further in than the one before can be below it."""
    same_page = stack[-1].draft.last_page == item.draft.first_page
    return item.style != stack[-1].style or same_page


def _follows(before: Label | None, after: Label | None) -> bool:
    return bool(before and after and before.style == after.style and after.value == before.value + 1)


def _item(draft: Draft, spelling: Spelling) -> Item:
    pieces = draft.label or _first_text(draft)
    seen = [piece for piece in pieces if not piece.blank]
    left = seen[0].box.left if seen else 0.0
    return Item(draft, item_label(draft, spelling), left, bool(draft.label))


def _first_text(draft: Draft) -> list:  # type: ignore[type-arg]
    first = next(iter(draft.children), None)
    return first.pieces if first and first.kind == "text" else []


def item_label(draft: Draft, spelling: Spelling) -> Label | None:
    """Return the label of an item: that which a tag names, else that with which its text begins."""
    if draft.label:
        text = plain(draft.label, spelling)
        found = label_of(text, alone=True)
        return found if found and found.length >= len(text) else Label(text, "bullet", 0, len(text)) if text else None
    return label_of(plain(_first_text(draft)[:_ENOUGH], spelling))


def joined_lists(drafts: Sequence[Draft], spelling: Spelling) -> list[Draft]:
    """Join lists that follow each other, as a page's end parts them; a list that counts from one again stays apart."""
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if draft.kind != "list" or before is None or before.kind != "list":
            found.append(draft)
            continue
        if not _restarts(before, draft, spelling):
            children = _completed(before, draft, spelling)
            found[-1] = Draft("list", children=[*before.children, *children])
        else:
            found.append(draft)
    return found


def _restarts(before: Draft, after: Draft, spelling: Spelling) -> bool:
    first = item_label(after.children[0], spelling)
    if not first or first.style not in ("figure", "letter", "roman") or first.value != 1:
        return False
    return any((label := item_label(item, spelling)) and label.style == first.style for item in before.children)


def _completed(before: Draft, after: Draft, spelling: Spelling) -> list[Draft]:
    """Give an item without a label, at the beginning of a page, back to the item that it goes on with."""
    first, last = after.children[0], before.children[-1]
    text = plain(list(first.all_pieces()), spelling)
    end = plain(list(last.all_pieces()), spelling)
    if item_label(first, spelling) or not text[:1].islower() or end.endswith((".", ":", ";", "?", "!")):
        return after.children
    if last.children and first.children and last.children[-1].kind == first.children[0].kind == "text":
        last.children[-1].pieces.extend(first.children[0].pieces)
        last.children.extend(first.children[1:])
        return after.children[1:]
    return after.children


def numbered_paragraphs(drafts: Sequence[Draft], spelling: Spelling) -> set[int]:
    """Return the identities of lists and texts whose numbers run on through the document, past other blocks.

    A list that begins at 1 and that nothing goes on with is a list. Numbers of two levels ("2.1") are paragraphs'.
    """
    found: set[int] = set()
    ends: dict[int, int] = {}
    seen: set[str] = set()
    for draft in drafts:
        labels = _labels(draft, spelling)
        if not labels:
            continue
        if labels[0].style == "levels":
            if labels[0].value == 1 or _one_less(labels[0]) in seen:
                found.add(id(draft))
                seen.update(label.number for label in labels)
            continue
        before = ends.pop(labels[0].value - 1, None)
        if before is not None:
            found |= {before, id(draft)}
        ends[labels[-1].value] = id(draft)
    return found


def _one_less(label: Label) -> str:
    """Return the number before one: "2.3" for "2.4"."""
    return f"{label.number.rpartition('.')[0]}.{label.value - 1}"


def _labels(draft: Draft, spelling: Spelling) -> list[Label]:
    """Numbers of a list's own items, or of a text that begins with one."""
    if draft.kind == "list":
        labels = [item.label for item in items_of(draft, spelling)]
    elif draft.kind == "text" and not draft.level:
        labels = [label_of(plain(draft.pieces[:_ENOUGH], spelling), bare=True)]
    else:
        return []
    counting = [label for label in labels if label and label.style in _COUNTING]
    return counting if labels and labels[0] and labels[0].style in _COUNTING else []
