"""publishing.documents.pdf: cover, contents, running heads, notes and tables on the pages of a PDF."""

import re
from dataclasses import replace

from lxml.html.builder import TD, TH, TR

import pdf_checks
from pdf_documents import DOCUMENT, NOTES, REFERENCE, TABLE, content_of, image, long_body, printed_text
from publishing.documents.pdf import pdf
from publishing.documents.pdf.tables import columns, placed


def test_a_long_document_has_a_cover_and_contents() -> None:
    """The parts and their pages are listed after the cover."""
    pages = pdf_checks.pages(content_of(long_body(9)))

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
    pages = pdf_checks.pages(content_of(long_body(9)))[2:]
    heads = [re.match(_HEAD, page) for page in pages]
    last = [re.findall(r"Part (\d)", _below_head(page)) for page in pages]

    assert [head and head[1] for head in heads] == [
        max((part for parts in last[:place] for part in parts), default=None) for place in range(1, len(pages) + 1)
    ]


def test_a_short_document_starts_on_its_first_page() -> None:
    """A catalogue record has neither a cover nor a list of contents."""
    first, *others = pdf_checks.pages(content_of("<p>Words.</p><h2>Sources</h2>"))

    assert others == []
    assert "Progress review" in first
    assert "Words." in first
    assert "Contents" not in first


def test_every_page_says_what_it_is_from() -> None:
    """Version, address and number stand at the foot of every page, the title at the head of all but the first."""
    made = pdf(replace(DOCUMENT, body=long_body()), image)
    pages = pdf_checks.pages(made.content)

    assert made.pages == len(pages)
    for number, page in enumerate(pages, start=1):
        foot = f"{DOCUMENT.version}{DOCUMENT.url}{number} of {len(pages)}"
        assert page.replace(" ", "").endswith(foot.replace(" ", ""))
        assert number == 1 or page.startswith(DOCUMENT.title)


def test_notes_stand_at_the_foot() -> None:
    """A note is on the page of its first reference; a second reference has the same number and no second note."""
    body = f"{long_body(1)}<p>First{REFERENCE}</p>{long_body(0)}<p>Again{REFERENCE.replace('fnref:', 'fnref2:')}</p>{NOTES}"
    pages = pdf_checks.pages(content_of(body))
    page = next(page for page in pages if "First1" in page)

    assert "The first note." in page
    assert "↩" not in page
    assert "Again1" in "".join(pages)
    assert "".join(pages).count("The first note.") == 1


def test_a_note_that_nothing_refers_to_is_printed() -> None:
    """It stands at the end."""
    assert "Thefirstnote." in printed_text(f"<p>Words.</p>{NOTES}")


def test_a_caption_that_repeats_the_heading_is_left_out() -> None:
    """The heading right above it says the same."""
    assert printed_text(f"<h2>Counts</h2>{TABLE}").count("Counts") == 1
    assert printed_text(f"<h2>Numbers</h2>{TABLE}").count("Counts") == 1


def test_endless_words_break() -> None:
    """A word of 10,000 letters goes on from line to line, in text and in a table, and no letter is lost."""
    assert printed_text(f"<p>{'x' * 10_000}</p>{TABLE.replace('12', 'y' * 500)}").count("x") >= 10_000
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
    pages = pdf_checks.pages(content_of(body))

    assert all(any(f"(guide {place})" in page and f"(row {place})" in page for page in pages) for place in places)


def test_a_small_table_keeps_its_words_whole() -> None:
    """A column of one figure, under a heading of short words, has room for each of them."""
    rows = [TR(TH("Grade"), TH("How many")), TR(TH("Very good"), TD("3"))]

    assert columns(list(placed(rows)), 1).fits[1] >= len("many")


def test_a_wide_table_stays_on_the_page() -> None:
    """Twenty columns get narrower, not lost beyond the margin."""
    cells = "".join(f"<td>Column{number}</td>" for number in range(20))
    body = f"<table><thead><tr>{cells.replace('td>', 'th>')}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    text = printed_text(body)

    assert all(text.count(f"Column{number}") >= 2 for number in range(20))
