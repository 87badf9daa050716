"""The renderer of Word files: HTML that pandoc turns into the right Word, for each node kind.

In: a ``Document``. Out: a page of HTML that starts with the document's head and contents, and the image files that it
names. What pandoc would lose is written as what it keeps: styles as ``custom-style``, ids as empty spans, notes as
ARIA calls them, SVG as PNG.
"""

from collections.abc import Callable, Iterable
from itertools import takewhile

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import DIV, SPAN, E, P

from publishing.documents.model import Document
from publishing.documents.model.drawings import drawing
from publishing.documents.model.visitor import ROWS, Visitor, grade_of, is_pictured, parsed
from publishing.documents.word import tables
from publishing.documents.word.boxes import END, START
from publishing.documents.word.head import contents_of, head_of, styled
from publishing.documents.word.pictures import picture

Nodes = list[HtmlElement | str]
_BLOCKS = frozenset(
    "blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr "
    "caption ul".split()
)
_KEEP_IDS = " or ".join(f"self::{tag}" for tag in ("h2", "h3", "h4", "h5", "h6", "pre", "span"))
_PICTURED = "2.8cm"  # the width of a picture beside the words of an item
_SUGGESTION = "This edition suggests"  # what a table in a suggestion says of itself, wherever a page begins


def source(document: Document, image: Callable[[str], bytes]) -> tuple[str, dict[str, bytes]]:
    """Write the HTML, and the images by the name of their file. ``image`` gives an image's content by its ``src``."""
    renderer = WordRenderer(image)
    root = DIV(*renderer.inside(parsed(document.body)))
    _mark_languages(root)
    _mark_ids(root)
    head = "".join(html.tostring(part, encoding="unicode") for part in (*head_of(document), *contents_of(root)))
    body = html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")
    return f"{head}{body}", renderer.images


class WordRenderer(Visitor[Nodes]):
    """Writes HTML for pandoc. ``images`` are the contents of the image files, by name."""

    def __init__(self, load: Callable[[str], bytes]) -> None:
        self.images: dict[str, bytes] = {}
        self._load = load
        self._boxes: list[tuple[str, str]] = []  # the style and the title of each box around what is written

    def text(self, words: str) -> Nodes:
        """Write running text."""
        return [words] if words else []

    def joined(self, pieces: Iterable[Nodes]) -> Nodes:
        """Put pieces one after another."""
        return [node for piece in pieces for node in piece]

    def _element(self, element: HtmlElement, tag: str = "", **attributes: str) -> HtmlElement:
        """Write an element as it is, but for another tag, and attributes that it gets."""
        changed = {name.replace("_", "-"): value for name, value in attributes.items()}
        return E(tag or element.tag, {**_attributes(element), **changed}, *self.inside(element))

    def _copy(self, element: HtmlElement) -> Nodes:
        return [self._element(element)]

    heading = section = summary = quotation = terms = cell = caption = figure = preformatted = _copy
    abbreviation = line_break = strong = deletion = insertion = subscript = _copy

    def listing(self, element: HtmlElement) -> Nodes:
        """Write a list; of one whose items begin with pictures, each picture above its words."""
        if not is_pictured(element):
            return self._copy(element)
        nodes: Nodes = []
        for item in element.findall("li"):
            ((picture, *_), words) = self.visit(item[0]), self.after_first(item)
            assert not isinstance(picture, str)  # noqa: S101 - an image is an element
            picture.set("width", _PICTURED)
            nodes += [DIV({"custom-style": "Pictured"}, P(picture)), P(*words)]
        return nodes

    def emphasis(self, element: HtmlElement) -> Nodes:
        """Write emphasis; pandoc knows no other element for it."""
        return [self._element(element, "em")]

    def code(self, element: HtmlElement) -> Nodes:
        """Write code; pandoc knows no other element for it."""
        return [self._element(element, "code")]

    def rule(self, _element: HtmlElement) -> Nodes:
        """Write three stars in a style of their own: pandoc's line is a picture."""
        return [styled("Rule", "* * *")]

    def paragraph(self, element: HtmlElement) -> Nodes:
        """Write a paragraph; the title of a box has its style, a numbered one has its number in the margin."""
        if "admonition-title" in element.classes and self._boxes:
            return [self._element(element, "div", custom_style=f"{self._boxes[-1][0]} Title")]
        written = self._element(element)
        is_numbered = any("pub-number" in child.classes for child in element)
        is_first_level = element.getparent().getparent() is None
        return [DIV({"custom-style": "Numbered"}, written) if is_numbered and is_first_level else written]

    def division(self, element: HtmlElement) -> Nodes:
        """Write a box, the footnotes, or a frame."""
        if "admonition" in element.classes:
            return self._box(element)
        if "footnote" not in element.classes:
            return self._copy(element)
        notes = self._element(element, "section", role="doc-endnotes")
        for line in notes.xpath("div[@custom-style='Rule']"):
            line.drop_tree()
        return [notes]

    def _box(self, element: HtmlElement) -> Nodes:
        """A box, and marks around it if no other box is around it, between which ``boxes`` finds its blocks."""
        style = "Suggestion" if "suggestion" in element.classes else "Box"
        title = next((" ".join(title.text_content().split()) for title in element.find_class("admonition-title")), "")
        self._boxes.append((style, _SUGGESTION if style == "Suggestion" else title))
        box = self._element(element, custom_style=style)
        self._boxes.pop()
        if not self._boxes:
            box.insert(0, DIV(P(f"{START}{style}")))
            box.append(DIV(P(END)))
        return [box]

    def item(self, element: HtmlElement) -> Nodes:
        """Write an item of a list; in a box its words are a paragraph, as only paragraphs take a style."""
        item = self._element(element)
        if self._boxes and item.tag == "li":
            words = P(item.text or "", *takewhile(lambda child: child.tag not in _BLOCKS, item))
            item.text = None
            if len(words) or words.text.strip():
                item.insert(0, words)
        return [item]

    def table(self, element: HtmlElement) -> Nodes:
        """Write a table, in the style of the box around it."""
        table = self._rows(element)
        for _, title in self._boxes:
            tables.name_box(table, title)
        tables.prepare(table, self._boxes[-1][0] if self._boxes else "")
        return [table]

    def _rows(self, element: HtmlElement) -> HtmlElement:
        """A table, or a part of it, and what is in it."""
        children = (child for child in element if child.tag != "colgroup")
        parts = (self._rows(child) if child.tag in ROWS else self.visit(child)[0] for child in children)
        return E(element.tag, _attributes(element), *parts)

    def link(self, element: HtmlElement) -> Nodes:
        """Write a link, the number of a paragraph, or the sign of a footnote."""
        if {"headerlink", "footnote-backref"} & set(element.classes):
            return []
        if "pub-number" in element.classes:
            return [SPAN({"custom-style": "Paragraph Number"}, *self.inside(element))]
        role = {"role": "doc-noteref"} if "footnote-ref" in element.classes else {}
        return [self._element(element, **role)]

    def superscript(self, element: HtmlElement) -> Nodes:
        """Write raised text; around the sign of a footnote, without its id, to which nothing leads back."""
        raised = self._element(element)
        if any("footnote-ref" in child.classes for child in element):
            raised.attrib.pop("id", None)
        return [raised]

    def span(self, element: HtmlElement) -> Nodes:
        """Write a grade with room around the word, or text."""
        grade = grade_of(element)
        if "pub-field" in element.classes:
            return [SPAN(element.text_content(), {"custom-style": "Field"})]
        if not grade:
            return self._copy(element)
        word = element.text_content().strip()
        return [SPAN(f"\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}", {"custom-style": f"Grade {grade}"})]

    def image(self, element: HtmlElement) -> Nodes:
        """Write an image as Word's XML; ``ValueError`` if it is neither PNG, JPEG, GIF nor SVG."""
        address = element.get("src")
        return self._picture(self._load(address), element.get("alt", ""), address)

    def drawing(self, element: HtmlElement) -> Nodes:
        """Write a drawing as an image."""
        xml, alt = drawing(element)
        return self._picture(xml.encode(), alt, "a drawing")

    def _picture(self, content: bytes, alt: str, address: str) -> Nodes:
        written, file = picture(content, alt, address, f"image-{len(self.images) + 1}")
        self.images[written.get("src")] = file
        return [written]


def _attributes(element: HtmlElement) -> dict[str, str]:
    """All attributes but the direction, which pandoc would give to neighbours too; ``direction`` says it of each run."""
    return {name: value for name, value in element.items() if name != "dir"}


def _mark_languages(root: HtmlElement) -> None:
    """Say each other language of the words: Word says it of nothing else."""
    for element in root.xpath("descendant::*[@lang and not(self::span)]"):
        for leaf in _leaves(element):
            words = SPAN(*leaf, {"lang": element.get("lang")})
            words.text, leaf.text = leaf.text, None
            leaf.append(words)


def _mark_ids(root: HtmlElement) -> None:
    """Write ids as empty spans, but for those that pandoc keeps: of headings, notes, code and spans."""
    for element in root.xpath(f"descendant::*[@id and not({_KEEP_IDS}) and not(ancestor::section)]"):
        anchor = SPAN(id=element.attrib.pop("id"))
        leaf = _leaves(element)[0]
        anchor.tail, leaf.text = leaf.text, None
        leaf.insert(0, anchor)


def _leaves(element: HtmlElement) -> list[HtmlElement]:
    """The innermost blocks in an element, in order: those that hold words; itself, if it has no block inside."""
    blocks = [block for block in element.iter(*_BLOCKS) if not any(child.tag in _BLOCKS for child in block)]
    return blocks or [element]
