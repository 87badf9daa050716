"""Tools as Word files: forms with fields and boxes to tick, and a statement that follows from a grid of evidence."""

from datetime import date
from typing import Any

import pytest
from docx.oxml.ns import qn

from narrowing import present, strings
from publishing.base.tokens import Palette
from publishing.documents.word import tools
from tool_files import LINES, evidence_grid, row, statement_tool, timetable, tool
from word_files import opened, texts, values

URL = "https://site.example/handbook/tools/made-up/"
ROWS = (
    row(0, "A count", "data", "2026-01-31", "12", "Young people wait"),
    row(0, "A reading", "records", claim="Young people wait"),
    row(2, "A talk", "parents", claim="They are heard"),
)
COLUMNS = [
    {"id": "done", "title": "Done", "answer": "tick"},
    {"id": "what", "title": "What"},
    {"id": "when", "title": "When", "answer": "day"},
    {"id": "letter", "title": "Letter", "answer": "choice", "choices": ["R", "A"]},
]


def test_a_form_has_a_field_for_each_empty_cell() -> None:
    """Words that are given stand there; all else is a field of its kind, and each has a tag of its own."""
    part = {"id": "list", "title": "List", "layer": "suggestion", "rows": [{"what": "One"}, {"what": "Two"}]}
    file = opened(tools.form(tool(columns=COLUMNS, parts=[part]), URL, {}, Palette()))
    [table] = file.tables
    tags = values(file, "//w:sdtPr/w:tag")

    assert [cell.text for cell in table.rows[0].cells] == ["Done", "What", "When", "Letter"]
    assert [line.cells[1].text for line in table.rows[1:]] == ["One", "Two"]
    assert len(tags) == len(set(tags)) == 6
    assert len(file.element.xpath("//w:sdtPr/*[local-name()='checkbox']")) == 2
    assert len(file.element.xpath("//w:sdtPr/w:date")) == len(file.element.xpath("//w:sdtPr/w:dropDownList")) == 2
    assert file.settings.element.xpath("//w:documentProtection")


def test_a_form_lies_if_its_tool_does() -> None:
    """Pages are wider than high, and the table is as wide as the lines."""
    own = timetable().model_copy(update={"landscape": True})
    section = opened(tools.form(own, URL, {}, Palette())).sections[0]
    width = present(opened(tools.form(own, URL, {}, Palette())).tables[0]._tbl.tblPr.find(qn("w:tblW"))).attrib[
        qn("w:w")
    ]

    assert section.page_width
    assert section.page_height
    assert section.page_width > section.page_height
    assert int(width) * 635 == section.page_width - (section.left_margin or 0) - (section.right_margin or 0)


def test_wide_columns_give_to_those_that_would_break_a_word() -> None:
    """A column of which the share is small still holds the longest word of its heading; no width is lost."""
    short = [{"id": f"c{number}", "title": "Health committee", "width": 3} for number in range(4)]
    part = {"id": "list", "title": "List", "layer": "suggestion", "rows": [{"wide": "One"}]}
    columns = [{"id": "wide", "title": "What", "width": 60}, *short]
    [table] = opened(tools.form(tool(columns=columns, parts=[part], landscape=True), URL, {}, Palette())).tables
    wide, *others = [int(present(column.get(qn("w:w")))) for column in table._tbl.tblGrid]

    assert min(others) > 100 * len("committee")
    assert wide > 2 * max(others)
    width = present(table._tbl.tblPr.find(qn("w:tblW")))
    assert wide + sum(others) == int(present(width.get(qn("w:w"))))


@pytest.mark.parametrize(("many", "style"), [(6, "TableText"), (14, "TableCrowded")])
def test_headings_of_many_columns_are_smaller(many: int, style: str) -> None:
    """Where the longest words of all headings have no room side by side, they are smaller, and none is broken."""
    columns = [{"id": f"c{number}", "title": "Health board", "width": 3} for number in range(many)]
    part = {"id": "list", "title": "List", "layer": "suggestion", "empty": 1}
    columns = [{"id": "wide", "title": "Participation", "width": 60}, *columns]
    [table] = opened(tools.form(tool(columns=columns, parts=[part], landscape=True), URL, {}, Palette())).tables
    narrow = [int(present(column.get(qn("w:w")))) for column in table._tbl.tblGrid][1:-1]

    assert set(strings(table._tbl, "w:tr[1]//w:pStyle/@w:val")) == {style}
    assert min(narrow) >= len("Health") * (100 if style == "TableText" else 85) + 200


@pytest.mark.parametrize(
    ("wide", "prompts"), [(90, ["–"] * 3), (9, ["Write here", "Choose a day", "Choose an answer"])]
)
def test_a_prompt_takes_no_more_than_two_lines(wide: int, prompts: list[str]) -> None:
    """In a column too narrow for that it is a dash."""
    kinds: list[dict[str, Any]] = [
        {"answer": "text"},
        {"answer": "day"},
        {"answer": "choice", "choices": ["yes, all", "no"]},
    ]
    columns = [{"id": f"c{number}", "title": "No.", "width": 4, **kind} for number, kind in enumerate(kinds)]
    part = {"id": "list", "title": "List", "layer": "suggestion", "empty": 1}
    own = tool(columns=[*columns, {"id": "wide", "title": "Wide", "width": wide}], parts=[part])
    [table] = opened(tools.form(own, URL, {}, Palette())).tables
    shown = ["".join(map(str, field.itertext(qn("w:t")))) for field in table._tbl.tr_lst[1].iter(qn("w:sdt"))]

    assert shown[:3] == prompts


def test_a_form_says_whose_words_it_has() -> None:
    """A source is named with its address; what is ours says so."""
    theirs = {"id": "a", "title": "Theirs", "layer": "source", "source": "one.two", "steps": ["First.", "Then."]}
    ours = {"id": "b", "title": "Ours", "layer": "suggestion", "guidance": "Think."}
    file = opened(
        tools.form(tool(parts=[theirs, ours]), URL, {"one.two": "A page. https://inspectorate.example/"}, Palette())
    )

    assert texts(file, "Guidance") == ["From a source: A page. https://inspectorate.example/", tools.SUGGESTED]
    assert {"1. First.", "2. Then."} <= set(texts(file, "BodyText"))


def test_a_statement_follows_from_its_grid() -> None:
    """Each section has the sentences of the grid's rows below their lines, once, and says how many words that is."""
    own, grid = statement_tool(), evidence_grid(ROWS, date(2026, 3, 1), "Nowhere")
    file = opened(tools.statement(own, grid, URL, {}, Palette()))
    said = [text for part in own.parts for text in grid.sentences(part.says or "") if text]
    body = texts(file, "BodyText")

    assert [text for text in body if text in said] == said
    assert texts(file, "Heading2") == [LINES[0], LINES[2]] * 2
    assert "We suggest up to 20 words. This example has 6." in texts(file, "Guidance")
    assert "MADE UP" in texts(file, "Notice")[0]


def test_an_empty_statement_has_a_place_for_each_line() -> None:
    """For each question; nothing else can be changed."""
    own, grid = statement_tool(), evidence_grid()
    file = opened(tools.statement(own, grid, URL, {}, Palette()))

    assert [[line.cells[0].text for line in table.rows[1:]] for table in file.tables] == [list(LINES)] * 2
    assert len(values(file, "//w:sdtPr/w:tag")) == 2 * len(LINES)
    assert file.settings.element.xpath("//w:documentProtection")
