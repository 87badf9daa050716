"""The hard cases of Word files: each a small file, the Markdown that must come of it, and its whole loss report."""

from dataclasses import dataclass, field
from typing import Any

import word_sources as word
from word_sources import cell, docx, paragraph, run, table

BULLETS = [("bullet", "\uf0b7")] * 3
LEVELS = [("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")]
FLAT = [("decimal", "%1.")]
LETTERS = [("lowerLetter", "%1)"), ("lowerRoman", "%2.")]
HEADINGS = {"numbering": word.numbering(LEVELS)}


@dataclass(frozen=True)
class Case:
    """A file, what it becomes, and what its loss report says beside what is said of a file that loses nothing."""

    content: bytes
    body: str
    words: int
    report: dict[str, Any] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    written: dict[str, int] | None = None
    faults: tuple[str, ...] = ()

    @property
    def expected(self) -> dict[str, Any]:
        """The whole loss report."""
        nothing = dict.fromkeys(("headings", "tables", "cells", "notes", "pictures"), 0)
        quiet: dict[str, Any] = {
            "words": self.words,
            "kept": self.words,
            "missing": [],
            "added": [],
            "moved": 0,
            "repeated_in_merged_cells": 0,
            "automatic_numbers": 0,
            "left_out": [],
            "translated": {},
            "found": nothing | self.found,
            "written": nothing | (self.found if self.written is None else self.written),
            "warnings": [],
        }
        return quiet | self.report


def left_out(kind: str, text: str, reason: str, place: int | None = None) -> dict[str, Any]:
    """One thing that was left out."""
    return {"kind": kind, "text": text, "reason": reason} | ({"paragraph": place} if place else {})


RUNNING = "it stands on every page of the file, and the site has its own"
COMMENT = "a comment of its authors, which is not part of the text"
DELETED = "a tracked deletion, which is accepted"
CONTENTS = "a list of contents: the page makes its own"

CASES: dict[str, Case] = {
    "headings by style, by a style that is based on one, and by outline level": Case(
        docx(
            paragraph("What we found", style="Heading1"),
            paragraph("Safety", style="House"),
            paragraph("Outline", properties='<w:outlineLvl w:val="2"/>'),
            paragraph("Text."),
        ),
        "## What we found {#what-we-found}\n\n### Safety {#safety}\n\n#### Outline {#outline}\n\nText.",
        6,
        found={"headings": 3},
    ),
    "a heading that is a bold paragraph": Case(
        docx(
            paragraph("Findings", style="Heading1"),
            paragraph(run("How children are kept safe", "<w:b/>")),
            paragraph("Well."),
            paragraph(run("Evaluation: Good", "<w:b/>")),
            paragraph(run("This sentence is bold and ends in a full stop.", "<w:b/>")),
        ),
        "## Findings {#findings}\n\n### How children are kept safe {#how-children-are-kept-safe}\n\nWell.\n\n"
        "**Evaluation: Good**\n\n**This sentence is bold and ends in a full stop.**",
        19,
        found={"headings": 2},
    ),
    "a paragraph in a heading's style": Case(
        docx(
            paragraph("Findings", style="Heading1"),
            paragraph(
                "This is a whole sentence that somebody has given the style of a heading, though it is far too long to be "
                "one and ends in a full stop as sentences do.",
                style="Heading2",
            ),
        ),
        "## Findings {#findings}\n\n**This is a whole sentence that somebody has given the style of a heading, though it is far "
        "too long to be one and ends in a full stop as sentences do.**",
        33,
        {
            "warnings": [
                "A heading of the source is no heading on the page: This is a whole sentence that somebody has given the "
                "style of a heading, though it is far too long t… (paragraph 2)."
            ]
        },
        found={"headings": 1},
    ),
    "a title, and a list of contents": Case(
        docx(
            paragraph("Care in Northshire", style="Title"),
            paragraph(word.field('TOC \\o "1-2"', run("Findings\t3")), style="TOC1"),
            paragraph("Findings", style="Heading1"),
            paragraph("Text."),
        ),
        "## Findings {#findings}\n\nText.",
        7,
        {"kept": 5, "left_out": [left_out("contents list", "Findings 3", CONTENTS, 2)]},
        found={"headings": 1},
    ),
    "numbers to three levels": Case(
        docx(
            paragraph("Findings", style="Heading1", list_id=1),
            paragraph("First.", list_id=1, level=1),
            paragraph("Second.", list_id=1, level=1),
            paragraph("Below the second.", list_id=1, level=2),
            paragraph("More", style="Heading1", list_id=1),
            paragraph("Third.", list_id=1, level=1),
            parts=HEADINGS,
        ),
        "## 1 Findings {#findings}\n\n[1.1] First.\n\n[1.2] Second.\n\n[1.2.1] Below the second.\n\n## 2 More {#more}\n\n"
        "[2.1] Third.",
        8,
        {"automatic_numbers": 6},
        found={"headings": 2},
    ),
    "flat numbers that go on below the next heading": Case(
        docx(
            paragraph("One", style="Heading1"),
            paragraph("First.", list_id=1),
            paragraph("Second.", list_id=1),
            paragraph("Two", style="Heading1"),
            paragraph("Third.", list_id=1),
            parts={"numbering": word.numbering(FLAT)},
        ),
        "## One {#one}\n\n[1] First.\n\n[2] Second.\n\n## Two {#two}\n\n[3] Third.",
        5,
        {"automatic_numbers": 3},
        found={"headings": 2},
    ),
    "lists of bullets, numbers and letters": Case(
        docx(
            paragraph("Bullet", list_id=1),
            paragraph("Below", list_id=1, level=1),
            paragraph("Words between."),
            paragraph("One", list_id=2),
            paragraph("Two", list_id=2),
            paragraph("Words again."),
            paragraph("Letter", list_id=3),
            paragraph("Roman", list_id=3, level=1),
            parts={"numbering": word.numbering(BULLETS, FLAT, LETTERS)},
        ),
        "- Bullet\n    - Below\n\nWords between.\n\n1. One\n2. Two\n\nWords again.\n\n- a) Letter\n    - i. Roman",
        10,
        {"automatic_numbers": 2},
    ),
    "an item that goes on, with a list below, and lists side by side": Case(
        docx(
            paragraph("One", list_id=2),
            paragraph("More of it.", style="ListParagraph"),
            paragraph("Below", list_id=1, level=1),
            paragraph("Two", list_id=2),
            paragraph("Anew", list_id=3),
            parts={"numbering": word.numbering(BULLETS, FLAT, FLAT)},
        ),
        "1. One\n\n    More of it.\n\n    - Below\n\n2. Two\n\n<!-- -->\n\n1. Anew",
        7,
    ),
    "bullets of symbol fonts, typed": Case(
        docx(
            paragraph("\uf0b7\tFirst"),
            paragraph("\uf0a7\tSecond"),
            paragraph("\uf02d\tThird"),
            paragraph("\uf0be\tFourth"),
            paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " Ticked"),
            paragraph("•\tFifth"),
            paragraph("o\tSixth"),
        ),
        "- First\n- Second\n- Third\n- Fourth\n- ✓ Ticked\n- Fifth\n- Sixth",
        14,
        {"translated": {"U+006F": 1, "U+F0B7": 1, "U+F0A7": 1, "U+F02D": 1, "U+F0BE": 1, "U+F0FC": 1, "U+2022": 1}},
    ),
    "footnotes and endnotes": Case(
        docx(
            paragraph("Most", word.mark("1"), " children, and few", word.mark("2", "endnote"), " adults."),
            parts={
                "footnotes": word.notes("footnote", n1="Over three quarters."),
                "endnotes": word.notes("endnote", n2="Under a fifth."),
            },
        ),
        "Most[^1] children, and few[^2] adults.\n\n[^1]: Over three quarters.\n\n[^2]: Under a fifth.",
        11,
        found={"notes": 2},
    ),
    "a table with merged cells": Case(
        docx(
            table(
                ["Area", "Then", "Now"],
                [cell("Fife", merge="restart"), "Good", "Weak"],
                [cell(merge="continue"), cell("Not known", span=2)],
                [cell("All of it", span=3)],
                header=True,
            )
        ),
        "| Area | Then | Now |\n| --- | --- | --- |\n| Fife | Good | Weak |\n| Fife | Not known | Not known |\n| All of it |  |  |",
        11,
        {"repeated_in_merged_cells": 3},
        found={"tables": 1, "cells": 8},
        written={"tables": 1, "cells": 12},
    ),
    "a table inside a table, and one that is a frame": Case(
        docx(
            table(["A", "B"], ["C", cell(paragraph("D"), table(["E", "F"], ["G", "H"]), paragraph())]),
            table([cell(paragraph("In a frame."), paragraph("And more."))]),
        ),
        "| A | B |\n| --- | --- |\n| C | D |\n\n| E | F |\n| --- | --- |\n| G | H |\n\nIn a frame.\n\nAnd more.",
        13,
        {
            "warnings": [
                "A table inside a cell stands below the table that holds it.",
                "A table of one cell was a frame around text: its text stands without it.",
            ]
        },
        found={"tables": 3, "cells": 9},
        written={"tables": 2, "cells": 8},
    ),
    "a text box": Case(
        docx(paragraph(word.text_box(paragraph("In the box.")), "Beside it.")),
        "Beside it.\n\nIn the box.",
        5,
    ),
    "tracked changes and comments": Case(
        docx(
            paragraph(
                "We ",
                f"<w:ins>{run('really ')}</w:ins>",
                "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
                "saw it.",
                '<w:r><w:commentReference w:id="0"/></w:r>',
            ),
            parts={"comments": word.comments("Is that so?")},
        ),
        "We really saw it.",
        7,
        {
            "kept": 4,
            "left_out": [left_out("deleted text", "never", DELETED, 1), left_out("comment", "Is that so?", COMMENT)],
            "warnings": ["2 tracked changes were accepted: 1 deletion, 1 insertion."],
        },
    ),
    "running heads and feet": Case(
        docx(
            paragraph("Text."),
            parts={"header1": word.margin("hdr", "Care in Northshire"), "footer1": word.margin("ftr", "Page")},
        ),
        "Text.",
        5,
        {
            "kept": 1,
            "left_out": [
                left_out("running head", "Care in Northshire", RUNNING),
                left_out("running foot", "Page", RUNNING),
            ],
        },
    ),
    "pictures: with a text, without, outside, and of kinds that browsers do not show": Case(
        docx(
            paragraph("See:", word.picture("p1", "A bar chart of results")),
            paragraph(word.picture("p1")),
            paragraph(word.picture("p2", "Outside", "link")),
            paragraph(word.picture("p3", "An old drawing")),
            paragraph(word.picture("p4", "A metafile")),
            paragraph(word.picture("p9", "Nowhere")),
            parts={
                "media/image1.png": word.PNG,
                "media/image2.emf": b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(60),
                "media/image3.wmf": b"\xd7\xcd\xc6\x9a" + bytes(60),
            },
            related={
                "p1": ("image", "media/image1.png"),
                "p2": ("image", "https://files.example/a.png"),
                "p3": ("image", "media/image2.emf"),
                "p4": ("image", "media/image3.wmf"),
                "p5": ("image", ""),
            },
        ),
        "See:\n\n![A bar chart of results](northshire-2026/picture-1.png)\n\n![](northshire-2026/picture-1.png)",
        1,
        {
            "left_out": [
                left_out(
                    "picture", "Outside", "its file is not in this one: put it there, or add it to the page by hand", 3
                ),
                left_out(
                    "picture",
                    "An old drawing",
                    "it is a drawing in EMF, which browsers do not show: save it as PNG, and add it by hand",
                    4,
                ),
                left_out(
                    "picture",
                    "A metafile",
                    "it is a drawing in WMF, which browsers do not show: save it as PNG, and add it by hand",
                    5,
                ),
                left_out(
                    "picture", "Nowhere", "its file is not in this one: put it there, or add it to the page by hand", 6
                ),
            ]
        },
        found={"pictures": 6},
        written={"pictures": 2},
        faults=(
            "reports/northshire-2026.md:7: expected an alternative text between '![' and ']', got an image without it: "
            "'northshire-2026/picture-1.png'",
        ),
    ),
    "links, in fields too, and to places in the text": Case(
        docx(
            paragraph('<w:bookmarkStart w:id="1" w:name="_Toc1"/>', "Findings", style="Heading1"),
            paragraph(
                f'<w:hyperlink r:id="l1">{run("the guide")}</w:hyperlink>',
                " and ",
                word.field('HYPERLINK "https://b.example/"', run("B")),
            ),
            paragraph(
                f'<w:hyperlink w:anchor="_Toc1">{run("Findings")}</w:hyperlink>',
                f'<w:hyperlink r:id="gone">{run(" lost")}</w:hyperlink>',
            ),
            related={"l1": ("hyperlink", "https://a.example/x y")},
        ),
        "## Findings {#findings}\n\n[the guide](https://a.example/x%20y) and [B](https://b.example/)\n\n[Findings](#findings) lost",
        7,
        found={"headings": 1},
    ),
    "soft hyphens, hard spaces, look of letters": Case(
        docx(
            paragraph(
                "in\u00adspec",
                "<w:r><w:softHyphen/></w:r>",
                "tion H",
                run("2", '<w:vertAlign w:val="subscript"/>'),
                "O ",
                run("bold ", "<w:b/>"),
                run("both", "<w:b/><w:i/>"),
                run(", then", "<w:i/>"),
                "<w:r><w:br/></w:r>",
                "next line",
            )
        ),
        "inspection H<sub>2</sub>O **bold** ***both****, then*<br>next line",
        7,
    ),
    "Welsh, Gaelic, and words from right to left": Case(
        docx(
            paragraph("Mae’r tŷ yn Ynys Môn; tha an taigh ann an Àird nam Murchan."),
            paragraph("الأطفال في أمان", properties="<w:bidi/>"),
        ),
        "Mae’r tŷ yn Ynys Môn; tha an taigh ann an Àird nam Murchan.\n\nالأطفال في أمان",
        16,
    ),
    "signs that Markdown would read as markup": Case(
        docx(
            paragraph("1. Not a list"),
            paragraph("# Not a heading, 2 * 3 * 4, a_b, _c_, [1](x) and <b>"),
            paragraph("[14] is no number of a paragraph"),
            paragraph("- nor a bullet"),
            paragraph("{{ owner }} &amp; {#id} `code` ~~~"),
            paragraph("| no | table |"),
            paragraph("{{ stages: services }}"),
            table(["a | b", "*c*"], ["1. d", "- e"]),
        ),
        "1\\. Not a list\n\n\\# Not a heading, 2 \\* 3 \\* 4, a_b, \\_c\\_, \\[1](x) and &lt;b>\n\n"
        "<span>[14]</span> is no number of a paragraph\n\n\\- nor a bullet\n\n"
        "&#123;\N{NO-BREAK SPACE}{ owner }} &amp;amp; &#123;\N{NO-BREAK SPACE}#id} \\`code\\` &#126;&#126;&#126;\n\n"
        "&#124; no &#124; table &#124;\n\n&#123;\N{NO-BREAK SPACE}{ stages: services }}\n\n"
        "| a &#124; b | \\*c\\* |\n| --- | --- |\n| 1. d | - e |",
        53,
        found={"tables": 1, "cells": 4},
    ),
    "quotations": Case(
        docx(
            paragraph("They told us she was on the list.", style="Quote"),
            paragraph("Parent", style="Quote"),
            paragraph("After it."),
        ),
        "> They told us she was on the list.\n>\n> Parent\n\nAfter it.",
        11,
    ),
    "a heading and a number twice": Case(
        docx(
            paragraph("Findings", style="Heading1"),
            paragraph("2.1\tTyped."),
            paragraph("Findings", style="Heading1"),
            paragraph("2.1\tTyped again."),
        ),
        "## Findings {#findings}\n\n[2.1] Typed.\n\n## Findings {#findings-2}\n\n2.1 Typed again.",
        7,
        found={"headings": 2},
    ),
    "hidden text": Case(
        docx(paragraph("Seen", run(" unseen", "<w:vanish/>"))),
        "Seen",
        2,
        {"kept": 1, "left_out": [left_out("hidden text", "unseen", "hidden text, which Word shows nobody", 1)]},
    ),
}
