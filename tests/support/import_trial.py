"""An import without a project: a file to Markdown, page and loss report."""

from dataclasses import dataclass
from pathlib import Path

from publishing.importing import markdown, pdf, read_back, word
from publishing.importing.losses import LossReport, losses
from publishing.importing.model import SourceDocument

ID = "northshire-2026"


@dataclass(frozen=True)
class Trial:
    """What became of a file. ``faults`` are what ``check`` would refuse in the text."""

    document: SourceDocument
    body: str
    report: LossReport
    faults: list[str]
    pictures: dict[str, bytes]
    page: read_back.Page


def trial(content: bytes, folder: Path) -> Trial:
    """Import a Word file's bytes."""
    path = folder / "source.docx"
    path.write_bytes(content)
    return trial_of(path)


def trial_of(path: Path) -> Trial:
    """Import a Word or PDF file."""
    document = word.read(path) if path.suffix == ".docx" else pdf.read(path)
    written = markdown.write(document, ID)
    file = f"reports/{ID}.md"
    title = f"title: '{document.title.replace(chr(39), chr(39) * 2)}'" if document.title else "title: None"
    names = {file, *(f"reports/{ID}/{name}" for name in written.pictures)}
    text = f"---\n{title}\n---\n{written.body}"
    page = read_back.read_back(file, text, names, with_title=bool(document.title))
    report = losses(document, page, written)
    faults = [str(problem) for problem in page.problems if not problem.advice]
    return Trial(document, written.body, report, faults, dict(written.pictures), page)
