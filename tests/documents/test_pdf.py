"""publishing.documents.pdf: a document as an accessible PDF."""

import hashlib
import re
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context

import pikepdf
import pytest
from pikepdf import Name

import pdf_checks
from example import vocabulary
from pdf_documents import DOCUMENT, WHOLE, content_of, long_body, open_pdf, printed_text
from publishing.base.grades import Grade


def _digest(body: str) -> str:
    return hashlib.sha256(content_of(body)).hexdigest()


@pytest.mark.parametrize("body", ["<p>Words.</p>", WHOLE, long_body()], ids=["short", "everything", "long"])
def test_everybody_can_read_it(body: str) -> None:
    """Tags, language, title, bookmarks, alternative texts, headings of tables, fonts: all there."""
    assert pdf_checks.faults(content_of(body)) == []


def test_the_checks_find_what_is_missing() -> None:
    """An empty PDF by another program passes none of the checks that it could fail."""
    empty = pikepdf.new()
    empty.add_blank_page()
    saved = BytesIO()
    empty.save(saved)

    assert {fault.split()[-1] for fault in pdf_checks.faults(saved.getvalue())} >= {
        "tagged",
        "tree",
        "language",
        "displayed",
        "title",
        "bookmarks",
    }


def test_each_row_has_its_heading() -> None:
    """A table's headings say whether they are of a column or of a row."""
    with open_pdf(WHOLE) as opened:
        scopes = [pdf_checks.scope(one) for one in pdf_checks.elements(opened) if one.S == Name.TH]

    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


def test_cells_may_span() -> None:
    """Cells of several rows or columns, and rows that are too short, keep all cells in their columns."""
    body = (
        '<table><thead><tr><th colspan="2">A</th><th rowspan="2">B</th></tr><tr><th>C</th><th>D</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">E</th><td>1</td><td>2</td></tr><tr><td>3</td></tr>'
        '<tr><th scope="row" colspan="3">F</th></tr></tbody></table>'
    )
    with open_pdf(body) as opened:
        rows = [one for one in pdf_checks.elements(opened) if one.S == Name.TR]
        cells = ["".join(str(cell.S)[2] for cell in row.K) for row in rows]

    assert cells == ["HH", "HH", "HDD", "DD", "H"]
    assert all(letter in printed_text(body).partition("notice.")[2] for letter in "ABCDE123F")


def test_bookmarks_follow_the_headings() -> None:
    """They lead to the parts, and to what is in them."""
    with open_pdf("<h2>A</h2><h3>B</h3><h2>C</h2>") as opened, opened.open_outline() as outline:
        found = [(item.title, [below.title for below in item.children]) for item in outline.root]

    assert found == [("A", ["B"]), ("C", [])]


def test_other_languages_are_named() -> None:
    """A phrase in Gaelic is read aloud as Gaelic."""
    with open_pdf(WHOLE) as opened:
        assert opened.Root.Lang == "en-GB"
        assert pdf_checks.languages(opened) >= {"gd"}


def test_pictures_say_what_they_show() -> None:
    """By their alternative text, or by a drawing's title and description."""
    with open_pdf(WHOLE) as opened:
        told = [str(one.Alt) for one in pdf_checks.elements(opened) if one.S == Name.Figure]

    assert told == ["A map", "Chart. Two bars", "Your words: a line to write on"]


@pytest.mark.parametrize("grade", [*vocabulary().grades.values()])
def test_colours_are_the_sites(grade: Grade) -> None:
    """A grade has the same paper and ink in a file as on the site, in daylight."""
    with open_pdf(f'<p><span class="pub-scale pub-scale--{grade.value}">{grade.label}</span></p>') as opened:
        text = opened.pages[0].Contents.read_bytes().decode("latin-1")
    paper = bytes.fromhex(grade.paper.light.removeprefix("#"))

    assert any(_near(found, paper) for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) scn?\b", text))


def _near(found: tuple[str, ...], colour: bytes) -> bool:
    """Whether three shares are a colour, but for rounding."""
    return all(abs(float(share) * 255 - part) < 1 for share, part in zip(found, colour, strict=True))


def test_links_lead_out_and_in() -> None:
    """An address is opened, an id is a place in the document."""
    with open_pdf(
        '<p id="x">Words</p><p><a href="#x">In</a> <a href="https://there.example/?a=1&amp;b=%20">Out</a></p>'
    ) as opened:
        links = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
        addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]

    assert addresses == ["https://there.example/?a=1&b=%20"]
    assert len(links) == 2


def test_it_says_who_made_it_and_when() -> None:
    """Title, author and keywords are the document's; its date is that of the last change."""
    with open_pdf(WHOLE) as opened:
        said = {name: str(value) for name, value in opened.docinfo.items()}

    assert said["/Title"] == DOCUMENT.title
    assert said["/Author"] == "The authors"
    assert said["/Keywords"] == "care, children"
    assert said["/CreationDate"].startswith("D:20241004")


def test_the_same_document_gives_the_same_bytes() -> None:
    """Whatever process makes it."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        made = set(processes.map(_digest, [WHOLE, WHOLE]))

    assert made == {_digest(WHOLE)}
