"""What of a record is searched: all texts of its front matter, findings, and text without the numbers of notes."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel

import example
from publishing import search
from publishing.content.models.fields import Slug, Text
from publishing.search import Document
from publishing.search.front_matter import texts_of
from publishing.search.words import words
from publishing.site import finder

REPORT = "reports/northshire-2020.md"
FRAMEWORK = "quality-indicators/first-edition/index.md"
FINDING = """\
confidence: high
published_note: Worked out from a letterbox.
evaluation_note: One overall judgement stands for two.
changes:
  - date: 2026-12-01
    weight: minor
    note: A misprint was mended.
attachments:
  - form: original
    language: en
    url: https://inspectorate.example/original
    title: Scanned pages
findings:
  - id: planning
    kind: improvement
    text: Plan better.
    addressee: The chief officers
    events:
      - event: planned
        by: partnership
        date: 2020-08-01
        note: A timetable was drawn up.
      - event: answered
        by: partnership
        answer: accepted
        date: 2020-09-01
        note: They agreed wholeheartedly."""


def found(**change: dict[str, str]) -> dict[str, Document]:
    """The documents of the example with some pieces of files changed, by their addresses."""
    publication = example.build({"change": change})
    return {one.address: one for one in search.documents(publication, finder.rows(publication.catalogue))}


@pytest.mark.parametrize(
    "text",
    [
        "Worked out from a letterbox",
        "One overall judgement stands for two",
        "A misprint was mended",
        "Scanned pages",
        "Plan better",
        "The chief officers",
        "A timetable was drawn up",
        "They agreed wholeheartedly",
    ],
)
def test_texts_of_a_report_are_searched(text: str) -> None:
    """Notes, changes, attachments, findings and what became of them: words, and as phrases."""
    report = found(**{REPORT: {"confidence: high": FINDING}})["reports/northshire-2020/"]
    phrase = " ".join(words(text))

    assert text in report.fields["body"]
    assert any(phrase in " ".join(words(passage)) for passage in report.passages["body"])


def test_findings_lead_to_their_place() -> None:
    """A finding is a section with its own anchor, with everything that became of it."""
    report = found(**{REPORT: {"confidence: high": FINDING}})["reports/northshire-2020/"]
    sections = {section.anchor: section.text for section in report.sections}

    assert sections["finding-planning"] == (
        "Plan better. The chief officers A timetable was drawn up. They agreed wholeheartedly."
    )


def test_questions_of_a_framework_are_searched() -> None:
    """Key questions and the questions of inspections stand in the front matter alone."""
    questions = "summary: The only edition.\ninspection_questions:\n  - How safe are children here?\n"
    framework = found(**{FRAMEWORK: {"summary: The only edition.\n": questions}})["quality-indicators/first-edition/"]

    assert "How safe are children here?" in framework.passages["body"]
    assert all(question.title in framework.passages["body"] for question in _framework().key_questions)


def _framework() -> Any:
    return next(iter(example.build().catalogue.frameworks.values()))


class _Inner(BaseModel):
    title: Text
    file: Text = "name.pdf"


class _Outer(BaseModel):
    title: Text
    note: Text | None = None
    slug: Slug = "a-slug"
    several: tuple[Text, ...] = ()
    pairs: dict[Slug, Annotated[Text, "new"]] = {}
    parts: tuple[_Inner, ...] = ()


def test_a_new_field_of_texts_is_searched_by_itself() -> None:
    """Whatever has the type of texts counts, at any depth; names of files, ids and what has a field of its own do not."""
    record = _Outer(
        title="Own", note="Note", several=("One", "Two"), pairs={"x": "Pair"}, parts=(_Inner(title="Part"),)
    )

    assert list(texts_of(record)) == ["Note", "One", "Two", "Pair", "Part"]


def test_the_number_of_a_footnote_is_no_text() -> None:
    """Neither in a heading nor behind a word; raised figures that are part of a word stay."""
    text = "## What we know[^1] here {#known}\n\nAn aardvark.[^1] Ten m<sup>2</sup> and note<sup>3</sup> too.\n\n[^1]: Seen.\n\n"
    report = found(**{REPORT: {"## What we know {#known}\n\n": text}})["reports/northshire-2020/"]
    (section, *_) = (one for one in report.sections if one.anchor == "known")

    assert section.title == "What we know here"
    assert list(words(section.text))[:7] == ["an", "aardvark", "ten", "m2", "and", "note", "too"]
