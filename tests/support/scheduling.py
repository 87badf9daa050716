"""Units of work for the workers of a test run.

In: the ids of all tests, in their order. Out: the unit of each: its group, or one of the parts of its module.

By itself, xdist gives out each test that is in no group alone, and before each it counts all that were done: among some
thousand tests of a millisecond, that is most of the time. Here it gives out a part of a module at once. Tests of a
module that has many are quick, so that its parts are short as well.
"""

from collections import Counter
from collections.abc import Sequence

from xdist.scheduler.loadgroup import LoadGroupScheduling
from xdist.workermanage import WorkerController

PARTS = 8  # of a module, so that both workers end at about the same time


def units(tests: Sequence[str]) -> dict[str, str]:
    """Return the name of the unit of each test. Tests of a unit stand one after the other, those of a group anywhere."""
    sizes = Counter(_module(test) for test in tests)
    seen: Counter[str] = Counter()
    found = {}
    for test in tests:
        module = _module(test)
        if test.rfind("@") > test.rfind("]"):  # as xdist and marks.py write a group
            found[test] = test.rpartition("@")[2]
        else:
            found[test] = f"{module}::{seen[module] * PARTS // sizes[module]}"
        seen[module] += 1
    return found


def _module(test: str) -> str:
    return test.partition("::")[0]


class UnitScheduling(LoadGroupScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives each worker the next unit as soon as it has no more than two tests to go."""

    def schedule(self) -> None:
        """Make units of what was collected, and give out the first."""
        if self.collection is None:
            self._units = units(next(iter(self.registered_collections.values())))
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        """Return the unit of a test."""
        return self._units[nodeid]

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Note that a worker has done a test, and forget units of which it has done all: none is counted again.

        A test that is run again is done once more, maybe of a unit that is forgotten.
        """
        test = self.registered_collections[node][item_index]
        name, share = self._units[test], self.assigned_work[node]
        if name in share:
            share[name][test] = True
            if all(share[name].values()):
                del share[name]
        self._reschedule(node)
