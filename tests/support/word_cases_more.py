"""More hard cases of Word files: what stands outside paragraphs, and tracked changes of more than words."""

import word_sources as word
from word_cases import DELETED, Case, left_out
from word_sources import cell, docx, paragraph, run, table

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_TAKES_IN = (
    "A part of this file is another file that Word takes in when it opens it, and is not read: open the file in Word, save "
    "it, and import it again."
)
_DELETED_ROW = (
    f"<w:tbl><w:tr>{cell('A')}{cell('B')}</w:tr><w:tr>{cell('C')}{cell('D')}</w:tr>"
    "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:del w:id='3'><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
    "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def _control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _shape(inner: str) -> str:
    return f"<w:p><w:r><w:pict><v:shape>{inner}</v:shape></w:pict></w:r></w:p>"


MORE: dict[str, Case] = {
    "a cover text box": Case(
        docx(
            paragraph(word.text_box(paragraph("Inspection of Northshire"), paragraph("March 2027"))),
            paragraph("Findings", style="Heading1"),
            paragraph("Text."),
        ),
        "Inspection of Northshire\n\nMarch 2027\n\n## Findings {#findings}\n\nText.",
        7,
        found={"headings": 1},
    ),
    "a list of contents with dots": Case(
        docx(
            paragraph("Contents", style="TOC1"),
            paragraph("Findings ........ 3", style="TOC1"),
            paragraph("Findings", style="Heading1"),
            paragraph("Text."),
        ),
        "## Findings {#findings}\n\nText.",
        6,
        {
            "kept": 2,
            "left_out": [
                left_out("contents list", "Contents", "a list of contents: the page makes its own", 1),
                left_out("contents list", "Findings ........ 3", "a list of contents: the page makes its own", 2),
            ],
        },
        found={"headings": 1},
    ),
    "another file that Word takes in": Case(
        docx(
            paragraph("Before."),
            '<w:altChunk r:id="c1"/>',
            paragraph("After."),
            parts={"media/part.html": "<html><head><title>T</title></head><p>Words of another file.</p></html>"},
            related={"c1": ("aFChunk", "media/part.html")},
        ),
        "Before.\n\nAfter.",
        6,
        {"kept": 2, "missing": [{"words": "Words of another file."}], "warnings": [_TAKES_IN]},
    ),
    "WordArt": Case(
        docx(_shape('<v:textpath string="Draft only"/>'), paragraph("Text.")),
        "Text.",
        1,
        {
            "left_out": [
                left_out(
                    "drawn text",
                    "Draft only",
                    "WordArt, which is a drawing: write its words into the text if they belong there",
                    1,
                )
            ]
        },
    ),
    "ticks of a form": Case(
        docx(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
            '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> Safe</w:t></w:r></w:p>'
        ),
        "Safe",
        1,
        {
            "warnings": [
                "Boxes to tick that are form fields do not show here whether they are ticked: see what the file has, and "
                "write it."
            ]
        },
    ),
    "a large first letter": Case(
        docx(
            '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>O</w:t></w:r></w:p>',
            paragraph("nce a year."),
        ),
        "Once a year.",
        4,
    ),
    "a tracked deletion of a row, and of a paragraph's end": Case(
        docx(
            _DELETED_ROW,
            f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('First half, ')}</w:p>",
            paragraph("second half."),
        ),
        "| A | B |\n| --- | --- |\n| C | D |\n\nFirst half, second half.",
        8,
        {
            "left_out": [left_out("deleted text", "Gone", DELETED, 1)],
            "warnings": ["1 tracked change was accepted: 1 deletion."],
        },
        found={"tables": 1, "cells": 4},
    ),
    "content controls around text, cells and rows": Case(
        docx(
            _control(paragraph("Block.")),
            f"<w:p>{run('Before ')}{_control(run('inside'))}{run(' after.')}</w:p>",
            f"<w:tbl><w:tr>{_control(cell('A'))}{cell('B')}</w:tr>{_control('<w:tr>' + cell('C') + cell('D') + '</w:tr>')}</w:tbl>",
        ),
        "Block.\n\nBefore inside after.\n\n| A | B |\n| --- | --- |\n| C | D |",
        8,
        found={"tables": 1, "cells": 4},
    ),
    "a formula": Case(
        docx(f"<w:p>{run('Rate: ')}<m:oMath {_MATH}><m:r><m:t>a</m:t></m:r><m:r><m:t>=b</m:t></m:r></m:oMath></w:p>"),
        "Rate: a=b",
        2,
        {"warnings": ["A formula became plain text: see that it still says what it should."]},
    ),
    "a note in a cell, and a note with a table": Case(
        docx(
            table(["A", "B"], [cell(f"<w:p>{run('C')}{word.mark('1')}</w:p>"), "D"]),
            f"<w:p>{run('Text')}{word.mark('2')}</w:p>",
            parts={
                "footnotes": word.notes("footnote", n1="In a cell.", n2="See:").replace(
                    "</w:footnote></w:footnotes>", f"{table(['x', 'y'], ['z', 'w'])}</w:footnote></w:footnotes>"
                )
            },
        ),
        "| A | B |\n| --- | --- |\n| C[^1] | D |\n\nText[^2]\n\n[^1]: In a cell.\n\n[^2]: See:\n\n    | x | y |\n    | --- | --- |\n"
        "    | z | w |",
        13,
        found={"tables": 1, "cells": 4, "notes": 2},
        written={"tables": 2, "cells": 8, "notes": 2},
    ),
}
