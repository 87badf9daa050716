"""Ways of writing what stands inside a line: emphasis, links, footnotes, pictures, grades, fields of a form.

In: an element. Out: Typst source. ``PHRASES`` are the ways by tag.
"""

import re
from collections.abc import Mapping

from lxml import html

from publishing.base.grades import Grade
from publishing.documents.pdf.drawings import drawing
from publishing.documents.pdf.text import string
from publishing.documents.pdf.writer import Way, Writer

_GRADE = re.compile(rf"\bpub-scale--({'|'.join(sorted(Grade, key=len, reverse=True))})\b")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:).")


def _phrase(function: str) -> Way:
    return lambda writer, element: f"#{function}[{writer.inside(element)}];"


def _link(writer: Writer, element: html.HtmlElement) -> str:
    content, href = writer.inside(element), element.get("href")
    if "pub-number" in element.classes:
        return f"#number[{content}];"
    if not href:
        return content
    if href.startswith("#"):
        writer.targets.add(href[1:])
        return f"#link(label({string(href[1:])}))[{content}];"
    if not _ADDRESS.match(href):
        raise ValueError(f"a link to '{href}', which leads nowhere from a file")
    return f"#link({string(href)})[{content}];"


def _superscript(writer: Writer, element: html.HtmlElement) -> str:
    link = element.find("a")
    if link is None or "footnote-ref" not in link.classes:
        return f"#super[{writer.inside(element)}];"
    return _footnote(writer, (link.get("href") or "")[1:], link.text_content())


def _footnote(writer: Writer, id: str, sign: str) -> str:
    """A footnote where it is first referred to; later the same sign again."""
    if id in writer.ids:
        return f"#note-again({string(sign)}, {string(id)});"
    if id not in writer.notes:
        raise ValueError(f"a reference to the footnote '{id}', which the document does not have")
    name = writer.take(id)
    return f"#note({string(sign)})[{writer.apart(writer.notes[id])}]#label({name});"


def _picture(writer: Writer, element: html.HtmlElement) -> str:
    source = element.get("src") or ""
    name = f"{len(writer.pictures)}-{re.sub('[^a-z0-9.]', '', source.rpartition('/')[2].lower())}"
    writer.pictures[name] = writer.image(source)
    alt = (element.get("alt") or "").strip()
    return f"#picture({string(name)}, {string(alt)});"


def _drawing(_writer: Writer, element: html.HtmlElement) -> str:
    source, alt = drawing(element)
    return f"#drawing({string(source)}, {string(alt)});"


def _span(writer: Writer, element: html.HtmlElement) -> str:
    content, grade = writer.inside(element), _GRADE.search(element.get("class") or "")
    if "pub-box" in element.classes:
        return f"#tick-box;{content}"
    if "pub-line" in element.classes:
        what = element.get("title") or "Your words"
        return f"#answer-line({string(f'{what}: a line to write on')});{content}"
    return f"#grade({string(grade[1])})[{content}];" if grade else content


PHRASES: Mapping[str, Way] = {
    "a": _link,
    "abbr": Writer.inside,
    "br": lambda _writer, _element: "#linebreak();",
    "cite": _phrase("emph"),
    "code": _phrase("code"),
    "del": _phrase("strike"),
    "em": _phrase("emph"),
    "img": _picture,
    "ins": _phrase("underline"),
    "kbd": _phrase("code"),
    "span": _span,
    "strong": _phrase("strong"),
    "sub": _phrase("sub"),
    "sup": _superscript,
    "svg": _drawing,
}
