"""The parts of a Word file that pandoc leaves out.

In: a file that pandoc made. Out: the same with tables as wide as the text, boxes without gaps, numbers in the margin, a
list of contents that Word can bring up to date, and images that are named.
"""

from collections.abc import Sequence
from itertools import pairwise

from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import RGBColor, Twips

from publishing.documents.word.boxes import AFTER_BORDERS, BOXES, INDENT, TABLE_WIDTH, frame
from publishing.documents.word.direction import mark as mark_direction
from publishing.documents.word.tables import BOX_TABLES, HEADER_COLUMNS
from publishing.documents.word.xml import TEXT_WIDTH, Xml, element, field, tab

_INDENT = 340  # twips, for each level of a list
_GAP = Twips(200)  # below tables and boxes
_ABOVE_CHAPTERS = Twips(1000)
_LONGEST_WHOLE = 12  # rows; a longer table goes on over pages
_BOX_TABLES = frozenset(style for styles in BOX_TABLES.values() for style in styles)
_PLAIN, _HEADER_ROW, _HEADER_COLUMN = 0x0600, 0x0020, 0x0080  # w:tblLook: no bands; what is a header
_CONTENTS_STYLES = ("TOC1", "TOC2")
_AFTER_UPDATES = frozenset(  # what follows that setting in the schema's order, as far as our blank document has it
    qn(f"w:{name}") for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids")
) | {qn("m:mathPr")}
_CONTENTS_FIELD = 'TOC \\o "1-2" \\h \\z \\u'  # levels 1 and 2, as links


def shape(file: WordFile, chapters: bool = False) -> None:
    """Put everything in shape; ``chapters`` begin under a line."""
    body = file.element.body
    frame(file)
    blocks = [block for block in body if block.tag in (qn("w:p"), qn("w:tbl"))]
    for table in body.iter(qn("w:tbl")):
        _table(table)
    for paragraph in body.iter(qn("w:p")):
        _list_item(paragraph)
        _number(paragraph)
        mark_direction(paragraph)
    for first, second in pairwise(blocks):
        _space(first, second)
        _keep(first, second)
    for paragraph in body.iterchildren(qn("w:p")) if chapters else ():
        if paragraph.style == "Heading1":
            _chapter(paragraph, file.styles["Heading 1"].font.color.rgb)
    if _contents_field(blocks):
        _bring_up_to_date(file)
    _images(body)


def _table(table: Xml) -> None:
    """A table as wide as the text, whose rows stay whole and which says where its headers are."""
    header_column = table.tblStyle_val in HEADER_COLUMNS
    look = table.tblPr.find(qn("w:tblLook"))
    header_row = look.get(qn("w:firstRow")) == "1"
    shown = _PLAIN + _HEADER_ROW * header_row + _HEADER_COLUMN * header_column
    look.set(qn("w:firstColumn"), str(int(header_column)))
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:noVBand"), "1")
    look.set(qn("w:val"), f"{shown:04X}")
    width = table.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    available = TABLE_WIDTH if table.tblStyle_val in _BOX_TABLES else TEXT_WIDTH
    width.set(qn("w:w"), str(available))
    whole = sum(column.w for column in table.tblGrid)
    for column in table.tblGrid:
        column.w = Twips(round(available * column.w / whole))
    for row in table.tr_lst:
        row.get_or_add_trPr().append(element("cantSplit"))
        for paragraph in row.iter(qn("w:p")):
            paragraph.style = "TableText"
            if len(table.tr_lst) <= _LONGEST_WHOLE and row is not table.tr_lst[-1]:
                paragraph.get_or_add_pPr().keepNext_val = True


def _chapter(paragraph: Xml, colour: RGBColor) -> None:
    """A chapter begins under a line, with air above it, wherever the one before ends.

    On pages of their own, chapters would leave pages with a few words: only the reader's program knows where they end.
    """
    properties = paragraph.get_or_add_pPr()
    line = element("top", val="single", sz=8, space=10, color=str(colour))
    properties.insert_element_before(element("pBdr", line), *AFTER_BORDERS)
    properties.spacing_before = _ABOVE_CHAPTERS


def _list_item(paragraph: Xml) -> None:
    """An item of a list hangs by the width of its mark."""
    properties = paragraph.pPr
    if properties is not None and properties.numPr is not None:
        left = _INDENT * (properties.numPr.ilvl.val + 1) + INDENT * (paragraph.style in BOXES)
        properties.ind_left, properties.first_line_indent = Twips(left), Twips(-_INDENT)


def _number(paragraph: Xml) -> None:
    """The number of a paragraph stands in the margin: a tab goes from it to the text."""
    numbers = paragraph.xpath("w:r[w:rPr/w:rStyle/@w:val='ParagraphNumber']")
    if numbers and paragraph.style == "Numbered":
        blank = numbers[0].getnext()
        if blank is not None and not "".join(blank.itertext()).strip():
            paragraph.remove(blank)
        numbers[0].addnext(tab())


def _space(first: Xml, second: Xml) -> None:
    """Air around tables and boxes; none inside a box, where the paper would show through."""
    inside = _boxed(first) and _boxed(second)
    if inside and (isinstance(first, CT_Tbl) or isinstance(second, CT_Tbl) or _is_item(second)):
        _close(first, second)
    elif isinstance(first, CT_Tbl) or (_boxed(first) and not _boxed(second)):
        if isinstance(second, CT_P) and not (second.style or "").startswith("Heading"):
            second.get_or_add_pPr().spacing_before = _GAP
        elif isinstance(first, CT_P):
            first.get_or_add_pPr().spacing_after = _GAP


def _close(first: Xml, second: Xml) -> None:
    """No air between two blocks of a box."""
    if isinstance(first, CT_P):
        first.get_or_add_pPr().spacing_after = Twips(0)
    if isinstance(first, CT_Tbl) and isinstance(second, CT_P):
        second.get_or_add_pPr().spacing_before = Twips(0)


def _keep(first: Xml, second: Xml) -> None:
    """Keep a paragraph that leads to a table or a list on its page."""
    leads = isinstance(second, CT_Tbl) or (second.style or "").endswith("Caption") or _is_item(second)
    if leads and isinstance(first, CT_P) and not _is_item(first):
        first.get_or_add_pPr().keepNext_val = True


def _boxed(block: Xml) -> bool:
    if isinstance(block, CT_Tbl):
        return block.tblStyle_val in _BOX_TABLES
    return (block.style or "").startswith(BOXES) or bool(block.xpath("w:pPr/w:pBdr"))


def _is_item(paragraph: Xml) -> bool:
    return isinstance(paragraph, CT_P) and bool(paragraph.pPr is not None and paragraph.pPr.numPr is not None)


def _images(body: Xml) -> None:
    """Images have a number for a name, stand where the text starts, and say their alternative text once."""
    for number, picture in enumerate(body.iter(qn("wp:docPr")), 1):
        picture.set("name", f"Picture {number}")
        for side in "TBLR":
            picture.getparent().set(f"dist{side}", "0")
    for picture in body.iter(qn("pic:cNvPr")):
        picture.set("descr", "")


def _contents_field(blocks: Sequence[Xml]) -> bool:
    """Make a field of the list, and say whether there is one."""
    lines = [block for block in blocks if getattr(block, "style", None) in _CONTENTS_STYLES]
    if lines:
        _frame_contents(lines)
        for line in lines:
            _page_of(line)
        _start_page(blocks[blocks.index(lines[-1]) + 1])
        *start, end = field(_CONTENTS_FIELD)
        for run in reversed(start):
            lines[0].insert(1, run)
        lines[-1].append(end)
    return bool(lines)


def _bring_up_to_date(file: WordFile) -> None:
    """Let Word work out all fields when the file is opened: only Word knows on which page a heading stands."""
    settings = file.settings.element
    later = next((child for child in settings if child.tag in _AFTER_UPDATES), None)
    update = element("updateFields", val="true")
    settings.append(update) if later is None else later.addprevious(update)


def _page_of(line: Xml) -> None:
    """End a line of the contents with the page that it leads to, which a field says; do nothing where it leads nowhere."""
    places = line.xpath("w:hyperlink/@w:anchor")
    if places:
        tabs = line.get_or_add_pPr().get_or_add_tabs()
        tabs.insert_tab_in_order(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.append(element("r", element("tab")))
        line.extend(field(f"PAGEREF {places[0]} \\h"))


def _start_page(block: Xml) -> None:
    """Let a paragraph or a table start a page."""
    next(block.iter(qn("w:p"))).get_or_add_pPr().pageBreakBefore_val = True


def _frame_contents(lines: Sequence[Xml]) -> None:
    """Put the lines into what Word takes for a table of contents, and let their own style say how links look there."""
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    content = element("sdtContent")
    lines[0].addprevious(element("sdt", element("sdtPr", gallery), content))
    content.extend(lines)
    for line in lines:
        for look in line.xpath("descendant::w:rPr[w:rStyle/@w:val='Hyperlink']"):
            look.getparent().remove(look)
