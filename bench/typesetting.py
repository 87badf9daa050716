"""PDFs: how many reports a second a build makes, and how this project's way does beside WeasyPrint.

In: a made-up archive of reports in full. Out: ``Typesetting``, and a section of Markdown.

Both start from the same HTML of the same reports, kept before in a file: reading and rendering are no part of it.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

import pikepdf

from bench import full_text, ours
from bench.process import Run, python

GOAL = 5.0
BESIDE = 20
RUNS = 3
_NOTES = """\
- Nothing is kept from before, and whole processes are timed: from starting Python to the last file.
- A build makes PDFs on all cores. Beside WeasyPrint each of the two has one process for all reports, so each starts
  once; they take turns, {runs} times, and the medians stand here.
- WeasyPrint gets the same HTML, the same fonts and about the same measures (`bench/pages/print.css`), and makes tagged
  PDFs too (`pdf/ua-1`). It is spared a cover, a list of contents and notes at the foot of the page, which ours have.
- Memory is the peak of the largest process.
"""


@dataclass(frozen=True)
class Set:
    """A typesetter: its name with its version, its runs, and the pages and bytes of the first report."""

    name: str
    runs: tuple[Run, ...]
    pages: int
    size: int

    @property
    def seconds(self) -> float:
        """The seconds that one process took for all of them."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        """The peak, in bytes."""
        return max(run.memory for run in self.runs)


@dataclass(frozen=True)
class Typesetting:
    """PDFs of so many reports as a build makes them, and of ``beside`` of them in this project's way and WeasyPrint's."""

    reports: int
    words: int
    build: Run
    beside: int
    own: Set
    weasyprint: Set

    @property
    def rate(self) -> float:
        """Reports a second, on all cores."""
        return self.reports / self.build.seconds

    @property
    def times(self) -> float:
        """How many times as fast as WeasyPrint."""
        return self.weasyprint.seconds / self.own.seconds


def measure(reports: int, words: int, folder: Path) -> Typesetting:
    """Make PDFs of an archive in all ways."""
    shutil.rmtree(folder, ignore_errors=True)
    documents, beside = _documents(reports, words, folder), min(BESIDE, reports)
    build = python("-m", "bench.paper", "site", documents, folder / "site")
    runs: Mapping[str, list[Run]] = {"ours": [], "weasyprint": []}
    for _ in range(RUNS):
        for name, done in runs.items():
            done.append(python("-m", "bench.paper", name, documents, folder / name, str(beside)))
    own = _set(f"this project (Typst {version('typst')})", runs["ours"], folder / "ours")
    other = _set(f"WeasyPrint {version('weasyprint')}", runs["weasyprint"], folder / "weasyprint")
    return Typesetting(reports, words, build, beside, own, other)


def _documents(reports: int, words: int, folder: Path) -> Path:
    """The file with an archive's documents."""
    settings, documents = folder / "ours.yml", folder / "documents"
    full_text.write(reports, words, folder / "docs")
    ours.write_settings(folder / "docs", settings)
    python("-m", "bench.paper", "documents", settings, documents)
    return documents


def _set(name: str, runs: list[Run], folder: Path) -> Set:
    first = min(folder.glob("*.pdf"))
    with pikepdf.open(first) as document:
        return Set(name, tuple(runs), len(document.pages), first.stat().st_size)


def text(found: Typesetting) -> str:
    """The section: the goals, what was measured, and how."""
    return "\n".join(
        (
            f"## PDFs\n\nReports in full of {found.words:,} words, with tables and notes besides; seconds on the wall.\n",
            "| | goal | measured | met |\n| --- | ---: | ---: | ---: |",
            *_goals(found),
            "",
            f"| {found.beside} reports | {found.own.name} | {found.weasyprint.name} |\n| --- | ---: | ---: |",
            *(f"| {name} | {own} | {other} |" for name, own, other in _rows(found)),
            "",
            _NOTES.format(runs=RUNS),
        )
    )


def _goals(found: Typesetting) -> Iterator[str]:
    """A line for each goal; the first one is only told."""
    cores, met = len(os.sched_getaffinity(0)), "yes" if found.times >= GOAL else "**no**"
    speed = f"{found.rate:.1f} reports a second ({found.build.seconds:.0f} s, {found.build.memory / 1e6:,.0f} MB)"
    yield f"| PDFs of {found.reports:,} reports, cold, {cores} cores | to be told | {speed} | |"
    yield f"| as fast as WeasyPrint on {found.beside} | {GOAL:.0f} × | {found.times:.1f} × | {met} |"


def _rows(found: Typesetting) -> Iterator[tuple[str, ...]]:
    """A line for each quantity: its name, ours and WeasyPrint's."""
    both = found.own, found.weasyprint
    yield ("the whole process", *(f"{engine.seconds:.1f} s" for engine in both))
    yield ("a report", *(f"{engine.seconds / found.beside:.2f} s" for engine in both))
    yield ("peak memory", *(f"{engine.memory / 1e6:,.0f} MB" for engine in both))
    yield ("pages of the first report", *(str(engine.pages) for engine in both))
    yield ("size of the first report", *(f"{engine.size / 1e3:,.0f} KB" for engine in both))


if __name__ == "__main__":  # python -m bench.typesetting FOLDER WORDS REPORTS
    import sys

    place, length, size = sys.argv[1:]
    print(text(measure(int(size), int(length), Path(place))))
