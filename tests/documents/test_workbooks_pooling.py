"""publishing.documents.workbooks.pooling: what the summary says, beside a calculation of its own."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from random import Random

import openpyxl
import pytest

from narrowing import present
from publishing.content.models import AnswerKind, Template
from publishing.documents.workbooks import pooling
from publishing.documents.workbooks.model import Place
from publishing.documents.workbooks.summary import BY_GROUP, EVERY, FIRST, MOST, RECORDS, SUMMARY, question_columns
from workbook_files import TEMPLATE, UNGROUPED, URL, WRITERS, all_through_libreoffice, filled, opened, rows_of

GROUPS = present(TEMPLATE.grouping).choices
NOTICE = "For your team, not for publication."
LIMITS = {  # the word for so many of 200, at both sides of each limit
    180: "most",
    181: "almost all",
    150: "most",
    149: "majority",
    99: "less than half",
    30: "less than half",
    29: "few",
}
Answers = dict[str, str]
pytestmark = pytest.mark.xdist_group("workbooks")


def _made_up(number: int) -> list[Answers]:
    """So many records, each with some of the answers."""
    chance = Random(60)  # noqa: S311 - nothing secret
    records = []
    for reading in range(number):
        given: Answers = {}
        for question in TEMPLATE.questions:
            answers = question.answers or (f"{reading}",)
            if chance.random() < 0.85:
                given[question.id] = chance.choices(answers, [9, 4, 20, 2, 1, 1][: len(answers)])[0]
        records.append(given)
    return records


def _places(template: Template, records: list[Answers], at: int) -> dict[Place, str]:
    """Where the records' answers stand, the first record in the row ``at``."""
    columns = question_columns(template)
    return {
        Place(RECORDS, row, columns[question]): answer
        for row, given in enumerate(records, at)
        for question, answer in given.items()
    }


def _share(count: int, total: int) -> tuple[float | str, str]:
    """A share and its word, by the limits as they are published."""
    if not total:
        return "", ""
    share = Fraction(count, total)
    words = {
        "none": share == 0,
        "all": share == 1,
        "almost all": Fraction(9, 10) < share < 1,
        "most": Fraction(3, 4) <= share <= Fraction(9, 10),
        "majority": Fraction(1, 2) <= share < Fraction(3, 4),
        "less than half": Fraction(15, 100) <= share < Fraction(1, 2),
        "few": 0 < share < Fraction(15, 100),
    }
    (word,) = (word for word, holds in words.items() if holds)
    return float(share), word


def _expected(records: list[Answers]) -> list[list[object]]:
    """Every row of figures of a summary of these records: label, count, share, words."""
    read = [given for given in records if given]
    rows: list[list[object]] = [["Records", len(read), "", ""]]
    for question in TEMPLATE.questions:
        counts = Counter(given[question.id] for given in read if question.id in given)
        total = sum(count for answer, count in counts.items() if answer != "Not applicable")
        for answer in question.answers:
            shown = ("", "") if answer == "Not applicable" else _share(counts[answer], total)
            rows.append([answer, counts[answer], *shown])
        if question.answer is AnswerKind.SCALE:
            good = counts["Excellent"] + counts["Very good"] + counts["Good"]
            rows.append(["Good or better", good, *_share(good, total)])
        rows += [["Answers that apply", total, "", ""], ["Empty", len(read) - sum(counts.values()), "", ""]]
    return rows


def _figures(workbook: openpyxl.Workbook, sheet: str, columns: list[int]) -> list[list[object]]:
    """The rows of a sheet that have a count, as label and these columns."""
    rows = rows_of(workbook[sheet], max(columns) + 1)
    return [[row[0], *(row[column] for column in columns)] for row in rows if isinstance(row[columns[0]], int)]


def _near(rows: list[list[object]]) -> list[list[object]]:
    return [[round(value, 9) if isinstance(value, float) else value for value in row] for row in rows]


def _typed(
    ending: str, records: list[Answers], group: str = EVERY, template: Template = TEMPLATE, at: int = FIRST
) -> bytes:
    """The pooling workbook after these records and this choice of a group were typed into it."""
    content = WRITERS[ending].content(pooling.workbook(template, URL))
    choice = {Place(SUMMARY, 2, 1): group} if template.grouping else {}
    return filled(content, ending, _places(template, records, at) | choice)


def _first_and_last() -> list[Answers]:
    """Two hundred rows of which all but two are empty."""
    first, last = _made_up(2)
    return [first, *[{}] * (MOST - 2), last]


def _with_yes(part: int) -> list[Answers]:
    """Two hundred records, so many of them with Yes."""
    return [{"present": "Yes" if number < part else "No"} for number in range(MOST)]


@pytest.fixture(scope="module")
def pooled(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, openpyxl.Workbook]:
    """What one start of LibreOffice makes of the workbooks of all tests below, by name."""
    files = {
        **{f"sixty.{ending}": _typed(ending, _made_up(60)) for ending in WRITERS},
        **{f"chosen.{ending}": _typed(ending, _made_up(60), group="*") for ending in WRITERS},
        "last.xlsx": _typed("xlsx", _first_and_last()),
        "ungrouped.xlsx": _typed("xlsx", _made_up(20), template=UNGROUPED),
        **{f"{part}.xlsx": _typed("xlsx", _with_yes(part)) for part in LIMITS},
    }
    return all_through_libreoffice(files, tmp_path_factory.mktemp("pooled"))


@pytest.mark.parametrize("ending", WRITERS)
def test_the_summary_counts_sixty_records(pooled: Mapping[str, openpyxl.Workbook], ending: str) -> None:
    """All of them together, and each group beside the others."""
    records = _made_up(60)
    workbook = pooled[f"sixty.{ending}"]
    groups = {
        group: _figures(workbook, BY_GROUP, [1 + 2 * number, 2 + 2 * number]) for number, group in enumerate(GROUPS)
    }

    assert _near(_figures(workbook, SUMMARY, [1, 2, 3])) == _near(_expected(records))
    assert {group: _near(rows) for group, rows in groups.items()} == {
        group: _near([row[:3] for row in _expected([given for given in records if given.get("group") == group])])
        for group in GROUPS
    }


@pytest.mark.parametrize("ending", WRITERS)
def test_the_summary_shows_the_group_that_is_chosen(pooled: Mapping[str, openpyxl.Workbook], ending: str) -> None:
    """With its own shares; a group is taken by its name, which may look like a pattern."""
    records = _made_up(60)
    workbook = pooled[f"chosen.{ending}"]

    assert _near(_figures(workbook, SUMMARY, [1, 2, 3])) == _near(
        _expected([given for given in records if given.get("group") == "*"])
    )


def test_the_last_of_two_hundred_rows_counts(pooled: Mapping[str, openpyxl.Workbook]) -> None:
    """The first and the last row are part of the sums, and a row in between may be empty."""
    assert _near(_figures(pooled["last.xlsx"], SUMMARY, [1, 2, 3])) == _near(_expected(_made_up(2)))


def test_without_groups_there_is_one_summary(pooled: Mapping[str, openpyxl.Workbook]) -> None:
    """Nothing to choose, and no sheet of groups."""
    records = _made_up(20)
    workbook = pooled["ungrouped.xlsx"]

    assert BY_GROUP not in workbook.sheetnames
    assert _near(_figures(workbook, SUMMARY, [1, 2, 3])) == _near(_expected(records))


@pytest.mark.parametrize(("part", "word"), LIMITS.items())
def test_words_change_where_the_function_says(pooled: Mapping[str, openpyxl.Workbook], part: int, word: str) -> None:
    """Of 200 records, at both sides of each limit."""
    figures = _figures(pooled[f"{part}.xlsx"], SUMMARY, [1, 2, 3])
    (words,) = (row[3] for row in figures if row[:2] == ["Yes", part])

    assert words == word


def test_a_row_takes_a_record_and_a_column_a_question() -> None:
    """In the template's order, each with its question, its id and what may be answered."""
    sheet = opened(WRITERS["xlsx"].content(pooling.workbook(TEMPLATE, URL)))[RECORDS]
    heads, ids = ([cell.value for cell in sheet[row][2:]] for row in (FIRST - 1, FIRST))

    assert heads == [f"{number}. {question.question}" for number, question in enumerate(TEMPLATE.questions, 1)]
    assert ids == [question.id for question in TEMPLATE.questions]
    assert [sheet.cell(FIRST + row, 1).value for row in (1, MOST, MOST + 1)] == [1, MOST, None]


def test_every_sheet_of_figures_is_for_the_team() -> None:
    """It says so at its top, and the first sheet says why."""
    workbook = opened(WRITERS["xlsx"].content(pooling.workbook(TEMPLATE, URL)))
    tops = {name: str(workbook[name]["A2"].value) for name in (RECORDS, SUMMARY, BY_GROUP)}

    assert all(top.startswith(NOTICE) for top in tops.values())
    assert str(workbook.worksheets[0]["A4"].value).startswith(f"{NOTICE} Small numbers")
