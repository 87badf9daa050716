"""The measurements of one search: its index on disk, its answers, and what a new report changes.

In: a built site, its queries, a browser. Out: ``Result``s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench import browser, ours, phrases
from bench.browser import Answer
from bench.peers import Built
from bench.phrases import PhraseAnswers
from bench.process import python
from bench.queries import Query
from bench.server import sent_size, serving


@dataclass(frozen=True)
class Change:
    """The cost of one more report: files of the archive, and the changed share of the index's bytes, as sent."""

    archive_files: int
    share: float


@dataclass(frozen=True)
class Workload:
    """The workload of every search of an archive: so many reports, these texts, queries and phrases."""

    reports: int
    texts: phrases.Texts
    queries: Sequence[Query]
    phrases: Sequence[str]


@dataclass(frozen=True)
class Result:
    """One search over one archive: seconds, bytes, and an answer for each query by its name."""

    name: str
    reports: int
    seconds: float
    memory: int
    files: int
    disk: int
    disk_sent: int
    answers: Mapping[str, Answer]
    build: float | None = None
    change: Change | None = None
    phrases: PhraseAnswers | None = None

    @property
    def again(self) -> float:
        """The slowest search with its data at hand."""
        return max(answer.again for answer in self.answers.values())

    @property
    def excerpt(self) -> int | None:
        """The largest file with an excerpt, if there is one."""
        return max((size for answer in self.answers.values() for size in answer.excerpts), default=None)


def measure(built: Built, workload: Workload, chromium: Browser, change: Change | None = None) -> Result:
    """Ask a search everything, and count its files."""
    with serving(built.site) as host:
        answers = {query.name: browser.ask(chromium, host, built.finder, query) for query in workload.queries}
        found = phrases.ask(chromium, host, built.finder, workload.texts, workload.phrases)
    return Result(
        name=built.name,
        reports=workload.reports,
        seconds=built.seconds,
        memory=built.memory,
        files=len(built.index),
        disk=sum(path.stat().st_size for path in built.index),
        disk_sent=sum(map(sent_size, built.index)),
        answers=answers,
        build=built.build,
        change=change,
        phrases=found,
    )


def publish(texts: Path, before: Path, after: Path) -> Change:
    """Build this project's index with one more report, dated today, beside the one without it."""
    python("-m", "bench.steps", "ours", texts, after, "today")
    sizes = {path: sent_size(path) for path in after.rglob("*") if path.is_file()}
    old = {path.relative_to(before) for path in before.rglob("*") if path.is_file()}
    new = {path.relative_to(after) for path in sizes}
    same = {name for name in old & new if (before / name).read_bytes() == (after / name).read_bytes()}
    changed = sum(size for path, size in sizes.items() if path.relative_to(after) not in same)
    archive = [name for name in (old | new) - same if ours.is_archive(f"/{name.as_posix()}")]
    return Change(len(archive), changed / sum(sizes.values()))
