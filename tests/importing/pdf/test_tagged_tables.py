"""Tagged PDFs: tables."""

from blocks_like import bold, bullets, cell, heading, item, table
from drawn_pdf import DrawnPdf, tag
from narrowing import instance, only
from pdf_reading import Reading, rows
from publishing.importing.model import Omission, Place, Table


def test_merged_cells_are_filled_and_named(pdf: DrawnPdf, result: Reading) -> None:
    head = tag(
        "TR",
        tag("TH", tag("P", pdf.text("Area", 72, 620)), ColSpan=2),
        tag("TH", tag("P", pdf.text("Grade", 372, 620))),
    )
    first = tag("TR", tag("TD", tag("P", pdf.text("North", 72, 600)), RowSpan=2), *(
        tag("TD", tag("P", pdf.text(text, x, 600))) for x, text in ((222, "Help"), (372, "Good"))))  # fmt: skip
    second = tag("TR", tag("TD", tag("P", pdf.text("Care", 222, 580))), tag("TD"))
    pdf.tags = [tag("Table", tag("THead", head), tag("TBody", first, second))]
    assert result().blocks == [
        table(
            ("Area", cell("Area", repeats=True), "Grade"),
            ("North", "Help", "Good"),
            (cell("North", repeats=True), "Care", ""),
        )
    ]


def test_cells_without_spans_are_placed_by_where_they_stand(pdf: DrawnPdf, result: Reading) -> None:
    full = rows(pdf, ("Area", "Help", "Grade"), ("North", "", "Good"))
    wide = tag(
        "TR",
        tag("TD", tag("P", pdf.text("All areas together", 72, 560))),
        tag("TD", tag("P", pdf.text("Poor", 372, 560))),
    )
    pdf.tags = [tag("Table", *full, wide)]
    assert result().blocks == [
        table(
            ("Area", "Help", "Grade"),
            ("North", "", "Good"),
            ("All areas together", cell("All areas together", repeats=True), "Poor"),
            head=0,
        )
    ]


def test_a_bold_first_row_is_the_head(pdf: DrawnPdf, result: Reading) -> None:
    head = tag(
        "TR", *(tag("TD", tag("P", pdf.text(text, x, 620, font="Bold"))) for x, text in ((72, "Area"), (222, "Grade")))
    )
    pdf.tags = [tag("Table", head, *rows(pdf, ("North", "Good")))]
    assert result().blocks == [table((cell(bold("Area")), cell(bold("Grade"))), ("North", "Good"))]


def test_tables_over_two_pages_are_one_and_their_repeated_head_is_left_out(pdf: DrawnPdf, result: Reading) -> None:
    first = rows(pdf, ("Area", "Comment"), ("North", "The team is"), top=160)
    pdf.page()
    second = rows(pdf, ("Area", "Comment"), ("", "not yet complete"), ("South", "Good"), top=760)
    pdf.tags = [tag("Table", *first), tag("Table", *second)]
    found = result()
    assert found.blocks == [
        table(
            ("Area", "Comment"),
            ("North", "The team is not yet complete"),
            (cell("South", page=2), cell("Good", page=2)),
            head=0,
        )
    ]
    reason = "The head of the table is repeated where the table goes on on the next page."
    assert found.omissions == (Omission("repeated table head", "Area Comment", reason, Place(page=2)),)


def test_tables_of_other_columns_stay_apart(pdf: DrawnPdf, result: Reading) -> None:
    first = rows(pdf, ("Area", "Comment"), top=160)
    pdf.page()
    pdf.tags = [tag("Table", *first), tag("Table", *rows(pdf, ("Area", "Help", "Grade"), top=760))]
    assert result().blocks == [
        table(("Area", "Comment"), head=0),
        table(("Area", "Help", "Grade"), head=0, page=2),
    ]


def test_a_frame_around_text_is_no_table(pdf: DrawnPdf, result: Reading) -> None:
    title = tag("TR", tag("TD", tag("P", pdf.text("Strengths", 72, 760, size=14, font="Bold"))))
    points = tag("L", tag("LI", tag("LBody", pdf.text("• A point", 72, 740))))
    pdf.tags = [tag("Table", title, tag("TR", tag("TD", points)))]
    assert result().blocks == [heading(1, "Strengths"), bullets(item("A point"))]


def test_a_table_within_a_cell_stands_there(pdf: DrawnPdf, result: Reading) -> None:
    inner = tag("Table", *rows(pdf, ("In", "Deep"), top=700))
    outer = tag("TR", tag("TD", tag("P", pdf.text("Out", 72, 740))), tag("TD", inner))
    pdf.tags = [tag("Table", outer, *rows(pdf, ("South", "Good"), top=600))]
    found = instance(only(result().blocks), Table)
    nested = table(("In", cell("Deep")), head=0)
    assert found.rows[0][0] == cell("Out")
    assert found.rows[0][1].blocks == (nested,)


def test_a_head_that_is_repeated_on_the_next_page_without_a_tag_is_left_out(pdf: DrawnPdf, result: Reading) -> None:
    first = rows(pdf, ("Area", "Comment"), ("North", "Good"), top=160)
    pdf.page()
    pdf.text("Area", 72, 600, artifact=True)
    pdf.tags = [tag("Table", *first, *rows(pdf, ("South", "Poor"), top=580))]
    found = result()
    assert len(found.blocks) == 1
    assert [(omission.kind, omission.text) for omission in found.omissions] == [("repeated text", "Area")]
