"""The parts of a form: its head, its headings, tables to fill in, and fields (Word's content controls).

In: words and fields. Out: a file of python-docx on the blank document, to which ``package`` gives its imprint.
"""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips

from publishing.base.tokens import Palette
from publishing.documents.pooling_rules import CHOOSE, CHOOSE_DAY, WRITE
from publishing.documents.word.package import Imprint, blank
from publishing.documents.word.xml import TEXT_WIDTH, Xml, element, paragraph, run

_MARGIN = 1134  # twips: 2 cm, as forms need room
_SHORT_EDGE, _LONG_EDGE = 11906, 16838  # twips: A4
WIDTH, LANDSCAPE_WIDTH = _SHORT_EDGE - 2 * _MARGIN, _LONG_EDGE - 2 * _MARGIN
_LOOK = {"firstRow": "0", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
HIGH = 1134  # twips: room to write with a pen too
_LEADING = 4  # paragraphs that stay with the table below them
_LONGEST = 64  # characters that Word takes for a title or a tag

_TICK_BOX = (  # Word's own, as python-docx has no words for it
    '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    "</w14:checkbox>"
)


class Sheet:
    """A form that is written from top to bottom."""

    def __init__(self, imprint: Imprint, notice: str, palette: Palette, *, landscape: bool = False) -> None:
        self.palette = palette
        self.file: WordFile = docx.Document(io.BytesIO(blank(palette)))
        self.width = LANDSCAPE_WIDTH if landscape else WIDTH
        self._widen(landscape=landscape)
        self.add("Kicker", imprint.kicker)
        self.add("Title", imprint.title)
        if notice:
            self.add("Notice", notice)
        self.add("BodyText", imprint.summary)

    def add(self, style: str, *words: Xml | str) -> None:
        """Add a paragraph of text and fields, in a style by its id."""
        self._append(paragraph(style, *(run(part) if isinstance(part, str) else part for part in words)))

    def answer(self, field: Xml) -> Xml:
        """Create a cell to fill in, on paper of another colour."""
        return cell(field, fill=self.palette.hex_digits("accent-soft"))

    def table(
        self, name: str, widths: Sequence[int], rows: Sequence[Xml], *, headed: bool = False, whole: bool = False
    ) -> None:
        """Add a table of rows; its first column holds headers, and its first row too if it is ``headed``.

        One that is to stay ``whole`` goes on the next page rather than over two; of others, no row stands alone.
        """
        self._lead_to_table()
        top = 2 if headed else 1
        for row in rows[:-1] if whole else (*rows[:top], *rows[top:-1][-1:]):
            for block in row.iter(qn("w:p")):
                block.get_or_add_pPr().keepNext_val = True
        look = element("tblLook", **{**_LOOK, "firstRow": str(int(headed))}, val="06A0" if headed else "0680")
        table = element(
            "tbl",
            element(
                "tblPr",
                element("tblStyle", val="RowHeaders"),
                element("tblW", w=sum(widths), type="dxa"),
                element("tblLayout", type="fixed"),
                look,
                element("tblCaption", val=name),
            ),
            element("tblGrid", *(element("gridCol", w=width) for width in widths)),
            *rows,
        )
        self._append(table)

    def _lead_to_table(self) -> None:
        """Keep the last paragraphs, up to their heading, on the page on which the table begins."""
        last = list(self.file.element.body.iterchildren(qn("w:p")))[-_LEADING:]
        following = self.file.element.body.sectPr
        for block in reversed(last):
            if block.getnext() is not following:
                return
            block.get_or_add_pPr().keepNext_val = True
            following = block

    def _append(self, block: Xml) -> None:
        self.file.element.body.insert_element_before(block, "w:sectPr")

    def _widen(self, *, landscape: bool) -> None:
        """Narrower margins, and headers and footers as wide as the lines; lying, if it is to be."""
        for section in self.file.sections:
            if landscape:
                section.orientation = WD_ORIENT.LANDSCAPE
                section.page_width, section.page_height = Twips(_LONG_EDGE), Twips(_SHORT_EDGE)
            section.left_margin = section.right_margin = Twips(_MARGIN)
        for tab in self.file.styles.element.iter(qn("w:tab")):
            if tab.get(qn("w:pos")) == str(TEXT_WIDTH):
                tab.set(qn("w:pos"), str(self.width))


def row(*cells: Xml, header: bool = False, height: int = 0) -> Xml:
    """Create a row that stays on one page; as a ``header``, it stands again on each page."""
    properties = [element("cantSplit")]
    if height:
        properties.append(element("trHeight", val=height, hRule="atLeast"))
    if header:
        properties.append(element("tblHeader"))
    return element("tr", element("trPr", *properties), *cells)


def cell(*content: Xml | str, fill: str = "", guidance: str = "", style: str = "TableText") -> Xml:
    """Create a cell with a paragraph of text or fields, and below it one of guidance, if there is any."""
    look = [element("shd", val="clear", color="auto", fill=fill)] if fill else []
    words = (run(part) if isinstance(part, str) else part for part in content)
    below = [paragraph("Guidance", _light(run(guidance)))] if guidance else []
    return element("tc", element("tcPr", *look), paragraph(style, *words), *below)


def _light(words: Xml) -> Xml:
    """Set a run in letters that are not bold, also where it stands in a heading of its row."""
    properties = words.get_or_add_rPr()
    properties.append(element("b", val="0"))
    properties.append(element("bCs", val="0"))
    return words


def drop_down(title: str, tag: str, choices: Iterable[str], prompt: str = "") -> Xml:
    """Create a field that takes one of some answers."""
    items = (element("listItem", displayText=choice, value=choice) for choice in choices)
    return _control(title, tag, prompt or CHOOSE, element("dropDownList", *items))


def day(title: str, tag: str, prompt: str = "") -> Xml:
    """Create a field that takes a date, from a calendar or typed."""
    form = (
        element("dateFormat", val="d MMMM yyyy"),
        element("lid", val="en-GB"),
        element("storeMappedDataAs", val="date"),
        element("calendar", val="gregorian"),
    )
    return _control(title, tag, prompt or CHOOSE_DAY, element("date", *form))


def text(title: str, tag: str, prompt: str = "") -> Xml:
    """Create a field that takes words, on as many lines as they need."""
    return _control(title, tag, prompt or WRITE, element("text", multiLine=1))


def fact(title: str, tag: str, value: str) -> Xml:
    """Create a field that states something of the form for programs, and that nobody can change."""
    return _control(title, tag, value, element("text"), fixed=True, is_prompt=False)


def tick_box(title: str, tag: str) -> Xml:
    """Create a box to tick, by mouse or by the space bar."""
    return _control(title, tag, "☐", parse_xml(_TICK_BOX), is_prompt=False)


def protect(file: WordFile) -> None:
    """Let readers change the fields alone, until they stop the protection, which has no password.

    Numbers the fields too, since each must have an id of its own.
    """
    for number, properties in enumerate(file.element.body.iter(qn("w:sdtPr")), 1):
        properties.find(qn("w:id")).set(qn("w:val"), str(number))
    tabs = file.settings.element.find(qn("w:defaultTabStop"))
    tabs.addprevious(element("documentProtection", edit="forms", enforcement=1))


def _control(title: str, tag: str, words: str, kind: Xml, *, fixed: bool = False, is_prompt: bool = True) -> Xml:
    """Create a control that cannot be deleted; ``ValueError`` for a tag that is too long to be whole.

    ``words`` are a prompt until it is filled in, or without ``is_prompt`` what it says; with ``fixed`` it says it for good.
    """
    if len(tag) > _LONGEST:
        raise ValueError(f"{tag}: expected an id of at most {_LONGEST} characters")
    properties = element(
        "sdtPr",
        element("alias", val=title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"),
        element("tag", val=tag),
        element("id", val=0),
        element("lock", val="sdtContentLocked" if fixed else "sdtLocked"),
        *([element("showingPlcHdr")] if is_prompt else []),
        kind,
    )
    return element("sdt", properties, element("sdtContent", run(words, "PlaceholderText" if is_prompt else "")))
