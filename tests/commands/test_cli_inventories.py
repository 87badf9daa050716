"""publishing.commands.cli: schemas, and the inventories of what was published."""

import pytest

from editors_project import Project
from example import vocabulary
from publishing.base import checksummed_files
from publishing.commands.cli import main
from publishing.content import schemas


def test_schemas_are_written(project: Project) -> None:
    """One file for each kind of record."""
    folder = project({})

    assert main(["--folder", str(folder), "schemas"]) == 0
    assert schemas.schemas(vocabulary()) == {
        path.name: path.read_text(encoding="utf-8") for path in (folder / "schemas").iterdir()
    }


def test_inventory_notes_what_is_new(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run writes every question and address, the second adds none."""
    folder = project({})
    checksummed_files.write(folder / ".cache" / "published/urls.txt", "reports/northshire-2020/\n")

    assert [main(["--folder", str(folder), "record-urls"]) for _ in range(2)] == [0, 0]
    assert "first-form group choice\n" in (folder / "published/questions.txt").read_text(encoding="utf-8")
    assert [line.partition(": ")[2] for line in capsys.readouterr().out.splitlines()] == [
        "5 new lines.",
        "1 new lines.",
        "0 new lines.",
        "0 new lines.",
    ]


def test_inventory_believes_no_damaged_note(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the addresses are not as a build left them, none is noted, and the message says what to run."""
    folder = project({})
    checksummed_files.write(folder / ".cache" / "published/urls.txt", "reports/northshire-2020/\n")
    (folder / ".cache" / "published/urls.txt").write_text("reports/northshirf-2020/\n", encoding="utf-8")

    assert main(["--folder", str(folder), "record-urls"]) == 0
    assert not (folder / "published/urls.txt").exists()
    assert "Run: make record-urls" in capsys.readouterr().out


def test_inventory_lets_nothing_be_lost(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a published question is gone, the inventory stays as it is, and check says so too."""
    folder = project({})
    before = "first-form gone text\n"
    (folder / "published").mkdir(exist_ok=True)
    (folder / "published/questions.txt").write_text(before, encoding="utf-8")

    assert main(["--folder", str(folder), "record-urls"]) == 1
    assert main(["--folder", str(folder), "check"]) == 1
    assert (folder / "published/questions.txt").read_text(encoding="utf-8") == before
    assert capsys.readouterr().err.count("the question 'gone', which was published") == 2
