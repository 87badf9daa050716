"""Pages of PDFs: no row of a table stands alone, wherever a page ends; large print is large everywhere."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from lxml import html

from pdf_checks import faults, fills, instructions, lone_rows
from pdf_documents import DOCUMENT
from publishing.base.tokens import Palette
from publishing.content.charts.drawing import Row, figure, words
from publishing.documents.pdf import pdf

SIGNS = {13.0}  # the number of a note, raised
WORDS = "some words of a cell "


def _table(rows: int, words: int, *, joined: bool = False) -> str:
    """A table that may break; in one that is ``joined``, a cell reaches over the last rows."""
    body = [f'<tr><th scope="row">{n}</th><td>{WORDS * (words + n % 2)}</td><td>{n}</td></tr>' for n in range(rows)]
    if joined:
        body[-3] = body[-3].replace(f"<td>{rows - 3}", f'<td rowspan="3">{rows - 3}')
        body[-2:] = [row.rpartition("<td>")[0] + "</tr>" for row in body[-2:]]
    head = '<thead><tr><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr></thead>'
    return f"<table><caption>Words</caption>{head}<tbody>{''.join(body)}</tbody></table>"


def _content(body: str) -> bytes:
    return pdf(replace(DOCUMENT, body=body), lambda _: b"").content


@pytest.mark.parametrize(
    "before", ["<p>Then:</p>", "", '<div class="admonition suggestion"><p class="admonition-title">Box</p>']
)
def test_no_row_stands_alone(before: str) -> None:
    """Long and short tables at 90 places of a page, after a paragraph, a heading, and in a box."""
    after = "</div>" if "<div" in before else ""
    parts = (
        f"<h2>Part {n}</h2><p>{'Filler. ' * (n * 37 % 190)}</p><h3>Table</h3>{before}{_table(4 + n % 11, 2 + n % 5)}{after}"
        for n in range(90)
    )
    content = _content("".join(parts))

    assert lone_rows(content) == []
    assert faults(content) == []


def test_no_page_but_the_last_is_nearly_empty() -> None:
    """Chapters begin on pages of their own, and the list of contents ends on one: none of these is left with a few lines."""
    for count in range(5, 36, 5):
        lengths = [(n * 53 + count * 7) % 400 for n in range(count)]
        body = "".join(f"<h2>Part {n}</h2><p>{'Filler. ' * (40 + length)}</p>" for n, length in enumerate(lengths))
        content = pdf(replace(DOCUMENT, body=body, chapters=True), lambda _: b"").content

        assert [number for number, share in enumerate(fills(content)[:-1], start=1) if share < 0.2] == [], count


def test_rows_that_a_cell_joins_stay_a_table() -> None:
    """Where a cell reaches into the last rows, nothing else joins them, and the file is as well tagged as ever."""
    content = _content("".join(f"<h2>Part {n}</h2>{_table(9 + n, 6, joined=True)}" for n in range(6)))

    assert faults(content) == []


@pytest.mark.parametrize("sheet", ["large", "large-publication"])
def test_large_print_is_large_everywhere(sheet: str) -> None:
    """Words have 18 points, also in a table that has room; head, foot and notes, and crowded tables, at least 14."""
    note = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
    notes = '<div class="footnote"><ol><li id="fn:1"><p>A note.</p></li></ol></div>'
    cells = "".join(f'<th scope="col">Information {n}</th>' for n in range(9))
    wide = f"<table><tr>{cells}</tr></table>"
    parts = "".join(f"<h2>Part {n}</h2><p>{'Filler. ' * 300}</p>" for n in range(5))
    body = f'<p class="pub-lead">Lead.</p>{parts}<p>Words{note}</p>{_table(3, 1)}{wide}{notes}'
    content = pdf(replace(DOCUMENT, body=body, sheet=sheet), lambda _: b"").content
    with pikepdf.open(BytesIO(content)) as file:
        shown = [row for page in file.pages for row in instructions(page)]
        sizes = [round(float(row.operands[1]), 1) for row in shown if str(row.operator) == "Tf"]

    assert 18 in sizes
    assert {size for size in sizes if size < 14} <= SIGNS
    assert faults(content) == []


@pytest.mark.parametrize("sheet", ["large", "large-publication"])
def test_charts_are_large_too(sheet: str) -> None:
    """The words of a chart have at least 14 points on the paper, whatever it is drawn in."""
    chart = figure(
        "Weeks",
        "All of it.",
        [Row(40, (words("note", 0, 15, "Words"), words("name", 1, 35, "More", "end")))],
        Palette(),
    )
    body = f"<p>Words.</p>{html.tostring(chart, encoding='unicode')}"
    [page] = pypdfium2.PdfDocument(pdf(replace(DOCUMENT, body=body, sheet=sheet), lambda _: b"").content)
    drawn = [one for one in page.get_objects(max_depth=5) if isinstance(one, pypdfium2.PdfTextObj)]

    assert len(drawn) > len("WordsMore")
    assert min(one.get_font_size() * one.get_matrix().a for one in drawn) >= 13.9


@pytest.mark.parametrize("sheet", ["", "large-publication"])
def test_tall_rows_leave_no_page(sheet: str) -> None:
    """Two rows that no page can hold together may part: all words are on the paper."""
    text = " ".join(f"word{n}" for n in range(60))
    rows = "".join(f"<tr>{''.join(f'<td>{text} end{n}</td>' for _ in range(6))}</tr>" for n in range(5))
    heads = "".join(f'<th scope="col">Information {n}</th>' for n in range(6))
    body = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    content = pdf(replace(DOCUMENT, body=body, sheet=sheet), lambda _: b"").content

    for page in pypdfium2.PdfDocument(content):
        assert min(low for _, low, _, _ in (one.get_bounds() for one in page.get_objects())) >= 30, "the foot is lowest"
    assert faults(content) == []
