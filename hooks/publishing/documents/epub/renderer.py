"""The renderer of EPUBs: XHTML for each node kind.

In: the chapters of a ``Book``, and how to get the bytes of its images. Out: XHTML; and what the renderer collects: images.
"""

import re
from collections.abc import Callable, Iterable
from html import escape

from lxml.html import HtmlElement

from publishing.base.tokens import FACES
from publishing.documents.epub.chapters import Book, Chapter, name_of
from publishing.documents.model.drawings import drawing
from publishing.documents.model.visitor import ADDRESS, ROWS, Visitor, only

_KEEP = ("class", "colspan", "lang", "dir", "rowspan", "scope", "start")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML has no way to write
_ENDINGS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_PHRASES = frozenset("a abbr br cite code del em img ins kbd span strong sub sup svg".split())


def written_as(words: str) -> str:
    """Write words as XML, in text and in attributes."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words))


def _same(renderer: "EpubRenderer", element: HtmlElement) -> str:
    return renderer.tag(str(element.tag), element)


class EpubRenderer(Visitor[str]):
    """``pictures`` are the contents of the image files, by name."""

    def __init__(self, load: Callable[[str], bytes], book: Book) -> None:
        self.pictures: dict[str, bytes] = {}
        self._load = load
        self._book = book
        self._file = ""
        self._names: dict[bytes, str] = {}

    def chapter(self, chapter: Chapter) -> str:
        """Write a chapter, its notes last."""
        self._file = chapter.file
        pieces = [self.visit(element) + self.text(element.tail or "") for element in chapter.elements]
        return "\n".join((*pieces, *map(self._note, chapter.notes)))

    def text(self, words: str) -> str:
        """Write running text."""
        return written_as(words)

    def joined(self, pieces: Iterable[str]) -> str:
        """Put pieces one after another."""
        return "".join(pieces)

    def tag(self, tag: str, element: HtmlElement, content: str | None = None, extra: str = "") -> str:
        """Write an element by another name, with its id, language, direction and classes."""
        content = self.inside(element) if content is None else content
        return f"<{tag}{self._attributes(element)}{extra}>{content}</{tag}>"

    def _attributes(self, element: HtmlElement) -> str:
        id = element.get("id") or (element.get("name") if element.tag == "a" else None)
        found = {"id": name_of(id) if id else None, **{name: element.get(name) for name in _KEEP}}
        found["xml:lang"] = found["lang"]
        return "".join(f' {name}="{written_as(value)}"' for name, value in found.items() if value)

    paragraph = division = quotation = listing = item = cell = caption = figure = preformatted = _same
    abbreviation = emphasis = strong = code = deletion = insertion = subscript = _same

    def heading(self, element: HtmlElement) -> str:
        """Write a heading, one level up: a chapter begins with h1."""
        return self.tag(f"h{int(str(element.tag)[1]) - 1}", element)

    def section(self, element: HtmlElement) -> str:
        """Write a section, or what could be folded."""
        return self.tag("div", element)

    def terms(self, element: HtmlElement) -> str:
        """Write terms and their explanations, without frames around some of them."""
        content = "".join(
            self.inside(child) if child.tag == "div" else self.visit(child)
            for child in only(element, "dt", "dd", "div")
        )
        return self.tag("dl", element, content)

    def summary(self, element: HtmlElement) -> str:
        """Write the summary of what could be folded, in bold letters."""
        return self.tag("p", element, f"<strong>{self.inside(element)}</strong>")

    def table(self, element: HtmlElement) -> str:
        """Write a table, or a part of it."""
        pieces = (
            self.table(child) if child.tag in ROWS else self.visit(child)
            for child in element
            if child.tag != "colgroup"
        )
        return self.tag(str(element.tag), element, self.joined(pieces))

    def rule(self, _element: HtmlElement) -> str:
        """Write a line across the page."""
        return "<hr/>"

    def line_break(self, _element: HtmlElement) -> str:
        """End a line."""
        return "<br/>"

    def link(self, element: HtmlElement) -> str:
        """Write a link, or the number of a paragraph."""
        href = element.get("href")
        if not href or "pub-number" in element.classes:
            return self.tag("span", element)
        if href.startswith("#"):
            return self.tag("a", element, extra=f' href="{self._place(href[1:])}"')
        if not ADDRESS.match(href):
            raise ValueError(f"a link to '{href}', which leads nowhere from a file")
        return self.tag("a", element, extra=f' href="{written_as(href)}"')

    def superscript(self, element: HtmlElement) -> str:
        """Write raised text, or the sign of a footnote."""
        link = element.find("a")
        if link is None or "footnote-ref" not in link.classes:
            return self.tag("sup", element)
        id = (link.get("href") or "")[1:]
        if id not in self._book.notes:
            raise ValueError(f"a reference to the footnote '{id}', which the document does not have")
        sign = f'<a epub:type="noteref" role="doc-noteref" href="{self._place(id)}">{self.inside(link)}</a>'
        return self.tag("sup", element, sign)

    def span(self, element: HtmlElement) -> str:
        """Write a grade, a box to tick, a line to write on, or text."""
        if "pub-box" in element.classes:
            return f"☐ {self.inside(element)}"
        if "pub-line" in element.classes:
            label = written_as(element.get("title") or "Your words")
            return f'<span class="pub-line" role="img" aria-label="{label}: a line to write on">…………</span>'
        return self.tag("span", element)

    def image(self, element: HtmlElement) -> str:
        """Write an image; ``ValueError`` if it is neither PNG, JPEG, GIF nor SVG."""
        source = element.get("src") or ""
        return self._picture(self._load(source), (element.get("alt") or "").strip(), source)

    def drawing(self, element: HtmlElement) -> str:
        """Write a drawing as an image, which every reader shows; ``ValueError`` where it has neither title nor description."""
        source, alt = drawing(element)
        if not alt:
            raise ValueError("a drawing without a title")
        return self._picture(source.replace(f'"{FACES["pdf-sans"]}"', '"sans-serif"').encode(), alt, "a drawing")

    def _picture(self, content: bytes, alt: str, address: str) -> str:
        kinds = (ending for start, ending in _ENDINGS.items() if content.startswith(start))
        ending = "svg" if b"<svg" in content[:1000] else next(kinds, "")
        if not ending:
            raise ValueError(f"{address}: expected a PNG, JPEG, GIF or SVG image")
        name = self._names.setdefault(content, f"images/{len(self._names) + 1:02}.{ending}")
        self.pictures[name] = content
        return f'<img src="{name}" alt="{written_as(alt)}"/>'

    def _place(self, id: str) -> str:
        """Find where a link into the document leads; ``ValueError`` if it leads nowhere."""
        file = self._book.places.get(id)
        if file is None:
            raise ValueError(f"a link to '#{id}', and nothing in the document has this id")
        return f"{'' if file == self._file else file}#{name_of(id)}"

    def _note(self, id: str) -> str:
        """Write a footnote: readers show it where its sign stands. The sign in front leads back."""
        note = self._book.notes[id]
        sign, back = self._first_sign(id)
        lead = f'<a role="doc-backlink" href="{back}" class="back">{written_as(sign)}</a> ' if back else ""
        blocks = any(child.tag not in _PHRASES for child in note)
        content = self.inside(note).strip()
        content = content.replace("<p>", f"<p>{lead}", 1) if content.startswith("<p>") else f"<p>{lead}</p>{content}"
        whole = content if blocks else f"<p>{lead}{self.inside(note).strip()}</p>"
        return f'<aside epub:type="footnote" role="doc-footnote" class="note" id="{name_of(id)}">{whole}</aside>'

    def _first_sign(self, id: str) -> tuple[str, str]:
        """Find the words of the sign that first refers to a note, and the way back to it; both "" of none."""
        for chapter in self._book.chapters:
            for element in (*chapter.elements, *(self._book.notes[note] for note in chapter.notes)):
                for link in element.iter("a"):
                    if "footnote-ref" in link.classes and link.get("href") == f"#{id}":
                        raised = link.getparent().get("id")
                        return link.text_content().strip(), self._place(raised) if raised else ""
        return "", ""
