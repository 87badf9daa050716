"""Measured meaning: how well searches answer the questions of ``tests/questions.yml``.

In: a built site. Out: for each search its nDCG@10, how often the first hit is right, and how often nothing is found.

``python -m bench.meaning SITE FOLDER [NAME …]`` measures some searches over the same pages, and prints the section; ``--each``
shows each question of this project. Ready-made lists are no pages of it: they repeat what is there, and would only stand in
the way of the others' results.
"""

import json
import math
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import yaml
from lunr import lunr
from lxml import html
from playwright.sync_api import Browser, Page

from bench import ours
from bench.browser import chromium
from bench.process import python, run
from bench.server import serving

TEN = 10
GRADES = {"best": 3, "good": 2, "related": 1}
QUESTIONS = ours.ROOT / "tests/questions.yml"
_LISTS = ("publications/", "findings/", "compare/")
Searcher = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What somebody types, and the grade of each address that answers it."""

    words: str
    group: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Measured:
    """How a search answered: for each question its addresses, best first."""

    name: str
    answers: Mapping[str, Sequence[str]]


def questions(file: Path = QUESTIONS) -> tuple[Question, ...]:
    """Return the questions of a file."""
    return tuple(
        Question(
            one["words"], one["group"], {name: grade for key, grade in GRADES.items() for name in one.get(key, ())}
        )
        for one in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


def ndcg(answers: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted gain of the first ten answers, each counted once: 1.0 where none could be better."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(one, 0) for one in dict.fromkeys(answers)]) / _gain(best)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:TEN]))


def first_is_right(answers: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Whether the first answer is one of the best."""
    return bool(answers) and grades.get(answers[0], 0) == max(grades.values())


def mean(values: Iterator[float] | Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def score(measured: Measured, asked: Sequence[Question]) -> Mapping[str, float]:
    """Return what is measured of a search, over questions."""
    pairs = [(measured.answers[one.words], one.grades) for one in asked]
    return {
        "nDCG@10": mean([ndcg(found, grades) for found, grades in pairs]),
        "first hit right": mean([float(first_is_right(found, grades)) for found, grades in pairs]),
        "nothing found": mean([float(not any(one in grades for one in found)) for found, grades in pairs]),
    }


def pages(site: Path) -> dict[str, tuple[str, str]]:
    """Return title and content of each page of a site by address, lists left out."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        address = f"{path.parent.relative_to(site)}/".removeprefix("./")
        if any(address.startswith(name) and address != name for name in _LISTS):
            continue
        tree = html.parse(str(path)).getroot()
        for content in tree.xpath('//*[@id="page-content"]'):
            for other in content.xpath(".//script | .//noscript | .//style"):
                other.drop_tree()
            title = " ".join(content.xpath("string(.//h1)").split())
            found[address] = (title, html.tostring(content, encoding="unicode"))
    return found


def write_plain(found: Mapping[str, tuple[str, str]], folder: Path) -> Path:
    """Write pages as plain HTML, for searches that index any site."""
    for address, (title, content) in found.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>{content}'
        )
        file.write_text(f"{text}</body></html>", encoding="utf-8")
    return folder


def ask_ours(browser: Browser, site: Path, asked: Sequence[Question]) -> Measured:
    """Ask this project, as a visitor sees it: pages that it names, then cards."""
    with serving(site) as host, browser.new_page() as page:
        return Measured("This project", {one.words: _shown(page, host.address, one.words) for one in asked})


def _shown(page: Page, root: str, words: str) -> Sequence[str]:
    page.goto(f"{root}/publications/?{urlencode({'q': words})}")
    page.wait_for_selector("html:not(.pub-finder-waits)")
    links = page.eval_on_selector_all(
        "#finder-pages:not([hidden]) a, #finder-list > .pub-card .pub-card__link, #finder-beside:not([hidden]) a",
        "all => all.map((one) => one.href)",
    )
    return _addresses(links, root)


def _addresses(links: Sequence[str], root: str) -> list[str]:
    return list(dict.fromkeys(urlsplit(link.removeprefix(root)).path.strip("/") for link in links))[:TEN]


def ask_pagefind(browser: Browser, plain: Path, asked: Sequence[Question]) -> Measured:
    """Ask Pagefind's own index of the pages."""
    run(sys.executable, "-m", "pagefind", "--site", plain)
    script = """async (words) => {
      const pagefind = await import("/pagefind/pagefind.js");
      const { results } = await pagefind.search(words);
      return (await Promise.all(results.slice(0, 10).map((one) => one.data()))).map((one) => one.url);
    }"""
    with serving(plain) as host, browser.new_page() as page:
        page.goto(f"{host.address}/")
        found = {one.words: _addresses(page.evaluate(script, one.words), host.address) for one in asked}
    return Measured("Pagefind", found)


def ask_material(
    browser: Browser, found: Mapping[str, tuple[str, str]], folder: Path, asked: Sequence[Question]
) -> Measured:
    """Ask Material's search over the same pages."""
    for address, (title, content) in found.items():
        file = folder / "material-docs" / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        inner = "".join(line.strip() + " " for line in content.splitlines())
        file.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{inner}\n", encoding="utf-8")
    settings = folder / "material.yml"
    theme: Mapping[str, Any] = {"name": "material", "font": False}
    docs = str(folder / "material-docs")
    settings.write_text(
        json.dumps(
            {
                "site_name": "R",
                "docs_dir": docs,
                "theme": theme,
                "plugins": ["search"],
                "nav": ["index.md"],
                "not_in_nav": "*",
            }
        )
    )
    python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", folder / "material")
    script = """async (words) => {
      const answer = () => new Promise((resolve) => (benchWorker.onmessage = ({ data }) => resolve(data)));
      if (!window.benchWorker) {
        const { search } = JSON.parse(document.querySelector("#__config").textContent);
        const data = await (await fetch("search/search_index.json")).json();
        window.benchWorker = new Worker(search);
        benchWorker.postMessage({ type: 0, data: { ...data, options: {} } });
        await answer();
      }
      benchWorker.postMessage({ type: 2, data: words });
      const { data } = await answer();
      return data.items.map((item) => item[0].location);
    }"""
    with serving(folder / "material") as host, browser.new_page() as page:
        page.goto(f"{host.address}/")
        answers = {}
        for one in asked:
            locations = page.evaluate(script, one.words)
            answers[one.words] = list(dict.fromkeys(where.partition("#")[0].strip("/") for where in locations))[:TEN]
    return Measured("Material", answers)


def ask_lunr(found: Mapping[str, tuple[str, str]], asked: Sequence[Question]) -> Measured:
    """Ask lunr.py's index of titles and texts, with titles counting ten times."""
    documents = [
        {"address": address.strip("/"), "title": title, "text": " ".join(map(str, html.fromstring(content).itertext()))}
        for address, (title, content) in found.items()
    ]
    fields = [{"field_name": "title", "boost": 10}, {"field_name": "text", "boost": 1}]
    index = lunr(ref="address", fields=fields, documents=documents)
    plain = {one.words: "".join(letter if letter.isalnum() else " " for letter in one.words) for one in asked}
    return Measured("lunr", {one.words: [hit["ref"] for hit in index.search(plain[one.words])][:TEN] for one in asked})


def measure(site: Path, folder: Path, only: Sequence[str] = ()) -> list[Measured]:
    """Ask each search all questions."""
    asked = questions()
    found = pages(site)
    plain = write_plain(found, folder / "plain")
    with chromium() as browser:
        searches: Mapping[str, Callable[[], Measured]] = {
            "ours": lambda: ask_ours(browser, site, asked),
            "pagefind": lambda: ask_pagefind(browser, plain, asked),
            "material": lambda: ask_material(browser, found, folder, asked),
            "lunr": lambda: ask_lunr(found, asked),
        }
        return [ask() for name, ask in searches.items() if not only or name in only]


def text(measured: Sequence[Measured], asked: Sequence[Question]) -> str:
    """Return the section."""
    lines = ["## What searches find for what people mean\n"]
    lines.append(
        f"{len(asked)} questions with graded answers, judged from the sources before any search was asked (`tests/questions.yml`).\n"
    )
    lines += ["| | nDCG@10 | first hit right | of names | nothing right found |", "| --- | ---: | ---: | ---: | ---: |"]
    names = [one for one in asked if one.group == "name"]
    for one in measured:
        whole = score(one, asked)
        first = score(one, names)["first hit right"]
        lines.append(
            f"| {one.name} | {whole['nDCG@10']:.3f} | {whole['first hit right']:.0%} | {first:.0%} | {whole['nothing found']:.1%} |"
        )
    groups = list(dict.fromkeys(one.group for one in asked))
    lines += ["", f"nDCG@10 by group:\n\n| | {' | '.join(groups)} |", f"| --- |{' ---: |' * len(groups)}"]
    for one in measured:
        parts = [score(one, [q for q in asked if q.group == group])["nDCG@10"] for group in groups]
        lines.append(f"| {one.name} | {' | '.join(f'{part:.2f}' for part in parts)} |")
    return "\n".join(lines) + "\n"


def _each(measured: Measured, asked: Sequence[Question]) -> Iterator[str]:
    for one in sorted(asked, key=lambda one: ndcg(measured.answers[one.words], one.grades)):
        found = measured.answers[one.words]
        hits = " ".join(f"{name}={one.grades.get(name, 0)}" for name in found)
        yield f"{ndcg(found, one.grades):.2f} {'*' if first_is_right(found, one.grades) else ' '} {one.group:9} {one.words} -> {hits}"


if __name__ == "__main__":
    place, work, *rest = sys.argv[1:]
    shutil.rmtree(work, ignore_errors=True)
    results = measure(Path(place).resolve(), Path(work).resolve(), [name for name in rest if name != "--each"])
    if "--each" in rest:
        print("\n".join(_each(results[0], questions())))
    print(text(results, questions()))
