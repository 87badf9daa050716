"""Filled forms that are Word files, opened with care.

In: the bytes of a file that ``opening`` found to be no bomb. Out: what stands in its fields (content controls), by tag. A
field that still shows its prompt is empty.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from publishing.commands.pooling.opening import UnreadableError, Value, folded
from publishing.documents.pooling_rules import PROMPTS

PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fields(content: bytes) -> dict[str, Value]:
    """Return what stands in the fields that are not empty; ``UnreadableError`` if one is there twice."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(ZipFile(BytesIO(content)).read(PART), parser)
    found: dict[str, Value] = {}
    seen: set[str] = set()
    for tag, value in _fields(root):
        if tag in seen:
            raise UnreadableError("each field once", f"the field {tag} twice")
        seen.add(tag)
        if value != "":
            found[tag] = value
    return found


def _fields(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for control in root.iter(f"{_W}sdt"):
        properties, inside = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        tag = properties.find(f"{_W}tag") if properties is not None else None
        if properties is None or inside is None or tag is None:
            continue
        yield tag.get(f"{_W}val", ""), _value(properties, inside)


def _value(properties: etree._Element, inside: etree._Element) -> Value:
    words = folded("".join(map(_words, inside.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab", f"{_W}p"))))
    if properties.find(f"{_W}showingPlcHdr") is not None or words in PROMPTS:
        return ""
    day = properties.find(f"{_W}date")
    stated = day.get(f"{_W}fullDate", "") if day is not None else ""
    return date.fromisoformat(stated[:10]) if words and stated else words


def _words(element: etree._Element) -> str:
    return element.text or "" if element.tag == f"{_W}t" else " "
