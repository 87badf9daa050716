"""publishing.base.natural: the order of names, as people read them."""

import pytest

from publishing.base.natural import natural_key


@pytest.mark.parametrize(
    "names",
    [
        ("House 2", "House 10"),
        ("House", "House 2", "house 2a", "House 2b", "House 10"),
        ("2 High Street", "10 High Street", "High Street"),
        ("Ward 1.9", "Ward 1.10", "Ward 2.1"),
        ("Oster", "Österstraße", "Osterwald", "Zoo"),
        ("école 3", "École 20", "Eel"),
        ("Åre", "Arendal", "Bergen"),
        ("House 007", "House 8"),
        ("House 99999999999999999998", "House 99999999999999999999"),
    ],
)
def test_names_stand_as_people_read_them(names: tuple[str, ...]) -> None:
    """Numbers by their size, letters without case and accents, whatever order they came in."""
    assert sorted(names, key=natural_key) == list(names)
    assert sorted([*names[1:], names[0]], key=natural_key) == list(names)


def test_no_two_names_are_the_same() -> None:
    """Names that differ in case or accents alone still have one order, whatever order they came in."""
    alike = ["house 1", "House 1", "House 01", "Hoüse 1", "House  1"]

    assert sorted(alike, key=natural_key) == sorted([*alike[2:], *alike[:2]], key=natural_key)
    assert len({natural_key(name) for name in alike}) == len(alike)


@pytest.mark.parametrize("name", ["", " ", "٣", "²", "10", "-1", "1.5.2"])
def test_any_text_has_a_place(name: str) -> None:
    """Digits of other scripts and signs are letters like any other; nothing fails."""
    assert natural_key(name) == natural_key(name)
    assert sorted([name, "House 2", "10"], key=natural_key)
