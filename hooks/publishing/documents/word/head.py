"""The head of a Word file: title, publisher, notice and facts, and for a long document links to its parts.

In: a ``Document``, and its HTML for pandoc. Out: what stands before that.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html.builder import DIV, A, P

from publishing.documents.model import Document
from publishing.documents.word import tables

_LONG = 1500  # words, about four pages: from here on a reader looks for contents
_CONTENTS_AT_MOST = 45  # lines, a page of them


def styled(style: str, *content: HtmlElement | str) -> HtmlElement:
    """A paragraph in a style of the blank document."""
    return DIV(P(*content), {"custom-style": style})


def head_of(document: Document) -> Iterator[HtmlElement]:
    """Write the head: kicker, title, publisher, notice and facts."""
    if document.sheet == "letter":  # a letter begins with its own words
        return
    yield styled("Kicker", document.kicker)
    yield styled("Title", document.title)
    if document.sheet:
        return
    yield styled("Subtitle", document.publisher)
    if document.notice:
        yield styled("Notice", document.notice)
    address = A(document.url, href=document.url)
    yield tables.of_facts((*document.facts, ("This version", document.version), ("Address", address)))


def contents_of(root: HtmlElement) -> Iterator[HtmlElement]:
    """Write links to the parts of a long document; nothing for a short one."""
    headings = list(root.iter("h2", "h3"))
    for number, heading in enumerate(headings, 1):
        heading.set("id", heading.get("id") or f"heading-{number}")
    parts = [heading for heading in headings if heading.tag == "h2"]
    if len(parts) > 1 and len(root.text_content().split()) > _LONG:
        yield styled("Contents Title", "Contents")
        for heading in headings if len(headings) <= _CONTENTS_AT_MOST else parts:
            link = A(" ".join(heading.text_content().split()), href=f"#{heading.get('id')}")
            yield styled("toc 1" if heading.tag == "h2" else "toc 2", link)
