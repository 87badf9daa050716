"""publishing.documents.workbooks.self_evaluation: a framework edition to evaluate oneself by."""

from pathlib import Path

import pytest

import example
from example import vocabulary
from narrowing import present
from publishing.documents.workbooks import self_evaluation
from publishing.documents.workbooks.model import Kind, Place, Workbook
from workbook_files import URL, WRITERS, filled, rows_of, through_libreoffice, workbooks

WORKBOOK = workbooks()["self-evaluation"]
pytestmark = pytest.mark.xdist_group("workbooks")


def test_each_key_question_has_a_sheet() -> None:
    """With its indicators, by number and title, also those that reports don't evaluate."""
    sheets = {sheet.name: sheet for sheet in WORKBOOK.sheets}
    found = {
        name: [tuple(cell.value for cell in row.cells[:2]) for row in sheets[name].rows[3:]]
        for name in ("Outcomes", "Leadership")
    }

    assert list(sheets) == ["Read me", "Summary", "Outcomes", "Leadership", "About", "Lists"]
    assert found == {
        "Outcomes": [("1.1", "Wellbeing")],
        "Leadership": [("2.1", "Leading people"), ("3.1", "Buildings")],
    }


def test_an_indicator_takes_a_grade_words_and_a_day() -> None:
    """Grade, evidence, improvement, owner, by when; the grade is one of six."""
    row = next(sheet for sheet in WORKBOOK.sheets if sheet.name == "Outcomes").rows[3]
    kinds = [cell.entry.kind for cell in row.cells if cell.entry]
    (grades,) = WORKBOOK.names.values()

    assert kinds == [Kind.CHOICE, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.DAY]
    assert grades.bottom - grades.top + 1 == len(vocabulary().grades)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_summary_fills_itself(ending: str, tmp_path: Path) -> None:
    """Each indicator's grade, how many got each grade, how many are graded, what is named and planned."""
    answers = {
        Place("Outcomes", 3, self_evaluation.GRADE): "Very good",
        Place("Outcomes", 3, self_evaluation.EVIDENCE): "A review.",
        Place("Leadership", 3, self_evaluation.GRADE): "Weak",
        Place("Leadership", 3, self_evaluation.IMPROVE): "Meetings.",
    }
    content = filled(WRITERS[ending].content(WORKBOOK), ending, answers)
    rows = rows_of(through_libreoffice(content, ending, tmp_path)["Summary"], 5)

    assert rows[3:10] == [
        ["Excellent", "", 0, "", ""],
        ["Very good", "", 1, "", ""],
        ["Good", "", 0, "", ""],
        ["Adequate", "", 0, "", ""],
        ["Weak", "", 1, "", ""],
        ["Unsatisfactory", "", 0, "", ""],
        ["Graded", "", 2, "of 3", ""],
    ]
    assert rows[11:] == [
        ["What have we achieved?", "", "", "", ""],
        ["1.1", "Wellbeing", "Very good", "named", ""],
        ["How good is our leadership?", "", "", "", ""],
        ["2.1", "Leading people", "Weak", "", "planned"],
        ["3.1", "Buildings", "", "", ""],
    ]


def test_an_edition_without_indicators_has_no_workbook() -> None:
    """There would be nothing to evaluate."""
    catalogue = example.build().catalogue
    framework = catalogue.frameworks["first-edition"]
    without = type(catalogue)(frameworks=catalogue.frameworks)

    assert self_evaluation.workbook(without, framework, URL) is None


def test_what_is_not_confirmed_is_said() -> None:
    """Only where a number or a title rests on no source."""
    change = {
        "quality-indicators/first-edition/1-1.md": {"evaluated: true": "evaluated: true\nbasis:\n  number: recalled"}
    }
    catalogue = example.build({"change": change}).catalogue
    unsure = self_evaluation.workbook(catalogue, catalogue.frameworks["first-edition"], URL)
    said = [
        any("not confirmed" in str(cell.value) for row in present(book).sheets[0].rows for cell in row.cells)
        for book in (WORKBOOK, unsure)
    ]

    assert said == [False, True]


def _with_area_and_judgement() -> Workbook:
    """An edition whose indicator 3.1 is a judgement in words, and whose area 2 is graded as one."""
    area = "---\nnumber: '2'\ntitle: Leadership\nkey_question: leadership\nkind: area\nevaluated: true\n---\n"
    change = {
        "quality-indicators/first-edition/3-1.md": {"evaluated: false": "kind: judgement\nevaluated: false"},
    }
    files = {"quality-indicators/first-edition/2.md": area}
    catalogue = example.build({"files": files, "change": change}).catalogue
    made = self_evaluation.workbook(catalogue, catalogue.frameworks["first-edition"], URL)
    assert made
    return made


def test_what_takes_no_grade_is_answered_in_words() -> None:
    """Its cell has no list; that of an area, which is graded as one, has."""
    sheet = next(sheet for sheet in _with_area_and_judgement().sheets if sheet.name == "Leadership")
    kinds = {row.cells[0].value: present(row.cells[self_evaluation.GRADE].entry).kind for row in sheet.rows[3:]}

    assert sheet.rows[2].cells[self_evaluation.GRADE].value == "Our grade, or our words"
    assert kinds == {"2": Kind.CHOICE, "2.1": Kind.CHOICE, "3.1": Kind.TEXT}


@pytest.mark.parametrize("ending", WRITERS)
def test_areas_and_judgements_in_words_stand_apart(ending: str, tmp_path: Path) -> None:
    """They are not counted among the indicators, and their grades not among the grades."""
    answers = {
        Place("Outcomes", 3, self_evaluation.GRADE): "Good",
        Place("Leadership", 3, self_evaluation.GRADE): "Good",  # the area
        Place("Leadership", 5, self_evaluation.GRADE): "Good",  # words that happen to be a grade's
    }
    content = filled(WRITERS[ending].content(_with_area_and_judgement()), ending, answers)
    rows = rows_of(through_libreoffice(content, ending, tmp_path)["Summary"], 5)

    assert rows[5][2] == 1
    assert rows[9] == ["Graded", "", 1, "of 2", ""]
    assert rows[11:] == [
        ["What have we achieved?", "", "", "", ""],
        ["1.1", "Wellbeing", "Good", "", ""],
        ["How good is our leadership?", "", "", "", ""],
        ["2.1", "Leading people", "", "", ""],
        ["Apart, and not counted above", "", "", "", ""],
        ["2", "Leadership", "Good", "", ""],
        ["3.1", "Buildings", "in words", "", ""],
    ]
