"""The schemas of records, for machines and for readers: JSON Schemas and the data dictionary.

In: the models in ``models``. Out: one schema a kind (for editors and other programs), and the rows of the
dictionary page. Neither has a list of its own.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from publishing.content.models import KINDS, PartName, Profile, Record, Vocabulary, WordList
from publishing.content.models.vocabulary import LIST
from publishing.content.voice import described


@dataclass(frozen=True)
class FieldEntry:
    """A field as the dictionary shows it: ``values`` are the allowed values, if only some are allowed."""

    name: str
    type: str
    required: bool
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindEntry:
    """A kind of record as the dictionary shows it."""

    name: str
    file: str
    summary: str
    fields: tuple[FieldEntry, ...]


def schemas(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The text of one JSON Schema for each kind of record, by file name, with the words of a site."""
    return {
        f"{kind.__name__.lower()}.schema.json": json.dumps(_schema(kind, vocabulary), indent=2, ensure_ascii=False)
        + "\n"
        for kind in _kinds(vocabulary)
    }


@cache
def dictionary(vocabulary: Vocabulary) -> tuple[KindEntry, ...]:
    """Every kind of record with its fields."""
    return tuple(_kind(kind, vocabulary) for kind in _kinds(vocabulary))


def _kinds(vocabulary: Vocabulary) -> tuple[type[Record], ...]:
    """The kinds that a site has, the word list last; those of a level or part that its profile does not name it has not."""
    parts = vocabulary.profile.parts if vocabulary.profile else tuple(PartName)
    off = ("/", *(part.folder for part in PartName if part.folder and part not in parts))
    return (Profile, *(kind for kind in KINDS if not kind.files(vocabulary.folders).startswith(off)), WordList)


def _schema(kind: type[Record], vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a front matter: without what the file's name gives."""
    schema = kind.model_json_schema()
    names = vocabulary.names
    own_voice = bool(vocabulary.profile and vocabulary.profile.own_voice)
    schema["properties"] = {
        names.get(name, name): _with_words(schema["properties"][name], vocabulary)
        for name in kind.written_fields()
        if names.get(name, name) and not (own_voice and name in kind.of_catalogues)
    }
    if "$defs" in schema:
        schema["$defs"] = _with_words(schema["$defs"], vocabulary)
    schema["required"] = [name for name in schema.get("required", ()) if name not in kind.derived]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _with_words(found: Any, vocabulary: Vocabulary) -> Any:
    """A part of a schema with the words of the vocabulary's lists in it."""
    if isinstance(found, list):
        return [_with_words(part, vocabulary) for part in found]
    if not isinstance(found, dict):
        return found
    parts = {name: _with_words(part, vocabulary) for name, part in found.items() if name != LIST}
    code = vocabulary.profile.unit.code if vocabulary.profile and vocabulary.profile.unit else None
    match found.get(LIST):
        case "kinds":
            return {**parts, "enum": list(vocabulary.kinds)}
        case "grades":
            return {**parts, "enum": list(vocabulary.grades)}
        case "voices":
            return {**parts, "enum": list(vocabulary.voices)}
        case "code":
            return {**parts, **({"pattern": f"^(?:{code.pattern})$"} if code else {})}
    return parts


def _kind(kind: type[Record], vocabulary: Vocabulary) -> KindEntry:
    schema = _schema(kind, vocabulary)
    written = {vocabulary.names.get(name, name): info for name, info in kind.written_fields().items()}
    definitions = schema.get("$defs", {})
    described_by = {name: info.description or "" for name, info in written.items()}
    fields = [
        entry
        for name, found in schema["properties"].items()
        for entry in _entries(name, found, described_by[name], name in schema["required"], definitions, kind is Profile)
    ]
    entries = tuple(replace(entry, description=described(entry.description, vocabulary.profile)) for entry in fields)
    return KindEntry(
        _title(kind, vocabulary),
        kind.files(vocabulary.folders),
        described(schema["description"].splitlines()[0], vocabulary.profile),
        entries,
    )


def _entries(
    name: str, found: dict[str, Any], description: str, required: bool, definitions: dict[str, Any], deep: bool
) -> Iterator[FieldEntry]:
    """A field; where ``deep`` is wanted, also each field inside it, as ``unit.one``: nothing else tells of these."""
    yield FieldEntry(name, _type(found, definitions), required, description, _values(found, definitions))
    inside = _resolved(found, definitions)
    inside = _resolved(inside["items"], definitions) if inside.get("type") == "array" else inside
    for field, own in inside.get("properties", {}).items() if deep else ():
        needed = field in inside.get("required", ())
        yield from _entries(f"{name}.{field}", own, own.get("description", ""), needed, definitions, deep)


def _title(kind: type[Record], vocabulary: Vocabulary) -> str:
    """The name of a kind, which for what is inspected is the profile's."""
    names = {"<unit>": vocabulary.names["partnership"], "<above>": vocabulary.names["above"]}
    return (
        (names.get(kind.path.partition("/")[0]) or kind.__name__).replace("-", " ").capitalize()
        if (kind.path.startswith("<"))
        else kind.__name__
    )


def _resolved(found: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A property without references and without "or null"."""
    for part in found.get("anyOf", ()):
        if part.get("type") != "null":
            return _resolved(part, definitions)
    if "$ref" in found:
        return dict(definitions[found["$ref"].rpartition("/")[2]])
    return found


def _type(found: dict[str, Any], definitions: dict[str, Any]) -> str:
    found = _resolved(found, definitions)
    if found["type"] == "array":
        return f"list of {_type(found['items'], definitions)}s"
    if found["type"] == "object":
        return "mapping"
    if found.get("format") == "edtf":
        return "date"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}[found["type"]]


def _values(found: dict[str, Any], definitions: dict[str, Any]) -> tuple[str, ...]:
    found = _resolved(found, definitions)
    keys, inside = found.get("propertyNames"), found.get("additionalProperties")
    for part in (*found.get("patternProperties", {}).values(), *filter(None, (inside, keys))):
        if isinstance(part, dict) and _values(part, definitions):
            return _values(part, definitions)
    return tuple(found.get("enum", ()))
