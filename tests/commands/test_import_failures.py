"""publishing import: what is refused or fails is named, and leaves nothing behind."""

import os
from pathlib import Path
from typing import Any

import pytest

from handed_in import laid_out, put, report, run_import, texts
from publishing.commands.imported import Imported, make
from publishing.importing import sources
from publishing.importing.model import UnreadableSourceError
from word_sources import comments, docx, paragraph, zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder."""
    return laid_out(tmp_path)


def test_an_id_that_exists_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is written."""
    before = texts(folder)
    assert run_import(folder, put(folder, report()), "--as", "northshire-2020") == 1
    assert capsys.readouterr().err == (
        "Care report (final).docx: there is a report northshire-2020; give another id with --as, or take the new text "
        "with --again.\n"
    )
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        (
            "in/a.txt",
            (),
            "a.txt is of a kind that cannot be imported; these can: .docx, .docm, .pdf, .odt, .rtf, .doc.",
        ),
        ("in/a.docx", (), "a.docx is no Word file, it is a web page (HTML)."),
        ("in/a.docx", ("--as", "No Slug"), "No Slug: an id has small letters, digits and hyphens, such as no-slug."),
        (
            "in/a.docx",
            ("--as", "southshire-2031", "--again"),
            "a.docx: there is no report southshire-2031 to import again; leave --again out, or name it with --as.",
        ),
    ],
)
def test_what_cannot_be_imported_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, arguments: tuple[str, ...], message: str
) -> None:
    """One sentence, and the exit status tells."""
    before = texts(folder)
    assert run_import(folder, put(folder, b"<html>", name), *arguments) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert texts(folder) == before


def test_a_file_that_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(folder, folder / "in" / "gone.docx") == 1
    assert capsys.readouterr().err == "gone.docx cannot be opened: No such file or directory.\n"


def test_a_folder_goes_on_after_a_failure_and_resumes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts; what is imported already is not read again."""
    for name in ("one", "two"):
        put(folder, docx(paragraph(f"Text {name}.")), f"in/deep/{name}.docx")
    put(folder, b"PK\3\4", "in/broken.docx")
    put(folder, b"", "in/~$two.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "Imported 2 of 3 files; 0 were imported before, 1 failed."
    assert said.err.splitlines()[-1] == "  broken.docx is no Word file, it is damaged: it cannot be unpacked."
    put(folder, docx(paragraph("Text three.")), "in/three.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "Imported 1 of 4 files; 2 were imported before, 1 failed."


def test_a_fault_of_the_program_stops_no_other_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named like any other failure."""
    from publishing.commands import imported  # noqa: PLC0415 - it is replaced first

    def broken(source: Path, *rest: Any) -> Imported:
        if source.name == "one.docx":
            raise KeyError("w:p")
        return make(source, *rest)

    monkeypatch.setattr(imported, "make", broken)
    for name in ("one", "two"):
        put(folder, docx(paragraph(f"Text {name}.")), f"in/{name}.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert "one.docx: this program failed on it (KeyError: 'w:p'); tell who looks after it." in said.err
    assert said.out.splitlines()[-1] == "Imported 1 of 2 files; 0 were imported before, 1 failed."


def test_the_original_is_not_attached_where_it_would_show_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments and tracked deletions are for nobody else's eyes."""
    content = docx(
        paragraph("Text.", "<w:del><w:r><w:delText>A name.</w:delText></w:r></w:del>"),
        parts={"comments": comments("Is that so?")},
    )
    assert run_import(folder, put(folder, content), "--as", "northshire-2027") == 0
    assert (
        "The original is not attached: it holds comments and tracked deletions, which anybody could read. "
        "Save a copy without them, and attach that."
    ) in capsys.readouterr().out
    assert not (folder / "docs/reports/northshire-2027").exists()


def test_a_failure_while_writing_leaves_no_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report's text comes last."""
    replace = os.replace

    def fail(source: Path, target: Path) -> None:
        if target.suffix == ".md":
            raise OSError(28, "No space left on device", "disk")
        replace(source, target)

    monkeypatch.setattr("publishing.commands.imported.os.replace", fail)
    assert run_import(folder, put(folder, report()), "--as", "northshire-2027") == 1
    assert not (folder / "docs/reports/northshire-2027.md").exists()
    assert not (folder / "docs/reports/northshire-2027").exists()
    assert list((folder / "imports").iterdir()) == []


def test_other_office_files_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, the message says what to do."""
    monkeypatch.setenv("SOFFICE", "no-such-program")
    path = tmp_path / "a.odt"
    path.write_bytes(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
    with pytest.raises(UnreadableSourceError) as raised:
        sources.read(path)
    assert str(raised.value) == (
        "a.odt: reading .odt files needs LibreOffice, which is not installed here; save it as .docx instead."
    )
