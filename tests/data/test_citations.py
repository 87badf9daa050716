"""Citations: what they say of each record, and that other people's programs read them."""

import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from example import CASES as FOLDER
from example import real
from publishing.base.dates import When
from publishing.base.settings import Settings
from publishing.content.models import Existence, Status
from publishing.data.citations import Citation, Work, bibtex, citation_of, csl, ris, words

CASES = yaml.safe_load((FOLDER / "citations.yml").read_text(encoding="utf-8"))
SITE = "https://site.example/"
SETTINGS = Settings(owner="The owner", inspectorate="The inspectorate")
FIFE = Citation(
    "fife-2016", Work.REPORT, "The inspectorate", "A title", When.parse("2016"), f"{SITE}reports/fife-2016/"
)


def of(report: str) -> Citation:
    """How a real report is cited."""
    return citation_of(real().catalogue.reports[report], SETTINGS, SITE)


def everything() -> list[Citation]:
    """How every real record is cited that can be."""
    catalogue = real().catalogue
    kinds = (catalogue.reports, catalogue.chapters, catalogue.templates, catalogue.frameworks)
    return [citation_of(record, SETTINGS, SITE) for kind in kinds for record in kind.values()]


@pytest.fixture(params=CASES, ids=lambda case: case["fact"])
def case(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    """A case, its citation made."""
    given = request.param["citation"]
    values = {**given, "issued": When.parse(str(given["issued"])), "work": Work(given.get("work", "report"))}
    return {**request.param, "citation": replace(FIFE, **values)}


def test_bibtex(case: Mapping[str, Any]) -> None:
    """A citation's BibTeX is the case's."""
    assert case["bibtex"] == bibtex(case["citation"])


def test_ris(case: Mapping[str, Any]) -> None:
    """A citation's RIS is the case's, each line ended as RIS wants it."""
    assert "".join(f"{line}\r\n" for line in case["ris"]) == ris(case["citation"])


def test_csl(case: Mapping[str, Any]) -> None:
    """A citation's CSL-JSON is the case's."""
    assert case["csl"] == csl(case["citation"])


def test_words(case: Mapping[str, Any]) -> None:
    """The line to copy is the case's."""
    assert case["words"] == words(case["citation"])


def test_bibtex_as_others_read_it(case: Mapping[str, Any]) -> None:
    """bibtexparser reads the title that was written. (It drops braces, and has a circumflex of its own.)"""
    library = parse_string(bibtex(case["citation"]), append_middleware=[LatexDecodingMiddleware()])
    title = library.entries[0]["title"].replace("ˆ", "^")

    assert library.failed_blocks == []
    assert re.sub("[{}]", "", case["citation"].title) == re.sub("[{}]", "", title)


def test_ris_as_others_read_it(case: Mapping[str, Any]) -> None:
    """rispy reads one reference, with the title that was written."""
    found = rispy.loads(ris(case["citation"]))

    assert [case["citation"].title] == [one["title"] for one in found]


def test_every_record_in_bibtex() -> None:
    """bibtexparser reads every record's entry from one file; no two have one key."""
    cited = everything()
    library = parse_string("\n".join(map(bibtex, cited)))

    assert library.failed_blocks == []
    assert [one.id for one in cited] == [entry.key for entry in library.entries]
    assert [one.url for one in cited] == [entry["url"] for entry in library.entries]


def test_every_record_in_ris() -> None:
    """rispy reads every record's reference from one file."""
    cited = everything()
    found = rispy.loads("\r\n".join(map(ris, cited)))

    assert [(one.title, [one.author], one.url) for one in cited] == [
        (each["title"], each["authors"], "".join(each["urls"])) for each in found
    ]
    assert [str(one.year or "") for one in cited] == [each.get("year", "") for each in found]


def test_every_record_in_csl() -> None:
    """citeproc-py, with the style that it brings, makes a line of every record's item, with title and year."""
    cited = everything()
    source = CiteProcJSON(json.loads(json.dumps([csl(one) for one in cited])))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what its style has and it doesn't know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for one in cited:
            bibliography.register(Cited([CitationItem(one.id)]))
        lines = [re.sub(r"\s+", " ", str(line)) for line in bibliography.bibliography()]

    assert len(cited) == len(lines)
    assert all(one.title in line and str(one.year or "") in line for one, line in zip(cited, lines, strict=True))


def test_a_catalogue_record_never_passes_for_the_report() -> None:
    """Its author is the inspectorate, its address is ours, and it says what it is."""
    fife = of("fife-2016")

    assert (fife.author, fife.url, fife.note) == ("The inspectorate", f"{SITE}reports/fife-2016/", "Catalogue record")


def test_a_full_text_is_the_owners() -> None:
    """A report whose text is here is cited as its owner's; a made-up one says so."""
    specimen = of("specimen-2024")

    assert (specimen.author, specimen.note) == ("The owner", "Made-up specimen")


def test_what_is_only_named() -> None:
    """Where it is not known whether there is a report, the citation says so."""
    named = next(one for one in real().catalogue.reports.values() if one.existence is Existence.NAMED_ONLY)

    assert of(named.id).note == "Catalogue record; it is not known whether a report was published"


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_what_is_out_of_force(status: Status) -> None:
    """What is out of force says so, too."""
    report = real().catalogue.reports["fife-2016"].model_copy(update={"status": status})

    assert citation_of(report, SETTINGS, SITE).note == f"Catalogue record; {status.value}"


def test_the_handbook_is_the_owners() -> None:
    """A chapter is part of the handbook, which was written here."""
    chapter = citation_of(next(iter(real().catalogue.chapters.values())), SETTINGS, SITE)

    assert (chapter.author, chapter.within, chapter.work) == ("The owner", "Inspection handbook", Work.CHAPTER)


def test_a_name_is_one_line() -> None:
    """A name with line ends in it starts no line of its own, and no reference."""
    settings = Settings(owner="The\r\nER  - \r\nowner", inspectorate="The\n inspectorate")
    catalogue = real().catalogue
    authors = [citation_of(catalogue.reports[one], settings, SITE).author for one in ("specimen-2024", "fife-2016")]

    assert authors == ["The ER - owner", "The inspectorate"]
