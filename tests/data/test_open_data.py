"""Open data: what rows there are, what they say, and that a stranger's program can read them."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from example import build, known
from publishing.content.models import Report, Status
from publishing.data import tables
from publishing.data.tables import Column, GradeBasis
from publishing.data.tables.columns import REPORTS
from publishing.data.tables.package import package_files
from publishing.data.tables.table import Context

SITE = "https://site.example/"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of the real catalogue's data."""
    return dict(tables.Data(known().catalogue, SITE, None).files)


@pytest.fixture(scope="module")
def evaluations(files: dict[str, str]) -> list[dict[str, str]]:
    """The rows of every evaluation."""
    return _rows(files["data/evaluations.csv"])


def test_the_package_is_valid(files: dict[str, str], tmp_path: Path) -> None:
    """Frictionless, an independent program, finds the schemas valid, and every row as they say."""
    (tmp_path / "data").mkdir()
    for address, text in files.items():
        (tmp_path / address).write_bytes(text.encode())

    report = frictionless.validate(str(tmp_path / "data/datapackage.json"))

    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == 6


def test_each_table_has_its_twin(files: dict[str, str]) -> None:
    """JSON holds the same as CSV, with null where CSV has nothing."""
    for address in [address for address in files if address.endswith(".csv")]:
        twin = json.loads(files[address.replace(".csv", ".json")])
        assert [[_plain(cell) for cell in row.values()] for row in twin] == [
            list(row.values()) for row in _rows(files[address])
        ]


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_the_first_programmes_figures(evaluations: list[dict[str, str]]) -> None:
    """Over the reports of 2012 to 2018 whose counts are known in full: 172 grades in 19 reports.

    Computed from the records' rows, not from their counts. Source: facts/notes.md, section 2.3.
    """
    catalogue = known().catalogue
    full = {
        report.id for report in catalogue.listed_reports if report.programme == "services" and report.evaluation_counts
    }
    rows = [row for row in evaluations if row["report"] in full]

    grades = Counter[str]()
    for row in rows:
        grades[row["grade"]] += int(row["count"])

    assert len(full) == 19
    assert grades == {"excellent": 3, "very-good": 46, "good": 64, "adequate": 44, "weak": 14, "unsatisfactory": 1}
    assert sum(int(row["count"]) for row in evaluations if row["programme"] == "services") == 173


def test_named_grades_are_not_counted_twice() -> None:
    """A named grade has a row of its own; a counted row holds only those beyond the named."""
    case = {"change": {"reports/northshire-2020.md": {"  good: 1\n": "  good: 3\n"}}}
    files = tables.Data(build(case).catalogue, SITE, None).files
    rows = [row for row in _rows(files["data/evaluations.csv"]) if row["report"] == "northshire-2020"]

    assert [(row["indicator"], row["grade"], row["count"], row["basis"]) for row in rows] == [
        ("1.1", "good", "1", "named"),
        ("2.1", "adequate", "1", "named"),
        ("", "good", "2", "counted"),
    ]


def test_every_row_leads_to_its_record(files: dict[str, str], evaluations: list[dict[str, str]]) -> None:
    """Each evaluation is of a report in the table of reports, and names a source where its record has one."""
    catalogue = known().catalogue
    ids = {row["id"] for row in _rows(files["data/reports.csv"])}

    assert {row["report"] for row in evaluations} <= ids
    assert {row["record"] for row in evaluations} <= {f"{SITE}reports/{one}/" for one in ids}
    assert [row for row in evaluations if catalogue.reports[row["report"]].sources and not row["source"]] == []


def test_a_value_is_the_scales(evaluations: list[dict[str, str]]) -> None:
    """6 is excellent, 1 unsatisfactory."""
    assert {(row["grade"], row["value"]) for row in evaluations} == {
        ("excellent", "6"),
        ("very-good", "5"),
        ("good", "4"),
        ("adequate", "3"),
        ("weak", "2"),
        ("unsatisfactory", "1"),
    }


def test_nothing_made_up_is_in_the_data(files: dict[str, str]) -> None:
    """Specimens stay out of every table."""
    assert [address for address, text in files.items() if "specimen" in text.lower()] == []


def test_reports_out_of_force_say_so() -> None:
    """They stay in the data, with their status."""
    status = "status: withdrawn\nstatus_date: 2026-11-22\nstatus_reason: It was wrong.\n"
    case = {"change": {"reports/southshire-2020.md": {"confidence:": f"{status}confidence:"}}}
    rows = _rows(tables.Data(build(case).catalogue, SITE, None).files["data/reports.csv"])

    assert {row["id"]: row["status"] for row in rows}["southshire-2020"] == Status.WITHDRAWN.value


def test_dates_keep_their_precision(files: dict[str, str]) -> None:
    """A month is a month: the days say the first and the last that it may be."""
    rows = {row["id"]: row for row in _rows(files["data/reports.csv"])}
    stirling, edinburgh = rows["stirling-2019"], rows["city-of-edinburgh-2013-pilot"]

    assert [stirling[name] for name in ("published", "published_from", "published_to")] == [
        "2019-10",
        "2019-10-01",
        "2019-10-31",
    ]
    assert [edinburgh[name] for name in ("inspected", "inspected_from", "inspected_to")] == ["unknown", "", ""]


def test_an_edition_that_no_source_names_is_not_sure(evaluations: list[dict[str, str]]) -> None:
    """Early reports may have used the draft of 2012, so that their programme's edition is not surely theirs."""
    sure = {row["report"]: row["framework_sure"] for row in evaluations}

    assert sure["dumfries-and-galloway-2014"] == "false"
    assert sure["inverclyde-2017"] == sure["orkney-islands-2020"] == "true"


def test_the_bases_are_two() -> None:
    """A grade is known by name or as a count."""
    assert [basis.value for basis in GradeBasis] == ["named", "counted"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """A title that a spreadsheet would run stands behind an apostrophe; a comma, a quotation mark and Ù come through."""
    title = f'{sign}HYPERLINK("x", "Ù")'
    table = tables.reports(
        known().catalogue, SITE, [known().catalogue.reports["fife-2016"].model_copy(update={"title": title})]
    )
    row = next(csv.DictReader(io.StringIO(tables.csv_text(table).removeprefix("\ufeff"), newline="")))

    assert f"'{title}" == row["title"]
    assert table.rows[0]["title"] == title


def test_every_column_says_what_it_means() -> None:
    """One without a description, or with the name of another, would be half a column."""
    for table in tables.tables(build().catalogue, SITE):
        names = [column.name for column in table.columns]
        assert [column.name for column in table.columns if not column.description] == []
        assert len(names) == len(set(names)), table.name


def test_a_column_is_one_line() -> None:
    """A column that is added to a table stands in the CSV, the JSON and the schema, and nothing else is to be done."""
    column: Column[Report] = Column(
        "letters", "How long its title is.", lambda report, _: len(report.title), "integer", True
    )
    catalogue = build().catalogue
    extended = replace(REPORTS, columns=(*REPORTS.columns, column))
    table = extended.filled(catalogue.reports.values(), Context(catalogue, SITE))
    files = package_files([table], SITE, None, catalogue.profile)
    lengths = [len(report.title) for report in catalogue.reports.values()]

    assert [int(row["letters"]) for row in _rows(files["data/reports.csv"])] == lengths
    assert [row["letters"] for row in json.loads(files["data/reports.json"])] == lengths
    assert json.loads(files["data/datapackage.json"])["resources"][0]["schema"]["fields"][-1] == {
        "name": "letters",
        "type": "integer",
        "description": "How long its title is.",
        "constraints": {"required": True},
    }
