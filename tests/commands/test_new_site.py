"""``publishing new site``: a folder that builds, from a dozen answers that are checked as they are given."""

from pathlib import Path

import pytest

from building import ENVIRONMENT, build
from example import ROOT
from publishing.commands.cli import main
from publishing.commands.new_site import QUESTIONS, wrong_with

ANSWERS = {
    "inspectorate": "Fire Inspectorate",
    "article": "the",
    "voice": "own",
    "contact": "office@fire.example",
    "place": "Northland",
    "subject": "Inspections of fire stations",
    "noun": "fire station",
    "nouns": "fire stations",
    "kind": "Inspection",
    "grades": "Good, Fair, Poor",
    "unit": "Harbour: the “old” station, South Station, North Station",
    "address": "https://fire.example/",
}


def arguments(folder: Path, **changed: str) -> list[str]:
    """The command line that gives every answer."""
    answers = {**ANSWERS, **changed}
    return ["--folder", str(ROOT), "new", "site", str(folder), *(f"--{name}={answers[name]}" for name in QUESTIONS)]


def linked(folder: Path) -> Path:
    """The folder with the engine, as its Makefile links it, and without downloads, which take long."""
    for name in ("hooks", "overrides", "tools"):
        (folder / name).symlink_to(ROOT / name)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "    downloads: false\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("voice", ["own", "catalogue"])
def test_the_folder_builds(voice: str, tmp_path: Path) -> None:
    """Strictly, without a warning; its report says that it is made up, and its pages have the words of the answers."""
    folder = tmp_path / "fire"

    assert main(arguments(folder, voice=voice)) == 0
    done = build(linked(folder), folder / "built", **ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    (report,) = (folder / "built/reports").glob("*/index.html")
    text = report.read_text("utf-8")
    assert "A made-up specimen" in text
    assert "Harbour: the “old” station" in (folder / "built/fire-stations/index.html").read_text("utf-8")
    assert (folder / "built/fire-stations/north-station/index.html").is_file()
    assert ("It is not a site of the Fire Inspectorate" in text) is (voice == "catalogue")


def test_the_engine_is_named_and_not_copied(tmp_path: Path) -> None:
    """The folder holds records and settings alone; its Makefile knows where the engine is, and its README both commands."""
    folder = tmp_path / "fire"
    main(arguments(folder))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert {file for file in files if not file.startswith("docs/")} == {
        ".gitignore",
        "Makefile",
        "README.md",
        "mkdocs.yml",
    }
    assert f"ENGINE ?= {ROOT}\n" in (folder / "Makefile").read_text("utf-8")
    assert "make site" in (readme := (folder / "README.md").read_text("utf-8"))
    assert "make engine-update" in readme
    assert "The reports of the Fire Inspectorate, as a static site." in readme
    assert "`docs/fire-stations/` has a file for each fire station" in readme


def test_the_first_real_report_takes_no_made_up_name(tmp_path: Path) -> None:
    """The report that is made up stands in nobody's way: neither its id nor its area is one of a real report."""
    folder = tmp_path / "fire"
    main(arguments(folder))
    real = [
        "new",
        "report",
        "--title=Visit",
        "--kind=inspection",
        "--partnership=North Station",
        "--published=2026-10-05",
    ]
    answers = ["--inspected=2026-09", "--summary=The crew was quick.", "--sources=https://fire.example/a"]

    assert main(["--folder", str(linked(folder)), *real, *answers]) == 0
    assert "fire-station: north-station" in (folder / "docs/reports/north-station-2026.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("voice", "mine", "Expected own or catalogue, got 'mine'."),
        ("contact", "nobody", "Expected a mail address such as office@reports.example, got 'nobody'."),
        ("address", "fire", "Expected an address such as https://reports.example/, got 'fire'."),
        ("grades", "Good", "Expected two to 7 different grades, with commas between, got 'Good'."),
        ("grades", "Good, good", "Expected two to 7 different grades, with commas between, got 'Good, good'."),
        ("unit", "North, north", "Expected different names, with commas between, got 'North, north'."),
        ("noun", "", "Expected a text with letters, got 'nothing'."),
        ("noun", "…", "Expected a text with letters, got '…'."),
    ],
)
def test_a_wrong_answer_is_said_at_once(
    name: str, answer: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written."""
    assert wrong_with(name, answer) == said
    assert main(arguments(tmp_path / "fire", **{name: answer})) == 1
    assert capsys.readouterr().err == f"{name}: {said}\nNothing was written.\n"
    assert not (tmp_path / "fire").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is in it."""
    assert main(arguments(tmp_path)) == 1
    assert capsys.readouterr().err == f"{tmp_path} is there already. Give the name of a new folder.\n"


def test_what_would_not_build_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Answers that contradict each other are said in the words of a build."""
    assert main(arguments(tmp_path / "fire", noun="programme")) == 1
    assert "unit.id: expected a name that no other field of reports has, got 'programme'" in capsys.readouterr().err
    assert not (tmp_path / "fire").exists()


def test_questions_are_asked_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong answer is asked for again; Enter takes the usual one."""
    typed = iter(["Fire Inspectorate", "", "mine", "own", *[*ANSWERS.values()][3:]])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))

    assert main(["--folder", str(ROOT), "new", "site", str(tmp_path / "fire")]) == 0
    assert "name: Fire Inspectorate\n  article: the\n" in (tmp_path / "fire/docs/profile.yml").read_text("utf-8")
