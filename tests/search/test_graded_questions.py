"""The questions with graded answers, and how answers to them are measured."""

from collections import Counter
from pathlib import Path

import pytest

from bench.meaning import HELD_OUT, QUESTIONS, Question, first_is_right, ndcg, questions, score
from bench.meaning import Measured as Found
from example import ROOT

SHARES = {"name": 0.2, "topic": 0.4, "lay": 0.2, "misspelt": 0.1, "sentence": 0.1}


def test_there_are_enough_of_each_group() -> None:
    """At least 150 questions, each once, in the shares that were set."""
    asked = questions()
    groups = Counter(one.group for one in asked)

    assert len({one.words for one in asked}) == len(asked) >= 150
    assert {name: round(count / len(asked), 1) for name, count in groups.items()} == SHARES


def test_held_out_questions_are_new() -> None:
    """Sixty in the same shares, none of them among those that the search was tuned with, in halves of equal groups."""
    held_out = questions(HELD_OUT)
    groups = Counter(one.group for one in held_out)
    halves = {half: Counter(one.group for one in held_out if one.half == half) for half in "ab"}

    assert not {one.words.casefold() for one in held_out} & {one.words.casefold() for one in questions()}
    assert len({one.words for one in held_out}) == len(held_out) >= 60
    assert {name: round(count / len(held_out), 1) for name, count in groups.items()} == SHARES
    assert halves["a"] == halves["b"]


@pytest.mark.parametrize("file", [QUESTIONS, HELD_OUT], ids=lambda file: file.stem)
def test_every_answer_is_there(file: Path) -> None:
    """Each answer is a page of a source, and each question has one of the best or says at most what is related."""
    docs = ROOT / "docs"
    answers = {name for one in questions(file) for name in one.grades}

    assert [
        one for one in answers if not (docs / f"{one}.md").exists() and not (docs / one / "index.md").exists()
    ] == []
    assert all(one.grades for one in questions(file))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["a", "a", "b", "c"], 1.0),  # a page counts once
        ([], 0.0),
        (["x"] * 10 + ["a"], 0.0 + (7 / 1.584962500721156) / (7 + 3 / 1.584962500721156 + 0.5)),
    ],
)
def test_ndcg(answers: list[str], expected: float) -> None:
    """The best order is 1, nothing is 0, and what stands elsewhere is discounted by its place."""
    assert ndcg(answers, {"a": 3, "b": 2, "c": 1}) == pytest.approx(expected)


def test_scores() -> None:
    """First hits, and questions for which nothing right is found."""
    asked = [Question("one", "name", {"a": 3, "b": 2}), Question("two", "name", {"c": 3})]
    found = score(Found("any", {"one": ["b", "a"], "two": ["a"]}), asked)

    assert not first_is_right(["b", "a"], {"a": 3, "b": 2})
    assert (found["first hit right"], found["nothing found"]) == (0.0, 0.5)
