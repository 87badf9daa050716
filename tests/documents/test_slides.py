"""publishing.documents.slides: PPTX and ODP of the same slides."""

import zipfile
from dataclasses import replace
from io import BytesIO
from posixpath import join, normpath

import pytest
from lxml import etree
from test_word import document

from publishing.documents.slides import deck, odp, pptx
from publishing.documents.slides.deck import Deck

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><rect width="20" height="20"/></svg>'
NOTES = '<div class="admonition notes"><p class="admonition-title">What to say</p><p>Say {}.</p></div>'
BODY = (
    "<h2>First &amp; foremost</h2><p>Plain <strong>bold</strong> words</p><ul><li>One</li><li>Two</li></ul>"
    f'<p><img src="a.svg" alt="A square &amp; more"></p>{NOTES.format("hello")}'
    f"<h2>Second</h2><ol><li>Uno</li><li>Due</li></ol>{NOTES.format('goodbye')}"
)
WRITERS = {"pptx": pptx.content, "odp": odp.content}


def _deck(body: str = BODY) -> Deck:
    return deck.deck(document(body), {"a.svg": SVG}.__getitem__)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _words(part: bytes) -> list[str]:
    root = etree.fromstring(part)
    paragraphs = root.xpath("//*[local-name()='p' and (ancestor::*[local-name()='txBody' or local-name()='text-box'])]")
    return ["".join(one.itertext()).strip() for one in paragraphs]


def test_slides_are_read_in_order() -> None:
    """Title, lines, picture, notes."""
    first, second = _deck().slides

    assert first.title == "First & foremost"
    assert [(line.text, line.item, line.number) for line in first.lines] == [
        ("Plain bold words", False, 0),
        ("One", True, 0),
        ("Two", True, 0),
    ]
    assert [run.text for run in first.lines[0].runs if run.bold] == ["bold"]
    assert first.picture
    assert first.picture.alt == "A square & more"
    assert first.picture.content.startswith(b"\x89PNG")
    assert first.notes == ["Say hello."]
    assert [line.number for line in second.lines] == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Before the first</p>",
        "<h2>A</h2><table><tr><td>1</td></tr></table>",
        "<h2>A</h2><ul><li>One<ul><li>Inner</li></ul></li></ul>",
        '<h2>A</h2><p>Words <img src="a.svg" alt="A"></p>',
        '<h2>A</h2><p><img src="a.svg" alt="A"></p><p><img src="a.svg" alt="B"></p>',
    ],
)
def test_what_a_slide_cannot_show_is_refused(body: str) -> None:
    """Nothing is left out."""
    with pytest.raises(ValueError, match=r"slide"):
        _deck(body)


@pytest.mark.parametrize("ending", WRITERS)
def test_words_and_notes_stand_in_the_file_in_order(ending: str) -> None:
    """Title first, then lines; notes beside their slide."""
    parts = _parts(WRITERS[ending](_deck()))
    if ending == "pptx":
        slide, notes = _words(parts["ppt/slides/slide2.xml"]), _words(parts["ppt/notesSlides/notesSlide2.xml"])
    else:
        words = _words(parts["content.xml"])
        start, end = words.index("First & foremost"), words.index("Say hello.")
        slide, notes = words[start:end], words[end : end + 1]

    assert slide[:4] == ["First & foremost", "Plain bold words", "One", "Two"]
    assert notes == ["Say hello."]


@pytest.mark.parametrize("ending", WRITERS)
def test_pictures_have_an_alternative_text(ending: str) -> None:
    """As their author wrote it."""
    parts = _parts(WRITERS[ending](_deck()))
    part = etree.fromstring(parts["ppt/slides/slide2.xml" if ending == "pptx" else "content.xml"])
    found = part.xpath("//@descr | //*[local-name()='title' and namespace-uri()!='']/text()")

    assert "A square & more" in found
    assert any(name.endswith(".png") for name in parts)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_slides_give_the_same_bytes(ending: str) -> None:
    """And others other ones."""
    write = WRITERS[ending]

    assert write(_deck()) == write(_deck())
    assert write(_deck()) != write(replace(_deck(), title="Another"))


def test_every_part_of_a_pptx_is_whole() -> None:
    """Each is XML with a type, and what it refers to is there; every slide says whose advice it is."""
    parts = _parts(pptx.content(_deck()))
    types = etree.fromstring(parts["[Content_Types].xml"])
    typed = {one.get("PartName") for one in types if one.get("PartName")}

    assert {f"/{name}" for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"} == typed
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            targets = [normpath(join(folder, one.get("Target"))) for one in etree.fromstring(content)]
            assert set(targets) <= parts.keys(), name
        assert b"${" not in content
    assert all("This edition suggests" in " ".join(_words(parts[f"ppt/slides/slide{n}.xml"])) for n in (1, 2, 3))


def test_every_file_of_an_odp_is_in_its_manifest() -> None:
    """Its type stands first, without compression."""
    content = odp.content(_deck())
    parts = _parts(content)
    manifest = etree.fromstring(parts["META-INF/manifest.xml"])
    names = {next(value for key, value in one.items() if key.endswith("full-path")) for one in manifest}

    assert names - {"/"} == parts.keys() - {"mimetype", "META-INF/manifest.xml"}
    assert content[30:38] == b"mimetype"
    assert b"@@" not in parts["styles.xml"]
