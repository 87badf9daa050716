"""Tagged PDFs: lists, and what goes on over a line or a page."""

from blocks_like import bold, bullets, item, paragraph
from drawn_pdf import DrawnPdf, tag
from pdf_reading import Reading


def test_symbol_bullets_become_items_and_are_counted(pdf: DrawnPdf, result: Reading) -> None:
    items = [
        tag("LI", tag("Lbl", pdf.text("\uf06e", 72, 760, font="Symbols")), tag("LBody", pdf.text("First", 90, 760))),
        tag("LI", tag("LBody", pdf.text("\uf06e ", 72, 740, font="Symbols"), pdf.text("Second", 90, 740))),
        tag("LI", tag("LBody", pdf.text("\uf02d ", 100, 720, font="Symbols"), pdf.text("Below second", 120, 720))),
        tag("LI", tag("LBody", pdf.text("• Third", 72, 700))),
    ]
    pdf.tags = [tag("L", *items)]
    found = result()
    assert found.blocks == [
        bullets(item("First"), item(paragraph("Second"), bullets(item("Below second"))), item("Third"))
    ]
    assert found.translated == {"\uf06e": 2, "\uf02d": 1}


def test_paragraphs_and_headings_that_begin_with_a_bullet_are_items(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("H2", pdf.text("\uf06e ", 72, 760, font="Symbols"), pdf.text("Tagged as a heading", 90, 760)),
        tag("L", tag("LI", tag("LBody", pdf.text("• Tagged as an item", 72, 740)))),
        tag("P", pdf.text("• Tagged as a paragraph", 72, 720, font="Bold")),
    ]
    assert result().blocks == [
        bullets(item("Tagged as a heading"), item("Tagged as an item"), item(paragraph(bold("Tagged as a paragraph"))))
    ]


def test_lists_within_items_are_kept_by_tag_too(pdf: DrawnPdf, result: Reading) -> None:
    inner = tag("L", tag("LI", tag("LBody", pdf.text("• Inner", 90, 740))))
    pdf.tags = [tag("L", tag("LI", tag("LBody", tag("P", pdf.text("• Outer", 72, 760)), inner)))]
    assert result().blocks == [bullets(item(paragraph("Outer"), bullets(item("Inner"))))]


def test_a_list_and_a_paragraph_over_a_page_are_one(pdf: DrawnPdf, result: Reading) -> None:
    first = tag("LI", tag("LBody", pdf.text("• First", 72, 160)))
    second = pdf.text("• Second that runs", 72, 140)
    pdf.page()
    rest = pdf.text("over the page.", 90, 760)
    third = tag("LI", tag("LBody", pdf.text("• Third", 72, 740)))
    parted = [tag("P", pdf.text("A paragraph that is", 72, 720))]
    pdf.page()
    parted += [tag("P", pdf.text("tagged twice.", 72, 760))]
    pdf.tags = [tag("L", first, tag("LI", tag("LBody", second, rest))), tag("L", third), *parted]
    assert result().blocks == [
        bullets(item("First"), item("Second that runs over the page."), item("Third", page=2)),
        paragraph("A paragraph that is tagged twice.", page=2),
    ]


def test_a_word_broken_at_a_lines_end_is_whole_where_the_document_says_so(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag(
            "P", pdf.lines(["Her childhood was good, says a child-", "hood expert of a multi-", "agency team"], 72, 760)
        ),
        tag(
            "P",
            pdf.lines(
                ["This decision-", "making, re-", "inspection and post-", "16 work, and inspec-", "tion"], 72, 660
            ),
        ),
    ]
    found = result()
    assert found.blocks == [
        paragraph("Her childhood was good, says a childhood expert of a multi-agency team"),
        paragraph("This decision-making, re-inspection and post-16 work, and inspection"),
    ]
