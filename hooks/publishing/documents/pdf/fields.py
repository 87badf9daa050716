"""Fields of a form that is filled in on a screen: links of Typst become what PDF calls widgets.

In: an open PDF, in which each field is a link to ``field:`` and its name; what the fields are. Out: nothing; the PDF has a
form (AcroForm). It is one for every program: no script, no font from elsewhere, and an appearance for each field, so
that none has to be worked out. Typst has put the links where they belong in the order of reading.
"""

from collections.abc import Iterable, Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from publishing.base.tokens import Palette
from publishing.documents.model.inputs import Input, InputKind
from publishing.documents.pdf import field_font
from publishing.documents.pdf.text import string

SCHEME = "field:"
SIZE = 9.5  # points
_INSET = 2.0  # points: how much smaller a field is than its frame, as some programs write right to its edge
_MARGIN = 2.0  # points: where programs begin to write in a field
_FLAGS = {InputKind.CHOICE: 1 << 17, InputKind.LINE: 0, InputKind.WORDS: 1 << 12, InputKind.FIXED: 1}
_FONT = "/Field"


def field_place(name: str, inputs: Mapping[str, Input]) -> str:
    """Write in Typst where the field of a name stands; ``ValueError`` if no input has it."""
    if name not in inputs:
        raise ValueError(f"the field '{name}', which the document does not have")
    return f"#input({string(SCHEME + name)}, {string(inputs[name].kind)}, {string(inputs[name].hint)});"


def add_fields(pdf: pikepdf.Pdf, inputs: Iterable[Input], palette: Palette) -> None:
    """Make a field of each input; ``ValueError`` where one does not stand in the document once."""
    wanted = {own.name: own for own in inputs}
    resources = Dictionary(Font=Dictionary({_FONT: field_font.embedded(pdf)}))
    ink = " ".join(f"{int(palette.colours['ink'].light[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))
    style = f"{_FONT} {SIZE:g} Tf {ink} rg"
    widgets = [*_links(pdf)]
    names = [name for name, _ in widgets]
    if names != [*wanted]:
        raise ValueError(f"the fields {', '.join(wanted)}, of which stand in the document {', '.join(names) or 'none'}")
    for name, widget in widgets:
        _fill(pdf, widget, wanted[name], style, resources)
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget for _, widget in widgets]), DR=resources, DA=String(style))
    _name_elements(pdf.Root.StructTreeRoot, {widget.objgen for _, widget in widgets})


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Object]]:
    """Find the links that stand for fields, each with its name."""
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            target = str(link.get("/A", Dictionary()).get("/URI", ""))
            if target.startswith(SCHEME):
                link.P = page.obj
                yield target.removeprefix(SCHEME), link


def _fill(pdf: pikepdf.Pdf, widget: Object, own: Input, style: str, resources: Object) -> None:
    """Make a field of a link; its place, and its place in the structure tree, stay."""
    for name in ("/A", "/Border", "/Contents", "/QuadPoints", "/C", "/H"):
        if name in widget:
            del widget[name]
    widget.update(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Ch if own.kind is InputKind.CHOICE else Name.Tx,
            T=String(own.name),
            TU=String(own.label),
            Ff=_FLAGS[own.kind],
            DA=String(style),
            BS=Dictionary(Type=Name.Border, W=0),
        )
    )
    left, bottom, right, top = map(float, widget.Rect)
    widget.Rect = Array([left + _INSET, bottom + _INSET, right - _INSET, top - _INSET])
    widget.AP = Dictionary(N=_appearance(pdf, widget.Rect, own, style, resources))
    if own.value:
        widget.V = widget.DV = String(own.value)
    if own.choices:
        widget.Opt = Array(map(String, own.choices))


def _appearance(pdf: pikepdf.Pdf, rectangle: Object, own: Input, style: str, resources: Object) -> Object:
    """Draw what a field shows before anybody fills it in."""
    left, bottom, right, top = map(float, rectangle)
    width, height = right - left, top - bottom
    codes = own.value.encode("cp1252", "replace").hex()
    line = f"BT {style} {_MARGIN:g} {(height - 0.66 * SIZE) / 2:.2f} Td <{codes}> Tj ET" if codes else ""
    content = f"/Tx BMC q 0 0 {width:.2f} {height:.2f} re W n {line} Q EMC"
    stream = Stream(pdf, content.encode())
    stream.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]), Resources=resources)
    )
    return pdf.make_indirect(stream)


def _name_elements(element: Object, widgets: set[tuple[int, int]]) -> None:
    """Say of the elements of the structure tree that hold a field that they do."""
    waiting = [element]
    while waiting:
        own = waiting.pop()
        children = own.get("/K")
        for child in children if isinstance(children, Array) else [children]:
            if not isinstance(child, Dictionary):
                continue
            if child.get("/Type") == Name.OBJR and child.Obj.objgen in widgets:
                own.S = Name.Form
            waiting.append(child)
