"""Texts that are held packed, as there may be thousands, and few of them are looked at at once."""

import zlib
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Packed:
    """A text, packed; ``size`` is how many bytes it has unpacked."""

    content: bytes = b""
    size: int = 0

    def __str__(self) -> str:
        return bytes(self).decode()

    def __bytes__(self) -> bytes:
        return zlib.decompress(self.content) if self.content else b""

    @classmethod
    def of(cls, text: str) -> Self:
        """The text, packed quickly rather than tightly."""
        content = text.encode()
        return cls(zlib.compress(content, 1), len(content)) if content else cls()
