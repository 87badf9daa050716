"""python -m publishing pool."""

from pathlib import Path
from random import Random

import pytest

import filled
from example import ROOT, real
from publishing.__main__ import main
from publishing.workbooks import record

FORM = next(iter(real().catalogue.templates.values()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with ten good workbooks, of both formats."""
    chance = Random(1)  # noqa: S311 - made-up records are no secret
    (tmp_path / "records").mkdir()
    for number in range(10):
        write, ending = (filled.xlsx, "xlsx") if number % 2 else (filled.ods, "ods")
        content = write(filled.cells(FORM, filled.answers(FORM, number, chance)))
        (tmp_path / "records" / f"reading-{number:03}.{ending}").write_bytes(content)
    return tmp_path / "records"


def _pool(folder: Path, *options: str) -> int:
    out = str(folder.parent / "pooled")
    return main(["--folder", str(ROOT), "pool", str(folder), "--out", out, *options])


def test_ten_good_files_are_pooled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0, and the names of what was written."""
    assert _pool(folder) == 0

    said = capsys.readouterr()
    assert said.out.startswith("Pooled 10 records. Wrote ")
    assert said.err == ""
    assert sorted(file.name for file in (folder.parent / "pooled").iterdir()) == ["summary.csv", "summary.html"]


def test_ten_good_and_five_bad(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten are pooled, five are named, and it says 1."""
    good = (folder / "reading-001.xlsx").read_bytes()
    cells = filled.cells(FORM, {"overall-quality": "Good"})
    (folder / "reading-010.xlsx").write_bytes(good)
    (folder / "reading-011.xlsx").write_bytes(good[:-200])
    (folder / "reading-012.xlsx").write_bytes(filled.xlsx({**cells, record.VERSION: "2025.1"}))
    (folder / "reading-013.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (folder / "notes.txt").write_text("To do")

    assert _pool(folder) == 1

    said = capsys.readouterr()
    assert said.out.startswith("Pooled 10 records.")
    *faults, last = said.err.splitlines()
    assert [Path(fault.partition(": ")[0]).name for fault in faults] == [
        "notes.txt",
        "reading-010.xlsx",
        "reading-011.xlsx",
        "reading-012.xlsx",
        "reading-013.xls",
    ]
    assert last == "Left out: 5 of 15 files."
    assert "Records pooled" in (folder.parent / "pooled" / "summary.html").read_text(encoding="utf-8")


def test_too_few_are_not_pooled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written of fewer than ten."""
    (folder / "reading-001.xlsx").unlink()

    assert _pool(folder) == 1
    assert capsys.readouterr().err == "A summary to share needs at least 10 records. Here are 9. Nothing was written.\n"
    assert not (folder.parent / "pooled").exists()


def test_an_unknown_template_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are."""
    assert _pool(folder, "--template", "other") == 1
    assert capsys.readouterr().err == f"Say which template was filled in, with --template: {FORM.id}.\n"


def test_pooling_twice_gives_the_same_bytes(folder: Path) -> None:
    """What was written before is no record."""
    out = folder / "pooled"
    texts = []
    for _ in range(2):
        assert main(["--folder", str(ROOT), "pool", str(folder), "--out", str(out)]) == 0
        texts.append([file.read_bytes() for file in sorted(out.iterdir())])

    assert texts[0] == texts[1]


def test_a_folder_that_cannot_be_written_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message, and 1."""
    (folder.parent / "pooled").write_text("a file")

    assert _pool(folder) == 1
    assert "Give another folder with --out." in capsys.readouterr().err
