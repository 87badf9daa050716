"""Fields to fill in: Word's content controls.

In: what a field is called, its tag, and what it takes. Out: elements to put into a paragraph. ``protect`` lets a reader
change nothing else.
"""

from collections.abc import Iterable

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from publishing.documents.word.xml import Xml, element, run

_LONGEST = 64  # characters that Word takes for a title or a tag


def drop_down(title: str, tag: str, choices: Iterable[str]) -> Xml:
    """A field that takes one of some answers."""
    items = (element("listItem", displayText=choice, value=choice) for choice in choices)
    return _control(title, tag, "Choose an answer", element("dropDownList", *items))


def day(title: str, tag: str) -> Xml:
    """A field that takes a date, from a calendar or typed."""
    form = (
        element("dateFormat", val="d MMMM yyyy"),
        element("lid", val="en-GB"),
        element("storeMappedDataAs", val="date"),
        element("calendar", val="gregorian"),
    )
    return _control(title, tag, "Choose a day", element("date", *form))


def text(title: str, tag: str) -> Xml:
    """A field that takes words, on as many lines as they need."""
    return _control(title, tag, "Write here", element("text", multiLine=1))


def protect(file: WordFile) -> None:
    """Let readers change the fields alone, until they stop the protection, which has no password.

    Numbers the fields too, since each must have an id of its own.
    """
    for number, properties in enumerate(file.element.body.iter(qn("w:sdtPr")), 1):
        properties.find(qn("w:id")).set(qn("w:val"), str(number))
    tabs = file.settings.element.find(qn("w:defaultTabStop"))
    tabs.addprevious(element("documentProtection", edit="forms", enforcement=1))


def _control(title: str, tag: str, prompt: str, kind: Xml) -> Xml:
    """A control that cannot be taken away; ``ValueError`` for a tag that is too long to be whole."""
    if len(tag) > _LONGEST:
        raise ValueError(f"{tag}: expected an id of at most {_LONGEST} characters")
    properties = element(
        "sdtPr",
        element("alias", val=title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"),
        element("tag", val=tag),
        element("id", val=0),
        element("lock", val="sdtLocked"),
        element("showingPlcHdr"),
        kind,
    )
    return element("sdt", properties, element("sdtContent", run(prompt, "PlaceholderText")))
