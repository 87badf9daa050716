"""Workbooks that strangers may have made, opened with care."""

import io
import zipfile
from datetime import date

import pytest

import filled
from publishing.commands.pooling.opening import UnreadableError, cells
from publishing.documents.pooling_rules import MOST
from publishing.documents.workbooks.model import Place

CELLS: dict[Place, str | date] = {
    Place("Record", 3, 2): "Very good",
    Place("Record", 9, 2): date(2026, 11, 22),
    Place("Record", 9, 4): "a  b",
    Place("About", 2, 1): "record",
}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def _with(content: bytes, entries: dict[str, bytes]) -> bytes:
    """A workbook in which files were added or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return _zip({name: package.read(name) for name in package.namelist()} | entries)


def _bomb() -> bytes:
    """A gigabyte in a megabyte."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/workbook.xml", "w", force_zip64=True) as entry,
    ):
        for _ in range(1000):
            entry.write(bytes(1_000_000))
    return out.getvalue()


XLSX, ODS = filled.xlsx(CELLS), filled.ods(CELLS)
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in range(ord("b"), ord("k")))
    + b"]><x>&j;</x>"
)
BAD = {
    "empty": (b"", "a filled workbook (.xlsx or .ods), got an empty file"),
    "words": (b"Dear colleague", "a filled workbook (.xlsx or .ods), got another kind of file"),
    "other-zip": (_zip({"word/document.xml": b"<x/>"}), "a filled workbook (.xlsx or .ods), got another kind of file"),
    "cut-off": (XLSX[:-500], "a filled workbook (.xlsx or .ods), got a damaged one, of which a part is missing"),
    "broken-inside": (
        _with(XLSX, {"xl/workbook.xml": b"<workbook"}),
        "a filled workbook (.xlsx or .ods), got a damaged one",
    ),
    "broken-ods": (_with(ODS, {"content.xml": b"<x"}), "a filled workbook (.xlsx or .ods), got a damaged one"),
    "entities-xlsx": (_with(XLSX, {"xl/workbook.xml": LAUGHS}), "a filled workbook (.xlsx or .ods), got a damaged one"),
    "old": (
        COMPOUND + bytes(600),
        "a filled workbook (.xlsx or .ods), got a file of an old kind, such as .xls; open it and save it as .xlsx",
    ),
    "password": (
        COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "a workbook without a password, got one that needs a password",
    ),
    "password-ods": (
        _with(ODS, {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "a workbook without a password, got one that needs a password",
    ),
    "macros": (_with(XLSX, {"xl/vbaProject.bin": b"x"}), "a workbook without macros, got one that has some"),
    "macros-ods": (
        _with(ODS, {"Basic/Standard/Module1.xml": b"x"}),
        "a workbook without macros, got one that has some",
    ),
}


@pytest.mark.parametrize("content", [XLSX, ODS], ids=["xlsx", "ods"])
def test_cells_are_read_alike(content: bytes) -> None:
    """Text, with its spaces folded, and days; wherever they stand."""
    assert cells(content) == {**CELLS, Place("Record", 9, 4): "a b"}


@pytest.mark.parametrize("content", [filled.xlsx, filled.ods], ids=["xlsx", "ods"])
def test_a_formula_is_only_named(content: type) -> None:
    """It is never worked out."""
    value = cells(content({Place("Record", 3, 2): "=1+1"}))[Place("Record", 3, 2)]

    assert type(value).__name__ == "Formula"
    assert "1+1" in str(value)


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_what_is_no_workbook_is_said(content: bytes, expected: str) -> None:
    """A message, and never the error of a library."""
    with pytest.raises(UnreadableError) as error:
        cells(content)

    assert str(error.value) == f"expected {expected}"


def test_a_bomb_is_said() -> None:
    """A gigabyte is not unpacked to say how large it is."""
    with pytest.raises(UnreadableError, match="expected at most 20 megabytes, got 1,000 megabytes"):
        cells(_bomb())


def test_every_cut_gives_a_message() -> None:
    """A file of which the end is missing, wherever it was cut, is never read."""
    for content in (XLSX, ODS):
        for end in range(0, len(content) - 30, 97):
            with pytest.raises(UnreadableError):
                cells(content[:end])


def test_a_lie_about_sizes_unpacks_nothing() -> None:
    """A bomb that says that it is small is cut off there."""
    bomb = _zip({"content.xml": bytes(2 * MOST)})
    size = (2 * MOST).to_bytes(4, "little")
    assert bomb.count(size) == 2

    with pytest.raises(UnreadableError):
        cells(bomb.replace(size, (100).to_bytes(4, "little")))


def test_entities_are_not_unfolded() -> None:
    """Ten lines that would become a gigabyte stay ten lines."""
    try:
        found = cells(_with(ODS, {"content.xml": LAUGHS}))
    except UnreadableError:
        found = {}

    assert found == {}
