"""A workbook as ODS, through odfpy.

In: a ``Workbook``. Out: the bytes of a file; the same workbook gives the same bytes.
"""

import io
from datetime import date
from itertools import groupby

from lxml import etree
from odf import dc, meta
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import (
    CoveredTableCell,
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

from publishing.documents.workbooks.model import Cell, Entry, Formula, Role, Row, Sheet, Workbook
from publishing.documents.workbooks.ods.formulas import open_formula, reference
from publishing.documents.workbooks.ods.printing import add_pages, view
from publishing.documents.workbooks.ods.styles import Styles
from publishing.documents.workbooks.ods.validations import names, validations
from publishing.documents.workbooks.packing import packed

Names = dict[Entry, str]
_IN_VALUES = ("of", "ooo")  # prefixes that stand in front of formulas and names of settings


def content(workbook: Workbook) -> bytes:
    """The file's bytes."""
    document = OpenDocumentSpreadsheet()
    _describe(document, workbook)
    styles = Styles(document, workbook)
    named = names(workbook)
    body = document.spreadsheet
    body.addElement(validations(named))
    for sheet, page in zip(workbook.sheets, add_pages(document, workbook), strict=True):
        body.addElement(_table(sheet, styles, styles.sheet(page), named))
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
        address = reference(cells.name)
        ranges.addElement(NamedRange(name=name, cellrangeaddress=address, basecelladdress=address.partition(":")[0]))
    return ranges


def _table(sheet: Sheet, styles: Styles, style: str, named: Names) -> Element:
    table = Table(name=sheet.name, stylename=style, protected="true")
    columns = [TableColumn(stylename=styles.column(width)) for width in sheet.widths]
    rows = [_row(row, styles, named) for row in sheet.rows]
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


def _row(row: Row, styles: Styles, named: Names) -> Element:
    result = TableRow(stylename=styles.row(row))
    for cell in row.cells:
        result.addElement(_cell(cell, named))
        for _ in range(cell.across - 1):
            result.addElement(CoveredTableCell())
    return result


def _cell(cell: Cell, named: Names) -> Element:
    value = cell.value.empty if isinstance(cell.value, Formula) else cell.value
    attributes = _typed(value)
    if isinstance(cell.value, Formula):
        attributes["formula"] = open_formula(cell.value.text)
    if cell.entry:
        attributes["contentvalidationname"] = named[cell.entry]
    if cell.across > 1:
        attributes["numbercolumnsspanned"] = str(cell.across)
    result = TableCell(stylename=cell.role.value, **attributes)
    for line in str(value).split("\n") if value not in (None, "") else ():
        paragraph = P() if cell.role is Role.LINK else P(text=line)
        if cell.role is Role.LINK:
            paragraph.addElement(A(href=line, type="simple", text=line))
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
