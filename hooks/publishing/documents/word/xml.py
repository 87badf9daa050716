"""Pieces of WordprocessingML, for what python-docx has no words for.

In: names and values. Out: elements.
"""

from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Xml = Any  # an element, to which python-docx gives its attributes as it is imported
TEXT_WIDTH = 8504  # twips: the width of lines on the blank document's pages


def element(name: str, *content: Xml, text: str | None = None, **values: object) -> Xml:
    """Create an element of the namespace ``w``; its attributes too are of that namespace."""
    created: Xml = OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in values.items()})
    created.extend(content)
    if text is not None:
        created.text = text
        created.set(qn("xml:space"), "preserve")
    return created


def field(instruction: str, *result: Xml) -> Iterator[Xml]:
    """Create the runs of a field, which Word works out; ``result`` is what stands there until then."""
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", element("instrText", text=f" {instruction} "))
    yield element("r", element("fldChar", fldCharType="separate"))
    yield from result
    yield element("r", element("fldChar", fldCharType="end"))


def run(text: str, style: str = "") -> Xml:
    """Create a run of text, in a character style by its id."""
    look = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *look, element("t", text=text))


def paragraph(style: str, *content: Xml) -> Xml:
    """Create a paragraph in a style by its id."""
    return element("p", element("pPr", element("pStyle", val=style)), *content)


def tab() -> Xml:
    """Create a run that is a tab."""
    return element("r", element("tab"))
