"""publishing.commands.cli: what check says, and of which moment."""

import re
from pathlib import Path

import pytest

from editors_project import CONFIG, MISTAKES, Project, new_report
from example import ROOT, files
from publishing.commands.cli import main


def test_check_says_that_nothing_is_wrong(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A good project gives 0."""
    assert main(["--folder", str(project({})), "check"]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_check_passes_the_real_site() -> None:
    """What is committed can be published, with the owner's settings."""
    assert main(["--folder", str(ROOT), "check"]) == 0


def _superseded_later(project: Project) -> Path:
    """A report that another, first under embargo until 1 March 2027, takes the place of."""
    file = "reports/northshire-2020.md"
    embargo = "added: 2027-03-01\npublish_at: 2027-03-01T09:30Z"
    newer = re.sub("^added: .*$", embargo, files({})[file].decode(), flags=re.MULTILINE)
    end = "status: superseded\nstatus_date: 2027-03-01\nstatus_reason: There is a newer one.\nreplaced_by: northshire-2027"
    return project(
        {
            "files": {"reports/northshire-2027.md": newer},
            "change": {file: {"confidence: high": f"confidence: high\n{end}"}},
        }
    )


@pytest.mark.parametrize(("day", "status"), [("2027-02-28", 1), ("2027-03-02", 0)])
def test_what_is_public_by_then_may_be_led_to(
    project: Project, monkeypatch: pytest.MonkeyPatch, day: str, status: int
) -> None:
    """As in the build: a report's successor may be named once the embargo on it is over, though the file still says when."""
    monkeypatch.setenv("PREVIEW_AT", day)

    assert main(["--folder", str(_superseded_later(project)), "check"]) == status


@pytest.mark.parametrize("command", ["check", "leak-check"])
@pytest.mark.parametrize("text", ["soon", "-5", "9" * 30, "2027-02-30", "2027-03-01T09:30", "20270301", "2027-03-01 "])
def test_a_preview_of_no_moment_is_a_message(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, text: str
) -> None:
    """A day, or a time with its zone, and nothing else: the message says so, and nothing is a traceback."""
    monkeypatch.setenv("PREVIEW_AT", text)

    assert main(["--folder", str(project({})), command]) == 1
    assert capsys.readouterr().err == (
        "PREVIEW_AT: expected a day such as 2027-03-02, or a time with its zone such as 2027-03-01T09:30+00:00, "
        f"got '{text.strip()}'\n"
    )


@pytest.mark.parametrize("text", ["soon", "-5", "9" * 30, "4102444800"])
def test_a_stale_moment_in_the_environment_decides_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """What other programs are told of the time by SOURCE_DATE_EPOCH, until 2100 and beyond, lifts no embargo."""
    folder = _superseded_later(project)
    report = folder / "docs/reports/northshire-2027.md"
    report.write_text(report.read_text(encoding="utf-8").replace("2027-03-01", "2098-03-01"), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)

    assert main(["--folder", str(folder), "check"]) == 1


def test_no_inventory_is_written_of_a_preview(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A preview knows addresses that nobody may see yet."""
    monkeypatch.setenv("PREVIEW_AT", "2098-03-02")
    folder = project({})

    assert main(["--folder", str(folder), "record-urls"]) == 1
    assert capsys.readouterr().err == (
        "PREVIEW_AT is set: nothing of a preview is published. Unset it. Nothing was written.\n"
    )
    assert not list(folder.glob("published/*"))


def test_check_says_all_that_the_build_says(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The same messages, in the same order, and 1."""
    status = main(["--folder", str(project(MISTAKES)), "check"])

    assert status == 1
    assert capsys.readouterr().err.splitlines() == [
        "partnerships/southshire.md:3: code: expected the council area's code, such as S12000047, got '102'",
        "reports/northshire-2020.md:16: confidence: expected high, medium or low, got 'certain'",
    ]


def test_check_says_what_is_lost(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages and anchors that were published are looked for; files are known only when the site is built."""
    folder = project({})
    (folder / "published").mkdir(exist_ok=True)
    (folder / "published/urls.txt").write_text("about/#who\nabout/#why\nabout/who.pdf\n", encoding="utf-8")

    assert main(["--folder", str(folder), "check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "published/urls.txt:2: expected 'about/#why' on the site, or a line for it in published/redirects.txt, got neither"
    ]


def test_check_of_a_file_says_what_is_wrong_in_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Other files' faults are left for later, though the file is checked against them."""
    folder = project(MISTAKES)

    assert main(["--folder", str(folder), "check", str(folder / "docs/partnerships/southshire.md")]) == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == ["partnerships/southshire.md"]
    assert main(["--folder", str(folder), "check", str(folder / "docs/partnerships/northshire.md")]) == 0


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (CONFIG.replace("owner:", "ownr:"), "mkdocs.yml:3: ownr: expected the name of a setting"),
        ("extra:\n  generator: false\n", "mkdocs.yml:1: publishing: expected the settings below 'extra:'"),
        ("extra: [\n", "mkdocs.yml:2: expected YAML"),
    ],
)
def test_check_says_what_is_wrong_with_the_settings(
    config: str, message: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever files are asked for, and no new report is written."""
    folder = project({})
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")

    assert main(["--folder", str(folder), "check", str(folder / "docs/partnerships/northshire.md")]) == 1
    assert capsys.readouterr().err.startswith(message)
    assert new_report(folder) == 1
    assert capsys.readouterr().err.startswith(message)


@pytest.mark.parametrize("name", ["docs/reports/nowhere.md", "mkdocs.yml"])
def test_check_of_a_file_that_is_not_there(name: str, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that does not exist, or is none of docs/, is not said to be right."""
    folder = project({})

    assert main(["--folder", str(folder), "check", str(folder / name)]) == 1
    assert "no such file" in capsys.readouterr().err


def test_outside_a_project_nothing_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is no good project."""
    assert main(["--folder", str(tmp_path), "check"]) == 1
    assert "no mkdocs.yml" in capsys.readouterr().err


def test_check_prints_advice_apart_and_passes(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Advice stops nothing; beside a fault it is still to be seen."""
    step = "handbook/first-steps.md"
    folder = project({"change": {step: {"The letter comes first.": "Read [this](../index.md)."}}})

    assert main(["--folder", str(folder), "check"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Advice, which stops nothing:\nhandbook/first-steps.md:12: expected link words")
    assert out.endswith("nothing wrong.\n")

    folder = project({"change": {step: {"The letter comes first.": "Read [this](../index.md) and [that](no.md)."}}})
    assert main(["--folder", str(folder), "check"]) == 1
    said = capsys.readouterr()
    assert "Advice" in said.out
    assert "Advice" not in said.err
    assert "no.md" in said.err


def test_the_old_name_of_a_command_still_works(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has it in a script goes on for one release."""
    assert main(["--folder", str(project({})), "ledger"]) == 0
    assert "published/questions.txt" in capsys.readouterr().out
