"""Blocks in the making, and how a tree of elements becomes a row of them.

In: elements of structure. Out: drafts in reading order, and the notes that stood among them.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from publishing.importing.pdf.pieces import Image, Piece
from publishing.importing.pdf.right_to_left import in_order
from publishing.importing.pdf.tree import Element

Kind = Literal["text", "list", "item", "table", "row", "cell", "picture", "note", "quote", "contents"]

_INLINE = set(
    "Span Link Reference Em Strong Sub Quote Code BibEntry Annot Ruby RB RT RP Warichu WT WP Lbl Formula".split()
)
_TEXT = set("P H H1 H2 H3 H4 H5 H6 Title Caption".split())  # in these, what is no block of its own is part of a line
_BLOCKS = _TEXT | set("L LI LBody Table TR TH TD THead TBody TFoot BlockQuote TOC TOCI Div Sect Part Art Index".split())
_NOTES = {"Note", "FENote"}
_HEADING = re.compile(r"H([1-6]?)")
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making. `level` is what a tag says of a heading (0: none; -1: a heading of no level)."""

    kind: Kind
    pieces: list[Piece] = field(default_factory=list)
    children: list["Draft"] = field(default_factory=list)
    label: list[Piece] = field(default_factory=list)
    level: int = 0
    element: Element | None = None
    images: list[Image] = field(default_factory=list)
    head: bool = False
    columns: int = 1
    rows: int = 1

    def all_pieces(self) -> Iterator[Piece]:
        """Yield all text in it, in reading order."""
        yield from self.label
        yield from self.pieces
        for child in self.children:
            yield from child.all_pieces()

    @property
    def blank(self) -> bool:
        """Tell whether nothing of it can be seen."""
        if self.kind == "picture":
            return False
        return all(piece.blank for piece in (*self.label, *self.pieces)) and all(child.blank for child in self.children)

    @property
    def first_page(self) -> int:
        """The page on which it begins; 0 where nothing says so."""
        return next((piece.page for piece in self.all_pieces() if not piece.blank), self._image_page())

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return max((piece.page for piece in self.all_pieces() if not piece.blank), default=self._image_page())

    def _image_page(self) -> int:
        return self.images[0].page if self.images else next(iter(self.element.boxes), 0) if self.element else 0


class Flow:
    """Turns elements into drafts. `left_out` are the identities of pieces that are not part of the flow."""

    def __init__(self, left_out: Collection[int] = ()) -> None:
        self.left_out = left_out
        self.notes: list[Draft] = []

    def drafts(self, element: Element) -> list[Draft]:
        """Return what an element holds, in order, without what is blank."""
        row = _Row(self)
        row.walk(element)
        row.flush()
        return [draft for draft in row.out if not draft.blank]

    def block(self, element: Element) -> list[Draft]:
        """Return the drafts of an element that is a block."""
        kind = element.kind
        heading = _HEADING.fullmatch(kind)
        if heading or kind == "Title":
            return self._heading(element, int(heading[1] or -1) if heading else 1)
        make = {
            "L": self._list,
            "LI": self._item,
            "Table": self._table,
            "Figure": self._figure,
            "Note": self._note,
            "FENote": self._note,
            "BlockQuote": self._quote,
            "TOC": self._contents,
            "TOCI": self._contents,
        }.get(kind)
        return make(element) if make else self.drafts(element)

    def _heading(self, element: Element, level: int) -> list[Draft]:
        found = self.drafts(element)
        return [replace(draft, level=level) if draft.kind == "text" else draft for draft in found]

    def _list(self, element: Element) -> list[Draft]:
        """Items of a list; a list that stands in it without an item belongs to the item before it."""
        items: list[Draft] = []
        for draft in self.drafts(element):
            if draft.kind == "item":
                items.append(draft)
            elif items and draft.kind == "list":
                items[-1].children.append(draft)
            elif draft.kind == "list":
                items.extend(draft.children)
            else:
                items.append(Draft("item", children=[draft]))
        return [Draft("list", children=items)] if items else []

    def _item(self, element: Element) -> list[Draft]:
        label: list[Piece] = []
        body = Element("LBody")
        for number, kid in element.kids.items():
            if isinstance(kid, Element) and kid.kind == "Lbl":
                label += [leaf for leaf in kid.leaves() if isinstance(leaf, Piece)]
            else:
                body.kids[number] = kid
        label = [piece for piece in label if id(piece) not in self.left_out]
        return [Draft("item", children=self.drafts(body), label=label)]

    def _table(self, element: Element) -> list[Draft]:
        rows = list(self._rows(element, False))
        outside = [
            draft for _, kid in sorted(element.kids.items()) if isinstance(kid, Element) and kid.kind == "Caption"
            for draft in self.drafts(kid)
        ]  # fmt: skip
        return [*outside, Draft("table", children=rows)] if any(not row.blank for row in rows) else outside

    def _rows(self, element: Element, head: bool) -> Iterator[Draft]:
        """Rows of a table; a child of a row that no page shows is an empty cell, what stands in no row a row of its own."""
        loose: list[Draft] = []
        for _, kid in sorted(element.kids.items()):
            if isinstance(kid, Element) and kid.kind == "Caption":
                continue
            if not isinstance(kid, Element) or not _holds_rows(kid):
                cell = self._cell(kid, head)
                loose += [cell] if cell and not cell.blank else []
                continue
            if loose:
                yield Draft("row", children=loose, head=head)
                loose = []
            if kid.kind != "TR":
                yield from self._rows(kid, head or kid.kind == "THead")
                continue
            cells = [self._cell(kid.kids.get(number), head) for number in range(kid.size)]
            yield Draft("row", children=[cell for cell in cells if cell], head=head)
        if loose:
            yield Draft("row", children=loose, head=head)

    def _cell(self, kid: "Element | list[Piece | Image] | None", head: bool) -> Draft | None:
        if kid is None:
            return Draft("cell", head=head)
        if not isinstance(kid, Element):
            kid = Element("TD", {0: kid})
        found = self.drafts(kid)
        if kid.kind not in ("TD", "TH") and not found:
            return None
        return Draft("cell", children=found, head=head or kid.kind == "TH", columns=kid.column_span, rows=kid.row_span)

    def _figure(self, element: Element) -> list[Draft]:
        """A picture; text in it (a chart's labels, a text box that was tagged as one) follows it."""
        leaves = list(element.leaves())
        images = [leaf for leaf in leaves if isinstance(leaf, Image)]
        picture = Draft("picture", element=element, images=images)
        inner = Element("Div", dict(element.kids))
        text = [draft for draft in self.drafts(inner) if draft.kind != "picture"]
        if text and not images and not element.boxes:
            return text
        return [picture, *text]

    def _note(self, element: Element) -> list[Draft]:
        self.notes.append(Draft("note", children=self.drafts(element)))
        return []

    def _quote(self, element: Element) -> list[Draft]:
        return [Draft("quote", children=self.drafts(element))]

    def _contents(self, element: Element) -> list[Draft]:
        pieces = [leaf for leaf in element.leaves() if isinstance(leaf, Piece) and id(leaf) not in self.left_out]
        return [Draft("contents", pieces=pieces)]


def _holds_rows(element: Element) -> bool:
    """Tell whether an element of a table is a row, or a group of rows."""
    if element.kind in ("TD", "TH"):
        return False
    return element.kind == "TR" or any(isinstance(kid, Element) and _holds_rows(kid) for kid in element.kids.values())


class _Row:
    """The drafts of one element as they come: text gathers until a block interrupts it."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.out: list[Draft] = []
        self.text = Draft("text")
        self.later: list[Draft] = []

    def walk(self, element: Element) -> None:
        """Take in all children of an element."""
        for kid in element.children():
            if isinstance(kid, Piece):
                if id(kid) not in self.flow.left_out:
                    self.text.pieces.append(kid)
            elif isinstance(kid, Image):
                self.later.append(Draft("picture", images=[kid]))
            elif kid.kind in _INLINE or (
                element.kind in _TEXT | _INLINE and kid.kind not in _BLOCKS | {"Figure", *_NOTES}
            ):
                self._inline(kid)
            elif kid.kind in _NOTES:
                self.flow.block(kid)
            elif kid.kind == "Figure":
                self.later += self.flow.block(kid)
            else:
                self.flush()
                self.out += self.flow.block(kid)

    def _inline(self, element: Element) -> None:
        """Take in text within a line; what stands for signs that say nothing is taken in their place."""
        pieces = [leaf for leaf in element.leaves() if isinstance(leaf, Piece) and id(leaf) not in self.flow.left_out]
        if element.actual.strip() and pieces and any(_UNREADABLE.search(piece.text) for piece in pieces):
            last = pieces[-1]
            self.text.pieces.append(replace(pieces[0], text=element.actual, last=last.last, after=last.after))
            return
        self.walk(element)

    def flush(self) -> None:
        """End the text that has gathered."""
        if not self.text.blank:
            self.text.pieces = in_order(self.text.pieces)
            self.out.append(self.text)
        self.text = Draft("text")
        self.out += self.later
        self.later = []
