"""The PDF form for one record: a field for each question, for everybody and for every program."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object
from PIL import Image, ImageDraw, ImageFont

import filled
from narrowing import present
from pdf_checks import below, elements, faults
from pdf_documents import DOCUMENT
from publishing.base import fonts
from publishing.documents.model.inputs import Input, InputKind, inputs
from publishing.documents.pdf import field_font, pdf, truetype
from typed_pdf import typed

FORM = filled.template()
LINE = Input("line", "A line", InputKind.LINE)


@cache
def _content() -> bytes:
    return filled.blank_pdf(FORM)


@pytest.fixture
def form() -> Iterator[pikepdf.Pdf]:
    """The form, opened."""
    with pikepdf.open(BytesIO(_content())) as opened:
        yield opened


def test_every_question_has_a_field(form: pikepdf.Pdf) -> None:
    """In order, by the question's id; its name for whoever hears it has the question's number and words."""
    found = {str(field.T): str(field.TU) for field in form.Root.AcroForm.Fields}
    wanted = {question.id: f"{number}. {question.question}" for number, question in enumerate(FORM.questions, 1)}

    assert [*found] == [*wanted, "_template", "_version"]
    assert {name: found[name].removesuffix(" As 31/3/2027") for name in wanted} == wanted
    assert found["day"].endswith(" As 31/3/2027")


def test_a_field_is_of_its_answers_kind(form: pikepdf.Pdf) -> None:
    """What is chosen begins with a prompt; words may run over lines; what programs need can't be changed."""
    fields = {str(field.T): field for field in form.Root.AcroForm.Fields}
    question = next(question for question in FORM.questions if question.id == "quality")

    assert [str(choice) for choice in fields["quality"].Opt] == ["Choose an answer", *question.answers]
    assert str(fields["quality"].V) == str(fields["quality"].DV) == "Choose an answer"
    kinds = {name: (str(field.FT), int(field.Ff)) for name, field in fields.items()}
    assert kinds == {
        "number": ("/Tx", 1 << 12),
        "day": ("/Tx", 0),
        **dict.fromkeys(("group", "present", "quality"), ("/Ch", 1 << 17)),
        **dict.fromkeys(("_template", "_version"), ("/Tx", 1)),
    }
    assert (str(fields["_template"].V), str(fields["_version"].V)) == (FORM.id, FORM.version)


def test_the_number_of_a_reading_is_one_line() -> None:
    """Nobody writes a paragraph there."""
    numbered = FORM.model_copy(update={"numbered_by": "number"})

    assert next(inputs(numbered)).kind is InputKind.LINE


def test_a_form_is_for_everybody(form: pikepdf.Pdf) -> None:
    """It keeps to what every PDF of the site does, and each field stands in the order of reading, in the row of its question."""
    assert faults(_content()) == []
    rows = [element for element in elements(form) if element.S == Name.TR][1:]
    found = [field for row in rows for element in below(row) for field in _fields_of(element)]

    assert found == [str(field.T) for field in form.Root.AcroForm.Fields]
    assert {str(page.Tabs) for page in form.pages} == {"/S"}


def _fields_of(element: Object) -> Iterator[str]:
    children = element.get("/K")
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and child.get("/Type") == Name.OBJR:
            assert element.S == Name.Form
            yield str(child.Obj.T)


def test_a_form_needs_nothing_of_a_program(form: pikepdf.Pdf) -> None:
    """No script, nothing to be worked out; each field has an appearance, and prints."""
    fields = form.Root.AcroForm.Fields

    assert not {"/NeedAppearances", "/XFA"} & {*form.Root.AcroForm.keys()}
    for field in fields:
        assert not {"/A", "/AA", "/Contents"} & {*field.keys()}
        assert int(field.F) == 4
        shown = bytes(field.AP.N.read_bytes())
        assert (b"Tj" in shown) == ("/V" in field)


def test_fields_stand_apart_inside_their_page(form: pikepdf.Pdf) -> None:
    """None lies over another, or is too low to be written in."""
    for page in form.pages:
        boxes = [[float(side) for side in field.Rect] for field in page.Annots]
        right, top = float(page.mediabox[2]), float(page.mediabox[3])
        assert all(left > 0 and low > 0 and end < right and high < top for left, low, end, high in boxes)
        assert min(high - low for _, low, _, high in boxes) >= 9
        heights = sorted(((low, high) for _, low, _, high in boxes), reverse=True)
        assert all(above[0] >= below_[1] for above, below_ in pairwise(heights))


def test_the_font_of_fields_is_whole(form: pikepdf.Pdf) -> None:
    """Each letter that can be typed looks as in the font itself, and is as wide as the file says; the others are left out."""
    font = form.Root.AcroForm.DR.Font["/Field"]
    part = bytes(font.FontDescriptor.FontFile2.read_bytes())
    file = fonts.FOLDER / field_font.FILE
    own, whole = (ImageFont.truetype(source, 1000) for source in (BytesIO(part), str(file)))

    assert len(part) < file.stat().st_size / 2
    for code, letter in field_font.letters().items():
        assert _drawn(own, letter) == _drawn(whole, letter), letter
        assert letter == "\xad" or abs(int(font.Widths[code - field_font.FIRST]) - whole.getlength(letter)) <= 1, letter
    assert not any(_drawn(own, "Ж")[1])
    assert len(font.Widths) == field_font.LAST - field_font.FIRST + 1


def _drawn(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, ...], bytes]:
    """The place of a letter's ink, and the letter as it is drawn there."""
    left, top, right, bottom = (int(side) for side in font.getbbox(letter))
    image = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(image).text((-left, -top), letter, fill=255, font=font)
    return (left, top, right, bottom), image.tobytes()


def test_a_part_of_a_font_is_one() -> None:
    """Its tables are those that were written, each at a place and with a sum that fit."""
    tables = truetype.tables((fonts.FOLDER / field_font.FILE).read_bytes())
    part = truetype.tables(truetype.reduced(tables, [5]))

    assert part["cmap"] == tables["cmap"]
    assert len(part["loca"]) == len(tables["loca"])
    assert len(part["glyf"]) < len(tables["glyf"]) / 100


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("<p>Nothing.</p>", (LINE,)),
        ('<p><span class="pub-input" title="line"></span> <span class="pub-input" title="line"></span></p>', (LINE,)),
    ],
    ids=["missing", "twice"],
)
def test_a_field_stands_in_the_document_once(body: str, own: tuple[Input, ...]) -> None:
    """Another form would lose an answer."""
    with pytest.raises(ValueError, match=r"the fields line, of which stand in the document (none|line, line)"):
        pdf(replace(DOCUMENT, body=body, inputs=own), lambda _: b"")


def test_a_field_without_an_input_is_named() -> None:
    """A template that asks for a field which nobody described."""
    body = '<p><span class="pub-input" title="other"></span></p>'
    with pytest.raises(ValueError, match="the field 'other', which the document does not have"):
        pdf(replace(DOCUMENT, body=body, inputs=(LINE,)), lambda _: b"")


def test_a_form_is_always_of_the_same_bytes() -> None:
    """As every file of the site."""
    assert filled.blank_pdf(FORM) == _content()


def test_the_tab_key_leads_from_answer_to_answer() -> None:
    """In the order of the questions, in the program that Chrome has, which saves what was typed."""
    content, names = typed(_content(), {"number": "007", "quality": "Very good"})
    with pikepdf.open(BytesIO(content)) as saved:
        values = {str(field.T): str(present(field.get("/V", ""))) for field in saved.Root.AcroForm.Fields}

    assert names[:5] == [question.id for question in FORM.questions]
    assert (values["number"], values["quality"], values["present"]) == ("007", "Very good", "Choose an answer")
