"""Imports: what of made-up Word and PDF files arrives, beside other importers.

In: a number of files and words. Out: ``Measured``, and a section of Markdown.

LibreOffice makes the PDFs of the Word files, with tags and without. Truth is what the generator wrote.

``python -m bench.importing FILES WORDS FOLDER DATE`` measures this alone, and puts the section into RESULTS.md.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean

import pypandoc

from bench import import_many
from bench.import_many import Many
from bench.import_score import Score, score
from bench.import_truth import Truth, made_up
from bench.process import Run, python

_PEERS = {
    "Word": ("ours", "pandoc", "mammoth", "markitdown"),
    "PDF with tags": ("ours", "markitdown", "opendataloader"),
    "PDF without tags": ("ours", "markitdown", "opendataloader"),
}
_PACKAGES = {
    "mammoth": "mammoth",
    "markitdown": "markitdown",
    "opendataloader": "opendataloader-pdf",
}
_NAMES = {
    "recall": "words kept",
    "added": "words that the source does not have",
    "order": "words in their order",
    "headings": "headings found",
    "levels": "headings at their level",
    "extra": "headings that are none",
    "numbers": "numbers of paragraphs",
    "cells": "cells",
    "notes": "notes to which a mark leads",
}
_NOTES = """\
- The files are made up (`bench/import_truth.py`): headings of three levels, automatic numbers, lists, tables with merged cells,
  tables over several pages, footnotes, running heads. No importer reads a file of its own writer.
- Each importer makes HTML, markitdown by way of its Markdown. A merged cell may stand in each place that it covers. Words
  in their order are fewer where notes stand at the end of the page, as ours do.
- Whole processes are timed, from starting Python to the last file, one after another. Memory is the peak of the largest
  process; opendataloader's is Java's.
- The hundred PDFs are those with tags, each several times under other names. Time is that of all processors together;
  other work on the machine makes it more, too. Python's start counts, and each file's loss report is written.
"""


@dataclass(frozen=True)
class Importer:
    """An importer over the files of one kind: its name with its version, its shares (means), and its process."""

    name: str
    score: Score
    run: Run


@dataclass(frozen=True)
class Measured:
    """All importers, ours first, by the kind of files."""

    files: int
    words: int
    kinds: dict[str, tuple[Importer, ...]]
    many: Many


def measure(files: int, words: int, folder: Path) -> Measured:
    """Make files, import them in all ways, and compare."""
    shutil.rmtree(folder, ignore_errors=True)
    sources = {kind: folder / f"sources-{number}" for number, kind in enumerate(_PEERS)}
    truths = {}
    for path in sources.values():
        path.mkdir(parents=True)
    for number in range(files):
        content, truths[f"made-up-{number}"] = made_up(number, words)
        (sources["Word"] / f"made-up-{number}.docx").write_bytes(content)
    for kind in ("PDF with tags", "PDF without tags"):
        _to_pdf(sorted(sources["Word"].glob("*.docx")), sources[kind], kind == "PDF with tags", folder)
    kinds = {
        kind: tuple(_importer(name, sources[kind], truths, folder / f"{kind}-{name}") for name in _there(names))
        for kind, names in _PEERS.items()
    }
    many = import_many.measure(sorted(sources["PDF with tags"].glob("*.pdf")), folder / "many")
    return Measured(files, words, kinds, many)


def _there(names: Sequence[str]) -> Iterator[str]:
    """Those that can run here: opendataloader needs Java."""
    return (name for name in names if name != "opendataloader" or shutil.which("java"))


def _to_pdf(files: Sequence[Path], folder: Path, tagged: bool, work: Path) -> None:
    way = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    profile = f"-env:UserInstallation={(work / 'libreoffice').absolute().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", way, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def _importer(name: str, sources: Path, truths: dict[str, Truth], folder: Path) -> Importer:
    run = python("-m", "bench.import_run", name, sources, folder)
    scores = [score((folder / f"{stem}.html").read_text(encoding="utf-8"), truth) for stem, truth in truths.items()]
    means = Score(**{field.name: mean(getattr(result, field.name) for result in scores) for field in fields(Score)})
    return Importer("this project" if name == "ours" else f"{name} {_version(name)}", means, run)


def _version(name: str) -> str:
    if name == "pandoc":
        return str(pypandoc.get_pandoc_version())
    try:
        return version(_PACKAGES[name])
    except PackageNotFoundError:
        return ""


def text(found: Measured) -> str:
    """The section: a table for each kind of file."""
    parts = [
        f"## Imports\n\n{found.files} made-up files of {found.words:,} words and more, as each importer reads them.\n"
    ]
    for kind, importers in found.kinds.items():
        parts.append(
            f"| {kind} | {' | '.join(importer.name for importer in importers)} |\n| --- |{' ---: |' * len(importers)}"
        )
        parts += [f"| {name} | {' | '.join(values)} |" for name, values in _rows(importers, found.files)]
        parts.append("")
    return "\n".join([*parts, import_many.rows(found.many), _NOTES])


def _rows(importers: Sequence[Importer], files: int) -> Iterator[tuple[str, list[str]]]:
    for name, words in _NAMES.items():
        yield words, [f"{100 * getattr(importer.score, name):.2f} %" for importer in importers]
    yield "seconds a file", [f"{importer.run.seconds / files:.2f} s" for importer in importers]
    yield "processor time a file", [f"{importer.run.cpu / files:.2f} s" for importer in importers]
    yield "peak memory", [f"{importer.run.memory / 1e6:,.0f} MB" for importer in importers]


def in_page(page: str, section: str) -> str:
    """A page of results with this section: in place of the one before, or before the one on Lighthouse."""
    section = f"{section.rstrip()}\n\n"
    found, count = re.subn(r"(?ms)^## Imports\n.*?(?=^## )", lambda _: section, page)
    return found if count else page.replace("## Lighthouse\n", f"{section}## Lighthouse\n", 1)


def _main(files: str, words: str, folder: str, date: str) -> None:
    """Measure imports alone, and write their section."""
    section = text(measure(int(files), int(words), Path(folder)))
    results = Path(__file__).parent / "RESULTS.md"
    load = f"a load of {os.getloadavg()[2]:.0f} on {len(os.sched_getaffinity(0))} cores"
    alone = f"- Measured in a run of its own, on {date}, with {load} at its end.\n"
    results.write_text(in_page(results.read_text(encoding="utf-8"), section + alone), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
