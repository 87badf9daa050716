"""A document as HTML that pandoc turns into the right Word.

In: a ``Document``. Out: a page of HTML that starts with the document's head and contents, and the image files that it
names. What pandoc would lose is written as what it keeps: styles as ``custom-style``, ids as empty spans, notes as
ARIA calls them, SVG as PNG.
"""

from collections.abc import Callable, Iterator

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import CODE, DIV, EM, SPAN, A, P

from publishing.documents.model import Document
from publishing.documents.word.boxes import mark
from publishing.documents.word.elements import inner, leaves, of_class, wrap_words
from publishing.documents.word.pictures import take_out
from publishing.documents.word.tables import of_facts, prepare

_GRADE = "pub-scale--"  # how a class names a grade
_KEEP_IDS = " or ".join(f"self::{tag}" for tag in ("h2", "h3", "h4", "h5", "h6", "pre", "span"))
_LONG = 1500  # words, about four pages: from here on a reader looks for contents
_CONTENTS_AT_MOST = 45  # lines, a page of them


def source(document: Document, image: Callable[[str], bytes]) -> tuple[str, dict[str, bytes]]:
    """The HTML, and the images by the name of their file. ``image`` gives an image's content by its ``src``."""
    root = html.fragment_fromstring(document.body, create_parent="div")
    images = take_out(root, image)
    for step in (_plain, _notes, mark, _numbers, _grades, prepare, _languages, _anchors):
        step(root)
    parts = (*_head(document), *_contents(root), inner(root))
    return "".join(part if isinstance(part, str) else html.tostring(part, encoding="unicode") for part in parts), images


def _styled(style: str, *content: HtmlElement | str) -> HtmlElement:
    return DIV(P(*content), {"custom-style": style})


def _head(document: Document) -> Iterator[HtmlElement]:
    """What stands before the text."""
    yield _styled("Kicker", document.kicker)
    yield _styled("Title", document.title)
    yield _styled("Subtitle", document.publisher)
    if document.notice:
        yield _styled("Notice", document.notice)
    address = A(document.url, href=document.url)
    yield of_facts((*document.facts, ("This version", document.version), ("Address", address)))


def _contents(root: HtmlElement) -> Iterator[HtmlElement]:
    """Links to the parts of a long document; nothing for a short one."""
    headings = list(root.iter("h2", "h3"))
    for number, heading in enumerate(headings, 1):
        heading.set("id", heading.get("id") or f"heading-{number}")
    parts = [heading for heading in headings if heading.tag == "h2"]
    if len(parts) > 1 and len(root.text_content().split()) > _LONG:
        yield _styled("Contents Title", "Contents")
        for heading in headings if len(headings) <= _CONTENTS_AT_MOST else parts:
            link = A(" ".join(heading.text_content().split()), href=f"#{heading.get('id')}")
            yield _styled("toc 1" if heading.tag == "h2" else "toc 2", link)


def _plain(root: HtmlElement) -> None:
    """What has no element of its own in pandoc."""
    for link in of_class(root, "headerlink"):
        link.drop_tree()
    for rule in list(root.iter("hr")):
        rule.getparent().replace(rule, _styled("Rule", "* * *"))
    for tag, other in (("cite", EM), ("kbd", CODE)):
        for element in root.iter(tag):
            element.tag = other().tag


def _notes(root: HtmlElement) -> None:
    """Footnotes: pandoc knows them by their roles alone."""
    for reference in of_class(root, "footnote-ref"):
        reference.set("role", "doc-noteref")
        reference.getparent().attrib.pop("id", None)
    for link in of_class(root, "footnote-backref"):
        link.drop_tree()
    for notes in of_class(root, "footnote"):
        notes.tag = "section"
        notes.set("role", "doc-endnotes")
        for rule in notes.xpath("div[@custom-style='Rule']"):
            rule.drop_tree()


def _numbers(root: HtmlElement) -> None:
    """Numbered paragraphs: their number hangs in the margin."""
    for number in of_class(root, "pub-number"):
        paragraph = number.getparent()
        number.tag = "span"
        number.attrib.clear()
        number.set("custom-style", "Paragraph Number")
        if paragraph.tag == "p" and paragraph.getparent() is root:
            frame = DIV({"custom-style": "Numbered"})
            paragraph.addprevious(frame)
            frame.tail, paragraph.tail = paragraph.tail, None
            frame.append(paragraph)


def _grades(root: HtmlElement) -> None:
    """Grades have room around the word."""
    for grade in root.xpath("descendant::span[contains(@class, 'pub-scale--')]"):
        name = next(name for name in grade.get("class").split() if name.startswith(_GRADE)).removeprefix(_GRADE)
        word = grade.text_content().strip()
        styled = SPAN(f"\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}", {"custom-style": f"Grade {name}"})
        styled.tail = grade.tail
        grade.getparent().replace(grade, styled)


def _languages(root: HtmlElement) -> None:
    """Other languages: Word says them of words only."""
    for element in root.xpath("descendant::*[@dir]"):
        del element.attrib["dir"]  # ``direction`` says it of each run; pandoc says it of their neighbours too
    for element in root.xpath("descendant::*[@lang and not(self::span)]"):
        for leaf in leaves(element):
            wrap_words(leaf, {"lang": element.get("lang")})


def _anchors(root: HtmlElement) -> None:
    """Ids: pandoc keeps those of headings, notes, code and spans."""
    for element in root.xpath(f"descendant::*[@id and not({_KEEP_IDS}) and not(ancestor::section)]"):
        anchor = SPAN(id=element.attrib.pop("id"))
        leaf = leaves(element)[0]
        anchor.tail, leaf.text = leaf.text, None
        leaf.insert(0, anchor)
