"""Reads a file through: its texts in their one form, and the sums of all files in it.

In: a file's name and bytes. Out: a ``Reading``, which says also what could not be read, and why.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from publishing.cache.blobs import SiteFile, Text
from publishing.commands.embargo_check.normal import BORDER
from publishing.commands.embargo_check.readable import INSIDE
from publishing.commands.embargo_check.readers import BUNDLES, Found, Reader, UnreadError, readers_of
from publishing.commands.embargo_check.unfolding import in_one_form, packed

LARGEST = 256_000_000  # bytes of a file that is looked at
_DEEPEST = 8  # files in files


class Piece(NamedTuple):
    """A text in a file: the way to it ("" for the file itself), and what it says in one form, read when it is asked for."""

    way: str
    form: Text


class Sum(NamedTuple):
    """The sum of the bytes of a file in a file."""

    way: str
    digest: str


class Unread(NamedTuple):
    """A file that could not be read, and why."""

    way: str
    why: str


@dataclass
class Reading:
    """All that a file says. ``bundled`` are files in it that are read by themselves: others may have them too."""

    pieces: list[Piece] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    bundled: list[tuple[str, SiteFile]] = field(default_factory=list)


def read(name: str, content: bytes) -> Reading:
    """Read a file, and whatever is in it."""
    reading = Reading()
    _read("", name, content, reading, 0)
    return reading


def _read(way: str, name: str, content: bytes, reading: Reading, depth: int) -> None:
    reading.sums.append(Sum(way, sha256(content).hexdigest()))
    if depth > _DEEPEST or len(content) > LARGEST:
        reading.unread.append(Unread(way, "too large" if len(content) > LARGEST else "packed too deeply"))
        return
    forms: list[str] = []
    bundle = name.rpartition(".")[2].lower() in BUNDLES and not depth
    for reader in readers_of(name, content):
        found = _found(reader, content)
        if found.unread:
            reading.unread.append(Unread(way, found.unread))
        for text in filter(str.strip, dict.fromkeys(found.texts)):
            forms.append(in_one_form(text))
            for number, inside in enumerate(packed(text), start=1):
                _read(f"{way}{INSIDE}decoded {number}", "", inside, reading, depth + 1)
        for inner, inside in found.files:
            if bundle:
                reading.bundled.append((inner, SiteFile.from_content(inside)))
            else:
                _read(f"{way}{INSIDE}{inner}" if inner else way, inner, inside, reading, depth + 1)
    if forms:
        reading.pieces.append(Piece(way, Text.from_content(BORDER.join(dict.fromkeys(forms)))))


def _found(reader: Reader, content: bytes) -> Found:
    """Read a file. Whatever stops its reader, the file is damaged or made to look so: it is named, and nothing else stops."""
    try:
        return reader(content)
    except UnreadError as error:
        return Found(unread=str(error))
    except Exception as error:  # noqa: BLE001 - each library has errors of its own, and none may end the check
        return Found(unread=f"damaged, or not what it says ({type(error).__name__})")
