"""Small PDFs drawn by hand: text at places, with or without tags.

pdf = DrawnPdf()
mark = pdf.text("Findings", 72, 700, size=16, bold=True)
pdf.tags = [tag("H1", mark)]
pdf.save(path)
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH, HEIGHT = 595, 842
_WINGDINGS = {"\uf06e": 0x6E, "\uf0b7": 0xB7, "\uf0a7": 0xA7, "\uf02d": 0x2D}
_FONTS = {
    "Plain": "Helvetica",
    "Bold": "Helvetica-Bold",
    "Italic": "Helvetica-Oblique",
    "Symbols": "Wingdings-Regular",
}
_DIFFERENCES = {"ŵ": (1, "/wcircumflex"), "ŷ": (2, "/ycircumflex"), "ﬁ": (3, "/fi"), "Ŵ": (4, "/Wcircumflex")}


@dataclass(frozen=True)
class Mark:
    """Marked content: its page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Tag:
    """An element of structure."""

    kind: str
    children: tuple[Any, ...]
    attributes: dict[str, Any] = field(default_factory=dict)
    alternative: str = ""
    actual: str = ""


def tag(kind: str, *children: Any, alternative: str = "", actual: str = "", **attributes: int) -> Tag:
    """Return an element; attributes are those of a table's cell (RowSpan, ColSpan)."""
    return Tag(kind, children, attributes, alternative, actual)


class DrawnPdf:
    """A PDF in the making; ``annotations`` stand on its first page. Marks are counted on each page; what has no place in ``tags`` stays without a tag."""

    def __init__(self, tagged: bool = True) -> None:
        self.pages: list[list[bytes]] = [[]]
        self.links: list[list[tuple[float, float, float, float, str]]] = [[]]
        self.images: list[list[tuple[str, Any]]] = [[]]
        self.annotations: list[tuple[str, dict[str, str]]] = []
        self.tags: list[Tag] = []
        self.roles: dict[str, str] = {}
        self.tagged = tagged
        self._marks = [0]

    def page(self) -> None:
        """Begin a page."""
        for per_page in (self.pages, self.links, self.images):
            per_page.append([])
        self._marks.append(0)

    def text(
        self, text: str, x: float, y: float, *, size: float = 12, font: str = "Plain", artifact: bool = False
    ) -> Mark:
        """Draw a line of text; return its mark."""
        drawn = f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{_codes(text, font).hex()}> Tj ET".encode()
        return self._marked(drawn, artifact)

    def lines(self, lines: list[str], x: float, y: float, *, size: float = 12, font: str = "Plain") -> Mark:
        """Draw lines below each other as one marked content."""
        drawn = b"\n".join(
            f"BT /{font} {size} Tf 1 0 0 1 {x} {y - row * 1.2 * size} Tm <{_codes(line, font).hex()}> Tj ET".encode()
            for row, line in enumerate(lines)
        )
        return self._marked(drawn, False)

    def image(self, x: float, y: float, width: float, height: float, pixels: bytes = b"\xff\x00\x00" * 4) -> Mark:
        """Draw an image of two by two pixels."""
        name = f"Im{len(self.images[-1])}"
        self.images[-1].append((name, pixels))
        return self._marked(f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q".encode(), False)

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line across."""
        self.pages[-1].append(f"{x} {y} {width} 0.5 re f".encode())

    def link(self, address: str, left: float, bottom: float, right: float, top: float) -> None:
        """Put a link to an address over a place."""
        self.links[-1].append((left, bottom, right, top, address))

    def _marked(self, drawn: bytes, artifact: bool) -> Mark:
        if artifact:
            self.pages[-1].append(b"/Artifact BMC\n" + drawn + b"\nEMC")
            return Mark(-1, -1)
        mark = Mark(len(self.pages) - 1, self._marks[-1])
        self._marks[-1] += 1
        if self.tagged:
            drawn = f"/P <</MCID {mark.number}>> BDC\n".encode() + drawn + b"\nEMC"
        self.pages[-1].append(drawn)
        return mark

    def save(self, path: Path, **options: Any) -> Path:
        """Write the file; options are those of pikepdf (encryption)."""
        pdf = pikepdf.new()
        fonts = Dictionary({f"/{name}": pdf.make_indirect(_font(pdf, name)) for name in _FONTS})
        pages = [self._page(pdf, number, fonts) for number in range(len(self.pages))]
        if self.tags:
            _Structure(pdf, pages, self.roles).write(self.tags)
        pdf.save(path, deterministic_id=not options, **options)
        return path

    def _page(self, pdf: pikepdf.Pdf, number: int, fonts: Dictionary) -> Any:
        images = {f"/{name}": _image(pdf, pixels) for name, pixels in self.images[number]}
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=Dictionary(Font=fonts, XObject=Dictionary(images)),
            Contents=pdf.make_stream(b"\n".join(self.pages[number])),
            StructParents=number,
        )
        if self.links[number]:
            page.Annots = Array([_link(pdf, *link) for link in self.links[number]])
        if self.annotations and not number:
            page.Annots = Array([_annotation(pdf, *one) for one in self.annotations])
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        return pdf.pages[number].obj


def _codes(text: str, font: str) -> bytes:
    if font == "Symbols":
        return bytes(_WINGDINGS.get(letter, ord(letter) & 0xFF) for letter in text)
    found = bytearray()
    for letter in text:
        found += bytes([_DIFFERENCES[letter][0]]) if letter in _DIFFERENCES else letter.encode("cp1252")
    return bytes(found)


def _font(pdf: pikepdf.Pdf, name: str) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{_FONTS[name]}"))
    if name == "Symbols":
        lines = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in _WINGDINGS.items())
        font.ToUnicode = pdf.make_stream(
            f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(_WINGDINGS)} beginbfchar\n{lines}\nendbfchar endcmap end end".encode()
        )
        return font
    names = [part for code, glyph in _DIFFERENCES.values() for part in (code, Name(glyph))]
    font.Encoding = Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array(names))
    return font


def _image(pdf: pikepdf.Pdf, pixels: bytes) -> Any:
    image = pdf.make_stream(pixels)
    image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 2, "/Height": 2})
    image.update({"/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8})
    return image


def _link(pdf: pikepdf.Pdf, left: float, bottom: float, right: float, top: float, address: str) -> Any:
    action = Dictionary(Type=Name.Action, S=Name.URI, URI=pikepdf.String(address))
    return pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([left, bottom, right, top]), A=action)
    )


def _annotation(pdf: pikepdf.Pdf, kind: str, texts: dict[str, str]) -> Any:
    values = {f"/{name}": Name(text) if text.startswith("/") else pikepdf.String(text) for name, text in texts.items()}
    made = Dictionary({"/Type": Name.Annot, "/Subtype": Name(f"/{kind}"), "/Rect": Array([72, 500, 200, 520])} | values)
    made = pdf.make_indirect(made)
    if kind == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
    return made


class _Structure:
    """The structure tree of a file."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[Any], roles: dict[str, str]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.parents: list[dict[int, Any]] = [{} for _ in pages]
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        if roles:
            self.root.RoleMap = Dictionary({f"/{own}": Name(f"/{standard}") for own, standard in roles.items()})

    def write(self, tags: list[Tag]) -> None:
        """Write the tree into the file."""
        document = self._element(Tag("Document", tuple(tags)), self.root)
        self.root.K = Array([document])
        numbers = Array()
        for page, parents in enumerate(self.parents):
            last = max(parents, default=-1)
            kids = Array([parents.get(mark, pikepdf.Object.parse(b"null")) for mark in range(last + 1)])
            numbers.append(page)
            numbers.append(self.pdf.make_indirect(kids))
        self.root.ParentTree = Dictionary(Nums=numbers)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: Tag, parent: Any) -> Any:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
        if tag.alternative:
            element.Alt = pikepdf.String(tag.alternative)
        if tag.actual:
            element.ActualText = pikepdf.String(tag.actual)
        if tag.attributes:
            element.A = Dictionary({"/O": Name.Table} | {f"/{name}": n for name, n in tag.attributes.items()})
        element.K = Array([self._kid(child, element) for child in tag.children])
        return element

    def _kid(self, child: Tag | Mark, element: Any) -> Any:
        if isinstance(child, Tag):
            return self._element(child, element)
        self.parents[child.page][child.number] = element
        return Dictionary(Type=Name.MCR, Pg=self.pages[child.page], MCID=child.number)
