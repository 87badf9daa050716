"""The font of fields: one that people can type in, embedded, as PDF/UA wants it.

In: a PDF. Out: a simple font in it, with the letters of Windows' Latin alphabet (WinAnsiEncoding), of which every program
knows how to set what is typed. Typst's own fonts hold no letters but those that a document has.
"""

import struct
from collections.abc import Mapping
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from publishing.base import fonts
from publishing.documents.pdf import truetype

FILE = "SourceSans3-Regular.ttf"
FIRST, LAST = 32, 255
_NAME = "/PUBFLD+SourceSans3-Regular"  # the letters before the sign say that it is a part of a font
_NONSYMBOLIC = 1 << 5
_STEM = 80
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100  # rows that the format allows in one


def letters() -> Mapping[int, str]:
    """Return the letter of each code."""
    found = ((code, bytes([code]).decode("cp1252", "ignore")) for code in range(FIRST, LAST + 1))
    return {code: letter for code, letter in found if letter and code != 0x7F}


@cache
def _parts() -> tuple[truetype.Tables, Mapping[int, int], bytes]:
    """Read the font: its tables, the glyphs of its letters, and the file of the part that is embedded."""
    tables = truetype.tables((fonts.FOLDER / FILE).read_bytes())
    glyphs = truetype.glyphs(tables)
    wanted = {glyphs[ord(letter)] for letter in letters().values() if ord(letter) in glyphs}
    return tables, glyphs, truetype.reduced(tables, wanted)


def embedded(pdf: pikepdf.Pdf) -> Object:
    """Embed the font in a file."""
    tables, glyphs, part = _parts()
    codes = letters()
    widths = [truetype.width(tables, glyphs.get(ord(codes.get(code, "\0")), 0)) for code in range(FIRST, LAST + 1)]
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(_NAME),
        Flags=_NONSYMBOLIC,
        ItalicAngle=0,
        StemV=_STEM,
        FontFile2=pdf.make_indirect(Stream(pdf, part, Length1=len(part))),
    )
    descriptor.update(_measures(tables))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(_NAME),
        FirstChar=FIRST,
        LastChar=LAST,
        Widths=Array(widths),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
        ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode(codes))),
    )
    return pdf.make_indirect(font)


def _measures(tables: truetype.Tables) -> Dictionary:
    """Measure the whole font, in thousandths of its size."""
    scale = truetype.scale(tables)
    box = struct.unpack_from(">4h", tables["head"], 36)
    ascent, descent = struct.unpack_from(">2h", tables["hhea"], 4)
    (capitals,) = struct.unpack_from(">h", tables["OS/2"], 88)
    return Dictionary(
        FontBBox=Array([round(side * scale) for side in box]),
        Ascent=round(ascent * scale),
        Descent=round(descent * scale),
        CapHeight=round(capitals * scale),
    )


def _to_unicode(codes: Mapping[int, str]) -> bytes:
    """Write which letter each code is, for whoever copies or hears it."""
    rows = [f"<{code:02X}> <{ord(letter):04X}>\n" for code, letter in codes.items()]
    blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return f"{_HEAD}{body}{_FOOT}".encode()
