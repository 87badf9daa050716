"""Every mistake in tests/cases/ stops the build, with the messages that its file gives, word for word.

A case file says in ``about`` what is wrong, in ``files``, ``change`` and ``encode`` how it differs from
tests/cases/base.yml, and in ``problems`` every message that its author sees, in order.
"""

from pathlib import Path

import pytest
import yaml

from example import CASES, messages

FILES = sorted(CASES.glob("*/*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_mistake_gives_its_messages(file: Path) -> None:
    """The messages of a case are all that the build says, in this order and in these words."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert case["problems"] == messages(case)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_says_what_it_is(file: Path) -> None:
    """A case has a sentence, a difference and at least one message, and no key that nothing reads."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert case.keys() <= {"about", "files", "change", "encode", "published", "redirects", "problems"}
    assert case["about"].endswith(".")
    assert case["problems"]


def test_nothing_is_wrong_with_the_base() -> None:
    """What every case starts from has no problem of its own."""
    assert messages({}) == []
