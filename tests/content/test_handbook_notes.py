"""publishing.content.references and record_words: notes and numbers that prose takes from records."""

import re

import example
from publishing.content import record_words, references
from publishing.content.front_matter import Source

PROGRAMME = """weeks: 20
references:
  - id: weeks
    title: How long it takes
    publisher: The inspectorate
    url: https://www.inspectorate.example/weeks
    read: Read in part.
  - id: copy
    title: A copy
    publisher: The inspectorate
    unlinked: Read on a site that we do not link.
summary: One"""


def _html(text: str) -> str:
    changed = {
        "change": {
            "programmes/services.md": {"summary: One": PROGRAMME},
            "handbook/first-steps.md": {"The letter comes first.": text},
        }
    }
    return example.build(changed).rendered["handbook/first-steps.md"].html


def test_a_note_says_programme_title_publisher_and_address() -> None:
    """It stands below the text; one without an address says why."""
    text = " ".join(re.sub(r"<[^>]+>", " ", _html("The letter.[^services.weeks] A copy.[^services.copy]")).split())

    assert "Services: How long it takes , The inspectorate. www.inspectorate.example/weeks Read in part." in text
    assert "Services: A copy, The inspectorate. Read on a site that we do not link." in text


def test_only_notes_that_are_named_are_set() -> None:
    """Each once, however often it is named; a text without notes stays as it is."""
    note = {"The letter comes first.": "The letter.[^services.weeks]"}
    changed = {"programmes/services.md": {"summary: One": PROGRAMME}, "handbook/first-steps.md": note}
    known = references.cited(example.build({"change": changed}).catalogue)
    source = Source(
        "handbook/a.md", body="One.[^services.copy] Two.[^services.copy] Three.[^mine]\n\n[^mine]: My own.\n"
    )
    plain = Source("handbook/b.md", body="No note.\n")

    assert references.with_notes(source, known).body.count("[^services.copy]:") == 1
    assert "services.weeks" not in references.with_notes(source, known).body
    assert references.with_notes(plain, known) is plain


def test_prose_takes_numbers_from_records() -> None:
    """A name in braces is replaced inside a sentence."""
    assert "It takes 20 weeks and grades two: 1.1 and 2.1." in _html(
        "It takes {{ weeks: services }} weeks and grades {{ how many graded: services }}: "
        "{{ graded: services }}.[^services.weeks]"
    )


def test_what_is_under_embargo_is_counted_nowhere() -> None:
    """Words are made of public records alone."""
    embargo = {"added: 2026-11-22": "added: 2099-01-01\npublish_at: 2099-01-01T09:30+00:00"}
    text = {"handbook/first-steps.md": {"The letter comes first.": "Reviews of {{ areas: reviewed }}."}}
    no_link = {"reports/northshire-2020.md": {"[progress review](northshire-2021.md)": "progress review"}}
    hidden = {**text, **no_link, "reports/northshire-2021.md": embargo}

    assert "Reviews of one." in example.build({"change": text}).rendered["handbook/first-steps.md"].html
    assert "Reviews of no." in example.build({"change": hidden}).rendered["handbook/first-steps.md"].html


def test_numbers_are_spelled_as_prose_does() -> None:
    """Up to twelve as a word, then in figures."""
    assert [record_words.spelled(number) for number in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]
