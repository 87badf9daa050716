"""Ids of headings and numbers of paragraphs: addresses that people will cite.

In: words, bookmarks and numbers of the source. Out: ids, each once, as the renderer wants them.
"""

import re
from dataclasses import dataclass, field

from publishing.base import slugs
from publishing.base.urls import FRAME

_LONGEST = 60  # characters of an id
_READABLE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"p[A-Z]?\d+(?:-\d+)*|fn.*|note|top")
_NUMBER = re.compile(r"(?:[A-Z]\.?)?\d{1,4}(?:\.\d{1,4})*")


@dataclass
class Identifiers:
    """The ids of one page. ``used`` are those that are in use."""

    used: set[str] = field(default_factory=set)

    def of_heading(self, words: str, anchors: tuple[str, ...] = ()) -> str:
        """The id of a heading: a bookmark that people can read, else its words."""
        readable = (name for name in anchors if _READABLE.fullmatch(name) and len(name) <= _LONGEST)
        return self._once(next(readable, "") or slug(words))

    def of_number(self, number: str) -> bool:
        """Return whether a number can be a paragraph's anchor: it is one, and no other paragraph has it."""
        anchor = anchor_of(number)
        if not _NUMBER.fullmatch(number) or anchor in self.used:
            return False
        self.used.add(anchor)
        return True

    def _once(self, wanted: str) -> str:
        if wanted.startswith(FRAME) or _RESERVED.fullmatch(wanted):
            wanted = f"section-{wanted}"
        found, count = wanted, 1
        while found in self.used:
            count += 1
            found = f"{wanted}-{count}"
        self.used.add(found)
        return found


def anchor_of(number: str) -> str:
    """The anchor that a page gives a numbered paragraph."""
    return f"p{number.replace('.', '-')}"


def slug(words: str) -> str:
    """Words in small letters, digits and hyphens; as many as an id has room for."""
    parts: list[str] = []
    length = 0
    for part in filter(None, slugs.slug(words).split("-")):
        length += len(part) + 1
        if length > _LONGEST and parts:
            break
        parts.append(part[:_LONGEST])
    found = "-".join(parts)
    return found if found and found[0].isalpha() else f"section-{found}".rstrip("-")
