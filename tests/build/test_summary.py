"""What a build says of itself."""

import json

from publishing.base.problems import Problem
from publishing.build.summary import Summary
from publishing.cache.executor import Statistics

STEPS = {
    "rendered": Statistics(calls=1_000, hits=999, seconds=0.26),
    "drawn": Statistics(calls=1_200, hits=1_198, seconds=1.5),
}


def test_a_summary_counts_sizes_and_times() -> None:
    """Each step has its line, what no step took stands apart, and the whole comes last."""
    summary = Summary.from_build({"a/index.html": 700, "a/data.csv": 800}, STEPS, seconds=3.0, waited=1.8)

    assert list(summary.lines) == [
        "rendered: 1,000 calls, 999 of them cached; 0.3 s of work",
        "drawn: 1,200 calls, 1,198 of them cached; 1.5 s of work",
        "everything else: 1.2 s",
        "pages: 1 in 2 files, 2 KB; 3.0 s in all",
    ]
    assert json.loads(summary.json)["steps"]["rendered"] == {"calls": 1_000, "hits": 999, "seconds": 0.26}


def test_a_summary_has_the_advice_for_programs() -> None:
    """The build report lists each piece of advice by its parts."""
    advice = [Problem("a.md", 2, "", "words that say where a link leads", "'here'", advice=True)]
    summary = Summary.from_build({}, {}, seconds=1.0, waited=0.0, advice=advice)

    [found] = json.loads(summary.json)["advice"]
    assert (found["file"], found["line"], found["found"]) == ("a.md", 2, "'here'")
