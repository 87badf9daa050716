"""Limits: how large and how deep anything that people write may be. No other module holds such a number."""

from collections.abc import Mapping
from typing import NamedTuple

KB, MB = 1_000, 1_000_000


class Limit(NamedTuple):
    """The largest size of a kind of file, in bytes, and what to do about a larger one."""

    size: int
    name: str
    remedy: str


_PICTURE = Limit(10 * MB, "a picture", "save it smaller")
_DOCUMENT = Limit(50 * MB, "a document", "save it with smaller pictures")
_SOUND = Limit(200 * MB, "a recording", "save it in a lower quality")
_FILM = Limit(500 * MB, "a film", "put it where films are shown, and give its url")
_OTHER = Limit(20 * MB, "a file", "save it smaller")
TEXT = Limit(2 * MB, "a text", "divide it into several files, and take out embedded pictures")
INVENTORY = Limit(50 * MB, "a list of addresses", "see whether it was overwritten")
_BY_ENDING: Mapping[str, Limit] = {
    "md": TEXT,
    "svg": Limit(2 * MB, "a drawing", "save it smaller"),
    **dict.fromkeys(("avif", "gif", "jpeg", "jpg", "png", "webp"), _PICTURE),
    **dict.fromkeys(("docx", "epub", "odt", "pdf", "pptx", "xlsx", "ods"), _DOCUMENT),
    "mp3": _SOUND,
    **dict.fromkeys(("mp4", "webm"), _FILM),
}

FRONT_MATTER = 64 * KB  # bytes
FIELDS = 128 * KB  # of a file that is nothing but fields, such as the word list
FIELD_DEPTH = 20  # lists and fields inside each other
FIELD_INDENT = 200  # columns
BODY_DEPTH = 20  # quotations and lists inside each other
LINE = 20_000  # characters of one line of a body
OPEN = 200  # signs in one paragraph that open something which is never closed
OPEN_TAGS = 1_000  # the same, of < in a whole body
NAME = 100  # characters of a file's name: the build adds to some, and no disk takes more than 255 bytes
FOLDERS = 8  # folders inside each other
SECONDS = 20.0  # of one processor, for one source


def limit_of(file: str) -> Limit:
    """The limit for a file of ``docs/``, by what its name ends in."""
    return _BY_ENDING.get(file.rpartition(".")[2].lower(), _OTHER)


def size(count: int) -> str:
    """A number of bytes, as a message shows it."""
    return f"{count / MB:,.1f} MB" if count >= MB else f"{count / KB:,.1f} KB"
