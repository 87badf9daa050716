"""Sizes of front matter, and of files that are nothing but fields."""

import pytest

from publishing.content.gate.nesting import in_front_matter


@pytest.mark.parametrize(
    ("file", "kilobytes", "expected"),
    [
        ("about.md", 60, ""),
        ("about.md", 70, "front matter of at most 64.0 KB; longer texts belong below it"),
        ("words.yml", 70, ""),
        ("words.yml", 140, "a file of at most 128.0 KB"),
    ],
)
def test_a_file_of_fields_may_be_longer(file: str, kilobytes: int, expected: str) -> None:
    """The word list has no text below its fields, so they have more room, and a limit of their own."""
    problems = list(in_front_matter(file, ["a" * 999] * kilobytes))

    assert [(problem.file, problem.line, problem.expected) for problem in problems] == (
        [(file, 1, expected)] if expected else []
    )
