"""Workbooks that strangers may have made, opened with care.

In: the bytes of a file. Out: what stands in its cells, or ``UnreadableError``: never an error of a library. Nothing in a
workbook is ever run or worked out: a formula is only named.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

import openpyxl
from lxml import etree

from publishing.documents.pooling_rules import COLUMNS, MEGABYTE, MOST, ROWS, SHEETS
from publishing.documents.workbooks.model import Place

WORKBOOK = "a filled workbook (.xlsx or .ods)"
OTHER = "another kind of file"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and new Excel with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST = "META-INF/manifest.xml"  # of an OpenDocument file
_MACROS = ("xl/vbaProject.bin", "word/vbaProject.bin", "Basic/", "Scripts/")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Formula(str):
    """A formula, as it is written in its cell."""


Value = str | date
Cells = dict[Place, Value]


class UnreadableError(Exception):
    """A file that is no workbook, or none to trust."""

    def __init__(self, expected: str, found: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(f"expected {expected}, got {found}")


def cells(content: bytes) -> Cells:
    """The values of the cells of a workbook that are not empty."""
    names = checked_names(content)
    read = _xlsx if "xl/workbook.xml" in names else _ods if "content.xml" in names else None
    if not read:
        raise UnreadableError(WORKBOOK, OTHER)
    try:
        return {place: value for place, value in read(content) if value != ""}
    except Exception:  # noqa: BLE001 - whatever a damaged or hostile file makes a library raise, and they raise everything
        raise UnreadableError(WORKBOOK, "a damaged one") from None


LOCKED = UnreadableError("a workbook without a password", "one that needs a password")


def too_large(size: int) -> UnreadableError:
    """Says that there is more in a file than anybody can have filled in."""
    return UnreadableError(f"at most {MOST // MEGABYTE} megabytes", f"{size // MEGABYTE:,} megabytes")


def checked_names(content: bytes) -> list[str]:
    """The names of the files in a workbook that is no bomb, is not locked and brings no program."""
    with _package(content) as package:
        names = package.namelist()
        size = sum(entry.file_size for entry in package.infolist())  # zipfile unpacks no more than is said here
        if size > MOST:
            raise too_large(size)
        try:
            manifest = package.read(_MANIFEST) if _MANIFEST in names else b""
        except Exception:  # noqa: BLE001 - as in cells
            raise UnreadableError(WORKBOOK, "a damaged one") from None
    if b"encryption-data" in manifest:
        raise LOCKED
    if any(name.startswith(_MACROS) for name in names):
        raise UnreadableError("a workbook without macros", "one that has some")
    return names


def _package(content: bytes) -> ZipFile:
    """The zip file that a workbook is."""
    if not content:
        raise UnreadableError(WORKBOOK, "an empty file")
    if content.startswith(_COMPOUND):
        old = UnreadableError(WORKBOOK, "a file of an old kind, such as .xls; open it and save it as .xlsx")
        raise LOCKED if _ENCRYPTED in content else old
    try:
        return ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):  # a ZIP of a newer kind, the third says
        damaged = "a damaged one, of which a part is missing"
        raise UnreadableError(WORKBOOK, damaged if content.startswith(b"PK") else OTHER) from None


def _xlsx(content: bytes) -> Iterator[tuple[Place, Value]]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets[:SHEETS]:
        for row, line in enumerate(sheet.iter_rows(max_row=ROWS, max_col=COLUMNS)):
            for column, cell in enumerate(line):
                value = Formula(cell.value) if cell.data_type == "f" else _value(cell.value)
                yield Place(sheet.title, row, column), value


def _value(value: object) -> Value:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else folded("" if value is None else str(value))


def _ods(content: bytes) -> Iterator[tuple[Place, Value]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(ZipFile(BytesIO(content)).read("content.xml"), parser)
    for sheet in islice(root.iter(f"{_TABLE}table"), SHEETS):
        name = sheet.get(f"{_TABLE}name", "")
        for row, line in _repeated(sheet.iter(f"{_TABLE}table-row"), "rows", ROWS):
            inside = line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
            for column, cell in _repeated(inside, "columns", COLUMNS):
                yield Place(name, row, column), _ods_value(cell)


def _repeated(elements: Iterator[etree._Element], what: str, most: int) -> Iterator[tuple[int, etree._Element]]:
    """Rows or cells with their places, each as often as it says that it is repeated."""
    place = 0
    for element in elements:
        end = place + int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
        yield from ((number, element) for number in range(place, min(end, most)))
        place = end


def _ods_value(cell: etree._Element) -> Value:
    if formula := cell.get(f"{_TABLE}formula"):
        return Formula(formula)
    if cell.get(f"{_OFFICE}value-type") == "date":
        return date.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:10])
    return folded(" ".join("".join(map(str, line.itertext())) for line in cell.iterchildren(f"{_TEXT}p")))


def folded(text: str) -> str:
    """Return a text with its spaces folded."""
    return " ".join(text.split())
