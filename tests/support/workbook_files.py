"""Workbooks of a made-up template and framework, and how the tests fill, open and read them."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import openpyxl
from lxml import etree
from odf.namespaces import OFFICENS, TABLENS, TEXTNS
from openpyxl.worksheet.worksheet import Worksheet

import example
from libreoffice import convert, convert_all
from publishing.content.models import Template
from publishing.documents.workbooks import ods, pooling, record, self_evaluation, xlsx
from publishing.documents.workbooks.model import Place, Workbook

URL = "https://site.example/handbook/file-reading/form/?a=1&b=2"
WRITERS: Mapping[str, ModuleType] = {"xlsx": xlsx, "ods": ods}
TEMPLATE = Template.model_validate(
    {
        "id": "form",
        "file": "handbook/file-reading/form.md",
        "title": "Form & questions",
        "version": "2026.1",
        "updated": "2026-11-22",
        "grouped_by": "group",
        "summary": "What was known, and what was done.",
        "sections": [
            {
                "id": "record",
                "title": "The record",
                "questions": [
                    {
                        "id": "group",
                        "question": "Which group?",
                        "answer": "choice",
                        "choices": ["On it", 'Not "on" it', "*"],
                    },
                    {"id": "read-on", "question": "When was it read?", "answer": "date"},
                    {"id": "number", "question": "What is its number?", "answer": "text", "guidance": "Long. " * 80},
                ],
            },
            {
                "id": "plan",
                "title": "The plan",
                "guidance": "Read the newest one.",
                "questions": [
                    {
                        "id": "present",
                        "question": "Is there one?",
                        "answer": "yes-partly-no",
                        "guidance": "Look for it.",
                    },
                    {"id": "quality", "question": "How good is it?", "answer": "scale"},
                    {
                        "id": "age",
                        "question": "How old is it?",
                        "answer": "choice",
                        "choices": ["<1", "1-2", "Two, or more; it's old", "Empty", "Not applicable"],
                    },
                ],
            },
        ],
    }
)
TEMPLATE = TEMPLATE.with_choices((), example.build().catalogue.scoring)
UNGROUPED = TEMPLATE.model_copy(update={"grouped_by": None})


@cache
def workbooks() -> Mapping[str, Workbook]:
    """One workbook of each kind."""
    catalogue = example.build().catalogue
    evaluation = self_evaluation.workbook(catalogue, catalogue.frameworks["first-edition"], URL)

    assert evaluation
    return {
        "record": record.workbook(TEMPLATE, URL),
        "pooling": pooling.workbook(TEMPLATE, URL),
        "self-evaluation": evaluation,
    }


NAMES = [f"{name}.{ending}" for name in ("record", "pooling", "self-evaluation") for ending in WRITERS]


@cache
def contents() -> Mapping[str, bytes]:
    """The bytes of every file, by name."""
    return {
        f"{name}.{ending}": writer.content(workbook)
        for name, workbook in workbooks().items()
        for ending, writer in WRITERS.items()
    }


def opened(content: bytes) -> openpyxl.Workbook:
    """An XLSX file, with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(content))


def through_libreoffice(content: bytes, ending: str, folder: Path) -> openpyxl.Workbook:
    """What LibreOffice understands of a file: its values, all formulas worked out again."""
    file = folder / f"before.{ending}"
    file.write_bytes(content)
    made = folder / "after"
    made.mkdir(exist_ok=True)
    return openpyxl.load_workbook(convert(file, "xlsx", made), data_only=True)


def all_through_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, openpyxl.Workbook]:
    """The same of several files by name, in one start of LibreOffice, which takes longer than a file."""
    before: dict[str, Path] = {}
    for number, (name, content) in enumerate(files.items()):
        before[name] = folder / f"{number}.{name.rpartition('.')[2]}"
        before[name].write_bytes(content)
    made = folder / "after"
    made.mkdir()
    after = convert_all(list(before.values()), "xlsx", made)
    return {name: openpyxl.load_workbook(after[file], data_only=True) for name, file in before.items()}


def filled(content: bytes, ending: str, answers: Mapping[Place, str | date | int]) -> bytes:
    """The file after somebody typed these answers into it."""
    return (_filled_xlsx if ending == "xlsx" else _filled_ods)(content, answers)


def _filled_xlsx(content: bytes, answers: Mapping[Place, str | date | int]) -> bytes:
    workbook = opened(content)
    for place, answer in answers.items():
        workbook[place.sheet][place.name] = answer
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _filled_ods(content: bytes, answers: Mapping[Place, str | date | int]) -> bytes:
    """Also without the old results of formulas, as a program would work them out after typing."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    tree = etree.fromstring(entries["content.xml"])
    sheets = {sheet.get(f"{{{TABLENS}}}name"): sheet for sheet in tree.iter(f"{{{TABLENS}}}table")}
    for place, answer in answers.items():
        row = list(sheets[place.sheet].iter(f"{{{TABLENS}}}table-row"))[place.row]
        _type(row[place.column], answer)
    for cell in tree.iterfind(f".//*[@{{{TABLENS}}}formula]"):
        for name in {f"{{{OFFICENS}}}value", f"{{{OFFICENS}}}string-value"} & {*cell.attrib}:
            del cell.attrib[name]
    entries["content.xml"] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as file:
        for name, entry in entries.items():
            file.writestr(name, entry)
    return result.getvalue()


def _type(cell: etree._Element, answer: object) -> None:
    for old in list(cell):
        cell.remove(old)
    cell.set(f"{{{OFFICENS}}}value-type", "date" if isinstance(answer, date) else "string")
    if isinstance(answer, date):
        cell.set(f"{{{OFFICENS}}}date-value", answer.isoformat())
    etree.SubElement(cell, f"{{{TEXTNS}}}p").text = str(answer)


def rows_of(sheet: Worksheet, columns: int) -> list[list[object]]:
    """The rows of a sheet that hold anything, "" for nothing."""
    rows: Iterator[list[object]] = (
        [cell if cell is not None else "" for cell in row[:columns]] for row in sheet.iter_rows(values_only=True)
    )
    return [row for row in rows if any(cell != "" for cell in row)]
