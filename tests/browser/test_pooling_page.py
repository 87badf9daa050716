"""Pool your readings: the page says byte for byte what the command says of the same files, and sends nothing."""

import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import docx
import pikepdf
import pytest
from playwright.sync_api import Page, expect

import filled
from example import ROOT, real
from hostile_pdfs import HOSTILE
from publishing.base.tokens import Palette
from publishing.commands.cli import main
from publishing.commands.pooling import reading
from publishing.content.models import AnswerKind
from publishing.documents.pooling_rules import CSV_NAME
from publishing.documents.word import forms
from publishing.documents.workbooks import record
from typed_pdf import typed

FORM = next(iter(real().catalogue.templates.values()))


BLANK = forms.form(FORM, "https://site.example/", Palette())


BLANK_PDF = filled.blank_pdf(FORM)


ADDRESS = "handbook/pool/"


NUMBER = FORM.numbered_by or ""


pytestmark = pytest.mark.xdist_group("pooling page")  # so that the files are made and pooled once


READINGS = 120


PATIENCE = 120_000


def _answers(number: int, chance: Random, *, second: bool = False) -> dict[str, filled.Value]:
    """Make up answers of which many are alike, as in life, and that keep to the template's links."""
    found = filled.answers(FORM, number, chance, second=second)
    for question in FORM.questions:
        if question.unless and found.get(question.unless.question) in question.unless.answers:
            found.pop(question.id, None)
            if "Not applicable" in question.answers:
                found[question.id] = "Not applicable"
    return found


@cache
def _files() -> Mapping[str, bytes]:
    """Make up 120 readings in all four formats, ten second readings, and files that must be left out."""
    chance = Random(7)  # noqa: S311 - made-up records are no secret
    writers = (("xlsx", _xlsx), ("ods", _ods), ("docx", _docx), ("pdf", _pdf))
    found: dict[str, bytes] = {}
    for number in range(READINGS):
        ending, write = writers[number % 4]
        found[f"reading-{number:03}.{ending}"] = write(_answers(number, chance))
    for number in range(10):
        ending, write = writers[number % 4]
        found[f"second-{number:03}.{ending}"] = write(_answers(number, chance, second=True))
    found["typed.pdf"] = _typed(_answers(READINGS, chance))
    return {**found, **_wrong_files(chance, found)}


def _wrong_files(chance: Random, good: Mapping[str, bytes]) -> Mapping[str, bytes]:
    cells = filled.cells(FORM, _answers(200, chance))
    grade = next(question for question in FORM.questions if question.answers)
    days = [question.id for question in FORM.questions if question.answer is AnswerKind.DATE]
    return {
        "again.xlsx": good["reading-004.xlsx"],
        "corrected-012.xlsx": _xlsx(_answers(12, chance)),
        "cut.ods": good["reading-001.ods"][:-300],
        "empty.xlsx": b"",
        "foreign.docx": _other_word_file(),
        "foreign.xlsx": filled.xlsx({**cells, record.WORKBOOK: "", record.TEMPLATE: ""}),
        "formula.xlsx": filled.xlsx({**cells, record.answer_cells(FORM)[grade.id]: "=1+1"}),
        "misspelled.docx": _docx({**_answers(201, chance), grade.id: f"{grade.answers[0]}x"}),
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "version.ods": filled.ods({**cells, record.VERSION: "2020.1"}),
        "words.xlsx": b"Dear colleague",
        **{f"hostile-{name}.pdf": make() for name, (make, _) in HOSTILE.items()},
        "misspelled.pdf": filled.pdf(BLANK_PDF, {**_answers(202, chance), grade.id: f"{grade.answers[0]}x"}),
        "no-day.pdf": filled.pdf(BLANK_PDF, {**_answers(203, chance), **dict.fromkeys(days, "3/31/2027")}),
        "version.pdf": filled.pdf(BLANK_PDF, {**_answers(204, chance), "_version": "2020.1"}),
        "words.pdf": b"%PDF-1.7 Dear colleague",
    }


def _typed(answers: Mapping[str, filled.Value]) -> bytes:
    """A form that was filled in by keyboard."""
    words = {name: f"{value:%d %B %Y}" if isinstance(value, date) else value for name, value in answers.items()}
    return typed(BLANK_PDF, words)[0]


def _xlsx(answers: Mapping[str, filled.Value]) -> bytes:
    return filled.xlsx(filled.cells(FORM, answers))


def _ods(answers: Mapping[str, filled.Value]) -> bytes:
    return filled.ods(filled.cells(FORM, answers))


def _docx(answers: Mapping[str, filled.Value]) -> bytes:
    return filled.docx(BLANK, answers)


def _pdf(answers: Mapping[str, filled.Value]) -> bytes:
    """A filled PDF, saved in one of the ways in which programs save."""
    ways = (pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable)
    way = ways[int(str(answers[NUMBER])) // 4 % 2]
    return filled.pdf(BLANK_PDF, answers, object_stream_mode=way)


def _other_word_file() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files."""
    folder = tmp_path_factory.mktemp("pool")
    for name, content in _files().items():
        (folder / name).write_bytes(content)
    return folder


def _pooled(page: Page, folder: Path) -> str:
    """Choose all files on the page; what it says then."""
    page.locator("#pool-files").set_input_files(sorted(folder.iterdir()))
    sentence = page.locator("#pool-sentence")
    expect(sentence).to_contain_text("Pooled", timeout=PATIENCE)
    return sentence.inner_text()


class Pooled(NamedTuple):
    """A page that has pooled all files, what it says, and what it has asked for since it was loaded."""

    page: Page
    said: str
    asked: list[str]


@pytest.fixture(scope="module")
def pooled(open_page: Page, folder: Path) -> Pooled:
    """The page after all files were chosen, which takes it some seconds."""
    open_page.goto(ADDRESS)
    open_page.wait_for_load_state("networkidle")
    asked: list[str] = []
    open_page.on("request", lambda request: asked.append(request.url))
    return Pooled(open_page, _pooled(open_page, folder), asked)


def test_page_and_command_write_the_same_bytes_and_nothing_leaves_the_page(
    pooled: Pooled, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """120 made-up files of four formats, with others that both leave out for the same reasons."""
    page, said, asked = pooled
    with page.expect_download() as download:
        page.locator("#pool-save").click()
    icon = page.locator("link[rel=icon][type]").evaluate("link => link.href")  # Chromium asks for it again
    main(["--folder", str(ROOT), "pool", str(folder), "--out", str(tmp_path), "--memory", str(tmp_path / "noted")])
    command = capsys.readouterr()

    assert {url for url in asked if not url.startswith("blob:")} <= {icon}
    assert download.value.path().read_bytes() == (tmp_path / CSV_NAME).read_bytes()
    assert said.startswith(command.out.partition(" Wrote ")[0])
    assert _faults(page) == [
        line.removeprefix(f"{folder}/").replace(f"{folder}/", "") for line in command.err.splitlines()[:-1]
    ]
    assert command.err.splitlines()[-1] in said


def _faults(page: Page) -> list[str]:
    rows = page.locator(".pub-pool__faults tbody tr")
    found: list[str] = rows.evaluate_all(
        "rows => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(': '))"
    )
    return found


def test_agreement_of_second_readings(pooled: Pooled, folder: Path) -> None:
    """Of each question, in how many pairs both answered, and in how many alike."""
    rows = pooled.page.locator("#pool-readers tbody tr")
    shown = dict(rows.evaluate_all("rows => rows.map((row) => [...row.children].map((cell) => cell.textContent))"))
    found = reading.read(FORM, {file.name: file.read_bytes() for file in sorted(folder.iterdir())})
    first = {answers[NUMBER]: answers for answers in found.records.values()}
    pairs = [(first[answers[NUMBER]], answers) for answers in found.second.values() if answers[NUMBER] in first]

    assert len(pairs) >= 8
    for question in FORM.questions:
        both = [
            (one[question.id], other[question.id])
            for one, other in pairs
            if question.id in one and question.id in other
        ]
        if question.answers and question.id != FORM.second_readings.question:  # type: ignore[union-attr]
            assert shown[question.question] == f"{sum(one == other for one, other in both)} of {len(both)}"


def test_a_summary_too_like_a_saved_one_is_refused(own_page: Page, folder: Path) -> None:
    """As the command refuses it; whoever shared none may say so."""
    own_page.goto(ADDRESS)
    _pooled(own_page, folder)
    with own_page.expect_download():
        own_page.locator("#pool-save").click()
    own_page.locator("#pool-files").set_input_files(sorted(folder.glob("reading-*"))[1:])
    expect(own_page.locator("#pool-sentence")).to_contain_text("differs from this one by only", timeout=PATIENCE)
    expect(own_page.locator("#pool-save")).to_be_hidden()
    own_page.locator("#pool-forget").click()
    expect(own_page.locator("#pool-save")).to_be_visible(timeout=PATIENCE)
