"""publishing import: from a file to a report, and to its loss report."""

import json
from pathlib import Path

import pytest

from example import files
from handed_in import LONG, laid_out, put, report, run_import, texts
from publishing.commands.imported import Site, make
from publishing.commands.offered_facts import offered
from publishing.content.front_matter import parse
from publishing.content.reading import read_vocabulary
from publishing.importing.model import Fact, Place
from word_sources import docx, paragraph, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder."""
    return laid_out(tmp_path)


def test_a_file_becomes_a_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its text, pictures, original and loss report; what only a person knows is named."""
    before = texts(folder)
    assert run_import(folder, put(folder, report()), "--as", "northshire-2027") == 0
    said = capsys.readouterr().out
    assert sorted(set(texts(folder)) - set(before)) == [
        "docs/reports/northshire-2027.md",
        "docs/reports/northshire-2027/original.docx",
        "docs/reports/northshire-2027/picture-1.png",
        "imports/northshire-2027.import.html",
        "imports/northshire-2027.import.json",
    ]
    written = folder / "docs/reports/northshire-2027.md"
    source, problems = parse("a.md", written.read_bytes())
    assert problems == []
    added = source.fields.pop("added")
    assert source.fields == {
        "title": "Care in Northshire",
        "full_text": "true",
        "attachments": [{"form": "original", "language": "en", "file": "original.docx"}],
    }
    assert written.read_text(encoding="utf-8") == (
        f"---\ntitle: Care in Northshire\nadded: {added}\nfull_text: true\n"
        "attachments:\n  - form: original\n    language: en\n    file: original.docx\n"
        "# Read in the source, not looked into. Take away the '# ' of what is right, and delete the rest.\n"
        "# (paragraph 2)\n# published: 2027-03-03\n"
        "# (title)\n# partnership: northshire\n"
        "# evaluations:\n"
        '#   # (paragraph 8: Indicator 2.1: Impact)\n#   "2.1": very-good\n'
        "# Still to say. Take away the '# ', and write behind the colon, or the dash.\n"
        "# (Kind (joint-inspection, progress-review, pilot, interim-report, thematic, overview))\n# kind:\n"
        "# (Programme (nothing for reports of none): services)\n# programme:\n"
        "# (Framework edition that it grades by (nothing if it gives no grades))\n# framework:\n"
        "# (Inspected, from/to (2026-03/2026-06), or unknown)\n# inspected:\n"
        "# (How sure the facts are (high, medium, low))\n# confidence:\n"
        "# (Summary, two to five plain sentences)\n# summary:\n"
        "# (Web addresses that state these facts, a line and a dash for each)\n# sources:\n#   - \n"
        "---\n\nPublished 3 March 2027\n\n## Findings {#findings}\n\n"
        f"[2.1] {LONG}\n\n[2.2] Most[^1] families got help.\n\n![](northshire-2027/picture-1.png)\n\n"
        "### Indicator 2.1: Impact {#indicator-2-1-impact}\n\n**Evaluation: Very good**\n\n[^1]: Three quarters.\n"
    )
    assert "0 missing, 0 added." in said
    left = [line.split(": expected")[0].split(": ")[-1].strip() for line in said.splitlines() if ": expected" in line]
    assert left == ["confidence", "inspected", "kind", "published", "summary", "reports/northshire-2027.md:43"]
    assert "an alternative text between '![' and ']'" in said


@pytest.mark.parametrize(
    ("before", "title", "body"),
    [
        ([], "Care in Northshire", "\nWords.\n\n## Findings {#findings}\n\nMore.\n"),
        (
            [paragraph("A notice.")],
            None,
            "\nA notice.\n\n## Care in Northshire {#care-in-northshire}\n\nWords.\n\n### Findings {#findings}\n\nMore.\n",
        ),
    ],
)
def test_a_title_that_no_style_names_stands_once(folder: Path, before: list[str], title: str | None, body: str) -> None:
    """In front matter if it stands before all words; otherwise the editor is asked for it."""
    content = docx(
        *before,
        paragraph("Care in Northshire", style="Heading1"),
        paragraph("Words."),
        paragraph("Findings", style="Heading2"),
        paragraph("More."),
    )
    assert run_import(folder, put(folder, content), "--as", "northshire-2027") == 0
    text = (folder / "docs/reports/northshire-2027.md").read_text(encoding="utf-8")
    source, _ = parse("a.md", text.encode())

    assert (source.fields.get("title"), source.body) == (title, body)
    assert text.count("title:") == 1  # as a field, or as a comment to be filled in
    assert json.loads((folder / "imports/northshire-2027.import.json").read_text(encoding="utf-8"))["missing"] == []


def test_what_was_read_and_what_is_to_say_passes_once_its_signs_are_taken_away(folder: Path) -> None:
    """As the handbook says: take away the "# ", and write behind the colon."""
    run_import(folder, put(folder, report()), "--as", "northshire-2027")
    text = (folder / "docs/reports/northshire-2027.md").read_text(encoding="utf-8")
    for field, answer in (
        ("kind", "pilot"),
        ("programme", "services"),
        ("framework", "first-edition"),
        ("inspected", "unknown"),
        ("confidence", "low"),
    ):
        text = text.replace(f"# {field}:\n", f"# {field}: {answer}\n")
    text = text.replace("# summary:\n", "# summary: A pilot.\n").replace("#   - \n", "#   - https://www.example.org/\n")
    plain = [line if line.startswith("# (") else line.removeprefix("# ") for line in text.split("\n")]
    text = "\n".join(line for line in plain if not line.startswith(("Read in", "Still to")))
    source, problems = parse("a.md", text.encode())
    assert problems == []
    assert {
        name: source.fields[name] for name in ("published", "partnership", "evaluations", "sources", "summary")
    } == {
        "published": "2027-03-03",
        "partnership": "northshire",
        "evaluations": {"2.1": "very-good"},
        "sources": ["https://www.example.org/"],
        "summary": "A pilot.",
    }


def test_the_loss_report_is_a_page_and_json(folder: Path) -> None:
    """The page stands by itself, and says in words and marks what the JSON counts."""
    run_import(folder, put(folder, report()), "--as", "northshire-2027")
    value = json.loads((folder / "imports/northshire-2027.import.json").read_text(encoding="utf-8"))
    assert (value["missing"], value["added"]) == ([], [])
    assert value["written"] == {"headings": 2, "tables": 0, "cells": 0, "notes": 1, "pictures": 1}
    page = (folder / "imports/northshire-2027.import.html").read_text(encoding="utf-8")
    assert "Nothing is lost" in page
    assert "http" not in page.replace("https://", "http", 0)
    assert "<script" not in page
    assert page.count("<h1>") == 1


def test_links_to_this_site_name_files(folder: Path) -> None:
    """So that check follows them."""
    link = f'<w:hyperlink r:id="l1">{run("the area")}</w:hyperlink>'
    content = docx(paragraph(link), related={"l1": ("hyperlink", "https://site.example/partnerships/northshire/")})
    site = Site(
        folder, frozenset(), pages={"https://site.example/partnerships/northshire/": "../partnerships/northshire.md"}
    )
    assert "[the area](../partnerships/northshire.md)" in make(put(folder, content), "a", site).text


def test_an_area_without_a_file_and_several_editions_are_explained() -> None:
    """Both were places where an editor who knows no field was stuck."""
    read = [Fact("area", "Knowsley", Place(page=1)), Fact("evaluations", '"2.1": good', Place(page=1))]
    names = ["quality-indicators/a-2014/index.md", "quality-indicators/b-notes/index.md", "quality-indicators/index.md"]
    lines = offered(read, read_vocabulary(files({}))[0], names)
    assert lines == [
        "(page 1; no file in docs/partnerships/ has this name: write the name of one, or add one)",
        "partnership: Knowsley",
        "evaluations:",
        "  # (Say whose these are in a line above: framework, a colon, and one of: a-2014, b-notes)",
        "  # (page 1)",
        '  "2.1": good',
    ]
