"""What stands beside publications: files of citations, read by other people's programs, and records as data."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_file
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from example import build, real
from publishing.base.urls import address_of
from publishing.content.models import Report
from publishing.data.citations import Citable
from publishing.data.citations.files import Beside, Citing
from publishing.site.pages import Pages

SITE = "https://reports.example/"
PUBLICATIONS = {
    "reports/fife-2016/": "Services for children and young people in Fife",
    "reports/thematic-secure-care/": real().catalogue.reports["thematic-secure-care"].title,
    "reports/specimen-2024/": "Services for children and young people in Specimen",
    "handbook/records/": "Records",
    "handbook/file-reading/template/": next(iter(real().catalogue.templates.values())).title,
    "quality-indicators/hwiil-2014/": "How well are we improving the lives of children and young people? (2014)",
}


@pytest.fixture(scope="module")
def small() -> Citing:
    """What stands beside the small publication."""
    return Citing(Pages(build()), SITE)


def data(citing: Citing, report: str) -> Any:
    """A report as data."""
    return json.loads(citing.files[f"reports/{report}/report.json"])


def offered_by(citing: Citing, record: Citable) -> list[Beside]:
    """Every file that a publication's page offers."""
    how = citing.cited(record)
    return [*how.files, *([how.data] if how.data else [])]


@pytest.mark.parametrize(("page", "title"), PUBLICATIONS.items(), ids=list(PUBLICATIONS))
def test_others_read_the_files(site: Path, page: str, title: str) -> None:
    """In the built site, bibtexparser, rispy and citeproc-py find one publication with its title in its files."""
    folder = site / page
    library = parse_file(str(folder / "cite.bib"))
    references = rispy.loads((folder / "cite.ris").read_text(encoding="utf-8"))
    [item] = json.loads((folder / "cite.json").read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what its style has and it doesn't know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Cited([CitationItem(item["id"])]))
        [line] = bibliography.bibliography()

    assert library.failed_blocks == []
    assert [entry["title"].strip("{}") for entry in library.entries] == [title]
    assert [one["title"] for one in references] == [title]
    assert title in str(line)


def test_a_page_offers_what_is_there(small: Citing) -> None:
    """Each file that a page offers exists, with its true size and a name of its own to be saved as."""
    catalogue = small.pages.publication.catalogue
    records = [record for record in catalogue.by_file.values() if isinstance(record, Citable)]
    offered = [(file, record) for record in records for file in offered_by(small, record)]

    assert {file.address for file, _ in offered} == small.files.keys()
    assert [file.size for file, _ in offered] == [len(small.files[file.address].encode()) for file, _ in offered]
    assert all(file.address.startswith(address_of(record.file)) for file, record in offered)
    assert len({file.save_as for file, _ in offered}) == len(offered)


def test_only_reports_are_records_of_data(small: Citing) -> None:
    """A chapter is cited, and is no row of the data."""
    chapter = next(iter(small.pages.publication.catalogue.chapters.values()))

    assert small.cited(chapter).data is None


def test_a_record_has_the_fields_of_its_front_matter(small: Citing) -> None:
    """A report as data has every field that an author may write, and those of the open data."""
    found = data(small, "northshire-2020")

    assert Report.written_fields().keys() <= found.keys()
    assert found["published"] == found["published_from"] == "2020-05-04"
    assert found["inspected"] == "2019-11/2020-01"
    assert found["partnership_code"] == "S12000101"
    assert found["framework"] == "first-edition"
    assert found["record"] == f"{SITE}reports/northshire-2020/"
    assert found["sources"] == ["https://inspectorate.example/northshire"]


def test_a_record_has_its_grades_with_titles(small: Citing) -> None:
    """Each grade names its indicator, in the words of the open data."""
    [first, second] = data(small, "northshire-2020")["evaluations"]

    assert (first["indicator"], first["indicator_title"], first["grade"], first["basis"]) == (
        "1.1",
        "Wellbeing",
        "good",
        "named",
    )
    assert (second["value"], second["count"]) == (3, 1)
    assert data(small, "southshire-2020")["evaluations"] == []


def test_a_change_is_an_object() -> None:
    """What changed keeps its date, weight and note."""
    note = "changes:\n  - date: 2026-12-01\n    weight: minor\n    note: A name was misspelt."
    case = {"change": {"reports/northshire-2020.md": {"confidence: high": f"confidence: high\n{note}"}}}
    [change] = data(Citing(Pages(build(case)), SITE), "northshire-2020")["changes"]

    assert (change["date"], change["weight"], change["note"]) == ("2026-12-01", "minor", "A name was misspelt.")
