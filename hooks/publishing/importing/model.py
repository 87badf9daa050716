"""The output of a reader of Word or PDF files: blocks for the writer, and the words of the source beside them.

The blocks and the words come from two readings that share no code.
A reader that drops a paragraph can therefore not drop its words from the loss report.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A place in the source that a person can look up: a page of a PDF (from 1), or a paragraph of a Word file (from 1)."""

    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `note` is the label of the note whose mark stands here (the text is then empty).

    A line break is a line feed in the text. A link to a bookmark of the same source is "#" and its name; `language` is a short
    form such as "gd", where the source marks the words as of another language than the text around them.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str | None = None
    note: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` counts from 1 as in the source; the writer moves all levels to where a report's sections begin.

    `anchors` are the bookmarks that lead to it.
    """

    runs: tuple[Run, ...]
    level: int
    number: str | None = None
    place: Place = Place()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is the paragraph's own number as the source shows it ("2.1", "14", "A3"), without it in `runs`.

    `anchors` are the bookmarks that lead to it.
    """

    runs: tuple[Run, ...]
    number: str | None = None
    place: Place = Place()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: paragraphs, and lists below it. `label` is how the source numbers it ("a)", "iv.", "•").

    `term` is what the item explains, in a list of terms.
    """

    blocks: tuple["Block", ...]
    label: str = "•"
    term: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. `repeats` is true for a cell that the source merges with one before it; its blocks are those of that one."""

    blocks: tuple["Block", ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, all of one length. The first `header_rows` rows are its head.

    `alignments` says of each column "left", "center", "right" or "".
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    caption: str = ""
    place: Place = Place()
    alignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation that stands as a block of its own; or a box, if it has a `title`."""

    blocks: tuple["Block", ...]
    place: Place = Place()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes as the source has them, or None when they are not in the file. `alternative` may be empty."""

    data: bytes | None
    extension: str
    alternative: str
    place: Place = Place()


Block = Heading | Paragraph | ListBlock | Table | Quotation | Picture


class Word(NamedTuple):
    """A word of the source, as typed, and where it stands."""

    text: str
    place: Place


class Omission(NamedTuple):
    """Text (or a thing) of the source that is left out on purpose: a running head, a comment, a contents list.

    `in_words` says whether the text is among the words of the source: what was deleted, or is drawn, is not.
    """

    kind: str
    text: str
    reason: str
    place: Place = Place()
    in_words: bool = True


class Fact(NamedTuple):
    """A fact that could be read in the source, for an editor to accept: field of the front matter, value, where it stood.

    `beside` are the words that it was said of, where a number alone could be taken for another's.
    """

    field: str
    value: str
    place: Place = Place()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it was read.

    `words` are all words of the source in order, those of `omissions` included, from a reading of their own.
    `translated` counts characters that became others (a Wingdings bullet became a list item), by the character of the source.
    `title` is the document's own title, which the front matter takes; `numbers` are labels that the source counts by itself
    and does not hold as text, in order; `counts` is how many headings, tables, cells, notes and pictures the source has.
    `links` are the addresses outside to which it leads, `headings` the texts of paragraphs with a heading's style, and
    `heading_tags` how many headings a PDF's tags name: all from readings of their own, as `words`.
    `warnings` are sentences for the editor ("This PDF has no tags: …").
    """

    blocks: Sequence[Block]
    words: Sequence[Word]
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    omissions: Sequence[Omission] = ()
    facts: Sequence[Fact] = ()
    translated: dict[str, int] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    pages: int | None = None
    title: str = ""
    numbers: Sequence[str] = ()
    counts: dict[str, int] = field(default_factory=dict)
    links: Sequence[Word] = ()
    headings: Sequence[Word] = ()
    heading_tags: int = 0


FORM = (
    "{} is a form of a site like this one, to fill in: it holds no report. Write the report in Word, and import that."
)


class UnreadableSourceError(Exception):
    """A file that cannot be read: encrypted, damaged, empty, without text, or of another kind than it says. One sentence."""
