"""What the records may say, for machines and for readers: JSON Schemas and the data dictionary.

In: the models in ``models``. Out: one schema a kind (for editors and other programs), and the rows of the
dictionary page. Neither has a list of its own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from publishing.content.models import KINDS, Record


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


def schemas() -> Mapping[str, str]:
    """The text of one JSON Schema for each kind of record, by file name."""
    return {
        f"{kind.__name__.lower()}.schema.json": json.dumps(_schema(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in KINDS
    }


@cache
def dictionary() -> tuple[KindEntry, ...]:
    """Every kind of record with its fields."""
    return tuple(_kind(kind) for kind in KINDS)


def _schema(kind: type[Record]) -> dict[str, Any]:
    """The schema of a front matter: without what the file's name gives."""
    schema = kind.model_json_schema()
    schema["properties"] = {name: schema["properties"][name] for name in kind.written_fields()}
    schema["required"] = [name for name in schema.get("required", ()) if name not in kind.given]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _kind(kind: type[Record]) -> KindEntry:
    schema = _schema(kind)
    fields = (
        FieldEntry(
            name=name,
            type=_type(found, schema.get("$defs", {})),
            required=name in schema["required"],
            description=kind.written_fields()[name].description or "",
            values=_values(found, schema.get("$defs", {})),
        )
        for name, found in schema["properties"].items()
    )
    return KindEntry(kind.__name__, kind.path, schema["description"].splitlines()[0], tuple(fields))


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
