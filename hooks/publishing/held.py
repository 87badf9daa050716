"""Content that need not be in memory: known by its name, a hash of its bytes, and held in a store until it is looked at.

In: text or bytes. Out: a ``Text``, for what only the build reads (the HTML of a report), or a ``SiteFile``, for what
becomes a file of the site. Where there is no store, both hold their content themselves.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Self


class Held:
    """Some content; ``size`` is in bytes. ``fetch`` gives the content by its name where it is not ``at_hand``."""

    __slots__ = ("at_hand", "fetch", "name", "size")

    def __init__(
        self, name: str, size: int, at_hand: bytes | None = None, fetch: Callable[[str], bytes] | None = None
    ) -> None:
        self.name = name
        self.size = size
        self.at_hand = at_hand
        self.fetch = fetch

    @classmethod
    def of(cls, content: str | bytes) -> Self:
        """The content, at hand."""
        data = content.encode() if isinstance(content, str) else content
        return cls(sha256(data).hexdigest(), len(data), data)

    def __bytes__(self) -> bytes:
        if self.at_hand is not None:
            return self.at_hand
        if not self.fetch:
            raise LookupError(f"{self.name} is held nowhere")
        return self.fetch(self.name)

    def __str__(self) -> str:
        return bytes(self).decode()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Held) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


class Text(Held):
    """What the build reads again."""

    __slots__ = ()


class SiteFile(Held):
    """What becomes a file of the site."""

    __slots__ = ()


def size_of(content: str | bytes | Held) -> int:
    """The size of a content in bytes."""
    if isinstance(content, Held):
        return content.size
    return len(content.encode() if isinstance(content, str) else content)


NOTHING = Text.of("")
