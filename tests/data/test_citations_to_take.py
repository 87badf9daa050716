"""What the real site offers to take away: every file is there, is what its link says, and can be read by everybody."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pytest
from lxml import html
from odf.opendocument import load
from PIL import ImageFont

import epub_checks
import pdf_checks
from example import real
from narrowing import elements
from publishing.base import fonts
from publishing.base.urls import address_of
from publishing.documents.downloads import size_words
from publishing.documents.pdf import field_font
from publishing.documents.pdf.fields import SIZE

ARROW = 18  # points that the arrow of a field takes
_ENDINGS = ("pdf", "docx", "epub", "pptx", "odp", "xlsx", "ods", "zip")
_SAYS = re.compile(
    r"^(PDF|Word|EPUB|PowerPoint|Excel|OpenDocument|ZIP) of (.+), ([\d.]+ [KM]B)(?:, (\d+) (?:pages?|files?))?, in English$"
)


@cache
def _offered(site: Path) -> dict[str, dict[str, str]]:
    """For each page with downloads, what its links say, by the address of the file."""
    found: dict[str, dict[str, str]] = {}
    for page in sorted(site.rglob("index.html")):
        root = html.document_fromstring(page.read_bytes())
        for link in elements(root, "//a[contains(@class, 'pub-downloads__link')]"):
            file = (page.parent / str(link.attrib["href"])).resolve().relative_to(site.resolve()).as_posix()
            if file in real().files:  # attached by an author, who answers for it
                continue
            words = " ".join(link.text_content().split()).replace(" , ", ", ").replace(" of ", " of ")
            found.setdefault(page.relative_to(site).parent.as_posix(), {})[file] = words
    return found


@cache
def _files(site: Path) -> dict[str, Path]:
    """Every file that can be taken away, by its address, but for those that authors attached and answer for."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.*")}
    return {
        name: path
        for name, path in files.items()
        if path.suffix.removeprefix(".") in _ENDINGS and name not in real().files
    }


def test_every_publication_offers_pdf_and_word(site: Path) -> None:
    """Each report or record, each framework edition, each template, and the handbook on each of its pages."""
    catalogue = real().catalogue
    records = (*catalogue.reports.values(), *catalogue.frameworks.values(), *catalogue.templates.values())
    pages = [address_of(record.file).rstrip("/") for record in records]
    chapters = [address_of(record.file).rstrip("/") for record in catalogue.chapters.values()]

    offered = _offered(site)

    for page in pages:
        endings = {file.rpartition(".")[2] for file in offered[page]}
        assert {"pdf", "docx"} <= endings, page
    for report in catalogue.reports.values():
        endings = {file.rpartition(".")[2] for file in offered[address_of(report.file).rstrip("/")]}
        assert ("epub" in endings) == report.full_text, report.id
    for page in ("handbook", *chapters):
        assert set(offered[page]) == {
            *(f"handbook/handbook.{ending}" for ending in ("pdf", "docx", "epub")),
            "handbook/large-print.pdf",
        }, page


def test_epubcheck_finds_nothing(site: Path) -> None:
    """In the handbook, and in the longest report: each takes some seconds of Java."""
    files = sorted(site.glob("**/report.epub"), key=lambda path: path.stat().st_size)

    for file in (site / "handbook" / "handbook.epub", *files[-1:]):
        assert epub_checks.faults(file) == [], file


def test_the_form_to_fill_in_has_room(site: Path) -> None:
    """A field for each question, in which the longest of its answers can be seen; no page is nearly empty."""
    face = ImageFont.truetype(str(fonts.FOLDER / field_font.FILE), 1000)
    for template in real().catalogue.templates.values():
        content = (site / address_of(template.file) / "record-form.pdf").read_bytes()
        with pikepdf.open(BytesIO(content)) as form:
            fields = {str(field.T): field for field in form.Root.AcroForm.Fields}
            assert [*fields][: len(template.questions)] == [question.id for question in template.questions]
            for question in template.questions:
                left, _, right, _ = map(float, fields[question.id].Rect)
                longest = max((face.getlength(answer) * SIZE / 1000 for answer in question.answers), default=0)
                assert longest + ARROW <= right - left, question.id
        assert min(pdf_checks.fills(content)) >= 0.2
        assert pdf_checks.lone_rows(content) == []


def test_forms_are_offered_where_they_belong(site: Path) -> None:
    """A template's forms and workbooks on its page, a self-evaluation with each edition that has indicators."""
    catalogue = real().catalogue
    offered = _offered(site)

    for template in catalogue.templates.values():
        page = address_of(template.file)
        forms = ("record.docx", "record.xlsx", "record.ods", "pooling.xlsx", "pooling.ods")
        assert {f"{page}{form}" for form in (*forms, "template.pdf", "record.pdf", "record-form.pdf")} == set(
            offered[page.rstrip("/")]
        )
    for framework in catalogue.frameworks.values():
        page = address_of(framework.file)
        files = {file for file in offered[page.rstrip("/")] if "self-evaluation" in file}
        wanted = {f"{page}self-evaluation.{ending}" for ending in ("xlsx", "ods", "docx")}
        assert files == (wanted if catalogue.indicators_of(framework) else set())


def test_every_file_is_offered_and_every_offer_is_there(site: Path) -> None:
    """No link leads nowhere, and no file is hidden: beside a page's facts, below a list or in a plan."""
    root = site.resolve()
    offered = {
        (page.parent / str(link.attrib["href"])).resolve().relative_to(root).as_posix()
        for page in site.rglob("index.html")
        for link in elements(
            html.document_fromstring(page.read_bytes()), "//a[@download and not(contains(@href, ':'))]"
        )
    }
    taken = {file for file in offered if file.rpartition(".")[2] in _ENDINGS and file not in real().files}

    assert {file for files in _offered(site).values() for file in files} <= taken
    assert taken == set(_files(site))


def test_links_say_what_files_are(site: Path) -> None:
    """Format, size, and number of pages or files are true."""
    for files in _offered(site).values():
        for file, words in files.items():
            said = _SAYS.match(words)
            assert said, words
            content = (site / file).read_bytes()
            assert said[3] == size_words(len(content)), file
            assert (int(said[4]) if said[4] else None) == _count(file, content), file


def _count(file: str, content: bytes) -> int | None:
    if file.endswith(".pdf"):
        with pikepdf.open(BytesIO(content)) as pdf:
            return len(pdf.pages)
    if file.endswith(".zip"):
        with ZipFile(BytesIO(content)) as archive:
            assert archive.testzip() is None
            return len(archive.namelist())
    return None


def test_every_pdf_can_be_read_by_everybody(site: Path) -> None:
    """Tags, title, language, bookmarks, table headers, alternative texts, embedded fonts: see ``pdf_checks``."""
    files = {name: path for name, path in _files(site).items() if name.endswith(".pdf")}
    faults = {name: found for name, path in files.items() if (found := pdf_checks.faults(path.read_bytes()))}

    assert len(files) >= 70
    assert faults == {}


def test_text_reports_are_small(site: Path) -> None:
    """No report's PDF without pictures is over 300 KB."""
    sizes = {name: path.stat().st_size for name, path in _files(site).items() if re.match(r"reports/.*\.pdf", name)}

    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


def test_a_record_never_passes_for_the_report(site: Path) -> None:
    """A catalogue record's PDF says on its first page that it is one, and is not called report."""
    for report in real().catalogue.reports.values():
        folder = site / address_of(report.file)
        name = "report" if report.full_text else "record"
        attached = {attachment.file for attachment in report.attachments}
        assert {path.name for path in folder.glob("*.pdf")} - attached == {f"{name}.pdf"}
        if not report.full_text:
            words = pdf_checks.pages((folder / "record.pdf").read_bytes())[0].split()
            assert "catalogue record, not the report" in " ".join(words)


def test_archives_hold_what_they_say(site: Path) -> None:
    """An area's holds its reports, a programme's and the whole site's hold nothing made up."""
    with ZipFile(site / "partnerships/fife/reports.zip") as fife:
        assert {"fife-2016.pdf", "fife-2019.pdf"} <= {*fife.namelist()}
        assert all(name.startswith("fife-") for name in fife.namelist())
        assert fife.read("fife-2016.pdf") == (site / "reports/fife-2016/record.pdf").read_bytes()
    with ZipFile(site / "publications/all-pdfs.zip") as everything:
        names = everything.namelist()
    assert not [name for name in names if "specimen" in name]
    assert "handbook.pdf" in names
    assert len([name for name in names if f"reports/{name.removesuffix('.pdf')}/record.pdf" in _files(site)]) == len(
        [report for report in real().catalogue.reports.values() if not report.specimen]
    )


@pytest.mark.parametrize("ending", ["docx", "xlsx", "ods"])
def test_other_files_open(site: Path, ending: str) -> None:
    """Libraries that did not make them can read them. (LibreOffice opens one of each kind in the makers' own tests.)"""
    opened = {"docx": docx.Document, "xlsx": openpyxl.load_workbook, "ods": load}[ending]
    files = [path for name, path in _files(site).items() if name.endswith(f".{ending}")]

    assert files
    for path in files:
        opened(str(path))
