"""Boxes: whatever stands in one looks like it, and nothing leaves it.

In: the blocks that pandoc made. Out: the same. Word has no boxes, only paragraphs and tables with a border and a fill,
and pandoc gives a box's style to plain paragraphs alone. So ``renderer`` puts marks around every box, and they come out
again here, when all that stands between them gets the look of the box.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Twips

from publishing.documents.word.tables import BOX_TABLES
from publishing.documents.word.xml import TEXT_WIDTH, Xml, element

INDENT = 227  # twips, as the style Box has it
EDGE = 76  # twips from the edge of the text to the fill of a box
TABLE_WIDTH = TEXT_WIDTH - 2 * EDGE
BOXES = ("Box", "Suggestion")  # styles of paragraphs; tables in them have BOX_TABLES
START, END = "\ue000", "\ue001"  # private characters, which no text has
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")


def frame(file: WordFile) -> None:
    """Take the marks out, and give all that stands between them the look of its box."""
    for style, blocks in _marked(file.element.body):
        look = file.styles.element.get_by_id(style).pPr
        for block in blocks:
            if isinstance(block, CT_Tbl):
                _frame_table(block, style)
            elif not _is_of(block, style):
                _frame_paragraph(block, style, look)


def _marked(body: Xml) -> Iterator[tuple[str, Sequence[Xml]]]:
    """The style and the blocks of every box, without their marks."""
    style, blocks = "", list[Xml]()
    for block in [block for block in body if block.tag in (qn("w:p"), qn("w:tbl"))]:
        words = "" if isinstance(block, CT_Tbl) else "".join(block.itertext(qn("w:t")))
        if words.startswith(START):
            style, blocks = words.removeprefix(START), []
        elif words == END:
            yield style, blocks
            style = ""
        elif style:
            blocks.append(block)
            continue
        if words[:1] in (START, END):
            body.remove(block)


def _is_of(paragraph: Xml, style: str) -> bool:
    return (paragraph.style or "").startswith(style)


def _frame_table(table: Xml, style: str) -> None:
    """A table as wide as its box; its style already says which."""
    assert table.tblStyle_val in BOX_TABLES[style], "pandoc keeps the style of a table"  # noqa: S101
    table.tblPr.find(qn("w:tblW")).addnext(element("tblInd", w=EDGE, type="dxa"))


def _frame_paragraph(paragraph: Xml, style: str, look: Xml) -> None:
    """A caption in its box's style; anything else keeps its own letters, between the borders of the box."""
    if paragraph.style == "TableCaption":
        paragraph.style = f"{style}Caption"
        return
    properties = paragraph.get_or_add_pPr()
    properties.insert_element_before(deepcopy(look.find(qn("w:pBdr"))), *AFTER_BORDERS)
    properties.insert_element_before(deepcopy(look.find(qn("w:shd"))), *AFTER_BORDERS[1:])
    if properties.numPr is None:
        properties.ind_left = properties.ind_right = Twips(INDENT)
