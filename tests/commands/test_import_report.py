"""publishing import: from a file to a report, to its loss report, and to its correction."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from editors_project import CONFIG
from example import files
from publishing.commands.cli import main
from publishing.commands.imported import Imported, Site, make
from publishing.commands.offered_facts import offered
from publishing.content.front_matter import parse
from publishing.content.reading import read_vocabulary
from publishing.importing import sources
from publishing.importing.model import Fact, Place, UnreadableSourceError
from word_sources import PNG, comments, docx, mark, notes, paragraph, picture, run, table, zipped

LONG = "Children were safe, and most of them said so when inspectors asked them in March."
PARTS: dict[str, str | bytes] = {"media/image1.png": PNG, "footnotes": notes("footnote", n1="Three quarters.")}
RELATED = {"p1": ("image", "media/image1.png")}


def report(*more: str, first: str = LONG, heading: str = "Findings") -> bytes:
    """A report in Word."""
    return docx(
        paragraph("Care in Northshire", style="Title"),
        paragraph("Published 3 March 2027"),
        paragraph(heading, style="Heading1"),
        paragraph(f"2.1\t{first}"),
        paragraph("2.2\tMost", mark("1"), " families got help."),
        paragraph(picture("p1")),
        paragraph("Indicator 2.1: Impact", style="Heading2"),
        paragraph(run("Evaluation: Very good", "<w:b/>")),
        *more,
        parts=PARTS,
        related=RELATED,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder."""
    (tmp_path / "mkdocs.yml").write_text(f"site_url: https://site.example/\n{CONFIG}", encoding="utf-8")
    for file, content in files().items():
        path = tmp_path / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def put(folder: Path, content: bytes, name: str = "in/Care report (final).docx") -> Path:
    """A file that somebody hands in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def run_import(folder: Path, *arguments: object) -> int:
    return main(["--folder", str(folder), "import", *map(str, arguments)])


def texts(folder: Path) -> list[str]:
    """All files of the project, but for those that were handed in."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith("in/"))


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


def test_an_id_that_exists_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is written."""
    before = texts(folder)
    assert run_import(folder, put(folder, report()), "--as", "northshire-2020") == 1
    assert capsys.readouterr().err == (
        "Care report (final).docx: there is a report northshire-2020; give another id with --as, or take the new text "
        "with --again.\n"
    )
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        (
            "in/a.txt",
            (),
            "a.txt is of a kind that cannot be imported; these can: .docx, .docm, .pdf, .odt, .rtf, .doc.",
        ),
        ("in/a.docx", (), "a.docx is no Word file, it is a web page (HTML)."),
        ("in/a.docx", ("--as", "No Slug"), "No Slug: an id has small letters, digits and hyphens, such as no-slug."),
        (
            "in/a.docx",
            ("--as", "southshire-2031", "--again"),
            "a.docx: there is no report southshire-2031 to import again; leave --again out, or name it with --as.",
        ),
    ],
)
def test_what_cannot_be_imported_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, arguments: tuple[str, ...], message: str
) -> None:
    """One sentence, and the exit status tells."""
    before = texts(folder)
    assert run_import(folder, put(folder, b"<html>", name), *arguments) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert texts(folder) == before


def test_a_file_that_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(folder, folder / "in" / "gone.docx") == 1
    assert capsys.readouterr().err == "gone.docx cannot be opened: No such file or directory.\n"


def test_a_folder_goes_on_after_a_failure_and_resumes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts; what is imported already is not read again."""
    for name in ("one", "two"):
        put(folder, docx(paragraph(f"Text {name}.")), f"in/deep/{name}.docx")
    put(folder, b"PK\3\4", "in/broken.docx")
    put(folder, b"", "in/~$two.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "Imported 2 of 3 files; 0 were imported before, 1 failed."
    assert said.err.splitlines()[-1] == "  broken.docx is no Word file, it is damaged: it cannot be unpacked."
    put(folder, docx(paragraph("Text three.")), "in/three.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "Imported 1 of 4 files; 2 were imported before, 1 failed."


def test_a_fault_of_the_program_stops_no_other_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named like any other failure."""
    from publishing.commands import imported  # noqa: PLC0415 - it is replaced first

    def broken(source: Path, *rest: Any) -> Imported:
        if source.name == "one.docx":
            raise KeyError("w:p")
        return make(source, *rest)

    monkeypatch.setattr(imported, "make", broken)
    for name in ("one", "two"):
        put(folder, docx(paragraph(f"Text {name}.")), f"in/{name}.docx")
    assert run_import(folder, folder / "in") == 1
    said = capsys.readouterr()
    assert "one.docx: this program failed on it (KeyError: 'w:p'); tell who looks after it." in said.err
    assert said.out.splitlines()[-1] == "Imported 1 of 2 files; 0 were imported before, 1 failed."


def test_the_original_is_not_attached_where_it_would_show_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments and tracked deletions are for nobody else's eyes."""
    content = docx(
        paragraph("Text.", "<w:del><w:r><w:delText>A name.</w:delText></w:r></w:del>"),
        parts={"comments": comments("Is that so?")},
    )
    assert run_import(folder, put(folder, content), "--as", "northshire-2027") == 0
    assert (
        "The original is not attached: it holds comments and tracked deletions, which anybody could read. "
        "Save a copy without them, and attach that."
    ) in capsys.readouterr().out
    assert not (folder / "docs/reports/northshire-2027").exists()


def test_links_to_this_site_name_files(folder: Path) -> None:
    """So that check follows them."""
    link = f'<w:hyperlink r:id="l1">{run("the area")}</w:hyperlink>'
    content = docx(paragraph(link), related={"l1": ("hyperlink", "https://site.example/partnerships/northshire/")})
    site = Site(
        folder, frozenset(), pages={"https://site.example/partnerships/northshire/": "../partnerships/northshire.md"}
    )
    assert "[the area](../partnerships/northshire.md)" in make(put(folder, content), "a", site).text


def test_again_keeps_what_readers_know(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Front matter, ids, alternative texts; what differs is shown, and an entry proposed."""
    path = put(folder, report())
    run_import(folder, path, "--as", "northshire-2027")
    written = folder / "docs/reports/northshire-2027.md"
    edited = written.read_text(encoding="utf-8")
    for old, new in (("added: ", "# mine\nadded: "), ("{#findings}", "{#what}"), ("![](", "![A dot](")):
        edited = edited.replace(old, new)
    written.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    corrected = report(
        paragraph("3.1\tA new paragraph, see the table."),
        table(["A", "B"], ["1", "2"]),
        first=LONG.replace("March", "April"),
        heading="The findings",
    )
    assert run_import(folder, put(folder, corrected), "--as", "northshire-2027", "--again") == 0
    said = capsys.readouterr().out
    result = written.read_text(encoding="utf-8")
    assert result.split("---\n")[1] == edited.split("---\n")[1]
    assert result == edited.replace("## Findings {", "## The findings {").replace("March.", "April.").replace(
        "\n\n[^1]", "\n\n[3.1] A new paragraph, see the table.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n[^1]"
    )
    assert f"Changed, 2.1:\n  - [2.1] {LONG}\n  + [2.1] {LONG.replace('March', 'April')}\n" in said
    assert "Added, 3.1:\n  + [3.1] A new paragraph, see the table.\n" in said
    assert "    note: We corrected 2 paragraphs (2.1) and added 2 paragraphs.\n" in said
    assert "0 missing, 0 added." in said
    assert sorted(path.name for path in written.with_suffix("").iterdir()) == ["original.docx", "picture-1.png"]


def test_again_with_the_same_file_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder, report())
    run_import(folder, path, "--as", "northshire-2027")
    written = folder / "docs/reports/northshire-2027.md"
    before = written.stat().st_mtime_ns
    capsys.readouterr()
    assert run_import(folder, path, "--as", "northshire-2027", "--again") == 0
    assert "nothing differs" in capsys.readouterr().out
    assert written.stat().st_mtime_ns == before


def test_a_failure_while_writing_leaves_no_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report's text comes last."""
    replace = os.replace

    def fail(source: Path, target: Path) -> None:
        if target.suffix == ".md":
            raise OSError(28, "No space left on device", "disk")
        replace(source, target)

    monkeypatch.setattr("publishing.commands.imported.os.replace", fail)
    assert run_import(folder, put(folder, report()), "--as", "northshire-2027") == 1
    assert not (folder / "docs/reports/northshire-2027.md").exists()
    assert not (folder / "docs/reports/northshire-2027").exists()
    assert list((folder / "imports").iterdir()) == []


def test_other_office_files_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, the message says what to do."""
    monkeypatch.setenv("SOFFICE", "no-such-program")
    path = tmp_path / "a.odt"
    path.write_bytes(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
    with pytest.raises(UnreadableSourceError) as raised:
        sources.read(path)
    assert str(raised.value) == (
        "a.odt: reading .odt files needs LibreOffice, which is not installed here; save it as .docx instead."
    )


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
