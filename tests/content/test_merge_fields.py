"""publishing.content.merge_fields: fields in brackets, in Markdown and in HTML."""

from publishing.content.merge_fields import filled, marked, names

KNOWN = {"name of the area": "Specimen", "R & D": "None & nothing"}


def test_names_are_found_with_their_lines() -> None:
    """Links, pictures and notes are none; a colon may follow a field."""
    text = "Dear [name]\n\nSee [this](a.md), ![that](b.svg) and a note.[^1]\n\n[day]: [hour]"

    assert list(names(text)) == [(1, "name"), (5, "day"), (5, "hour")]


def test_known_fields_are_marked() -> None:
    """Others stay as they are."""
    html = marked("<p>[name of the area] and [R &amp; D], not [another]</p>", KNOWN)

    assert '<span class="pub-field">[name of the area]</span>' in html
    assert '<span class="pub-field">[R &amp; D]</span>' in html
    assert "not [another]" in html


def test_known_fields_are_filled_in() -> None:
    """Without brackets, and as text."""
    html = filled("<p>[R &amp; D] in [name of the area]: [another]</p>", KNOWN)

    assert "None &amp; nothing</span> in " in html
    assert "[name of the area]" not in html
    assert "[another]" in html
