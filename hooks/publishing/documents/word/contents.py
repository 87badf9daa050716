"""The list of contents of a Word file.

In: the paragraphs and tables of a file, in which the list is paragraphs of links. Out: the same, with the list as a
field that Word can bring up to date, and what follows it on a page of its own.
"""

from collections.abc import Sequence

from docx.oxml.ns import qn

from publishing.documents.word.xml import Xml, element, field

_STYLES = ("TOC1", "TOC2")
_FIELD = 'TOC \\o "1-2" \\h \\z \\u'  # levels 1 and 2, as links


def make_field(blocks: Sequence[Xml]) -> None:
    """Make a field of the list; do nothing where there is none."""
    lines = [block for block in blocks if getattr(block, "style", None) in _STYLES]
    if lines:
        _frame(lines)
        _start_page(blocks[blocks.index(lines[-1]) + 1])
        *start, end = field(_FIELD)
        for run in reversed(start):
            lines[0].insert(1, run)
        lines[-1].append(end)


def _start_page(block: Xml) -> None:
    """Let a paragraph or a table start a page."""
    next(block.iter(qn("w:p"))).get_or_add_pPr().pageBreakBefore_val = True


def _frame(lines: Sequence[Xml]) -> None:
    """Put the lines into what Word takes for a table of contents, and let their own style say how links look there."""
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    content = element("sdtContent")
    lines[0].addprevious(element("sdt", element("sdtPr", gallery), content))
    content.extend(lines)
    for line in lines:
        for look in line.xpath("descendant::w:rPr[w:rStyle/@w:val='Hyperlink']"):
            look.getparent().remove(look)
