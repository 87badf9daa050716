"""The XML of Word files, parsed without any DTD, in one namespace.

In: the bytes of a part. Out: its root element, with the names of transitional WordprocessingML, whichever the file has.
"""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_OFFICE = "http://schemas.openxmlformats.org/"
W = f"{{{_OFFICE}wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}officeDocument/2006/relationships}}"
A = f"{{{_OFFICE}drawingml/2006/main}}"
WP = f"{{{_OFFICE}drawingml/2006/wordprocessingDrawing}}"
M = f"{{{_OFFICE}officeDocument/2006/math}}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEAD = 100_000  # bytes at the start of a part, where a document type can stand
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_YEARS = {
    b"wordprocessingml": b"wordprocessingml/2006/",
    b"drawingml": b"drawingml/2006/",
    b"officeDocument": b"officeDocument/2006/",
}


class XmlError(Exception):
    """A part that is no XML, or that has a DTD."""


def parse(content: bytes) -> Element:
    """Parse a part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
        if b"<!DOCTYPE" in content[:_HEAD] or root.getroottree().docinfo.internalDTD is not None:
            raise XmlError("a document type, which may name other files")
        if (root.tag if isinstance(root.tag, str) else "").startswith("{http://purl.oclc.org/"):
            root = etree.fromstring(_STRICT.sub(_transitional, etree.tostring(root, encoding="utf-8")), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "Excessive depth" in str(error)
        raise XmlError("it is more than 250 levels deep" if deep else str(error)) from None
    return root


def _transitional(found: re.Match[bytes]) -> bytes:
    """A strict namespace as the transitional one that means the same."""
    base = _YEARS.get(found[1])
    return _OFFICE.encode() + base + found[2] if base else found[0]


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child of an element; None where there is no child, "" where it has no value."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(f"{W}val", "")


def is_on(parent: Element | None, name: str) -> bool | None:
    """Return whether a switch is on; None where nothing is said of it."""
    found = value(parent, name)
    return None if found is None else found not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A whole number, where a text is one."""
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return default


def children(parent: Element) -> Iterator[Element]:
    """The elements in an element, with content controls, custom XML and the like opened; of alternatives, one."""
    for child in parent:
        if child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                yield from children(content)
        elif child.tag == f"{MC}AlternateContent":
            yield from children(alternative(child))
        elif child.tag in OPENED:
            yield from children(child)
        elif isinstance(child.tag, str):
            yield child


OPENED = tuple(f"{W}{name}" for name in ("smartTag", "customXml", "ins", "moveTo", "dir", "bdo"))


def alternative(element: Element) -> Element:
    """The one of several alternatives that is read: the first choice that has text or a picture, else the fallback."""
    choices = element.findall(f"{MC}Choice")
    marks = (f"{W}t", f"{A}blip", f"{W}sym")
    full = next((choice for choice in choices if next(choice.iter(*marks), None) is not None), None)
    fallback = element.find(f"{MC}Fallback")
    if full is not None:
        return full
    return fallback if fallback is not None else choices[0] if choices else element.makeelement("nothing")
