"""The parts of a form: its head, its headings, and tables to fill in.

In: words and fields. Out: a file of python-docx on the blank document, to which ``package`` gives its imprint.
"""

import io
from collections.abc import Sequence

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Twips

from publishing.base.tokens import hex_digits
from publishing.documents.word.package import Imprint, blank
from publishing.documents.word.xml import TEXT_WIDTH, Xml, element, paragraph, run

_MARGIN = 1134  # twips: 2 cm, as forms need room
WIDTH = 11906 - 2 * _MARGIN
_LOOK = {"firstRow": "0", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
HIGH = 1134  # twips: room to write with a pen too


class Sheet:
    """A form that is written from top to bottom."""

    def __init__(self, imprint: Imprint, notice: str) -> None:
        self.file: WordFile = docx.Document(io.BytesIO(blank()))
        self._widen()
        self.add("Kicker", imprint.kicker)
        self.add("Title", imprint.title)
        self.add("Notice", notice)
        self.add("BodyText", imprint.summary)

    def add(self, style: str, text: str) -> None:
        """A paragraph, in a style by its id."""
        self._append(paragraph(style, run(text)))

    def table(
        self, name: str, widths: Sequence[int], rows: Sequence[Xml], *, headed: bool = False, whole: bool = False
    ) -> None:
        """A table of rows; its first column holds headers, and its first row too if it is ``headed``.

        One that is to stay ``whole`` goes on the next page rather than over two.
        """
        for kept in rows[:-1] if whole else ():
            for block in kept.iter(qn("w:p")):
                block.get_or_add_pPr().keepNext_val = True
        look = element("tblLook", **{**_LOOK, "firstRow": str(int(headed))}, val="06A0" if headed else "0680")
        made = element(
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
        self._append(made)

    def _append(self, block: Xml) -> None:
        self.file.element.body.insert_element_before(block, "w:sectPr")

    def _widen(self) -> None:
        """Narrower margins, and headers and footers as wide as the lines."""
        for section in self.file.sections:
            section.left_margin = section.right_margin = Twips(_MARGIN)
        for tab in self.file.styles.element.iter(qn("w:tab")):
            if tab.get(qn("w:pos")) == str(TEXT_WIDTH):
                tab.set(qn("w:pos"), str(WIDTH))


def row(*cells: Xml, header: bool = False, height: int = 0) -> Xml:
    """A row that stays on one page; as a ``header``, it stands again on each page."""
    properties = [element("cantSplit")]
    if height:
        properties.append(element("trHeight", val=height, hRule="atLeast"))
    if header:
        properties.append(element("tblHeader"))
    return element("tr", element("trPr", *properties), *cells)


def cell(*content: Xml | str, style: str = "TableText", fill: str = "") -> Xml:
    """A cell with a paragraph of text or fields."""
    look = [element("shd", val="clear", color="auto", fill=fill)] if fill else []
    words = (run(part) if isinstance(part, str) else part for part in content)
    return element("tc", element("tcPr", *look), paragraph(style, *words))


def answer(field: Xml) -> Xml:
    """A cell to fill in, which looks like one."""
    return cell(field, fill=hex_digits("accent-soft"))
