"""Faults of filled files, and the one way in which files are read: each whole, or not at all.

In: files, and a function that reads one. Out: what was read, by file, and a ``Fault`` for whatever keeps a file out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from publishing.base.problems import quoted
from publishing.commands.pooling.opening import Formula, UnreadableError, Value
from publishing.documents.workbooks.model import Place

Content = TypeVar("Content", bound=Mapping[str, object])
Wrong = tuple[Place | str | None, str, str, str]  # the cell, what was expected, what was found, what was meant


@dataclass(frozen=True, order=True)
class Fault:
    """Why a file is left out, or counted only once.

    ``place`` is a cell, or what a Word file has in its place; None where it is about the whole file.
    """

    file: str
    place: Place | str | None
    expected: str
    found: str
    meant: str = ""

    def __str__(self) -> str:
        cell = f"sheet {self.place.sheet}, cell {self.place.name}" if isinstance(self.place, Place) else self.place
        where = f" {cell}:" if cell else ""
        hint = f" (did you mean '{self.meant}'?)" if self.meant else ""
        return f"{self.file}:{where} expected {self.expected}, got {self.found}{hint}"


def read_each(
    files: Mapping[str, bytes | UnreadableError],
    read_one: Callable[[bytes], Content | list[Wrong] | UnreadableError],
    unread: str,
) -> tuple[dict[str, Content], list[Fault]]:
    """Read every file; of those with the same content only the first.

    ``unread`` is what was expected in the place of a file whose content was read before.
    """
    contents: dict[str, Content] = {}
    faults: list[Fault] = []
    for file, content in files.items():
        found = content if isinstance(content, UnreadableError) else read_one(content)
        if isinstance(found, UnreadableError):
            faults.append(Fault(file, None, found.expected, found.found))
        elif isinstance(found, list):
            faults += (Fault(file, *wrong) for wrong in found)
        elif twin := next((other for other, own in contents.items() if own == found), None):
            faults.append(Fault(file, None, unread, f"the same answers as in {twin}"))
        else:
            contents[file] = found
    return contents, faults


def in_order(faults: Iterable[Fault], files: Iterable[str]) -> tuple[Fault, ...]:
    """Sort faults by the order of their files; those of one file stay in theirs."""
    order = {file: place for place, file in enumerate(files)}
    return tuple(sorted(faults, key=lambda fault: order[fault.file]))


def shown(value: Value | None) -> str:
    """A value of a cell in words."""
    if isinstance(value, Formula):
        return f"the formula {quoted(value)}"
    return quoted(value) if value else "nothing"
