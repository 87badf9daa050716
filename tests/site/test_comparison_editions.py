"""publishing.site.comparison: which indicators of two editions may be compared."""

from publishing.content.catalogue import Catalogue
from publishing.content.models import Likeness
from publishing.site.comparison import (
    counterparts,
    without_match,
)
from two_editions import NONE, catalogue_of, edition, histories_of, indicator, report


def _counterparts(catalogue: Catalogue, indicator: str) -> list[tuple[str, Likeness, str | None, str]]:
    return [
        (one.framework.id, one.likeness, one.indicator.number if one.indicator else None, one.reason)
        for one in counterparts(catalogue, catalogue.indicators[indicator])
    ]


def test_a_counterpart_is_seen_from_both_editions() -> None:
    """It is written once, in the later edition's record, with its reason."""
    catalogue = catalogue_of()

    assert _counterparts(catalogue, "second-edition/1-1") == [("first-edition", "same", "1.1", "One title.")]
    assert _counterparts(catalogue, "first-edition/1-1") == [("second-edition", "same", "1.1", "One title.")]
    assert _counterparts(catalogue, "first-edition/2-1") == [("second-edition", "similar", "2.1", "A wider title.")]


def test_where_nothing_supports_a_match_there_is_none() -> None:
    """It is said, with the reason, for every other edition."""
    catalogue = catalogue_of({"quality-indicators/third-edition/index.md": edition("Third", 3)})

    assert _counterparts(catalogue, "second-edition/4-1") == [
        ("first-edition", "none", None, "The title was not read."),
        ("third-edition", "none", None, "None of its indicators was found, so nothing supports a match."),
    ]
    assert _counterparts(catalogue, "first-edition/3-1")[0] == (
        "second-edition",
        "none",
        None,
        "No indicator there is known to be like it.",
    )


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    """An edition between two others joins their indicators."""
    match = {"edition": "second-edition", "number": "1.1", "likeness": "same", "reason": "One title."}
    third = {
        "quality-indicators/third-edition/index.md": edition("Third", 3),
        "quality-indicators/third-edition/5-1.md": indicator("5.1", match),
    }
    catalogue = catalogue_of(third)
    graded = report("northshire", "2024", framework="third-edition", evaluations={"5.1": "weak"})
    history = histories_of(catalogue_of(third, after=graded), "northshire")["third-edition/5-1"]

    assert [one[:3] for one in _counterparts(catalogue, "third-edition/5-1")] == [
        ("first-edition", Likeness.SAME, "1.1"),
        ("second-edition", Likeness.SAME, "1.1"),
    ]
    assert history.since == "Lower: from good to weak"


def test_indicators_without_a_match_are_listed_by_the_reason() -> None:
    """A reason that many share is said once."""
    catalogue = catalogue_of({"quality-indicators/second-edition/4-2.md": indicator("4.2", NONE)})
    first, second = catalogue.frameworks.values()
    found = without_match(catalogue, second, first)

    assert {reason: [one.number for one in own] for reason, own in found.items()} == {
        "The title was not read.": ["4.1", "4.2"]
    }
