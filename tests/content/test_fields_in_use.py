"""Fields of records: each that somebody may write is read by what makes the site."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from example import ROOT
from publishing.content.models import KINDS, Record

MODELS = ROOT / "hooks" / "publishing" / "content" / "models"


@cache
def _read_names() -> frozenset[str]:
    """Every name behind a dot in the templates and in the code, but for the models themselves, where each field is named."""
    code = (file for file in (ROOT / "hooks").rglob("*.py") if not file.is_relative_to(MODELS))
    files = (*code, *(ROOT / "overrides").rglob("*.html"))
    return frozenset(name for file in files for name in re.findall(r"\.(\w+)", file.read_text(encoding="utf-8")))


def unread(kind: type[Record]) -> Iterator[str]:
    """The fields of a kind that nothing reads: no field itself, nor a property of its class that uses it."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in MODELS.glob("*.py"))
    for name in kind.model_fields:
        if name not in _read_names() and f"self.{name}" not in source:
            yield name


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_read(kind: type[Record]) -> None:
    """A field that is declared and shown nowhere would be searched, and nobody would find it on the page."""
    assert list(unread(kind)) == []


def test_a_field_that_nothing_reads_is_found() -> None:
    """As a field would be whose other half is missing."""

    class Half(Record):
        title: str = ""
        led_by_nobody_yet: str = ""

    assert list(unread(Half)) == ["led_by_nobody_yet"]
