"""Tagged PDFs: hard cases, each as a small file, with all blocks that must come out."""

from pathlib import Path

import pytest

from blocks_like import bold, bullets, cell, heading, item, ordered, paragraph, table
from drawn_pdf import DrawnPdf, Mark, Tag, tag
from publishing.importing.model import Omission, Picture, Place, Quotation, Run, SourceDocument
from publishing.importing.pdf import read

BODY = "The partnership works with children and their families in the area every day of the year"


@pytest.fixture
def pdf() -> DrawnPdf:
    return DrawnPdf()


@pytest.fixture
def result(pdf: DrawnPdf, tmp_path: Path):
    """Reads what a test has drawn, with a paragraph at the end that shows what the usual look is."""

    def reading() -> SourceDocument:
        last = pdf.text(BODY, 72, 120, size=12)
        pdf.tags = [*pdf.tags, tag("P", last)]
        found = read(pdf.save(tmp_path / "report.pdf"))
        *blocks, end = found.blocks
        assert end == paragraph(BODY, page=len(pdf.pages))
        return SourceDocument(**{name: getattr(found, name) for name in found.__slots__} | {"blocks": blocks})

    return reading


def rows(pdf: DrawnPdf, *texts: tuple[str, ...], top: float = 600, kind: str = "TD") -> list[Tag]:
    """Rows of a table: a cell for each text, 150 points wide, an empty one where a text is empty."""
    return [
        tag("TR", *(tag(kind, tag("P", *_cell(pdf, text, x, top - 20 * y))) for x, text in enumerate(row)))
        for y, row in enumerate(texts)
    ]


def _cell(pdf: DrawnPdf, text: str, x: int, y: float) -> tuple[Mark, ...]:
    return (pdf.text(text, 72 + 150 * x, y),) if text else ()


def test_headings_of_all_levels_are_read_and_bold_is_no_mark_of_theirs(pdf, result):
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


def test_a_role_map_says_which_standard_element_an_own_one_is(pdf, result):
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
def test_a_paragraph_that_looks_like_a_heading_is_one(pdf, result, text, size, font, is_heading):
    text = text.strip()
    pdf.tags = [tag("P", pdf.text(text, 72, 700, size=size, font=font))]
    assert result().blocks == [heading(1, text) if is_heading else paragraph(bold(text) if font == "Bold" else text)]


def test_a_paragraph_tagged_as_heading_is_none(pdf, result):
    long = "This is a paragraph that somebody tagged as a heading and that says a lot of things about many services and runs on"
    pdf.tags = [
        tag("H2", pdf.text("This sentence is no heading.", 72, 740)),
        tag("H2", pdf.lines([long, "and on, as no heading does, over lines"], 72, 700)),
    ]
    assert result().blocks == [
        paragraph("This sentence is no heading."),
        paragraph(f"{long} and on, as no heading does, over lines"),
    ]


def test_a_bold_sentence_is_a_heading_where_headings_look_so_and_numbered_paragraphs_follow(pdf, result):
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


def test_numbers_of_headings_stand_beside_them(pdf, result):
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


def test_numbers_that_run_on_past_headings_are_those_of_paragraphs(pdf, result):
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


def test_numbers_of_two_levels_are_those_of_paragraphs_but_amounts_are_not(pdf, result):
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


def test_a_list_that_counts_from_one_and_ends_is_a_list(pdf, result):
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


def test_symbol_bullets_become_items_and_are_counted(pdf, result):
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


def test_paragraphs_and_headings_that_begin_with_a_bullet_are_items(pdf, result):
    pdf.tags = [
        tag("H2", pdf.text("\uf06e ", 72, 760, font="Symbols"), pdf.text("Tagged as a heading", 90, 760)),
        tag("L", tag("LI", tag("LBody", pdf.text("• Tagged as an item", 72, 740)))),
        tag("P", pdf.text("• Tagged as a paragraph", 72, 720, font="Bold")),
    ]
    assert result().blocks == [
        bullets(item("Tagged as a heading"), item("Tagged as an item"), item(paragraph(bold("Tagged as a paragraph"))))
    ]


def test_lists_within_items_are_kept_by_tag_too(pdf, result):
    inner = tag("L", tag("LI", tag("LBody", pdf.text("• Inner", 90, 740))))
    pdf.tags = [tag("L", tag("LI", tag("LBody", tag("P", pdf.text("• Outer", 72, 760)), inner)))]
    assert result().blocks == [bullets(item(paragraph("Outer"), bullets(item("Inner"))))]


def test_a_list_and_a_paragraph_over_a_page_are_one(pdf, result):
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


def test_a_word_broken_at_a_lines_end_is_whole_where_the_document_says_so(pdf, result):
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


def test_merged_cells_are_filled_and_named(pdf, result):
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


def test_cells_without_spans_are_placed_by_where_they_stand(pdf, result):
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


def test_a_bold_first_row_is_the_head(pdf, result):
    head = tag(
        "TR", *(tag("TD", tag("P", pdf.text(text, x, 620, font="Bold"))) for x, text in ((72, "Area"), (222, "Grade")))
    )
    pdf.tags = [tag("Table", head, *rows(pdf, ("North", "Good")))]
    assert result().blocks == [table((cell(bold("Area")), cell(bold("Grade"))), ("North", "Good"))]


def test_tables_over_two_pages_are_one_and_their_repeated_head_is_left_out(pdf, result):
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


def test_tables_of_other_columns_stay_apart(pdf, result):
    first = rows(pdf, ("Area", "Comment"), top=160)
    pdf.page()
    pdf.tags = [tag("Table", *first), tag("Table", *rows(pdf, ("Area", "Help", "Grade"), top=760))]
    assert result().blocks == [
        table(("Area", "Comment"), head=0),
        table(("Area", "Help", "Grade"), head=0, page=2),
    ]


def test_a_frame_around_text_is_no_table(pdf, result):
    title = tag("TR", tag("TD", tag("P", pdf.text("Strengths", 72, 760, size=14, font="Bold"))))
    points = tag("L", tag("LI", tag("LBody", pdf.text("• A point", 72, 740))))
    pdf.tags = [tag("Table", title, tag("TR", tag("TD", points)))]
    assert result().blocks == [heading(1, "Strengths"), bullets(item("A point"))]


def test_a_table_within_a_cell_stands_there(pdf, result):
    inner = tag("Table", *rows(pdf, ("In", "Deep"), top=700))
    outer = tag("TR", tag("TD", tag("P", pdf.text("Out", 72, 740))), tag("TD", inner))
    pdf.tags = [tag("Table", outer, *rows(pdf, ("South", "Good"), top=600))]
    (found,) = result().blocks
    nested = table(("In", cell("Deep")), head=0)
    assert found.rows[0][0] == cell("Out")
    assert found.rows[0][1].blocks == (nested,)


def test_notes_at_a_pages_end_are_notes_and_their_marks_point_to_them(pdf, result):
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


def test_notes_that_one_tag_holds_are_parted_at_their_signs(pdf, result):
    marks = [pdf.text(str(sign), 100 + 40 * sign, 765, size=7) for sign in (1, 2)]
    pdf.tags = [
        tag("P", pdf.text("Some", 72, 760), marks[0], pdf.text("words", 143, 760), marks[1]),
        tag("Note", *(
            tag("P", pdf.text(str(sign), 72, 146 - 15 * sign, size=6), pdf.text(f"Source {sign}.", 80, 140 - 15 * sign, size=9))
            for sign in (1, 2)
        )),
    ]  # fmt: skip
    assert result().notes == {"1": (paragraph("Source 1."),), "2": (paragraph("Source 2."),)}


def test_a_note_that_no_mark_points_to_stays_in_the_text(pdf, result):
    pdf.tags = [
        tag("P", pdf.text("The board met.", 72, 760)),
        tag("Note", tag("P", pdf.text("* See the law.", 72, 600, size=9))),
    ]
    found = result()
    assert found.blocks == [paragraph("The board met."), paragraph("* See the law.")]
    assert found.notes == {}


def test_a_small_paragraph_with_the_sign_of_a_mark_is_a_note(pdf, result):
    pdf.tags = [
        tag("P", pdf.text("The board", 72, 760), pdf.text("2", 123, 765, size=7)),
        tag("P", pdf.text("2", 72, 605, size=6), pdf.text("See the law.", 80, 600, size=9)),
    ]
    found = result()
    assert found.blocks == [paragraph("The board", Run("", note="2"))]
    assert found.notes == {"2": (paragraph("See the law."),)}


def test_a_raised_figure_without_a_note_is_raised(pdf, result):
    pdf.tags = [tag("P", pdf.text("18", 72, 760), pdf.text("th", 85.5, 765, size=7), pdf.text("of June", 95, 760))]
    assert result().blocks == [paragraph("18", Run("th", superscript=True), " of June")]


def test_bold_italic_and_links_are_runs(pdf, result):
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


def test_a_quotation_is_a_block_and_a_text_for_signs_is_taken(pdf, result):
    pdf.tags = [
        tag("BlockQuote", tag("P", pdf.text("They listen to us.", 90, 760))),
        tag("P", tag("Span", pdf.text("\uf06e", 72, 740, font="Symbols"), actual="Yes"), pdf.text("ticked", 100, 740)),
    ]
    assert result().blocks == [
        Quotation((paragraph("They listen to us."),), Place(page=1)),
        paragraph("Yes ticked"),
    ]


def test_pictures_with_a_text_or_a_size_are_content_and_logos_are_not(pdf, result):
    pdf.tags = [
        tag("Figure", pdf.image(72, 600, 100, 80), alternative="A chart of grades"),
        tag("Figure", pdf.image(72, 500, 100, 60)),
        tag("Figure", pdf.image(300, 500, 20, 20)),
    ]
    for _ in range(3):
        pdf.tags.append(tag("Figure", pdf.image(400, 780, 100, 50), alternative="Logo"))
        pdf.page()
    found = result()
    assert [(type(block), block.alternative, block.extension, block.place.page) for block in found.blocks] == [
        (Picture, "A chart of grades", "png", 1),
        (Picture, "", "png", 1),
    ]
    assert all(block.data.startswith(b"\x89PNG") for block in found.blocks)
    ornament = "It is small and has no alternative text: an ornament."
    often = "It stands at the same place on several pages, as a logo or an ornament does."
    assert found.omissions == (
        Omission("picture", "", ornament, Place(page=1)),
        *(Omission("picture", "Logo", often, Place(page=page)) for page in (1, 2, 3)),
    )


def test_contents_lists_are_left_out(pdf, result):
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


def test_a_tagged_contents_list_without_a_name_is_left_out_but_one_in_a_cell_is_text(pdf, result):
    cells = [
        tag("TD", tag("TOC", tag("TOCI", pdf.text("Annex 4", 72, 700)))),
        tag("TD", tag("P", pdf.text("B", 300, 700))),
    ]
    pdf.tags = [tag("TOC", tag("TOCI", pdf.text("Findings 3", 72, 760))), tag("Table", tag("TR", *cells))]
    found = result()
    assert found.blocks == [table(("Annex 4", "B"), head=0)]
    assert [omission.text for omission in found.omissions] == ["Findings 3"]


def test_running_heads_are_left_out_whether_tagged_or_not(pdf, result):
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


def test_text_that_no_tag_names_is_not_lost(pdf, result):
    pdf.tags = [tag("P", pdf.text("Before.", 72, 760)), tag("P", pdf.text("After.", 72, 600))]
    pdf.text("A text box on the cover.", 72, 700)
    pdf.text("No artifact at all, as it is in the middle.", 72, 650, artifact=True)
    assert result().blocks == [
        paragraph("Before."),
        paragraph("A text box on the cover."),
        paragraph("No artifact at all, as it is in the middle."),
        paragraph("After."),
    ]


def test_a_head_that_is_repeated_on_the_next_page_without_a_tag_is_left_out(pdf, result):
    first = rows(pdf, ("Area", "Comment"), ("North", "Good"), top=160)
    pdf.page()
    pdf.text("Area", 72, 600, artifact=True)
    pdf.tags = [tag("Table", *first, *rows(pdf, ("South", "Poor"), top=580))]
    found = result()
    assert len(found.blocks) == 1
    assert [(omission.kind, omission.text) for omission in found.omissions] == [("repeated text", "Area")]


def test_letters_of_wales_and_ligatures_are_read(pdf, result):
    pdf.tags = [tag("P", pdf.text("Ŵyr a thŷ; Gàidhlig; ﬁne oﬁce", 72, 760))]
    assert result().blocks == [paragraph("Ŵyr a thŷ; Gàidhlig; fine ofice")]


def test_facts_of_the_first_page_are_offered(pdf, result):
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
