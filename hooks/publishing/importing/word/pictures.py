"""Pictures, text boxes, charts and diagrams, wherever a run holds them.

In: a drawing, of either of Word's two kinds. Out: pictures with their bytes and alternative text; the boxes in it.
"""

import posixpath
from collections.abc import Iterator

from publishing.importing.model import Picture, Place
from publishing.importing.word.package import Package, Relationship
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import MC, WP, A, Element, R, V, W, alternative

_BLIP, _IMAGE = f"{A}blip", f"{V}imagedata"
_BOX = f"{W}txbxContent"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_NO_CHART = "a chart is a drawing of Word's own: save it as a picture, and say in words what it shows"
_NO_DIAGRAM = "a diagram is a drawing of Word's own: save it as a picture, and say in words what it shows"


def inside(element: Element) -> Iterator[Element]:
    """Boxes, pictures, charts and diagrams in an element, in order; of alternatives one, and nothing inside a box."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            yield from inside(alternative(child))
        elif child.tag in (_BOX, _BLIP, _IMAGE, _CHART, _DIAGRAM):
            yield child
        elif isinstance(child.tag, str):
            yield from inside(child)


def is_box(element: Element) -> bool:
    """Return whether it is the content of a text box."""
    return bool(element.tag == _BOX)


def picture(
    element: Element, drawing: Element, package: Package, related: dict[str, Relationship], place: Place
) -> Picture:
    """A picture of a drawing: its bytes as the file has them, or none if they are elsewhere or gone."""
    wanted = element.get(f"{R}embed") or element.get(f"{R}id") or element.get(f"{R}link") or ""
    target = related.get(wanted)
    data = package.content(target.target) if target and not target.external else None
    extension = posixpath.splitext(target.target)[1][1:].lower() if target else ""
    return Picture(data, extension, _alternative_text(element, drawing), place)


def is_decorative(drawing: Element) -> bool:
    """Return whether its author said that a picture shows nothing that a reader needs."""
    return any(mark.get("val") in ("1", "true") for mark in drawing.iter(_DECORATIVE))


def leave_out(element: Element, package: Package, related: dict[str, Relationship], tally: Tally, place: Place) -> None:
    """Note a chart or a diagram, with its words."""
    is_chart = element.tag == _CHART
    target = related.get(element.get(f"{R}id" if is_chart else f"{R}dm") or "")
    tree = package.tree(target.target) if target and not target.external else None
    words = "" if tree is None else " ".join(element.text or "" for element in tree.iter(f"{A}t"))
    tally.omit("chart" if is_chart else "diagram", words, _NO_CHART if is_chart else _NO_DIAGRAM, place, in_words=False)


def _alternative_text(element: Element, drawing: Element) -> str:
    """The author's text for a picture: Word has several places for it."""
    properties = list(drawing.iter(f"{WP}docPr", f"{V}shape"))
    own = [ancestor for ancestor in element.iterancestors() if ancestor.tag.endswith("}pic")]
    properties += [named for pic in own for named in pic.iter("{*}cNvPr")]
    texts = (
        named.get(name) or ""
        for named in properties
        for name in (("alt",) if named.tag == f"{V}shape" else ("descr", "title"))
    )
    return " ".join(next((text for text in texts if text.strip()), "").split())
