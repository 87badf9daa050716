"""What a build says of itself."""

import json

from publishing.executor import Done
from publishing.summary import Summary

STEPS = {"rendered": Done(asked=1_000, kept=999, seconds=0.26), "drawn": Done(asked=1_200, kept=1_198, seconds=1.5)}


def test_a_summary_counts_sizes_and_times() -> None:
    """Each step has its line, what no step took stands apart, and the whole comes last."""
    summary = Summary.of({"a/index.html": 700, "a/data.csv": 800}, STEPS, seconds=3.0, waited=1.8)

    assert list(summary.lines) == [
        "rendered: 1,000, of which 999 were kept; 0.3 s of work",
        "drawn: 1,200, of which 1,198 were kept; 1.5 s of work",
        "everything else: 1.2 s",
        "pages: 1 in 2 files, 2 KB; 3.0 s in all",
    ]
    assert json.loads(summary.json)["steps"]["rendered"] == {"asked": 1_000, "kept": 999, "seconds": 0.26}
