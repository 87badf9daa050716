"""Open data: tables as CSV and JSON, and a Frictionless data package that says what every column means.

In: the catalogue, the site's own address, the day of the last change. Out: ``Data``: files by address, and what their
page says of them. The same records give the same bytes.
"""

from publishing.data.tables.columns import GradeBasis
from publishing.data.tables.files import Data, DataFile
from publishing.data.tables.package import FOLDER, PACKAGE, csv_lines, csv_text
from publishing.data.tables.site_tables import evaluations, reports, tables
from publishing.data.tables.table import Cell, Column, Table

__all__ = [
    "FOLDER",
    "PACKAGE",
    "Cell",
    "Column",
    "Data",
    "DataFile",
    "GradeBasis",
    "Table",
    "csv_lines",
    "csv_text",
    "evaluations",
    "reports",
    "tables",
]
