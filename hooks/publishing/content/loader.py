"""From a source to the record that it is.

In: a ``Source``. Out: a record of the kind that the file's folder says, or problems in an author's words.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.front_matter import Path, Source
from publishing.content.models import KINDS, AnyRecord, Page, Part, Record

OneKind = TypeVar("OneKind", bound=Record)


def _patterns() -> Iterator[tuple[str, type[AnyRecord]]]:
    """The pattern of each kind's files, the first that fits counts: what stands in an index, other indexes, the rest."""
    kinds = [kind for kind in KINDS if "<" in kind.path]
    for kind in sorted(kinds, key=lambda kind: not kind.path.endswith(_INDEX)):
        before, _, rest = kind.path.partition("<")
        identity, _, after = rest.rpartition(">")
        parts = "[^/]+/" * identity.count("/") + "[^/]+"
        index = "" if kind.path.endswith(_INDEX) else r"(?!(?:.*/)?index\.md$)"
        yield f"{index}{re.escape(before)}({parts}){re.escape(after)}", kind
    yield r".*", Page


def _flat_folders() -> Iterator[str]:
    """The folders that hold files of one kind, and no folders."""
    for kind in KINDS:
        folder, _, name = kind.path.partition("/")
        others = (other.path for other in KINDS if other is not kind)
        if name == "<id>.md" and not any(path.startswith(f"{folder}/") for path in others):
            yield folder


_INDEX = "/index.md"
_KINDS = tuple(_patterns())
_FLAT = tuple(_flat_folders())


def kind_of(file: str) -> tuple[type[AnyRecord], str]:
    """The kind of record that a file holds, and the record's id; both come from the file's name alone."""
    for pattern, kind in _KINDS:
        match = re.fullmatch(pattern, file)
        if match:
            return kind, match[1] if match.lastindex else file.removesuffix(".md")
    raise AssertionError("the last pattern takes every file")


def read(source: Source) -> tuple[AnyRecord | None, list[Problem]]:
    """The record in a source, or None and what is wrong with it."""
    kind, record_id = kind_of(source.file)
    folder = source.file.partition("/")[0]
    if kind is Page and folder in _FLAT and not source.file.endswith("/index.md"):
        return None, [
            Problem(source.file, 1, "", f"a file in {folder}/ itself, not in a folder of it", quoted(source.file))
        ]
    return read_as(kind, record_id, source)


def read_as(kind: type[OneKind], record_id: str, source: Source) -> tuple[OneKind | None, list[Problem]]:
    """The record of a kind in a source, or None and what is wrong with it."""
    fields = kind.written_fields()
    problems = [_unknown(source, name, fields) for name in source.fields if name not in fields]
    misspelt = {problem.meant for problem in problems}
    known = {name: value for name, value in source.fields.items() if name in fields}
    try:
        record = kind.model_validate({**known, "id": record_id, "file": source.file})
    except ValidationError as error:
        faults = (_problem(source, kind, details) for details in error.errors() if not _follows(details, misspelt))
        return None, [*problems, *faults]
    return (None if problems else record), problems


def _unknown(source: Source, name: str, fields: Collection[str]) -> Problem:
    meant = closest(name, fields)
    expected = "the name of a field" if meant else alternatives(fields)
    return Problem(source.file, source.line_of((name,)), name, expected, quoted(name), meant)


def _follows(details: ErrorDetails, misspelt: Collection[str]) -> bool:
    """Whether this is a problem already: a field whose name is misspelt, a list short of what is wrong inside it."""
    if details["type"] == "too_short":
        return bool(details["input"])
    return details["type"] == "missing" and details["loc"][0] in misspelt


def _problem(source: Source, kind: type[Record], details: ErrorDetails) -> Problem:
    """One of Pydantic's errors in our words, at the line of the value."""
    path = _path(details["loc"])
    value = details["input"]
    if details["type"] == "missing":
        info = _fields_around(kind, path).get(str(path[-1]))
        wanted = info.description.rstrip(".") if info and info.description else "a value"
        return source.problem(path, f"this field ({wanted[0].lower()}{wanted[1:]})", "nothing")
    if details["type"] == "enum":
        choices = re.findall(r"'([^']+)'", details["ctx"]["expected"])
        return source.problem(path, alternatives(choices), _shown(value), closest(str(value), choices))
    if details["type"] == "extra_forbidden":
        fields = _fields_around(kind, path)
        return source.problem(path, alternatives(fields), quoted(path[-1]), closest(str(path[-1]), fields))
    expected = _EXPECTED.get(details["type"], details["msg"])
    return source.problem(path, expected, _shown(value))


_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "a text",
    "dict_type": "'name: value' lines",
    "model_type": "'name: value' lines",
    "too_short": "a list with at least one '- …' line",
    "tuple_type": "a list ('- …' lines)",
    "greater_than_equal": "a number from 0 up",
}


def _fields_around(kind: type[Record], path: Path) -> Mapping[str, FieldInfo]:
    """The fields of the record, or of the part of it, in which a place is."""
    fields: Mapping[str, FieldInfo] = kind.written_fields()
    for name in path[:-1]:
        inside = get_args(fields[name].annotation) if isinstance(name, str) and name in fields else ()
        parts = [part for part in inside if isinstance(part, type) and issubclass(part, Part)]
        fields = parts[0].model_fields if parts else fields
    return fields


def _path(location: tuple[str | int, ...]) -> Path:
    """The place in the front matter; Pydantic marks a mapping's keys with '[key]'."""
    return tuple(part for part in location if part != "[key]")


def _shown(value: Any) -> str:
    """A value as a message shows it."""
    if isinstance(value, dict):
        return "'name: value' lines"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return quoted(value) if value else "nothing"
