"""Drawings of a body, by themselves.

In: an ``svg`` element as a parser of HTML leaves it. Out: the drawing as XML, and its alternative text.
"""

from lxml import etree
from lxml.html import HtmlElement

from publishing.base.tokens import FACES

FACE = FACES["pdf-sans"]  # the letters of files; a page leaves them to the browser
_NAMES = {
    name.lower(): name
    for name in (
        "viewBox preserveAspectRatio textLength lengthAdjust gradientUnits gradientTransform markerWidth markerHeight "
        "refX refY patternUnits patternTransform clipPathUnits pathLength linearGradient radialGradient clipPath textPath"
    ).split()
}  # a parser of HTML writes them in small letters


def drawing(element: HtmlElement, width: int = 0) -> tuple[str, str]:
    """Write a drawing as XML, and find its title and description, or "" where it has neither.

    A chart without a view box, which is as wide as its column, is made ``width`` px wide: where paper stretches it to the
    line, its words are the larger the narrower it is.
    """
    if width and not {"viewbox", "viewBox"} & set(element.attrib):
        element.set("width", str(width))
    texts = (" ".join((child.text or "").split()) for child in element.iterchildren("title", "desc"))
    alt = ". ".join(text.rstrip(".") for text in texts if text) or element.get("aria-label") or ""
    return _xml(element), alt


def _xml(element: HtmlElement) -> str:
    for node in element.iter(etree.Element):
        node.tag = _NAMES.get(node.tag, node.tag)
        for name in set(node.attrib) & set(_NAMES):
            node.set(_NAMES[name], node.attrib.pop(name))
    element.attrib.pop("xmlns", None)
    element.set("font-family", FACE)
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
