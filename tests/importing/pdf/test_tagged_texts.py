"""Tagged PDFs: runs, quotations, pictures, and what is left out of the text."""

from blocks_like import bold, paragraph, table
from drawn_pdf import DrawnPdf, tag
from narrowing import instance
from pdf_reading import Reading
from publishing.importing.model import Omission, Picture, Place, Quotation, Run


def test_bold_italic_and_links_are_runs(pdf: DrawnPdf, result: Reading) -> None:
    pdf.link("https://example.org/x", 70, 690, 200, 715)
    link = tag("Link", pdf.text("our page", 72, 700))
    pdf.tags = [
        tag("P", pdf.text("Some", 72, 760), tag("Span", pdf.text("bold", 106, 760, font="Bold")),
            tag("Em", pdf.text("words", 136, 760, font="Italic"))),
        tag("P", link, pdf.text("is there", 202, 700)),
    ]  # fmt: skip
    assert result().blocks == [
        paragraph("Some ", bold("bold"), " ", Run("words", emphasis=True)),
        paragraph(Run("our page", link="https://example.org/x"), " is there"),
    ]


def test_a_quotation_is_a_block_and_a_text_for_signs_is_taken(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("BlockQuote", tag("P", pdf.text("They listen to us.", 90, 760))),
        tag("P", tag("Span", pdf.text("\uf06e", 72, 740, font="Symbols"), actual="Yes"), pdf.text("ticked", 100, 740)),
    ]
    assert result().blocks == [
        Quotation((paragraph("They listen to us."),), Place(page=1)),
        paragraph("Yes ticked"),
    ]


def test_pictures_with_a_text_or_a_size_are_content_and_logos_are_not(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("Figure", pdf.image(72, 600, 100, 80), alternative="A chart of grades"),
        tag("Figure", pdf.image(72, 500, 100, 60)),
        tag("Figure", pdf.image(300, 500, 20, 20)),
    ]
    for _ in range(3):
        pdf.tags.append(tag("Figure", pdf.image(400, 780, 100, 50), alternative="Logo"))
        pdf.page()
    found = result()
    pictures = [instance(block, Picture) for block in found.blocks]
    assert [(picture.alternative, picture.extension, picture.place.page) for picture in pictures] == [
        ("A chart of grades", "png", 1),
        ("", "png", 1),
    ]
    assert all((picture.data or b"").startswith(b"\x89PNG") for picture in pictures)
    ornament = "It is small and has no alternative text: an ornament."
    often = "It stands at the same place on several pages, as a logo or an ornament does."
    assert found.omissions == (
        Omission("picture", "", ornament, Place(page=1)),
        *(Omission("picture", "Logo", often, Place(page=page)) for page in (1, 2, 3)),
    )


def test_contents_lists_are_left_out(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag("P", pdf.text("A text with an ellipsis.... and a 7", 72, 810)),
        tag("P", pdf.text("Contents", 72, 780, size=20)),
        tag(
            "TOC",
            tag("TOCI", tag("Link", pdf.text("Findings 3", 72, 760))),
            tag("TOCI", pdf.text("Leadership 9", 72, 740)),
        ),
        tag("P", pdf.text("Annex ........................ 12", 72, 720)),
    ]
    found = result()
    assert found.blocks == [paragraph("A text with an ellipsis.... and a 7")]
    why = "A contents list: the site makes its own from the headings."
    texts = ["Contents", "Findings 3 Leadership 9", "Annex ........................ 12"]
    assert sorted(found.omissions) == sorted(Omission("contents list", text, why, Place(page=1)) for text in texts)


def test_a_tagged_contents_list_without_a_name_is_left_out_but_one_in_a_cell_is_text(
    pdf: DrawnPdf, result: Reading
) -> None:
    cells = [
        tag("TD", tag("TOC", tag("TOCI", pdf.text("Annex 4", 72, 700)))),
        tag("TD", tag("P", pdf.text("B", 300, 700))),
    ]
    pdf.tags = [tag("TOC", tag("TOCI", pdf.text("Findings 3", 72, 760))), tag("Table", tag("TR", *cells))]
    found = result()
    assert found.blocks == [table(("Annex 4", "B"), head=0)]
    assert [omission.text for omission in found.omissions] == ["Findings 3"]


def test_running_heads_are_left_out_whether_tagged_or_not(pdf: DrawnPdf, result: Reading) -> None:
    for page in range(1, 5):
        pdf.text("Inspection of Northfield", 72, 810, artifact=True)
        tagged = pdf.text(f"Report 2024 – page {page}", 300, 30)
        text = pdf.text(f"Text of section {page}.", 72, 700)
        pdf.tags += [tag("P", tagged), tag("P", text)]
        if page < 4:
            pdf.page()
    found = result()
    assert found.blocks == [paragraph(f"Text of section {page}.", page=page) for page in range(1, 5)]
    why = "It stands at the same height on several pages, as a running head or foot does."
    heads = [Omission("running head", "Inspection of Northfield", why, Place(page=page)) for page in range(1, 5)]
    feet = [Omission("running head", f"Report 2024 – page {page}", why, Place(page=page)) for page in range(1, 5)]
    assert sorted(found.omissions) == sorted(heads + feet)


def test_text_that_no_tag_names_is_not_lost(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [tag("P", pdf.text("Before.", 72, 760)), tag("P", pdf.text("After.", 72, 600))]
    pdf.text("A text box on the cover.", 72, 700)
    pdf.text("No artifact at all, as it is in the middle.", 72, 650, artifact=True)
    assert result().blocks == [
        paragraph("Before."),
        paragraph("A text box on the cover."),
        paragraph("No artifact at all, as it is in the middle."),
        paragraph("After."),
    ]


def test_letters_of_wales_and_ligatures_are_read(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [tag("P", pdf.text("Ŵyr a thŷ; Gàidhlig; ﬁne oﬁce", 72, 760))]
    assert result().blocks == [paragraph("Ŵyr a thŷ; Gàidhlig; fine ofice")]


def test_facts_of_the_first_page_are_offered(pdf: DrawnPdf, result: Reading) -> None:
    pdf.tags = [
        tag(
            "H1",
            pdf.text("Inspection of Northfield local authority children’s services", 72, 760, size=14, font="Bold"),
        ),
        tag("P", pdf.text("Inspection dates: 11 to 15 March 2024", 72, 740)),
        tag("P", pdf.text("Report published: 7 May 2024", 72, 720)),
    ]
    facts = {fact.field: (fact.value, fact.place.page) for fact in result().facts}
    assert facts == {
        "title": ("Inspection of Northfield local authority children’s services", 1),
        "area": ("Northfield", 1),
        "inspected": ("11 to 15 March 2024", 1),
        "published": ("2024-05-07", 1),
    }
