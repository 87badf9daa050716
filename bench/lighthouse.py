"""Lighthouse on pages of a built site, as on a phone: a score for each category.

In: built sites and pages of them. Out: ``Rating``s, and a section of Markdown.

Lighthouse pretends to a phone: a small screen, a slow network (150 ms to the host, 1.6 Mbit/s) and a processor four times
as slow as this one. So its score of performance depends on this machine, and on what else runs on it.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench import full_text, ours
from bench.process import python, run
from bench.server import serving

GOAL = 95
RUNS = 3
REPORTS = 30
_PROGRAM = Path(__file__).parent / "node_modules/.bin/lighthouse"
_CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "Search engines",
}
_MEASURES = {
    "first-contentful-paint": "First words",
    "largest-contentful-paint": "Largest piece",
    "total-blocking-time": "Blocked",
    "cumulative-layout-shift": "Shift",
    "total-byte-weight": "Sent",
}
_NOTES = """\
- The site's own host (`bench/server.py`) compresses as gzip does at level 6. It stands on this machine and speaks plain
  HTTP, which Lighthouse takes as safe there. On the web, "Best practices" asks for HTTPS too, which is the host's part,
  as are the headers for safety: Lighthouse tells of those without counting them.
- A specimen asks search engines not to list it. That is meant, and costs such a page a third of the last score. So the
  real site's page here is a catalogue record, and the long report is a made-up one of {words:,} words from an archive of
  {reports}, built with the same theme.
- The medians of {runs} runs. Scores of performance move by a few points with the machine.
"""


@dataclass(frozen=True)
class Rating:
    """A page: its name, its scores from 0 to 100 and what was measured, and for each category what cost it points."""

    name: str
    scores: Mapping[str, float]
    measured: Mapping[str, str]
    faults: Mapping[str, tuple[str, ...]]


def measure(site: Path, words: int, folder: Path) -> tuple[Rating, ...]:
    """Rate the real site's home, finder and one record, and a long report, for which a made-up site is built."""
    record = next(page for page in sorted(site.glob("reports/*/index.html")) if (page.parent / "record.pdf").exists())
    pages = {"home": "", "finder": "publications/", "record": f"reports/{record.parent.name}/"}
    long_site = _made_up(words, folder)
    report = min(long_site.glob("reports/*/index.html")).parent.name
    return (*_rate(site, pages), *_rate(long_site, {f"report of {words:,} words": f"reports/{report}/"}))


def _made_up(words: int, folder: Path) -> Path:
    """A site of long reports."""
    shutil.rmtree(folder, ignore_errors=True)
    settings, site = folder / "ours.yml", folder / "site"
    full_text.write(REPORTS, words, folder / "docs")
    ours.write_settings(folder / "docs", settings)
    python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", site)
    return site


def _rate(site: Path, pages: Mapping[str, str]) -> Iterator[Rating]:
    """Serve a site, and have pages of it rated."""
    with serving(site) as host:
        for name, page in pages.items():
            yield _rating(name, [_audit(f"{host.address}/{page}") for _ in range(RUNS)])


def _audit(address: str) -> Mapping[str, Any]:
    """Lighthouse's audit of an address."""
    browser = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with TemporaryDirectory() as folder:
        output = Path(folder, "said.json")
        run(
            "env", f"CHROME_PATH={browser}", _PROGRAM, address, "--quiet", "--output=json", f"--output-path={output}",
            "--form-factor=mobile", "--chrome-flags=--headless=new --no-sandbox",
        )  # fmt: skip
        found: Mapping[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    if "runtimeError" in found:
        raise RuntimeError(f"{address}: {found['runtimeError']['message']}")
    return found


def _rating(name: str, runs: Sequence[Mapping[str, Any]]) -> Rating:
    """The medians of several runs; details are those of the run in the middle."""
    in_order = sorted(runs, key=lambda audit: _score(audit, "performance"))
    middle = in_order[len(runs) // 2]
    return Rating(
        name,
        {category: median(_score(audit, category) for audit in runs) for category in _CATEGORIES},
        {measure: middle["audits"][measure].get("displayValue", "") for measure in _MEASURES},
        {category: tuple(_faults(middle, category)) for category in _CATEGORIES},
    )


def _score(found: Mapping[str, Any], category: str) -> float:
    return round(100 * float(found["categories"][category]["score"]))


def _faults(found: Mapping[str, Any], category: str) -> Iterator[str]:
    """The audits that cost a category points."""
    for counted in found["categories"][category]["auditRefs"]:
        audit = found["audits"][counted["id"]]
        if counted["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            yield audit["title"]


def text(ratings: Iterable[Rating], words: int) -> str:
    """The section: scores beside the goal, what cost points, and how it was measured."""
    found = tuple(ratings)
    return "\n".join(
        (
            f"## Lighthouse\n\nAs on a phone; each score is of 100, and at least {GOAL} is the goal.\n",
            f"| | {' | '.join(_CATEGORIES.values())} | all met |\n| --- |{' ---: |' * (len(_CATEGORIES) + 1)}",
            *(f"| {rating.name} | {' | '.join(map(_shown, rating.scores.values()))} | {_met(rating)} |" for rating in found),
            "",
            f"| | {' | '.join(_MEASURES.values())} |\n| --- |{' ---: |' * len(_MEASURES)}",
            *(f"| {rating.name} | {' | '.join(rating.measured.values())} |" for rating in found),
            "",
            *(f"- {rating.name}, {_CATEGORIES[category]}: {'; '.join(faults)}" for rating in found for category, faults in rating.faults.items() if faults),
            _NOTES.format(words=words, reports=REPORTS, runs=RUNS),
        )
    )  # fmt: skip


def _shown(score: float) -> str:
    return f"{score:.0f}" if score >= GOAL else f"**{score:.0f}**"


def _met(rating: Rating) -> str:
    return "yes" if min(rating.scores.values()) >= GOAL else "**no**"


if __name__ == "__main__":  # python -m bench.lighthouse SITE FOLDER WORDS, after make site and tools/install-lighthouse
    import sys

    place, work, length = sys.argv[1:]
    print(text(measure(Path(place), int(length), Path(work)), int(length)))
