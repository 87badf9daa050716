"""Items by what they have in common."""

from publishing.base.grouping import grouped


def test_an_item_stands_under_each_of_its_keys() -> None:
    """Keys and items are in the order in which they come, and an item without a key is nowhere."""
    found = grouped(["ba", "", "ab", "a"], list)

    assert found == {"b": ("ba", "ab"), "a": ("ba", "ab", "a")}
    assert list(found) == ["b", "a"]
