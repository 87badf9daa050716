"""publishing answers: filled workbooks of partnerships become events of findings, or are named with what is wrong."""

import difflib
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

import example
import filled
from narrowing import instance
from publishing.commands import cli
from publishing.commands.answering import reading, writing
from publishing.commands.pooling import opening
from publishing.content.finding_status import State
from publishing.content.findings import FoundItem
from publishing.content.models import Profile
from publishing.content.publication import Publication
from publishing.documents.workbooks import answers, ods, xlsx
from publishing.documents.workbooks.model import Place

CASE_FILES = {"themes/planning.md": "---\ntitle: Planning\norder: 1\nsummary: Plans of services.\n---\n"}
CASE = {
    "files": CASE_FILES,
    "change": {
        "reports/northshire-2020.md": {
            "summary: ": (
                "findings:\n"
                "  - id: plans\n    kind: improvement\n    text: Plan better  together.\n    themes: [planning]\n"
                "    sources: [https://source.example/plans]\n"
                "  - id: waits\n    kind: improvement\n    text: Shorten waits.\n"
                "    sources: [https://source.example/waits]\n"
                "    events:\n      - event: planned\n        by: partnership\n        date: 2021-02-01\n\n"
                "  - id: kind-staff\n    kind: strength\n    text: Staff are kind.\n"
                "    sources: [https://source.example/staff]\n"
                "summary: "
            )
        }
    },
}
Typed = str | date
URL = "https://reports.example/partnerships/northshire/"
ANSWER: dict[int, Typed] = {answers.ANSWER: "Accepted in part", answers.ANSWERED: date(2021, 3, 4)}
PLAN: dict[int, Typed] = {
    answers.PLAN: "A plan: with “dates” & owners",
    answers.DUE: date(2021, 12, 31),
    answers.EVIDENCE: "https://north.example/plan",
}


@pytest.fixture(scope="module")
def publication() -> Publication:
    """A publication with two things asked of Northshire, and one strength."""
    return example.build(CASE)


def items(publication: Publication) -> Mapping[str, FoundItem]:
    """The findings of Northshire by id."""
    return {item.id: item for item in publication.findings.by_partnership["northshire"]}


def empty(publication: Publication, form: ModuleType = xlsx) -> bytes:
    """The workbook of Northshire, as it is to be downloaded."""
    area = publication.catalogue.partnerships["northshire"]
    book = answers.workbook(
        area,
        items(publication).values(),
        URL,
        example.vocabulary().inspected,
        instance(example.vocabulary().profile, Profile),
    )
    assert book
    return instance(form.content(book), bytes)


def answered(publication: Publication, rows: Mapping[str, Mapping[int, Typed]]) -> bytes:
    """The same, filled in by a person with a spreadsheet: values by finding and column."""
    book = openpyxl.load_workbook(io.BytesIO(empty(publication)))
    sheet = book[answers.SHEET]
    for row in range(answers.HEADINGS + 2, sheet.max_row + 1):
        finding = sheet.cell(row, answers.FINDING + 1).value
        for column, value in rows.get(str(finding), {}).items():
            sheet.cell(row, column + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_row_for_each_thing_that_is_open(publication: Publication) -> None:
    """The workbook has what was asked and is open, and no strength; in both formats the same."""
    rows = []
    for content in (empty(publication), empty(publication, ods)):
        cells = opening.cells(content)
        assert (cells[answers.WORKBOOK], cells[answers.AREA]) == ("answers", "northshire")
        rows.append(
            [
                (cells[Place(answers.SHEET, row, answers.FINDING)], cells[Place(answers.SHEET, row, answers.WORDING)])
                for row in (3, 4)
            ]
        )
        assert Place(answers.SHEET, 5, answers.FINDING) not in cells
    asked = [("northshire-2020/plans", "Plan better together."), ("northshire-2020/waits", "Shorten waits.")]
    assert rows == [asked, asked]
    assert empty(publication) == empty(publication)


def test_answers_become_events_that_the_rules_accept(publication: Publication) -> None:
    """An answer and a plan become two events; in the report they change the status, and nothing else."""
    content = answered(publication, {"northshire-2020/plans": {**ANSWER, **PLAN}})
    found = reading.read(publication, {"north.xlsx": content})

    assert found.faults == ()
    assert found.events == {
        "northshire-2020/plans": (
            {
                "event": "answered",
                "by": "partnership",
                "date": "2021-03-04",
                "answer": "in-part",
                "sources": ["https://north.example/plan"],
            },
            {
                "event": "planned",
                "by": "partnership",
                "date": "2021-03-04",
                "due": "2021-12-31",
                "note": "A plan: with “dates” & owners",
                "sources": ["https://north.example/plan"],
            },
        )
    }
    file = "reports/northshire-2020.md"
    before = example.files(CASE)[file].decode()
    after = writing.with_events(before, {"plans": found.events["northshire-2020/plans"]})
    changes = [line[0] for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] != "?"]
    assert "-" not in changes
    assert changes.count("+") == 12  # a line for each field, and "events:"
    again = publication_of({file: after})
    status = items(again)["northshire-2020/plans"].status
    assert (status.state, status.words) == (State.PLANNED, "Planned for 31 December 2021")
    assert items(again)["northshire-2020/waits"].finding == items(publication)["northshire-2020/waits"].finding


def publication_of(files: Mapping[str, str]) -> Publication:
    """The publication with other files."""
    return example.build({**CASE, "files": {**CASE_FILES, **files}, "change": {}})


def test_events_go_after_those_that_are_there(publication: Publication) -> None:
    """A finding that has events gets more at their end, before the next finding."""
    text = example.files(CASE)["reports/northshire-2020.md"].decode()
    event = {"event": "answered", "by": "partnership", "date": "2021-03-04", "answer": "accepted"}
    again = publication_of({"reports/northshire-2020.md": writing.with_events(text, {"waits": (event,)})})

    assert [event.event.value for event in items(again)["northshire-2020/waits"].finding.events] == [
        "planned",
        "answered",
    ]
    with pytest.raises(ValueError, match="no finding 'dragons'"):
        writing.with_events(text, {"dragons": (event,)})


WRONG: Mapping[str, tuple[Mapping[Place, Typed], str]] = {
    "another-kind": (
        {answers.WORKBOOK: "record"},
        "a.xlsx: sheet About, cell B3: expected a workbook of 'answers', got 'record'",
    ),
    "unknown-area": (
        {answers.AREA: "northshir"},
        "a.xlsx: sheet About, cell B4: expected the id of an area, got 'northshir' (did you mean 'northshire'?)",
    ),
    "finding-that-is-gone": (
        {Place("Answers", 3, answers.FINDING): "northshire-2020/plan"},
        "a.xlsx: sheet Answers, cell A4: expected the id of a finding that is listed now, got 'northshire-2020/plan' "
        "(did you mean 'northshire-2020/plans'?)",
    ),
    "words-of-an-older-record": (
        {Place("Answers", 3, answers.WORDING): "Plan more."},
        "a.xlsx: sheet Answers, cell B4: expected what the finding says now, 'Plan better together.', got 'Plan more.'",
    ),
    "misspelt-answer": (
        {Place("Answers", 3, answers.ANSWER): "Acepted"},
        "a.xlsx: sheet Answers, cell D4: expected Accepted, Accepted in part or Not accepted, got 'Acepted' "
        "(did you mean 'Accepted'?)",
    ),
    "no-day": (
        {Place("Answers", 3, answers.ANSWERED): ""},
        "a.xlsx: sheet Answers, cell E4: expected the day of the answer, as a date, got nothing",
    ),
    "day-as-words": (
        {Place("Answers", 3, answers.DUE): "soon"},
        "a.xlsx: sheet Answers, cell G4: expected a day, as a date, got 'soon'",
    ),
    "evidence-without-address": (
        {Place("Answers", 3, answers.EVIDENCE): "minutes"},
        "a.xlsx: sheet Answers, cell H4: expected web addresses that start with https://, got 'minutes'",
    ),
    "formula": (
        {Place("Answers", 3, answers.PLAN): "=1+1"},
        "a.xlsx: sheet Answers, cell F4: expected an answer, got the formula '=1+1'",
    ),
    "answered-before": (
        {
            Place("Answers", 4, answers.FINDING): "northshire-2020/waits",
            Place("Answers", 4, answers.WORDING): "Shorten waits.",
            Place("Answers", 4, answers.ANSWERED): date(2021, 2, 1),
            Place("Answers", 4, answers.PLAN): "More staff.",
        },
        "a.xlsx: sheet Answers, cell E5: expected an answer that the record does not have yet, got one of 2021-02-01 "
        "(planned)",
    ),
}
RIGHT: Mapping[Place, Typed] = {
    answers.WORKBOOK: "answers",
    answers.AREA: "northshire",
    Place("Answers", 3, answers.FINDING): "northshire-2020/plans",
    Place("Answers", 3, answers.WORDING): "Plan better together.",
    **{Place("Answers", 3, column): value for column, value in ANSWER.items()},
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_files_are_named_with_their_cell(publication: Publication, name: str) -> None:
    """A file that is wrong is left out whole, and each fault names sheet, cell, what was expected and found."""
    changes, message = WRONG[name]
    contents = {place: value for place, value in {**RIGHT, **changes}.items() if value != ""}
    found = reading.read(publication, {"a.xlsx": filled.xlsx(contents)})

    assert list(map(str, found.faults)) == [message]
    assert found.events == {}
    assert reading.read(publication, {"a.xlsx": filled.xlsx(RIGHT)}).faults == ()


def test_double_and_unlike_files(publication: Publication) -> None:
    """The same answers are read once; of two files that answer one thing otherwise none is read."""
    one = answered(publication, {"northshire-2020/plans": ANSWER})
    other = answered(publication, {"northshire-2020/plans": {**ANSWER, answers.ANSWER: "Not accepted"}})
    twice = reading.read(publication, {"a.xlsx": one, "b.xlsx": one})
    unlike = reading.read(publication, {"a.xlsx": one, "c.xlsx": other, "d.xlsx": empty(publication), "e.xlsx": b"x"})

    assert list(map(str, twice.faults)) == [
        "b.xlsx: expected answers that are not read yet, got the same answers as in a.xlsx"
    ]
    assert len(twice.events) == 1
    assert list(map(str, unlike.faults)) == [
        "a.xlsx: expected one answer to 'northshire-2020/plans', got another one than in c.xlsx; neither file is read",
        "c.xlsx: expected one answer to 'northshire-2020/plans', got another one than in a.xlsx; neither file is read",
        "d.xlsx: expected at least one answer, got an empty form",
        "e.xlsx: expected a filled workbook (.xlsx or .ods), got another kind of file",
    ]
    assert unlike.events == {}


@pytest.fixture
def project_folder(tmp_path: Path) -> Path:
    """A project with two things asked of Northshire."""
    for file, content in example.files(CASE).items():
        path = tmp_path / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "mkdocs.yml").write_bytes((example.ROOT / "mkdocs.yml").read_bytes())
    return tmp_path


def test_the_command_shows_and_then_writes(
    publication: Publication, project_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --accept nothing is written; with it, the events stand in the report; a second time they are there already."""
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "north.xlsx").write_bytes(answered(publication, {"northshire-2020/plans": ANSWER}))
    report = project_folder / "docs/reports/northshire-2020.md"
    before = report.read_bytes()
    command = ["--folder", str(project_folder), "answers", str(folder)]

    assert cli.main(command) == 0
    assert "1 event. Write them with --accept." in capsys.readouterr().out
    assert report.read_bytes() == before
    assert cli.main([*command, "--accept"]) == 0
    assert b"answer: in-part" in report.read_bytes()
    assert cli.main([*command, "--accept"]) == 1
    assert "an answer that the record does not have yet" in capsys.readouterr().err


def test_events_that_break_a_rule_are_not_written(
    publication: Publication, project_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer from before the report is refused with the message that an author would read."""
    (tmp_path / "north.xlsx").write_bytes(
        answered(publication, {"northshire-2020/plans": {**ANSWER, answers.ANSWERED: date(2001, 1, 1)}})
    )
    report = project_folder / "docs/reports/northshire-2020.md"
    before = report.read_bytes()

    assert cli.main(["--folder", str(project_folder), "answers", str(tmp_path / "north.xlsx"), "--accept"]) == 1
    said = capsys.readouterr().err
    assert "expected a time after the report" in said
    assert "Nothing was written." in said
    assert report.read_bytes() == before
