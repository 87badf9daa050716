"""The pooling page's scripts alone: days and letters of a PDF are read as in Python, and the solver misses nothing."""

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

import pikepdf
from playwright.sync_api import Page

from publishing.commands.pooling.pdf import day

ADDRESS = "handbook/pool/"


UNKNOWN = {0x7F, 0x9F, 0xAD}  # codes that have no letter


READER = """
async ([days, strings]) => {
  const { dayOf, decoded } = await import("/assets/js/pooling/pdf.js");
  return [days.map(dayOf), strings.map((codes) => decoded(Uint8Array.from(codes)))];
}
"""


DAYS = (
    "31/3/2027",
    "03.04.27",
    "2027-04-03",
    "3 April 2027",
    "3 sep 27",
    "29/2/2027",
    "29/2/2028",
    "3/31/2027",
    "0/1/27",
    "3/4/0000",
    "",
)


def test_days_and_letters_of_a_pdf_are_read_alike(page: Page) -> None:
    """Each letter of the encoding that PDFs have, those of Unicode, and days that are and are none."""
    page.goto(ADDRESS)
    known = [bytes([code]) for code in range(256) if code not in UNKNOWN]
    strings = [*known, "\ufeffÀ ł 😀".encode("utf-16-be"), "\ufeffÀ ł".encode("utf-16-le"), "\ufeffÀ ł".encode()]
    found, letters = page.evaluate(READER, [DAYS, [[*codes] for codes in strings]])

    assert found == [str(day(words) or "") for words in DAYS]
    assert letters == [str(pikepdf.String(codes)) for codes in strings]


SOLVER = """
async (cases) => {
  const { System } = await import("/assets/js/pooling/integers.js");
  return cases.map(([equations, unknowns]) => {
    const system = new System(equations, unknowns);
    return unknowns.map(({ number }) => system.possibleValues(number, 3));
  });
}
"""


def test_the_solver_finds_what_trying_everything_finds(page: Page) -> None:
    """Random equations over few unknowns, of which some have no whole solution where broken numbers would do."""
    page.goto(ADDRESS)
    chance = Random(3)  # noqa: S311 - made-up numbers are no secret
    cases = [_equations(chance) for _ in range(300)]

    assert page.evaluate(SOLVER, cases) == [_tried(*case) for case in cases]


Equations = list[dict[str, Any]]


Unknowns = list[dict[str, int]]


def _equations(chance: Random) -> tuple[Equations, Unknowns]:
    """Make up equations that fit the true values."""
    unknowns = []
    for number in range(6):
        value = chance.randrange(4)
        unknowns.append(
            {
                "number": number,
                "value": value,
                "low": max(0, value - chance.randrange(3)),
                "high": value + chance.randrange(3),
            }
        )
    equations = []
    for _ in range(chance.randrange(1, 5)):
        plus, minus = chance.sample(range(6), chance.randrange(1, 4)), chance.sample(range(6), chance.randrange(3))
        left = sum(unknowns[place]["value"] for place in plus) - sum(unknowns[place]["value"] for place in minus)
        equations.append({"plus": plus, "minus": minus, "atMost": left <= 0 and chance.random() < 0.5})
    return equations, unknowns


def _tried(equations: Equations, unknowns: Unknowns) -> list[int]:
    """Count the values of each unknown, up to three, in all solutions."""
    true = [unknown["value"] for unknown in unknowns]
    ranges = [range(unknown["low"], unknown["high"] + 1) for unknown in unknowns]
    fitting = [values for values in product(*ranges) if all(_fits(own, values, true) for own in equations)]
    return [min(3, max(values) - min(values) + 1) for values in zip(*fitting, strict=True)]


def _fits(equation: Mapping[str, Any], values: Sequence[int], true: Sequence[int]) -> bool:
    def left(some: Sequence[int]) -> int:
        return sum(some[place] for place in equation["plus"]) - sum(some[place] for place in equation["minus"])

    return left(values) <= 0 if equation["atMost"] else left(values) == left(true)
