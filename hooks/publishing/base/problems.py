"""Problems of a source file, in words its author can act on.

In: a place, what was expected, what was found. Out: one line of text per problem. Every step
gathers its problems in a list; ``PublishingError`` carries all of them to the author at once.

A problem is a fault, which stops the build, or advice, which authors see apart and may leave as it is. Both travel in
the same lists; ``faults`` and ``advice`` tell them apart where that matters.
"""

from bisect import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

_FEW = 100  # choices among which the nearest is found at once


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file, or with ``advice`` a piece of advice, which stops nothing.

    ``file`` is relative to the docs folder, ``line`` counts from 1, ``field`` is the name in the
    front matter ("" for the file as a whole).
    """

    file: str
    line: int
    field: str
    expected: str
    found: str
    meant: str = ""
    advice: bool = False

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        hint = f" (did you mean '{self.meant}'?)" if self.meant else ""
        return f"{self.file}:{self.line}: {field}expected {self.expected}, got {self.found}{hint}"


class PublishingError(Exception):
    """The sources cannot be published; ``problems`` says why, sorted by file and line. ``advice`` came with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        everything = list(problems)
        self.problems = faults(everything)
        self.advice = advice(everything)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Self], tuple[list[Problem]]]:
        """Pickle it with its problems, as it may cross from one process to another."""
        return type(self), ([*self.problems, *self.advice],)


def faults(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop the build, each once, sorted by file and line."""
    return sorted({problem for problem in problems if not problem.advice})


def advice(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop nothing, each once, sorted by file and line."""
    return sorted({problem for problem in problems if problem.advice})


def advice_lines(problems: Iterable[Problem]) -> list[str]:
    """The advice among problems as it is printed, under a heading of its own; nothing where there is none."""
    lines = [str(problem) for problem in advice(problems)]
    return ["Advice, which stops nothing:", *lines] if lines else []


def closest(word: str, choices: Collection[str]) -> str:
    """The choice that ``word`` was probably meant to be, or "" when none is near."""
    return next(iter(get_close_matches(word, _likely(word, choices), n=1, cutoff=0.65)), "")


def _likely(word: str, choices: Collection[str]) -> Collection[str]:
    """The choices that begin or end most as a word does: all of a few, else those beside it in two alphabetical orders.

    Comparing with each of ten thousand addresses takes half a second, and there may be a thousand mistakes.
    """
    if len(choices) <= _FEW:
        return choices
    found = []
    for direction in (1, -1):
        ordered = sorted(choice[::direction] for choice in choices)
        place = bisect(ordered, word[::direction])
        found += [choice[::direction] for choice in ordered[max(0, place - _FEW // 4) : place + _FEW // 4]]
    return sorted(set(found))


def quoted(value: object) -> str:
    """A value as it is shown in a message: in quotation marks, on one line, at most 60 characters."""
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"


def alternatives(choices: Iterable[str]) -> str:
    """``a, b or c``, for the expected part of a message."""
    return joined(list(choices), "or")


def joined(words: Sequence[str], conjunction: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``; "" for none."""
    *others, last = words or [""]
    return f"{', '.join(others)} {conjunction} {last}" if others else last
