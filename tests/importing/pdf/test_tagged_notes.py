"""Tagged PDFs: notes, and figures that are raised."""

from blocks_like import paragraph
from drawn_pdf import DrawnPdf, tag
from pdf_reading import Reading
from publishing.importing.model import Run


def test_notes_at_a_pages_end_are_notes_and_their_marks_point_to_them(pdf: DrawnPdf, result: Reading) -> None:
    text = tag("P", pdf.text("The board", 72, 760), pdf.text("1", 123, 765, size=7), pdf.text("met often.", 140, 760))
    note = tag("Note", tag("P", pdf.text("1", 72, 105, size=6), pdf.text("See the law.", 80, 100, size=9)))
    pdf.page()
    second = tag("P", pdf.text("Another", 72, 760), pdf.text("1", 114, 765, size=7))
    other = tag(
        "FENote", tag("Lbl", pdf.text("1", 72, 105, size=6)), tag("P", pdf.text("Another law", 80, 100, size=9))
    )
    pdf.page()
    rest = tag("Note", tag("P", pdf.text("that runs over a page.", 80, 100, size=9)))
    pdf.tags = [text, note, second, other, rest]
    found = result()
    assert found.blocks == [
        paragraph("The board", Run("", note="1"), " met often."),
        paragraph("Another", Run("", note="1-2"), page=2),
    ]
    assert found.notes == {
        "1": (paragraph("See the law."),),
        "1-2": (paragraph("Another law that runs over a page.", page=2),),
    }
    assert [word.text for word in found.words][:4] == ["The", "board", "1", "met"]


def test_notes_that_one_tag_holds_are_parted_at_their_signs(pdf: DrawnPdf, result: Reading) -> None:
    marks = [pdf.text(str(sign), 100 + 40 * sign, 765, size=7) for sign in (1, 2)]
    pdf.tags = [
        tag("P", pdf.text("Some", 72, 760), marks[0], pdf.text("words", 143, 760), marks[1]),
        tag("Note", *(
            tag("P", pdf.text(str(sign), 72, 146 - 15 * sign, size=6), pdf.text(f"Source {sign}.", 80, 140 - 15 * sign, size=9))
            for sign in (1, 2)
        )),
    ]  # fmt: skip
    assert result().notes == {"1": (paragraph("Source 1."),), "2": (paragraph("Source 2."),)}


def test_a_note_that_no_mark_points_to_stays_in_the_text(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("P", pdf.text("The board met.", 72, 760)),
        tag("Note", tag("P", pdf.text("* See the law.", 72, 600, size=9))),
    ]
    found = result()
    assert found.blocks == [paragraph("The board met."), paragraph("* See the law.")]
    assert found.notes == {}


def test_a_small_paragraph_with_the_sign_of_a_mark_is_a_note(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("P", pdf.text("The board", 72, 760), pdf.text("2", 123, 765, size=7)),
        tag("P", pdf.text("2", 72, 605, size=6), pdf.text("See the law.", 80, 600, size=9)),
    ]
    found = result()
    assert found.blocks == [paragraph("The board", Run("", note="2"))]
    assert found.notes == {"2": (paragraph("See the law."),)}


def test_a_raised_figure_without_a_note_is_raised(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [tag("P", pdf.text("18", 72, 760), pdf.text("th", 85.5, 765, size=7), pdf.text("of June", 95, 760))]
    assert result().blocks == [paragraph("18", Run("th", superscript=True), " of June")]
