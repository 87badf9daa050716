"""The title of a document whose format names none, which stands once: in front matter, or as a heading with a warning."""

import pytest

from publishing.importing.model import Block, Heading, Paragraph, Picture, Run, SourceDocument
from publishing.importing.titles import first_heading, with_title

LOGO = Picture(b"", "png", "")
TEXT = Paragraph((Run("Words."),))


def heading(text: str, level: int, **more: object) -> Heading:
    """A heading of one run."""
    return Heading((Run(text, **more),), level)  # type: ignore[arg-type]  # fields of any type


@pytest.mark.parametrize(
    "blocks",
    [
        [heading("Care in\nNorthshire", 1), TEXT, heading("Findings", 2)],
        [LOGO, heading("Care in Northshire", 2, strong=True), TEXT, heading("Findings", 3), heading("Care", 4)],
        [heading("Care in Northshire", 1), TEXT],
    ],
)
def test_a_heading_above_all_is_the_title_and_no_heading(blocks: list[Block]) -> None:
    """A picture may stand before it."""
    found = with_title(SourceDocument(blocks, ()))

    assert found.title == "Care in Northshire"
    assert [*found.blocks] == [block for block in blocks if block != first_heading(SourceDocument(blocks, ()))]
    assert not found.warnings


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (heading("Care", 1), heading("Findings", 1)),
        (heading("Care", 2), heading("Findings", 1)),
        (heading("Care", 1, note="1"), heading("Findings", 2)),
        (heading("Care", 1, link="https://site.example/"), heading("Findings", 2)),
        (Heading((Run("Care"),), 1, number="1"), heading("Findings", 2)),
        (Heading((Run("Care"),), 1, anchors=("top",)), heading("Findings", 2)),
    ],
)
def test_a_heading_that_may_be_a_section_stays_and_is_told(first: Heading, other: Heading) -> None:
    """Or one that front matter cannot hold."""
    blocks: list[Block] = [first, TEXT, other]
    found = with_title(SourceDocument(blocks, (), warnings=("Another.",)))

    assert found.blocks == blocks
    assert not found.title
    assert found.warnings[0] == "Another."
    assert "“Care”" in found.warnings[1]


def test_words_before_the_first_heading_make_it_a_section() -> None:
    """What it says may be anything, so that nothing is guessed; a title that the document names is kept."""
    blocks: list[Block] = [TEXT, heading("What needs to improve", 1)]
    named = SourceDocument([heading("Findings", 1)], (), title="Care in Northshire")

    assert with_title(SourceDocument(blocks, ())) == SourceDocument(blocks, ())
    assert first_heading(SourceDocument(blocks, ())) is None
    assert with_title(named) is named
