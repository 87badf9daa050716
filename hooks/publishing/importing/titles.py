"""The title of a document whose format names none: the heading that stands before all other words.

In: a document as it was read. Out: the same with its title, which then is no heading of the page as well.
"""

from collections.abc import Sequence
from dataclasses import replace

from publishing.importing.model import Block, Heading, Picture, SourceDocument

_TWICE = (
    "“{}” may be the title, or the name of the first section: it is both here, as it is set like other headings. If it is the "
    "title alone, take the heading away, and a '#' from each heading that stood below it."
)


def with_title(document: SourceDocument) -> SourceDocument:
    """Name the title of a document, and take it out of the text where it is above all other headings."""
    heading = first_heading(document)
    if document.title or heading is None:
        return document
    if not _is_plain(heading) or not _is_above(heading, document.blocks):
        return replace(document, warnings=(*document.warnings, _TWICE.format(words(heading))))
    remaining = tuple(block for block in document.blocks if block is not heading)
    return replace(document, blocks=remaining, title=words(heading))


def first_heading(document: SourceDocument) -> Heading | None:
    """Return the heading before all other words, if there is one; a picture, such as a logo, may stand before it."""
    first = next((block for block in document.blocks if not isinstance(block, Picture)), None)
    return first if isinstance(first, Heading) else None


def words(heading: Heading) -> str:
    """Return the words of a heading, on one line."""
    return " ".join("".join(run.text for run in heading.runs).split())


def _is_plain(heading: Heading) -> bool:
    """Say whether a heading is words alone, so that front matter can hold it, and no link leads to it."""
    marked = any(run.link or run.note or run.language or run.superscript or run.subscript for run in heading.runs)
    return not (marked or heading.number or heading.anchors)


def _is_above(heading: Heading, blocks: Sequence[Block]) -> bool:
    """Say whether every other heading is of a lower level."""
    return all(block.level > heading.level for block in blocks if isinstance(block, Heading) and block is not heading)
