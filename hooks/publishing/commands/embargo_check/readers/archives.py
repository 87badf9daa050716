"""Reads files that hold files: ZIPs, and the documents and books that are ZIPs inside; TAR, gzip, bzip2 and xz.

In: bytes. Out: the names and comments as texts, and each file within.
"""

import bz2
import gzip
import lzma
import re
import tarfile
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from publishing.commands.embargo_check.readers.base import Found, UnreadError

LARGEST = 256_000_000  # bytes; what is larger once unpacked is not looked at
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def zipped(content: bytes) -> Found:
    """A ZIP."""
    found, locked, left = Found(), [], LARGEST
    with ZipFile(BytesIO(content)) as archive:
        found.texts.append(archive.comment.decode("utf-8", "replace"))
        for entry in archive.infolist():
            found.texts += _names(entry)
            left -= entry.file_size
            if left < 0:
                raise UnreadError("too large once unpacked")
            if entry.flag_bits & 1:
                locked.append(entry.filename)
            elif not entry.is_dir():
                found.files.append((entry.filename, archive.read(entry)))
    if locked:
        found.unread = f"encrypted: {', '.join(locked[:3])}{' …' if locked[3:] else ''}"
    return found


def _names(entry: ZipInfo) -> list[str]:
    """The name, in any character set, and the comment of a file in a ZIP."""
    names = [entry.filename, entry.comment.decode("utf-8", "replace"), entry.comment.decode("cp1252", "replace")]
    if not entry.flag_bits & 0x800 and _FOREIGN.search(entry.filename):
        names.append(entry.filename.encode("cp437").decode("utf-8", "replace"))
    return [*names, *(text for text in (entry.extra.decode("utf-8", "ignore"),) if text.isprintable())]


def tarred(content: bytes) -> Found:
    """A TAR."""
    found, left = Found(), LARGEST
    with tarfile.open(fileobj=BytesIO(content)) as archive:
        for entry in archive:
            found.texts += [entry.name, entry.linkname, *entry.pax_headers.values()]
            left -= entry.size
            if left < 0:
                raise UnreadError("too large once unpacked")
            if opened := archive.extractfile(entry) if entry.isfile() else None:
                found.files.append((entry.name, opened.read()))
    return found


def gzipped(content: bytes) -> Found:
    """A file packed by gzip, which may name it and say something of it."""
    with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
        inside = packed.read(LARGEST + 1)
    return _alone(inside, [content[10:].partition(b"\0")[0][:300].decode("latin-1")] if content[3] & 0x18 else [])


def bzipped(content: bytes) -> Found:
    """A file packed by bzip2."""
    with bz2.open(BytesIO(content)) as packed:
        return _alone(packed.read(LARGEST + 1))


def xzipped(content: bytes) -> Found:
    """A file packed by xz."""
    with lzma.open(BytesIO(content)) as packed:
        return _alone(packed.read(LARGEST + 1))


def _alone(content: bytes, texts: list[str] | None = None) -> Found:
    if len(content) > LARGEST:
        raise UnreadError("too large once unpacked")
    return Found(texts or [], [("", content)])
