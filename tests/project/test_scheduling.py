"""Each test is in one unit of work: its group's, or that of a part of its module."""

from itertools import groupby
from types import SimpleNamespace
from typing import Any

from scheduling import PARTS, UnitScheduling, units

TESTS = [
    "a.py::test_g[1]@group",
    "b.py::test_g@group",
    *(f"a.py::test_many[{number}]" for number in range(200)),
    "b.py::test_one[me@site]",
    "b.py::test_two",
    "c.py::test_other[you@site]",
]


class _Worker:
    """Runs what it is given, in the place of one of xdist."""

    def __init__(self) -> None:
        self.received: list[int] = []
        self.done: list[int] = []
        self.shutting_down = False
        self.gateway = SimpleNamespace(id="worker")  # by which xdist names it

    def send_runtest_some(self, numbers: list[int]) -> None:
        """Take a unit."""
        self.received += numbers

    def shutdown(self) -> None:
        """Take no more."""
        self.shutting_down = True

    @property
    def can_go_on(self) -> bool:
        """As each test must know the next one, the last waits until there is none to come."""
        return len(self.received) - len(self.done) > (0 if self.shutting_down else 1)


def test_a_group_is_a_unit() -> None:
    """Wherever its tests stand; an ``@`` in brackets makes no group."""
    found = units(TESTS)

    assert {test for test, unit in found.items() if unit == "group"} == set(TESTS[:2])


def test_a_module_is_given_in_parts() -> None:
    """Of about the same length, with tests that stand one after the other; a small module test by test."""
    found = units(TESTS)
    runs = [(unit, len(list(tests))) for unit, tests in groupby(found[test] for test in TESTS)]

    assert found.keys() == set(TESTS)
    assert len(runs) == len({unit for unit, _ in runs})
    assert sum(unit.startswith("a.py") for unit, _ in runs) == PARTS
    assert all(24 <= length <= 26 for unit, length in runs if unit.startswith("a.py"))
    assert found[TESTS[-2]] != found[TESTS[-1]]


def test_each_test_is_given_once_and_each_unit_to_one_worker() -> None:
    """Also where one worker is slower, and where tests are run again; what is done is forgotten."""
    option = SimpleNamespace(loadscopereorder=False)
    config: Any = SimpleNamespace(getvalue=lambda _: ["2*popen"], option=option)
    scheduler: Any = UnitScheduling(config)
    workers = slow, quick = _Worker(), _Worker()
    for worker in workers:
        scheduler.add_node(worker)
        scheduler.add_node_collection(worker, TESTS)
    scheduler.schedule()
    while any(worker.can_go_on for worker in workers):
        for worker in (slow, quick, quick, quick):
            if worker.can_go_on:
                worker.done.append(worker.received[len(worker.done)])
                for _ in range(1 + (worker.done[-1] % 3 == 0)):
                    scheduler.mark_test_complete(worker, worker.done[-1])
    names = units(TESTS)
    shares = [{names[TESTS[number]] for number in worker.done} for worker in workers]

    assert sorted(slow.done + quick.done) == list(range(len(TESTS)))
    assert not shares[0] & shares[1]
    assert 0 < len(slow.done) < len(quick.done)
    assert scheduler.tests_finished
    assert list(scheduler.assigned_work.values()) == [{}, {}]
