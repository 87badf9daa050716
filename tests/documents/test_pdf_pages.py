"""Pages of PDFs: no row of a table stands alone, wherever a page ends; large print is large everywhere."""

from dataclasses import replace

import pytest
from test_pdf import DOCUMENT

from pdf_checks import faults, fills, lone_rows
from publishing.documents.pdf import pdf

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
