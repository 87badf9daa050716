"""The hard cases of PDFs: their Markdown and their whole loss report. A faulty reader is told in each way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from drawn_pdf import DrawnPdf, tag
from import_trial import trial_of
from narrowing import elements, text_of
from pdf_cases import BODY, CASES, drawn
from publishing.base.tokens import Palette
from publishing.content.typesetting import typeset
from publishing.importing import loss_page, loss_texts
from publishing.importing.model import Block
from publishing.importing.pdf import blocks, notes, reader
from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.grids import grid_of
from publishing.importing.pdf.page import read_page
from publishing.importing.pdf.pieces import PageText

FONTS = Path(blocks.__file__).parents[2] / "base/fonts"
LONG = [f"Paragraph {number} says something of its own about subject {number * 7}." for number in range(1, 31)]


@pytest.mark.parametrize("name", CASES)
def test_hard_case(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    found = trial_of(drawn(case).save(tmp_path / "case.pdf"))
    assert found.body.strip() == case.body
    assert loss_texts.as_json(found.report) == case.expected
    assert found.faults == []


def test_words_from_right_to_left_are_read_in_their_order(tmp_path: Path) -> None:
    text = "الأطفال في أمان"
    source = tmp_path / "arabic.typ"
    source.write_text(f'#set text(font: "Noto Naskh Arabic", lang: "ar", dir: rtl)\n{text}\n', encoding="utf-8")
    (tmp_path / "arabic.pdf").write_bytes(typeset(source, font_paths=[FONTS]))
    found = trial_of(tmp_path / "arabic.pdf")
    assert found.body.strip() == text
    assert (found.report.words, found.report.preserved, found.report.added) == (3, 3, ())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of paragraphs, a table and two notes."""
    pdf = DrawnPdf()
    tags = [tag("P", pdf.text(text, 72, 780 - 15 * number)) for number, text in enumerate(LONG)]
    rows = [("Area", "Grade"), ("Fife", "Weaker"), ("Moray", "Stronger")]
    tags.append(
        tag(
            "Table",
            *(
                tag("TR", *(tag("TD", pdf.text(text, 72 + 150 * x, 320 - 15 * y)) for x, text in enumerate(row)))
                for y, row in enumerate(rows)
            ),
        )
    )
    text = [pdf.text("Most", 72, 250), pdf.text("1", 98, 255, size=7), pdf.text(" of them", 102, 250)]
    tags.append(tag("P", *text, pdf.text("2", 149, 255, size=7)))
    tags += [tag("Note", tag("P", pdf.text("1 Three quarters.", 72, 90, size=9)))]
    tags += [tag("Note", tag("P", pdf.text("2 Counted twice.", 72, 75, size=9)))]
    pdf.tags = tags
    return pdf.save(tmp_path / "source.pdf")


def missing(path: Path) -> list[str]:
    """The words that the loss report names as missing."""
    return [run.words for run in trial_of(path).report.missing]


def test_nothing_is_missing_where_nothing_is_dropped(source: Path) -> None:
    report = trial_of(source).report
    assert report.is_whole
    assert (report.found["notes"], report.written["notes"]) == (2, 2)


def test_every_tenth_paragraph_dropped_is_told(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = blocks.Builder.blocks

    def dropping(self: blocks.Builder, drafts: Iterable[Draft], inner: bool = False) -> tuple[Block, ...]:
        kept = [draft for number, draft in enumerate(drafts) if inner or number % 10 != 9]
        return whole(self, kept, inner)

    monkeypatch.setattr(blocks.Builder, "blocks", dropping)
    dropped = " ".join([LONG[9], LONG[19], LONG[29]]).split()
    assert Counter(" ".join(missing(source)).split()) == Counter(dropped)


def test_every_last_cell_of_a_row_dropped_is_told(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = grid_of
    monkeypatch.setattr(blocks, "grid_of", lambda draft: [row[:-1] for row in whole(draft)])
    assert " ".join(missing(source)).split() == ["Grade", "Weaker", "Stronger"]


def test_all_notes_dropped_are_told(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "collected", lambda drafts: [])
    report = trial_of(source).report
    words = " ".join(run.words for run in report.missing)
    assert "Three quarters." in words
    assert "Counted twice." in words
    assert report.written["notes"] == 0


def test_notes_whose_text_is_dropped_are_told(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = notes.collected

    def emptied(drafts: Iterable[Draft]) -> list[notes.Note]:
        return [replace(note, drafts=[Draft("text")]) for note in whole(drafts)]

    monkeypatch.setattr(reader, "collected", emptied)
    assert {"Three quarters.", "Counted twice."} <= {
        words.removeprefix("1 ").removeprefix("2 ") for words in missing(source)
    }


def test_a_page_that_is_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = DrawnPdf()
    pdf.tags = [tag("P", pdf.text(BODY, 72, 700))]
    pdf.page()
    pdf.tags.append(tag("P", pdf.text("Of the second page.", 72, 700)))
    path = pdf.save(tmp_path / "two.pdf")
    whole = read_page

    def skipping(page: Any, number: int) -> PageText:
        found = whole(page, number)
        if number == 2:
            found.pieces.clear()
        return found

    monkeypatch.setattr(reader, "read_page", skipping)
    assert missing(path) == ["Of the second page."]


def test_the_loss_report_has_each_part_of_a_page_beside_its_block(source: Path) -> None:
    """A PDF says of its words only the page: what stands in one block of the result stands beside it."""
    found = trial_of(source)
    shown = loss_page.page("source.pdf", found.report, found.document, found.page, Palette())
    rows = elements(html.fromstring(shown), "//div[@class='row']")
    pairs = [[text_of(side).strip() for side in row] for row in rows]
    assert pairs[0] == [f"Page 1{LONG[0]}", LONG[0]]
    assert pairs[1] == [LONG[1], LONG[1]]
    assert ["Area Grade Fife Weaker Moray Stronger"] == [source for source, shown in pairs if "Weaker" in shown]
