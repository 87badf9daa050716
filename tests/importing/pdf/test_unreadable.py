"""Files that are no PDF that can be read: one sentence each."""

import io
import os
import zipfile
from pathlib import Path

import pikepdf
import pytest

import filled
from drawn_pdf import DrawnPdf
from publishing.documents.pooling_rules import TEMPLATE_TAG
from publishing.importing.model import FORM, UnreadableSourceError
from publishing.importing.pdf import opened, read
from publishing.importing.pdf.annotations import FORM_FIELD

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def _zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "report.pdf is empty."),
        (b"\n\n \x00", "report.pdf is empty."),
        (
            b"<!DOCTYPE html><html><body>Not found</body></html>",
            "report.pdf is no PDF but a web page: download the PDF itself.",
        ),
        (b"\xef\xbb\xbf\n<html lang=en>", "report.pdf is no PDF but a web page: download the PDF itself."),
        (PNG, "report.pdf is no PDF but a picture (PNG)."),
        (b"\xff\xd8\xff\xe0 JFIF", "report.pdf is no PDF but a picture (JPEG)."),
        (_zip(), "report.pdf is no PDF but a ZIP file (a Word file perhaps?)."),
        (b"Some words", "report.pdf is no PDF: it does not begin as one."),
        (b"%PDF-1.7\nnothing more", "report.pdf is damaged: it cannot be opened as a PDF."),
    ],
)
def test_what_is_no_pdf_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableSourceError) as error:
        read(path)
    assert str(error.value) == message


def test_a_form_of_this_site_is_no_report(tmp_path: Path) -> None:
    """Filled in or not; a PDF with fields of others is read."""
    path = tmp_path / "reading-014.pdf"
    path.write_bytes(filled.pdf(filled.blank_pdf(filled.template()), {"quality": "Good"}))
    with pytest.raises(UnreadableSourceError) as error:
        read(path)
    with pikepdf.open(path, allow_overwriting_input=True) as form:
        for field in form.Root.AcroForm.Fields:
            field.T = f"other-{field.T}"
        form.save()

    assert str(error.value) == FORM.format(path.name)
    assert FORM_FIELD == TEMPLATE_TAG
    assert read(path).blocks


def test_a_file_cut_in_half_is_damaged_or_read_but_never_a_crash(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    pdf.text("Words", 72, 700)
    content = pdf.save(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "report.pdf"
    for length in range(20, len(content), 97):
        path.write_bytes(content[:length])
        try:
            found = read(path)
        except UnreadableSourceError as error:
            assert str(error).startswith("report.pdf ")  # noqa: PT017 - either is right
        else:
            assert found.blocks


def test_a_page_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    pdf.text("Words", 72, 700)
    pdf.page()
    path = pdf.save(tmp_path / "whole.pdf")
    with pikepdf.open(path) as broken:
        broken.Root.Pages.Kids[1] = broken.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))
        broken.Root.Pages.Count = 3
        broken.save(tmp_path / "report.pdf")
    with pytest.raises(UnreadableSourceError) as error:
        read(tmp_path / "report.pdf")
    assert str(error.value) == "report.pdf is damaged: not all of its pages can be opened."


def test_an_encrypted_file_is_said_and_one_that_only_forbids_copying_is_read(tmp_path: Path) -> None:
    pdf = DrawnPdf()
    pdf.text("Words", 72, 700)
    locked = pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="owner"))
    with pytest.raises(UnreadableSourceError) as error:
        read(locked)
    assert str(error.value) == "locked.pdf is encrypted: save a copy that opens without a password."
    restricted = pdf.save(tmp_path / "restricted.pdf", encryption=pikepdf.Encryption(user="", owner="owner"))
    assert [word.text for word in read(restricted).words] == ["Words"]


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        (1, "scan.pdf is a scan without text: its one page is a picture. Run text recognition (OCR) first."),
        (3, "scan.pdf is a scan without text: its 3 pages are pictures. Run text recognition (OCR) first."),
    ],
)
def test_a_scan_says_how_many_pages_are_pictures(tmp_path: Path, pages: int, message: str) -> None:
    pdf = DrawnPdf(tagged=False)
    for page in range(pages):
        pdf.image(0, 0, 595, 842)
        pdf.text(str(page + 1), 300, 30)  # a number that the scanner printed is no text
        if page + 1 < pages:
            pdf.page()
    with pytest.raises(UnreadableSourceError) as error:
        read(pdf.save(tmp_path / "scan.pdf"))
    assert str(error.value) == message


def test_a_scan_with_recognised_text_is_read(tmp_path: Path) -> None:
    pdf = DrawnPdf(tagged=False)
    pdf.image(0, 0, 595, 842)
    pdf.text("All words of this page were recognised by a program.", 72, 700)
    found = read(pdf.save(tmp_path / "scan.pdf"))
    assert len(found.words) == 10
    assert len(found.blocks) == 1
    assert [omission.reason for omission in found.omissions] == ["It fills the page as a background."]


def test_pages_without_anything_are_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError) as error:
        read(DrawnPdf().save(tmp_path / "blank.pdf"))
    assert str(error.value) == "blank.pdf has no text that can be read (pages: 1)."


def test_too_many_pages_are_refused_by_a_stated_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_PAGES", 1)
    pdf = DrawnPdf()
    pdf.text("Words", 72, 700)
    pdf.page()
    with pytest.raises(UnreadableSourceError) as error:
        read(pdf.save(tmp_path / "long.pdf"))
    assert str(error.value) == "long.pdf has 2 pages, more than the 1 that can be read at once: split it."


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_BYTES", 1_000_000)
    path = tmp_path / "large.pdf"
    path.write_bytes(b"%PDF-" + bytes(1_000_000))
    with pytest.raises(UnreadableSourceError) as error:
        read(path)
    assert str(error.value) == "large.pdf is larger than 1 MB, the most that can be read at once."


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = DrawnPdf()
    pdf.text("Words", 72, 700)
    path = pdf.save(tmp_path / "report.pdf")
    reading = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        content = reading(self)
        os.utime(self, ns=(1, 1))
        return content

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(UnreadableSourceError) as error:
        read(path)
    assert str(error.value) == "report.pdf changed while it was read: wait until it is written, and try again."


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError) as error:
        read(tmp_path / "none.pdf")
    assert str(error.value) == "none.pdf cannot be opened: No such file or directory."
