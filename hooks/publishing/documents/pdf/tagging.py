"""Repairs to a PDF of Typst: headings of table rows are named, fields are made, and the file is small and always of the same bytes.

In: a PDF, its document, and the markup that it was set from. Out: a PDF, and its number of pages.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from publishing.documents.model import Document
from publishing.documents.pdf.fields import add_fields
from publishing.documents.pdf.markup import Markup
from publishing.documents.pdf.tables import RowHeads


def finish(content: bytes, written: Markup, document: Document) -> tuple[bytes, int]:
    """Name the headings of rows in the structure tree, make the fields, and write the file as small as it can be."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        if "/Suspects" in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo.Suspects  # Typst writes false, the default; some readers warn of any value
        if written.row_heads:
            _name_rows(pdf.Root.StructTreeRoot, written.row_heads)
        if document.inputs:
            add_fields(pdf, document.inputs, document.palette)
        pdf.save(
            saved,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return saved.getvalue(), len(pdf.pages)


def _name_rows(tree: Object, row_heads: tuple[RowHeads, ...]) -> None:
    """Name the headings of rows. The last rows, which Typst keeps together as a foot, are rows like others."""
    for table, rows in zip(_inside(tree, "/Table"), row_heads, strict=True):
        for part in _children(table):
            if part.S == Name.TFoot:
                part.S = Name.TBody
        for row, heads in zip(_inside(table, "/TR", below="/Table"), rows, strict=True):
            for cell, is_head in zip(_children(row), heads, strict=True):
                if is_head:
                    cell.S = Name.TH
                    cell.A = _with_scope(cell.get("/A"))


def _with_scope(attributes: Object | None) -> Object:
    """Add to the attributes of a cell that it is the heading of its row."""
    groups = attributes if isinstance(attributes, Array) else [] if attributes is None else [attributes]
    others = [group for group in groups if group.get("/O") != Name.Table]
    of_table = Dictionary(O=Name.Table)
    for group in groups:
        if group.get("/O") == Name.Table:
            of_table = Dictionary({**dict(group.items()), **dict(of_table.items())})
    of_table.Scope = Name.Row
    return Array([of_table, *others])


def _inside(element: Object, kind: str, below: str = "") -> Iterator[Object]:
    """All elements of a kind inside of one, in order; not those inside of a further ``below``."""
    for child in _children(element):
        name = child.get("/S")
        if name == kind:
            yield child
        if name != below:
            yield from _inside(child, kind, below)


def _children(element: Object) -> Iterator[Object]:
    """The elements right inside of one; its marked contents are left out."""
    children = element.get("/K")
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
