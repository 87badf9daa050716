"""The search's scripts and an index beside them, for tests that ask it in a browser without the finder's page."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Browser, Page

from example import ROOT
from publishing import search
from publishing.build import theme
from publishing.build.lunr import as_module
from publishing.cache.executor import Executor
from publishing.content.rendering import Section
from publishing.search import Document, forms
from publishing.site.finder import Facet
from serving import serving

_ASK = """async ({ base, questions, typing, weights, behind }) => {
  const at = (path) => new URL(path, location.href);
  const { default: lunr } = await import(at("assets/js/lunr.js"));
  const { Index } = await import(at("assets/js/search/index.js"));
  const { ask } = await import(at("assets/js/search/ask.js"));
  const { parse } = await import(at("assets/js/search/query.js"));
  const { stemmer } = await import(at("assets/js/search/words.js"));
  const stem = stemmer(lunr);
  const { root } = await (await fetch(`${base}/search/manifest.json`)).json();
  const answers = [];
  for (const question of questions) {
    const index = await Index.open(at(`${base}/search/${root}`));
    await index.lengths();
    const addresses = await Promise.all(Array.from({ length: behind.length ? index.documents : 0 }, async (_, number) => (await index.card(number))[0]));
    const prior = (document) => (behind.includes(addresses[document]) ? 0.4 : 1);
    performance.clearResourceTimings();
    const start = performance.now();
    const asked = parse(question, index.fields).filter((one) => one.phrase || one.words.some(stem));
    const answer = await ask(lunr, index, asked, stem, { typing, among: () => true, weights: new Map(Object.entries(weights)), prior });
    const milliseconds = performance.now() - start;
    const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    const found = [];
    for (const one of answer.found) {
      found.push({ ...one, address: (await index.card(one.document))[0] });
    }
    answers.push({ ...answer, found, milliseconds, files });
  }
  return answers;
}"""


def write_page(folder: Path) -> None:
    """Write a page with the search's scripts beside it, as a build writes them."""
    scripts = folder / "assets" / "js"
    shutil.copytree(ROOT / "overrides" / "assets" / "js", scripts)
    (scripts / "lunr.js").write_text(as_module(theme.lunr()), encoding="utf-8")
    (scripts / "search" / "forms.js").write_text(forms.as_module(), encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Index</title>", encoding="utf-8")


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator[Page]:
    """Serve a folder with that page, and open it."""
    with serving(folder) as address:
        page = browser.new_page(base_url=address)
        page.goto("index.html")
        yield page
        page.close()


def write_index(documents: Sequence[Document], folder: Path, before: date, facets: Iterable[Facet] = ()) -> None:
    """Write the index of some documents; those listed before a day are its archive."""
    made = search.index_files(documents, list(facets), before, lambda document: document.title, Executor(processes=1))
    for address, content in made.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(content), encoding="utf-8")


def ask(
    page: Page,
    base: str,
    questions: Sequence[str],
    typing: bool = False,
    weights: Mapping[str, float] | None = None,
    behind: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Ask an index; of each answer what the search's worker gets, with addresses, files that were fetched, and time.

    ``weights`` are those of words; the documents ``behind`` are forms, which count less.
    """
    asked = {"base": base, "questions": list(questions), "typing": typing}
    return page.evaluate(_ASK, {**asked, "weights": dict(weights or {}), "behind": list(behind)})


def plain_document(name: str, title: str, body: str = "", names: tuple[str, ...] = (), **more: Any) -> Document:
    """A document of nothing but a title and a text."""
    rendered: Any = SimpleNamespace(sections=(), held_sections=None)
    return Document(
        address=name,
        title=title,
        summary="",
        rendered=rendered,
        questions=(Section("", "", (body,)),),
        names=names,
        **more,
    )


def addresses(answer: dict[str, Any]) -> set[str]:
    """The addresses that an answer has."""
    return {one["address"] for one in answer["found"]}
