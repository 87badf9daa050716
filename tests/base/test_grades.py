"""publishing.base.grades: the words for shares."""

import pytest

from publishing.base.grades import Band, share_words

BANDS = (
    Band("almost all", 90, above=True),
    Band("most", 75),
    Band("majority", 50),
    Band("less than half", 15),
    Band("few", 0),
)


@pytest.mark.parametrize(
    ("count", "total", "word"),
    [
        (20, 20, "all"),
        (199, 200, "almost all"),
        (181, 200, "almost all"),  # 90.5%
        (180, 200, "most"),  # 90% is not over 90%
        (15, 20, "most"),
        (149, 200, "majority"),  # 74.5% is not rounded up
        (10, 20, "majority"),
        (99, 200, "less than half"),
        (3, 20, "less than half"),
        (29, 200, "few"),  # 14.5%
        (1, 200, "few"),
        (0, 20, "none"),
        (1, 1, "all"),
    ],
)
def test_shares_have_words(count: int, total: int, word: str) -> None:
    """A word holds from its percentage on, exactly; over 90% means more than that."""
    assert share_words(count, total, BANDS) == word


def test_a_share_of_nothing_has_no_word() -> None:
    """Where nobody was asked there is nothing to say."""
    assert share_words(0, 0, BANDS) == ""


@pytest.mark.parametrize(("count", "total"), [(-1, 5), (6, 5), (0, -1)])
def test_a_share_is_a_part_of_its_total(count: int, total: int) -> None:
    """More than all, or less than none, is a mistake of the caller."""
    with pytest.raises(ValueError, match="not a part of"):
        share_words(count, total, BANDS)
