"""A Word file as a ZIP: its parts, how they are related, and all that can be wrong with it as a whole.

In: the bytes of a file. Out: a ``Package``; ``UnreadableSourceError`` says in one sentence what it is instead.
"""

import posixpath
import zlib
from functools import cached_property
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile

from publishing.base.urls import unescaped
from publishing.importing.model import UnreadableSourceError
from publishing.importing.opening import kind_of
from publishing.importing.word.xml import Element, XmlError, parse

_MOST_FILES = 10_000
_LARGEST = 200_000_000  # bytes of one part, unpacked
_WHOLE = 500_000_000  # bytes of all parts
_DENSEST = 200  # bytes that one packed byte may become, in a part of more than a megabyte
_MEGABYTE = 1_000_000
_DOCUMENT = "/officeDocument"
_MAIN = "word/document.xml"


class Relationship(NamedTuple):
    """The target of a part's relationship: another part, or an address outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file. ``name`` is the file's, for messages."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._archive = ZipFile(BytesIO(content))
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
            broken = content.startswith(b"PK")
            what = "damaged: it cannot be unpacked" if broken else kind_of(content)
            raise UnreadableSourceError(f"{name} is no Word file, it is {what}.") from None
        self._look_at_sizes(len(content))
        self._sizes = {entry.filename.lstrip("/").lower(): entry for entry in self._archive.infolist()}
        self.main = self._main()

    def _look_at_sizes(self, packed: int) -> None:
        """Refuse what would fill the memory, before anything is unpacked."""
        entries = self._archive.infolist()
        bomb = (
            len(entries) > _MOST_FILES
            or sum(entry.file_size for entry in entries) > _WHOLE
            or sum(entry.compress_size for entry in entries) > packed
            or any(
                entry.file_size > max(_MEGABYTE, _DENSEST * entry.compress_size) or entry.file_size > _LARGEST
                for entry in entries
            )
        )
        if bomb:
            raise UnreadableSourceError(f"{self.name} would be far too large when it is unpacked (a ZIP bomb).")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableSourceError(f"{self.name} is encrypted, with a password: save it without one.")

    def _main(self) -> str:
        """The name of the part that holds the text."""
        related = self.relationships("").values()
        found = next((link.target for link in related if link.kind.endswith(_DOCUMENT) and self.has(link.target)), "")
        found = found or (_MAIN if self.has(_MAIN) else "")
        if not found or self.tree(found, required=True).tag.rpartition("}")[2] != "document":
            raise UnreadableSourceError(f"{self.name} is no Word file, though it is a ZIP file like one.")
        return found

    def has(self, part: str) -> bool:
        """Return whether there is such a part."""
        return part.lower() in self._sizes

    def content(self, part: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        entry = self._sizes.get(part.lower())
        if entry is None:
            return None
        try:
            return self._archive.read(entry)
        except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error):
            raise UnreadableSourceError(f"{self.name} is damaged: {part} in it cannot be unpacked.") from None

    def tree(self, part: str, *, required: bool = False) -> Element:
        """The root of a part; an empty element where there is no such part, and it is not required."""
        content = self.content(part)
        if content is None and not required:
            return parse(b"<nothing/>")
        try:
            return parse(content or b"")
        except XmlError as error:
            raise UnreadableSourceError(f"{self.name} is damaged: {part} in it is no XML ({error}).") from None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part, by id; those without a target are left out."""
        folder, _, base = part.rpartition("/")
        found = {}
        for element in self.tree(posixpath.join(folder, "_rels", f"{base}.rels")):
            target, external = element.get("Target") or "", element.get("TargetMode") == "External"
            if not external and target:
                whole = target if target.startswith("/") else posixpath.join("/", folder, target)
                target = posixpath.normpath(unescaped(whole.split("#")[0])).lstrip("/")
            if target and target != ".":
                found[element.get("Id") or ""] = Relationship(element.get("Type") or "", target, external)
        return found

    @cached_property
    def of_main(self) -> dict[str, Relationship]:
        """The relationships of the text."""
        return self.relationships(self.main)

    def related(self, kind: str) -> list[str]:
        """The names of the parts of a kind, such as ``footnotes``, that the text is related to."""
        ending = f"/{kind}"
        found = (link for link in self.of_main.values() if link.kind.endswith(ending) and not link.external)
        return list(dict.fromkeys(link.target for link in found if self.has(link.target)))

    def part_of(self, kind: str) -> Element:
        """The root of the one part of a kind; an empty element where there is none."""
        return self.tree(next(iter(self.related(kind)), ""))
