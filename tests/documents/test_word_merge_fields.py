"""Merge fields of Word files: content controls that share one piece of data."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from lxml import etree

from libreoffice import convert
from narrowing import elements
from publishing.documents.word import word
from publishing.documents.word.merge_fields import tag_of
from word_documents import document
from word_files import opened, values

FIELD = '<span class="pub-field">[{}]</span>'
TWICE = f"<p>Dear {FIELD.format('name')}, on {FIELD.format('3rd day')}.</p><p>Yours, {FIELD.format('name')}</p>"


def _letter(body: str) -> bytes:
    return word(replace(document(body), sheet="letter"), dict[str, bytes]().__getitem__)


def test_each_field_is_a_control_with_its_name() -> None:
    """Its title is for people, its tag for programs; ids differ."""
    file = opened(_letter(TWICE))

    assert values(file, "descendant::w:sdt/w:sdtPr/w:alias") == ["name", "3rd day", "name"]
    assert values(file, "descendant::w:sdt/w:sdtPr/w:tag") == ["name", "field-3rd-day", "name"]
    assert len(set(values(file, "descendant::w:sdt/w:sdtPr/w:id"))) == 3


def test_controls_of_a_name_are_bound_to_the_same_data() -> None:
    """The data has each name once, and in it what the control shows."""
    content = _letter(TWICE)
    bound = opened(content).element.body.xpath("descendant::w:dataBinding")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        data = etree.fromstring(archive.read("customXml/item1.xml"))
        about = archive.read("customXml/itemProps1.xml").decode()

    assert {etree.QName(one).localname: one.text for one in data} == {"name": "[name]", "field-3rd-day": "[3rd day]"}
    assert len(bound) == 3
    for one in bound:
        place = next(value for name, value in one.items() if name.endswith("xpath"))
        (found,) = elements(data, place, namespaces={"f": etree.QName(data).namespace})
        store = next(value for name, value in one.items() if name.endswith("storeItemID"))
        assert found.text
        assert store in about


def test_a_letter_begins_with_its_own_words() -> None:
    """Nothing of this site stands in it: no title, no address; a file without fields has no data."""
    content = _letter("<p>Dear all</p>")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("word/"))
        names = archive.namelist()

    assert opened(content).paragraphs[0].text == "Dear all"
    assert document("").url.encode() not in everything
    assert not [name for name in names if name.startswith("customXml")]


def test_a_heading_has_one_weight() -> None:
    """A paragraph in bold letters has the style of headings, and no weight of its own: what is typed into a field has that too."""
    field = FIELD.format("place")
    file = opened(_letter(f"<p><strong>A visit to {field} soon</strong></p><p><strong>Where:</strong> {field}</p>"))
    heading, running = file.paragraphs

    assert heading.style
    assert (heading.style.style_id, heading.style.font.bold) == ("LetterHeading", True)
    assert not heading._p.xpath("descendant::w:b")
    assert running.style
    assert running.style.style_id != "LetterHeading"


def test_a_field_in_bold_words_stays_bold() -> None:
    """Its control says so, whose look is that of what is typed."""
    file = opened(_letter(f"<p>Come <strong>on {FIELD.format('day')}</strong>, {FIELD.format('name')}.</p>"))
    bold = file.element.body.xpath("descendant::w:sdt/w:sdtPr[w:rPr/w:b]/w:alias/@w:val")

    assert bold == ["day"]


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """With the words of all fields in their places."""
    file = tmp_path / "letter.docx"
    file.write_bytes(_letter(TWICE))
    text = convert(file, "txt", tmp_path).read_text(encoding="utf-8-sig")

    assert "Dear [name], on [3rd day]." in text


def test_tags_are_names_of_xml() -> None:
    """Whatever a field is called."""
    for name in ("Day & hour", "3rd day", "a" * 99, "Ünder"):
        etree.QName("urn:x", tag_of(name))
        assert len(tag_of(name)) <= 64
