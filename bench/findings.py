"""The register of findings over a large archive: what it adds to a build, how large its first list is, and how long a
choice takes.

In: a made-up archive, ten findings a report. Out: a ``Register``, and a section of Markdown.

``python -m bench.findings FOLDER WORDS REPORTS WHOLE`` measures one size, and prints the section.
"""

import gzip
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench import corpus, ours
from bench.browser import chromium
from bench.process import Run, side_by_side
from bench.server import serving

_GROWTH = 1.10
A_REPORT = 10  # findings
THEMES = 25
CHOICES = (("kind", "improvement"), ("partnership", "area-7"), ("theme", "theme-3"), ("state", "no-later-word"))
_CHOOSE = """async ([name, value]) => {
  const box = document.querySelector(`#finder-form input[name="${name}"][value="${value}"]`);
  const said = document.getElementById("finder-sentence");
  const before = said.textContent;
  const start = performance.now();
  box.click();
  while (said.textContent === before) {
    await new Promise((done) => setTimeout(done, 1));
  }
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Growth:
    """The processor time of a build with findings, and of the same without, at the same time."""

    reports: int
    with_findings: Run
    without: Run

    @property
    def share(self) -> float:
        """The one as a share of the other."""
        return self.with_findings.cpu / self.without.cpu

    @property
    def each(self) -> float:
        """The milliseconds that ten findings cost a report."""
        return (self.with_findings.cpu - self.without.cpu) / self.reports * 1000


@dataclass(frozen=True)
class Register:
    """The measurements: bytes as they are sent, milliseconds of each choice, and builds with and without findings.

    The larger archive is built without what ``make site`` makes to take away, a smaller one with it.
    """

    reports: int
    words: int
    first_list: int
    choices: tuple[float, ...]
    pages: Growth
    whole: Growth


class Corpus(corpus.Corpus):
    """The archive, with findings in each report and a register of them."""

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file below ``docs/`` with its text."""
        yield from super().files()
        yield "findings.md", "---\ntitle: Findings\nlayout: findings\n---\nAll of them.\n"
        for theme in range(1, THEMES + 1):
            text = f"---\ntitle: Theme {theme}\norder: {theme}\nsummary: It is made up.\n---\n"
            yield f"themes/theme-{theme}.md", text

    def report(self, number: int) -> tuple[str, str]:
        """One report with its findings."""
        file, text = super().report(number)
        draw = random.Random(corpus.SEED - number)
        findings = "".join(self._finding(draw, place) for place in range(A_REPORT))
        return file, text.replace("evaluations:\n", f"findings:\n{findings}evaluations:\n", 1)

    def _finding(self, draw: random.Random, place: int) -> str:
        kind = draw.choice(("strength", "improvement"))
        themes = ", ".join(f"theme-{theme}" for theme in draw.sample(range(1, THEMES + 1), draw.choice((1, 1, 2))))
        indicator = draw.choice([*corpus.INDICATORS])
        return (
            f"  - id: finding-{place}\n    kind: {kind}\n    text: {self._sentence(draw, 14)}\n"
            f"    indicator: '{indicator}'\n    themes: [{themes}]\n    sources: [https://source.example/{place}]\n"
        )


def measure(reports: int, words: int, folder: Path, whole: int) -> Register:
    """Build the archive, and use its register; ``whole`` reports are built with everything to take away."""
    pages = _grown(reports, words, folder / "pages", downloads=False)
    site = folder / "pages/with/built"
    first = len(gzip.compress((site / "findings/index.html").read_bytes()))
    with chromium() as browser:
        own = tuple(choices(browser, site))
    return Register(reports, words, first, own, pages, _grown(whole, words, folder / "whole", downloads=True))


def _grown(reports: int, words: int, folder: Path, *, downloads: bool) -> Growth:
    """Build an archive with and without findings."""
    archives = {"with": Corpus(reports, words), "without": corpus.Corpus(reports, words)}
    return Growth(
        reports, *side_by_side(*(_build(archive, folder / name, downloads) for name, archive in archives.items()))
    )


def _build(archive: corpus.Corpus, folder: Path, downloads: bool) -> tuple[str | Path, ...]:
    """Write an archive, and return the command that builds it."""
    archive.write(folder / "docs")
    ours.write_settings(folder / "docs", folder / "ours.yml", downloads=downloads)
    config = ("--config-file", folder / "ours.yml", "--site-dir", folder / "built")
    return "-m", "mkdocs", "build", "--quiet", *config


def choices(browser: Browser, site: Path) -> Iterator[float]:
    """The milliseconds of each choice, once the columns are there."""
    with serving(site) as host, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{host.address}/findings/", wait_until="load")
        page.locator("#finder-form summary").first.focus()
        page.wait_for_selector('select[name="from"] option[value="2016"]', state="attached")
        for choice in CHOICES:
            page.evaluate(_CHOOSE, choice)
            page.evaluate(_CHOOSE, choice)  # let go again; what was fetched is at hand now
            yield median(page.evaluate(_CHOOSE, choice) for _ in range(5))


def text(found: Register) -> str:
    """Write the section."""
    values = (
        ("first list (kB)", 150.0, found.first_list / 1000),
        ("choice (ms)", 200.0, max(found.choices)),
        (f"build of {found.whole.reports:,} reports ÷ without findings", _GROWTH, found.whole.share),
        (f"the same of {found.pages.reports:,}, everything but files to take away", _GROWTH, found.pages.share),
    )
    rows = (
        f"| {name} | {limit:g} | {value:.2f} | {'yes' if value <= limit else '**no**'} |"
        for name, limit, value in values
    )
    count = found.reports * A_REPORT
    head = (
        f"## The register of findings\n\n{found.reports:,} reports of {found.words:,} words with {count:,} findings.\n"
    )
    costs = "\n".join(
        f"- {growth.reports:,} reports, {what}: {growth.without.cpu:.0f} s of processor time without findings, "
        f"{growth.with_findings.cpu:.0f} s with them, {growth.each:.1f} ms a report more. The pages and files of lists, of "
        "themes and of what else does not grow with the archive are in it."
        for growth, what in ((found.whole, "as `make site` builds them"), (found.pages, "nothing to take away"))
    )
    notes = "- The two builds of a size run at the same time, from nothing, so that both have the same minutes of the machine."
    return "\n".join(
        (head, "| | at most | measured | met |", "| --- | ---: | ---: | ---: |", *rows, "", costs, notes, "")
    )


if __name__ == "__main__":
    place, *numbers = sys.argv[1:]
    length, size, whole = map(int, numbers)
    print(text(measure(size, length, Path(place), whole)))
