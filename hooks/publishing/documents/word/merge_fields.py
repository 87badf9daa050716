"""Merge fields of a Word file: content controls that are bound to one piece of data.

In: a file with runs in the style Field. Out: the same, each in a control that has the field's name. All controls of a name
show the same data (a custom XML part), so what is typed into one stands in all of them, also in LibreOffice.
"""

import re
from copy import deepcopy
from itertools import count
from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from publishing.documents.word.xml import Xml, element

_STORE = "{6F1C3B52-8A57-4E0B-9C55-2B7D2A6E10F4}"  # any id will do that no other data of the file has
_NAMESPACE = "urn:publishing:merge-fields"
_DEFAULT: Any = {None: _NAMESPACE}  # lxml takes a name of None, which its types leave out
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_LONGEST = 64  # characters that Word takes for a title or a tag


def bind(file: WordFile) -> None:
    """Put each run in the style Field into a control, and their names into the file's data. Does nothing without one."""
    found = file.element.body.xpath("descendant::w:r[w:rPr/w:rStyle/@w:val='Field']")
    texts: dict[str, str] = {}
    for number, run in zip(count(1), found, strict=False):
        text = "".join(run.itertext(qn("w:t")))
        name = text.strip("[]")
        texts.setdefault(tag_of(name), text)
        _control(run, number, name)
    if texts:
        _add_data(file, texts)


def tag_of(name: str) -> str:
    """Return the tag of a field, by which programs know it: ``name-of-the-area``."""
    tag = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return (tag if tag[:1].isalpha() else f"field-{tag}")[:_LONGEST]


def _control(run: Xml, number: int, name: str) -> None:
    place = f"/f:fields[1]/f:{tag_of(name)}[1]"
    prefix = f"xmlns:f='{_NAMESPACE}'"
    run.rPr.remove(run.rPr.find(qn("w:rStyle")))
    properties = element(
        "sdtPr",
        *(
            [deepcopy(run.rPr)] if len(run.rPr) else []
        ),  # the look of what is typed, which is not that of the first words
        element("alias", val=name[:_LONGEST]),
        element("tag", val=tag_of(name)),
        element("id", val=number),
        element("dataBinding", prefixMappings=prefix, xpath=place, storeItemID=_STORE),
        element("text"),
    )
    content = element("sdtContent")
    control = element("sdt", properties, content)
    run.addprevious(control)
    content.append(run)


def _add_data(file: WordFile, texts: dict[str, str]) -> None:
    root = etree.Element(f"{{{_NAMESPACE}}}fields", nsmap=_DEFAULT)
    for tag, text in texts.items():
        etree.SubElement(root, f"{{{_NAMESPACE}}}{tag}").text = text
    own = etree.Element(f"{{{_DATASTORE}}}datastoreItem", nsmap={"ds": _DATASTORE})
    own.set(f"{{{_DATASTORE}}}itemID", _STORE)
    references = etree.SubElement(own, f"{{{_DATASTORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATASTORE}}}schemaRef").set(f"{{{_DATASTORE}}}uri", _NAMESPACE)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    package = file.part.package
    data = Part(PackURI("/customXml/item1.xml"), "application/xml", _xml(root), package)
    about = Part(PackURI("/customXml/itemProps1.xml"), kind, _xml(own), package)
    data.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)


def _xml(root: Xml) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
