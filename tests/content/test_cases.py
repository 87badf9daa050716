"""Every mistake in tests/cases/ gives the messages that its file names, word for word; faults stop the build.

A case file says in ``about`` what is wrong, in ``files``, ``change`` and ``encode`` how it differs from
tests/cases/base.yml, in ``problems`` every message that its author sees, in order, and in ``advice`` what
stops nothing.
"""

from pathlib import Path

import pytest

from example import CASES, case_of, judged

FILES = sorted(CASES.glob("*/*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_mistake_gives_its_messages(file: Path) -> None:
    """The messages of a case are all that the build says, in this order and in these words."""
    case = case_of(file)

    problems, advice = judged(case)
    assert case.get("problems", []) == problems
    assert case.get("advice", []) == advice


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_says_what_it_is(file: Path) -> None:
    """A case has a sentence, a difference and at least one message, and no key that nothing reads."""
    case = case_of(file)

    assert case.keys() <= {
        "about",
        "files",
        "change",
        "encode",
        "published",
        "moment",
        "redirects",
        "problems",
        "advice",
    }
    assert case["about"].endswith(".")
    assert case.get("problems") or case.get("advice")


def test_nothing_is_wrong_with_the_base() -> None:
    """What every case starts from has no problem of its own."""
    assert judged({}) == ([], [])
