"""``python -m bench SIZE --date DATE [--only SECTION …]``: build, measure, and write the page of results.

``full`` writes bench/RESULTS.md; ``quick`` is for trying, and prints a page that is worth nothing else. Whole builds come
first, while the disk is quiet. Each run works in a new folder, and takes it away at the end. ``--only`` measures some
sections, and puts them in the place of the old ones; each then names its own day.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench import (
    builds,
    corpus,
    findings,
    importing,
    lighthouse,
    machine,
    meaning,
    ours,
    page,
    peers,
    phrase_table,
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


@dataclass(frozen=True)
class Size:
    """Reports beside the peers, reports of the larger archive, words in each, the archives that are built, the reports that
    become PDFs, the files that are imported, and the reports in full whose phrases are asked with the words of each.
    """

    reports: int
    larger: int
    words: int
    built: tuple[int, ...]
    paper: int
    imported: int
    in_full: tuple[int, int]


SIZES = {
    "quick": Size(100, 300, 1_000, (30, 100), 20, 2, (60, 1_000)),
    "full": Size(1_000, 10_000, 6_000, (100, 1_000, 10_000), 1_000, 10, (500, 8_000)),
}


@dataclass(frozen=True)
class Run:
    """A run: its size, its folder, and what is known of the machine so far."""

    size: Size
    work: Path
    machine: dict[str, str]


def main() -> int:
    """Measure everything in one run, or the sections that are named."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--date", required=True, help="the day that the results name")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="a section to measure; all without it")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    run = Run(SIZES[options.size], Path(tempfile.mkdtemp(dir=WORK)), {**machine.described(), "Date": options.date})
    try:
        measured = {
            name: SECTIONS[name](run) for name in SECTIONS if name in (options.only or SECTIONS.keys() - _SHORTER)
        }
    finally:
        shutil.rmtree(run.work)
    run.machine["The run took"] = _minutes()
    old = RESULTS.read_text(encoding="utf-8") if options.only else ""
    text = page.text(measured.values(), run.machine, old)
    if options.size == "full":
        RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _builds(run: Run) -> str:
    """Builds of archives."""
    return builds.text([_built(reports, run.size, run.work) for reports in run.size.built], run.size.words)


def _published(run: Run) -> str:
    """Whole runs of ``make site``."""
    measured = []
    for reports in run.size.built:
        _say(f"make site with {reports:,} reports, five times")
        measured.append(whole.measure(reports, run.size.words, run.work / f"whole-{reports}"))
    return whole.text(measured, run.size.words)


def _register(run: Run) -> str:
    _say(f"The register of findings of {run.size.larger:,} reports")
    size = run.size
    return findings.text(findings.measure(size.larger, size.words, run.work / "findings", size.reports))


def _paper(run: Run) -> str:
    _say(f"PDFs of {run.size.paper:,} reports")
    return typesetting.text(typesetting.measure(run.size.paper, run.size.words, run.work / "paper"))


def _imports(run: Run) -> str:
    _say(f"Imports of {run.size.imported} files")
    return importing.text(importing.measure(run.size.imported, run.size.words, run.work / "imports"))


def _rated(run: Run) -> str:
    _say("Lighthouse")
    return lighthouse.text(
        lighthouse.measure(ours.ROOT / "site", run.size.words, run.work / "lighthouse"), run.size.words
    )


def _search(run: Run) -> str:
    """Searches beside each other."""
    with chromium() as browser:
        run.machine["Chromium"] = browser.version
        return table.text(list(_results(run.size, browser, run.work)), run.size.words)


def _alone(run: Run) -> str:
    """Our own search by itself, which needs a quarter of the time."""
    with chromium() as browser:
        run.machine["Chromium"] = browser.version
        folder = run.work / str(run.size.reports)
        workload = _workload(_archive(folder, run.size.reports, run.size.words)[0], run.size.reports)
        own = _own(folder, workload, browser)
        return table.alone(own, _larger(run.size, workload, browser, run.work), run.size.words)


def _phrases(run: Run) -> str:
    """Phrases of reports in full."""
    _say("Phrases of {:,} reports in full of {:,} words".format(*run.size.in_full))
    with chromium() as browser:
        run.machine["Chromium"] = browser.version
        return phrase_table.text(phrase_table.measure(*run.size.in_full, run.work / "phrases", browser))


def _meaning(run: Run) -> str:
    _say("Questions with graded answers")
    return meaning.text(meaning.measure(ours.ROOT / "site", run.work / "meaning"), meaning.questions())


SECTIONS: Mapping[str, Callable[[Run], str]] = {
    "builds": _builds, "whole": _published, "findings": _register, "paper": _paper, "imports": _imports,
    "lighthouse": _rated, "search": _search, "alone": _alone, "phrases": _phrases, "meaning": _meaning,
}  # fmt: skip
_SHORTER = {"alone"}  # what another section has too: only measured by name


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
    yield _larger(size, workload, browser, work)


def _larger(size: Size, workload: results.Workload, browser: Browser, work: Path) -> results.Result:
    """Our own search over the larger archive."""
    folder = work / str(size.larger)
    _archive(folder, size.larger, size.words)
    return _own(folder, results.Workload(size.larger, {}, workload.queries, ()), browser)


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


def _minutes() -> str:
    return f"{time.monotonic() - _START:,.0f} s"


def _say(text: str) -> None:
    print(f"[{_minutes()}] {text}", file=sys.stderr, flush=True)


_START = time.monotonic()

if __name__ == "__main__":
    sys.exit(main())
