"""publishing.base.problems: what is wrong, in words."""

import pickle

import pytest

from publishing.base.problems import Problem, PublishingError, advice_lines, alternatives, closest, joined, quoted


def test_a_problem_names_place_field_expected_and_found() -> None:
    """A message starts with file and line, so that editors can jump there."""
    problem = Problem("reports/a.md", 4, "published", "a date", "'soon'")

    assert str(problem) == "reports/a.md:4: published: expected a date, got 'soon'"


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    """Without a field there is no empty name in the message."""
    problem = Problem("reports/a.md", 1, "", "front matter", "an empty file")

    assert str(problem) == "reports/a.md:1: expected front matter, got an empty file"


def test_a_problem_says_what_was_probably_meant() -> None:
    """A suggestion stands at the end, as a question."""
    problem = Problem("reports/a.md", 2, "kind", "a kind", "'pilt'", "pilot")

    assert str(problem).endswith("got 'pilt' (did you mean 'pilot'?)")


def test_an_error_sorts_by_file_and_line_and_says_nothing_twice() -> None:
    """Whatever the order in which problems are found, authors see them file by file, line by line."""
    first, second, third = (Problem(*place, "", "x", "y") for place in (("a.md", 9), ("b.md", 2), ("b.md", 10)))

    error = PublishingError([third, first, second, first])

    assert error.problems == [first, second, third]
    assert str(error) == "a.md:9: expected x, got y\nb.md:2: expected x, got y\nb.md:10: expected x, got y"


def test_advice_is_told_apart_from_faults() -> None:
    """Advice has the form of a fault, stands under a heading of its own, and is no reason to stop."""
    fault, hint = Problem("a.md", 9, "", "x", "y"), Problem("a.md", 2, "", "x", "z", advice=True)

    error = PublishingError([hint, fault, hint])

    assert (error.problems, error.advice) == ([fault], [hint])
    assert str(error) == "a.md:9: expected x, got y"
    assert advice_lines([fault, hint, hint]) == ["Advice, which stops nothing:", "a.md:2: expected x, got z"]
    assert advice_lines([fault]) == []


@pytest.mark.parametrize(
    ("word", "meant"), [("publishd", "published"), ("titel", "title"), ("nicknames", ""), ("", ""), ("xyz", "")]
)
def test_closest_is_near_or_nothing(word: str, meant: str) -> None:
    """A suggestion that is far from what was typed would mislead."""
    assert meant == closest(word, ("title", "published", "name"))


@pytest.mark.parametrize("word", ["publications/area-0710/", "ublications/area-0710/#c", "publications/area-0710/#d"])
def test_closest_of_many_is_found_at_either_end(word: str) -> None:
    choices = [f"publications/area-{number:04}/#c" for number in range(5000)]

    assert closest(word, choices) == "publications/area-0710/#c"
    assert closest("something else", choices) == ""


def test_quoted_is_one_short_line() -> None:
    """A long text of several lines is shown as one line of 60 characters between quotation marks."""
    assert quoted("one\n  two") == "'one two'"
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 59}…'"


@pytest.mark.parametrize(
    ("words", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_joined_reads_as_a_list(words: tuple[str, ...], expected: str) -> None:
    """Words are joined as in a sentence."""
    assert expected == joined(words)


def test_alternatives_end_with_or() -> None:
    """What may be chosen is joined by "or"."""
    assert alternatives(["high", "medium", "low"]) == "high, medium or low"


def test_an_error_crosses_from_one_process_to_another() -> None:
    """A worker's error arrives with its problems and its advice."""
    error = PublishingError([Problem("a.md", 1, "", "b", "c"), Problem("a.md", 2, "", "d", "e", advice=True)])
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (arrived.problems, arrived.advice, str(arrived)) == (error.problems, error.advice, str(error))
