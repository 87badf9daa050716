"""A site after a while: a report corrected, another superseded by it, and a review withdrawn."""

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

import example
from building import made
from built_pages import parsed, words
from example import LAID_OUT, SUPERSEDED, WITHDRAWN
from narrowing import text_of

pytestmark = pytest.mark.xdist_group("small sites")  # so that each of its sites is built once

LATER = {
    "reports/northshire-2020.md": {
        "confidence: high": """\
changes:
  - date: 2026-12-04
    weight: minor
    note: We mended two links.
  - date: 2027-03-03
    weight: major
    note: The grade was copied wrongly.
    was:
      "2.1": weak
    correction: It was typed wrongly.
attachments:
  - form: translation
    language: gd
    file: gaelic.pdf
  - form: sign-language
    language: bfi
    url: https://videos.example/northshire
confidence: high"""
    },
    "reports/northshire-2021.md": {"confidence: medium": f"{WITHDRAWN}confidence: medium"},
    "reports/southshire-2020.md": {
        "confidence: low": f"{SUPERSEDED.replace('southshire', 'northshire')}confidence: low"
    },
}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> Path:
    """The same after a while: a report corrected, another superseded by it, and a review withdrawn."""
    docs = example.files({"files": LAID_OUT, "change": LATER})
    docs["reports/northshire-2020/gaelic.pdf"] = b"%PDF-1.7" + bytes(213_992)
    return made(tmp_path_factory.mktemp("later"), docs, example_cache, PREVIEW_AT="2027-09-09")


def test_a_corrected_grade_shows_both(later: Path) -> None:
    """On its page, in its document and in the data: what it is, and what it was until when."""
    page = later / "reports/northshire-2020/index.html"
    with ZipFile(later / "reports/northshire-2020/record.docx") as document:
        text = text_of(html.fromstring(document.read("word/document.xml")))
    rows = list(csv.DictReader((later / "data/evaluations.csv").open(encoding="utf-8")))

    assert "Adequate (was Weak until 3 March 2027)" in words(page, ".pub-evaluations td")
    assert "(was Weak until 3 March 2027)" in text
    assert [(row["grade"], row["was"], row["corrected_on"]) for row in rows] == [
        ("good", "", ""),
        ("adequate", "weak", "2027-03-03"),
    ]


def test_changes_are_listed_newest_first(later: Path) -> None:
    """Each with its day and its weight; a note that was wrong stands beside its correction."""
    found = words(later / "reports/northshire-2020/index.html", ".pub-changes__item")

    assert found == [
        "3 March 2027 (major change) The grade was copied wrongly. 2.1 Leading people: weak became adequate. "
        "Correction of this note: It was typed wrongly.",
        "4 December 2026 (minor change) We mended two links.",
    ]


def test_a_major_change_moves_the_day_on_the_card(later: Path, small: Path) -> None:
    """A card says when it was updated only where it was."""
    cards = words(later / "publications/index.html", "#card-northshire-2020 .pub-card__fact")
    before = words(small / "publications/index.html", "#card-northshire-2020 .pub-card__fact")

    assert "Updated 3 March 2027" in cards
    assert [fact for fact in before if "Updated" in fact] == []


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            "northshire-2021",
            "This report has been withdrawn It has been out of force since 1 March 2027. It counted children twice. "
            "Its address stays the same, so that links to it keep working.",
        ),
        (
            "southshire-2020",
            "This report has been superseded It has been out of force since 1 March 2027. A fuller one was written. "
            "Read Services for children in Northshire in its place. "
            "Its address stays the same, so that links to it keep working.",
        ),
    ],
)
def test_a_report_out_of_force_says_so_first(later: Path, report: str, said: str) -> None:
    """With the day, the reason and what took its place; its document says it, too."""
    address = f"reports/{report}"
    with ZipFile(later / address / "record.docx") as archive:
        text = text_of(html.fromstring(archive.read("word/document.xml")))

    assert words(later / address / "index.html", ".pub-notice")[0] == said
    assert "It has been out of force since 1 March 2027" in text


def test_other_forms_say_what_they_are(later: Path) -> None:
    """Form, language by both of its names, kind and size; and how to ask for one that is missing."""
    page = later / "reports/northshire-2020/index.html"
    links = parsed(page).cssselect(".pub-attachments .pub-downloads__link")
    gaelic = links[0].find(".//bdi")

    assert [" ".join(link.text_content().split()) for link in links] == [
        "Translation Gaelic (Gàidhlig), PDF, 214 KB",
        "Sign language British Sign Language, on videos.example",
    ]
    assert [link.get("hreflang") for link in links] == ["gd", "bfi"]
    assert (gaelic.get("lang"), gaelic.text) == ("gd", "Gàidhlig")
    assert (page.parent / links[0].get("href")).stat().st_size == 214_000
    assert words(page, ".pub-attachments__ask")[0].startswith("If you need this in another format or language, ")
