"""Drawings of a body, by themselves.

In: an ``svg`` element as a parser of HTML leaves it. Out: the drawing as XML, and what it shows in words.
"""

from lxml import etree, html

from publishing.base.tokens import FACES

_NAMES = {
    name.lower(): name
    for name in (
        "viewBox preserveAspectRatio textLength lengthAdjust gradientUnits gradientTransform markerWidth markerHeight "
        "refX refY patternUnits patternTransform clipPathUnits pathLength linearGradient radialGradient clipPath textPath"
    ).split()
}  # a parser of HTML writes them in small letters


def drawing(element: html.HtmlElement) -> tuple[str, str]:
    """A drawing as XML, and its title and description; ``ValueError`` where it has neither."""
    told = [" ".join((one.text or "").split()) for one in element.iterchildren("title", "desc")]
    alt = ". ".join(text.rstrip(".") for text in told if text) or element.get("aria-label")
    if not alt:
        raise ValueError("a drawing without a title")
    return _xml(element), alt


def _xml(element: html.HtmlElement) -> str:
    """A drawing as XML, with the names that a parser of HTML changes."""
    for one in element.iter():
        if isinstance(one.tag, str):
            one.tag = _NAMES.get(one.tag, one.tag)
            for name in set(one.attrib) & set(_NAMES):
                one.set(_NAMES[name], one.attrib.pop(name))
    element.attrib.pop("xmlns", None)
    element.set("font-family", FACES["pdf-sans"])
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
