"""Tagged PDFs: headings, and the numbers of headings, paragraphs and lists."""

import pytest

from blocks_like import bold, heading, item, ordered, paragraph
from drawn_pdf import DrawnPdf, tag
from pdf_reading import Reading
from publishing.importing.model import Run


def test_headings_of_all_levels_are_read_and_bold_is_no_mark_of_theirs(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("H1", pdf.text("Findings", 72, 760, size=20, font="Bold")),
        tag("H2", pdf.text("Leadership", 72, 720, size=14, font="Bold")),
        tag("H6", pdf.text("Small", 72, 700, font="Italic")),
    ]
    assert result().blocks == [
        heading(1, "Findings"),
        heading(2, "Leadership"),
        heading(6, Run("Small", emphasis=True)),
    ]


def test_a_role_map_says_which_standard_element_an_own_one_is(pdf: DrawnPdf, result: Reading) -> None:
    pdf.roles = {"Kapitel": "H2", "Absatz": "P"}
    pdf.tags = [
        tag("Kapitel", pdf.text("Leadership", 72, 720, size=14, font="Bold")),
        tag("Absatz", pdf.text("A text.", 72, 700)),
    ]
    assert result().blocks == [heading(2, "Leadership"), paragraph("A text.")]


@pytest.mark.parametrize(
    ("text", "size", "font", "is_heading"),
    [
        ("What needs to improve", 12, "Bold", True),
        ("What needs to improve", 13.5, "Plain", True),
        ("What needs to improve", 13, "Plain", False),
        ("What needs to improve.", 12, "Bold", False),
        ("Lead inspector: Mary Jones", 12, "Bold", False),
        ("16 March 2024", 12, "Bold", False),
        ("what needs to improve", 12, "Bold", False),
        ("The area requires improvement because:", 14, "Bold", True),
        ("Word " * 31, 12, "Bold", False),
    ],
)
def test_a_paragraph_that_looks_like_a_heading_is_one(
    pdf: DrawnPdf, result: Reading, text: str, size: float, font: str, is_heading: bool
) -> None:
    text = text.strip()
    pdf.tags = [tag("P", pdf.text(text, 72, 700, size=size, font=font))]
    assert result().blocks == [heading(1, text) if is_heading else paragraph(bold(text) if font == "Bold" else text)]


def test_a_paragraph_tagged_as_heading_is_none(pdf: DrawnPdf, result: Reading) -> None:
    long = "This is a paragraph that somebody tagged as a heading and that says a lot of things about many services and runs on"
    pdf.tags = [
        tag("H2", pdf.text("This sentence is no heading.", 72, 740)),
        tag("H2", pdf.lines([long, "and on, as no heading does, over lines"], 72, 700)),
    ]
    assert result().blocks == [
        paragraph("This sentence is no heading."),
        paragraph(f"{long} and on, as no heading does, over lines"),
    ]


def test_a_bold_sentence_is_a_heading_where_headings_look_so_and_numbered_paragraphs_follow(
    pdf: DrawnPdf, result: Reading
) -> None:
    pdf.tags = [
        tag("P", pdf.text("What needs to improve", 72, 760, font="Bold")),
        tag("P", pdf.text("Children in care: good.", 72, 740, font="Bold")),
        tag("L", tag("LI", tag("LBody", pdf.text("1. First words.", 72, 720)))),
        tag("P", pdf.text("This sentence is only important.", 72, 700, font="Bold")),
    ]
    assert result().blocks == [
        heading(1, "What needs to improve"),
        heading(1, "Children in care: good."),
        ordered(item("First words.", label="1.")),
        paragraph(bold("This sentence is only important.")),
    ]


def test_numbers_of_headings_stand_beside_them(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("H1", pdf.text("1. Introduction", 72, 760, size=16, font="Bold")),
        tag("H2", pdf.text("2.1 How we worked", 72, 740, size=14, font="Bold")),
        tag("L", tag("LI", tag("Lbl", pdf.text("3.", 72, 720, size=16, font="Bold")),
                     tag("LBody", pdf.text("Results", 100, 720, size=16, font="Bold")))),
    ]  # fmt: skip
    assert result().blocks == [
        heading(1, "Introduction", number="1"),
        heading(2, "How we worked", number="2.1"),
        heading(1, "Results", number="3"),
    ]


def test_numbers_that_run_on_past_headings_are_those_of_paragraphs(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("L", tag("LI", tag("Lbl", pdf.text("1.", 72, 760)), tag("LBody", pdf.text("First.", 100, 760))),
                 tag("LI", tag("LBody", pdf.text("2. Second.", 72, 740)))),
        tag("H2", pdf.text("Findings", 72, 720, size=16)),
        tag("L", tag("LI", tag("LBody", pdf.text("3. Third.", 72, 700)))),
        tag("P", pdf.text("4 Fourth.", 72, 680)),
    ]  # fmt: skip
    assert result().blocks == [
        paragraph("First.", number="1"),
        paragraph("Second.", number="2"),
        heading(2, "Findings"),
        paragraph("Third.", number="3"),
        paragraph("Fourth.", number="4"),
    ]


def test_numbers_of_two_levels_are_those_of_paragraphs_but_amounts_are_not(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("P", pdf.text("2.1 The area is large.", 72, 760)),
        tag("P", pdf.text("2.2 It has towns.", 72, 740)),
        tag("P", pdf.text("2.1 million people live there.", 72, 720)),
        tag("P", pdf.text("5.7 Not after any 5.6.", 72, 700)),
        tag("P", pdf.text("12 children were seen.", 72, 680)),
    ]
    assert result().blocks == [
        paragraph("The area is large.", number="2.1"),
        paragraph("It has towns.", number="2.2"),
        paragraph("2.1 million people live there."),
        paragraph("5.7 Not after any 5.6."),
        paragraph("12 children were seen."),
    ]


def test_a_list_that_counts_from_one_and_ends_is_a_list(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("L", tag("LI", tag("Lbl", pdf.text("a)", 72, 760)), tag("LBody", pdf.text("First", 100, 760))),
                 tag("LI", tag("Lbl", pdf.text("b)", 72, 740)), tag("LBody", pdf.text("Second", 100, 740)))),
        tag("P", pdf.text("Then:", 72, 720)),
        tag("L", tag("LI", tag("LBody", pdf.text("1. One", 72, 700))), tag("LI", tag("LBody", pdf.text("2. Two", 72, 680)))),
        tag("L", tag("LI", tag("LBody", pdf.text("1. Again", 72, 660)))),
    ]  # fmt: skip
    assert result().blocks == [
        ordered(item("First", label="a)"), item("Second", label="b)")),
        paragraph("Then:"),
        ordered(item("One", label="1."), item("Two", label="2.")),
        ordered(item("Again", label="1.")),
    ]
