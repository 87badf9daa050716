"""Word files that are no publications: letters, pages and leaflets have margins and letters of their own.

In: a file, and the kind of paper that a ``Document`` names. Out: the same, laid out as that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from publishing.documents.word.xml import TEXT_WIDTH

_PAPER = 11906  # twips, the width of A4
_TWIPS = 567  # in a cm
_HEADING = "LetterHeading"  # the style of headings in letters, which stand in the line of the text


@dataclass(frozen=True)
class _Look:
    """Margins in cm, and the size of running text and of headings in points; ``after`` is the air below a paragraph."""

    sides: float
    edges: float
    text: float
    title: float
    heading: float
    after: float


_LOOKS: Mapping[str, _Look] = {
    "letter": _Look(sides=2.8, edges=2.2, text=11, title=22, heading=14, after=8),
    "page": _Look(sides=2.3, edges=1.8, text=11, title=24, heading=14, after=5),
    "leaflet": _Look(sides=2.5, edges=2.2, text=12, title=24, heading=15, after=6),
    "easy": _Look(sides=2.5, edges=2.2, text=16, title=30, heading=20, after=8),
}


def lay_out(file: WordFile, sheet: str) -> None:
    """Lay a file out; one of no such kind stays as it is."""
    look = _LOOKS.get(sheet)
    if look is None:
        return
    _widen(file, look)
    if sheet == "letter":
        _style_headings(file)
    for section in file.sections:
        section.left_margin = section.right_margin = Cm(look.sides)
        section.top_margin = section.bottom_margin = Cm(look.edges)
    defaults = file.styles.element.find(qn("w:docDefaults"))
    for name in ("w:sz", "w:szCs"):
        for size in defaults.iter(qn(name)):
            size.set(qn("w:val"), str(round(2 * look.text)))
    for spacing in defaults.iter(qn("w:spacing")):
        spacing.set(qn("w:after"), str(round(20 * look.after)))
        spacing.set(qn("w:line"), "264")
    for name, size in (("Title", look.title), ("Heading1", look.heading)):
        style = next(style for style in file.styles if style.style_id == name)
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(look.heading * 0.8 if name == "Heading1" else 0)
        style.paragraph_format.space_after = Pt(look.heading * 0.3)


def _style_headings(file: WordFile) -> None:
    """Give paragraphs of which all words are bold a style that says so, which what is typed into their fields has too."""
    for paragraph in file.element.body.iterchildren(qn("w:p")):
        runs = [run for run in paragraph.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
        if runs and all(run.rPr is not None and run.rPr.find(qn("w:b")) is not None for run in runs):
            paragraph.style = _HEADING
            for bold in paragraph.xpath("descendant::w:rPr/w:b | descendant::w:rPr/w:bCs"):
                bold.getparent().remove(bold)


def _widen(file: WordFile, look: _Look) -> None:
    """Let headers and footers be as wide as the lines."""
    width = _PAPER - 2 * round(look.sides * _TWIPS)
    for tab in file.styles.element.iter(qn("w:tab")):
        if tab.get(qn("w:pos")) == str(TEXT_WIDTH):
            tab.set(qn("w:pos"), str(width))
