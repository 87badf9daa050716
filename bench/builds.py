"""Builds of whole sites, beside the same reports as plain pages: how long, how much memory, and where the time goes.

In: made-up archives of several sizes. Out: ``Builds`` for each size, and a section of Markdown.

Nothing makes PDFs here; they have a measurement of their own. Each build goes into a new folder, as ``make site`` does,
and nothing is deleted meanwhile: after thousands of files are deleted, a disk takes longer to make new ones.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import corpus, edit, ours, peers
from bench.process import Run, python

GOALS = {"cold": 1.0, "edited": 0.2, "growth": 10.5, "memory": 3e9, "seen": 2.0}
RUNS = 3
_NOTES = """\
- **Cold**: nothing is kept from before. **After one edit**: the same build again, once the words of a report in the middle
  of the archive have changed. **Plain**: MkDocs with Material, the same reports as pages, outside the navigation; no
  search, no lists, no data. They take turns, {runs} times where plain stands beside; the medians stand here, and ratios
  are of runs that stand beside each other.
- Times are of whole processes, from starting Python to its end. The steps are seconds of work, added up over all
  processes, so together they are more than the whole; "everything else" is what one process does while no other works.
- Memory is the peak of the largest process; processes share most of it with the one that started them.
"""


@dataclass(frozen=True)
class Turn:
    """Builds that took place one after another: plain pages (None where they were left out), cold, and after an edit.

    ``steps`` are the seconds of each step of the cold one, by its name.
    """

    plain: Run | None
    cold: Run
    edited: Run
    steps: Mapping[str, float]

    def share(self, build: Run) -> float | None:
        """A build as a share of the plain one."""
        return build.seconds / self.plain.seconds if self.plain else None


@dataclass(frozen=True)
class Builds:
    """The builds of an archive of so many reports; the turn whose cold build took as long as most stands for all.

    ``seen`` are the seconds from saving a report until ``mkdocs serve`` shows it (None where it was left out).
    """

    reports: int
    turns: tuple[Turn, ...]
    seen: float | None

    @property
    def middle(self) -> Turn:
        """The turn in the middle."""
        return sorted(self.turns, key=lambda turn: turn.cold.seconds)[len(self.turns) // 2]

    def seconds(self, build: str) -> float:
        """The median of a build."""
        return median(getattr(turn, build).seconds for turn in self.turns)

    def share(self, build: str) -> float | None:
        """The median of a build's shares of the plain one."""
        shares = [turn.share(getattr(turn, build)) for turn in self.turns]
        return None if None in shares else median(filter(None, shares))


def measure(reports: int, words: int, folder: Path, beside_plain: bool) -> Builds:
    """Build an archive in all ways."""
    docs = folder / "docs"
    corpus.write(reports, words, docs)
    if beside_plain:
        peers.write_plain(docs, folder)
    turns = tuple(_turn(docs, folder, beside_plain) for _ in range(RUNS if beside_plain else 1))
    settings = next(folder.glob("ours-*/ours.yml"))
    seen = edit.seconds_to_see(settings, min(docs.glob("reports/*.md"))) if beside_plain else None
    return Builds(reports, turns, seen)


def _turn(docs: Path, folder: Path, beside_plain: bool) -> Turn:
    plain = peers.plain_pages(folder, Path(tempfile.mkdtemp(prefix="plain-", dir=folder))) if beside_plain else None
    project = Path(tempfile.mkdtemp(prefix="ours-", dir=folder))
    settings = project / "ours.yml"
    ours.write_settings(docs, settings, downloads=False)
    cold = _build(settings, project / "cold")
    steps = _steps(project / ".cache/last-build.json")
    reports = sorted(docs.glob("reports/*.md"))
    with reports[len(reports) // 2].open("a", encoding="utf-8") as file:
        file.write("\nOne more paragraph.\n")
    return Turn(plain, cold, _build(settings, project / "edited"), steps)


def _build(settings: Path, site: Path) -> Run:
    return python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", site)


def _steps(note: Path) -> Mapping[str, float]:
    """Where the time went, as the build itself says."""
    report: Mapping[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    return {**{name: done["seconds"] for name, done in report["steps"].items()}, "everything else": report["alone"]}


def text(found: Sequence[Builds], words: int) -> str:
    """The section: goals, times by step with their growth, and what was measured."""
    goals = (f"| {name} | {limit:g} | {_known(value)} | {_met(value, limit)} |" for name, value, limit in _goals(found))
    return "\n".join(
        (
            f"## Builds of whole sites\n\nReports of {words:,} words, everything but PDF and DOCX.\n",
            "| | at most | measured | met |\n| --- | ---: | ---: | ---: |",
            *goals,
            "",
            f"| | {' | '.join(f'{builds.reports:,}' for builds in found)} | growth of one report's time |",
            f"| --- |{' ---: |' * len(found)} --- |",
            *_rows(found),
            "",
            _NOTES.format(runs=RUNS),
        )
    )


def _goals(found: Sequence[Builds]) -> Iterator[tuple[str, float | None, float]]:
    """Each goal: its name, what was measured, and its limit."""
    by_size = {builds.reports: builds for builds in found}
    beside = next((builds for builds in reversed(found) if builds.middle.plain), None)
    large, small = by_size.get(10_000), by_size.get(1_000)
    for name, build in (("cold", "cold"), ("after one edit", "edited")):
        share = beside.share(build) if beside else None
        yield f"{beside.reports if beside else 0:,} reports, {name} ÷ plain MkDocs and Material", share, GOALS[build]
    yield (
        f"{beside.reports if beside else 0:,} reports, saved and shown by mkdocs serve (s)",
        beside.seen if beside else None,
        GOALS["seen"],
    )
    growth = large.seconds("cold") / small.seconds("cold") if large and small else None
    yield "10,000 reports ÷ 1,000, cold", growth, GOALS["growth"]
    yield "peak memory at 10,000 (GB)", large.middle.cold.memory / 1e9 if large else None, GOALS["memory"] / 1e9


def _rows(found: Sequence[Builds]) -> Iterator[str]:
    """A line for each step and each whole, with a bar for its growth from the archive before, report by report."""
    lines = {name: [builds.middle.steps.get(name, 0.0) for builds in found] for name in found[-1].middle.steps}
    lines["**cold, whole**"] = [builds.seconds("cold") for builds in found]
    lines["**after one edit, whole**"] = [builds.seconds("edited") for builds in found]
    for name, seconds in lines.items():
        yield f"| {name} | {' | '.join(f'{value:.1f} s' for value in seconds)} | {_growth(found, seconds)} |"
    plain = [f"{builds.seconds('plain'):.1f} s" if builds.middle.plain else "–" for builds in found]
    yield f"| plain MkDocs and Material | {' | '.join(plain)} | |"
    yield f"| peak memory | {' | '.join(f'{builds.middle.cold.memory / 1e6:,.0f} MB' for builds in found)} | |"


def _growth(found: Sequence[Builds], seconds: Sequence[float]) -> str:
    """How the time of one report grew from the last archive but one: 1.0 is linear."""
    if len(found) < 2 or not seconds[-2]:
        return ""
    share = seconds[-1] / seconds[-2] * found[-2].reports / found[-1].reports
    return f"{'▇' * max(1, round(share * 8))} {share:.2f}"


def _known(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _met(value: float | None, limit: float) -> str:
    return "not measured" if value is None else "yes" if value <= limit else "**no**"


if __name__ == "__main__":  # python -m bench.builds FOLDER WORDS REPORTS …: plain pages beside archives up to 1,000
    import sys

    place, length, *sizes = sys.argv[1:]
    results = [measure(int(size), int(length), Path(place, size), int(size) <= 1_000) for size in sizes]
    print(text(results, int(length)))
