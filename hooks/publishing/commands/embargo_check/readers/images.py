"""Reads what pictures say of themselves: titles, comments, places, descriptions; not what they show.

In: bytes. Out: texts. What a format packs or cuts into pieces is put together; the rest stands in the bytes.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from publishing.commands.embargo_check.readers.base import Found, UnreadError
from publishing.commands.embargo_check.readers.binary import strings
from publishing.commands.embargo_check.readers.packed import streams

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MORE_XMP = re.compile(rb"^http://ns\.adobe\.com/xmp/extension/\0.{40}", re.DOTALL)


def png(content: bytes) -> Found:
    """A PNG: its text chunks, packed or not."""
    if not content.startswith(_SIGNATURE):
        raise UnreadError("damaged")
    found, place = Found(), len(_SIGNATURE)
    while place + 8 <= len(content):
        (size,), kind = struct.unpack(">I", content[place : place + 4]), content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + size]
        if len(data) < size:
            raise UnreadError("damaged")
        place += size + 12
        if kind == b"IEND":
            found.files += [("", rest)] if (rest := content[place:]) else []
            break
        if kind in (b"zTXt", b"iCCP"):
            name, _, rest = data.partition(b"\0")
            found.texts += _texts(name + b" " + _inflated(rest[1:]))
        elif kind == b"iTXt":
            name, _, rest = data.partition(b"\0")
            language, translated, text = rest[2:].split(b"\0", 2)
            found.texts += _texts(
                b" ".join((name, language, translated, _inflated(text) if rest[:1] == b"\1" else text))
            )
        elif kind == b"tEXt":
            found.texts.append(data.decode("latin-1"))
        elif kind != b"IDAT":
            found.files += streams(data).files
    return found


def jpeg(content: bytes) -> Found:
    """A JPEG: comments, and what stands in application segments (Exif, XMP, IPTC), joined by kind."""
    if not content.startswith(b"\xff\xd8"):
        raise UnreadError("damaged")
    joined: dict[int, bytes] = {}
    for kind, data in _segments(content):
        if kind == 0xFE or 0xE0 <= kind <= 0xEF:
            joined[kind] = joined.get(kind, b"") + _MORE_XMP.sub(b"", data)
    return Found([text for data in joined.values() for text in strings(data).texts])


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG before its pixels."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != 0xDA:
        kind, size = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if kind == 0xFF:
            place += 1
            continue
        yield kind, content[place + 4 : place + 2 + size]
        place += 2 + size


def gif(content: bytes) -> Found:
    """A GIF: its comments, which stand in pieces of 255 bytes."""
    found, place = Found(), 0
    while (place := content.find(b"\x21\xfe", place)) >= 0:
        place, parts = place + 2, []
        while place < len(content) and content[place]:
            parts.append(content[place + 1 : place + 1 + content[place]])
            place += 1 + content[place]
        found.texts += _texts(b"".join(parts))
    return found


def other(content: bytes) -> Found:
    """WebP, TIFF and others, which pack no text: it stands in the bytes."""
    return strings(content)


def _texts(data: bytes) -> list[str]:
    return [data.decode("utf-8", "replace"), *strings(data).texts]


def _inflated(data: bytes) -> bytes:
    return zlib.decompress(data)
