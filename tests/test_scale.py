"""publishing.scale: the six grades."""

from publishing.scale import Grade


def test_grades_have_words_and_points() -> None:
    """The scale goes from excellent (6) to unsatisfactory (1)."""
    scale = {grade.label: grade.points for grade in Grade}

    assert list(scale.items()) == [
        ("Excellent", 6),
        ("Very good", 5),
        ("Good", 4),
        ("Adequate", 3),
        ("Weak", 2),
        ("Unsatisfactory", 1),
    ]


def test_every_grade_says_what_it_means() -> None:
    """No two grades have the same meaning, and each is a sentence."""
    meanings = {grade.meaning for grade in Grade}

    assert len(meanings) == len(Grade)
    assert all(meaning.endswith(".") for meaning in meanings)
