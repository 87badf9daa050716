"""``publishing new site``: a folder that builds, from a dozen answers that are checked as they are given."""

import re
from pathlib import Path

import pytest

from building import ENVIRONMENT, build
from example import ROOT
from publishing.base.tokens import COLOURS
from publishing.commands import new_site_answers
from publishing.commands.cli import main
from publishing.commands.new_site import QUESTIONS
from publishing.commands.new_site_answers import ids, wrong_with

ANSWERS = {
    "inspectorate": "Fire Inspectorate",
    "article": "the",
    "colour": "-",
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
        (
            "grades",
            "A, B, C, D, E, F, G, H",
            "Expected two to 7 different grades, with commas between, got 'A, B, C, D, E, F, G, H'.",
        ),
        ("unit", "North, …", "Expected different names, with commas between, got 'North, …'."),
        ("inspectorate", "", "Expected a text with letters, got nothing."),
        ("article", "7", "Expected an article, or - for none, got '7'."),
        ("colour", "red", f"Expected a colour such as {COLOURS['accent'].light}, or - for none, got 'red'."),
        (
            "colour",
            "#FFDD00",
            "Expected a colour with a contrast of 4.5 to 1 or more to the site's paper #f0ecd5 (1.1 to 1 here), "
            "such as #7b6a02, got '#FFDD00'.",
        ),
        ("noun", "", "Expected a text with Latin letters, of which its address is made, got nothing."),
        ("noun", "…", "Expected a text with Latin letters, of which its address is made, got '…'."),
        ("noun", "Programme", "Expected another word, as the site uses this one itself, got 'Programme'."),
        ("nouns", "Reports", "Expected another word, as the site uses this one itself, got 'Reports'."),
        ("kind", "检查", "Expected a text with Latin letters, of which its address is made, got '检查'."),
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


def test_what_would_not_build_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no question looked at is said in the words of a build."""
    monkeypatch.setattr(new_site_answers, "RESERVED_FIELDS", ())
    assert main(arguments(tmp_path / "fire", noun="programme")) == 1
    assert "unit.id: expected a name that no other field of reports has, got 'programme'" in capsys.readouterr().err
    assert not (tmp_path / "fire").exists()


def test_questions_are_asked_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong answer is asked for again; Enter takes the usual one."""
    typed = iter(["Fire Inspectorate", "", "", "mine", "own", *[*ANSWERS.values()][4:]])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))

    assert main(["--folder", str(ROOT), "new", "site", str(tmp_path / "fire")]) == 0
    profile = (tmp_path / "fire/docs/profile.yml").read_text("utf-8")
    assert "name: Fire Inspectorate\n  article: the\n" in profile
    assert "brand" not in profile


def test_the_colour_of_the_brand_stands_in_the_profile(tmp_path: Path) -> None:
    """In quotation marks, without which YAML takes it for a comment."""
    assert main(arguments(tmp_path / "fire", colour="#8A1538")) == 0
    assert "brand:\n  colour: '#8A1538'\n" in (tmp_path / "fire/docs/profile.yml").read_text("utf-8")


@pytest.mark.parametrize("nothing", ["-", "none"])
def test_no_article_is_an_answer(nothing: str, tmp_path: Path) -> None:
    """The question offers a hyphen for none, and takes it."""
    assert main(arguments(tmp_path / "fire", article=nothing)) == 0
    assert "article" not in (tmp_path / "fire/docs/profile.yml").read_text("utf-8")
    assert "The reports of Fire Inspectorate," in (tmp_path / "fire/README.md").read_text("utf-8")


def test_any_names_have_addresses() -> None:
    """Accents, apostrophes and other scripts: each name has an id of its own, of Latin letters, digits and hyphens."""
    names = "O'Brien's Österstraße, Łódź, Smith & Sons, Smith Sons, 北京, 上海, House 2, Ærø, 7"

    assert list(ids(names, "fire-station").values()) == [
        *("obriens-osterstrasse", "lodz", "smith-sons", "smith-sons-2", "fire-station", "fire-station-2"),
        *("house-2", "aero", "7"),
    ]


def test_a_site_of_any_names_is_written(tmp_path: Path) -> None:
    """Names without a Latin letter, one that a made-up file has, and grades in another script pass the checks of a build."""
    changed = {
        "inspectorate": "北京消防局",
        "place": "北京",
        "grades": "好, 差",
        "unit": "北京, Made up, O'Dell's, 上海",
    }

    assert main(arguments(tmp_path / "fire", **changed)) == 0
    files = {path.name for path in (tmp_path / "fire/docs/fire-stations").iterdir()}
    assert files >= {"fire-station.md", "fire-station-2.md", "odells.md", "fire-station-made-up.md", "made-up.md"}
    assert 'label: "好"' in (tmp_path / "fire/docs/scales/our-scale.md").read_text("utf-8")


def test_the_folder_has_every_command_for_editors(tmp_path: Path) -> None:
    """Each target of the engine that its README names for editors is one of the new folder's Makefile."""
    main(arguments(tmp_path / "fire"))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (tmp_path / "fire/Makefile").read_text("utf-8"), re.MULTILINE)
    editors = (ROOT / "README.md").read_text("utf-8").partition("For editors")[2].split("```")[1]
    wanted = {*re.findall(r"^make ([\w-]+)", editors, re.MULTILINE), "site", "serve", "record-urls", "rollback"}

    assert {"import", "preview", "leak-check"} <= wanted
    assert wanted <= set(phony.split())


def test_what_is_generated_is_not_committed(tmp_path: Path) -> None:
    """Whatever the engine's own repository ignores of a site, the new folder ignores, too."""
    main(arguments(tmp_path / "fire"))
    ignored = (tmp_path / "fire/.gitignore").read_text("utf-8").split()

    of_a_site = ["/.venv", "/.cache/", "/.sites/", "/site", "/imports/", "/.pooled.json", "__pycache__/"]
    assert set(of_a_site) <= set(ignored) & set((ROOT / ".gitignore").read_text("utf-8").split())
