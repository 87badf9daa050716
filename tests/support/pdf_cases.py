"""The hard cases of PDF files: each a small file, the Markdown that must come of it, and its whole loss report."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drawn_pdf import DrawnPdf, Tag, tag

THINGS = ("headings", "tables", "cells", "notes", "pictures")
BODY = "The partnership works with children and their families in the area every day of the year."
WORDS = len(BODY.split())
UNTAGGED = (
    "This PDF has no tags: paragraphs, headings and lists were worked out from how its pages look. "
    "Compare the whole text with the PDF."
)


@dataclass(frozen=True)
class PdfCase:
    """What draws a file, what it becomes, and what its loss report says beside what is said of one that loses nothing.

    A paragraph that shows the usual look ends each file.
    """

    draw: Callable[[DrawnPdf], list[Tag] | None]
    body: str
    words: int
    report: dict[str, Any] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)

    @property
    def expected(self) -> dict[str, Any]:
        """The whole loss report."""
        nothing = dict.fromkeys(THINGS, 0)
        quiet: dict[str, Any] = {
            "words": self.words + WORDS,
            "kept": self.words + WORDS,
            "missing": [],
            "added": [],
            "moved": 0,
            "repeated_in_merged_cells": 0,
            "automatic_numbers": 0,
            "left_out": [],
            "translated": {},
            "found": {name: 0 for name in THINGS if name != "pictures"} | self.found,
            "written": nothing | self.found | self.written,
            "warnings": [],
        }
        return quiet | self.report


def drawn(case: PdfCase) -> DrawnPdf:
    """The file of a case."""
    pdf = DrawnPdf()
    tags = case.draw(pdf)
    pdf.tagged = pdf.tagged and tags is not None
    last = pdf.text(BODY, 72, 120)
    pdf.tags = [] if tags is None else [*tags, tag("P", last)]
    return pdf


def _row(pdf: DrawnPdf, y: float, *texts: str, kind: str = "TD") -> Tag:
    return tag("TR", *(tag(kind, tag("P", pdf.text(text, 72 + 150 * x, y))) for x, text in enumerate(texts)))


def _symbols(pdf: DrawnPdf) -> list[Tag]:
    return [
        tag("L", *(_item(pdf, y, sign, text) for y, sign, text in ((700, "\uf0b7", "Safe"), (680, "\uf0a7", "Well"))))
    ]


def _item(pdf: DrawnPdf, y: float, sign: str, text: str) -> Tag:
    font = "Symbols" if sign > "\ue000" else "Plain"
    return tag("LI", tag("Lbl", pdf.text(sign, 72, y, font=font)), tag("LBody", tag("P", pdf.text(text, 100, y))))


def _bold(pdf: DrawnPdf) -> list[Tag]:
    return [tag("P", pdf.text("What we found", 72, 700, font="Bold")), tag("P", pdf.text(f"{BODY}", 72, 680))]


def _false_heading(pdf: DrawnPdf) -> list[Tag]:
    return [tag("H1", pdf.text("Findings", 72, 740, size=18, font="Bold")), tag("H2", pdf.text(BODY, 72, 700))]


def _labelled(pdf: DrawnPdf) -> list[Tag]:
    return [tag("L", *(_item(pdf, 700 - 20 * n, f"{n}.", text) for n, text in ((1, "First."), (2, "Second."))))]


def _table_over_pages(pdf: DrawnPdf) -> list[Tag]:
    first = [_row(pdf, 160, "Area", "Grade", kind="TH"), _row(pdf, 140, "Fife", "Good")]
    pdf.page()
    second = [_row(pdf, 780, "Area", "Grade", kind="TH"), _row(pdf, 760, "Moray", "Weak")]
    return [tag("Table", *first), tag("Table", *second)]


def _notes(pdf: DrawnPdf) -> list[Tag]:
    text = tag(
        "P", pdf.text("Most of them", 72, 700), pdf.text("1", 141, 705, size=7), pdf.text(" are well.", 146, 700)
    )
    return [text, tag("Note", tag("P", pdf.text("1", 72, 84, size=6), pdf.text(" Three of four.", 80, 80, size=9)))]


def _list_over_pages(pdf: DrawnPdf) -> list[Tag]:
    first = tag("L", _item(pdf, 140, "•", "One"))
    pdf.page()
    return [first, tag("L", _item(pdf, 780, "•", "Two"))]


def _broken_word(pdf: DrawnPdf) -> list[Tag]:
    lines = ["Every inspection of an inspec-", "tion team is one inspection."]
    return [tag("P", pdf.lines(lines, 72, 700))]


def _contents(pdf: DrawnPdf) -> list[Tag]:
    lines = [("Findings", "3"), ("Leadership", "7"), ("Next steps", "12")]
    return [
        tag("P", pdf.text("Contents", 72, 760, font="Bold", size=16)),
        *(tag("P", pdf.text(f"{text} ................ {n}", 72, 740 - 20 * y)) for y, (text, n) in enumerate(lines)),
        tag("H1", pdf.text("Findings", 72, 640, font="Bold", size=16)),
    ]


def _cover_box(pdf: DrawnPdf) -> list[Tag]:
    lines = [pdf.text("Inspection of Northshire", 200, 700, size=20), pdf.text("March 2027", 200, 660)]
    return [tag("Figure", tag("Sect", *(tag("P", line) for line in lines)))]


def _merged(pdf: DrawnPdf) -> list[Tag]:
    down = tag("TR", tag("TD", pdf.text("Fife", 72, 680), RowSpan=2), tag("TD", pdf.text("Safe", 222, 680)),
               tag("TD", pdf.text("Good", 372, 680)))  # fmt: skip
    rest = tag("TR", tag("TD", pdf.text("Both", 222, 660), ColSpan=2))
    return [tag("Table", _row(pdf, 700, "Area", "What", "Grade", kind="TH"), down, rest)]


def _nested(pdf: DrawnPdf) -> list[Tag]:
    inner = tag("Table", _row(pdf, 660, "x", "y"), _row(pdf, 640, "z", "w"))
    row = tag("TR", tag("TD", inner), tag("TD", pdf.text("Good", 372, 660)))
    return [tag("Table", tag("TR", tag("TD", pdf.text("Area", 72, 700)), tag("TD", pdf.text("Grade", 372, 700))), row)]


def _three_levels(pdf: DrawnPdf) -> list[Tag]:
    texts = [("1 Findings", "H1"), ("1.1 First.", "P"), ("1.2 Second.", "P"), ("1.2.1 Below it.", "P")]
    sizes = {"H1": 18, "P": 12}
    return [
        tag(kind, pdf.text(text, 72, 700 - 30 * y, size=sizes[kind], font="Bold" if kind == "H1" else "Plain"))
        for y, (text, kind) in enumerate(texts)
    ]


def _title(pdf: DrawnPdf) -> list[Tag]:
    return [
        tag("Title", pdf.text("Care in Northshire", 72, 760, size=24)),
        tag("H1", pdf.text("Findings", 72, 700, size=18, font="Bold")),
    ]


def _columns(pdf: DrawnPdf) -> None:
    for x, name in ((72, "left"), (320, "right")):
        lines = [f"This is line {number} of the {name} column" for number in range(1, 7)]
        pdf.lines([*lines, f"which ends the {name} one."], x, 700)


def _column(name: str) -> str:
    lines = " ".join(f"This is line {number} of the {name} column" for number in range(1, 7))
    return f"{lines} which ends the {name} one."


def _written_on(pdf: DrawnPdf) -> list[Tag]:
    pdf.annotations += [
        ("Text", {"Contents": "Is this so?"}),
        ("FreeText", {"Contents": "Added by hand"}),
        ("Widget", {"FT": "/Tx", "V": "Filled in"}),
    ]
    return [tag("P", pdf.text("Of the text.", 72, 700))]


def _letters(pdf: DrawnPdf) -> list[Tag]:
    return [tag("P", pdf.text("Mae’r tŷ yn Ynys Môn; tha taigh ann an Àird; eﬁ", 72, 700))]


def _flat(pdf: DrawnPdf) -> list[Tag]:
    def head(text: str, y: float) -> Tag:
        return tag("H1", pdf.text(text, 72, y, size=18, font="Bold"))

    def numbered(number: int, y: float) -> Tag:
        return tag("L", _item(pdf, y, f"{number}.", f"Paragraph {number} of all."))

    return [head("One", 760), numbered(1, 730), numbered(2, 710), head("Two", 680), numbered(3, 650)]


def _running(pdf: DrawnPdf) -> list[Tag]:
    tags = []
    for number in range(1, 5):
        if number > 1:
            pdf.page()
        pdf.text("Inspection of Northshire", 72, 810, artifact=number % 2 == 0)
        tags.append(tag("P", pdf.text(f"Page {number} says this.", 72, 700)))
    return tags


def _left_out(kind: str, text: str, reason: str, page: int = 1) -> dict[str, Any]:
    return {"kind": kind, "text": text, "reason": reason, "page": page}


_CONTENTS = "A contents list: the site makes its own from the headings."
_AGAIN = "The head of the table is repeated where the table goes on on the next page."
_COMMENT = "a comment that somebody put on the page, which is not part of the text"
_HEAD = "It stands at the same height on several pages, as a running head or foot does."

CASES: dict[str, PdfCase] = {
    "symbol bullets": PdfCase(_symbols, "- Safe\n- Well\n\n" + BODY, 2, {"translated": {"U+F0B7": 1, "U+F0A7": 1}}),
    "a heading that is a bold paragraph": PdfCase(
        _bold,
        "## What we found {#what-we-found}\n\n" + f"{BODY}\n\n" + BODY,
        19,
        found={"headings": 1},
    ),
    "a paragraph tagged as heading": PdfCase(
        _false_heading,
        "## Findings {#findings}\n\n" + f"{BODY}\n\n" + BODY,
        17,
        {
            "warnings": [
                "The tags of this PDF name 2 headings, and the page has 1: see whether one of them is a paragraph now."
            ]
        },
        found={"headings": 1},
    ),
    "a number in a label": PdfCase(_labelled, "1. First.\n2. Second.\n\n" + BODY, 4),
    "a table over two pages": PdfCase(
        _table_over_pages,
        "| Area | Grade |\n| --- | --- |\n| Fife | Good |\n| Moray | Weak |\n\n" + BODY,
        8,
        {"kept": WORDS + 6, "left_out": [_left_out("repeated table head", "Area Grade", _AGAIN, 2)]},
        found={"tables": 1, "cells": 6},
    ),
    "a note at a page's end": PdfCase(
        _notes,
        "Most of them[^1] are well.\n\n" + BODY + "\n\n[^1]: Three of four.",
        10,
        {"moved": 3},
        found={"notes": 1},
    ),
    "a list over a page": PdfCase(_list_over_pages, "- One\n- Two\n\n" + BODY, 2),
    "a word broken at a line's end": PdfCase(
        _broken_word, "Every inspection of an inspection team is one inspection.\n\n" + BODY, 9
    ),
    "a contents list with dots": PdfCase(
        _contents,
        "## Findings {#findings}\n\n" + BODY,
        9,
        {
            "kept": WORDS + 1,
            "left_out": [
                _left_out("contents list", "Contents", _CONTENTS),
                _left_out("contents list", "Findings ................ 3", _CONTENTS),
                _left_out("contents list", "Leadership ................ 7", _CONTENTS),
                _left_out("contents list", "Next steps ................ 12", _CONTENTS),
            ],
        },
        found={"headings": 1},
    ),
    "a cover text box": PdfCase(
        _cover_box,
        "## Inspection of Northshire {#inspection-of-northshire}\n\nMarch 2027\n\n" + BODY,
        5,
        found={"headings": 1},
    ),
    "merged cells": PdfCase(
        _merged,
        "| Area | What | Grade |\n| --- | --- | --- |\n| Fife | Safe | Good |\n| Fife | Both | Both |\n\n" + BODY,
        7,
        {"moved": 3, "repeated_in_merged_cells": 2},
        found={"tables": 1, "cells": 7},
        written={"cells": 9},
    ),
    "a table in a cell": PdfCase(
        _nested,
        "| Area | Grade |\n| --- | --- |\n| x<br>y<br>z<br>w | Good |\n\n" + BODY,
        7,
        {"moved": 2},
        found={"tables": 1, "cells": 4},
    ),
    "numbers to three levels": PdfCase(
        _three_levels,
        "## 1 Findings {#section-1-findings}\n\n[1.1] First.\n\n[1.2] Second.\n\n[1.2.1] Below it.\n\n" + BODY,
        9,
        found={"headings": 1},
    ),
    "a title": PdfCase(
        _title,
        "## Care in Northshire {#care-in-northshire}\n\n## Findings {#findings}\n\n" + BODY,
        4,
        found={"headings": 2},
    ),
    "two columns": PdfCase(
        _columns,
        f"{_column('left')}\n\n{_column('right')}\n\n" + BODY,
        106,
        {"warnings": [UNTAGGED]},
    ),
    "Welsh and Gaelic letters, a ligature": PdfCase(
        _letters, "Mae’r tŷ yn Ynys Môn; tha taigh ann an Àird; efi\n\n" + BODY, 11
    ),
    "flat numbers that go on below the next heading": PdfCase(
        _flat,
        "## One {#one}\n\n[1] Paragraph 1 of all.\n\n[2] Paragraph 2 of all.\n\n## Two {#two}\n\n[3] Paragraph 3 of all.\n\n"
        + BODY,
        17,
        found={"headings": 2},
    ),
    "running heads": PdfCase(
        _running,
        "Page 1 says this.\n\nPage 2 says this.\n\nPage 3 says this.\n\nPage 4 says this.\n\n" + BODY,
        28,
        {
            "kept": WORDS + 16,
            "left_out": [
                _left_out("running head", "Inspection of Northshire", _HEAD),
                _left_out("running head", "Inspection of Northshire", _HEAD, 2),
                _left_out("running head", "Inspection of Northshire", _HEAD, 3),
                _left_out("running head", "Inspection of Northshire", _HEAD, 4),
            ],
        },
    ),
    "comments, and what people write onto a page": PdfCase(
        _written_on,
        "Of the text.\n\n" + BODY,
        8,
        {
            "kept": WORDS + 3,
            "missing": [{"words": "Added by hand Filled in", "page": 1}],
            "left_out": [_left_out("comment", "Is this so?", _COMMENT)],
        },
    ),
}
