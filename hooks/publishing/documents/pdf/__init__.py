"""A document as an accessible PDF: PDF/UA-1 and PDF/A-2a at once.

In: a document and the bytes of its pictures. Out: a ``Pdf``, the same bytes for the same document.

    document --markup, renderer--> Typst source --compiler, layout.typ--> PDF --tagging--> Pdf
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from unicodedata import category

from publishing.content.glyphs.fonts import shown
from publishing.documents.model import Document
from publishing.documents.pdf import compiler, tagging
from publishing.documents.pdf.markup import markup
from publishing.documents.pdf.renderer import Image

__all__ = ["Image", "Pdf", "pdf"]

_TEXTS = ("title", "kicker", "version", "author", "publisher", "notice", "summary")
_BETWEEN_TAGS = re.compile(r"[^<>]+(?=<|\Z)")
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Pdf:
    """A file, and how many pages it has."""

    content: bytes
    pages: int


def pdf(document: Document, image: Image) -> Pdf:
    """Make a document's PDF; ``image`` gives the bytes of a picture by its ``src``.

    ``ValueError``, which names the document's file, says what cannot be printed: an element of no known kind, a link
    that leads nowhere. A letter that no font can show is a visible sign instead.
    """
    unshown: frozenset[str] = frozenset()
    while True:
        printable = _visible(document, unshown)
        try:
            written = markup(printable, image)
            return Pdf(*tagging.finish(compiler.typeset(printable, written), written, printable))
        except ValueError as error:
            others = _unshown_in(str(error), printable) - unshown
            if not others:
                raise ValueError(f"{document.file}.pdf: {error}") from error
            unshown |= others


def _visible(document: Document, unshown: Collection[str] = ()) -> Document:
    """Replace the letters that cannot be shown; ``unshown`` are some that cannot, beside those that no font has."""
    write = partial(shown, unshown=unshown)
    body = document.body
    return replace(
        document,
        body=body if body.isascii() else _BETWEEN_TAGS.sub(lambda found: write(found[0]), body),
        facts=tuple((write(name), write(value)) for name, value in document.facts),
        keywords=tuple(map(write, document.keywords)),
        **{name: write(getattr(document, name)) for name in _TEXTS},  # type: ignore[arg-type]
    )


def _unshown_in(message: str, document: Document) -> frozenset[str]:
    """Find the letters that Typst says it cannot show; where it names none of them, all marks that stand above others.

    A font may have each of two letters, and not both together: a vowel sign of Hindi above a letter of English.
    """
    found = _UNSHOWN.search(message)
    if not found:
        return frozenset()
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
    odd = frozenset(letter for letter in text if not letter.isascii())
    everything = "".join((document.body, document.title, document.kicker, document.notice, *sum(document.facts, ())))
    return odd or frozenset(letter for letter in set(everything) if category(letter)[0] == "M")
