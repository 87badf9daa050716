"""Word files: what the reader makes of the hard cases, and what the loss report says of each."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from import_trial import trial
from publishing.importing import loss_texts, word
from publishing.importing.model import UnreadableSourceError
from word_cases import CASES
from word_cases_more import MORE
from word_sources import PNG, document, docx, paragraph, run, table, zipped

_ALL = CASES | MORE


@pytest.mark.parametrize("name", _ALL)
def test_hard_case(name: str, tmp_path: Path) -> None:
    case = _ALL[name]
    found = trial(case.content, tmp_path)
    assert found.body.strip() == case.body
    assert loss_texts.as_json(found.report) == case.expected
    assert found.faults == list(case.faults)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
BOMB = zipped({"word/document.xml": b"0" * 30_000_000})
UNREADABLE = {  # what is no Word file, and the sentence that says so
    b"": "source.docx is empty.",
    OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"): (
        "source.docx is no Word file, it is encrypted, with a password."
    ),
    OLE + bytes(600): "source.docx is no Word file, it is a Word file of before 2007 (.doc).",
    docx(paragraph("Cut."))[:900]: "source.docx is no Word file, it is damaged: it cannot be unpacked.",
    b"<!doctype html><html><p>A page": "source.docx is no Word file, it is a web page (HTML).",
    PNG: "source.docx is no Word file, it is a PNG picture.",
    b"%PDF-1.7": "source.docx is no Word file, it is a PDF.",
    b"Only words": "source.docx is no Word file, it is of no kind that is known here.",
    zipped({"a.txt": b"a"}): "source.docx is no Word file, though it is a ZIP file like one.",
    zipped({"word/document.xml": "<w:document"}): None,
    zipped({"word/document.xml": f"{ENTITY}{document(paragraph('&x;'))}"}): (
        "source.docx is damaged: word/document.xml in it is no XML (a document type, which may name other files)."
    ),
    BOMB: "source.docx would be far too large when it is unpacked (a ZIP bomb).",
    docx(paragraph()): "source.docx has no text.",
}


@pytest.mark.parametrize("content", UNREADABLE, ids=[str(sentence)[12:60] for sentence in UNREADABLE.values()])
def test_what_is_no_word_file_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        trial(content, tmp_path)
    assert str(raised.value).count(". ") == 0
    assert str(raised.value) == (UNREADABLE[content] or str(raised.value))
    assert str(raised.value).startswith("source.docx is ") or "source.docx " in str(raised.value)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    locked = zipped({"word/document.xml": document(paragraph("Text."))})
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = locked.index(sign) + offset
        locked = locked[:place] + bytes([locked[place] | 1]) + locked[place + 1 :]
    with pytest.raises(UnreadableSourceError) as raised:
        trial(locked, tmp_path)
    assert str(raised.value) == "source.docx is encrypted, with a password: save it without one."


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "source.docx"
    path.write_bytes(docx(paragraph("Old.")))
    read = Path.read_bytes

    def read_and_change(self: Path) -> bytes:
        content = read(self)
        self.write_bytes(content + b"more")
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_change)
    with pytest.raises(UnreadableSourceError, match="changed while it was read"):
        word.read(path)


def test_strict_files_are_read_like_others(tmp_path: Path) -> None:
    body = docx(paragraph("Findings", style="Heading1"), paragraph("Text."))
    with ZipFile(BytesIO(body)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, content in files.items()
    }
    assert strict["word/document.xml"] != files["word/document.xml"]
    assert trial(zipped(strict), tmp_path).body == "\n## Findings {#findings}\n\nText.\n"


def test_all_signs_of_all_ways_stay_words(tmp_path: Path) -> None:
    """Whatever signs stand side by side, the words of the page are those of the file."""
    signs = "* ** _ ` ``` ~~~ [ ]( [1][2] [^1] { } {#a} {{x}} < <b> <!-- --> & &amp; # + - --- === 1. > | ! \\ : [TOC] ==a== ✓ •"
    looks = ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:vertAlign w:val="superscript"/>')
    chosen = random.Random(20261127)  # noqa: S311 - the same signs each time
    for number in range(60):
        pieces = [
            run(chosen.choice(signs.split()) + chosen.choice(("", " ", "w")), chosen.choice(looks)) for _ in range(6)
        ]
        found = trial(docx(paragraph("".join(pieces)), table(["".join(chosen.choices(signs, k=8)), "b"])), tmp_path)
        assert not found.report.missing, (number, found.body)
        assert not found.report.added, (number, found.body)
