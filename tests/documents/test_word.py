"""Word files: what a reader, a screen reader and LibreOffice find in them."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

import example
from example import vocabulary
from narrowing import present, strings, text_of
from publishing.documents.word import word
from word_documents import BODY, URL, document, png
from word_files import entries, made_elsewhere, odf, odf_values, opened, part, shown, texts, values, words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES_FILE = example.ROOT / "hooks" / "publishing" / "documents" / "word" / "blank" / "word" / "styles.xml"
BLANK_STYLES = strings(etree.parse(STYLES_FILE).getroot(), "//w:style/@w:styleId", namespaces={"w": W})
LONG = "".join(f'<h2 id="part-{n}">Part {n}</h2><h3>More {n}</h3><p>{"word " * 500}</p>' for n in range(1, 5))


@cache
def content() -> bytes:
    """The made-up publication as a Word file."""
    return word(document(), {"assets/a.png": png()}.__getitem__)


def test_headings_are_headings() -> None:
    """The parts of the body are Heading 1, below them Heading 2; the title is none of them."""
    file = opened(content())

    assert texts(file, "Heading1") == ["Introduction", "An end without an id"]
    assert texts(file, "Heading2") == ["Grades & more"]
    assert texts(file, "Title") == ["Care & cost <2020>"]


def test_the_head_says_what_it_is() -> None:
    """Kicker, title, publisher and notice come first, then facts with version and address."""
    file = opened(content())
    facts = [tuple(cell.text for cell in row.cells) for row in file.tables[0].rows]

    assert [paragraph.text for paragraph in file.paragraphs[:4]] == [
        "Catalogue record: joint inspection",
        "Care & cost <2020>",
        "The publisher",
        "This is a catalogue record, not the report.",
    ]
    assert facts == [
        ("Area", "Northshire"),
        ("Published", "June 2020"),
        ("This version", "22 November 2026"),
        ("Address", URL),
    ]


@pytest.mark.parametrize(("width", "height", "shown"), [(200, 100, 5.29), (900, 300, 15.0), (400, 1600, 5.0)])
def test_a_drawing_is_as_wide_as_it_says(width: int, height: int, shown: float) -> None:
    """Of 96 pixels an inch, unless a page has no room for it: 15 cm across, 20 cm down."""
    drawing = f'<svg viewBox="0 0 {width} {height}"><title>A</title><rect width="9" height="9"></rect></svg>'
    file = opened(word(document(f"<h2>A</h2><figure>{drawing}</figure>"), lambda _: b""))

    assert [round(shape.width.cm, 1) for shape in file.inline_shapes] == [round(shown, 1)]


def test_footnotes_are_footnotes() -> None:
    """A note stands in Word's own footnotes, its reference in the text."""
    notes = [text_of(note).strip() for note in part(content(), "word/footnotes.xml")]

    assert [note for note in notes if note] == ["A note with stress."]
    assert len(opened(content()).element.xpath("//w:footnoteReference")) == 1
    assert "↩" not in "".join(opened(content()).element.itertext())


def test_parts_have_notes_of_their_own() -> None:
    """Each part of a whole may end in notes; one that is named twice stands twice, as Word wants it."""
    body = "".join(
        f'<p>{name}<sup><a class="footnote-ref" href="#fn:{name}">1</a></sup></p>' * count
        + f'<div class="footnote"><hr><ol><li id="fn:{name}"><p>Note {name}.</p></li></ol></div>'
        for name, count in (("one", 2), ("two", 1))
    )
    notes = [words(note) for note in part(word(document(body), dict[str, bytes]().__getitem__), "word/footnotes.xml")]

    assert [note for note in notes if note] == ["Note one.", "Note one.", "Note two."]


def test_images_have_their_words() -> None:
    """An image keeps its alternative text, a drawing becomes a picture with its title and description."""
    pictures = opened(content()).element.xpath("//wp:docPr")

    assert [picture.get("descr") for picture in pictures] == ["A red dot", "A bar. It is long"]
    with zipfile.ZipFile(io.BytesIO(content())) as file:
        media = [name for name in file.namelist() if "media" in name]

        assert [Path(name).suffix for name in media] == [".png", ".png"]


def test_an_image_of_another_kind_is_refused() -> None:
    """What Word could not show is an error that names it."""
    with pytest.raises(ValueError, match=r"assets/a.png: expected a PNG, JPEG, GIF or SVG image"):
        word(document(), lambda source: b"%PDF-1.7")


def test_tables_say_where_their_headers_are() -> None:
    """The first row is repeated on each page where it is a header; a first column of headers is marked."""
    facts, grades, plain = opened(content()).element.body.iter(qn("w:tbl"))
    headed = [len(table.xpath("w:tr/w:trPr/w:tblHeader")) for table in (facts, grades, plain)]
    first_columns = [table.xpath("w:tblPr/w:tblLook/@w:firstColumn")[0] for table in (facts, grades, plain)]

    assert headed == [0, 1, 1]
    assert first_columns == ["1", "1", "0"]
    assert grades.xpath("w:tblPr/w:tblCaption/@w:val") == ["Grades by indicator"]


def test_tables_are_as_wide_as_the_text() -> None:
    """No table runs off the page."""
    for table in opened(content()).element.body.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w"))) for column in table.tblGrid]

        assert sum(widths) == pytest.approx(8504, abs=3)


def test_grades_are_words_with_a_tint() -> None:
    """A grade stands once, as a word, in a style of its own that the file has."""
    file = opened(content())
    [grade] = file.element.xpath("//w:r[w:rPr/w:rStyle/@w:val='Gradevery-good']")

    assert "".join(grade.itertext(qn("w:t"))).strip() == "Very good"
    assert {f"Grade {grade.value}" for grade in vocabulary().grades.values()} <= {style.name for style in file.styles}


def test_every_style_is_of_the_blank_document() -> None:
    """Pandoc adds no look of its own: each paragraph has a style that we drew."""
    used = opened(content()).element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")

    grades = {f"Grade{grade.value}" for grade in vocabulary().grades.values()}  # those of the scale come with it

    assert set(used) <= {*BLANK_STYLES, *grades}


def test_the_language_is_said() -> None:
    """The file is in British English, other languages are marked word by word."""
    file = opened(content())
    defaults = part(content(), "word/styles.xml").xpath("//w:rPrDefault//w:lang/@w:val", namespaces={"w": W})
    gaelic = ["".join(run.itertext(qn("w:t"))) for run in file.element.xpath("//w:r[w:rPr/w:lang/@w:val='gd']")]

    assert defaults == ["en-GB"]
    assert "".join(gaelic) == "Comhairle nan Eilean SiarTha e math."
    assert file.core_properties.language == "en-GB"


def test_properties() -> None:
    """Word's own properties say what it is; its dates are the record's, not the clock's."""
    properties = opened(content()).core_properties

    assert (properties.title, properties.author) == ("Care & cost <2020>", "The author")
    assert properties.subject == "Catalogue record: joint inspection"
    assert properties.keywords == "Northshire, joint inspection"
    assert properties.created == properties.modified == datetime(2026, 11, 22, tzinfo=UTC)
    assert (properties.revision, properties.version) == (1, "22 November 2026")


def test_ids_are_bookmarks() -> None:
    """Every id of the body is a bookmark of the same name, wherever it stood."""
    bookmarks = values(opened(content()), "//w:bookmarkStart", "name")

    assert {"introduction", "p1-1", "grades", "t1", "f1", "term", "code"} <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


@pytest.mark.parametrize(
    "body", [BODY, LONG, '<h2 id="' + "x" * 50 + '">A</h2><p><a href="#' + "x" * 50 + '">to</a></p>']
)
def test_links_lead_to_bookmarks(body: str) -> None:
    """Every link inside the document has somewhere to go."""
    file = opened(word(document(body), {"assets/a.png": png()}.__getitem__))
    anchors = values(file, "//w:hyperlink[@w:anchor]", "anchor")

    assert anchors
    assert set(anchors) <= set(values(file, "//w:bookmarkStart", "name"))


def test_a_long_document_has_contents() -> None:
    """Contents are a field that Word can bring up to date, and hold a link to each part until then."""
    file = opened(word(document(LONG), dict[str, bytes]().__getitem__))

    assert texts(file, "TOC1") == ["Part 1", "Part 2", "Part 3", "Part 4"]
    assert texts(file, "TOC2") == ["More 1", "More 2", "More 3", "More 4"]
    first, *pages = (text.strip() for text in file.element.xpath("//w:instrText/text()"))
    anchors = values(file, "//w:hyperlink[@w:anchor]", "anchor")
    assert first == 'TOC \\o "1-2" \\h \\z \\u'
    assert pages == [f"PAGEREF {anchor} \\h" for anchor in anchors]
    assert file.settings.element.xpath("w:updateFields[@w:val='true']")
    assert not opened(content()).element.xpath("//w:instrText")


@pytest.mark.parametrize("start", ["<p>First.</p>", "", "<table><tr><td>First.</td></tr></table>"])
def test_text_starts_on_a_page_after_contents(start: str) -> None:
    """Whatever comes first in it."""
    file = opened(word(document(start + LONG), dict[str, bytes]().__getitem__))
    breaks = file.element.body.xpath("descendant::w:p[w:pPr/w:pageBreakBefore]")

    assert ["".join(one.itertext(qn("w:t"))) for one in breaks] == ["First." if start else "Part 1"]


def test_each_page_says_what_it_is_of() -> None:
    """The title stands above every page but the first, version, page and address below each."""
    section = opened(content()).sections[0]
    feet = [footer.paragraphs[0] for footer in (section.footer, section.first_page_footer)]

    assert section.header.paragraphs[0].text == "Care & cost <2020>"
    assert not section.first_page_header.paragraphs[0].text
    assert [foot.text for foot in feet] == [f"22 November 2026\tPage 1 of 1\n{URL}"] * 2
    assert [foot._p.xpath("w:r/w:instrText/text()") for foot in feet] == [[" PAGE ", " NUMPAGES "]] * 2


def test_pages_are_a4() -> None:
    """Not US Letter, which pandoc would take."""
    section = opened(content()).sections[0]

    assert (round(present(section.page_width).mm), round(present(section.page_height).mm)) == (210, 297)


def test_numbers_hang_in_the_margin() -> None:
    """The number of a paragraph, a tab, and its text: Word sets the number outside the column."""
    [numbered] = [
        paragraph for paragraph in opened(content()).paragraphs if present(paragraph.style).name == "Numbered"
    ]

    assert numbered.text.startswith("1.1\tA word")
    assert present(present(numbered.style).paragraph_format.first_line_indent) < 0


def test_boxes_keep_their_lists() -> None:
    """The title, the text and the list of a suggestion are all of one box."""
    file = opened(content())

    assert texts(file, "SuggestionTitle") == ["This edition suggests"]
    assert texts(file, "Suggestion") == ["Do it.", "One", "Two"]


def test_libreoffice_understands_all_of_it(tmp_path: Path) -> None:
    """Another program takes headings, notes, header rows, images, bookmarks and languages for what they are."""
    tree = shown(content(), tmp_path)
    headings = [(one.get(f"{{{tree.nsmap['text']}}}outline-level"), words(one)) for one in odf(tree, "//text:h")]

    assert headings == [("1", "Introduction"), ("2", "Grades & more"), ("1", "An end without an id")]
    assert [words(note) for note in odf(tree, "//text:note-body")] == ["A note with stress."]
    assert [words(row) for row in odf(tree, "//table:table-header-rows")] == ["Indicator How many", "A B"]
    assert [words(one) for one in odf(tree, "//draw:frame/svg:desc")] == ["A red dot", "A bar. It is long"]
    assert {"introduction", "p1-1", "t1", "f1", "term"} <= set(odf_values(tree, "//@text:name"))
    assert set(odf_values(tree, "//@fo:language")) == {"en", "gd"}
    assert set(odf_values(tree, "//@fo:country")) <= {"GB", "none"}


@pytest.mark.parametrize(
    "text",
    [
        "*stress* _stress_ `code` $x^2$ [link](x) \\alpha ~~gone~~ ^up^ :::",
        "\"straight\" 'quotes' -- --- ... 1/2 (c)",
        "ā Gàidhlig ✓ → 👩‍👧 שלום",
        "# no heading",
        "1. no list",
        "@cite {{ word }} <tag> &amp; %TAG",
        "x" * 10_000,
    ],
)
def test_nothing_that_an_author_writes_changes(text: str) -> None:
    """What means something to pandoc, or to nobody, is text."""
    file = opened(word(document(f"<p>{escape(text)}</p>"), dict[str, bytes]().__getitem__))

    assert texts(file, "FirstParagraph", "BodyText") == [text]


def test_the_same_words_are_the_same_bytes() -> None:
    """In another process, at another place on earth, with another order of sets."""
    assert len(made_elsewhere("test_word", "content")) == 1


def test_entries_are_in_order_and_of_one_day() -> None:
    """No entry of the file is dated by a clock."""
    found = entries(content())

    assert found == sorted(found)
    assert {time for _, time in found} == {(2026, 11, 22, 0, 0, 0)}
