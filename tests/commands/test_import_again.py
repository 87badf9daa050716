"""publishing import --again: a corrected file takes the place of the text, and nothing else."""

from pathlib import Path

import pytest

from handed_in import LONG, laid_out, put, report, run_import
from word_sources import paragraph, table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder."""
    return laid_out(tmp_path)


def test_again_keeps_what_readers_know(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Front matter, ids, alternative texts; what differs is shown, and an entry proposed."""
    path = put(folder, report())
    run_import(folder, path, "--as", "northshire-2027")
    written = folder / "docs/reports/northshire-2027.md"
    edited = written.read_text(encoding="utf-8")
    for old, new in (("added: ", "# mine\nadded: "), ("{#findings}", "{#what}"), ("![](", "![A dot](")):
        edited = edited.replace(old, new)
    written.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    corrected = report(
        paragraph("3.1\tA new paragraph, see the table."),
        table(["A", "B"], ["1", "2"]),
        first=LONG.replace("March", "April"),
        heading="The findings",
    )
    assert run_import(folder, put(folder, corrected), "--as", "northshire-2027", "--again") == 0
    said = capsys.readouterr().out
    result = written.read_text(encoding="utf-8")
    assert result.split("---\n")[1] == edited.split("---\n")[1]
    assert result == edited.replace("## Findings {", "## The findings {").replace("March.", "April.").replace(
        "\n\n[^1]", "\n\n[3.1] A new paragraph, see the table.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n[^1]"
    )
    assert f"Changed, 2.1:\n  - [2.1] {LONG}\n  + [2.1] {LONG.replace('March', 'April')}\n" in said
    assert "Added, 3.1:\n  + [3.1] A new paragraph, see the table.\n" in said
    assert "    note: We corrected 2 paragraphs (2.1) and added 2 paragraphs.\n" in said
    assert "0 missing, 0 added." in said
    assert sorted(path.name for path in written.with_suffix("").iterdir()) == ["original.docx", "picture-1.png"]


def test_again_with_the_same_file_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder, report())
    run_import(folder, path, "--as", "northshire-2027")
    written = folder / "docs/reports/northshire-2027.md"
    before = written.stat().st_mtime_ns
    capsys.readouterr()
    assert run_import(folder, path, "--as", "northshire-2027", "--again") == 0
    assert "nothing differs" in capsys.readouterr().out
    assert written.stat().st_mtime_ns == before
