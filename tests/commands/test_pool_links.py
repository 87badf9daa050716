"""Questions that a template links do not give each other's hidden counts away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import filled
from publishing.commands.pooling.counting import Answers, Counts, count
from publishing.commands.pooling.links import components, links
from publishing.commands.pooling.suppression import Row, Table, suppress
from publishing.documents.pooling_rules import NOT_ANSWERED

LINKED = {"question": "plan", "answers": ["No"]}
PLAN = {"id": "plan", "question": "Is there a plan?", "answer": "choice", "choices": ("Yes", "No")}
CLEAR = {"id": "clear", "question": "Is it clear?", "answer": "choice", "choices": ("Yes", "No", "Not applicable")}
DONE = {"id": "done", "question": "Was it done?", "answer": "choice", "choices": ("Yes", "No", "Not applicable")}
FORM = filled.template(PLAN, {**CLEAR, "unless": LINKED}, {**DONE, "unless": LINKED})
UNLINKED = filled.template(PLAN, CLEAR, DONE)
GROUP = {"id": "group", "question": "Which group?", "answer": "choice", "choices": ("North", "South")}
GROUPED = filled.template(GROUP, PLAN, {**CLEAR, "unless": LINKED}, {**DONE, "unless": LINKED}, grouped_by="group")
LACK = ("No", "Not applicable", "Not applicable")


def records(counted: dict[tuple[str, ...], int], names: Sequence[str]) -> list[Answers]:
    """Records that add up to these counts of rows of answers."""
    return [dict(zip(names, row, strict=True)) for row, number in counted.items() for _ in range(number)]


def possible(row: Row, truth: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """All rows of counts that fit what is shown, for somebody who knows which hidden counts are small."""
    if set(row.counts) == {None}:
        ranges = [range(row.records + 1)] * len(truth)
    else:
        ranges = [
            range(shown, shown + 1) if shown is not None else range(1, 10) if true < 10 else range(10, row.records + 1)
            for shown, true in zip(row.counts, truth, strict=True)
        ]
    return (found for found in product(*ranges) if sum(found) == row.records)


def together(tables: Sequence[Table], truths: Sequence[Sequence[int]]) -> list[list[set[int]]]:
    """Every value that each count of three linked questions can have, by trying all that fits."""
    plans = Counter(row[1] for row in possible(tables[0].everyone, truths[0]))
    options = [[*possible(table.everyone, truth)] for table, truth in zip(tables, truths, strict=True)]
    lacking = [{row[place] for row in rows} for rows, place in zip(options, (1, 2, 2), strict=True)]
    shared = set(plans) & set.intersection(*lacking)
    values: list[list[set[int]]] = []
    for rows, place in zip(options, (1, 2, 2), strict=True):
        fitting = [row for row in rows if row[place] in shared]
        values.append([{row[column] for row in fitting} for column in range(len(rows[0]))])
    return values


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000))
def test_hidden_counts_of_linked_questions_cannot_be_worked_out(seed: int) -> None:
    """Somebody tries all tables that fit what is shown and the template: each hidden count has three values or more."""
    chance = Random(seed)  # noqa: S311 - made-up records are no secret
    without, with_one = chance.randint(0, 14), chance.randint(20, 40)
    made = [dict(zip(("plan", "clear", "done"), LACK, strict=True))] * without
    no = [chance.choice((0, 3, 8, 9, 10, 11, 12)) for _ in range(2)]
    made += [
        {"plan": "Yes", "clear": "No" if place < no[0] else "Yes", "done": "No" if place < no[1] else "Yes"}
        for place in range(with_one)
    ]
    tables = suppress(count(FORM, made), None)
    truths = [table.total for table in count(FORM, made)]

    for table, truth, values in zip(tables, truths, together(tables, truths), strict=True):
        if set(table.everyone.counts) == {None}:
            continue
        for shown, true, found in zip(table.everyone.counts, truth, values, strict=True):
            assert true in found
            assert (found == {shown}) if shown is not None else len(found) >= 3, (made, tables)


def test_three_questions_that_each_leave_room_can_leave_none_together() -> None:
    """Five without a plan: at least five says the second question, at most five the third; the link tells more to hide."""
    made = [dict(zip(("plan", "clear", "done"), LACK, strict=True))] * 5
    made += [
        {"plan": "Yes", "clear": "No" if place < 9 else "Yes", "done": "No" if place < 10 else "Yes"}
        for place in range(40)
    ]
    alone, linked = (suppress(count(form, made), None) for form in (UNLINKED, FORM))
    truths = [table.total for table in count(FORM, made)]

    assert together(alone, truths)[0][1] == {5}
    assert len(together(linked, truths)[0][1]) >= 3


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1_000_000))
def test_groups_of_linked_questions_show_no_small_count(seed: int) -> None:
    """By group too, nothing under ten is shown, and the links make no difference to what is true."""
    chance = Random(seed)  # noqa: S311 - made-up records are no secret
    rows = [LACK, ("Yes", "Yes", "Yes"), ("Yes", "No", "Yes"), ("Yes", "Yes", "No")]
    counted = {(group, *row): chance.choice((0, 4, 15, 25)) for group in ("North", "South") for row in rows}
    if sum(counted.values()) < 10:
        return
    made = records(counted, ("group", "plan", "clear", "done"))

    for table, truth in zip(suppress(count(GROUPED, made), GROUPED.grouping), count(GROUPED, made), strict=True):
        for row in (table.everyone, *table.groups):
            assert all(shown is None or shown == 0 or shown >= 10 for shown in row.counts)
        shown_and_true = zip(table.everyone.counts, truth.total, strict=True)
        assert all(shown in (None, true) for shown, true in shown_and_true)


def _tables(form: object) -> tuple[Counts, ...]:
    return count(form, [{"plan": "Yes"}])  # type: ignore[arg-type]


def test_a_link_names_the_column_of_the_lack() -> None:
    """A question that has "Not applicable" lacks an answer there; another one is left empty."""
    form = filled.template(
        PLAN, {**CLEAR, "unless": LINKED}, {"id": "how", "question": "How good?", "answer": "scale", "unless": LINKED}
    )
    first, second = links(_tables(form))

    assert first.later.columns[first.column].label == "Not applicable"
    assert second.later.columns[second.column].label == NOT_ANSWERED
    assert [first.earlier.columns[place].label for place in first.columns] == ["No"]


def test_linked_questions_may_have_unlike_numbers_of_answers() -> None:
    """A place of the longer one is none of the shorter one, and stops nothing."""
    form = filled.template(
        PLAN,
        {"id": "how", "question": "How good?", "answer": "scale", "unless": LINKED},
        {"id": "group", "question": "Which group?", "answer": "choice", "choices": ("North", "South", "East")},
        grouped_by="group",
    )
    grades = form.questions[1].answers
    for seed in range(30):
        chance = Random(seed)  # noqa: S311 - made-up records are no secret
        made = [
            {"group": chance.choice(("North", "South")), "plan": "No"}
            if chance.random() < 0.2
            else {"group": chance.choice(("North", "South")), "plan": "Yes", "how": chance.choice(grades)}
            for _ in range(80)
        ]

        assert len(suppress(count(form, made), form.grouping)) == 3


def test_linked_questions_are_audited_in_one_group() -> None:
    """Two questions that follow from the first stand with it; others stand alone and are not touched."""
    assert [len(group) for group in components(links(_tables(FORM)))] == [3]
    assert components(links(_tables(UNLINKED))) == []
