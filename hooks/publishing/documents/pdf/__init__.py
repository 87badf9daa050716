"""A document as an accessible PDF: PDF/UA-1 and PDF/A-2a at once.

In: a document and the bytes of its pictures. Out: a ``Pdf``, the same bytes for the same document.

    document --visible, markup--> Typst source --compiler, layout.typ--> PDF --tagging--> Pdf
"""

from dataclasses import dataclass

from publishing.documents.model import Document
from publishing.documents.pdf import compiler, tagging
from publishing.documents.pdf.markup import markup
from publishing.documents.pdf.visible import unshown_in, visible
from publishing.documents.pdf.writer import Image

__all__ = ["Image", "Pdf", "pdf"]


@dataclass(frozen=True)
class Pdf:
    """A file, and how many pages it has."""

    content: bytes
    pages: int


def pdf(document: Document, image: Image) -> Pdf:
    """Make a document's PDF; ``image`` gives the bytes of a picture by its ``src``.

    ``ValueError``, which names the document's file, says what cannot be printed: an element of no known kind, a link that leads nowhere. A letter that no
    font can show is a visible sign instead.
    """
    unshown: frozenset[str] = frozenset()
    while True:
        shown = visible(document, unshown)
        try:
            written = markup(shown, image)
            return Pdf(*tagging.finish(compiler.typeset(shown, written), written.row_heads))
        except ValueError as error:
            others = unshown_in(str(error), shown) - unshown
            if not others:
                raise ValueError(f"{document.file}.pdf: {error}") from error
            unshown |= others
