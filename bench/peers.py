"""Other searches over the same archive: how each is built, where its index stands, and how it is used.

In: the ``docs/`` folder of an archive, its texts, and a folder to work in. Out: ``Built``s.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import yaml
from mkdocs.contrib import search as mkdocs_search

from bench import ours
from bench.browser import Finder
from bench.process import Run, python, run

_PAGES = Path(__file__).parent / "pages"
_MATERIAL = Finder(
    page="",
    box="input.md-search__input",
    result=".md-search-result__item",
    again="""async (words) => {
      const answer = () => new Promise((resolve) => (benchWorker.onmessage = resolve));
      if (!window.benchWorker) {
        const { search } = JSON.parse(document.querySelector("#__config").textContent);
        const data = await (await fetch("search/search_index.json")).json();
        window.benchWorker = new Worker(search);
        benchWorker.postMessage({ type: 0, data: { ...data, options: {} } });
        await answer();
      }
      const start = performance.now();
      benchWorker.postMessage({ type: 2, data: words });
      await answer();
      return performance.now() - start;
    }""",
)
_LUNR = Finder(
    page="",
    box="input",
    result="ol > li",
    wildcard="*",
    again="""async (words) => {
      const [index] = await loaded();
      const start = performance.now();
      index.search(words);
      return performance.now() - start;
    }""",
)
_PAGEFIND = Finder(
    page="search.html",
    box=".pagefind-ui__search-input",
    result=".pagefind-ui__result-link",
    excerpt=r"/fragment/",
    needs_excerpts=True,
    again="""async (words) => {
      const pagefind = await import("/pagefind/pagefind.js");
      await pagefind.search(words);
      const start = performance.now();
      await pagefind.search(words);
      return performance.now() - start;
    }""",
    phrase="""async (words) => {
      const pagefind = await import("/pagefind/pagefind.js");
      await pagefind.init();
      const start = performance.now();
      const { results } = await pagefind.search(words);
      const milliseconds = performance.now() - start;
      const pages = await Promise.all(results.map((result) => result.data()));
      return { milliseconds, found: pages.map(({ url }) => url.match(/reports\\/([^/"]+)/)?.[1] ?? url) };
    }""",
    phrase_index="pagefind/index/",
)


@dataclass(frozen=True)
class Built:
    """A site with a search.

    ``seconds`` and ``memory`` are what its index took, ``build`` the seconds of the whole site with its search, if there
    is one; ``index`` are the index's files.
    """

    name: str
    site: Path
    finder: Finder
    seconds: float
    memory: int
    index: tuple[Path, ...]
    build: float | None = None


def this_project(docs: Path, texts: Path, folder: Path) -> Built:
    """Our own build; the index step is measured apart from it."""
    site, settings = folder / "ours", folder / "ours.yml"
    ours.write_settings(docs, settings, downloads=False)
    step = python("-m", "bench.steps", "ours", texts, folder / "index")
    build = _mkdocs(settings, site)
    return Built(
        "This project", site, ours.FINDER, float(step.output), step.memory, _files(site / "search"), build.seconds
    )


def lunr_whole(texts: Path, folder: Path) -> Built:
    """lunr.py's index as one file, asked by lunr.js."""
    site = folder / "lunr"
    step = python("-m", "bench.steps", "lunr", texts, site)
    shutil.copy(Path(mkdocs_search.__file__).parent / "templates/search/lunr.js", site)
    shutil.copy(_PAGES / "lunr.html", site / "index.html")
    name = f"lunr.py {version('lunr')}"
    return Built(name, site, _LUNR, float(step.output), step.memory, (site / "index.json", site / "titles.json"))


def material_and_pagefind(docs: Path, folder: Path) -> Iterable[Built]:
    """Material's search, and Pagefind over the pages of the same site built without it."""
    without = plain(docs, folder)
    within = _material(folder, folder / "material", ["search"])
    seconds = max(within.seconds - without.seconds, 0)
    site = folder / "material"
    name = f"Material {version('mkdocs-material')}"
    yield Built(name, site, _MATERIAL, seconds, within.memory, (site / "search/search_index.json",), within.seconds)
    site = folder / "plain"
    step = run(sys.executable, "-m", "pagefind", "--site", site, "--root-selector", "article")
    shutil.copy(_PAGES / "pagefind.html", site / "search.html")
    name = f"Pagefind {version('pagefind')}"
    index = tuple(
        path for path in _files(site / "pagefind") if path.suffix in (".pf_meta", ".pf_index", ".pf_fragment")
    )
    yield Built(name, site, _PAGEFIND, step.seconds, step.memory, index, without.seconds + step.seconds)


def plain(docs: Path, folder: Path) -> Run:
    """The reports as pages, with Material's theme and nothing else."""
    write_plain(docs, folder)
    return plain_pages(folder, folder / "plain")


def write_plain(docs: Path, folder: Path) -> None:
    """The reports as pages that need nothing of this project, in ``plain-docs``."""
    pages = folder / "plain-docs"
    (pages / "reports").mkdir(parents=True, exist_ok=True)
    (pages / "index.md").write_text("# Home\n")
    for path in docs.glob("reports/*.md"):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.safe_load(head)
        text = f"# {fields['title']}\n\n{fields['summary']}\n\n{body}"
        (pages / "reports" / path.name).write_text(text, encoding="utf-8")


def plain_pages(folder: Path, site: Path) -> Run:
    """A site of the pages that ``write_plain`` wrote."""
    return _material(folder, site, [])


def _material(folder: Path, site: Path, plugins: list[str]) -> Run:
    """Build a plain site with the Material theme."""
    settings = folder / f"{site.name}.yml"
    content = {
        "site_name": "Reports",
        "docs_dir": str(folder / "plain-docs"),
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        "nav": ["index.md"],
        "not_in_nav": "*",
    }
    settings.write_text(json.dumps(content))
    return _mkdocs(settings, site)


def _mkdocs(settings: Path, site: Path) -> Run:
    return python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", site)


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file())
