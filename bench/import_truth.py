"""Made-up Word files whose contents are known: headings, numbered paragraphs, lists, merged cells, long tables, notes.

In: a seed and a number of words. Out: the bytes of a .docx, and a ``Truth`` to measure importers by. Standard WordprocessingML,
written here, so that no importer reads a file of its own writer.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from bench.corpus import VOCABULARY, vocabulary, weights

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "footnotes", "header", "footer")
_NUMBERS, _BULLETS = 1, 2  # the two lists of the part for numbering
_ROW = 4  # cells in a row
HEAD = "Inspection of Madeupshire"
_MERGED_DOWN = 12  # each so many rows of a table, its first cell covers two


@dataclass
class Truth:
    """The contents of a file. ``headings`` are levels and texts; ``words`` all words, without running heads."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    numbered: list[tuple[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class _Writer:
    """Writes a body, and keeps what it wrote."""

    def __init__(self, seed: int) -> None:
        self.truth = Truth()
        self.draw = random.Random(seed)
        self._vocabulary, self._weights = vocabulary(), weights(VOCABULARY)
        self._counts = [0, 0]

    def body(self, words: int) -> Iterator[str]:
        """Yield paragraphs and tables until there are so many words."""
        while len(self.truth.words) < words:
            yield self._heading(1)
            for _ in range(3):
                yield self._heading(2)
                for _ in range(3):
                    yield self._numbered()
                yield from self._items()
                yield self._table(5)
            yield self._heading(3)
            yield self._paragraph(self._sentence(60))
            yield self._table(45)

    def _words(self, count: int) -> list[str]:
        return self.draw.choices(self._vocabulary, cum_weights=self._weights, k=count)

    def _sentence(self, count: int) -> str:
        return f"{' '.join(self._words(count)).capitalize()}."

    def _noted(self, text: str) -> str:
        self.truth.words += text.split()
        return escape(text)

    def _heading(self, level: int) -> str:
        text = " ".join(self._words(5)).capitalize()
        self.truth.headings.append((level, text))
        if level == 1:
            self._counts = [self._counts[0] + 1, 0]
            self.truth.words.append(str(self._counts[0]))  # its automatic number
        return _paragraph(_run(self._noted(text)), f'<w:pStyle w:val="Heading{level}"/>')

    def _numbered(self) -> str:
        """A paragraph with an automatic number, and a note in the midst of it."""
        self._counts[1] += 1
        label = f"{self._counts[0]}.{self._counts[1]}"
        before, after = self._sentence(40), self._sentence(30)
        note = self._sentence(8)
        self.truth.numbered.append((label, f"{before} {after}"))
        self.truth.notes.append(note)
        self.truth.words += [label, *before.split(), *after.split(), *note.split()]
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.truth.notes)}"/></w:r>'
        return _paragraph(_run(escape(before)) + mark + _run(f" {escape(after)}"), _listed(_NUMBERS, 1))

    def _paragraph(self, text: str) -> str:
        return _paragraph(_run(self._noted(text)))

    def _items(self) -> Iterator[str]:
        for depth in (0, 0, 1, 0):
            text = self._sentence(12)
            self.truth.items.append(text)
            yield _paragraph(_run(self._noted(text)), _listed(_BULLETS, depth))

    def _table(self, rows: int) -> str:
        """A table with a head; its second row has a cell across two columns, other cells cover two rows."""
        written = [self._row(["w:tblHeader"], bold=True)]
        for number in range(1, rows):
            start = number % _MERGED_DOWN == 2 and number + 1 < rows
            merge = "restart" if start else "continue" if number % _MERGED_DOWN == 3 else ""
            written.append(self._row([], across=number == 1, merge=merge))
        grid = '<w:gridCol w:w="2300"/>' * _ROW
        borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
        inside = '<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>'
        look = f'<w:tblPr><w:tblW w:w="9200" w:type="dxa"/><w:tblBorders>{borders}{inside}</w:tblBorders></w:tblPr>'
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>{_paragraph('')}"

    def _row(self, marks: Sequence[str], *, bold: bool = False, across: bool = False, merge: str = "") -> str:
        cells = []
        for column in range(_ROW - across):
            look = '<w:gridSpan w:val="2"/>' if across and column == 0 else ""
            look += f'<w:vMerge w:val="{merge}"/>' if merge and column == 0 else ""
            text = "" if merge == "continue" and column == 0 else " ".join(self._words(4)).capitalize()
            if text:
                self.truth.cells.append(text)
            inner = _paragraph(_run(self._noted(text), bold=bold))
            cells.append(f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>")
        return f"<w:tr><w:trPr>{''.join(f'<{mark}/>' for mark in marks)}</w:trPr>{''.join(cells)}</w:tr>"


def made_up(seed: int, words: int) -> tuple[bytes, Truth]:
    """Make a Word file of at least so many words; the same for the same arguments."""
    writer = _Writer(seed)
    body = "".join(writer.body(words))
    margins = '<w:headerReference w:type="default" r:id="r4"/><w:footerReference w:type="default" r:id="r5"/>'
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships(*((name, f"{name}.xml") for name in _PARTS)),
        "word/document.xml": _part("document", f"<w:body>{body}<w:sectPr>{margins}{page}</w:sectPr></w:body>"),
        "word/styles.xml": _part("styles", _styles()),
        "word/numbering.xml": _part("numbering", _numbering()),
        "word/footnotes.xml": _part("footnotes", _notes(writer.truth.notes)),
        "word/header.xml": _part("hdr", _paragraph(_run(HEAD))),
        "word/footer.xml": _part(
            "ftr", _paragraph('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        ),
    }
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue(), writer.truth


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _listed(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{root}>'


def _types() -> str:
    kinds = {"document": "document.main", **{name: name for name in _PARTS}}
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{named}</Types>'


def _relationships(*related: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _styles() -> str:
    sizes = {1: 32, 2: 26, 3: 24}
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:pPr><w:keepNext/>{_listed(_NUMBERS, 0) if level == 1 else ""}<w:outlineLvl w:val="{level - 1}"/>'
        f'</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in sizes.items()
    )
    notes = (
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
        '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    return f"{normal}{headings}{notes}"


def _numbering() -> str:
    def level(depth: int, kind: str, text: str) -> str:
        indent = f'<w:pPr><w:ind w:left="{720 * (depth + 1)}" w:hanging="720"/></w:pPr>'
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{indent}</w:lvl>'

    numbers = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    bullets = level(0, "bullet", "•") + level(1, "bullet", "–")
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for number, levels in ((_NUMBERS, numbers), (_BULLETS, bullets))
    )
    return abstract + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (_NUMBERS, _BULLETS)
    )


def _notes(texts: Sequence[str]) -> str:
    marks = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    look = '<w:pStyle w:val="FootnoteText"/>'
    lines = "".join(
        f'<w:footnote w:id="{number}">{_paragraph(marks + _run(" " + escape(text)), look)}</w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    between = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"{between}{lines}"
