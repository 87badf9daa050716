"""Phrases of reports in full: this project beside Pagefind.

In: how many reports, of how many words. Out: a section of Markdown. The reports are those of ``full_text``, with headings,
numbers, tables and notes besides the words that are asked for; ``phrases.COUNT`` phrases are drawn from their paragraphs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from bench import corpus, full_text, peers, phrases
from bench.phrases import PhraseAnswers
from bench.process import python
from bench.server import serving

LIMITS = {"missed": 0.0, "wrong": 0.0, "most_fetched": 60e3, "most_milliseconds": 150.0}


class Engine(NamedTuple):
    """A search, and its answers."""

    name: str
    answers: PhraseAnswers


@dataclass(frozen=True)
class PhraseTable:
    """An archive, and how searches answered phrases of it; this project first."""

    reports: int
    words: int
    engines: Sequence[Engine]


def measure(reports: int, words: int, folder: Path, browser: Browser) -> PhraseTable:
    """Build the archive twice, and ask both searches."""
    full_text.write(reports, words, folder / "docs")
    plain = folder / "paragraphs"
    corpus.write(reports, words, plain)  # the same sentences without what a page puts between them
    known = phrases.texts(sorted(plain.glob("reports/*.md")))
    chosen = phrases.choose(known)
    texts = folder / "texts"
    python("-m", "bench.steps", "read", folder / "docs", str(words), texts)
    built = (peers.this_project(folder / "docs", texts, folder), _pagefind(plain, folder))
    return PhraseTable(reports, words, [_answered(search, known, chosen, browser) for search in built])


def _pagefind(docs: Path, folder: Path) -> peers.Built:
    *_, found = peers.material_and_pagefind(docs, folder)
    return found


def _answered(built: peers.Built, known: phrases.Texts, chosen: Sequence[str], browser: Browser) -> Engine:
    with serving(built.site) as host:
        answers = phrases.ask(browser, host, built.finder, known, chosen)
    if answers is None:
        raise ValueError(f"{built.name} has no phrases.")
    return Engine(built.name, answers)


def text(table: PhraseTable) -> str:
    """Return the section."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: PhraseTable) -> Iterator[str]:
    yield "## Phrases of reports in full\n"
    yield (
        f"{table.reports:,} reports of {table.words:,} words, with headings, numbers, tables and notes besides; "
        f"{table.engines[0].answers.count} phrases of two to six words."
    )
    yield ""
    yield f"| | at most | {' | '.join(engine.name for engine in table.engines)} | met |"
    yield f"| --- | ---: |{' ---: |' * len(table.engines)} ---: |"
    for name, field, unit, scale in _ROWS:
        values = [getattr(engine.answers, field) for engine in table.engines]
        limit = LIMITS.get(field)
        met = "" if limit is None else "yes" if values[0] <= limit else "**no**"
        goal = "" if limit is None else _written(limit, unit, scale)
        yield f"| {name} | {goal} | {' | '.join(_written(value, unit, scale) for value in values)} | {met} |"
    yield "\n- A plain scan of all titles, summaries and paragraphs says which reports have a phrase. Each is asked by a visitor of its own, who has"
    yield "  opened the page before. Bytes are of the index alone, without what shows the results."


_ROWS = (
    ("documents missed", "missed", "%", 0.01),
    ("documents found wrongly", "wrong", "%", 0.01),
    ("bytes of the index, mean", "fetched", " KB", 1e3),
    ("bytes of the index, most", "most_fetched", " KB", 1e3),
    ("time, median", "milliseconds", " ms", 1.0),
    ("time, most", "most_milliseconds", " ms", 1.0),
)


def _written(value: float, unit: str, scale: float) -> str:
    return f"{value / scale:,.1f}{unit}"
