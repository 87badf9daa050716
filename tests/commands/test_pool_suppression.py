"""What may be shared: nobody works out a hidden count, and what is safe is shown."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import filled
from publishing.commands.pooling.counting import Answers, count
from publishing.commands.pooling.suppression import Row, Table, suppress
from publishing.documents.pooling_rules import OTHERS

GROUPS = ("North", "South", "East", None)
ANSWERS = ("Red", "Green", "Blue", None)
FORM = filled.template(
    {"id": "group", "question": "Which group?", "answer": "choice", "choices": GROUPS[:-1]},
    {"id": "colour", "question": "Which colour?", "answer": "choice", "choices": ANSWERS[:-1]},
    grouped_by="group",
)
Counted = dict[tuple[str | None, str | None], int]


def _records(counted: Counted) -> list[Answers]:
    """Records that add up to these counts."""
    return [
        {name: answer for name, answer in (("group", group), ("colour", colour)) if answer is not None}
        for (group, colour), number in counted.items()
        for _ in range(number)
    ]


def _tables(records: Sequence[Answers]) -> tuple[Table, ...]:
    return suppress(count(FORM, records), FORM.grouping)


def _bounds(shown: int | None, truth: int, most: int) -> range:
    """What an attacker takes a count to be who was even told which ones are small."""
    if shown is not None:
        return range(shown, shown + 1)
    return range(1, 10) if truth < 10 else range(10, most + 1)


def _fitting(row: Row, truth: Sequence[int]) -> list[tuple[int, ...]]:
    """All rows that an attacker must think possible."""
    ranges = [_bounds(shown, true, row.records) for shown, true in zip(row.counts, truth, strict=True)]
    rows = [()] if not ranges else [(first,) for first in ranges[0]]
    for others in ranges[1:]:
        rows = [(*row_, value) for row_ in rows for value in others if sum(row_) + value <= row.records]
    return [found for found in rows if sum(found) == row.records]


def _added(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _rows(records: int) -> list[tuple[int, ...]]:
    """All ways in which so many records can have given three answers."""
    pairs = product(range(records + 1), repeat=2)
    return [(one, other, records - one - other) for one, other in pairs if one + other <= records]


def _possible(table: Table, truths: Sequence[Sequence[int]]) -> list[list[set[int]]]:
    """Every value that each count has in any table that fits all that is shown, for each row and for the total."""
    options = [_fitting(row, truth) for row, truth in zip(table.groups, truths, strict=True)]
    totals = set(_fitting(table.everyone, [sum(column) for column in zip(*truths, strict=True)]))
    fitting = [rows for rows in product(*options[1:]) if rows] if len(options) > 1 else [()]
    found: list[list[set[int]]] = [[set() for _ in table.columns] for _ in range(len(options) + 1)]
    for rows in fitting:
        rest = rows[0]
        for row in rows[1:]:
            rest = _added(rest, row)
        for first in options[0]:
            if (total := _added(first, rest)) in totals:
                for values, row in zip(found, (first, *rows, total), strict=True):
                    for place, value in enumerate(row):
                        values[place].add(value)
    return found


@st.composite
def _some_groups(draw: st.DrawFn) -> Counted:
    """Two groups with four answers or three with three; among many comfortable counts a few small ones."""
    chance = Random(draw(st.integers(0, 1_000_000)))  # noqa: S311 - made-up records are no secret
    groups, answers = draw(st.sampled_from([(GROUPS[:2], ANSWERS), (GROUPS[:3], ANSWERS[1:])]))
    kinds = [range(1), range(1, 10), range(10, 14), range(10, 30)]
    return {place: chance.choice(chance.choices(kinds, [1, 3, 4, 8])[0]) for place in product(groups, answers)}


def _truths(table: Table, counted: Counted) -> list[list[int]]:
    """The counts of the rows that are shown."""
    names = {row.name for row in table.groups}
    rest = [group for group in GROUPS if group not in names]
    members = [rest if row.name == OTHERS else [row.name] for row in table.groups]
    return [[sum(counted.get((name, colour), 0) for name in some) for colour in ANSWERS] for some in members]


@settings(max_examples=300, deadline=None)
@given(_some_groups())
def test_hidden_counts_of_groups_cannot_be_worked_out(counted: Counted) -> None:
    """Somebody tries all tables by group that fit what is shown: each hidden count has three values or more."""
    records = _records(counted)
    if len(records) < 10:
        return
    table = _tables(records)[1]
    if not table.groups:
        return
    possible = _possible(table, _truths(table, counted))

    for row, values in zip((*table.groups, table.everyone), possible, strict=True):
        for shown, found in zip(row.counts, values, strict=True):
            assert (found == {shown}) if shown is not None else len(found) >= 3


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 30)), min_size=4, max_size=4))
def test_hidden_counts_of_all_records_cannot_be_worked_out(counts: list[int]) -> None:
    """Somebody tries all rows that fit what is shown: each hidden count has three values or more."""
    if sum(counts) < 10:
        return
    everyone = _tables(_records({("North", colour): n for colour, n in zip(ANSWERS, counts, strict=True)}))[1].everyone
    if set(everyone.counts) == {None}:
        return

    for shown, found in zip(everyone.counts, zip(*_fitting(everyone, counts), strict=True), strict=True):
        assert (set(found) == {shown}) if shown is not None else len(set(found)) >= 3


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 120), st.integers(0, 1000))
def test_no_small_count_is_ever_shown(records: int, seed: int) -> None:
    """Not of an answer, not of a group, not of what all groups that are not shown have together."""
    form, chance = filled.template(), Random(seed)  # noqa: S311 - made-up records are no secret
    made = [{k: str(v) for k, v in filled.answers(form, n, chance).items()} for n in range(records)]

    for table in suppress(count(form, made), form.grouping):
        for row in (table.everyone, *table.groups):
            assert row.records >= 10
            assert all(shown is None or shown == 0 or shown >= 10 for shown in row.counts)


def test_comfortable_counts_are_all_shown() -> None:
    """Sixty records with ten or more of each: nothing is hidden, by group neither."""
    table = _tables(_records({(group, colour): 15 for group in GROUPS[:2] for colour in ANSWERS[:2]}))[1]

    assert table.everyone.counts == (30, 30, 0, 0)
    assert [(row.name, row.records, row.counts) for row in table.groups] == [
        ("North", 30, (15, 15, 0, 0)),
        ("South", 30, (15, 15, 0, 0)),
    ]


def test_a_small_count_costs_no_more_than_it_must() -> None:
    """One small count in one group: it is hidden with one other of its row, and the same two in another row."""
    counted = {(group, colour): 20 for group in GROUPS[:3] for colour in ANSWERS[:3]}
    table = _tables(_records(counted | {("North", "Red"): 4}))[1]

    assert table.everyone.counts == (44, 60, 60, 0)
    assert [row.counts for row in table.groups] == [(None, None, 20, 0), (None, None, 20, 0), (20, 20, 20, 0)]


def test_small_groups_are_one() -> None:
    """A group under ten has no row of its own, and another goes with it, so that it can't be had by subtraction."""
    counted = {(group, colour): 20 for group in GROUPS[:2] for colour in ANSWERS[:2]}
    sizes, colours = _tables(_records(counted | {("East", "Red"): 5}))

    assert sizes.everyone.counts == (40, None, None, 0)
    assert [(row.name, row.records) for row in colours.groups] == [("North", 40), (OTHERS, 45)]


def test_a_group_in_which_all_are_alike_is_not_shown() -> None:
    """It would tell the answer of every child in it."""
    counted = {(group, colour): 20 for group in GROUPS[:2] for colour in ANSWERS[:2]}
    table = _tables(_records(counted | {("North", "Red"): 0}))[1]

    assert table.everyone.counts == (20, 40, 0, 0)
    assert table.groups == ()


def test_not_even_knowing_how_it_is_done_helps() -> None:
    """Among all tables that would be shown in the same way, each hidden count has three values at least.

    Every table of twelve records in one group and thirteen in the other is tried.
    """
    alike: dict[tuple[Row, ...], list[list[tuple[int, ...]]]] = defaultdict(list)
    for north, south in product(_rows(12), _rows(13)):
        places = zip(product(GROUPS[:2], ANSWERS[1:]), (*north, *south), strict=True)
        table = _tables(_records(dict(places)))[1]
        alike[(*table.groups, table.everyone)].append([north, south, _added(north, south)])

    for shown, tables in alike.items():
        for place, row in enumerate(shown):
            truths = [table[place if len(shown) > 1 else -1] for table in tables]
            for number, values in zip(row.counts[1:], zip(*truths, strict=True), strict=True):
                assert number is not None or len(set(values)) >= 3, shown


def test_questions_of_a_section_do_not_give_each_other_away() -> None:
    """Twelve records without a plan: no answers about it, which would tell how many have none."""
    form = filled.template(
        {"id": "plan", "question": "Is there a plan?", "answer": "yes-partly-no"},
        {"id": "good", "question": "Is it good?", "answer": "yes-partly-no"},
    )
    without = [{"plan": "No", "good": "Not applicable"}] * 12
    records = [*without, *[{"plan": "Partly", "good": "Yes"}] * 4, *[{"plan": "Not applicable", "good": "Yes"}] * 40]
    plan, good = suppress(count(form, records), None)

    assert plan.everyone.counts == (0, None, None, 40, 0)
    assert good.everyone.counts == (None, 0, 0, None, 0)


def test_the_order_of_records_makes_no_difference() -> None:
    """The same records give the same tables."""
    records = _records({place: 3 + 5 * number for number, place in enumerate(product(GROUPS[:3], ANSWERS))})

    assert _tables(records[::-1]) == _tables(records)
