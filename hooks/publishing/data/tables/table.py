"""Tables as data: what a column means, and rows that follow from columns.

In: columns, and the items that are a row each. Out: ``Table``s, of which the CSV and JSON files, the data package and
the page of the data are made.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from publishing.base.dates import When
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Record, ReportKind

Cell = str | int | bool | None
Item = TypeVar("Item")


@dataclass(frozen=True)
class Context:
    """The surroundings of the items: their catalogue, and the site's own address, which ends in a slash."""

    catalogue: Catalogue
    site_url: str

    def url(self, record: Record) -> str:
        """Get the address of a record's page as visitors type it."""
        return f"{self.site_url}{address_of(record.file)}"


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column: ``type`` is Frictionless' (string, integer, boolean, date); ``values`` are all that may stand in it."""

    name: str
    description: str
    value_of: Callable[[Item, Context], Cell]
    type: str = "string"
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: ``key`` names the columns that tell rows apart, ``foreign`` maps columns to the table and column meant."""

    name: str
    title: str
    description: str
    columns: tuple[Column[Any], ...]
    rows: tuple[Mapping[str, Cell], ...] = ()
    key: tuple[str, ...] = ()
    foreign: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def filled(self, items: Iterable[Any], context: Context) -> "Table":
        """Make the same table with a row for each item."""
        rows = ({column.name: column.value_of(item, context) for column in self.columns} for item in items)
        return replace(self, rows=tuple(rows))


def field_of(
    record: type[Record],
    name: str,
    *,
    column: str = "",
    type: str = "string",
    required: bool = False,
    values: Iterable[StrEnum] = (),
    record_of: Callable[[Any, Context], Record | None] = lambda item, _: item,
) -> Column[Any]:
    """Make a column of a field, which has the field's name unless ``column`` is given; ``record_of`` finds an item's record."""
    description = record.model_fields[name].description or ""

    def value_of(item: Any, context: Context) -> Cell:
        return cell(getattr(record_of(item, context), name, None))

    return Column(column or name, description, value_of, type, required, choices(values))


def cell(value: Any) -> Cell:
    """Write a value as a cell has it: a choice by its name, a day as text."""
    if isinstance(value, StrEnum | ReportKind):
        return value.value
    return str(value) if isinstance(value, date | When) else cast(Cell, value)


def choices(values: Iterable[StrEnum]) -> tuple[str, ...]:
    """List all values of a choice."""
    return tuple(value.value for value in values)
