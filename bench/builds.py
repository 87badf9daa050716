"""Builds of whole sites, beside the same reports as plain pages: how long, how much memory, and where the time goes.

In: made-up archives of several sizes. Out: ``Builds`` for each size, and a page of Markdown.

Nothing makes PDFs here; they have a measurement of their own. Each build goes into a new folder, as ``make site`` does.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import corpus, ours, peers
from bench.process import Run, python

GOALS = {"cold": 1.0, "edited": 0.2, "growth": 10.5, "memory": 3e9}


@dataclass(frozen=True)
class Builds:
    """The builds of an archive of so many reports: without a cache, and after one edit of a report's words.

    ``steps`` are the seconds of each step of the first, by its name. ``plain`` are MkDocs and Material alone, with
    pages of the same reports and nothing else.
    """

    reports: int
    cold: Run
    edited: Run
    steps: Mapping[str, float]
    plain: Run | None


def measure(reports: int, words: int, folder: Path, beside_plain: bool) -> Builds:
    """Build an archive in all ways."""
    docs, settings = folder / "docs", folder / "ours.yml"
    corpus.write(reports, words, docs)
    ours.write_settings(docs, settings, downloads=False)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    cold = _build(settings, folder / "cold")
    steps = _steps(folder / ".cache/last-build.json")
    edited_file = sorted(docs.glob("reports/*.md"))[reports // 2]
    edited_file.write_text(f"{edited_file.read_text(encoding='utf-8')}\nOne more paragraph.\n", encoding="utf-8")
    edited = _build(settings, folder / "edited")
    return Builds(reports, cold, edited, steps, peers.plain(docs, folder) if beside_plain else None)


def _build(settings: Path, site: Path) -> Run:
    shutil.rmtree(site, ignore_errors=True)
    return python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", site)


def _steps(note: Path) -> Mapping[str, float]:
    """Where the time went, as the build itself says."""
    said: Mapping[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    steps = {name: done["seconds"] for name, done in said["steps"].items()}
    return {**steps, "everything else": said["seconds"] - sum(steps.values())}


def text(found: Sequence[Builds], words: int) -> str:
    """The page: goals, times by step with their growth, and what was measured."""
    return "\n".join(
        (
            f"# Builds of whole sites\n\nReports of {words:,} words, everything but PDF and DOCX; seconds on the wall.\n",
            "| | goal | measured | met |\n| --- | ---: | ---: | ---: |",
            *(f"| {name} | {limit} | {_known(value, scale)} | {_met(value, limit, scale)} |" for name, value, limit, scale in _goals(found)),
            "",
            f"| step | {' | '.join(f'{one.reports:,}' for one in found)} | growth |",
            f"| --- |{' ---: |' * (len(found) + 1)}",
            *_rows(found),
            "",
        )
    )  # fmt: skip


def _goals(found: Sequence[Builds]) -> Iterator[tuple[str, float | None, float, float]]:
    """Each goal: its name, what was measured, its limit, and what one of its unit is."""
    by_size = {one.reports: one for one in found}
    beside = next((one for one in reversed(found) if one.plain), None)
    large, small = by_size.get(10_000), by_size.get(1_000)
    for name, build in (("cold build", "cold"), ("after one edit", "edited")):
        share = getattr(beside, build).seconds / beside.plain.seconds if beside and beside.plain else None
        yield f"{name} ÷ plain MkDocs and Material", share, GOALS[build], 1
    yield (
        "10,000 ÷ 1,000, cold",
        large.cold.seconds / small.cold.seconds if large and small else None,
        GOALS["growth"],
        1,
    )
    yield "peak memory at 10,000 (GB)", large.cold.memory if large else None, GOALS["memory"] / 1e9, 1e9


def _rows(found: Sequence[Builds]) -> Iterator[str]:
    """A line for each step and each whole, with a bar for its growth from the smallest archive, report by report."""
    lines = {name: [one.steps.get(name, 0.0) for one in found] for name in found[-1].steps}
    lines["**cold, whole**"] = [one.cold.seconds for one in found]
    lines["**after one edit, whole**"] = [one.edited.seconds for one in found]
    for name, seconds in lines.items():
        yield f"| {name} | {' | '.join(f'{one:.1f} s' for one in seconds)} | {_growth(found, seconds)} |"
    yield f"| peak memory | {' | '.join(f'{one.cold.memory / 1e6:,.0f} MB' for one in found)} | |"
    plain = [f"{one.plain.seconds:.1f} s" if one.plain else "–" for one in found]
    yield f"| plain MkDocs and Material | {' | '.join(plain)} | |"


def _growth(found: Sequence[Builds], seconds: Sequence[float]) -> str:
    """How the time of one report grew from the last archive but one: 1.0 is linear."""
    if len(found) < 2 or not seconds[-2]:
        return ""
    share = seconds[-1] / seconds[-2] * found[-2].reports / found[-1].reports
    return f"{'▇' * max(1, round(share * 8))} {share:.2f}"


def _known(value: float | None, scale: float) -> str:
    return "–" if value is None else f"{value / scale:.2f}"


def _met(value: float | None, limit: float, scale: float) -> str:
    return "not measured" if value is None else "yes" if value / scale <= limit else "**no**"


if __name__ == "__main__":  # python -m bench.builds FOLDER WORDS REPORTS …: plain pages beside archives up to 1,000
    import sys

    place, length, *sizes = sys.argv[1:]
    results = [measure(int(size), int(length), Path(place, size), int(size) <= 1_000) for size in sizes]
    print(text(results, int(length)))
