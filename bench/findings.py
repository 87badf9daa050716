"""The register of findings over a large archive: what it adds to a build, how large its first list is, and how long a
choice takes.

In: a made-up archive, ten findings a report. Out: a ``Register``, and a section of Markdown.

``python -m bench.findings FOLDER WORDS REPORTS [compare]`` measures one size, and prints the section; ``compare`` builds
the same archive without findings too.
"""

import gzip
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from bench import corpus, ours
from bench.browser import chromium
from bench.process import Run, python
from bench.server import serving

GOALS = {"first list (kB)": 150.0, "choice (ms)": 200.0, "build ÷ without findings": 1.10}
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
class Register:
    """The measurements: bytes as they are sent, milliseconds of each choice, and the two builds (None if left out)."""

    reports: int
    first_list: int
    choices: tuple[float, ...]
    with_findings: Run | None
    without: Run | None


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


def measure(reports: int, words: int, folder: Path, compare: bool) -> Register:
    """Build the archive, and use its register."""
    without = _built(corpus.Corpus(reports, words), folder / "without")[0] if compare else None
    run, site = _built(Corpus(reports, words), folder / "with")
    first = len(gzip.compress((site / "findings/index.html").read_bytes()))
    with chromium() as browser:
        own = tuple(choices(browser, site))
    return Register(reports, first, own, run, without)


def _built(archive: corpus.Corpus, folder: Path) -> tuple[Run, Path]:
    archive.write(folder / "docs")
    ours.write_settings(folder / "docs", folder / "ours.yml", downloads=False)
    site = folder / "built"
    command = ("-m", "mkdocs", "build", "--quiet", "--config-file", folder / "ours.yml", "--site-dir", site)
    return python(*command), site


def choices(browser: Browser, site: Path, prepare: Callable[[Page], object] = lambda _: None) -> Iterator[float]:
    """The milliseconds of each choice, once the columns are there; ``prepare`` gets the page before it is opened."""
    with serving(site) as host, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        prepare(page)
        page.goto(f"{host.address}/findings/", wait_until="load")
        page.locator("#finder-form summary").first.focus()
        page.wait_for_selector('select[name="from"] option[value="2016"]', state="attached")
        for choice in CHOICES:
            page.evaluate(_CHOOSE, choice)
            page.evaluate(_CHOOSE, choice)  # let go again; what was fetched is at hand now
            yield median(page.evaluate(_CHOOSE, choice) for _ in range(5))


def text(found: Register) -> str:
    """Write the section."""
    growth = found.with_findings.cpu / found.without.cpu if found.with_findings and found.without else None
    values = dict(zip(GOALS, (found.first_list / 1000, max(found.choices), growth), strict=True))
    rows = (
        f"| {name} | {limit:g} | {'–' if values[name] is None else f'{values[name]:.2f}'} | {_met(values[name], limit)} |"
        for name, limit in GOALS.items()
    )
    count = found.reports * A_REPORT
    head = f"## The register of findings\n\n{found.reports:,} reports with {count:,} findings.\n"
    return "\n".join((head, "| | at most | measured | met |", "| --- | ---: | ---: | ---: |", *rows, ""))


def _met(value: float | None, limit: float) -> str:
    return "not measured" if value is None else "yes" if value <= limit else "**no**"


if __name__ == "__main__":
    place, length, size, *more = sys.argv[1:]
    print(text(measure(int(size), int(length), Path(place), "compare" in more)))
