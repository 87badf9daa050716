"""publishing.content.schemas: JSON Schemas and the data dictionary, both made from the records."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from example import ROOT, real, vocabulary
from publishing.content import front_matter, schemas
from publishing.content.loader import kind_of
from publishing.content.models import KINDS, Profile, Provider, Record

COMMITTED = {path.name: path for path in (ROOT / "schemas").iterdir()}


def test_the_committed_schemas_are_the_models() -> None:
    """Whoever changes a record runs ``publishing schemas``."""
    assert schemas.schemas(real().catalogue.vocabulary) == {
        name: path.read_text(encoding="utf-8") for name, path in COMMITTED.items()
    }


@pytest.mark.parametrize("kind", [Profile, *(kind for kind in KINDS if kind is not Provider)])
def test_the_dictionary_has_every_field(kind: type[Record]) -> None:
    """Each field has a type and a description, and is required where the record has no value of its own."""
    (found,) = (entry for entry in schemas.dictionary(vocabulary()) if entry.file == kind.files(vocabulary().folders))

    names = vocabulary().names
    assert {
        names.get(name, name): info.is_required()
        for name, info in kind.written_fields().items()
        if names.get(name, name)
    } == {field.name: field.required for field in found.fields if "." not in field.name}
    assert all(field.type and field.description for field in found.fields)


def test_the_dictionary_names_allowed_values() -> None:
    """Values come from the records' own lists, also for what stands inside a field."""
    (report,) = (entry for entry in schemas.dictionary(vocabulary()) if entry.name == "Report")
    values = {field.name: field.values for field in report.fields}

    assert values["confidence"] == ("high", "medium", "low")
    assert values["evaluations"][0] == values["evaluation_counts"][0] == "excellent"
    assert values["basis"] == ("seen", "inferred", "recalled", "shortened")
    assert values["title"] == ()


def test_every_file_of_the_site_fits_its_schema() -> None:
    """What the site publishes, an editor with the schemas accepts: texts are read as flags and numbers where one is due."""
    faults = []
    for file in real().catalogue.by_file:
        kind = kind_of(file, vocabulary())[0]
        schema = json.loads(COMMITTED[f"{kind.__name__.lower()}.schema.json"].read_text(encoding="utf-8"))
        source, _ = front_matter.parse(file, (ROOT / "docs" / file).read_bytes())
        fields = _typed(source.fields, schema, schema.get("$defs", {}))
        faults += [f"{file}: {error.message}" for error in Draft202012Validator(schema).iter_errors(fields)]

    assert faults == []


def _typed(value: Any, schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    """A value as a schema's type asks for it; ``parts`` are the schemas that it names."""
    for branch in (*schema.get("anyOf", ()), schema):
        part = parts[branch["$ref"].rpartition("/")[2]] if "$ref" in branch else branch
        if part.get("type") == "boolean":
            return {"true": True, "false": False}.get(value, value)
        if part.get("type") == "integer":
            return int(value)
        if isinstance(value, list) and "items" in part:
            return [_typed(inside, part["items"], parts) for inside in value]
        if isinstance(value, dict):
            known, others = part.get("properties", {}), part.get("additionalProperties") or {}
            return {name: _typed(inside, known.get(name, others), parts) for name, inside in value.items()}
    return value


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Fife", "colour": "red"},
        {"name": "Fife", "code": "12"},
        {"code": "S12000047"},
        {"name": "Fife", "aliases": "Kingdom"},
    ],
)
def test_a_schema_refuses_what_the_records_refuse(fields: dict[str, Any]) -> None:
    """Unknown and missing fields, wrong forms and wrong types are found in the editor already."""
    schema = json.loads(COMMITTED["partnership.schema.json"].read_text(encoding="utf-8"))

    assert not Draft202012Validator(schema).is_valid(fields)
