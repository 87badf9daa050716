"""Content by its hash, which need not be in memory: it comes from a store when something reads it.

A ``Text`` is for what only the build reads (the HTML of a report), a ``SiteFile`` for what becomes a file of the site.
Where there is no store, both carry their content themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar, Self

from publishing.cache.store import FILE, TEXT


@dataclass(frozen=True, slots=True, repr=False)
class Blob:
    """Some content: ``name`` is the SHA-256 of its bytes, ``size`` their number.

    ``fetch`` returns the bytes by name where the content is not at hand.
    """

    kind: ClassVar[str]
    name: str
    size: int = field(compare=False)
    content: bytes | None = field(default=None, compare=False)
    fetch: Callable[[str], bytes] | None = field(default=None, compare=False)

    @classmethod
    def from_content(cls, content: str | bytes) -> Self:
        """Return a blob that carries its content."""
        data = content.encode() if isinstance(content, str) else content
        return cls(sha256(data).hexdigest(), len(data), data)

    def __bytes__(self) -> bytes:
        if self.content is not None:
            return self.content
        if not self.fetch:
            raise LookupError(f"{self.name} is held nowhere")
        return self.fetch(self.name)

    def __str__(self) -> str:
        return bytes(self).decode()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"


class Text(Blob):
    """Text or bytes that only the build reads."""

    __slots__ = ()
    kind = TEXT


class SiteFile(Blob):
    """A file of the site."""

    __slots__ = ()
    kind = FILE


def size_of(content: str | bytes | Blob) -> int:
    """Return the size of a content in bytes."""
    if isinstance(content, Blob):
        return content.size
    return len(content.encode() if isinstance(content, str) else content)


NOTHING = Text.from_content("")
