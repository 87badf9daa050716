"""Links and headings of a Word file, by walks that know nothing of how blocks are made.

In: the parts of a file, and its styles. Out: addresses, and the texts of headings by their styles, each with its paragraph.

As with ``plain``, what the reader of blocks drops must show here, so this shares no code with it.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from publishing.importing.model import Place, Word
from publishing.importing.word import plain
from publishing.importing.word.package import Relationship

_Element = etree._Element
_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
_BODY = "9"  # Word's outline level of ordinary text


def links(root: _Element, related: Mapping[str, Relationship]) -> Iterator[Word]:
    """The addresses outside to which words of a part lead."""
    for number, paragraph in enumerate(root.iter("{*}p"), 1):
        for element in plain.shown(paragraph):
            target = related.get(_attribute(element, "id") or "")
            name = plain.name_of(element)
            if name == "hyperlink" and target and target.external and "".join(plain.pieces(element)).strip():
                yield Word(target.target, Place(paragraph=number))
            elif name == "instrText" and (found := _FIELD.match(element.text or "")):
                yield Word(found[1], Place(paragraph=number))


def headings(main: _Element, styles: _Element) -> Iterator[Word]:
    """The texts of paragraphs that their style, or an outline level of their own, makes headings."""
    by_id = {_attribute(style, "styleId"): style for style in styles.iterfind("{*}style")}
    for number, paragraph in enumerate(main.iter("{*}p"), 1):
        text = " ".join("".join(plain.pieces(paragraph)).split())
        if text and _is_heading(paragraph.find("{*}pPr"), by_id):
            yield Word(text, Place(paragraph=number))


def _is_heading(properties: _Element | None, by_id: Mapping[str | None, _Element]) -> bool:
    """Return whether properties, or the nearest style that says so, give an outline level; Word's headings do by name."""
    seen: set[str | None] = set()
    while properties is not None:
        own = properties.find("{*}outlineLvl")
        if own is not None:
            return _attribute(own, "val") != _BODY
        named = properties.find("{*}pStyle" if not seen else "{*}basedOn")
        style = by_id.get(_attribute(named, "val")) if named is not None else None
        if style is None or _attribute(style, "styleId") in seen:
            return False
        seen.add(_attribute(style, "styleId"))
        name = style.find("{*}name")
        look = style.find("{*}pPr")
        if look is not None and look.find("{*}outlineLvl") is not None:
            return _is_heading(look, {})
        if name is not None and _HEADING.fullmatch(_attribute(name, "val") or ""):
            return True
        properties = style
    return False


def _attribute(element: _Element, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)
