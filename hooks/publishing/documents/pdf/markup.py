"""From a document's HTML to Typst.

In: a document, and how to get the bytes of its pictures. Out: ``Markup``: Typst source for ``layout.typ``, the
pictures by the names that it gives them, and what the structure tree must be told. What it cannot print is a
``ValueError``, never left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from publishing.documents.model import Document
from publishing.documents.pdf.blocks import BLOCKS
from publishing.documents.pdf.notes import take_notes
from publishing.documents.pdf.phrases import PHRASES
from publishing.documents.pdf.tables import RowHeads
from publishing.documents.pdf.writer import Image, Writer


@dataclass(frozen=True)
class Markup:
    """Typst source, its pictures, and for each table and row which cells are headings of the row.

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
    root = html.fragment_fromstring(document.body or "<p></p>", create_parent="div")
    parts, entries = len(root.findall(".//h2")), sum(1 for _ in root.iter("h2", "h3"))
    length = len(root.text_content())
    writer = Writer({**BLOCKS, **PHRASES}, image, take_notes(root))
    source = writer.inside(root) + "".join(_unreferenced(writer))
    for target in sorted(writer.targets - writer.ids):
        raise ValueError(f"a link to '#{target}', and nothing in the document has this id")
    return Markup(source, writer.pictures, tuple(writer.row_heads), parts, entries, length)


def _unreferenced(writer: Writer) -> Iterator[str]:
    """Notes that nothing refers to."""
    for id, note in writer.notes.items():
        if id not in writer.ids:
            yield f"\n\n#anchor({writer.take(id)});{writer.apart(note)}\n\n"
