"""How many records to read: the browser's numbers, held to the table of cases and to Python's."""

import hashlib

import pytest
from playwright.sync_api import Page, expect

from publishing.site import samples

ADDRESS = "handbook/sample/"
MODULE = "/assets/js/pooling/sample.js"
CASES = {  # records on the list, margin in percentage points: records to read
    (400, 10): 78, (400, 8): 110, (400, 5): 197,
    (100, 10): 50, (100, 8): 61, (100, 5): 80,
    (1, 10): 1, (10, 5): 10, (1_000_000, 5): 385, (1_000_000, 10): 97,
}  # fmt: skip
SPLITS = [
    (78, [120, 200, 80], [23, 39, 16]),
    (10, [10, 10, 10], [4, 3, 3]),
    (5, [1, 1000], [0, 5]),
    (197, [400], [197]),
]


@pytest.fixture
def sample(page: Page) -> Page:
    """The page."""
    page.goto(ADDRESS)
    return page


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=str)
def test_the_table_of_cases_holds_in_python(case: tuple[int, int], expected: int) -> None:
    """By exact fractions, for the table that stands there without a script."""
    assert samples.size(*case) == expected


def test_the_browser_has_the_same_numbers(sample: Page) -> None:
    """Of the cases, and of every list up to 1,000 records what Python has."""
    asked = [*CASES, *((records, margin) for records in range(1, 1000) for margin in samples.MARGINS)]
    script = "async ([module, asked]) => { const m = await import(module); return asked.map(([n, e]) => m.sampleSize(n, e)); }"
    found = sample.evaluate(script, [MODULE, asked])

    assert found[: len(CASES)] == [*CASES.values()]
    assert found == [samples.size(*case) for case in asked]


def test_parts_by_group_add_up(sample: Page) -> None:
    """By the largest remainders, the first group where two are alike."""
    script = (
        "async ([module, asked]) => { const m = await import(module); return asked.map(([n, s]) => m.split(n, s)); }"
    )
    found = sample.evaluate(script, [MODULE, [(number, sizes) for number, sizes, _ in SPLITS]])

    assert found == [expected for _, _, expected in SPLITS]


def test_the_same_list_and_seed_draw_the_same_records(sample: Page) -> None:
    """Anyone can check the draw with SHA-256, whatever the order of the list; what stands twice counts once."""
    names = [f"{number:03}" for number in range(1, 201)]
    expected = sorted(names, key=lambda name: hashlib.sha256(f"lots 7\n{name}".encode()).hexdigest())[:20]
    for given in (names, [*reversed(names), "005"]):
        sample.locator("#lots-list").fill("\n".join(given))
        sample.locator("#lots-number").fill("20")
        sample.locator("#lots-seed").fill("lots 7")
        sample.get_by_role("button", name="Draw").click()
        drawn = sample.locator(".pub-pool__lots")
        expect(drawn).to_have_text(", ".join(expected))
        expect(sample.locator("#lots-drawn")).to_contain_text("Drawn 20 of 200, with the seed “lots 7”.")


def test_the_page_says_how_many_and_what_suppression_leaves(sample: Page) -> None:
    """For a list, and for groups."""
    sample.locator("#sample-size").fill("400")
    expect(sample.locator("#sample-sentence")).to_have_text(
        "Read 78 of 400 records, for shares within 10 percentage points."
    )
    expect(sample.locator("#sample-left")).to_contain_text("about half of the numbers can be shown")
    sample.locator("#sample-groups").fill("On the register: 120\nAt home: 200\nLeaving care: 80")
    rows = sample.locator("#sample-parts tbody tr")
    expect(rows).to_have_text(
        ["On the register12023seldom shown", "At home20039seldom shown", "Leaving care8016seldom shown"]
    )
