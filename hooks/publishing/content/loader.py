"""From a source to the record that it is.

In: a ``Source``. Out: a record of the kind that the file's folder says, or problems in an author's words.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.content.front_matter import NO_VALUE, Path, Source
from publishing.content.models import KINDS, AnyRecord, Page, Part, Profile, Record, Vocabulary

OneKind = TypeVar("OneKind", bound=Record)


def _paths(folders: Mapping[str, str]) -> dict[type[AnyRecord], str]:
    """Where the files of each kind stand; kinds without a folder have none."""
    paths = {kind: kind.files(folders) for kind in KINDS}
    return {kind: path for kind, path in paths.items() if not path.startswith("/")}


def _patterns(folders: Mapping[str, str]) -> Iterator[tuple[str, type[AnyRecord]]]:
    """The pattern of each kind's files, the first that fits counts: what stands in an index, other indexes, the rest."""
    kinds = [(kind, path) for kind, path in _paths(folders).items() if "<" in path]
    for kind, path in sorted(kinds, key=lambda item: not item[1].endswith(_INDEX)):
        before, _, rest = path.partition("<")
        identity, _, after = rest.rpartition(">")
        parts = "[^/]+/" * identity.count("/") + "[^/]+"
        index = "" if path.endswith(_INDEX) else r"(?!(?:.*/)?index\.md$)"
        yield f"{index}{re.escape(before)}({parts}){re.escape(after)}", kind
    yield r".*", Page


def _flat_folders(folders: Mapping[str, str]) -> Iterator[str]:
    """The folders that hold files of one kind, and no folders."""
    paths = _paths(folders)
    for kind, path in paths.items():
        folder, _, name = path.partition("/")
        others = (other for owner, other in paths.items() if owner is not kind)
        if name == "<id>.md" and not any(other.startswith(f"{folder}/") for other in others):
            yield folder


_INDEX = "/index.md"


@cache
def _layout(unit: str, above: str) -> tuple[tuple[tuple[str, type[AnyRecord]], ...], tuple[str, ...]]:
    """The patterns and the flat folders of sites whose profile names these folders."""
    folders = {"<unit>": unit, "<above>": above}
    return tuple(_patterns(folders)), tuple(_flat_folders(folders))


def kind_of(file: str, vocabulary: Vocabulary) -> tuple[type[AnyRecord], str]:
    """The kind of record that a file holds, and the record's id; both come from the file's name alone."""
    for pattern, kind in _layout(*vocabulary.folders.values())[0]:
        match = re.fullmatch(pattern, file)
        if match:
            return kind, match[1] if match.lastindex else file.removesuffix(".md")
    raise AssertionError("the last pattern takes every file")


def read(source: Source, vocabulary: Vocabulary) -> tuple[AnyRecord | None, list[Problem]]:
    """The record in a source, whose fields have our names, or None and what is wrong with it."""
    kind, record_id = kind_of(source.file, vocabulary)
    folder = source.file.partition("/")[0]
    if kind is Page and folder in _layout(*vocabulary.folders.values())[1] and not source.file.endswith("/index.md"):
        return None, [
            Problem(source.file, 1, "", f"a file in {folder}/ itself, not in a folder of it", quoted(source.file))
        ]
    return read_as(kind, record_id, source, vocabulary)


def read_profile(source: Source) -> tuple[Profile | None, list[Problem]]:
    """The profile in a source, or None and what is wrong with it."""
    return read_as(Profile, "profile", source, Vocabulary())


def read_as(
    kind: type[OneKind], record_id: str, source: Source, vocabulary: Vocabulary
) -> tuple[OneKind | None, list[Problem]]:
    """The record of a kind in a source, or None and what is wrong with it."""
    fields = _written(kind, vocabulary)
    unknown = [*source.astray, *(name for name in source.fields if name not in fields)]
    problems = [_unknown(source, name, fields) for name in unknown]
    problems += _by_voice(kind, source, vocabulary, {problem.meant for problem in problems})
    misspelt = {problem.meant for problem in problems}
    misspelt |= {name for name, written in vocabulary.names.items() if written in misspelt}
    known = {name: value for name, value in source.fields.items() if name in fields}
    try:
        record = kind.model_validate({**known, "id": record_id, "file": source.file}, context=vocabulary)
    except ValidationError as error:
        faults = (_problem(source, kind, details) for details in error.errors() if not _follows(details, misspelt))
        return None, [*problems, *faults]
    return (None if problems else record), problems


def refined(problem: Problem, kind: type[Record]) -> Problem:
    """A problem of the parser in the light of its field: a line that a record needs cannot be left out."""
    path = tuple(problem.field.split("."))
    info = _fields_around(kind, path).get(path[-1])
    return (
        replace(problem, expected="a value")
        if info and info.is_required() and problem.expected == NO_VALUE
        else problem
    )


def _by_voice(
    kind: type[Record], source: Source, vocabulary: Vocabulary, misspelt: Collection[str]
) -> Iterator[Problem]:
    """Fields in which a catalogue says how sure it is; an inspectorate does not speak so of its own reports."""
    if not vocabulary.profile:
        return
    for name, required in kind.of_catalogues.items():
        if vocabulary.profile.own_voice and name in source.fields:
            expected = "no such field, as this site is the inspectorate's own (voice: own in profile.yml)"
            yield source.problem(name, expected, "one")
        elif required and not vocabulary.profile.own_voice and name not in {*source.fields, *misspelt}:
            yield source.problem(name, "this field (how sure these facts are)", "nothing")


def _written(kind: type[Record], vocabulary: Vocabulary) -> dict[str, FieldInfo]:
    """The fields of a kind, without those of a level that the profile does not have."""
    lost = {name for name, written in vocabulary.names.items() if not written} if vocabulary.profile else set()
    return {name: info for name, info in kind.written_fields().items() if name not in lost}


def _unknown(source: Source, name: str, fields: Collection[str]) -> Problem:
    shown = [source.names.get(field) or field for field in fields]
    meant = closest(name, shown)
    expected = "the name of a field" if meant else alternatives(shown)
    line = source.astray.get(name) or source.line_of((name,))
    return Problem(source.file, line, name, expected, quoted(name), meant)


def _follows(details: ErrorDetails, misspelt: Collection[str]) -> bool:
    """Return whether this is a problem already: a misspelt field, a list short of what is wrong inside it."""
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
    expected, context = _EXPECTED.get(details["type"], details["msg"]), details.get("ctx", {})
    expected = expected.replace("{ge}", str(context.get("ge")))
    path = (*path, *context.get("inside", ()))  # of what is wrong between the items of a list
    return source.problem(path, expected, context.get("found") or _shown(value), context.get("meant", ""))


_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "a text",
    "dict_type": "'name: value' lines",
    "model_type": "'name: value' lines",
    "too_short": "a list with at least one '- …' line",
    "tuple_type": "a list ('- …' lines)",
    "greater_than_equal": "a number from {ge} up",
}


def _fields_around(kind: type[Record], path: Path) -> Mapping[str, FieldInfo]:
    """The fields of the record, or of the part of it, in which a place is."""
    fields: Mapping[str, FieldInfo] = kind.written_fields()
    for name in path[:-1]:
        annotation = fields[name].annotation if isinstance(name, str) and name in fields else None
        inside = (annotation, *get_args(annotation))
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
