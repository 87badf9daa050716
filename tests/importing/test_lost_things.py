"""Links and headings that are lost: the loss report says so, whichever reader drops them."""

from pathlib import Path
from typing import Any

import pytest

from drawn_pdf import DrawnPdf, tag
from import_trial import Trial, trial, trial_of
from publishing.importing.pdf import links, look
from publishing.importing.word import inline, roles
from word_sources import docx, paragraph, run

BODY = "What inspectors found in the records that they read, and what people told them."
TARGET = "https://source.example/a/"


def _link(words: str, target: str = "rTarget") -> str:
    return f'<w:hyperlink r:id="{target}">{run(words)}</w:hyperlink>'


@pytest.fixture
def word(tmp_path: Path) -> Any:
    """A Word file with a heading and a link, to be imported."""
    content = docx(
        paragraph("Findings", style="Heading1"),
        paragraph(BODY, _link(" See the source.")),
        related={"rTarget": ("hyperlink", TARGET)},
    )
    return lambda: trial(content, tmp_path)


@pytest.fixture
def pdf(tmp_path: Path) -> Any:
    """A tagged PDF with the same."""
    source = DrawnPdf()
    source.tags = [
        tag("H1", source.text("Findings", 72, 760, size=18, font="Bold")),
        tag("P", source.text(BODY, 72, 700)),
    ]
    source.link(TARGET, 72, 695, 300, 715)
    path = source.save(tmp_path / "source.pdf")
    return lambda: trial_of(path)


@pytest.mark.parametrize("kind", ["word", "pdf"])
def test_nothing_is_said_where_nothing_is_lost(kind: str, request: pytest.FixtureRequest) -> None:
    found: Trial = request.getfixturevalue(kind)()
    assert f"]({TARGET})" in found.body
    assert found.report.warnings == ()


def test_links_that_the_reader_of_word_files_drops_are_told(word: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline.Inline, "_target", lambda *_: None)
    assert word().report.warnings == (f"A link of the source leads nowhere from the page: {TARGET} (paragraph 2).",)


def test_links_that_lead_elsewhere_are_told(word: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline.Inline, "_target", lambda *_: "https://elsewhere.example/")
    assert word().report.warnings == (f"A link of the source leads nowhere from the page: {TARGET} (paragraph 2).",)


def test_headings_that_the_reader_of_word_files_drops_are_told(word: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "heading_level", lambda *_, **__: None)
    assert word().report.warnings == ("A heading of the source is no heading on the page: Findings (paragraph 1).",)


def test_links_that_the_reader_of_pdfs_drops_are_told(pdf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_links", lambda *_: ())
    assert pdf().report.warnings == (f"A link of the source leads nowhere from the page: {TARGET} (page 1).",)


def test_headings_that_the_reader_of_pdfs_drops_are_told(pdf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look.Typography, "is_heading", lambda *_: False)
    assert pdf().report.warnings == (
        "The tags of this PDF name 1 heading, and the page has 0: see whether one of them is a paragraph now.",
    )


def test_many_are_counted_and_five_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "heading_level", lambda *_, **__: None)
    content = docx(*(part for n in range(7) for part in (paragraph(f"Part {n}", style="Heading1"), paragraph(BODY))))
    named = "; ".join(f"Part {number} (paragraph {1 + 2 * number})" for number in range(5))
    assert trial(content, tmp_path).report.warnings == (
        f"7 headings of the source are no headings on the page: {named}; and 2 more.",
    )
