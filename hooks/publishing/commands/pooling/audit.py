"""The audit of disclosure: what follows about a hidden count from the counts and sums that are shown.

In: the hidden counts, as flows. Out: how many values each could have.

A table with sums is a network: a count flows from its row to its column, a column's total from the column to all. At
every node as much comes in as goes out, and what is shown stays as it is. A hidden count could be one higher if, and
only if, one more can flow back from its head to its tail through the other hidden counts. All sums are whole numbers,
so this finds exactly what whole-number programming would (Cox, L. H., 1995, "Network models for complementary cell
suppression", Journal of the American Statistical Association 90).
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Step = tuple[int, int]  # which flow, and by how much it changes
Ways = dict[Hashable, list[tuple[Hashable, int, int]]]  # from each node: another node, and the step that leads there


@dataclass(frozen=True)
class Flow:
    """A hidden count between two nodes, and the least and most that everybody knows it to be."""

    tail: Hashable
    head: Hashable
    count: int
    low: int
    high: int


def possible_values(flows: Sequence[Flow], which: int, enough: int) -> int:
    """How many values the flow at the place ``which`` could have; not counted further than ``enough``."""
    higher = _room(flows, which, 1, enough - 1)
    return 1 + higher + _room(flows, which, -1, enough - 1 - higher)


def _room(flows: Sequence[Flow], which: int, change: int, most: int) -> int:
    """How often a flow can change by one in the same direction, up to ``most`` times."""
    counts, ways = [flow.count for flow in flows], _ways(flows, which)
    for moved in range(most):
        steps = _balance(flows, counts, ways, which, change)
        if not steps:
            return moved
        for place, step in steps:
            counts[place] += step
    return most


def _balance(flows: Sequence[Flow], counts: Sequence[int], ways: Ways, which: int, change: int) -> list[Step]:
    """The changes, of one each, that change a flow and keep every sum; none if there is no way."""
    flow = flows[which]
    if not flow.low <= counts[which] + change <= flow.high:
        return []
    start, end = (flow.head, flow.tail) if change > 0 else (flow.tail, flow.head)
    came: dict[Hashable, tuple[Hashable, Step] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        node = waiting.popleft()
        for other, place, step in ways[node]:
            if other not in came and flows[place].low <= counts[place] + step <= flows[place].high:
                came[other] = node, (place, step)
                waiting.append(other)
    return [(which, change), *_steps_to(end, came)] if end in came else []


def _ways(flows: Sequence[Flow], which: int) -> Ways:
    """Where one more could go from each node, without the flow ``which``: to which node, and by which step."""
    ways: Ways = defaultdict(list)
    for place, flow in enumerate(flows):
        if place != which:
            ways[flow.tail].append((flow.head, place, 1))
            ways[flow.head].append((flow.tail, place, -1))
    return ways


def _steps_to(node: Hashable, came: dict[Hashable, tuple[Hashable, Step] | None]) -> list[Step]:
    steps = []
    while before := came[node]:
        node, step = before
        steps.append(step)
    return steps
