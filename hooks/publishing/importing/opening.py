"""Opens the files that people hand in: whole, unchanged while they are read, and what their name says.

In: a path. Out: its bytes; ``UnreadableSourceError`` says in one sentence why there are none.
"""

from pathlib import Path

from publishing.content.gate import limits
from publishing.importing.model import UnreadableSourceError

_KINDS = (  # how contents begin that people save under the wrong name
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF text"),
    (b"PK\x03\x04", "a ZIP file or a Word file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_bytes(path: Path) -> bytes:
    """Read a file once; it must be the same before and after."""
    try:
        before = path.stat()
        if before.st_size > limits.limit_of("a.docx").size:
            most = limits.size(limits.limit_of("a.docx").size)
            raise UnreadableSourceError(f"{path.name} has {limits.size(before.st_size)}; {most} is the most.")
        content = path.read_bytes()
        after = path.stat()
    except OSError as error:
        raise UnreadableSourceError(f"{path.name} cannot be opened: {error.strerror or error}.") from None
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, len(content)):
        raise UnreadableSourceError(f"{path.name} changed while it was read: wait until it is saved, then try again.")
    if not content:
        raise UnreadableSourceError(f"{path.name} is empty.")
    return content


def kind_of(content: bytes) -> str:
    """Say what a content is that is not what its name says."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        encrypted = _ENCRYPTED in content
        return "encrypted, with a password" if encrypted else "a Word file of before 2007 (.doc)"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "a web page (HTML)"
    return next((name for sign, name in _KINDS if content.startswith(sign)), "of no kind that is known here")
