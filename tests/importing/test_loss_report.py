"""The loss report cannot lie: whatever a reader or the writer drops, it names."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from import_trial import trial
from publishing.importing import markdown
from publishing.importing.alignment import pairs
from publishing.importing.comparison import Comparison
from publishing.importing.model import Block, Omission, Place, SourceDocument
from publishing.importing.word import blocks, tables
from publishing.importing.word.entries import Entry, Para
from word_sources import cell, docx, mark, notes, paragraph, table

LONG = [f"Paragraph {number} says something of its own about subject {number * 7}." for number in range(1, 41)]
SOURCE = docx(
    paragraph("Findings", style="Heading1"),
    *map(paragraph, LONG),
    table(["Area", "Grade"], ["Fife", "Weaker"], [cell("Moray"), cell("Stronger")]),
    paragraph("Most", mark("1"), " of them", mark("2"), "."),
    parts={"footnotes": notes("footnote", n1="Three quarters.", n2="Counted twice.")},
)


def missing(tmp_path: Path) -> list[str]:
    """The words that the loss report names as missing."""
    return [run.words for run in trial(SOURCE, tmp_path).report.missing]


def test_nothing_is_missing_where_nothing_is_dropped(tmp_path: Path) -> None:
    report = trial(SOURCE, tmp_path).report
    assert report.is_whole
    assert report.words == report.preserved > 300


def test_every_tenth_paragraph_dropped_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = blocks.Blocks.blocks

    def dropping(self: blocks.Blocks, entries: Sequence[Entry], *, is_body: bool = False) -> tuple[Block, ...]:
        paras = [entry for entry in entries if isinstance(entry, Para)]
        gone = {id(entry) for number, entry in enumerate(paras) if is_body and number % 10 == 9}
        return whole(self, [entry for entry in entries if id(entry) not in gone], is_body=is_body)

    monkeypatch.setattr(blocks.Blocks, "blocks", dropping)
    assert missing(tmp_path) == [LONG[8], LONG[18], LONG[28], LONG[38]]


def test_every_last_cell_of_a_row_dropped_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tables._row
    monkeypatch.setattr(tables, "_row", lambda row, *rest: whole(row[:-1], *rest))
    assert missing(tmp_path) == ["Grade", "Weaker", "Stronger"]


def test_all_notes_dropped_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from publishing.importing import word  # noqa: PLC0415 - it is replaced first

    monkeypatch.setattr(word._Reading, "_notes", lambda *_: {})
    report = trial(SOURCE, tmp_path).report
    assert [run.words for run in report.missing] == ["Three quarters. Counted twice."]
    assert (report.found["notes"], report.written["notes"]) == (2, 0)


def test_a_writer_that_drops_words_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = markdown.write

    def dropping(document: SourceDocument, report_id: str, **options: Any) -> markdown.Written:
        written = whole(document, report_id, **options)
        return replace(written, body=written.body.replace("about subject 70", ""))

    monkeypatch.setattr(markdown, "write", dropping)
    assert missing(tmp_path) == ["about subject 70."]


def test_an_invented_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = markdown.write

    def inventing(document: SourceDocument, report_id: str, **options: Any) -> markdown.Written:
        written = whole(document, report_id, **options)
        return replace(written, body=f"{written.body}\nInvented words.\n")

    monkeypatch.setattr(markdown, "write", inventing)
    report = trial(SOURCE, tmp_path).report
    assert ([run.words for run in report.missing], [run.words for run in report.added]) == ([], ["Invented words."])


def test_a_reader_that_claims_to_leave_out_what_it_dropped_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An omission takes only as many words as it holds: what was dropped with it is missing."""
    whole = blocks.Blocks.blocks

    def dropping(self: blocks.Blocks, entries: Sequence[Entry], *, is_body: bool = False) -> tuple[Block, ...]:
        if is_body:
            self.tally.omit("contents list", "subject", "a reason", entries[3].place)
        kept = [entry for number, entry in enumerate(entries) if not (is_body and number in (3, 7))]
        return whole(self, kept, is_body=is_body)

    monkeypatch.setattr(blocks.Blocks, "blocks", dropping)
    assert len(" ".join(missing(tmp_path)).split()) == 2 * len(LONG[2].split()) - 1


def test_words_that_were_deleted_excuse_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tracked deletion has words too, and a reader that drops the same ones elsewhere is told."""
    whole = tables._row
    monkeypatch.setattr(tables, "_row", lambda row, *rest: whole(row[:-1], *rest))
    deleted = "<w:del><w:r><w:delText>Grade now</w:delText></w:r></w:del>"
    source = docx(paragraph("Text.", deleted), table(["Area", "Grade"], ["Fife", "Weak"]))
    assert [run.words for run in trial(source, tmp_path).report.missing] == ["Grade", "Weak"]


def comparison(source: str, shown: str) -> Comparison:
    """Words of a source and of its page, compared."""
    first, second = source.split(), shown.split()
    found = Comparison(first, second, first, second)
    found.align()
    found.take_moved()
    return found


def test_a_word_that_a_page_end_cuts_is_kept() -> None:
    """Behind it stands a running head, which is left out."""
    found = comparison("help from day-to- Page 3 day and more", "help from and day-to-day more")
    found.take_left_out([Omission("running foot", "Page 3", "a reason", Place(1))], [Place(1)] * 8)
    found.take_joined()
    assert (found.missing(), found.extra) == ([], set())


def test_numbers_of_lists_and_notes_are_kept_as_often_as_the_page_has_them() -> None:
    """A third is missing."""
    found = comparison("1. One 2. Two 3. Three", "One Two Three")
    found.take_marks(["1.", "2."])
    assert found.missing() == [4]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a b c", "a b c", [(0, 0), (1, 1), (2, 2)]),
        ("a b c d", "a x c d", [(0, 0), (2, 2), (3, 3)]),
        ("a", "", []),
        ("a b c d e f g h", "e f g h a b c d", [(4, 0), (5, 1), (6, 2), (7, 3)]),
    ],
)
def test_alignment(first: str, second: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(first.split(), second.split()) == expected


def test_long_texts_are_aligned_in_time() -> None:
    words = [f"w{number % 5000}" for number in range(60_000)]
    shorter = words[:20_000] + words[20_010:]
    assert len(pairs(words, shorter)) == len(shorter)
