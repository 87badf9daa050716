"""The normal form of words by which a source and its result are compared."""

import pytest

from publishing.importing.words import normal_words, same_letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Child-hood CHILDHOOD child\u00adhood", ["childhood", "childhood", "childhood"]),
        ("child-\nhood child\x02hood", ["childhood", "childhood"]),
        ("o\ufb03ce \ufb01ne", ["office", "fine"]),
        ("children’s children's", ["childrens", "childrens"]),
        ("and/or 2.1 10,000 5%", ["and", "or", "2.1", "10,000", "5"]),
        ("\uf0b7 a\u200bb \u2060c", ["ab", "c"]),
        ("Ŵyr ŷd", ["ŵyr", "ŷd"]),
        ("pre- and post-16", ["pre", "and", "post16"]),
        ("18\u1d57\u02b0", ["18th"]),
    ],
)
def test_words_have_one_normal_form(text: str, words: list[str]) -> None:
    assert normal_words(text) == words


def test_stretches_with_the_same_letters_are_the_same() -> None:
    assert same_letters(["pre", "and"], ["preand"])
    assert not same_letters(["pre", "and"], ["pre", "or"])
