"""Reads what fonts say of themselves.

In: bytes. Out: texts. WOFF packs each table by itself; WOFF2 needs a library that we don't have.
"""

import struct
import zlib

from publishing.commands.embargo_check.readers.base import Found
from publishing.commands.embargo_check.readers.binary import strings

_HEADER, _ENTRY = 44, 20


def woff(content: bytes) -> Found:
    """A WOFF: its tables, unpacked, and what it says beside them."""
    found = Found()
    (tables,) = struct.unpack(">H", content[12:14])
    entries = [content[_HEADER + n * _ENTRY :][:_ENTRY] for n in range(tables)]
    places = [(struct.unpack(">II", entry[4:12]), struct.unpack(">I", entry[12:16])[0]) for entry in entries]
    meta, packed, plain = struct.unpack(">III", content[24:36])
    for (start, size), unpacked in [*places, *([((meta, packed), plain)] if packed else [])]:
        data = content[start : start + size]
        found.texts += strings(zlib.decompress(data) if size < unpacked else data).texts
    return found
