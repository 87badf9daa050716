"""Letters, leaflets and slides: each fits its paper, reads easily, and promises nothing that the law does not keep."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from briefing_files import briefing_documents
from example import ROOT, real
from pdf_checks import faults, instructions
from printed import printed
from publishing.content.models import Briefing, BriefingForm
from publishing.documents.downloads.tasks import FORMATS
from publishing.documents.model import Document
from reading_age import grade

ALL: dict[str, Briefing] = dict(real().catalogue.publications("briefing"))  # type: ignore[arg-type]
DOCUMENTS = {document.file: document for document in briefing_documents()}
FOR_FAMILIES = ("families", "child", "parent", "carer", "young", "easy words")
PAGES = {"letter": 1, "page": 1, "leaflet": 4}  # of kinds of paper; a folded sheet has four
NO_PROMISE = re.compile(  # what s. 117 of the Act of 2010 and SSI 2011/183 do not keep
    r"(?i)\b(?:strictly|completely|fully|entirely) (?:confidential|anonymous|private)|\bguarantee|\bonly a doctor"
    r"|\b(?:nobody|no one) will (?:read|know|see)|\bwill (?:stay|remain|be kept) (?:secret|confidential|private|anonymous)"
    r"|\bwill not be named|\bwe will tell you if your record|\banonymous"
)


MONEY = re.compile(
    r"(?i)\b(?:pay|paid|fares?|food|lunch|meals?|taxi|vouchers?|money|bus|child care|refunds?|expenses)\b"
)
FOR_STAFF = ("to-staff", "to-the-union", "invitation-worker", "slides-staff")


def _body(briefing: Briefing) -> html.HtmlElement:
    return html.fragment_fromstring(real().rendered[briefing.file].html, create_parent="div")


def _pdf(document: Document) -> bytes:
    return FORMATS["pdf"](document)


def _pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as file:
        return len(file.pages)


def _of_form(form: BriefingForm) -> list[str]:
    return [id for id, briefing in ALL.items() if briefing.form is form]


def test_there_are_twelve_letters_and_the_rest() -> None:
    """As the handbook says."""
    assert [len(_of_form(form)) for form in BriefingForm] == [12, 1, 3, 1, 3]


@pytest.mark.parametrize("id", [id for form in (BriefingForm.LETTER, BriefingForm.LEAFLET) for id in _of_form(form)])
def test_nothing_is_promised_that_costs_money(id: str) -> None:
    """What the partnership would pay for stands in brackets, for the sender to write, or is a wish that may fail."""
    lines = " ".join(_body(ALL[id]).itertext()).split(". ")

    assert [line for line in lines if MONEY.search(re.sub(r"\[[^\]]*\]", "", line)) and "if we can" not in line] == []


@pytest.mark.parametrize("id", FOR_STAFF)
def test_staff_hear_of_their_duties(id: str) -> None:
    """To explain, and not to obstruct, as regulations 6 and 11 have it; with the source."""
    words = " ".join(" ".join(_body(ALL[id]).itertext()).split())

    assert re.search(r"wrote, held or used (?:a record|one)\b.* explain it", words)
    assert "offence to obstruct" in words
    assert "regulations 6 and 11 of SSI 2011/183" in words
    assert "https://www.legislation.gov.uk/ssi/2011/183" in ALL[id].sources


def test_a_child_hears_whether_a_parent_is_asked() -> None:
    """No source says it, so the sender writes it in."""
    assert "[whether a parent or carer is asked too]" in " ".join(_body(ALL["invitation-child"]).itertext())


@pytest.mark.parametrize("file", [file for file, document in DOCUMENTS.items() if document.sheet in PAGES])
def test_a_pdf_fits_its_paper(file: str) -> None:
    """A letter one page, blank or filled in; a leaflet the four pages of a folded sheet; accessible all of them."""
    content = _pdf(DOCUMENTS[file])

    assert _pages(content) == PAGES[DOCUMENTS[file].sheet]
    assert faults(content) == []


@pytest.mark.parametrize("file", [file for file, document in DOCUMENTS.items() if document.sheet == "large"])
def test_large_print_has_18_points(file: str) -> None:
    """By the same press, with the words of the leaflet."""
    content = _pdf(DOCUMENTS[file])
    with pikepdf.open(BytesIO(content)) as document:
        sizes = {
            float(instruction.operands[1])
            for instruction in instructions(document.pages[-1])
            if str(instruction.operator) == "Tf"
        }

    assert 18 in {round(size, 1) for size in sizes}
    assert faults(content) == []


@pytest.mark.parametrize("form", [BriefingForm.LETTER, BriefingForm.ONE_PAGE])
def test_a_word_file_is_one_page(form: BriefingForm, tmp_path: Path) -> None:
    """As LibreOffice sets it."""
    files = {
        f"{document.address.split('/')[-2]}.docx": FORMATS["docx"](document)
        for document in DOCUMENTS.values()
        if ALL[document.address.split("/")[-2]].form is form and "docx" in document.formats
    }
    lengths = {name: _pages(content) for name, content in printed(files, tmp_path).items()}

    assert lengths == dict.fromkeys(files, 1)
    assert files


@pytest.mark.parametrize("briefing", ALL.values(), ids=ALL)
def test_families_can_read_it(briefing: Briefing) -> None:
    """Leaflets at grade 3 or lower, letters to families at 5, all others at 6."""
    words = " ".join(briefing.audience).lower()
    families = any(word in words for word in FOR_FAMILIES)
    leaflet = briefing.form in (BriefingForm.LEAFLET, BriefingForm.EASY_READ)

    assert grade(_body(briefing)) <= (3 if leaflet else 5 if families else 6)


@pytest.mark.parametrize("briefing", ALL.values(), ids=ALL)
def test_it_promises_nothing_that_the_law_does_not_keep(briefing: Briefing) -> None:
    """No secrecy, no anonymity, no word beforehand. What is quoted as not to be promised is no promise."""
    blocks = [" ".join(block.text_content().split()) for block in _body(briefing).iter("p", "li")]
    promised = [text for text in blocks if NO_PROMISE.search(text) and not re.search(r"(?i)cannot|can’t", text)]

    assert promised == []


def test_who_promises_is_caught() -> None:
    """The test above would see it."""
    assert all(
        NO_PROMISE.search(text)
        for text in ("It will stay secret.", "This is strictly confidential.", "Nobody will read your record.")
    )


@pytest.mark.parametrize("id", _of_form(BriefingForm.EASY_READ))
def test_easy_read_has_a_picture_for_each_thought(id: str) -> None:
    """Two short sentences or three beside each, and an alternative text that says what is seen."""
    items = list(_body(ALL[id]).iter("li"))

    assert items
    for item in items:
        assert item[0].tag == "img"
        assert len(item[0].get("alt")) > 5
        assert max(len(sentence.split()) for sentence in re.split(r"[.!?:]\s", item.text_content())) <= 15


@pytest.mark.parametrize("id", _of_form(BriefingForm.SLIDES))
def test_slides_are_short(id: str) -> None:
    """Fifty words a slide are read aloud, not shown; each has notes."""
    for ending in ("pptx", "odp"):
        (document,) = (document for document in DOCUMENTS.values() if document.address.split("/")[-2] == id)
        with zipfile.ZipFile(BytesIO(FORMATS[ending](document))) as archive:
            assert archive.testzip() is None
    body = _body(ALL[id])
    for heading in body.iter("h2"):
        words, notes = 0, 0
        for block in heading.itersiblings():
            if block.tag == "h2":
                break
            is_notes = "notes" in (block.get("class") or "")
            notes, words = notes + is_notes, words + (0 if is_notes else len(block.text_content().split()))
        assert notes == 1
        assert words <= 60, heading.text_content()


def test_everything_is_offered_where_it_is_used() -> None:
    """The handbook's page lists them, and chapters lead to those that they need."""
    linked = {
        link.file for file, page in real().rendered.items() if file.startswith("handbook/") for link in page.links
    }

    assert {briefing.file for briefing in ALL.values()} <= linked


def test_pictures_are_ours() -> None:
    """They take nothing from elsewhere, and are named by what they show."""
    folder = ROOT / "docs/handbook/briefings/pictures"
    used = {image.get("src") for briefing in ALL.values() for image in _body(briefing).iter("img")}

    assert {Path(source).name for source in used} <= {file.name for file in folder.iterdir()}
    assert all("href" not in file.read_text("utf-8") for file in folder.iterdir())
