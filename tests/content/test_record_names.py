"""publishing.content.record_names: records by what people call them."""

import pytest

from example import build
from publishing.commands.new_report import by_id
from publishing.content.catalogue import Catalogue
from publishing.content.record_names import meant, named


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Two areas, one of them with another name."""
    change = {"partnerships/southshire.md": {"name: Southshire": "name: Southshire\naliases:\n  - The Southern Isles"}}
    return build({"change": change}).catalogue


@pytest.mark.parametrize(
    "name", ["southshire", "Southshire", "SOUTHSHIRE", "the southern isles", " The-Southern  \u00cdsles "]
)
def test_a_name_is_known_however_it_is_written(name: str, catalogue: Catalogue) -> None:
    """Capitals, accents, hyphens and blanks make no other area."""
    assert named(name, catalogue.partnerships) == "southshire"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("southshir", "southshire"), ("The Southern Isle", "southshire"), ("Avalon", "")],
)
def test_a_mistyped_name_suggests_the_nearest(name: str, expected: str, catalogue: Catalogue) -> None:
    """Of ids and of other names; nothing where none is near."""
    assert meant(name, catalogue.partnerships) == expected


@pytest.mark.parametrize(
    ("field", "answer", "expected"),
    [
        ("partnership", "The Southern Isles", "southshire"),
        ("kind", "Joint inspection", "joint-inspection"),
        ("kind", "PROGRESS REVIEW", "progress-review"),
        ("programme", "Services", "services"),
        ("partnership", "Borsetshire", "Borsetshire"),
        ("title", "Southshire", "Southshire"),
    ],
)
def test_an_editor_answers_with_names(field: str, answer: str, expected: str, catalogue: Catalogue) -> None:
    """Names become ids; what is no name stays, for the check to refuse."""
    assert by_id(field, answer, catalogue) == expected


def test_a_name_that_two_records_share_stands_for_neither(catalogue: Catalogue) -> None:
    """Nobody can tell which is meant."""
    south = catalogue.partnerships["southshire"]

    assert named("Southshire", {"one": south, "other": south}) == ""
