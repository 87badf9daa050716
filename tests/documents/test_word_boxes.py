"""Boxes in Word files: nothing that stands in one leaves it, whatever it is."""

from pathlib import Path

import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P

from publishing.documents.word import word
from publishing.documents.word.boxes import BOXES, EDGE, TABLE_WIDTH
from publishing.documents.word.tables import BOX_TABLES
from word_documents import document, png
from word_files import odf, odf_values, opened, shown, texts, words

FILLS = {"Suggestion": "F2F3EF", "Box": "E2EDF1"}
TABLE = "<table>{}<thead><tr><th scope='col'>A</th></tr></thead><tbody><tr><{}>a</{}></tr></tbody></table>"
KINDS = {
    "paragraph": "<p>Inside.</p>",
    "list": "<ul><li>Inside.</li></ul>",
    "list in a list": "<ol><li>Inside.<ul><li>Inside too.</li></ul></li></ol>",
    "table": TABLE.format("", "td", "td"),
    "table with row headers": TABLE.format("", "th scope='row'", "th"),
    "table with a caption": TABLE.format("<caption>Letters</caption>", "td", "td"),
    "quotation": "<blockquote><p>Inside.</p></blockquote>",
    "code": "<pre>inside</pre>",
    "definitions": "<dl><dt>Inside</dt><dd>What it means</dd></dl>",
    "figure": '<figure><img src="assets/a.png" alt="A"><figcaption>Inside</figcaption></figure>',
    "language": '<p lang="gd">Inside.</p>',
    "heading": "<h4>Inside</h4>",
}


def content(body: str) -> bytes:
    """A file with this body."""
    return word(document(body), {"assets/a.png": png()}.__getitem__)


def boxed(kind: str, inside: str) -> WordFile:
    """A file with a box between two paragraphs."""
    name = "suggestion" if kind == "Suggestion" else "warning"
    title = '<p class="admonition-title">This edition suggests</p>'
    return opened(content(f'<p>Before.</p><div class="admonition {name}">{title}{inside}</div><p>After.</p>'))


def fill(file: WordFile, block: CT_P | CT_Tbl) -> str | None:
    """The colour behind a paragraph or a table: its own, else its style's."""
    properties = "w:pPr" if isinstance(block, CT_P) else "w:tcPr"
    name = block.style if isinstance(block, CT_P) else block.tblStyle_val
    own = block.xpath(f"{properties}/w:shd/@w:fill")
    style = file.styles.element.get_by_id(name)
    while not own and style is not None:
        own = style.xpath(f"{properties}/w:shd/@w:fill")
        style = style.base_style
    return own[0] if own else None


@pytest.mark.parametrize("inside", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("box", BOXES)
def test_whatever_stands_in_a_box_has_its_fill(box: str, inside: str) -> None:
    """Every block between the title and the paragraph after the box; the paragraphs around it have none."""
    file = boxed(box, inside)
    blocks = [block for block in file.element.body if block.tag in (qn("w:p"), qn("w:tbl"))]
    said = ["".join(block.itertext(qn("w:t"))) for block in blocks]
    first, last = said.index("Before."), said.index("After.")

    assert last - first > 2
    assert {fill(file, block) for block in blocks[first + 1 : last]} == {FILLS[box]}
    assert [fill(file, blocks[place]) for place in (first, last)] == [None, None]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("table")])
def test_a_table_in_a_box_has_a_style_of_its_own(box: str, kind: str) -> None:
    """It is no wider than the box, and its style says whether its first column holds headers."""
    table = boxed(box, KINDS[kind]).element.body.xpath("w:tbl")[-1]
    headed = kind == "table with row headers"

    assert table.tblStyle_val == BOX_TABLES[box][headed]
    assert table.xpath("w:tblPr/w:tblLook/@w:firstColumn") == [str(int(headed))]
    assert table.xpath("w:tblPr/w:tblInd/@w:w") == [str(EDGE)]
    assert sum(column.w.twips for column in table.tblGrid) == pytest.approx(TABLE_WIDTH, abs=3)


@pytest.mark.parametrize(
    ("kind", "caption"),
    [("table", "This edition suggests"), ("table with a caption", "This edition suggests: Letters")],
)
def test_a_table_in_a_suggestion_says_so(kind: str, caption: str) -> None:
    """In its caption, which goes with it wherever a page begins."""
    assert texts(boxed("Suggestion", KINDS[kind]), "SuggestionCaption") == [caption]


def test_a_table_outside_of_boxes_stays_plain() -> None:
    """Nothing marks it as a suggestion, also where it follows one."""
    file = boxed("Suggestion", "<p>Inside.</p>")
    after = opened(content(f'<div class="admonition suggestion"><p>Inside.</p></div>{KINDS["table"]}'))

    assert texts(file, "SuggestionCaption") == []
    assert after.element.body.xpath("w:tbl")[-1].tblStyle_val == "Table"


def test_no_mark_of_a_box_is_left() -> None:
    """The private characters around boxes are gone, also around a box in a box."""
    nested = '<div class="admonition note"><p class="admonition-title">Note</p><p>Deep.</p></div>'
    text = "".join(boxed("Suggestion", f"<p>Inside.</p>{nested}").element.body.itertext())

    assert "Deep." in text
    assert not {"\ue000", "\ue001"} & set(text)


def test_libreoffice_shows_the_fill_of_a_table_in_a_box(tmp_path: Path) -> None:
    """Another program colours the cells too."""
    file = content(f'<div class="admonition suggestion"><p>Inside.</p>{KINDS["table"]}</div>')
    tree = shown(file, tmp_path)
    [cell] = [one for one in odf(tree, "//table:table-cell") if words(one) == "a"]
    style = cell.get(f"{{{tree.nsmap['table']}}}style-name")
    colours = odf_values(tree, f"//style:style[@style:name='{style}']/style:table-cell-properties/@fo:background-color")

    assert [colour.lower() for colour in colours] == ["#f2f3ef"]
