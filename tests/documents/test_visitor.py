"""publishing.documents.model.visitor: one walk over a body for every format, in which no node kind is lost."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml.html import HtmlElement

import pdf_checks
from pdf_documents import DOCUMENT, WHOLE, image
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer, raw_html
from publishing.documents.model import tidy, visitor
from publishing.documents.model.visitor import KINDS, ROWS, Visitor, parsed
from publishing.documents.pdf import pdf
from publishing.documents.pdf.markup import markup
from publishing.documents.word import word
from publishing.documents.word.renderer import source
from word_files import opened

REFUSED = {"h1"}  # a text that has one is not published: hooks/publishing/content/rendering/structure.py


def _text_format(visits: list[str]) -> type[Visitor[str]]:
    """A format that is nothing but text, and notes the kind of each node that it visits."""

    def method(kind: str) -> Callable[[Visitor[str], HtmlElement], str]:
        def write(self: Visitor[str], element: HtmlElement) -> str:
            visits.append(kind)
            return f"{self.inside(element)}\n" if kind in ("paragraph", "item", "heading") else self.inside(element)

        return write

    def table(self: Visitor[str], element: HtmlElement) -> str:
        visits.append("table")
        cells = (
            child for child in element.iter("caption", "td", "th") if next(child.iterancestors("table")) is element
        )
        return "\n".join(self.visit(cell) for cell in cells)

    def drawing(self: Visitor[str], element: HtmlElement) -> str:
        visits.append("drawing")
        return element.text_content()

    methods = {kind: method(kind) for kind in KINDS} | {"table": table, "drawing": drawing}
    methods |= {"text": lambda self, words: words, "joined": lambda self, pieces: "".join(pieces)}
    return type("Text", (Visitor,), methods)


def _words(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_every_node_kind_is_visited() -> None:
    """A format of text alone reads each kind, in a body that has them all, and loses no word."""
    visits: list[str] = []
    root = parsed(f"{WHOLE}<section><p>ac</p></section>")
    written = _text_format(visits)().inside(root)

    assert set(visits) == set(KINDS)
    assert _words(written) == _words(root.text_content())


@pytest.mark.parametrize("kind", KINDS)
def test_a_format_without_a_kind_is_refused(kind: str) -> None:
    """Its class cannot even be defined; the message names what is missing."""
    methods = {name: lambda self, element: "" for name in KINDS if name != kind}

    with pytest.raises(TypeError, match=f"^Partial: expected a method for each node kind, found none for {kind}$"):
        type("Partial", (Visitor,), methods)


def test_a_new_kind_is_refused_until_every_format_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that is added to the table alone."""
    monkeypatch.setattr(visitor, "KINDS", {**KINDS, "formula": ("math",)})

    with pytest.raises(TypeError, match="found none for formula"):
        _text_format([])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p><marquee>x</marquee></p>", "there is no way to print <marquee>"),
        ("<div><li>x</li></div>", "there is no way to print <li>"),
        ("<section><dd>x</dd></section>", "there is no way to print <dd>"),
    ],
)
@pytest.mark.parametrize("write", [markup, source], ids=["PDF", "Word"])
def test_an_unknown_element_is_refused(write: Callable[..., object], body: str, message: str) -> None:
    """By every format, in the same words."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        write(replace(DOCUMENT, body=body), image)


def test_whatever_an_author_may_write_is_of_a_known_kind() -> None:
    """Each tag that is taken in a text has a node kind, or is a row of a table, which the table's method walks."""
    known = {tag for tags in KINDS.values() for tag in tags}

    assert raw_html._TAGS - known - {*ROWS} - REFUSED == set()


def test_the_title_of_a_link_is_in_each_format() -> None:
    """As an author writes it in Markdown: ``[a](https://b.example/ "Its title")``."""
    rendered, problems = Renderer(()).render(Source("a.md", body='See [a](https://b.example/ "Its title"), too.'))
    document = replace(DOCUMENT, body=tidy.body(rendered.html, "reports/a/", "https://a.example/"))
    printed = "".join(pdf_checks.pages(pdf(document, image).content))

    assert problems == []
    for words in (printed, "".join(opened(word(document, image)).element.itertext())):
        assert "See a (Its title), too." in " ".join(words.split())


@pytest.mark.parametrize(
    "body", ["<hr>words", "<p>a</p><hr>words<p>b</p>", "<div><svg><title>T</title></svg>words</div>"]
)
def test_text_behind_an_element_stays(body: str) -> None:
    """A rule or a drawing becomes another element in Word; the text that follows it is kept by both formats."""
    document = replace(DOCUMENT, body=body)

    assert "words" in source(document, image)[0]
    assert "words" in markup(document, image).source
