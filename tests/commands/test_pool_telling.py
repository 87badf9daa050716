"""The summary to share, for people and for machines."""

import csv
import io
from random import Random

import pytest
from lxml import html

import filled
from narrowing import elements, strings, text_of
from publishing.base.tokens import Palette
from publishing.commands.pooling.summary import TooFewError, summary

FORM = filled.template()
CHANCE = Random(4)  # noqa: S311 - made-up records are no secret
RECORDS = [{name: str(value) for name, value in filled.answers(FORM, n, CHANCE).items()} for n in range(60)]
FILES = summary(FORM, RECORDS, Palette())
LINES = list(csv.DictReader(io.StringIO(FILES["summary.csv"].removeprefix("\ufeff"), newline="")))
PAGE = html.document_fromstring(FILES["summary.html"])


def test_csv_has_a_line_for_each_answer() -> None:
    """With the template, its version and how many records were pooled on each."""
    grades = [line["answer"] for line in LINES if line["question_id"] == "quality" and line["group"] == "All records"]

    assert grades == [
        *["Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory"],
        *["Not answered", "Good or better"],
    ]
    assert {(line["template"], line["version"], line["records_pooled"]) for line in LINES} == {
        ("file-reading", "2026.1", "60")
    }


def test_page_and_csv_say_the_same() -> None:
    """Every count of all records, in the same order."""
    page = [
        (row.findtext("th"), text_of(elements(row, "./td[1]")[0]))
        for row in elements(PAGE, "//table[@class='all']/tbody/tr")
    ]

    assert page == [(line["answer"], line["records"]) for line in LINES if line["group"] == "All records"]


def test_every_shown_count_is_right() -> None:
    """What is not hidden is what was answered."""
    for line in LINES:
        if line["group"] == "All records" and line["records"] != "hidden" and line["answer"][:3] not in ("Not", "Goo"):
            true = sum(record.get(line["question_id"]) == line["answer"] for record in RECORDS)

            assert line["records"] == str(true), line


def test_the_page_says_what_it_is() -> None:
    """How many records, which template and version, what was hidden and why, and what shares are of."""
    words = " ".join(text_of(PAGE).split())

    for said in (
        "Records pooled60",
        "TemplateFile reading <of> Specimen",
        "Version2026.1",
        "Hidden stands for a number from 1 to 9, because so few children could be recognised",
        "A share is of the records in which the question was answered and applies",
    ):
        assert said in words


def test_the_page_needs_nothing_else() -> None:
    """No script, nothing from elsewhere, and headings in order."""
    assert PAGE.xpath("//script | //img | //link | //@style | //@src") == []
    assert all(address.startswith("#") for address in strings(PAGE, "//@href"))
    assert PAGE.get("lang") == "en-GB"
    assert [heading.tag for heading in elements(PAGE, "//h1 | //h2 | //h3")][:3] == ["h1", "h2", "h2"]


def test_tables_have_captions_and_headers() -> None:
    """Each row and column says what it is of."""
    for table in PAGE.iter("table"):
        assert table.find("caption") is not None
        assert all(header.get("scope") in ("row", "col") for header in table.iter("th"))


def test_ids_and_links_fit() -> None:
    """Each id stands once, and each link leads to one."""
    ids = strings(PAGE, "//@id")

    assert len(ids) == len(set(ids))
    assert {address[1:] for address in strings(PAGE, "//@href")} <= set(ids)


def test_fewer_than_ten_records_give_nothing() -> None:
    """Their number alone is too small to share."""
    with pytest.raises(TooFewError, match="at least 10 records"):
        summary(FORM, RECORDS[:9], Palette())


def test_the_same_records_give_the_same_bytes() -> None:
    """In whatever order."""
    assert summary(FORM, RECORDS[::-1], Palette()) == FILES
