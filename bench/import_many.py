"""A hundred PDFs in one run of ``publishing import``: processor time for twenty pages, and whether memory stays flat.

In: some PDFs. Out: ``Many``. The run is that of an editor: a folder, with reports and loss reports written. A run of ten files
before it says where the peak of memory would be if it did not grow.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench import ours
from bench.process import Run, python

FILES, FEW, PAGES = 100, 10, 20
GOAL = 1.0  # seconds for so many pages
FLAT = 1.1  # of the peak of a few files


@dataclass(frozen=True)
class Many:
    """The run of all files, that of a few of them, and how many pages all have."""

    whole: Run
    few: Run
    files: int
    pages: int

    @property
    def seconds(self) -> float:
        """Processor time for twenty pages, Python's start included."""
        return self.whole.cpu * PAGES / self.pages

    @property
    def growth(self) -> float:
        """The peak of memory as a share of that of a few files."""
        return self.whole.memory / self.few.memory


def measure(sources: Sequence[Path], folder: Path, files: int = FILES, few: int = FEW) -> Many:
    """Import copies of these files, in one run."""
    copies = _copies(sources, folder / "all", files)
    _copies(sources, folder / "few", few)
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in copies)
    return Many(_run(folder / "all"), _run(folder / "few"), files, pages)


def _copies(sources: Sequence[Path], folder: Path, count: int) -> list[Path]:
    """Copies under names of their own, each of which becomes a report."""
    (folder / "files").mkdir(parents=True)
    names = [(sources[number % len(sources)], folder / f"files/copy-{number}.pdf") for number in range(count)]
    return [Path(shutil.copy(source, copy)) for source, copy in names]


def _run(folder: Path) -> Run:
    """Import a folder's files into a copy of this project."""
    shutil.copytree(ours.ROOT / "docs", folder / "docs")
    shutil.copy(ours.ROOT / "mkdocs.yml", folder)
    return python("-m", "publishing.commands.cli", "--folder", folder, "import", folder / "files")


def rows(many: Many) -> str:
    """The table of it."""
    met = {True: "yes", False: "**no**"}
    return "\n".join(
        (
            f"| {many.files} PDFs of {many.pages / many.files:.0f} pages in one run | at most | measured | met |",
            "| --- | ---: | ---: | ---: |",
            f"| processor time for {PAGES} pages (s) | {GOAL:g} | {many.seconds:.2f} | {met[many.seconds <= GOAL]} |",
            f"| peak memory ÷ that of {FEW} files | {FLAT:g} | {many.growth:.2f} | {met[many.growth <= FLAT]} |",
            "",
            f"The run took {many.whole.seconds:.0f} s, and held {many.whole.memory / 1e6:.0f} MB at most.",
            "",
        )
    )
