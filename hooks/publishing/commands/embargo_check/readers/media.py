"""Reads what sound and film say of themselves: tags and chapters; not what is said or shown.

In: bytes. Out: texts, and the pictures in tags. MP4, WebM, WAV and FLAC pack nothing: their tags stand in the bytes.
"""

import re
import zlib
from collections.abc import Iterator

from publishing.commands.embargo_check.readers.base import Found
from publishing.commands.embargo_check.readers.binary import strings

_HEADER = 10
_PICTURE = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF")


def mp3(content: bytes) -> Found:
    """An MP3: the frames of its ID3 tags, packed ones too, and its pictures."""
    found = strings(content)
    if not content.startswith(b"ID3"):
        return found
    for name, data in _frames(content):
        found.texts += [" ".join(strings(data).texts), _in_its_letters(data)]
        if name in (b"APIC", b"PIC") and (start := _PICTURE.search(data)):
            found.files.append(("picture", data[start.start() :]))
    return found


def _frames(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The frames of an ID3v2 tag by name."""
    version, flags, end = content[3], content[5], _HEADER + _size(content[6:10], 7)
    body = content[_HEADER:end]
    if flags & 0x80 and version < 4:
        body = body.replace(b"\xff\x00", b"\xff")
    long, place = 3 if version == 2 else 4, 0
    head = 6 if version == 2 else 10
    while place + head <= len(body) and body[place : place + long].isalnum():
        size = _size(body[place + long : place + 2 * long], 7 if version == 4 else 8)
        data, how = body[place + head : place + head + size], body[place + 9] if version > 2 else 0
        if how & (0x80 if version == 3 else 0x08):  # it is packed
            data = zlib.decompress(data[4:])
        elif version == 4 and how & 0x02:
            data = data.replace(b"\xff\x00", b"\xff")
        yield body[place : place + long], data
        place += head + size


def _size(digits: bytes, bits: int) -> int:
    """A number whose bytes hold so many bits each."""
    number = 0
    for digit in digits:
        number = (number << bits) | digit
    return number


def _in_its_letters(data: bytes) -> str:
    """A frame of text, whose first byte says how it is written."""
    way = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}.get(data[0] if data else 9)
    return data[1:].decode(way, "replace") if way else ""
