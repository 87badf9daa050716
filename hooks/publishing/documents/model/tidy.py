"""From a page's HTML to a document's: what only a screen needs goes, addresses become whole.

In: HTML as the theme draws it. Out: HTML as ``Document`` says, the names and values of its facts, or plain text.
"""

import posixpath
import re
from collections.abc import Iterable
from html import escape

from lxml import html
from lxml.html import builder

from publishing.base.hosts import scheme_of
from publishing.base.urls import unescaped

_CLASSES = (
    "admonition",
    "footnote",
    "suggestion",
    "pub-scale--",
    "pub-lead",
    "pub-number",
    "pub-end",
    "pub-center",
    "pub-field",
    "pub-filled",
    "pub-pictured",
    "notes",
    "pub-box",
    "pub-line",
    "pub-input",
)
_PLACE = re.compile(r'href="#([^"]*%[^"]*)"')
_PROSE = ("admonition", "footnote")
_SCREEN_ONLY = (
    "descendant::*[@aria-hidden='true' or contains(@class, 'headerlink')"
    " or (contains(@class, 'pub-hidden') and not(self::caption))]"
)
_TITLED = (
    "descendant::*[@title and not(ancestor-or-self::svg or contains(@class, 'pub-line') or contains(@class, 'pub-input')"
    " or contains(@class, 'footnote-backref'))]"
)
_FRAMES = ("details", "div", "figure", "section")
_TEXT_BLOCKS = ("caption", "dd", "dt", "figcaption", "h2", "h3", "h4", "h5", "h6", "li", "p", "summary", "td", "th")
_ATTRIBUTES = frozenset("alt class colspan dir href id lang rowspan scope src start title".split())


def body(text: str, address: str, site_url: str) -> str:
    """Tidy the body of a document.

    ``address`` is the page's, from the site's root, and ``site_url`` ends in a slash: a link becomes a whole address,
    an image's source its way from the site's root.
    """
    root = _root(text)
    _drop_screen_only(root)
    _show_titles(root)
    _flatten(root)
    for link in root.xpath("descendant::a[@href]"):
        link.set("href", whole(link.get("href"), address, site_url))
    for image in root.xpath("descendant::img"):
        image.set("src", posixpath.normpath(posixpath.join(address, unescaped(image.get("src")))))
    for element in root.xpath("descendant::*[not(ancestor-or-self::svg)]"):
        _strip(element)
    written = str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")
    return _PLACE.sub(lambda found: f'href="#{_unquoted(found[1])}"', written)


def _unquoted(anchor: str) -> str:
    """Find the id that a link means: letters that lxml writes as ``%C3%BC`` in a link, it leaves as they are in an id."""
    found = re.sub(rb"%([0-9A-F]{2})", lambda code: bytes([int(code[1], 16)]), anchor.encode())
    return escape(found.decode(errors="replace"))


def facts(text: str) -> tuple[tuple[str, str], ...]:
    """Read the names and values of a list of facts; several values of a name become one text."""
    root = _root(text)
    _flatten(root)
    found: list[tuple[str, list[str]]] = []
    for element in root.iter("dt", "dd"):
        if element.tag == "dt":
            found.append((_words(element), []))
        else:
            found[-1][1].append(_with_notes(element))
    return tuple((name, "; ".join(values)) for name, values in found)


def text(source: str) -> str:
    """Read the words of a piece of HTML, as one paragraph in which each block is a sentence."""
    root = _root(source)
    _flatten(root)
    blocks = [_words(element) for element in root.iter("p", "li")]
    return " ".join(block if block.endswith((".", "!", "?")) else f"{block}." for block in blocks if block)


def images(source: str) -> tuple[str, ...]:
    """List the sources of all images, each once."""
    return tuple(dict.fromkeys(image.get("src") for image in _root(source).iter("img")))


def _root(source: str) -> html.HtmlElement:
    return html.fragment_fromstring(source, create_parent="div")


def _drop_screen_only(root: html.HtmlElement) -> None:
    for element in root.xpath(_SCREEN_ONLY):
        element.drop_tree()


def _show_titles(root: html.HtmlElement) -> None:
    """Write in brackets what a browser shows beside an element; of an abbreviation, where it first stands."""
    abbreviations = set()
    for element in root.xpath(_TITLED):
        words, title = _words(element), " ".join(element.get("title").split())
        if title in ("", words) or (words, title) in abbreviations:
            continue
        if element.tag == "abbr":
            abbreviations.add((words, title))
        if element.tag in _FRAMES:
            element.append(builder.P(f"({title})"))
        elif element.tag not in _TEXT_BLOCKS:
            element.tail = f" ({title}){element.tail or ''}"
        elif len(element):
            element[-1].tail = f"{element[-1].tail or ''} ({title})"
        else:
            element.text = f"{element.text or ''} ({title})"


def _flatten(root: html.HtmlElement) -> None:
    """Take away what only a screen needs, the frames around blocks, and what dates say to machines."""
    _drop_screen_only(root)
    for summary in list(root.iter("summary")):
        summary.tag = "p"
        _wrap(summary, "strong")
    for element in list(root.iter("section", "header", "details", "div", "time")):
        if element is not root and not _is_of(element, _PROSE):
            element.drop_tag()


def _wrap(element: html.HtmlElement, tag: str) -> None:
    """Put everything in an element into a new element inside it."""
    inner = html.Element(tag)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def _strip(element: html.HtmlElement) -> None:
    """Take away attributes and classes that say nothing on paper."""
    for name in set(element.keys()) - _ATTRIBUTES:
        del element.attrib[name]
    classes = [name for name in (element.get("class") or "").split() if name.startswith(_CLASSES)]
    if classes:
        element.set("class", " ".join(classes))
    else:
        element.attrib.pop("class", None)


def _is_of(element: html.HtmlElement, classes: Iterable[str]) -> bool:
    return bool({*(element.get("class") or "").split()} & {*classes})


def whole(href: str, address: str, site_url: str) -> str:
    """Make an address whole, as visitors type it; a place in the document stays as it is."""
    if href.startswith("#") or scheme_of(href):
        return href
    path, mark, anchor = href.partition("#")
    way = posixpath.normpath(posixpath.join(address, path))
    folder = "/" if path.endswith("/") and way != "." else ""
    return f"{site_url}{'' if way == '.' else way}{folder}{mark}{anchor}"


def _with_notes(element: html.HtmlElement) -> str:
    """A value, its notes in brackets."""
    notes = [_words(note) for note in element.xpath("span[contains(@class, 'note')]")]
    for note in element.xpath("span[contains(@class, 'note')]"):
        note.drop_tree()
    return " ".join((_words(element), *(f"({note})" for note in notes)))


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
