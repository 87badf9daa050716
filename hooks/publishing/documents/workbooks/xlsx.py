"""A workbook as XLSX, through xlsxwriter.

In: a ``Workbook``. Out: the bytes of a file; the same workbook gives the same bytes.
"""

import io
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from publishing.documents.workbooks import packed
from publishing.documents.workbooks.model import (
    FIRST_DAY,
    LAST_DAY,
    Cell,
    Entry,
    Formula,
    Kind,
    Role,
    Sheet,
    Workbook,
    column_name,
)
from publishing.documents.workbooks.printing import frame_condition, printing
from publishing.documents.workbooks.styles import FACE, Flag, Form, Style, styles

Looks = Mapping[Role, Format]
_A4 = 9
_TITLE = 32  # letters of the title of a hint: with more, Excel takes no entry at all
_FORMS = {
    Form.TEXT: "@",
    Form.DAY: "d mmmm yyyy",
    Form.WEEKDAY: "ddd d mmmm yyyy",
    Form.COUNT: "0",
    Form.SHARE: "0.0%",
}
_ROOM = {"format_rows": True, "format_columns": True}  # what a reader may do to a protected sheet
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def content(workbook: Workbook) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    face = {"font_name": FACE, "font_size": 10, "font_scheme": "none"}  # made anew, as xlsxwriter writes into it
    book = xlsxwriter.Workbook(file, {**_OPTIONS, "default_format_properties": face})
    book.set_properties(
        {"title": workbook.title, "comments": workbook.url, "created": datetime.combine(workbook.updated, time())}
    )
    own, palette = styles(workbook.palette), workbook.palette
    looks = {role: book.add_format(_look(style)) for role, style in own.items()}
    open_looks = {role: book.add_format(_look(replace(style, line=""))) for role, style in own.items()}
    framed_look = {"border": 1, "border_color": own[Role.WARNING].line}
    flagged_look = {"bold": True, "bg_color": palette.light("notice"), "font_color": palette.light("ink")}
    flagged = book.add_format(flagged_look | framed_look)
    for sheet in workbook.sheets:
        page = book.add_worksheet(sheet.name)
        _set_up(page, sheet)
        _set_up_print(page, sheet, workbook)
        framed = printing(sheet).framed
        _write_rows(page, sheet, looks, 0, framed)
        _write_rows(page, sheet, open_looks, framed, len(sheet.rows))
        _flag(
            page, sheet, flagged, own
        )  # first, as LibreOffice shows only one rule of a cell: that a warning stands out
        _frame(page, sheet, book, own)
        for first, last, column, entry in _entries(sheet):
            page.data_validation(first, column, last, column, _validation(entry))
    for name, cells in workbook.names.items():
        book.define_name(name, f"={cells.name}")
    book.close()
    return packed(file.getvalue(), workbook.updated, lambda name, entry: _mended(name, entry, workbook.language))


def _look(style: Style) -> dict[str, Any]:
    look = {
        "font_name": FACE,
        "font_size": style.size,
        "bold": style.bold,
        "underline": int(style.underline),
        "font_color": style.ink,
        "align": style.align,
        "indent": int(style.indented),
        "valign": "vcenter" if style.middle else "top",
        "text_wrap": style.wrap,
        "locked": not style.open,
        "num_format": _FORMS[style.form],
    }
    if style.paper:
        look["bg_color"] = style.paper
    if style.line:
        look |= {"border": 1, "border_color": style.line}
    return look


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    page.hide_gridlines(2)
    page.freeze_panes(*sheet.frozen)
    page.protect("", _ROOM)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)


def _set_up_print(page: Worksheet, sheet: Sheet, workbook: Workbook) -> None:
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    printed = printing(sheet)
    page.fit_to_pages(sheet.pages_wide, int(printed.whole))
    page.set_h_pagebreaks(printed.breaks)
    if sheet.hidden:
        page.hide()
    else:
        first, last = sheet.print_columns
        page.print_area(0, first, len(sheet.rows) - 1, last)
    if sheet.landscape:
        page.set_landscape()
    if sheet.repeated:
        page.repeat_rows(*sheet.repeated)
    if sheet.frozen[1]:
        page.repeat_columns(0, sheet.frozen[1] - 1)
    title, url = (text.replace("&", "&&") for text in (workbook.title, workbook.url))
    small = f'&8&"{FACE},Regular"'  # the face last: a text that begins with a digit would change the size
    page.set_header(f"&L{small}{title}: &A&R{small}Version {workbook.version}")
    page.set_footer(f"&L{small}{url}&R{small}Page &P of &N")


def _write_rows(page: Worksheet, sheet: Sheet, looks: Looks, first: int, end: int) -> None:
    for number, row in enumerate(sheet.rows[first:end], first):
        page.set_row(number, row.height)
        for column, cell in row.placed():
            if cell.across > 1:
                page.merge_range(number, column, number, column + cell.across - 1, "", looks[cell.role])
            _write(page, number, column, cell, looks[cell.role])


def _write(page: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    match cell.value:
        case None:
            page.write_blank(row, column, None, look)
        case Formula(text, empty):
            page.write_formula(row, column, text, look, empty)
        case date() as day:
            page.write_datetime(row, column, datetime.combine(day, time()), look)
        case str() as url if cell.role is Role.LINK:
            page.write_url(row, column, url, look, cell.shown or url)
        case str() as text:
            page.write_string(row, column, text, look)
        case number:
            page.write_number(row, column, number, look)


def _frame(page: Worksheet, sheet: Sheet, book: xlsxwriter.Workbook, own: Mapping[Role, Style]) -> None:
    """Give each row without a frame one as soon as something is typed above it, or in or below it."""
    first = printing(sheet).framed
    if first == len(sheet.rows):
        return
    cells = frame_condition(sheet)
    start = f"${column_name(cells.left)}{cells.top + 1}"  # the row is not fixed: each row looks from its own place
    end = f"${column_name(cells.right)}${cells.bottom + 1}"
    for column, cell in sheet.rows[first].placed():
        if line := own[cell.role].line:
            look = book.add_format({"border": 1, "border_color": line})
            rule = {"type": "formula", "criteria": f"=COUNTA({start}:{end})>0", "format": look}
            page.conditional_format(first, column, len(sheet.rows) - 1, column, rule)


def _flag(page: Worksheet, sheet: Sheet, look: Format, own: Mapping[Role, Style]) -> None:
    """Let the cells of each role that has a flag stand out by themselves."""
    for number, row in enumerate(sheet.rows):
        for column, cell in row.placed():
            flag = own[cell.role].flag
            if flag:
                rule = {"type": "no_blanks"} if flag is Flag.WORDS else {"type": "cell", "criteria": "==", "value": 0}
                page.conditional_format(number, column, number, column, {**rule, "format": look})


def _entries(sheet: Sheet) -> Iterator[tuple[int, int, int, Entry]]:
    """First row, last row, column and entry of every run of cells below each other that take the same."""
    runs: dict[tuple[int, Entry], list[int]] = {}
    for number, row in enumerate(sheet.rows):
        for column, cell in row.placed():
            if cell.entry:
                runs.setdefault((column, cell.entry), []).append(number)
    for (column, entry), rows in runs.items():
        starts = [row for row in rows if row - 1 not in rows]
        ends = [row for row in rows if row + 1 not in rows]
        yield from ((first, last, column, entry) for first, last in zip(starts, ends, strict=True))


def _validation(entry: Entry) -> dict[str, Any]:
    """Create a data validation of xlsxwriter."""
    title = textwrap.shorten(entry.title, _TITLE, placeholder=" …")
    hint = {"input_title": title, "input_message": entry.hint}
    error = {"error_title": title, "error_message": entry.error}
    match entry.kind:
        case Kind.CHOICE:
            return {"validate": "list", "source": f"={entry.choices}", **hint, **error}
        case Kind.DAY:
            days = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
            return {"validate": "date", **days, **hint, **error}
        case Kind.NUMBER:
            return {"validate": "integer", "criteria": ">=", "value": 0, **hint, **error}
        case Kind.TEXT:
            return {"validate": "any", **hint}


def _mended(name: str, entry: bytes, language: str) -> bytes:
    """Set what xlsxwriter has no option for: the language, and rows that grow with their text."""
    if name == "docProps/core.xml":
        end = b"</cp:coreProperties>"
        return entry.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
    if name.startswith("xl/worksheets/sheet"):
        return re.sub(rb'(<row [^>]*) customHeight="1"', rb"\1", entry)
    return entry
