"""The looks of an ODS file: of cells, rows, columns and sheets.

In: a document, then heights and widths as they come up. Out: the names of styles, each made once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from odf import number
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import (
    DefaultStyle,
    Map,
    ParagraphProperties,
    Style,
    TableCellProperties,
    TableColumnProperties,
    TableProperties,
    TableRowProperties,
    TextProperties,
)

from publishing.base.tokens import Palette
from publishing.documents.workbooks import styles
from publishing.documents.workbooks.model import Place, Role, Row, Workbook
from publishing.documents.workbooks.styles import FACE, Flag, Form

_STANDS_OUT = "stands-out"
_CONDITIONS = {Flag.WORDS: 'cell-content()!=""', Flag.NOUGHT: "cell-content()=0"}


class Styles:
    """The styles of one document."""

    def __init__(self, document: OpenDocumentSpreadsheet, workbook: Workbook) -> None:
        self._document = document
        self._added: set[str] = set()
        document.styles.addElement(_default(workbook))
        for style in _FORMS.values():
            document.styles.addElement(style())
        document.styles.addElement(_standing_out(workbook.palette))
        self._looks = styles.styles(workbook.palette)
        for role, look in self._looks.items():
            document.styles.addElement(_cell(role.value, look))

    def row(self, row: Row, *, breaks: bool) -> str:
        """The style of rows that are so tall, grow or not, and stand on a new page or not."""
        page = {"breakbefore": "page"} if breaks else {}
        properties = TableRowProperties(rowheight=f"{row.height}pt", useoptimalrowheight=str(row.grows).lower(), **page)
        name = f"{row.height:g}{'-grows' if row.grows else ''}{'-breaks' if breaks else ''}"
        return self._once("row", name, properties)

    def unframed(self, row: Row, condition: str, at: Place) -> dict[Role, str]:
        """The styles of the cells of rows that come by their frames on a condition, which counts from the cell ``at``."""
        names = {role: f"{role.value}-{at.sheet}" for role in dict.fromkeys(cell.role for cell in row.cells)}
        for role, name in names.items():
            look = self._looks[role]
            style = _cell(name, replace(look, line=""))
            if look.line:
                base = f"$'{at.sheet}'.{at.name}"
                style.addElement(Map(condition=condition, applystylename=self._frame(look.line), basecelladdress=base))
            self._document.automaticstyles.addElement(style)  # read after the sheets are known, unlike the others
        return names

    def _frame(self, line: str) -> str:
        """The style of a frame in a colour."""
        name = f"frame-{line[1:]}"
        if name not in self._added:
            self._added.add(name)
            style = Style(name=name, family="table-cell", parentstylename="Default")
            style.addElement(TableCellProperties(border=f"0.5pt solid {line}"))
            self._document.styles.addElement(style)
        return name

    def column(self, width: float) -> str:
        """The style of columns that are so wide, in characters of 7 pixels with 5 pixels between cells."""
        centimetres = f"{(width * 7 + 5) / 96 * 2.54:.3f}cm"
        return self._once("column", f"{width:g}", TableColumnProperties(columnwidth=centimetres))

    def sheet(self, page: str, *, hidden: bool) -> str:
        """The style of the sheet that is printed on the master page ``page``."""
        style = Style(name=f"sheet-{page}", family="table", masterpagename=page)
        style.addElement(TableProperties(display=str(not hidden).lower()))
        self._document.automaticstyles.addElement(style)
        return f"sheet-{page}"

    def _once(self, kind: str, size: str, properties: Element) -> str:
        name = f"{kind}-{size}"
        if name not in self._added:
            self._added.add(name)
            style = Style(name=name, family=f"table-{kind}")
            style.addElement(properties)
            self._document.automaticstyles.addElement(style)
        return name


def _default(workbook: Workbook) -> Element:
    language, _, country = workbook.language.partition("-")
    ink = workbook.palette.light("ink")
    style = DefaultStyle(family="table-cell")
    style.addElement(
        TextProperties(fontfamily=FACE, fontsize="10pt", color=ink, language=language, country=country, attributes={})
    )
    return style


def _cell(name: str, look: styles.Style) -> Element:
    style = Style(name=name, family="table-cell", parentstylename="Default", datastylename=look.form.value)
    style.addElement(
        TableCellProperties(
            backgroundcolor=look.paper or "transparent",
            border=f"0.5pt solid {look.line}" if look.line else "none",
            padding="0.06cm",
            verticalalign="middle" if look.middle else "top",
            wrapoption="wrap" if look.wrap else "no-wrap",
            cellprotect="none" if look.open else "protected",
            textalignsource="fix",
        )
    )
    aligned = {"left": "start", "right": "end"}.get(look.align, look.align)
    style.addElement(ParagraphProperties(textalign=aligned, marginleft="0.2cm" if look.indented else "0cm"))
    underline = {"textunderlinestyle": "solid"} if look.underline else {}
    weight = "bold" if look.bold else "normal"
    style.addElement(
        TextProperties(fontfamily=FACE, fontsize=f"{look.size}pt", fontweight=weight, color=look.ink, **underline)
    )
    if look.flag:
        style.addElement(Map(condition=_CONDITIONS[look.flag], applystylename=_STANDS_OUT))
    return style


def _standing_out(palette: Palette) -> Element:
    style = Style(name=_STANDS_OUT, family="table-cell", parentstylename="Default")
    border = f"0.5pt solid {palette.light('line')}"
    style.addElement(TableCellProperties(backgroundcolor=palette.light("notice"), border=border))
    style.addElement(TextProperties(fontweight="bold", color=palette.light("ink")))
    return style


def _day(form: Form) -> Element:
    style = number.DateStyle(name=form.value)
    weekday = (number.DayOfWeek(style="short"), number.Text(text=" ")) if form is Form.WEEKDAY else ()
    for part in (
        *weekday,
        number.Day(),
        number.Text(text=" "),
        number.Month(textual="true", style="long"),
        number.Text(text=" "),
    ):
        style.addElement(part)
    style.addElement(number.Year(style="long"))
    return style


def _text() -> Element:
    style = number.TextStyle(name=Form.TEXT.value)
    style.addElement(number.TextContent())
    return style


def _count() -> Element:
    style = number.NumberStyle(name=Form.COUNT.value)
    style.addElement(number.Number(decimalplaces="0", minintegerdigits="1"))
    return style


def _share() -> Element:
    style = number.PercentageStyle(name=Form.SHARE.value)
    style.addElement(number.Number(decimalplaces="1", minintegerdigits="1"))
    style.addElement(number.Text(text="%"))
    return style


_FORMS: Mapping[Form, Callable[[], Element]] = {
    Form.TEXT: _text,
    Form.DAY: partial(_day, Form.DAY),
    Form.WEEKDAY: partial(_day, Form.WEEKDAY),
    Form.COUNT: _count,
    Form.SHARE: _share,
}
