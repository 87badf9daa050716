"""Packs files: several as one ZIP, which Word files and workbooks are too, or one as GZIP.

In: contents. Out: the bytes of a ZIP or GZIP, the same for the same contents.
"""

import struct
import zlib
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# RFC 1952: GZIP, deflated, no flags, no time, smallest, of an unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_START = date(1980, 1, 1)  # the first day that a ZIP can name


def packed(contents: Mapping[str, bytes], day: date = _START, *, first: str = "", stored: bool = False) -> bytes:
    """A ZIP of these files by name, all of one day.

    ``first`` is a file that stands before all others and is never compressed (ODF wants its type so); ``stored`` leaves
    all as they are, which is right for what is compressed already.
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in sorted(contents, key=lambda name: (name != first, name)):
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, whatever it runs on
            archive.writestr(entry, contents[name], ZIP_STORED if stored or name == first else ZIP_DEFLATED)
    return made.getvalue()


def gzipped(content: bytes) -> bytes:
    """Compress a file as well as GZIP can, with a header that says nothing of when and where.

    ``gzip.compress`` leaves the header to zlib, or not, depending on the Python and the time: Debian 12's and 13's differ.
    """
    trailer = struct.pack("<LL", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _GZIP_HEADER + zlib.compress(content, 9, wbits=-zlib.MAX_WBITS) + trailer
