"""A document as an EPUB 3: text that fits any screen, any size of letters, and readers by ear.

In: a ``Document`` and the bytes of its images. Out: the bytes of an EPUB, the same ones for the same document.

    chapters (a file for each h2) > renderer (XHTML) > package (title page, contents, metadata, zip)
"""

from collections.abc import Callable

from publishing.documents.epub import package
from publishing.documents.epub.chapters import Book, split
from publishing.documents.epub.renderer import EpubRenderer
from publishing.documents.model import Document
from publishing.documents.model.notes import take_notes
from publishing.documents.model.visitor import parsed

__all__ = ["epub"]


def epub(document: Document, image: Callable[[str], bytes]) -> bytes:
    """Write a publication as an EPUB; ``image`` gives the bytes of an image by its ``src``.

    ``ValueError``, which names the document's file, says what cannot be written: an element of no known kind, a link
    that leads nowhere, an image of another kind than PNG, JPEG, GIF and SVG.
    """
    root = parsed(document.body)
    try:
        book = split(root, take_notes(root), document.title)
        renderer = EpubRenderer(image, book)
        return package.content(document, book, _texts(book, renderer), renderer.pictures)
    except ValueError as error:
        raise ValueError(f"{document.file}.epub: {error}") from error


def _texts(book: Book, renderer: EpubRenderer) -> dict[str, str]:
    """Write the XHTML of each chapter, its notes last, by the name of its file."""
    return {chapter.file: renderer.chapter(chapter) for chapter in book.chapters}
