"""publishing.commands.cli: what editors do without building the site."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from example import ROOT, files, vocabulary
from publishing.base import checksummed_files
from publishing.commands.cli import main
from publishing.content import schemas

OPTIONS = {
    "title": "Services for children in Southshire",
    "kind": "joint-inspection",
    "partnership": "southshire",
    "programme": "services",
    "published": "2022-03-04",
    "inspected": "unknown",
    "confidence": "high",
    "summary": "One inspection.",
}
CONFIG = """\
extra:
  publishing:
    owner: The owner
    contact: !ENV [NO_SUCH_CONTACT, "owner@site.example"]
    unlinked_hosts: [copies.example]
"""
MISTAKES = {
    "change": {
        "partnerships/southshire.md": {"code: S12000102": "code: 102"},
        "reports/northshire-2020.md": {"confidence: high": "confidence: certain"},
    }
}
Project = Callable[[Mapping[str, object]], Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project's folder with the base, or a case."""

    def make(case: Mapping[str, object]) -> Path:
        (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        for file, content in files(case).items():
            path = tmp_path / "docs" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    return make


def _new(folder: Path, **options: str | None) -> int:
    given = [f"--{name}={value}" for name, value in {**OPTIONS, **options}.items() if value is not None]
    return main(["--folder", str(folder), "new", "report", *given])


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
    assert _new(folder) == 1
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


def test_a_new_report_is_written_and_passes(project: Project) -> None:
    """What options say becomes a file that check accepts."""
    folder = project({})

    assert _new(folder) == 0
    assert (folder / "docs/reports/southshire-2022.md").is_file()
    assert main(["--folder", str(folder), "check"]) == 0


def test_a_new_report_takes_no_id_that_there_is(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing report is never written over."""
    folder = project({})
    before = (folder / "docs/reports/southshire-2020.md").read_bytes()

    assert _new(folder, published="2020-08") == 1
    assert "reports/southshire-2020.md: there is such a report" in capsys.readouterr().err
    assert before == (folder / "docs/reports/southshire-2020.md").read_bytes()
    assert _new(folder, published="2020-08", id="southshire-2020-second") == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"published": "2022-02-30"}, "published: expected a date that the calendar has, got '2022-02-30'"),
        ({"partnership": "southshir"}, "(did you mean 'southshire'?)"),
        ({"id": "South Shire"}, "expected a file name in small letters, digits and hyphens"),
        ({"id": "../outside"}, "Nothing was written."),
        ({"summary": ""}, "summary: expected this field"),
        ({"sources": "https://copies.example/1"}, "expected a source that may be linked"),
    ],
)
def test_a_new_report_with_a_mistake_is_not_written(
    options: dict[str, str], said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """The messages are those of the build, and the folder stays as it was."""
    folder = project({})
    before = sorted(folder.rglob("*"))

    assert _new(folder, **options) == 1
    assert said in capsys.readouterr().err
    assert before == sorted(folder.rglob("*"))


def test_without_a_terminal_nothing_is_asked(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that forgot an option gets a message, it does not wait for an answer."""
    monkeypatch.setattr("sys.stdin", io.StringIO("a title that nobody asked for\n"))

    assert main(["--folder", str(project({})), "new", "report", "--kind=pilot"]) == 1
    assert "title: expected this field" in capsys.readouterr().err


def test_at_a_terminal_what_is_missing_is_asked(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options are not asked again."""
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "")
    folder = project({})

    assert _new(folder) == 0
    assert [question.partition(",")[0] for question in asked] == ["Web addresses that state these facts"]


def test_a_wrong_answer_is_asked_for_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped area is said at once, and nothing that was typed is lost."""
    typed = iter(["southshir", "southshire", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    folder = project({})

    assert _new(folder, partnership=None) == 0
    assert "There is no partnership 'southshir' here. Did you mean southshire?" in capsys.readouterr().err


def test_each_answer_is_judged_before_the_next_question(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Six mistakes of a new editor: each is named at once, with what was probably meant, and only that is asked again."""
    typed = {
        "Title": ["", "Services for children in Southshire, again"],
        "Kind": ["Joint inspections", "Joint inspection"],
        "Partnership": ["Southshir", "SOUTHSHIRE"],
        "Programme": ["servises", "Services"],
        "Published": ["23/03/2022", "2022-03-23"],
        "Inspected": ["unknown"],
        "How sure": ["sure", "high"],
        "Summary": ["Once more."],
        "Web addresses": ["inspectorate.example/a", "https://inspectorate.example/a"],
    }
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers for begin, answers in typed.items() if question.startswith(begin)).pop(0)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    folder = project({})

    assert main(["--folder", str(folder), "new", "report"]) == 0
    said = capsys.readouterr()
    assert [answers for answers in typed.values() if answers] == []
    assert "There is no partnership 'Southshir' here. Did you mean southshire?" in said.err
    assert "There is no programme 'servises' here. Did you mean services?" in said.err
    assert "(did you mean 2022-03-23?)" in said.err
    assert "(did you mean https://inspectorate.example/a?)" in said.err
    assert "This needs an answer: the title, as on the report where it was seen." in said.err
    assert "SOUTHSHIRE: southshire" in said.out
    written = (folder / "docs/reports/southshire-2022.md").read_text(encoding="utf-8")
    assert "kind: joint-inspection\npartnership: southshire\n" in written or "partnership: southshire\n" in written


def test_an_answer_that_resembles_nothing_shows_the_choice(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An area that there is not, a date in no form, a title in capitals: what is possible is said, and advice stops nothing."""
    typed = {
        "Title": ["SERVICES FOR CHILDREN IN SOUTHSHIRE"],
        "Kind": ["Progress review"],
        "Partnership": ["Atlantis", "southshire"],
        "Programme": ["Wolves", "services"],
        "Published": ["", "March 2022", "2022-03"],
        "Inspected": ["", "Unknown"],
        "The report that": ["nonsense-1066", "southshire-2020"],
        "How sure": ["High"],
        "Summary": ["", "Once more."],
        "Web addresses": ["none"],
    }
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "builtins.input",
        lambda question: next(answers for begin, answers in typed.items() if question.startswith(begin)).pop(0),
    )

    assert main(["--folder", str(project({})), "new", "report"]) == 0
    said = capsys.readouterr()
    assert [answers for answers in typed.values() if answers] == []
    assert "Advice: expected" in said.out
    assert said.err.splitlines() == [
        "There is no partnership 'Atlantis' here. Known: northshire, southshire, specimen. "
        "A new one is a file in docs/partnerships/, with its name.",
        "There is no programme 'Wolves' here. Known: services.",
        "This needs an answer: when it was published. Type unknown if nobody knows.",
        "Expected a date such as 2016-03-23, 2016-03 or 2016, a span such as 2013-09/2014-04, or unknown, got 'March 2022' "
        "(did you mean 2022-03?).",
        "This needs an answer: when the inspection took place. Type unknown if nobody knows.",
        "There is no report 'nonsense-1066' here. Known: southshire-2020.",
        "This needs an answer: two to five plain sentences.",
    ]


def test_what_was_answered_is_kept_for_the_next_time(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who stops before the end begins with what was typed, and may just press Enter."""
    typed = iter(["Services for children in Southshire, again"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    folder, asked = project({}), []

    def stop(_question: str) -> str:
        if (answer := next(typed, None)) is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", stop)
    assert main(["--folder", str(folder), "new", "report"]) == 1
    assert "What you answered is kept" in capsys.readouterr().err

    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "")
    assert _new(folder, title=None) == 0
    assert asked[0] == "Title, as on the report [Services for children in Southshire, again]: "
    assert not (folder / ".cache/new-report.json").exists()


def test_a_taken_id_is_asked_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is such a report, another id is asked for."""
    typed = iter(["", "southshire-2020-second"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    folder = project({})

    assert _new(folder, published="2020-08") == 0
    assert (folder / "docs/reports/southshire-2020-second.md").is_file()


def test_who_stops_answering_gets_no_traceback(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control-D and Control-C end it, and nothing is written."""

    def stop(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", stop)

    assert main(["--folder", str(project({})), "new", "report"]) == 1
    assert capsys.readouterr().err.strip() == "Stopped."


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
