"""Filled forms that are Word files, opened with care.

In: the bytes of a file that ``opening`` found to be no bomb. Out: what stands in its fields (content controls), by tag. A
field that still shows its prompt is empty.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from publishing.base.problems import quoted
from publishing.commands.pooling.opening import UnreadableError, Value, folded
from publishing.documents.pooling_rules import PROMPTS

PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = tuple(f"{_W}{name}" for name in ("t", "br", "cr", "tab", "p"))


def fields(content: bytes, titles: Mapping[str, str]) -> dict[str, Value]:
    """Return what stands in the fields that are not empty; ``UnreadableError`` if one is there twice.

    ``titles`` are by tag: LibreOffice drops tags, so that a field may be known only by what stands beside it.
    """
    tags = {title: tag for tag, title in titles.items()}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(ZipFile(BytesIO(content)).read(PART), parser)
    found: dict[str, Value] = {}
    seen: set[str] = set()
    for tag, value in _fields(root, tags):
        if tag in seen:
            raise UnreadableError("each field once", f"the field {tag} twice")
        seen.add(tag)
        if value != "":
            found[tag] = value
    return found


def _fields(root: etree._Element, tags: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    for control in root.iter(f"{_W}sdt"):
        properties, inside = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        if properties is None or inside is None:
            continue
        tag = _stated(properties, "tag") or tags.get(_stated(properties, "alias"), "") or tags.get(_beside(control), "")
        value = _value(properties, inside)
        if tag:
            yield tag, value
        elif value and _beside(control):
            raise UnreadableError("the questions as they were", f"a field beside {quoted(_beside(control))}")


def _beside(control: etree._Element) -> str:
    """Return the words of the first cell of the row that a field stands in."""
    row = next(control.iterancestors(f"{_W}tr"), None)
    cell = row.find(f"{_W}tc") if row is not None else None
    return "" if cell is None else folded("".join(map(_words, cell.iter(*_WORDS))))


def _stated(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _value(properties: etree._Element, inside: etree._Element) -> Value:
    words = folded("".join(map(_words, inside.iter(*_WORDS))))
    if properties.find(f"{_W}showingPlcHdr") is not None or words in PROMPTS:
        return ""
    day = properties.find(f"{_W}date")
    stated = day.get(f"{_W}fullDate", "") if day is not None else ""
    return date.fromisoformat(stated[:10]) if words and stated else words


def _words(element: etree._Element) -> str:
    return element.text or "" if element.tag == f"{_W}t" else " "
