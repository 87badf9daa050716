"""``python -m bench SIZE --date DATE``: build, measure, and write the page of results.

``full`` writes bench/RESULTS.md; ``quick`` is for trying, and prints a page that is worth nothing else. Whole builds come
first, while the disk is quiet. Each run works in a new folder, and takes it away at the end.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from bench import (
    builds,
    corpus,
    findings,
    importing,
    lighthouse,
    meaning,
    ours,
    peers,
    phrases,
    queries,
    results,
    table,
    typesetting,
    whole,
)
from bench.browser import chromium
from bench.process import python

WORK = ours.ROOT / ".cache/bench"
RESULTS = Path(__file__).parent / "RESULTS.md"
_SHORT = 300  # words of a report where its findings are measured
_INTRODUCTION = """\
# What was measured

Written by `make bench`, in one run; do not edit.
"""


@dataclass(frozen=True)
class Size:
    """Reports beside the peers, reports of the larger archive, words in each, the archives that are built, the reports that
    become PDFs, and the files that are imported.
    """

    reports: int
    larger: int
    words: int
    built: tuple[int, ...]
    paper: int
    imported: int


SIZES = {
    "quick": Size(100, 300, 1_000, (30, 100), 20, 2),
    "full": Size(1_000, 10_000, 6_000, (100, 1_000, 10_000), 1_000, 10),
}


def main() -> int:
    """Measure everything in one run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--date", required=True, help="the day that the results name")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=WORK))
    try:
        text = _text(SIZES[options.size], options.date, work)
    finally:
        shutil.rmtree(WORK)
    if options.size == "full":
        RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _text(size: Size, date: str, work: Path) -> str:
    """The whole page."""
    built = [_built(reports, size, work) for reports in size.built]
    published = []
    for reports in size.built:
        _say(f"make site with {reports:,} reports, five times")
        published.append(whole.measure(reports, size.words, work / f"whole-{reports}"))
    _say(f"The register of findings of {size.larger:,} reports")
    register = findings.measure(size.larger, _SHORT, work / "findings", compare=True)
    _say(f"PDFs of {size.paper:,} reports")
    paper = typesetting.measure(size.paper, size.words, work / "paper")
    _say(f"Imports of {size.imported} files")
    imports = importing.measure(size.imported, size.words, work / "imports")
    with chromium() as browser:
        found = list(_results(size, browser, work))
        machine = {**_machine(), "Chromium": browser.version, "Date": date}
    _say("Lighthouse")
    rated = lighthouse.measure(ours.ROOT / "site", size.words, work / "lighthouse")
    _say("Questions with graded answers")
    understood = meaning.measure(ours.ROOT / "site", work / "meaning")
    machine["The run took"] = _minutes()
    sections = (
        _INTRODUCTION,
        builds.text(built, size.words),
        whole.text(published, size.words),
        findings.text(register),
        typesetting.text(paper),
        importing.text(imports),
        lighthouse.text(rated, size.words),
        table.text(found, size.words),
        meaning.text(understood, meaning.questions()),
        "## Machine, versions, date\n",
        *(f"- {name}: {value}" for name, value in machine.items()),
    )
    return "\n".join(sections) + "\n"


def _built(reports: int, size: Size, work: Path) -> builds.Builds:
    """The builds of an archive; plain pages stand beside the smaller ones."""
    _say(f"Building {reports:,} reports, cold and after an edit")
    return builds.measure(reports, size.words, work / f"builds-{reports}", reports <= size.reports)


def _results(size: Size, browser: Browser, work: Path) -> Iterator[results.Result]:
    """Our own search, its peers, and our own over the larger archive."""
    folder = work / str(size.reports)
    docs, texts = _archive(folder, size.reports, size.words)
    workload = _workload(docs, size.reports)
    for query in workload.queries:
        _say(f"{query.name}: {query.text}")
    yield _own(folder, workload, browser)
    others = (peers.lunr_whole(texts, folder), *peers.material_and_pagefind(docs, folder))
    for built in others:
        _say(f"Asking {built.name}")
        yield results.measure(built, workload, browser)
    folder = work / str(size.larger)
    _archive(folder, size.larger, size.words)
    yield _own(folder, results.Workload(size.larger, {}, workload.queries, ()), browser)


def _archive(folder: Path, reports: int, words: int) -> tuple[Path, Path]:
    """An archive, and its texts."""
    _say(f"{reports:,} reports of {words:,} words")
    docs, texts = folder / "docs", folder / "texts"
    corpus.write(reports, words, docs)
    python("-m", "bench.steps", "read", docs, str(words), texts)
    return docs, texts


def _workload(docs: Path, reports: int) -> results.Workload:
    """The workload of every search."""
    files = sorted(docs.glob("reports/*.md"))
    texts = phrases.texts(files)
    return results.Workload(reports, texts, queries.choose(files), phrases.choose(texts))


def _own(folder: Path, workload: results.Workload, browser: Browser) -> results.Result:
    """Our own search over an archive."""
    _say("Building this project")
    built = peers.this_project(folder / "docs", folder / "texts", folder)
    change = results.publish(folder / "texts", folder / "index", folder / "index-today")
    _say("Asking this project")
    return results.measure(built, workload, browser, change)


def _machine() -> Mapping[str, str]:
    """The machine of the measurements."""
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "Processor": f"{len(os.sched_getaffinity(0))} cores, {models[0].partition(':')[2].strip() if models else 'unknown'}",
        "Memory": f"{memory / 1e9:.0f} GB",
        "Python": platform.python_version(),
        **{name: version(package) for name, package in _PACKAGES.items()},
    }


_PACKAGES = {
    "MkDocs": "mkdocs", "Material": "mkdocs-material", "Python-Markdown": "markdown", "numpy": "numpy",
    "lunr.py": "lunr", "Pagefind": "pagefind", "Typst": "typst", "WeasyPrint": "weasyprint",
}  # fmt: skip


def _minutes() -> str:
    return f"{time.monotonic() - _START:,.0f} s"


def _say(text: str) -> None:
    print(f"[{_minutes()}] {text}", file=sys.stderr, flush=True)


_START = time.monotonic()

if __name__ == "__main__":
    sys.exit(main())
