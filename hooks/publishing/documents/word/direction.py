"""Writing from right to left, which Word reads from each paragraph and each run.

In: paragraphs of a file that pandoc made. Out: the same, marked.
"""

import re
from copy import deepcopy

from docx.oxml.ns import qn

from publishing.content.rendering.direction import FROM_RIGHT, is_from_right
from publishing.documents.word.xml import Xml, element

# A letter, and all up to the last one before a letter of another direction: spaces, digits, brackets.
_PIECES = re.compile(rf"{FROM_RIGHT}(?:[\W\d_]*{FROM_RIGHT})*")
_AFTER_BIDI = (
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_AFTER_RTL = "cs em lang eastAsianLayout specVanish oMath rPrChange".split()


def mark(paragraph: Xml) -> None:
    """Mark a paragraph whose first letter is of such a script, and all runs that have one."""
    text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
    if not re.search(FROM_RIGHT, text):
        return
    if is_from_right(text):
        properties = paragraph.get_or_add_pPr()
        properties.insert_element_before(element("bidi"), *(f"w:{name}" for name in _AFTER_BIDI))
    for run in list(paragraph.iter(qn("w:r"))):
        _mark_run(run)


def _mark_run(run: Xml) -> None:
    """Cut a run where the direction changes, and mark the pieces that run from the right."""
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or not re.search(FROM_RIGHT, texts[0].text or ""):
        return
    text, place = texts[0].text, 0
    for found in _PIECES.finditer(text):
        _before(run, text[place : found.start()])
        properties = _before(run, found[0]).get_or_add_rPr()
        properties.insert_element_before(element("rtl"), *(f"w:{name}" for name in _AFTER_RTL))
        place = found.end()
    texts[0].text = text[place:]
    texts[0].set(qn("xml:space"), "preserve")
    if not text[place:]:
        run.getparent().remove(run)


def _before(run: Xml, text: str) -> Xml:
    """A copy of a run with another text, before it; nothing where there is no text."""
    copy = deepcopy(run)
    copy.find(qn("w:t")).text = text
    copy.find(qn("w:t")).set(qn("xml:space"), "preserve")
    if text:
        run.addprevious(copy)
    return copy
