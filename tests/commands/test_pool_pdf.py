"""Filled forms that are PDFs, opened with care."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pikepdf
import pytest

import filled
from hostile_pdfs import HOSTILE
from publishing.base.tokens import Palette
from publishing.commands.pooling.opening import UnreadableError
from publishing.commands.pooling.pdf import day, fields
from publishing.commands.pooling.reading import read
from publishing.commands.pooling.summary import CSV, summary
from publishing.documents.word import forms
from typed_pdf import typed

FORM = filled.template()
GIVEN = filled.GIVEN
ANSWERS = filled.READ
FOUND = {**GIVEN, "_template": FORM.id, "_version": FORM.version}
WAYS: Mapping[str, Mapping[str, Any]] = {
    "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "plain": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "linearized": {"linearize": True},
    "unpacked": {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.all},
}


@cache
def _blank() -> bytes:
    return filled.blank_pdf(FORM)


@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
def test_answers_are_read(options: Mapping[str, Any]) -> None:
    """However a program saves the file; a workbook with the same answers is its twin."""
    found = read(
        FORM, {"a.pdf": filled.pdf(_blank(), GIVEN, **options), "b.xlsx": filled.xlsx(filled.cells(FORM, GIVEN))}
    )

    assert found.records == {"a.pdf": ANSWERS}
    assert [str(fault) for fault in found.faults] == [
        "b.xlsx: expected a record that is not counted yet, got the same answers as in a.pdf"
    ]


def test_what_is_typed_is_read() -> None:
    """In the program that Chrome has, over what stood there and over several lines."""
    given = {name: "3 Nov 2026" if name == "day" else str(value) for name, value in GIVEN.items()}
    content, _ = typed(_blank(), given)

    assert read(FORM, {"a.pdf": content}).records == {"a.pdf": ANSWERS}


def test_the_newest_state_is_read() -> None:
    """Programs add what was changed at the end of the file, once or several times; what stood there before stays."""
    content = filled.pdf(_blank(), GIVEN, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for value in ("Weak", "Good"):
        content = _with_update(content, "quality", value)

    assert fields(content, {"day"}) == {**FOUND, "quality": "Good"}


def _with_update(content: bytes, name: str, value: str) -> bytes:
    """A file with a change added at its end, as the format lets programs do it."""
    with pikepdf.open(io.BytesIO(content)) as file:
        field = next(field for field in file.Root.AcroForm.Fields if field.T == name)
        field.V = pikepdf.String(value)
        number, size, root = field.objgen[0], file.trailer.Size, file.Root.objgen[0]
        written = field.unparse(resolved=True)
    before = content.rpartition(b"startxref")[2].split()[0].decode()
    at = len(content)
    update = b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Prev {before} >>\n"
    return content + update + f"{table}startxref\n{at + len(update)}\n%%EOF\n".encode()


def test_pdf_and_word_give_the_same_bytes() -> None:
    """The summary of readings is the same, in whichever of the two they were filled in."""
    chance = Random(5)  # noqa: S311 - made-up records are no secret
    word = forms.form(FORM, "https://site.example/", Palette())
    given = [filled.answers(FORM, number, chance) for number in range(40)]
    found = [
        read(FORM, {f"{number}": write(blank, own) for number, own in enumerate(given)})
        for write, blank in ((filled.pdf, _blank()), (filled.docx, word))
    ]
    texts = [summary(FORM, [*own.records.values()], Palette())[CSV] for own in found]

    assert len(found[0].records) == 40
    assert texts[0] == texts[1]


WRONG: Mapping[str, tuple[Mapping[str, filled.Value], str]] = {
    "no-answer-of-ours": (
        {"quality": "Very god"},
        "question 5: expected Excellent, Very good, Good, Adequate, Weak or Unsatisfactory, got 'Very god' (did you mean 'Very good'?)",
    ),
    "day-in-words": ({"day": "yesterday"}, "question 2: expected a day, as a date, got 'yesterday'"),
    "another-version": (
        {"_version": "2025.2"},
        "the line below the last table: expected version '2026.1', got '2025.2'",
    ),
    "another-template": (
        {"_template": "other"},
        "the line below the last table: expected the template 'file-reading', got 'other'",
    ),
}


@pytest.mark.parametrize(("change", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_left_out(change: Mapping[str, filled.Value], expected: str) -> None:
    """With the number of the question."""
    found = read(FORM, {"a.pdf": filled.pdf(_blank(), {**GIVEN, **change})})

    assert [str(fault) for fault in found.faults] == [f"a.pdf: {expected}"]
    assert found.records == {}


def test_prompts_are_no_answers() -> None:
    """What nobody chose is left out, and a form as it was downloaded is empty."""
    found = read(FORM, {"a.pdf": filled.pdf(_blank(), {"group": "North"}), "b.pdf": _blank()})

    assert found.records == {"a.pdf": {"group": "North"}}
    assert [str(fault) for fault in found.faults] == ["b.pdf: expected at least one answer, got an empty form"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("31/3/2027", date(2027, 3, 31)),
        ("03.04.27", date(2027, 4, 3)),
        ("3-4-2027", date(2027, 4, 3)),
        ("2027-04-03", date(2027, 4, 3)),
        ("3 April 2027", date(2027, 4, 3)),
        ("3 sep 27", date(2027, 9, 3)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2/2027", None),
        ("3/31/2027", None),
        ("0/1/2027", None),
        ("3 Foo 2027", None),
        ("April 2027", None),
        ("3/4/0000", None),
        ("", None),
    ],
)
def test_a_day_is_read(words: str, expected: date | None) -> None:
    """The day before the month; what is no day stays what it is."""
    assert day(words) == expected


@pytest.mark.parametrize(("content", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_pdf_gets_a_message(content: Callable[[], bytes], expected: str) -> None:
    """And never the error of a library."""
    assert [str(fault) for fault in read(FORM, {"a.pdf": content()}).faults] == [f"a.pdf: expected {expected}"]


def test_every_cut_gives_a_message() -> None:
    """A file of which the end is missing is never read, also where an older state of it is whole."""
    content = _with_update(
        filled.pdf(_blank(), GIVEN, object_stream_mode=pikepdf.ObjectStreamMode.disable), "quality", "Good"
    )
    for end in (*range(0, len(content), 997), *range(len(content) - 700, len(content) - 6, 7)):
        if not content[:end].rstrip().endswith(b"%%EOF"):  # which is the file as it was before
            with pytest.raises(UnreadableError):
                fields(content[:end], ())


def test_limits_are_put_back() -> None:
    """They hold for the whole process, in which others open PDFs too."""
    before = pikepdf.settings.set_qpdf_limits(flate_max_memory=7_000_000)
    fields(_blank(), ())
    after = pikepdf.settings.set_qpdf_limits(flate_max_memory=int(before["flate_max_memory"]))

    assert after == {"flate_max_memory": 7_000_000}
