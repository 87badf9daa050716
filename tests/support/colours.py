"""The colours in the files of a site, whatever their format: which of some stand in a file."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
from PIL import Image

from publishing.base.oklch import Oklch
from publishing.base.tokens import COLOURS, TONES
from publishing.base.tokens.brand import accents

_CODE = re.compile(rb"(?<![0-9a-z&/])(?:ff)?([0-9a-f]{6})(?![0-9a-z])")
_CHANNELS = re.compile(rb"rgb\((\d+)[ ,]+(\d+)[ ,]+(\d+)")
_PAINT = {"rg", "RG", "sc", "SC", "scn", "SCN"}


def our_accents() -> frozenset[str]:
    """Return each colour that a brand replaces, in every scheme; those of grades stay, and greys are nobody's."""
    tokens = (COLOURS[name] for name in accents(COLOURS["accent"].light))
    codes = {code for colour in tokens for code in (colour.light, colour.dark, colour.print)}
    of_grades = {code for both in TONES.values() for colour in both for code in (colour.light, colour.dark)}
    return frozenset(code for code in codes - of_grades if Oklch.from_code(code).chroma > 0.005)


def colours(name: str, content: bytes) -> set[str]:
    """Return the colours of a file as ``#rrggbb``, also of files packed in it; of a text, all that could be one."""
    if name.endswith(".gz"):
        return colours(name.removesuffix(".gz"), gzip.decompress(content))
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {code for inner in archive.namelist() for code in colours(inner, archive.read(inner))}
    if name.endswith(".pdf"):
        return set(_of_pdf(content))
    if name.endswith((".png", ".ico")):
        found = Image.open(io.BytesIO(content)).convert("RGB").getcolors(2**24) or []
        return {"#{:02x}{:02x}{:02x}".format(*pixel) for _, pixel in found if isinstance(pixel, tuple)}
    text = content.lower()
    codes = {f"#{match[1].decode()}" for match in _CODE.finditer(text)}
    return codes | {"#{:02x}{:02x}{:02x}".format(*map(int, match.groups())) for match in _CHANNELS.finditer(text)}


def _of_pdf(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        forms = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"]
        for stream in (*pdf.pages, *forms):
            for operation in pikepdf.parse_content_stream(stream):
                numbers = [part for part in operation.operands if not isinstance(part, pikepdf.Object)]
                if str(operation.operator) in _PAINT and len(numbers) == 3:
                    yield "#{:02x}{:02x}{:02x}".format(*(round(255 * float(part)) for part in numbers))
