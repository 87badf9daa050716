"""From a document's HTML to Typst.

In: a document, and how to get the bytes of its pictures. Out: ``Markup`` for ``layout.typ``. What cannot be printed is a
``ValueError``, never left out.
"""

from dataclasses import dataclass

from lxml.html import HtmlElement

from publishing.documents.model import Document
from publishing.documents.model.notes import take_notes
from publishing.documents.model.visitor import parsed
from publishing.documents.pdf.renderer import Image, TypstRenderer
from publishing.documents.pdf.tables import PAPERS, Paper, RowHeads


@dataclass(frozen=True)
class Markup:
    """Typst source, its pictures by name, and for each table and row which cells are headings of the row.

    ``parts`` is how many headings stand first in the list of contents, ``entries`` how many it has with those below
    them, ``length`` how many characters the text has.
    """

    source: str
    pictures: dict[str, bytes]
    row_heads: tuple[RowHeads, ...]
    parts: int
    entries: int
    length: int


def markup(document: Document, image: Image) -> Markup:
    """Write a document's body in Typst."""
    root = parsed(document.body)
    parts, entries = len(root.findall(".//h2")), sum(1 for _ in root.iter("h2", "h3"))
    length = len(root.text_content())
    notes = take_notes(root)
    _pull_numbers(root)
    renderer = TypstRenderer(
        image, notes, paper=PAPERS.get(document.sheet, Paper()), inputs={own.name: own for own in document.inputs}
    )
    source = renderer.inside(root) + "".join(renderer.unreferenced_notes())
    for target in sorted(renderer.targets - renderer.ids):
        raise ValueError(f"a link to '#{target}', and nothing in the document has this id")
    return Markup(source, renderer.pictures, tuple(renderer.row_heads), parts, entries, length)


def _pull_numbers(root: HtmlElement) -> None:
    """Drop the space after the number of a paragraph, which hangs in the margin."""
    for link in root.find_class("pub-number"):
        link.tail = (link.tail or "").lstrip()
