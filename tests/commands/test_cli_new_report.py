"""publishing.commands.cli: a new report, from options and from what is asked at a terminal."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from editors_project import Project, new_report
from projects import written
from publishing.commands.cli import main


def _answering_nothing(asked: list[str]) -> Callable[[str], str]:
    """Return what stands in for ``input``: it notes each question, and answers with an empty line."""

    def answer(question: str) -> str:
        asked.append(question)
        return ""

    return answer


def test_a_new_report_is_written_and_passes(project: Project) -> None:
    """What options say becomes a file that check accepts."""
    folder = project({})

    assert new_report(folder) == 0
    assert (folder / "docs/reports/southshire-2022.md").is_file()
    assert main(["--folder", str(folder), "check"]) == 0


def test_a_new_report_takes_no_id_that_there_is(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing report is never written over."""
    folder = project({})
    before = (folder / "docs/reports/southshire-2020.md").read_bytes()

    assert new_report(folder, published="2020-08") == 1
    assert "reports/southshire-2020.md: there is such a report" in capsys.readouterr().err
    assert before == (folder / "docs/reports/southshire-2020.md").read_bytes()
    assert new_report(folder, published="2020-08", id="southshire-2020-second") == 0


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

    assert new_report(folder, **options) == 1
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
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", _answering_nothing(asked))
    folder = project({})

    assert new_report(folder) == 0
    assert [question.partition(",")[0] for question in asked] == ["Web addresses that state these facts"]


def test_a_wrong_answer_is_asked_for_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped area is said at once, and nothing that was typed is lost."""
    typed = iter(["southshir", "southshire", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    folder = project({})

    assert new_report(folder, partnership=None) == 0
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
    folder = project({})
    asked: list[str] = []

    def stop(_question: str) -> str:
        if (answer := next(typed, None)) is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", stop)
    assert main(["--folder", str(folder), "new", "report"]) == 1
    assert "What you answered is kept" in capsys.readouterr().err

    monkeypatch.setattr("builtins.input", _answering_nothing(asked))
    assert new_report(folder, title=None) == 0
    assert asked[0] == "Title, as on the report [Services for children in Southshire, again]: "
    assert not (folder / ".cache/new-report.json").exists()


def test_a_taken_id_is_asked_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is such a report, another id is asked for."""
    typed = iter(["", "southshire-2020-second"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    folder = project({})

    assert new_report(folder, published="2020-08") == 0
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


def test_the_only_edition_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site without programmes: the edition that a report grades by is asked for, with the only one there is as answer."""
    folder = written(tmp_path, "fire")
    asked: list[str] = []
    answers = iter(["A visit", "inspection", "House 9", "", "2026-05-01", "2026-04", "All was well."])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def answered(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answered)

    assert main(["--folder", str(folder), "new", "report", "--id=visit"]) == 0, capsys.readouterr().err
    assert "framework: first\n" in (folder / "docs/reports/visit.md").read_text("utf-8")
    assert "Framework edition that it grades by (nothing if it gives no grades) [first]: " in asked
    assert not [question for question in asked if "Programme" in question or "Web addresses" in question]
