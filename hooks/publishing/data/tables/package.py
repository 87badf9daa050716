"""The files of the data: each table as CSV and JSON, and a Frictionless data package with the schema of each.

In: tables, the site's own address, the day of the last change. Out: texts by address. The same records give the same
bytes.
"""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from publishing.base.json_lines import json_lines
from publishing.content.models import Profile, SiteVoice
from publishing.data.tables.table import Cell, Column, Table

FOLDER = "data/"
BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # https://owasp.org/www-community/attacks/CSV_Injection
PACKAGE = f"{FOLDER}datapackage.json"
_DESCRIPTIONS = {
    SiteVoice.OWN: "The inspectorate's own data. What is not known is empty. Nothing here is made up.",
    SiteVoice.CATALOGUE: (
        "Facts from public sources, each with its source. What is not known is empty. Nothing here is made up."
    ),
}


def title_of(profile: Profile) -> str:
    """Return the title of the data."""
    return f"{profile.subject}: reports and evaluations" if profile.graded_kinds else f"{profile.subject}: reports"


def description_of(profile: Profile) -> str:
    """Say where the data comes from."""
    return _DESCRIPTIONS[profile.voice]


def package_files(tables: Iterable[Table], site_url: str, changed: date | None, profile: Profile) -> Mapping[str, str]:
    """Every file of the data, by its address."""
    listed = tuple(tables)
    contents = {f"{FOLDER}{table.name}.csv": csv_text(table) for table in listed}
    contents |= {f"{FOLDER}{table.name}.json": json_text(table) for table in listed}
    contents[PACKAGE] = _package(listed, contents, site_url, changed, profile)
    return contents


def csv_text(table: Table) -> str:
    """A table as CSV (RFC 4180): a line of names, then the rows; an empty cell is not known, or does not apply.

    It begins with a byte order mark, without which Excel takes UTF-8 for another encoding.
    A text that a spreadsheet would run as a formula stands behind an apostrophe: people open these files, and no title or
    summary starts with such a sign on purpose. JSON holds it as it is.
    """
    return "".join((BYTE_ORDER_MARK, *csv_lines(table)))


def csv_lines(table: Table) -> list[str]:
    """Write the rows of a table as CSV, the line of names first; a cell of several lines is in one of them."""
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_written(row[column.name]) for column in table.columns] for row in table.rows)
    return lines


class _Lines(list[str]):
    """A file for ``csv.writer``, which writes a row at a time: each is an item."""

    write = list[str].append


def json_text(table: Table) -> str:
    """A table as a JSON list of objects; null is not known, or does not apply."""
    return json_lines(table.rows)


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _package(
    tables: Iterable[Table], contents: Mapping[str, str], site_url: str, changed: date | None, profile: Profile
) -> str:
    """The data package: what the files are, and the schema of each table."""
    licence = {"name": profile.licence.id, "title": profile.licence.title, "path": profile.licence.address}
    package = {
        "name": profile.dataset,
        "title": title_of(profile),
        "description": description_of(profile),
        "homepage": f"{site_url}{FOLDER}",
        "version": changed.isoformat() if changed else "",
        "licenses": [licence],
        "resources": [_resource(table, contents[f"{FOLDER}{table.name}.csv"]) for table in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, content: str) -> dict[str, Any]:
    data = content.encode()
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = list(_foreign(table))
    return schema


def _field(column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    more = {"constraints": constraints} if constraints else {}
    return {"name": column.name, "type": column.type, "description": column.description, **more}


def _foreign(table: Table) -> Iterator[dict[str, Any]]:
    for name, (other, column) in table.foreign.items():
        yield {"fields": name, "reference": {"resource": other, "fields": column}}
