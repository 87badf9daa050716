"""Word files as people hand them in, made here byte by byte: what a reader of them must get right.

In: pieces of WordprocessingML, as short functions write them. Out: the bytes of a .docx.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

_OFFICE = "http://schemas.openxmlformats.org/"
_SPACES = (
    f'xmlns:w="{_OFFICE}wordprocessingml/2006/main" xmlns:r="{_OFFICE}officeDocument/2006/relationships" '
    f'xmlns:a="{_OFFICE}drawingml/2006/main" xmlns:wp="{_OFFICE}drawingml/2006/wordprocessingDrawing" '
    f'xmlns:pic="{_OFFICE}drawingml/2006/picture" xmlns:mc="{_OFFICE}markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATED = f"{_OFFICE}officeDocument/2006/relationships/"
_TYPES = f'<Types xmlns="{_OFFICE}package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000"
    "000049454e44ae426082"
)
STYLES = {  # by id: name, the style that it is based on, its properties, its look
    "Normal": ("Normal", "", "", ""),
    "Title": ("Title", "Normal", "", ""),
    "Heading1": ("heading 1", "Normal", '<w:outlineLvl w:val="0"/>', "<w:b/>"),
    "Heading2": ("heading 2", "Heading1", '<w:outlineLvl w:val="1"/>', ""),
    "Heading3": ("heading 3", "Heading1", '<w:outlineLvl w:val="2"/>', ""),
    "House": ("House heading", "Heading2", "", ""),
    "TOC1": ("toc 1", "Normal", "", ""),
    "Quote": ("Quote", "Normal", "", "<w:i/>"),
    "ListParagraph": ("List Paragraph", "Normal", '<w:ind w:left="720"/>', ""),
    "Caption": ("caption", "Normal", "", "<w:b/>"),
}


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "", list_id: int = 0, level: int = 0) -> str:
    """A paragraph; content that is no XML becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    inner = "".join(piece if piece.startswith("<") and piece.endswith(">") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{named}{counted}{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A cell; ``merge`` is ``restart`` or ``continue``."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(piece if piece.startswith("<w:") else paragraph(piece) for piece in content) or paragraph()
    return f"<w:tc><w:tcPr>{spanned}{merged}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str], header: bool = False) -> str:
    """A table of rows of cells; texts become cells."""
    written = []
    for number, row in enumerate(rows):
        marked = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        cells = "".join(piece if piece.startswith("<w:tc>") else cell(piece) for piece in row)
        written.append(f"<w:tr>{marked}{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(written)}</w:tbl>"


def numbering(*lists: list[tuple[str, str]]) -> str:
    """The part for lists, each a list of levels: how a level counts, and its text (``decimal``, ``%1.%2``)."""
    abstract, lines = [], []
    for number, levels in enumerate(lists, 1):
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        abstract.append(f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>')
        lines.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    return f"<w:numbering {_SPACES}>{''.join(abstract)}{''.join(lines)}</w:numbering>"


def notes(kind: str, **texts: str) -> str:
    """The part for footnotes or endnotes (``kind`` is ``footnote``), by ids such as ``n1``."""
    inner = "".join(f'<w:{kind} w:id="{name[1:]}">{paragraph(text)}</w:{kind}>' for name, text in texts.items())
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return f"<w:{kind}s {_SPACES}>{separator}{inner}</w:{kind}s>"


def comments(*texts: str) -> str:
    """The part for comments."""
    inner = "".join(f'<w:comment w:id="{number}">{paragraph(text)}</w:comment>' for number, text in enumerate(texts))
    return f"<w:comments {_SPACES}>{inner}</w:comments>"


def margin(kind: str, text: str) -> str:
    """The part for a running head or foot (``hdr`` or ``ftr``)."""
    return f"<w:{kind} {_SPACES}>{paragraph(text)}</w:{kind}>"


def mark(note: str, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{note}"/></w:r>'


def picture(relationship: str, alternative: str = "", attribute: str = "embed") -> str:
    """A run that holds a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr={quoteattr(alternative)}/><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:{attribute}="{relationship}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*content: str) -> str:
    """A run that holds a text box, in both of the ways that Word writes at once."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, *result: str) -> str:
    """The runs of a field."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>{kinds[1]}{''.join(result)}{kinds[2]}"


def document(*body: str) -> str:
    """The part for the text."""
    return f"<w:document {_SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"


def styles() -> str:
    """The part for styles."""
    written = [
        f'<w:style w:type="paragraph" w:styleId="{name}"{" w:default=" + quoteattr("1") if name == "Normal" else ""}>'
        f'<w:name w:val="{title}"/>{f"<w:basedOn w:val={quoteattr(base)}/>" if base else ""}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        for name, (title, base, properties, look) in STYLES.items()
    ]
    return f"<w:styles {_SPACES}>{''.join(written)}</w:styles>"


def relationships(related: Mapping[str, tuple[str, str]]) -> str:
    """A part for relationships, by id: the kind and the target; one that begins with ``http`` is outside."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATED}{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if target.startswith('http') else ''}/>"
        for name, (kind, target) in related.items()
    )
    return f'<Relationships xmlns="{_OFFICE}package/2006/relationships">{inner}</Relationships>'


def docx(
    *body: str,
    parts: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A Word file. ``parts`` are further parts by name (``footnotes``, ``header1``, ``media/image1.png``)."""
    more = dict(parts or {})
    links = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in more if "/" not in name}
    links |= {"styles": ("styles", "styles.xml"), **(related or {})}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relationships(links),
        "word/document.xml": document(*body),
        "word/styles.xml": styles(),
        **{f"word/{name}{'' if '/' in name else '.xml'}": content for name, content in more.items()},
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these files."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
