"""Reads what is packed in the bytes of a file in a way that its format doesn't say: zlib, gzip, and whole files.

In: bytes. Out: each stream that unpacks, and each file whose first bytes stand within.
"""

import re
import zlib
from collections.abc import Iterator

from publishing.commands.embargo_check.readers.base import Found

_LARGEST = 256_000_000  # bytes of a stream, unpacked
_TRIES = 2_000  # streams of a file
_FEWEST = 16  # bytes of a stream that says something
_STARTS = re.compile(rb"\x1f\x8b\x08|[\x08-\x78][\x01\x5e\x9c\xda]|\x89PNG\r\n|PK\x03\x04|%PDF-")


def inflated(content: bytes) -> bytes | None:
    """Unpack a zlib or gzip stream at the start of some bytes; None where there is none that ends."""
    if not (content.startswith(b"\x1f\x8b\x08") or _is_zlib(content[:2])):
        return None
    stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        unpacked = stream.decompress(content, _LARGEST)
    except zlib.error:
        return None
    return unpacked if stream.eof and len(unpacked) >= _FEWEST else None


def streams(content: bytes) -> Found:
    """The streams that are packed somewhere in a file."""
    return Found(files=[("", inside) for inside in _inside(content)])


def _inside(content: bytes) -> Iterator[bytes]:
    for number, found in enumerate(_STARTS.finditer(content)):
        if number > _TRIES:
            return
        start = found.start()
        if found[0][:1] in b"\x89P%":
            if start:
                yield content[start:]
                return  # that one is looked through in its turn
        elif (unpacked := inflated(content[start:])) is not None:
            yield unpacked


def _is_zlib(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 0x8F == 0x08 and int.from_bytes(head) % 31 == 0
