"""TrueType fonts: their tables, and a part of one.

In: the bytes of a font's file. Out: its tables; the glyphs of letters, and their widths; the file of a font with some glyphs alone.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

_NEEDED = ("OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_COMPOSITE, _MORE, _WORDS, _SCALES = -1, 0x20, 0x01, ((0x08, 2), (0x40, 4), (0x80, 8))  # of a glyph made of others
Tables = Mapping[str, bytes]


def tables(content: bytes) -> Tables:
    """Read the tables of a font's file."""
    (count,) = struct.unpack_from(">H", content, 4)
    rows = [struct.unpack_from(">4s4x2I", content, 12 + 16 * row) for row in range(count)]
    return {tag.decode(): content[at : at + length] for tag, at, length in rows}


def scale(font: Tables) -> float:
    """Return how many thousandths of its size a unit of a font is."""
    return 1000 / int(struct.unpack_from(">H", font["head"], 18)[0])


def width(font: Tables, glyph: int) -> int:
    """Return the width of a glyph, in thousandths of the size."""
    (measured,) = struct.unpack_from(">H", font["hhea"], 34)
    (units,) = struct.unpack_from(">H", font["hmtx"], 4 * min(glyph, measured - 1))
    return round(int(units) * scale(font))


def glyphs(font: Tables) -> Mapping[int, int]:
    """Find the glyph of each letter: format 4, the table of Windows."""
    cmap = font["cmap"]
    (count,) = struct.unpack_from(">H", cmap, 2)
    rows = [struct.unpack_from(">2HI", cmap, 4 + 8 * row) for row in range(count)]
    at = next(at for platform, encoding, at in rows if (platform, encoding) == (3, 1))
    pairs = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    ends, starts, steps, ranges = (
        struct.unpack_from(f">{pairs}H", cmap, at + 14 + 2 * pairs * part + (2 if part else 0)) for part in range(4)
    )
    found = {}
    for row, (start, end, step, offset) in enumerate(zip(starts, ends, steps, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            place = at + 16 + 2 * (3 * pairs + row) + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", cmap, place)[0] if offset else code
            found[code] = (glyph + step) % 0x10000 if glyph or not offset else 0
    return found


def reduced(font: Tables, wanted: Iterable[int]) -> bytes:
    """Cut a font down to some glyphs: all others stay, and are empty, so that none gets another number."""
    part = {tag: table for tag, table in font.items() if tag in _NEEDED}
    part["post"] = struct.pack(">I28x", 0x00030000)  # without the names of glyphs
    (is_long,) = struct.unpack_from(">h", font["head"], 50)
    size, step = ("I", 1) if is_long else ("H", 2)
    glyf, count = font["glyf"], len(font["loca"]) // struct.calcsize(size)
    places = [step * place for place in struct.unpack(f">{count}{size}", font["loca"])]
    outlines = [glyf[start:end] for start, end in pairwise(places)]
    needed = _with_parts({0, *wanted}, outlines)
    padded = [outline + bytes(-len(outline) % 4) if glyph in needed else b"" for glyph, outline in enumerate(outlines)]
    ends = accumulate(map(len, padded), initial=0)
    part["glyf"] = b"".join(padded)
    part["loca"] = struct.pack(f">{count}{size}", *(end // step for end in ends))
    return _file(part)


def _with_parts(wanted: Iterable[int], outlines: Sequence[bytes]) -> set[int]:
    """Add the glyphs that others are made of: a letter and its accent."""
    found: set[int] = set()
    waiting = [*wanted]
    while waiting:
        glyph = waiting.pop()
        if glyph not in found:
            found.add(glyph)
            waiting += _parts(outlines[glyph])
    return found


def _parts(outline: bytes) -> Iterator[int]:
    if not outline or struct.unpack_from(">h", outline)[0] != _COMPOSITE:
        return
    at, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        yield glyph
        at += 4 + (4 if flags & _WORDS else 2) + sum(size for flag, size in _SCALES if flags & flag)
        more = bool(flags & _MORE)


def _file(tables: Tables) -> bytes:
    """Write tables as the file of a font."""
    power = len(tables).bit_length() - 1
    head = struct.pack(">I4H", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    at, rows, contents = 12 + 16 * len(tables), b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) % 2**32
        rows += struct.pack(">4s3I", tag.encode(), total, at + len(contents), len(table))
        contents += padded
    return head + rows + contents
