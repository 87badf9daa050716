"""Publications as documents: parts, tidying, and what the cover says."""

from datetime import date
from types import SimpleNamespace

import pytest
from lxml import html

from example import build
from narrowing import text_of
from publishing.documents import model
from publishing.documents.model import parts, tidy
from publishing.site.pages import Pages

SITE = "https://site.example/"


def _documents(body: str = "", facts: str = "", notice: str = "") -> dict[str, model.Document]:
    """The documents of the made-up publication, every one with these words, by file."""
    drawn = SimpleNamespace(facts=lambda: facts, notice=lambda: notice, body=lambda: body)
    found = model.documents(Pages(build()), lambda template, view: drawn, lambda file: file.encode(), SITE)
    return {document.file: document for document in found}


def test_every_publication_has_a_document() -> None:
    """Reports, framework editions, templates, and the handbook as a whole; no other page."""
    found = _documents()

    assert {
        "quality-indicators/first-edition/framework",
        "reports/northshire-2020/record",
        "reports/northshire-2021/record",
        "reports/southshire-2020/record",
    } <= found.keys()
    assert not [file for file in found if file.startswith(("partnerships/", "programmes/", "about/"))]


def test_a_document_is_of_its_records_day() -> None:
    """Its version is the day of the record's last change, which no clock decides."""
    document = _documents()["reports/northshire-2020/record"]

    assert (document.updated, document.version) == (date(2026, 11, 22), "22 November 2026")


def test_a_catalogue_record_says_that_it_is_one() -> None:
    """It is never taken for the report."""
    document = _documents()["reports/northshire-2020/record"]

    assert document.kicker == "Catalogue record: joint inspection · Northshire"


def test_images_come_along() -> None:
    """A document holds the content of each of its images, by its way from the site's root, once."""
    document = _documents('<p><img src="../../assets/a.png" alt="A"><img src="../../assets/a.png" alt="A"></p>')[
        "reports/northshire-2020/record"
    ]

    assert document.images == (("assets/a.png", b"assets/a.png"),)


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("../fife-2016/", f"{SITE}reports/fife-2016/"),
        ("../fife-2016/#p2-1", f"{SITE}reports/fife-2016/#p2-1"),
        ("../../", SITE),
        ("../../data/a.csv", f"{SITE}data/a.csv"),
        ("#here", "#here"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:a@site.example", "mailto:a@site.example"),
    ],
)
def test_addresses_become_whole(href: str, whole: str) -> None:
    """What is relative to a page is no use on paper."""
    assert whole == tidy.whole(href, "reports/moray-2017/", SITE)


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ('<h2 id="a">A<a class="headerlink" href="#a">#</a></h2>', '<h2 id="a">A</h2>'),
        ('<div class="pub-scroll"><table><caption class="pub-hidden">C</caption></table></div>', "<table><caption>C</caption></table>"),
        ('<table><tr><td>x</td><td aria-hidden="true">*</td></tr></table>', "<table><tr><td>x</td></tr></table>"),
        ('<p class="pub-lead pub-x" tabindex="0">A</p>', '<p class="pub-lead">A</p>'),
        ('<div class="admonition note"><p class="admonition-title">N</p></div>', '<div class="admonition"><p class="admonition-title">N</p></div>'),
        ("<details><summary>S <em>t</em></summary><p>x</p></details>", "<p><strong>S <em>t</em></strong></p><p>x</p>"),
        ('<p>a<span class="pub-hidden"> unseen</span> b</p>', "<p>a b</p>"),
    ],
)  # fmt: skip
def test_what_only_a_screen_needs_goes(drawn: str, kept: str) -> None:
    """Pointers, frames, folding and what is hidden stay on the page."""
    assert kept == tidy.body(drawn, "reports/a/", SITE)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<p><a href="https://b.example/" title="A title">a</a>, b</p>', "a (A title), b"),
        ('<p><a href="https://b.example/" title=" a ">a</a></p>', "a"),
        ('<p><a href="https://b.example/" title="">a</a></p>', "a"),
        ('<p><abbr title="National Health Service">NHS</abbr> x <abbr title="National Health Service">NHS</abbr></p>', "NHS (National Health Service) x NHS"),
        ('<p><img src="x.png" alt="A" title="A map"></p>', "(A map)"),
        ('<p><span title="s">b</span><sub title="t">c</sub></p>', "b (s)c (t)"),
        ('<figure><figcaption title="t">b <em>c</em></figcaption></figure>', "b c (t)"),
        ('<details><summary title="t">b</summary><p>c</p></details>', "b (t)c"),
        ('<div title="t"><p>b</p></div>', "b(t)"),
        ('<p>b<span class="pub-line" title="Date"></span></p>', "b"),
        ('<p>b<a class="headerlink" title="Permanent link" href="#b"></a></p>', "b"),
        ('<div class="footnote"><ol><li id="fn:1"><p>b<a class="footnote-backref" href="#r" title="Back"></a></p></li></ol></div>', "b"),
        ("<svg><title>b</title><rect title='t'></rect></svg>", "b"),
    ],
)  # fmt: skip
def test_a_title_stands_in_brackets(written: str, shown: str) -> None:
    """What a browser shows under the pointer is read on paper too; what only helps on a screen is not."""
    assert text_of(html.fromstring(f"<div>{tidy.body(written, 'reports/a/', SITE)}</div>")).strip() == shown


def test_svg_stays_as_it_is() -> None:
    """A chart keeps its attributes: they are its shape."""
    chart = '<svg width="10" role="img"><title>T</title><rect width="3" height="4" fill="#000"></rect></svg>'

    assert tidy.body(f"<figure>{chart}</figure>", "a/", SITE) == f"<figure>{chart}</figure>"


def test_facts_are_names_and_values() -> None:
    """A value's note stands in brackets; several values of a name stand together."""
    drawn = "<div><dt>Area</dt><dd><a href='x'>Fife</a><span class='pub-facts__note'>also Fìobha</span></dd></div><dt>B</dt><dd>1</dd><dd>2</dd>"

    assert tidy.facts(drawn) == (("Area", "Fife (also Fìobha)"), ("B", "1; 2"))


def test_a_notice_is_one_paragraph() -> None:
    """Its title is a sentence of its own."""
    assert (
        tidy.text("<section><p>Made up</p><div><p>Nothing is real.</p></div></section>") == "Made up. Nothing is real."
    )


def test_parts_become_one_document() -> None:
    """Headings go one level down, ids name their part, links between pages stay inside, others become whole."""
    drawn = (
        '<section id="one" data-part="handbook/one/"><h2>One</h2><h2 id="a">A</h2>'
        '<p><a href="../two/#b">b</a> <a href="../two/">two</a> <a href="#a">a</a> <a href="../../about/">about</a></p></section>'
        '<section id="two" data-part="handbook/two/"><h2>Two</h2><h3 id="b">B</h3></section>'
    )

    assert parts.joined(drawn, SITE) == (
        '<section><h2 id="one">One</h2><h3 id="one--a">A</h3><p><a href="#two--b">b</a> <a href="#two">two</a> '
        f'<a href="#one--a">a</a> <a href="{SITE}about/">about</a></p></section>'
        '<section><h2 id="two">Two</h2><h4 id="two--b">B</h4></section>'
    )


def test_footnotes_of_parts_stand_together() -> None:
    """Each keeps its reference, and none is taken for another part's."""
    note = '<div class="footnote"><hr><ol><li id="fn:1"><p>N<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    reference = '<p><sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
    drawn = "".join(
        f'<section id="{one}" data-part="handbook/{one}/"><h2>{one}</h2>{reference}{note}</section>'
        for one in ("x", "y")
    )

    joined = parts.joined(drawn, SITE)

    assert joined.count('class="footnote"') == 1
    assert [joined.count(f'href="#fn:{one}--1"') for one in "xy"] == [1, 1]
    assert [joined.count(f'id="fn:{one}--1"') for one in "xy"] == [1, 1]
    assert [joined.count(f'href="#fnref:{one}--1"') for one in "xy"] == [1, 1]


def test_what_has_no_parts_stays() -> None:
    """A report is one part."""
    assert parts.joined("<p>A <em>b</em></p>", SITE) == "<p>A <em>b</em></p>"
