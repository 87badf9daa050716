"""A workbook as ODS, through odfpy.

In: a ``Workbook``. Out: the bytes of a file; the same workbook gives the same bytes.
"""

import io
import re
from collections.abc import Mapping
from datetime import date
from itertools import groupby

from lxml import etree
from odf import dc, meta
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import (
    ContentValidation,
    ContentValidations,
    CoveredTableCell,
    ErrorMessage,
    HelpMessage,
    NamedExpressions,
    NamedRange,
    Table,
    TableCell,
    TableColumn,
    TableHeaderColumns,
    TableHeaderRows,
    TableRow,
)
from odf.text import A, P
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from publishing.documents.workbooks import packed
from publishing.documents.workbooks.model import (
    FIRST_DAY,
    LAST_DAY,
    Cell,
    Entry,
    Formula,
    Kind,
    Place,
    Range,
    Role,
    Row,
    Sheet,
    Workbook,
    column_name,
)
from publishing.documents.workbooks.ods.printing import add_pages, view
from publishing.documents.workbooks.ods.styles import Styles
from publishing.documents.workbooks.printing import frame_condition, printing

Names = dict[Entry, str]
Looks = Mapping[Role, str]  # the style of each role
_IN_VALUES = ("of", "ooo")  # prefixes that stand in front of formulas and names of settings
_REFERENCE = re.compile(r"(?:'(?P<sheet>[^']+)'!)?(?P<start>\$?[A-Z]+\$?[0-9]+)(?::(?P<end>\$?[A-Z]+\$?[0-9]+))?")
_EPOCH = FIRST_DAY.toordinal() - 36526  # the day 0 of spreadsheets
_DAYS = tuple(day.toordinal() - _EPOCH for day in (FIRST_DAY, LAST_DAY))
_DAY_CONDITION = "of:cell-content-is-date() and cell-content-is-between({},{})".format(*_DAYS)

_NUMBER_CONDITION = "of:cell-content-is-whole-number() and cell-content()>=0"


def content(workbook: Workbook) -> bytes:
    """The file's bytes."""
    document = OpenDocumentSpreadsheet()
    _describe(document, workbook)
    styles = Styles(document, workbook)
    named = _names(workbook)
    body = document.spreadsheet
    body.addElement(_validations(named))
    for sheet, page in zip(workbook.sheets, add_pages(document, workbook), strict=True):
        body.addElement(_table(sheet, styles, styles.sheet(page, hidden=sheet.hidden), named))
    body.addElement(_ranges(workbook))
    document.settings.addElement(view(workbook))
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue(), workbook.updated, _canonical)


def _canonical(name: str, entry: bytes) -> bytes:
    """XML that declares what it uses: odfpy declares whatever any document of the process used before."""
    if not name.endswith(".xml"):
        return entry
    tree = etree.fromstring(entry)
    etree.cleanup_namespaces(tree, keep_ns_prefixes=_IN_VALUES)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(tree, method="c14n")


def _describe(document: OpenDocumentSpreadsheet, workbook: Workbook) -> None:
    day = workbook.updated.isoformat()
    for element in (
        dc.Title(text=workbook.title),
        dc.Description(text=workbook.url),
        dc.Language(text=workbook.language),
        meta.CreationDate(text=f"{day}T00:00:00"),
        dc.Date(text=f"{day}T00:00:00"),
    ):
        document.meta.addElement(element)


def _ranges(workbook: Workbook) -> Element:
    ranges = NamedExpressions()
    for name, cells in workbook.names.items():
        address = _reference(cells.name)
        ranges.addElement(NamedRange(name=name, cellrangeaddress=address, basecelladdress=address.partition(":")[0]))
    return ranges


def _table(sheet: Sheet, styles: Styles, style: str, named: Names) -> Element:
    printed = printing(sheet)
    first, last = sheet.print_columns
    area = Range(sheet.name, 0, first, len(sheet.rows) - 1, last)
    shown = {"print": "false"} if sheet.hidden else {"printranges": _reference(area.name)}
    table = Table(name=sheet.name, stylename=style, protected="true", **shown)
    columns = [TableColumn(stylename=styles.column(width)) for width in sheet.widths]
    framed, unframed = {role: role.value for role in Role}, _unframed(sheet, styles)
    rows = [
        _row(
            row,
            styles.row(row, breaks=number in printed.breaks),
            framed if number < printed.framed else unframed,
            named,
        )
        for number, row in enumerate(sheet.rows)
    ]
    frozen = sheet.frozen[1]
    _add(table, columns, TableHeaderColumns, (0, frozen - 1) if frozen else None)
    _add(table, rows, TableHeaderRows, sheet.repeated)
    return table


def _add(table: Element, parts: list[Element], heads: type[Element], repeated: tuple[int, int] | None) -> None:
    """Add rows or columns; those from first to last of ``repeated`` stand on every printed page."""
    first, last = repeated or (0, -1)
    for inside, group in groupby(enumerate(parts), lambda part: first <= part[0] <= last):
        parent = heads() if inside else table
        for _, part in group:
            parent.addElement(part)
        if inside:
            table.addElement(parent)


def _unframed(sheet: Sheet, styles: Styles) -> Looks:
    """Return the styles of rows that get a frame as soon as something is typed above them, in them or below them."""
    first = printing(sheet).framed
    if first == len(sheet.rows):
        return {}
    cells = frame_condition(sheet)
    start, end = (column_name(column) for column in (cells.left, cells.right))
    condition = f"is-true-formula(COUNTA([.${start}{cells.top + 1}:.${end}${cells.bottom + 1}])>0)"
    return styles.unframed(sheet.rows[first], condition, Place(sheet.name, first, 0))


def _row(row: Row, style: str, looks: Looks, named: Names) -> Element:
    result = TableRow(stylename=style)
    for cell in row.cells:
        result.addElement(_cell(cell, looks[cell.role], named))
        for _ in range(cell.across - 1):
            result.addElement(CoveredTableCell())
    return result


def _cell(cell: Cell, style: str, named: Names) -> Element:
    value = cell.value.empty if isinstance(cell.value, Formula) else cell.value
    attributes = _typed(value)
    if isinstance(cell.value, Formula):
        attributes["formula"] = open_formula(cell.value.text)
    if cell.entry:
        attributes["contentvalidationname"] = named[cell.entry]
    if cell.across > 1:
        attributes["numbercolumnsspanned"] = str(cell.across)
    result = TableCell(stylename=style, **attributes)
    for line in str(value).split("\n") if value not in (None, "") else ():
        paragraph = P() if cell.role is Role.LINK else P(text=line)
        if cell.role is Role.LINK:
            paragraph.addElement(A(href=line, type="simple", text=cell.shown or line))
        result.addElement(paragraph)
    return result


def _typed(value: str | float | date | None) -> dict[str, str]:
    """The attributes that say what a value is."""
    match value:
        case None:
            return {}
        case str():
            return {"valuetype": "string"} | ({} if value else {"stringvalue": ""})
        case date():
            return {"valuetype": "date", "datevalue": value.isoformat()}
        case _:
            return {"valuetype": "float", "value": str(value)}


def _names(workbook: Workbook) -> dict[Entry, str]:
    """A name for each different entry, in the order in which they come."""
    cells = (cell for sheet in workbook.sheets for row in sheet.rows for cell in row.cells)
    entries = dict.fromkeys(cell.entry for cell in cells if cell.entry)
    return {entry: f"entry-{number}" for number, entry in enumerate(entries, 1)}


def _validations(named: dict[Entry, str]) -> Element:
    """The element that holds them all."""
    result = ContentValidations()
    for entry, name in named.items():
        result.addElement(_validation(entry, name))
    return result


def _validation(entry: Entry, name: str) -> Element:
    conditions = {
        Kind.CHOICE: f"of:cell-content-is-in-list({entry.choices})",
        Kind.DAY: _DAY_CONDITION,
        Kind.NUMBER: _NUMBER_CONDITION,
    }
    condition = {"condition": conditions[entry.kind]} if entry.kind in conditions else {}
    validation = ContentValidation(name=name, allowemptycell="true", displaylist="unsorted", **condition)
    hint = HelpMessage(title=entry.title, display="true")
    hint.addElement(P(text=entry.hint))
    validation.addElement(hint)
    if entry.error:
        error = ErrorMessage(title=entry.title, display="true", messagetype="stop")
        error.addElement(P(text=entry.error))
        validation.addElement(error)
    return validation


def open_formula(formula: str) -> str:
    """``=SUM('Records'!$A$1:$A$9,1)`` as ``of:=SUM([$'Records'.$A$1:.$A$9];1)``."""
    return "of:=" + "".join(map(_translated, Tokenizer(formula).items))


def _reference(cells: str) -> str:
    """A range of a sheet without brackets: ``'Lists'!$A$1:$A$6`` as ``$'Lists'.$A$1:.$A$6``."""
    match = _REFERENCE.fullmatch(cells)
    if not match:
        raise ValueError(f"{cells} is no range of cells")
    sheet = f"$'{match['sheet']}'" if match["sheet"] else ""
    return f"{sheet}.{match['start']}" + (f":.{match['end']}" if match["end"] else "")


def _translated(token: Token) -> str:
    if token.type == Token.OPERAND and token.subtype == Token.RANGE and _REFERENCE.fullmatch(token.value):
        return f"[{_reference(token.value)}]"
    return ";" if token.type == Token.SEP else str(token.value)
