"""Phrases: how many of the documents that have one a search finds, and what that takes.

In: the reports of an archive, and a built site. Out: ``PhraseAnswers``. What a search finds is held against a plain scan
of all texts, word by word. Each phrase is asked by a visitor of its own, who opened the page before.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import yaml
from playwright.sync_api import Browser

from bench.browser import PATIENCE, Finder
from bench.corpus import SEED
from bench.server import Host
from publishing.search.words import words

COUNT = 200
LENGTHS = (2, 6)
Texts = dict[str, list[str]]  # the paragraphs of each report as words with blanks around them, by the report's id


@dataclass(frozen=True)
class PhraseAnswers:
    """A search's results for phrases.

    ``missed`` and ``wrong`` are shares of the documents of a plain scan, and of those found; ``fetched`` are bytes of the
    index alone, without cards and excerpts.
    """

    count: int
    missed: float
    wrong: float
    fetched: float
    most_fetched: int
    milliseconds: float
    most_milliseconds: float


def texts(reports: Iterable[Path]) -> Texts:
    """Read the titles, summaries and paragraphs of reports."""
    return {path.stem: list(_paragraphs(path.read_text(encoding="utf-8"))) for path in reports}


def _paragraphs(text: str) -> Iterable[str]:
    _, head, body = text.split("---\n", 2)
    fields = yaml.safe_load(head)
    passages = (fields["title"], fields["summary"], *body.split("\n\n"))
    return (f" {' '.join(words(passage))} " for passage in passages)


def choose(known: Texts, count: int = COUNT) -> list[str]:
    """Phrases of two to six words that stand in some report."""
    draw = random.Random(SEED)
    ids = sorted(known)
    found: list[str] = []
    while len(found) < count:
        paragraph = draw.choice(known[draw.choice(ids)]).split()
        length = draw.randint(*LENGTHS)
        if len(paragraph) >= length:
            start = draw.randint(0, len(paragraph) - length)
            found.append(" ".join(paragraph[start : start + length]))
    return found


def ask(browser: Browser, host: Host, finder: Finder, known: Texts, phrases: Sequence[str]) -> PhraseAnswers | None:
    """Ask a search for phrases; None where it has none, or none are asked."""
    if not finder.phrase or not phrases:
        return None
    expected = [{name for name, paragraphs in known.items() if _stands(phrase, paragraphs)} for phrase in phrases]
    answers = [_ask(browser, host, finder, phrase) for phrase in phrases]
    found = [ids for ids, _, _ in answers]
    missed = sum(len(there - ids) for there, ids in zip(expected, found, strict=True))
    wrong = sum(len(ids - there) for there, ids in zip(expected, found, strict=True))
    sizes, pauses = [size for _, size, _ in answers], [pause for _, _, pause in answers]
    return PhraseAnswers(
        len(phrases),
        missed / max(1, sum(map(len, expected))),
        wrong / max(1, sum(map(len, found))),
        mean(sizes),
        max(sizes),
        median(pauses),
        max(pauses),
    )


def _stands(phrase: str, paragraphs: Sequence[str]) -> bool:
    return any(f" {phrase} " in paragraph for paragraph in paragraphs)


def _ask(browser: Browser, host: Host, finder: Finder, phrase: str) -> tuple[set[str], int, float]:
    """The reports that are found, the bytes of the index, and the milliseconds."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{host.address}/{finder.page}", wait_until="networkidle")
        if finder.ready:
            page.evaluate(finder.ready)
        host.sent.clear()
        answer = page.evaluate(finder.phrase, f'"{phrase}"')
        size = sum(request.size for request in host.sent if re.search(finder.phrase_index, request.path))
    finally:
        context.close()
    return set(answer["found"]), size, answer["milliseconds"]
