"""The interface of the readers of formats.

In: the bytes of a file. Out: ``Found``: its texts and the files in it; ``UnreadError`` where it can't be read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


class UnreadError(Exception):
    """A file can't be read; the text says why."""


@dataclass
class Found:
    """The contents of a file: texts, files by name, and why some of it could not be read ("" if all was)."""

    texts: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    unread: str = ""


Reader = Callable[[bytes], Found]
