"""PDFs whose pages, tags or tables are odd: nothing is lost, and what cannot be read is told."""

from pathlib import Path

import pikepdf
import pytest

from blocks_like import bullets, cell, heading, item, paragraph, table
from drawn_pdf import DrawnPdf, Tag, tag
from import_trial import trial_of
from narrowing import instance
from publishing.importing import markdown
from publishing.importing.model import Cell, ListBlock, ListItem, Paragraph, Run, SourceDocument
from publishing.importing.pdf import read

BODY = "The partnership works with children and their families in the area every day of the year"


def _turned(path: Path, *, text: int, page: int) -> Path:
    """Turn all that a file draws to the left, and say that its pages are turned to the right, each by right angles."""
    matrix = {0: "1 0 0 1 0 0", 1: "0 1 -1 0 595 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 842"}[text]
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for one in document.pages:
            drawn = one.Contents.read_bytes()
            one.Contents = document.make_stream(f"q {matrix} cm\n".encode() + drawn + b"\nQ")
            one.Rotate = 90 * page
            one.MediaBox = [0, 0, 842, 842]
        document.save(path)
    return path


@pytest.mark.parametrize(("text", "page"), [(0, 0), (1, 1), (1, 0), (0, 1), (3, 0), (3, 3)])
def test_a_page_is_read_as_its_letters_stand_whatever_it_says_of_its_rotation(
    tmp_path: Path, text: int, page: int
) -> None:
    pdf = DrawnPdf(tagged=False)
    pdf.text("Findings", 72, 700, size=18, font="Bold")
    pdf.lines([f"{BODY} and", "goes on below in the second line."], 72, 660)
    pdf.text("• One", 72, 600)
    pdf.text("• Two", 72, 580)
    found = read(_turned(pdf.save(tmp_path / "turned.pdf"), text=text, page=page))
    assert found.blocks == (
        heading(1, "Findings"),
        paragraph(f"{BODY} and goes on below in the second line."),
        bullets(item("One"), item("Two")),
    )


def test_a_link_on_a_turned_page_lies_over_its_words(tmp_path: Path) -> None:
    pdf = DrawnPdf(tagged=False)
    pdf.text("See the guide", 72, 700)
    pdf.link("https://a.example/", 130, 60, 150, 160)  # where the words are once all is turned
    found = read(_turned(pdf.save(tmp_path / "turned.pdf"), text=1, page=1))
    assert [run.text for block in found.blocks for run in instance(block, Paragraph).runs if run.link] == []
    pdf.link("https://a.example/", 595 - 715, 60, 595 - 690, 160)
    found = read(_turned(pdf.save(tmp_path / "turned.pdf"), text=1, page=1))
    assert [run.link for block in found.blocks for run in instance(block, Paragraph).runs] == ["https://a.example/"]


def test_text_of_a_table_that_stands_in_no_row_is_a_row(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    loose = [tag("TD", tag("P", pdf.text(text, x, 700))) for text, x in (("Area", 72), ("Grade", 200))]
    row = tag("TR", *(tag("TD", tag("P", pdf.text(text, x, 680))) for text, x in (("Fife", 72), ("Good", 200))))
    pdf.tags = [tag("Table", *loose, row), tag("P", pdf.text(BODY, 72, 600))]
    found = read(pdf.save(tmp_path / "loose.pdf"))
    assert found.blocks[0] == table(("Area", "Grade"), ("Fife", "Good"), head=0)


def test_an_empty_last_cell_is_empty(tmp_path: Path) -> None:
    pdf = DrawnPdf()

    def row(y: float, *texts: str) -> Tag:
        return tag(
            "TR", *(tag("TD", *([pdf.text(text, 72 + 150 * x, y)] if text else [])) for x, text in enumerate(texts))
        )

    pdf.tags = [tag("Table", row(700, "Area", "Grade"), row(680, "Fife", "")), tag("P", pdf.text(BODY, 72, 600))]
    assert read(pdf.save(tmp_path / "empty.pdf")).blocks[0] == table(("Area", "Grade"), ("Fife", Cell(())), head=0)


def test_a_cell_across_a_row_stands_once(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    band = tag("TR", tag("TD", pdf.text("All of Scotland", 72, 700), ColSpan=2))
    row = tag("TR", tag("TD", pdf.text("Fife", 72, 680)), tag("TD", pdf.text("Good", 220, 680)))
    pdf.tags = [tag("Table", band, row), tag("P", pdf.text(BODY, 72, 600))]
    found = read(pdf.save(tmp_path / "band.pdf")).blocks[0]
    assert found == table((cell("All of Scotland"), Cell(())), ("Fife", "Good"), head=0)


def test_tags_that_make_one_paragraph_of_many_pages_are_not_believed(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    marks = []
    for number in range(4):
        if number:
            pdf.page()
        marks += [pdf.text(f"Part {number}", 72, 700, size=18, font="Bold"), pdf.text(f"{BODY}.", 72, 660)]
    pdf.tags = [tag("P", *marks)]
    found = read(pdf.save(tmp_path / "endless.pdf"))
    assert [type(block).__name__ for block in found.blocks] == ["Heading", "Paragraph"] * 4
    assert found.warnings[0].startswith("This PDF has no tags: ")


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    pdf.tags = [tag("P", pdf.text(f"{BODY}.", 72, 700))]
    pdf.page()
    pdf.image(0, 0, 595, 842)
    found = read(pdf.save(tmp_path / "silent.pdf"))
    assert "Pages on which no text can be read: 2. See whether they are pictures of text, or damaged." in found.warnings


def test_notes_that_stand_close_together_are_notes_each(tmp_path: Path) -> None:
    pdf = DrawnPdf(tagged=False)
    pdf.text(BODY, 72, 700)
    pdf.text("1", 590, 705, size=7)
    pdf.text("It does so in all areas", 72, 685)
    pdf.text("2", 200, 690, size=7)
    pdf.lines(["1 Counted in March.", "2 Most of them."], 72, 100, size=9)
    found = read(pdf.save(tmp_path / "close.pdf"))
    assert {label: instance(blocks[0], Paragraph).runs[0].text for label, blocks in found.notes.items()} == {
        "1": "Counted in March.",
        "2": "Most of them.",
    }


def test_numbers_that_do_not_go_on_are_lists_of_their_own(tmp_path: Path) -> None:
    items = tuple(
        ListItem((Paragraph((Run(text),)),), label) for text, label in (("a", "1."), ("b", "2."), ("c", "7."))
    )
    document = SourceDocument([ListBlock(items, ordered=True)], [])
    assert markdown.write(document, "x-2027").body.strip() == "1. a\n2. b\n\n<!-- -->\n\n7. c"


def test_signs_alone_and_letters_as_bullets_are_no_words(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    first = tag("LI", tag("Lbl", pdf.text("o", 72, 700)), tag("LBody", pdf.text("Safe", 90, 700)))
    second = tag("LI", tag("Lbl", pdf.text("o", 72, 680)), tag("LBody", pdf.text("Well", 90, 680)))
    pdf.tags = [tag("L", first, second), tag("P", pdf.text(f"{BODY} – and night", 72, 600))]
    report = trial_of(pdf.save(tmp_path / "signs.pdf")).report
    assert (report.missing, report.added) == ((), ())
