"""Paragraphs and tables of a Word file in order, before anything is made of them.

In: the body, a cell, a box or a note. Out: entries: paragraphs with style, label and content, and tables of entries.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publishing.importing.model import Place, Run
from publishing.importing.word.inline import Content, Inline
from publishing.importing.word.numbering import Label, Numbering
from publishing.importing.word.styles import Style, Styles
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import MC, OPENED, Element, W, alternative, children, is_on, number, value

_DEEPEST = 20  # tables, boxes and notes inside each other
_TABLE_OF_CONTENTS = ("Table of Contents", "Table of Figures")


@dataclass
class Para:
    """A paragraph. ``is_boxed`` for one with a border around it, ``is_start`` for one that the next goes on with: a large
    first letter, or a paragraph whose end is a tracked deletion.
    """

    content: Content
    style: Style
    label: Label | None = None
    place: Place = Place()
    anchors: tuple[str, ...] = ()
    is_boxed: bool = False
    is_start: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs in it."""
        return tuple(self.content.runs)

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return " ".join(self.content.text.split())

    @property
    def is_empty(self) -> bool:
        """Return whether it shows nothing."""
        return not self.text and not any(run.note for run in self.content.runs) and not self.content.pictures

    def without_style(self) -> "Para":
        """The paragraph without the look that its style gives all of it."""
        strong, emphasis = bool(self.style.strong), bool(self.style.emphasis)
        runs = [
            replace(run, strong=run.strong and not strong, emphasis=run.emphasis and not emphasis) for run in self.runs
        ]
        return replace(self, content=replace(self.content, runs=runs))


@dataclass
class GridCell:
    """A cell in its grid: what stands in it, over how many columns, and whether it only goes on with the one above."""

    entries: list["Entry"]
    span: int = 1
    goes_on: bool = False
    alignment: str = ""


@dataclass
class Grid:
    """A table as Word has it: rows of cells, of which some span columns. ``before`` are columns left free in a row."""

    rows: list[list[GridCell]] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    header_rows: int = 0
    style: str = ""
    place: Place = Place()


Entry = Para | Grid


class Entries:
    """Reads the entries of one part. ``places`` numbers its paragraphs."""

    def __init__(
        self, inline: Inline, styles: Styles, numbering: Numbering, tally: Tally, places: dict[Element, int]
    ) -> None:
        self._inline, self._styles, self._numbering, self._tally = inline, styles, numbering, tally
        self._places = places
        self._anchors: list[str] = []

    def read(self, container: Element, depth: int = 0) -> list[Entry]:
        """The entries in a container, boxes right after the paragraph that holds them."""
        return list(_joined(self._read(container, depth))) if depth < _DEEPEST else []

    def _read(self, container: Element, depth: int) -> Iterator[Entry]:
        for element in container:
            if element.tag == f"{W}sdt":
                yield from self._control(element, depth)
            elif element.tag == f"{MC}AlternateContent":
                yield from self._read(alternative(element), depth)
            elif element.tag in OPENED:
                yield from self._read(element, depth)
            else:
                yield from self._entry(element, depth)

    def _control(self, element: Element, depth: int) -> Iterator[Entry]:
        """A content control, whose content stands here; a list of contents is known by its gallery."""
        gallery = value(element.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery")
        for content in element.iterfind(f"{W}sdtContent"):
            for entry in self._read(content, depth):
                if isinstance(entry, Para) and gallery in _TABLE_OF_CONTENTS:
                    entry.content.is_contents = True
                yield entry

    def _entry(self, element: Element, depth: int) -> Iterator[Entry]:
        if element.tag == f"{W}p":
            para = self._paragraph(element)
            yield para
            for box in para.content.boxes:
                yield from self.read(box, depth + 1)
        elif element.tag == f"{W}tbl":
            yield self._grid(element, depth)
        elif element.tag == f"{W}bookmarkStart":
            self._anchors.append(element.get(f"{W}name") or "")

    def _paragraph(self, element: Element) -> Para:
        properties = element.find(f"{W}pPr")
        style = self._styles.of_paragraph(properties)
        place = Place(paragraph=self._places.get(element))
        content = self._inline.content(element, style, place)
        list_id, level = style.numbering
        if level is None and list_id:
            level = self._numbering.level_of_style(list_id, value(properties, "pStyle") or "")
        is_blank = not content.text.strip() and not content.pictures
        label = None if is_blank else self._numbering.label(list_id, level)
        anchors = (*self._anchors, *content.anchors)
        self._anchors = []
        is_boxed = properties is not None and properties.find(f"{W}pBdr") is not None
        return Para(content, style, label, place, anchors, is_boxed, _goes_on(properties))

    def _grid(self, table: Element, depth: int) -> Grid:
        style = value(table.find(f"{W}tblPr"), "tblStyle") or ""
        first = next(table.iter(f"{W}p"), None)
        place = Place(paragraph=None if first is None else self._places.get(first))
        grid = Grid(style=style, place=place)
        for row in children(table):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._inline.leave_out_deleted(row, place)
            elif row.tag == f"{W}tr":
                if is_on(properties, "tblHeader") and grid.header_rows == len(grid.rows):
                    grid.header_rows += 1
                grid.before.append(number(value(properties, "gridBefore")))
                grid.rows.append([self._cell(cell, depth) for cell in children(row) if cell.tag == f"{W}tc"])
        return grid

    def _cell(self, cell: Element, depth: int) -> GridCell:
        properties = cell.find(f"{W}tcPr")
        merge = value(properties, "vMerge")
        first = next(cell.iter(f"{W}jc"), None)
        alignment = "" if first is None else first.get(f"{W}val") or ""
        entries = self.read(cell, depth + 1)
        span = max(1, number(value(properties, "gridSpan"), 1))
        return GridCell(entries, min(span, 200), merge is not None and merge != "restart", alignment)


def _goes_on(properties: Element | None) -> bool:
    """Return whether a paragraph is the start of the next."""
    if properties is None:
        return False
    frame, mark = properties.find(f"{W}framePr"), properties.find(f"{W}rPr")
    dropped = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return dropped or (mark is not None and mark.find(f"{W}del") is not None)


def _joined(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Entries, each start of a paragraph together with the paragraph."""
    start: Para | None = None
    for entry in entries:
        if start is not None and isinstance(entry, Para):
            content = replace(
                entry.content,
                runs=[*start.content.runs, *entry.content.runs],
                boxes=[*start.content.boxes, *entry.content.boxes],
                pictures=[*start.content.pictures, *entry.content.pictures],
                bullet=start.content.bullet or entry.content.bullet,
            )
            anchors = (*start.anchors, *entry.anchors)
            entry = replace(
                entry, content=content, label=entry.label or start.label, place=start.place, anchors=anchors
            )
        elif start is not None:
            yield start
        start = entry if isinstance(entry, Para) and entry.is_start else None
        if start is None:
            yield entry
    if start is not None:
        yield start
