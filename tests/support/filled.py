"""Filled forms to test pooling with: made up, in the places where the workbook of a record has its answers."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import docx as word
import openpyxl
import pikepdf
from docx.oxml.ns import qn
from odf import opendocument, table, text

import example
from pdf_documents import DOCUMENT
from publishing.content.models import AnswerKind, Template
from publishing.documents.model.inputs import inputs
from publishing.documents.pdf import pdf as make_pdf
from publishing.documents.workbooks import record
from publishing.documents.workbooks.model import Place

Value = str | date
GIVEN: Mapping[str, Value] = {  # to the questions of ``template()``
    "number": "007",
    "day": date(2026, 11, 3),
    "group": "North",
    "present": "Partly",
    "quality": "Very good",
}
READ = {**GIVEN, "day": "2026-11-03"}  # the same, as it is read


def template(*questions: Mapping[str, object], **changes: object) -> Template:
    """A template with these questions, in one section, or with one of each kind and groups."""
    asked = questions or (
        {"id": "number", "question": "Which reading?", "answer": "text"},
        {"id": "day", "question": "When?", "answer": "date"},
        {"id": "group", "question": "Which group?", "answer": "choice", "choices": ("North", "South", "East")},
        {"id": "present", "question": "Is there a plan?", "answer": "yes-partly-no"},
        {"id": "quality", "question": "How good is it?", "answer": "scale"},
    )
    facts = {
        "id": "file-reading",
        "file": "handbook/file-reading.md",
        "title": "File reading <of> Specimen",
        "version": "2026.1",
        "updated": "2026-11-22",
        "grouped_by": None if questions else "group",
        "sections": ({"id": "all", "title": "All", "questions": asked},),
        "summary": "Five questions.",
    }
    return Template.model_validate({**facts, **changes}).with_choices((), example.build().catalogue.scoring)


def answers(form: Template, number: int, chance: Random, *, second: bool = False) -> dict[str, Value]:
    """Made-up answers to all questions, few of them left out; of a first reading or of a ``second``."""
    made: dict[str, Value] = {}
    order = form.second_readings
    for question in form.questions:
        if order and question.id == order.question:
            made[question.id] = next(answer for answer in question.answers if (answer in order.answers) is second)
        elif question.answers and chance.random() < 0.97:
            made[question.id] = chance.choices(question.answers, [5, 9, 7, 3, 2, 1][: len(question.answers)])[0]
        elif question.answer is AnswerKind.DATE:
            made[question.id] = date(2026, 11, 1 + number % 28)
        elif question.answer is AnswerKind.TEXT:
            made[question.id] = f"{number:03}"
    return made


def cells(form: Template, given: Mapping[str, Value]) -> dict[Place, Value]:
    """What stands in the cells of a filled workbook, as far as it is read."""
    about = {record.WORKBOOK: record.KIND, record.TEMPLATE: form.id, record.VERSION: form.version}
    places = record.answer_cells(form)
    asked = {
        Place(record.SHEET, places[question.id].row, record.QUESTION): question.question for question in form.questions
    }
    return {**about, **asked, **{places[name]: value for name, value in given.items()}}


def xlsx(contents: Mapping[Place, Value]) -> bytes:
    """A workbook with these cells."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for place, value in contents.items():
        sheet = book[place.sheet] if place.sheet in book else book.create_sheet(place.sheet)
        sheet[place.name] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(contents: Mapping[Place, Value]) -> bytes:
    """The same as an OpenDocument spreadsheet, with empty cells and rows run together as LibreOffice does."""
    book = opendocument.OpenDocumentSpreadsheet()
    for name in dict.fromkeys(place.sheet for place in contents):
        sheet = table.Table(name=name)
        book.spreadsheet.addElement(sheet)
        lines: dict[int, dict[int, Value]] = {}
        for place, value in contents.items():
            if place.sheet == name:
                lines.setdefault(place.row, {})[place.column] = value
        _fill(sheet, {row: _line(line) for row, line in lines.items()}, table.TableRow, "numberrowsrepeated")
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def docx(blank: bytes, given: Mapping[str, Value]) -> bytes:
    """The Word form that people download, filled in as Word does it."""
    file = word.Document(io.BytesIO(blank))
    for control in file.element.body.iter(qn("w:sdt")):
        tag = control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val"))
        if tag in given:
            _fill_control(control, given[tag])
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def blank_pdf(form: Template) -> bytes:
    """The PDF of a template to fill in, with plain words around its fields."""
    own = tuple(inputs(form))
    cells = (f'<tr><th scope="row">{field.name}</th><td>{_input(field.name)}</td></tr>' for field in own)
    head = '<thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead>'
    body = f"<h2>All</h2><table>{head}<tbody>{''.join(cells)}</tbody></table>"
    return make_pdf(replace(DOCUMENT, body=body, inputs=own, sheet="screen"), lambda _: b"").content


def _input(name: str) -> str:
    return f'<span class="pub-input" title="{name}"></span>'


def pdf(blank: bytes, given: Mapping[str, Value], **options: Any) -> bytes:
    """The PDF that people download, filled in as a program does it; ``options`` are how it is saved."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank)) as file:
        for field in file.Root.AcroForm.Fields:
            if (value := given.get(str(field.T))) is not None:
                field.V = pikepdf.String(f"{value:%d/%m/%Y}" if isinstance(value, date) else value)
        file.save(out, **options)
    return out.getvalue()


def _fill_control(control: Any, value: Value) -> None:
    properties = control.find(qn("w:sdtPr"))
    for prompt in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(prompt)
    if isinstance(value, date):
        properties.find(qn("w:date")).set(qn("w:fullDate"), f"{value.isoformat()}T00:00:00Z")
        value = f"{value:%d %B %Y}"
    next(control.iter(qn("w:t"))).text = value


def _line(line: Mapping[int, Value]) -> table.TableRow:
    row = table.TableRow()
    _fill(row, {column: _cell(value) for column, value in line.items()}, table.TableCell, "numbercolumnsrepeated")
    return row


def _fill(parent: table.Table, inside: Mapping[int, object], gap: type, repeated: str) -> None:
    """Children at their places, with gaps between them."""
    end = 0
    for place in sorted(inside):
        if place > end:
            parent.addElement(gap(**{repeated: place - end}))
        parent.addElement(inside[place])
        end = place + 1


def _cell(value: Value) -> table.TableCell:
    if isinstance(value, date):
        return table.TableCell(valuetype="date", datevalue=value.isoformat())
    if value.startswith("="):
        return table.TableCell(formula=f"of:{value}", valuetype="string")
    cell = table.TableCell(valuetype="string")
    cell.addElement(text.P(text=value))
    return cell
