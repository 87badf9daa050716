"""Texts that begin with the label of a list, as items of one.

In: drafts in reading order. Out: the same, with lists.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.labels import Label, label_of
from publishing.importing.pdf.segments import Segment

_UNSURE = "*o"  # signs that begin a note or a sentence as well


def with_lists(
    drafts: Sequence[Draft], tagged: bool, is_heading: Callable[[Draft], bool] = lambda _: False
) -> list[Draft]:
    """Put texts that begin with a label into lists, in whatever they stand; in a tagged file only those with bullets.

    ``is_heading`` knows those that look like a heading with a number ("2. Findings").
    """
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind != "text":
            start = 1 if draft.kind == "item" and draft.children and draft.children[0].kind == "text" else 0
            found.append(
                replace(draft, children=[*draft.children[:start], *with_lists(draft.children[start:], tagged)])
            )
            continue
        label = label_of(Segment(draft.pieces).text)
        if label is None or not _is_items(label, tagged) or (label.style != "bullet" and is_heading(draft)):
            found.append(draft)
            continue
        item = Draft("item", children=[replace(draft, level=0)])
        if found and found[-1].kind == "list":
            found[-1].children.append(item)
        else:
            found.append(Draft("list", children=[item]))
    return found


def _is_items(label: Label, tagged: bool) -> bool:
    """Tell whether a label is one of an item, and not the number of a paragraph or the sign of a note."""
    if label.style == "bullet":
        return label.shown not in _UNSURE
    return not tagged and label.style != "levels"
