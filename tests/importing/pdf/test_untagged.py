"""PDFs without tags: paragraphs, columns, lists and headings by how pages look."""

from itertools import pairwise
from pathlib import Path

import pytest

from blocks_like import bold, bullets, cell, heading, item, ordered, paragraph, table
from drawn_pdf import DrawnPdf
from narrowing import instance
from pdf_reading import Reading
from publishing.importing.model import Paragraph, Run
from publishing.importing.pdf import read
from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.labelled import with_lists
from publishing.importing.pdf.page import _part_labels
from publishing.importing.pdf.pieces import NOWHERE, Font, Piece

WARNING = (
    "This PDF has no tags: paragraphs, headings and lists were worked out from how its pages look. "
    "Compare the whole text with the PDF."
)
LONG = "This line is as long as lines of a report are and fills the whole width of it"


@pytest.fixture
def pdf() -> DrawnPdf:
    return DrawnPdf(tagged=False)


@pytest.fixture
def result(pdf: DrawnPdf, tmp_path: Path) -> Reading:
    return lambda: read(pdf.save(tmp_path / "report.pdf"))


def test_lines_become_paragraphs_by_gaps_and_the_warning_is_plain(pdf: DrawnPdf, result: Reading) -> None:
    pdf.text("Findings of the team", 72, 780, size=18, font="Bold")
    pdf.lines([LONG, LONG, "and ends here."], 72, 740)
    pdf.lines([LONG, "and ends too."], 72, 680)
    found = result()
    assert found.blocks == (
        heading(1, "Findings of the team"),
        paragraph(f"{LONG} {LONG} and ends here."),
        paragraph(f"{LONG} and ends too."),
    )
    assert found.warnings == [WARNING]


def test_paragraphs_without_gaps_are_known_by_a_short_last_line_or_an_indent(pdf: DrawnPdf, result: Reading) -> None:
    pdf.lines([LONG, "ends early.", LONG, LONG[:-1] + "."], 72, 740)
    pdf.lines([LONG, LONG], 90, 740 - 4 * 14.4)
    assert result().blocks == (
        paragraph(f"{LONG} ends early."),
        paragraph(f"{LONG} {LONG[:-1]}."),
        paragraph(f"{LONG} {LONG}"),
    )


def test_two_columns_are_read_one_after_the_other(pdf: DrawnPdf, result: Reading) -> None:
    pdf.text("Summary of the inspection of the whole area and all its services", 72, 790, size=16, font="Bold")
    left = [f"left column line {number} is of this width" for number in range(8)]
    right = [f"Right column line {number} is of this size" for number in range(8)]
    for row in range(8):  # as programs write them: line by line across the page
        pdf.text(left[row], 72, 740 - 14 * row)
        pdf.text(right[row], 320, 737 - 14 * row)
    assert result().blocks == (
        heading(1, "Summary of the inspection of the whole area and all its services"),
        paragraph(" ".join(left)),
        paragraph(" ".join(right)),
    )


def test_lists_are_known_by_their_labels_and_indents(pdf: DrawnPdf, result: Reading) -> None:
    pdf.text("•", 72, 740)
    pdf.lines(["First point that is long enough to", "go on on a second line."], 90, 740)
    pdf.text("–", 90, 710)
    pdf.text("Below the first.", 108, 710)
    pdf.text("\uf0a7", 72, 695, font="Symbols")
    pdf.text("Second point.", 90, 695)
    pdf.text("a)", 72, 660)
    pdf.text("Lettered.", 90, 660)
    found = result()
    first = "First point that is long enough to go on on a second line."
    assert found.blocks == (
        bullets(item(paragraph(first), bullets(item("Below the first.", label="–"))), item("Second point.")),
        ordered(item("Lettered.", label="a)")),
    )
    assert found.translated == {"\uf0a7": 1}


def test_numbered_paragraphs_are_known_by_numbers_that_run_on(pdf: DrawnPdf, result: Reading) -> None:
    for number, top in ((1, 760), (2, 720), (3, 640), (4, 600)):
        pdf.text(f"{number}.", 72, top)
        pdf.lines([f"Paragraph {number} says a lot about services", "and goes on."], 100, top)
    pdf.text("Leadership", 72, 670, size=16, font="Bold")
    texts = [f"Paragraph {number} says a lot about services and goes on." for number in range(1, 5)]
    assert result().blocks == (
        paragraph(texts[0], number="1"),
        paragraph(texts[1], number="2"),
        heading(1, "Leadership"),
        paragraph(texts[2], number="3"),
        paragraph(texts[3], number="4"),
    )


def test_a_sentence_goes_on_over_a_page_past_its_foot_and_a_note(pdf: DrawnPdf, result: Reading) -> None:
    for page, first in enumerate(("The report says", "on to the next page, where", "At last it"), 1):
        pdf.text(f"Northfield {page}", 72, 30)
        pdf.lines([f"{first} {LONG[5:]}", "and the sentence goes" if page == 1 else "and it ends."], 72, 760)
        if page == 1:
            pdf.text("1", 189, 751, size=7)
            pdf.text("1", 72, 84, size=6)
            pdf.text("See the law.", 78, 80, size=9)
        if page < 3:
            pdf.page()
    found = result()
    sentence = f"on to the next page, where {LONG[5:]} and it ends."
    assert found.blocks == (
        paragraph(f"The report says {LONG[5:]} and the sentence goes", Run("", note="1"), f" {sentence}"),
        paragraph(f"At last it {LONG[5:]} and it ends.", page=3),
    )
    assert [omission.text for omission in found.omissions] == ["Northfield 1", "Northfield 2", "Northfield 3"]
    assert found.notes == {"1": (paragraph("See the law."),)}


def test_a_table_is_known_by_its_columns(pdf: DrawnPdf, result: Reading) -> None:
    for row, (area, grade) in enumerate((("Area", "Grade"), ("North", "Good"), ("South", "Poor"))):
        pdf.text(area, 72, 740 - 20 * row, font="Plain" if row else "Bold")
        pdf.text(grade, 300, 740 - 20 * row, font="Plain" if row else "Bold")
    pdf.lines([LONG, LONG], 72, 640)
    assert result().blocks == (
        table((cell(bold("Area")), cell(bold("Grade"))), ("North", "Good"), ("South", "Poor")),
        paragraph(f"{LONG} {LONG}"),
    )


def test_rules_part_the_rows_of_a_table_whose_cells_run_over_lines(pdf: DrawnPdf, result: Reading) -> None:
    pdf.lines(["The impact of", "leaders"], 72, 740)
    pdf.lines(["Requires", "improvement"], 300, 740)
    pdf.rule(70, 720, 400)
    pdf.lines(["Care of", "children"], 72, 708)
    pdf.text("Good", 300, 708)
    assert result().blocks == (
        table(("The impact of leaders", "Requires improvement"), ("Care of children", "Good"), head=0),
    )


def test_a_contents_list_without_dots_is_left_out(pdf: DrawnPdf, result: Reading) -> None:
    pdf.text("Contents", 72, 780, size=20)
    for row, (name, page) in enumerate((("Summary", 3), ("Findings", 5), ("Next steps", 11))):
        pdf.text(name, 72, 740 - 16 * row)
        pdf.text(str(page), 500, 740 - 16 * row)
    pdf.lines([LONG, LONG], 72, 600)
    found = result()
    assert found.blocks == (paragraph(f"{LONG} {LONG}"),)
    assert {omission.kind for omission in found.omissions} == {"contents list"}
    assert " ".join(omission.text for omission in found.omissions) == "Contents Summary 3 Findings 5 Next steps 11"


def test_hyphens_at_line_ends_go_where_the_document_has_the_words_whole(pdf: DrawnPdf, result: Reading) -> None:
    pdf.lines(
        [
            "A good childhood is what every childminder wants, and a child-",
            "hood in a well-known child-",
            "minder group",
        ],
        72,
        740,
    )
    pdf.lines(["is good for a well-", "known hel-", "per and his inspec-", "tions"], 72, 690)
    (found, second) = result().blocks
    assert found == paragraph(
        "A good childhood is what every childminder wants, and a childhood in a well-known childminder group"
    )
    assert second == paragraph("is good for a well-known helper and his inspections")


def test_links_and_bold_words_are_runs_here_too(pdf: DrawnPdf, result: Reading) -> None:
    pdf.link("mailto:a@example.org", 70, 735, 158, 755)
    pdf.text("a@example.org", 72, 740)
    pdf.text("is", 162, 740)
    pdf.text("open", 180, 740, font="Bold")
    assert result().blocks == (paragraph(Run("a@example.org", link="mailto:a@example.org"), " is ", bold("open")),)


def test_ruled_cells_are_read_with_their_spans_whatever_stands_close(pdf: DrawnPdf, result: Reading) -> None:
    pdf.text("Before the table.", 72, 790)
    for height, edges in (
        (760, (70, 300, 500)),
        (720, (70, 120, 300, 500)),
        (690, (120, 300, 500)),
        (660, (70, 120, 300, 500)),
    ):
        for left, right in pairwise(edges):
            pdf.rule(left, height, right - left)
    pdf.lines(["1. Children who need", "help"], 75, 745)
    pdf.text("Requires", 303, 738)  # close to what stands left of it, and between its lines
    pdf.text("2.1 Adoption", 125, 705)
    pdf.text("Good", 303, 705)
    pdf.text("2.2 Care leavers", 125, 670)
    pdf.text("Poor", 303, 670)
    pdf.lines([LONG, LONG], 72, 600)
    wide = "1. Children who need help"
    assert result().blocks == (
        paragraph("Before the table."),
        table(
            (wide, cell(wide, repeats=True), "Requires"),
            ("", "2.1 Adoption", "Good"),
            ("", "2.2 Care leavers", "Poor"),
            head=0,
        ),
        paragraph(f"{LONG} {LONG}"),
    )


def test_three_columns_are_read_one_after_the_other(pdf: DrawnPdf, result: Reading) -> None:
    names = ("left", "middle", "right")
    for x, name in zip((40, 220, 400), names, strict=True):
        lines = [f"Line {number} of the {name} column" for number in range(1, 9)]
        pdf.lines([*lines, f"ends the {name} one."], x, 700, size=10)
    texts = ["".join(run.text for run in instance(block, Paragraph).runs) for block in result().blocks]
    assert [text.split()[4] for text in texts] == list(names)
    assert all(text.endswith(f"ends the {name} one.") for text, name in zip(texts, names, strict=True))


def test_a_large_bold_line_with_a_number_is_no_item() -> None:
    """A list begins with such a number, too, but is no larger than the text around it."""
    font = Font(bold=True, italic=False, symbols=False)
    draft = Draft("text", pieces=[Piece("2. Plans of the area", 1, -1, NOWHERE, 0, 18, font)])
    assert [found.kind for found in with_lists([draft], False)] == ["list"]
    assert with_lists([draft], False, lambda _: True) == [draft]


def test_a_label_that_fills_the_room_before_its_words_is_parted_from_them() -> None:
    """Where a tab has no room left, no space is seen behind the number; the same at the end of a sentence is left."""
    font = Font(bold=False, italic=False, symbols=False)
    texts = (("10.", ""), ("Support", "\r\n"), ("section ", ""), ("11.", ""), ("Plans", ""))
    pieces = [Piece(text, 1, -1, NOWHERE, 0, 11, font, after=after) for text, after in texts]
    _part_labels(pieces)
    assert [piece.after for piece in pieces] == [" ", "\r\n", "", "", ""]
