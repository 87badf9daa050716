"""A project, and files that somebody hands in for ``publishing import``."""

from pathlib import Path

from editors_project import CONFIG
from example import files
from publishing.commands.cli import main
from word_sources import PNG, docx, mark, notes, paragraph, picture, run

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


def laid_out(folder: Path) -> Path:
    """Lay a project out in a folder; the folder."""
    (folder / "mkdocs.yml").write_text(f"site_url: https://site.example/\n{CONFIG}", encoding="utf-8")
    for file, content in files().items():
        path = folder / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def put(folder: Path, content: bytes, name: str = "in/Care report (final).docx") -> Path:
    """A file that somebody hands in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def run_import(folder: Path, *arguments: object) -> int:
    """Run the command in a project; its exit status."""
    return main(["--folder", str(folder), "import", *map(str, arguments)])


def texts(folder: Path) -> list[str]:
    """All files of the project, but for those that were handed in."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith("in/"))
