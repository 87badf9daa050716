"""EPUBs: what a reader's device, a screen reader and epubcheck find in them."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from epub_checks import faults, files
from example import ROOT
from narrowing import instance, text_of
from publishing.base.media_types import FORMATS as MEDIA_TYPES
from publishing.commands.embargo_check.kinds import kind_of
from publishing.commands.embargo_check.readable import text
from publishing.documents.downloads.tasks import FORMATS
from publishing.documents.epub import epub
from publishing.documents.epub.chapters import name_of
from word_documents import BODY, document, png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><rect width="20" height="20"/></svg>'
IMAGES = {"assets/a.png": png(), "a.svg": SVG}
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "e": "http://www.idpf.org/2007/ops",
}
ODD = """<p>Before <span class="pub-box"></span> <a name="old"></a>\x0c</p>
<h2 id="1ü a_b">A &amp; <em>b</em></h2><dl><div><dt>T</dt><dd><p>x</p><p>y</p></dd></div><dt id="u">U</dt><dd>z</dd></dl>
<details><summary>More</summary><p>In</p></details><section id="s"><h3>Three</h3></section><h3>Three</h3>
<p><kbd>k</kbd> <ins>i</ins><del>d</del><sub>s</sub><sup>2</sup><abbr title="T">ab</abbr><cite>c</cite></p>
<p><a href="#1ü a_b">up</a> <a href="#old">o</a> <a href="mailto:a@b.example">m</a>
<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></p>
<ol start="4"><li>a<ul><li>b</li></ul></li></ol>
<table><tr><th scope="col">a</th><td colspan="2">b<table><tr><th scope="row">i</th></tr></table></td></tr>
<tr><td rowspan="2">c</td><td>d</td><td></td></tr></table>
<h2>Second</h2><p lang="ar" dir="rtl">x <sup id="fnref2:a"><a class="footnote-ref" href="#fn:a">1</a></sup>
<span class="pub-line" title="Name"></span></p><pre><code>a
b</code></pre><ul class="pub-pictured"><li><img src="a.svg" alt="A">Words</li></ul><hr>
<div class="footnote"><ol><li id="fn:a"><p>Note <sup id="fnref:c"><a class="footnote-ref" href="#fn:c">2</a></sup>
<a class="footnote-backref" href="#fnref:a">↩</a></p><ul><li>x</li></ul></li><li id="fn:b">Bare <em>n</em></li>
<li id="fn:c"><p>Of a note</p></li></ol></div>"""


def _content(body: str = BODY) -> bytes:
    return epub(document(body), IMAGES.__getitem__)


def _page(name: str, body: str = BODY) -> etree._Element:
    return etree.fromstring(files(_content(body))[f"EPUB/{name}"])


def _found(page: etree._Element, path: str) -> list[str]:
    found = instance(page.xpath(path, namespaces=SPACES), list)
    return [str(node) if isinstance(node, str) else text_of(instance(node, etree._Element)) for node in found]


def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    """Every kind of node is valid, and odd ids, nested tables and notes of notes too."""
    file = tmp_path / "a.epub"
    file.write_bytes(_content(BODY + ODD))

    assert faults(file) == []


def test_the_type_comes_first_and_the_bytes_are_the_same() -> None:
    """As the standard wants it: ``mimetype`` first, and not compressed. The clock of the machine is nowhere."""
    content = _content()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        first = archive.infolist()[0]

        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 11, 22)}
    assert content == _content()


def test_each_part_is_a_chapter_and_the_contents_list_all() -> None:
    """What stands before the first heading is on the title page; parts without an id are led to as well."""
    assert _found(_page("chapter-01.xhtml"), "//h:h1") == ["Introduction"]
    assert _found(_page("chapter-01.xhtml"), "//h:h2") == ["Grades & more"]
    assert _found(_page("chapter-02.xhtml"), "//h:h1") == ["An end without an id"]
    assert "A lead." in _found(_page("title.xhtml"), "//h:p")
    assert _found(_page("nav.xhtml"), "//h:nav[@e:type='toc']//h:a/@href") == [
        "title.xhtml",
        "chapter-01.xhtml",
        "chapter-01.xhtml#grades",
        "chapter-02.xhtml",
    ]


def test_the_title_page_says_what_it_is() -> None:
    """Kicker, title, publisher, notice and facts, as the cover of the PDF has them."""
    page = _page("title.xhtml")

    assert _found(page, "//h:section[@e:type='titlepage']/*")[:4] == [
        "Catalogue record: joint inspection",
        "Care & cost <2020>",
        "The publisher",
        "This is a catalogue record, not the report.",
    ]
    assert _found(page, "//h:dl[@class='facts']/h:dt") == ["Area", "Published", "This version", "Address"]


def test_metadata_say_what_it_is_and_who_can_read_it() -> None:
    """Dublin Core, the day as the last change, and accessibility in the terms of schema.org."""
    package = _page("package.opf")
    said = {
        key: _found(package, f"//o:meta[@property='schema:{key}']") for key in ("accessMode", "accessibilityHazard")
    }
    features = set(_found(package, "//o:meta[@property='schema:accessibilityFeature']"))

    assert _found(package, "//dc:title") == ["Care & cost <2020>"]
    assert _found(package, "//dc:language") == ["en-GB"]
    assert _found(package, "//o:meta[@property='dcterms:modified']") == ["2026-11-22T00:00:00Z"]
    assert said == {"accessMode": ["textual", "visual"], "accessibilityHazard": ["none"]}
    assert {"tableOfContents", "structuralNavigation", "alternativeText"} <= features
    assert "alternativeText" not in files(_content("<h2>A</h2><p>b</p>"))["EPUB/package.opf"].decode()


def test_a_note_stands_where_it_is_first_referred_to() -> None:
    """Its sign leads to it, its own sign leads back, a later chapter leads across; notes of notes come along."""
    first, second = _page("chapter-01.xhtml", ODD), _page("chapter-02.xhtml", ODD)
    notes = "//h:aside[@e:type='footnote'][@role='doc-footnote']"
    signs = "//h:a[@e:type='noteref'][@role='doc-noteref']/@href"

    assert _found(first, f"{notes}/@id") == ["fn_3a_a", "fn_3a_c"]
    assert _found(first, signs) == ["#fn_3a_a", "#fn_3a_c"]
    assert _found(first, "//h:a[@role='doc-backlink']/@href") == ["#fnref_3a_a", "#fnref_3a_c"]
    assert _found(second, signs) == ["chapter-01.xhtml#fn_3a_a"]
    assert _found(second, notes) == ["Bare n"]  # nothing refers to it, and nothing is left out


def test_links_lead_across_chapters() -> None:
    """To the file that has the id, by its name there."""
    links = _found(_page("chapter-01.xhtml", ODD), "//h:p/h:a[not(@role)]/@href")

    assert links == ["#_31__fc__20_a_5f_b", "title.xhtml#old", "mailto:a@b.example"]
    assert _found(_page("chapter-01.xhtml", ODD), "//h:h1/@id") == ["_31__fc__20_a_5f_b"]


def test_no_two_ids_become_one() -> None:
    """Letters that XML has no place for are written by their number."""
    ids = ["fn:1", "fn_3a_1", "fn.1", "fn1", "1", "_1", "ü", "a b", "a-b", "-a"]

    assert len({name_of(id) for id in ids}) == len(ids)
    assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9._-]*", name_of(id)) for id in ids)


def test_tables_keep_their_headings_and_grades_their_word_and_colour() -> None:
    """Every heading has its scope, and a grade a rule in the style sheet."""
    page = _page("chapter-01.xhtml")
    name, paper, _ = document().palette.grades[0]

    assert set(_found(page, "//h:th/@scope")) == {"col", "row"}
    assert len(_found(page, "//h:th[not(@scope)]")) == 0
    assert _found(page, "//h:caption") == ["Grades by indicator"]
    assert _found(page, "//h:span[@class='pub-scale--very-good']") == ["Very good"]
    assert f".pub-scale--{name} {{ background-color: {paper.light}" in files(_content())["EPUB/style.css"].decode()


def test_pictures_come_along_with_their_words() -> None:
    """A photo as it is, a drawing as SVG, each described; the same picture once."""
    page = _page("chapter-02.xhtml")
    parts = files(_content())

    assert _found(page, "//h:img/@alt") == ["A red dot", "A bar. It is long"]
    assert parts[f"EPUB/{_found(page, '//h:img/@src')[0]}"] == png()
    assert b"sans-serif" in parts[f"EPUB/{_found(page, '//h:img/@src')[1]}"]
    twice = files(_content('<h2>A</h2><p><img src="a.svg" alt="A"><img src="a.svg" alt="B"></p>'))
    assert [name for name in twice if "/images/" in name] == ["EPUB/images/01.svg"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<h2>A</h2><p><a href="#gone">x</a></p>', "a link to '#gone', and nothing in the document has this id"),
        ('<h2>A</h2><p><a href="gone/">x</a></p>', "a link to 'gone/', which leads nowhere from a file"),
        ('<h2 id="a">A</h2><h2 id="a">B</h2>', "the id 'a' stands twice in the document"),
        ("<h2>A</h2><marquee>x</marquee>", "there is no way to print <marquee>"),
        ("<h2>A</h2><svg><rect></rect></svg>", "a drawing without a title"),
        ('<p><sup><a class="footnote-ref" href="#fn:x">1</a></sup></p>', "a reference to the footnote 'fn:x', which"),
        ('<p><img src="b.tif" alt="A"></p>', "b.tif: expected a PNG, JPEG, GIF or SVG image"),
    ],
)
def test_what_cannot_be_written_is_named(body: str, message: str) -> None:
    """Nothing is left out: the file and the reason are said."""
    with pytest.raises(ValueError, match=r"^reports/northshire-2020/record\.epub: ") as raised:
        epub(replace(document(body)), {"b.tif": b"II*"}.__getitem__)

    assert message in str(raised.value)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_format_of_documents_is_known_wherever_files_are_sent_and_read(ending: str) -> None:
    """Its media type, the server's, its kind in the embargo check, and a reader there that finds its words."""
    served = (ROOT / "deploy/nginx/server.conf").read_text(encoding="utf-8")
    body = "<h2>Unmistakable</h2><p>words</p>"

    assert f"    {MEDIA_TYPES[ending].media_type} {ending};" in served
    assert kind_of(f"reports/a/report.{ending}").group == "downloads"
    assert "Unmistakable" in text(f"report.{ending}", FORMATS[ending](document(body)))


def test_the_embargo_check_reads_all_of_an_epub() -> None:
    """Its chapters, its metadata and the letters in its pictures."""
    said = text("a.epub", _content())

    assert all(words in said for words in ("A note with", "What is known of it.", "Bar", "Northshire"))
