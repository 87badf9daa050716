"""publishing pool."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

import filled
from example import ROOT, real
from publishing.commands import project
from publishing.commands.cli import main
from publishing.commands.pooling import reading
from publishing.documents.workbooks import record

FORM = next(iter(real().catalogue.templates.values()))


@cache
def _workbooks() -> dict[str, bytes]:
    """Ten good workbooks, of both formats, by the names of their files."""
    chance = Random(1)  # noqa: S311 - made-up records are no secret
    found: dict[str, bytes] = {}
    for number in range(10):
        write, ending = (filled.xlsx, "xlsx") if number % 2 else (filled.ods, "ods")
        found[f"reading-{number:03}.{ending}"] = write(filled.cells(FORM, filled.answers(FORM, number, chance)))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with ten good workbooks."""
    (tmp_path / "records").mkdir()
    for name, content in _workbooks().items():
        (tmp_path / "records" / name).write_bytes(content)
    return tmp_path / "records"


@pytest.fixture(autouse=True)
def read_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project is read once for all tests but the first."""
    if request.function is not test_ten_good_files_are_pooled:
        monkeypatch.setattr(project, "build", lambda *_: real())


def _pool(folder: Path, *options: str) -> int:
    out, noted = str(folder.parent / "pooled"), str(folder.parent / "noted.json")
    return main(["--folder", str(ROOT), "pool", str(folder), "--out", out, "--memory", noted, *options])


def _add(folder: Path, name: str, number: int, seed: int) -> None:
    """Add a filled workbook with the number of a reading."""
    chance = Random(seed)  # noqa: S311 - made-up records are no secret
    (folder / name).write_bytes(filled.xlsx(filled.cells(FORM, filled.answers(FORM, number, chance))))


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
        assert _pool(folder, "--out", str(out)) == 0
        texts.append([file.read_bytes() for file in sorted(out.iterdir())])

    assert texts[0] == texts[1]


def test_a_folder_that_cannot_be_written_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message, and 1."""
    (folder.parent / "pooled").write_text("a file")

    assert _pool(folder) == 1
    assert "Give another folder with --out." in capsys.readouterr().err


def test_two_files_of_one_reading_are_both_named_and_not_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A corrected copy has the number of the first: nobody can tell which is right."""
    for number in (10, 11, 12):
        _add(folder, f"reading-{number:03}.xlsx", number, number)
    _add(folder, "reading-012-corrected.xlsx", 12, 99)

    assert _pool(folder) == 1

    said = capsys.readouterr()
    assert said.out.startswith("Pooled 12 records.")
    first, second = folder / "reading-012-corrected.xlsx", folder / "reading-012.xlsx"
    wanted = "sheet Record, cell B9: expected a number that no other reading has, got '012', as in"
    assert [line.replace(_cell(line), "B9") for line in said.err.splitlines()] == [
        f"{first}: {wanted} {second}; none of them is counted",
        f"{second}: {wanted} {first}; none of them is counted",
        "Left out: 2 of 14 files.",
    ]


def _cell(line: str) -> str:
    return line.partition("cell ")[2].partition(":")[0] or "\0"


@pytest.mark.parametrize("number", ["003", "3", " 03 ", "0003", "００３", "3\u200b", "003.0", "No. 3", "#3"])
def test_numbers_are_alike_however_they_are_written(number: str) -> None:
    """Blanks and leading zeros do not make another reading."""
    records = {
        name: filled.xlsx(filled.cells(FORM, {FORM.numbered_by or "": written, FORM.questions[3].id: answer}))
        for name, written, answer in zip(("a", "b"), ("003", number), FORM.questions[3].answers, strict=False)
    }
    found = reading.read(FORM, records)

    assert (len(found.records), len(found.faults)) == (0, 2)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("CR-3", "cr03", True),
        ("CR\u20113", "CR/3", True),
        ("1-23", "12-3", False),
        ("10", "1", False),
        ("3.1", "3", False),
    ],
)
def test_signs_beside_letters_make_no_other_number_but_those_between_figures_do(
    one: str, other: str, alike: bool
) -> None:
    records = {
        name: filled.xlsx(filled.cells(FORM, {FORM.numbered_by or "": written, FORM.questions[3].id: answer}))
        for name, written, answer in zip(("a", "b"), (one, other), FORM.questions[3].answers, strict=False)
    }
    assert len(reading.read(FORM, records).faults) == (2 if alike else 0)


def test_a_summary_that_is_too_like_an_earlier_one_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One record more: the difference of the two summaries would be that record."""
    assert _pool(folder) == 0
    before = (folder.parent / "pooled" / "summary.csv").read_bytes()
    _add(folder, "reading-010.xlsx", 10, 10)
    capsys.readouterr()

    assert _pool(folder) == 1
    assert capsys.readouterr().err == (
        "An earlier summary differs from this one by only 1 record: comparing the two would tell what it says. "
        "Wait until 10 records differ. If nobody has got the earlier summary, add --forget-last. Nothing was written.\n"
    )
    assert (folder.parent / "pooled" / "summary.csv").read_bytes() == before
    assert _pool(folder, "--forget-last") == 0


def test_a_summary_with_ten_records_more_is_made(folder: Path) -> None:
    """Ten together tell nothing of one; all earlier summaries count, not only the last."""
    assert _pool(folder) == 0
    for number in range(10, 20):
        _add(folder, f"reading-{number:03}.xlsx", number, number)
    assert _pool(folder) == 0
    for number in range(11, 20):
        (folder / f"reading-{number:03}.xlsx").unlink()

    assert _pool(folder) == 1


def test_the_memory_holds_no_answers(folder: Path) -> None:
    """Hashes with a key, for nobody but their owner."""
    assert _pool(folder) == 0
    noted = folder.parent / "noted.json"
    text = noted.read_text(encoding="utf-8")

    assert not any(answer in text for question in FORM.questions for answer in question.answers)
    assert noted.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"form": 2}', '{"form": 1, "key": "x", "summaries": {}}'])
def test_a_damaged_memory_is_said(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It never passes for an empty one."""
    noted = folder.parent / "noted.json"
    noted.write_text(content, encoding="utf-8")

    assert _pool(folder) == 1
    assert capsys.readouterr().err == (
        f"{noted}: expected the memory of earlier summaries, got something else. "
        "If no summary of these records was shared before, delete that file. Nothing was written.\n"
    )
