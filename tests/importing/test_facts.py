"""Facts that a source seems to state: offered with the place, and never more than it says."""

import pytest

from example import vocabulary
from publishing.importing.facts import Words, facts
from publishing.importing.model import Block, Cell, Heading, Paragraph, Place, Run, Table

WORDS = Words.from_vocabulary(vocabulary())
AREAS = {"Fife": "fife", "Western Isles": "na-h-eileanan-siar"}


def paragraph(text: str, number: int = 1) -> Paragraph:
    return Paragraph((Run(text),), place=Place(paragraph=number))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Published on 3rd March 2027", [("published", "2027-03-03")]),
        ("March 2027", [("published", "2027-03")]),
        ("31 February 2027, then 1 April 2027", [("published", "2027-04-01")]),
        (
            "A progress review of services in the Western Isles",
            [("kind", "progress-review"), ("partnership", "na-h-eileanan-siar")],
        ),
        ("Fifeshire and Fifers", []),
        ("In 2027", []),
        ("Inspection dates: 27 June to 1 July 2022", []),
    ],
)
def test_facts_of_the_cover(text: str, found: list[tuple[str, str]]) -> None:
    assert [(fact.field, fact.value) for fact in facts("", [paragraph(text)], AREAS, WORDS)] == found


def test_grades_stand_below_their_indicator_or_beside_it_in_a_table() -> None:
    """A grade without an indicator is nobody's."""
    cells = [["Indicator", "Grade"], ["5.2 Assessing risks", "Adequate"], ["Leadership", "Good"]]
    rows = tuple(tuple(Cell((paragraph(text, 9),)) for text in row) for row in cells)
    blocks: list[Block] = [
        paragraph("Evaluation: Weak"),
        Heading((Run("Indicator 2.1: Impact"),), 2),
        paragraph("Evaluation: Very good", 4),
        paragraph("Evaluation: Weak"),
        Table(rows, place=Place(paragraph=8)),
    ]
    assert [(fact.value, fact.place.paragraph, fact.beside) for fact in facts("", blocks, {}, WORDS)] == [
        ('"2.1": very-good', 4, "Indicator 2.1: Impact"),
        ('"5.2": adequate', 8, "5.2 Assessing risks"),
    ]
