"""What could be worked out about a hidden count."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.commands.pooling.audit import Flow, possible_values

ENOUGH = 4


@st.composite
def _networks(draw: st.DrawFn) -> list[Flow]:
    """Some flows among four nodes, each within bounds around its count."""
    ends = st.sampled_from([(tail, head) for tail, head in product("abcd", repeat=2) if tail != head])
    counts = draw(
        st.lists(st.tuples(ends, st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=6)
    )
    return [Flow(tail, head, count, count - below, count + above) for (tail, head), count, below, above in counts]


def _sums(flows: list[Flow], counts: tuple[int, ...]) -> list[int]:
    """What comes in less what goes out, at every node."""
    return [
        sum(count * ((flow.head == node) - (flow.tail == node)) for flow, count in zip(flows, counts, strict=True))
        for node in "abcd"
    ]


@settings(max_examples=300, deadline=None)
@given(_networks())
def test_it_finds_what_trying_everything_finds(flows: list[Flow]) -> None:
    """As many values as the count has in all tables with the same sums, and none besides."""
    known = _sums(flows, tuple(flow.count for flow in flows))
    ranges = [range(flow.low, flow.high + 1) for flow in flows]
    tables = [counts for counts in product(*ranges) if _sums(flows, counts) == known]
    expected = [min(ENOUGH, len(set(values))) for values in zip(*tables, strict=True)]

    assert [possible_values(flows, place, ENOUGH) for place in range(len(flows))] == expected
