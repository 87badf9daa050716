"""publishing.documents.pdf: a document as an accessible PDF."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from html import escape
from io import BytesIO
from multiprocessing import get_context
from unicodedata import category

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html.builder import TD, TH, TR
from pikepdf import Name

import pdf_checks
from example import vocabulary
from pdf_documents import DOCUMENT, NOTES, REFERENCE, TABLE, WHOLE, image
from publishing.base.grades import Grade
from publishing.documents.pdf import pdf
from publishing.documents.pdf.tables import columns, placed


def _content(body: str, **changes: object) -> bytes:
    return pdf(replace(DOCUMENT, body=body, **changes), image).content  # type: ignore[arg-type]  # fields of any type


@contextmanager
def _opened(body: str, **changes: object) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(_content(body, **changes))) as opened:
        yield opened


def _text(body: str) -> str:
    """The text of all pages, without white space."""
    return re.sub(r"\s", "", "".join(pdf_checks.pages(_content(body))))


def _long(parts: int = 5) -> str:
    words = "<p>Some words that fill the line.</p>" * 60
    return "".join(f'<h2 id="part-{part}">Part {part}</h2>{words}' for part in range(1, parts + 1))


def _digest(body: str) -> str:
    return hashlib.sha256(_content(body)).hexdigest()


@pytest.mark.parametrize("body", ["<p>Words.</p>", WHOLE, _long()], ids=["short", "everything", "long"])
def test_everybody_can_read_it(body: str) -> None:
    """Tags, language, title, bookmarks, alternative texts, headings of tables, fonts: all there."""
    assert pdf_checks.faults(_content(body)) == []


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


def test_nothing_is_left_out() -> None:
    """Each piece of a body is on the pages, in its order."""
    text, place = _text(WHOLE), 0
    for piece in "Start 1.1Words. Deeper abcdefghijklmNah-Eileanan Table1 Counts North12 n 3.o p q r “s” t u vw x y z aa ab".split():
        place = text.find(piece, place) + len(piece)

        assert text[place - len(piece) : place] == piece


def test_each_row_has_its_heading() -> None:
    """A table's headings say whether they are of a column or of a row."""
    with _opened(WHOLE) as opened:
        scopes = [pdf_checks.scope(one) for one in pdf_checks.elements(opened) if one.S == Name.TH]

    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


def test_cells_may_span() -> None:
    """Cells of several rows or columns, and rows that are too short, keep all cells in their columns."""
    body = (
        '<table><thead><tr><th colspan="2">A</th><th rowspan="2">B</th></tr><tr><th>C</th><th>D</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">E</th><td>1</td><td>2</td></tr><tr><td>3</td></tr>'
        '<tr><th scope="row" colspan="3">F</th></tr></tbody></table>'
    )
    with _opened(body) as opened:
        rows = [one for one in pdf_checks.elements(opened) if one.S == Name.TR]
        cells = ["".join(str(cell.S)[2] for cell in row.K) for row in rows]

    assert cells == ["HH", "HH", "HDD", "DD", "H"]
    assert all(letter in _text(body).partition("notice.")[2] for letter in "ABCDE123F")


def test_a_long_document_has_a_cover_and_contents() -> None:
    """The parts and their pages are listed after the cover."""
    pages = pdf_checks.pages(_content(_long(9)))

    assert "Some words" not in pages[0] + pages[1]
    assert "A notice." in pages[0]
    listed = re.findall(r"Part (\d)[ .⁠]*(\d+)", pages[1])
    assert listed == [
        (part, str(number))
        for number, page in enumerate(pages, 1)
        for part in re.findall(r"Part (\d)", _below_head(page))
        if number > 2
    ]


_HEAD = r"\A\s*A report #1 on “care”\s*Part (\d)"


def _below_head(page: str) -> str:
    """The text of a page without its running head, which ends in the part that the page is in."""
    return re.sub(_HEAD, "", page)


def test_the_running_head_names_the_part() -> None:
    """Each page after the contents says in which part it is: the last that begins on it or before."""
    pages = pdf_checks.pages(_content(_long(9)))[2:]
    heads = [re.match(_HEAD, page) for page in pages]
    last = [re.findall(r"Part (\d)", _below_head(page)) for page in pages]

    assert [head and head[1] for head in heads] == [
        max((part for parts in last[:place] for part in parts), default=None) for place in range(1, len(pages) + 1)
    ]


def test_a_short_document_starts_on_its_first_page() -> None:
    """A catalogue record has neither a cover nor a list of contents."""
    first, *others = pdf_checks.pages(_content("<p>Words.</p><h2>Sources</h2>"))

    assert others == []
    assert "Progress review" in first
    assert "Words." in first
    assert "Contents" not in first


def test_every_page_says_what_it_is_from() -> None:
    """Version, address and number stand at the foot of every page, the title at the head of all but the first."""
    made = pdf(replace(DOCUMENT, body=_long()), image)
    pages = pdf_checks.pages(made.content)

    assert made.pages == len(pages)
    for number, page in enumerate(pages, start=1):
        foot = f"{DOCUMENT.version}{DOCUMENT.url}{number} of {len(pages)}"
        assert page.replace(" ", "").endswith(foot.replace(" ", ""))
        assert number == 1 or page.startswith(DOCUMENT.title)


def test_notes_stand_at_the_foot() -> None:
    """A note is on the page of its first reference; a second reference has the same number and no second note."""
    body = f"{_long(1)}<p>First{REFERENCE}</p>{_long(0)}<p>Again{REFERENCE.replace('fnref:', 'fnref2:')}</p>{NOTES}"
    pages = pdf_checks.pages(_content(body))
    page = next(page for page in pages if "First1" in page)

    assert "The first note." in page
    assert "↩" not in page
    assert "Again1" in "".join(pages)
    assert "".join(pages).count("The first note.") == 1


def test_a_note_that_nothing_refers_to_is_printed() -> None:
    """It stands at the end."""
    assert "Thefirstnote." in _text(f"<p>Words.</p>{NOTES}")


def test_bookmarks_follow_the_headings() -> None:
    """They lead to the parts, and to what is in them."""
    with _opened("<h2>A</h2><h3>B</h3><h2>C</h2>") as opened, opened.open_outline() as outline:
        found = [(item.title, [below.title for below in item.children]) for item in outline.root]

    assert found == [("A", ["B"]), ("C", [])]


def test_other_languages_are_named() -> None:
    """A phrase in Gaelic is read aloud as Gaelic."""
    with _opened(WHOLE) as opened:
        assert opened.Root.Lang == "en-GB"
        assert pdf_checks.languages(opened) >= {"gd"}


def test_pictures_say_what_they_show() -> None:
    """By their alternative text, or by a drawing's title and description."""
    with _opened(WHOLE) as opened:
        told = [str(one.Alt) for one in pdf_checks.elements(opened) if one.S == Name.Figure]

    assert told == ["A map", "Chart. Two bars", "Your words: a line to write on"]


def test_a_caption_that_repeats_the_heading_is_left_out() -> None:
    """The heading right above it says the same."""
    assert _text(f"<h2>Counts</h2>{TABLE}").count("Counts") == 1
    assert _text(f"<h2>Numbers</h2>{TABLE}").count("Counts") == 1


@pytest.mark.parametrize("grade", [*vocabulary().grades.values()])
def test_colours_are_the_sites(grade: Grade) -> None:
    """A grade has the same paper and ink in a file as on the site, in daylight."""
    with _opened(f'<p><span class="pub-scale pub-scale--{grade.value}">{grade.label}</span></p>') as opened:
        text = opened.pages[0].Contents.read_bytes().decode("latin-1")
    paper = bytes.fromhex(grade.paper.light.removeprefix("#"))

    assert any(_near(found, paper) for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) scn?\b", text))


def _near(found: tuple[str, ...], colour: bytes) -> bool:
    """Whether three shares are a colour, but for rounding."""
    return all(abs(float(share) * 255 - part) < 1 for share, part in zip(found, colour, strict=True))


def test_links_lead_out_and_in() -> None:
    """An address is opened, an id is a place in the document."""
    with _opened(
        '<p id="x">Words</p><p><a href="#x">In</a> <a href="https://there.example/?a=1&amp;b=%20">Out</a></p>'
    ) as opened:
        links = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
        addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]

    assert addresses == ["https://there.example/?a=1&b=%20"]
    assert len(links) == 2


def test_it_says_who_made_it_and_when() -> None:
    """Title, author and keywords are the document's; its date is that of the last change."""
    with _opened(WHOLE) as opened:
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


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p><marquee>x</marquee></p>", "there is no way to print <marquee>"),
        ('<p><a href="#nowhere">x</a></p>', "a link to '#nowhere', and nothing in the document has this id"),
        ('<p><a href="../other/">x</a></p>', "a link to '../other/', which leads nowhere from a file"),
        ('<p id="x">x</p><p id="x">y</p>', "the id 'x' stands twice in the document"),
        (f"<p>x{REFERENCE}</p>", "a reference to the footnote 'fn:1', which the document does not have"),
        ("<svg><rect></rect></svg>", "a drawing without a title"),
        ("<ul>x<li>y</li></ul>", "something in <ul> that does not belong there"),
        ("<dl><dd>x</dd></dl>", "an explanation before any term"),
        ("<pre>x <em>y</em></pre>", "there is no way to print markup inside <pre>"),
        ("<h4>x</h4>", "heading"),
    ],
)
def test_what_cannot_be_printed_is_named(body: str, message: str) -> None:
    """With the document's file; nothing is left out in silence."""
    with pytest.raises(ValueError, match=f"^reports/a/report.pdf: .*{re.escape(message)}"):
        _content(body)


_SIGNS = "#@$*_<>[](){}\\`/~\"'=-+.,:;&%!?|^ \n\t\u00a0"
_LETTERS = "abcfilt012ÀāḊẁßŒ½‘“–…€→✓☐δЖשלםابملا👍😀\u200b\u2060"
_TEXTS = st.lists(st.sampled_from([*_SIGNS, *_LETTERS, "e\u0301"]), min_size=1, max_size=120).map("".join)


@cache
def _empty() -> str:
    """What stands in the file of a document without a word."""
    return _text("<p></p>")


def _visible(text: str) -> Counter[str]:
    """How often each letter stands in a text; order differs where writing runs from right to left."""
    return Counter(letter for letter in text if category(letter)[0] not in "ZC")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_text_stays_as_it_is(text: str) -> None:
    """Nothing that an author writes is taken for markup, whatever it looks like."""
    written = _text(f"<p>{escape(text, quote=False)}</p>")

    assert _visible(text) == _visible(written) - _visible(_empty())


@pytest.mark.parametrize(
    "text", ["= x", "- x", "+ x", "/ x: y", "1. x", "```x", "//x", "/* x", "#let x = 1", "@x", "<x>"]
)
def test_the_start_of_a_line_means_nothing(text: str) -> None:
    """What starts a heading, a list, a comment or code in Typst starts a paragraph here."""
    assert text.replace(" ", "") in _text(f"<p>{escape(text)}</p>")


def test_endless_words_break() -> None:
    """A word of 10,000 letters goes on from line to line, in text and in a table, and no letter is lost."""
    assert _text(f"<p>{'x' * 10_000}</p>{TABLE.replace('12', 'y' * 500)}").count("x") >= 10_000
    assert pdf(replace(DOCUMENT, body=f"<p>{'x' * 10_000}</p>"), image).pages > 2


def test_a_heading_and_its_sentence_stay_with_their_table() -> None:
    """Wherever the page ends, a heading, the one paragraph below it and the table's first row are on one page."""
    places = range(30)
    head = "<thead><tr><th>Head</th></tr></thead>"
    body = "".join(
        f"<h2>Part</h2><p>(guide {place})</p><table>{head}<tbody><tr><td>(row {place})</td></tr>"
        f"{'<tr><td>Long</td></tr>' * 200}</tbody></table>{'<p>Fill.</p>' * place}"
        for place in places
    )
    pages = pdf_checks.pages(_content(body))

    assert all(any(f"(guide {place})" in page and f"(row {place})" in page for page in pages) for place in places)


def test_a_small_table_keeps_its_words_whole() -> None:
    """A column of one figure, under a heading of short words, has room for each of them."""
    rows = [TR(TH("Grade"), TH("How many")), TR(TH("Very good"), TD("3"))]

    assert columns(list(placed(rows)), 1).fits[1] >= len("many")


def test_a_wide_table_stays_on_the_page() -> None:
    """Twenty columns get narrower, not lost beyond the margin."""
    cells = "".join(f"<td>Column{number}</td>" for number in range(20))
    body = f"<table><thead><tr>{cells.replace('td>', 'th>')}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    text = _text(body)

    assert all(text.count(f"Column{number}") >= 2 for number in range(20))
