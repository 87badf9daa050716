"""How often each answer was given."""

import filled
from publishing.commands.pooling.counting import Side, count
from publishing.documents.pooling_rules import NO_GROUP

RECORDS = [
    {"group": "North", "present": "Yes", "quality": "Good"},
    {"group": "North", "present": "Not applicable"},
    {"present": "Yes", "quality": "Weak", "number": "007"},
]


def test_every_record_is_counted_once_in_every_table() -> None:
    """An answer, or the lack of one: the counts of each group add up to its records."""
    for table in count(filled.template(), RECORDS):
        assert {name: sum(counts) for name, counts in table.groups.items()} == {
            "North": 2, "South": 0, "East": 0, NO_GROUP: 1,
        }  # fmt: skip


def test_answers_are_counted_by_group() -> None:
    """In the order of the question's answers, the last column for no answer."""
    present = count(filled.template(), RECORDS)[1]

    assert present.groups["North"] == (1, 0, 0, 1, 0)
    assert present.total == (2, 0, 0, 1, 0)


def test_words_and_days_are_not_counted() -> None:
    """Only questions with answers to choose from."""
    assert [table.question.id for table in count(filled.template(), RECORDS)] == ["group", "present", "quality"]


def test_columns_know_what_they_count() -> None:
    """Good or better, other answers, and none."""
    _, present, quality = count(filled.template(), [])

    assert [column.side for column in quality.columns] == [Side.BETTER] * 3 + [Side.OTHER] * 3 + [Side.NONE]
    assert [column.side for column in present.columns] == [Side.OTHER] * 3 + [Side.NONE] * 2


def test_without_groups_all_records_are_one() -> None:
    """A template need not have groups."""
    table = count(filled.template({"id": "a", "question": "A?", "answer": "yes-partly-no"}), [{"a": "No"}])[0]

    assert list(table.groups.values()) == [(0, 0, 1, 0, 0)]
