"""The searches that are asked what people mean, each over the same pages of a built site.

In: a site, or its pages. Out: for each question the addresses that a search gives, best first. Ready-made lists are no pages
here: they repeat what is there, and would only stand in the way of the others' results.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from lunr import lunr
from lxml import html
from playwright.sync_api import Browser, Page

from bench.process import python, run
from bench.server import serving

TEN = 10
Answers = Mapping[str, Sequence[str]]
_LISTS = ("publications/", "findings/", "compare/")


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


def ask_ours(browser: Browser, site: Path, queries: Sequence[str]) -> Answers:
    """Ask this project, as a visitor sees it: pages that it names, then cards."""
    with serving(site) as host, browser.new_page() as page:
        return {words: _shown(page, host.address, words) for words in queries}


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


def ask_pagefind(browser: Browser, plain: Path, queries: Sequence[str]) -> Answers:
    """Ask Pagefind's own index of the pages."""
    run(sys.executable, "-m", "pagefind", "--site", plain)
    script = """async (words) => {
      const pagefind = await import("/pagefind/pagefind.js");
      const { results } = await pagefind.search(words);
      return (await Promise.all(results.slice(0, 10).map((one) => one.data()))).map((one) => one.url);
    }"""
    with serving(plain) as host, browser.new_page() as page:
        page.goto(f"{host.address}/")
        return {words: _addresses(page.evaluate(script, words), host.address) for words in queries}


def ask_material(
    browser: Browser, found: Mapping[str, tuple[str, str]], folder: Path, queries: Sequence[str]
) -> Answers:
    """Ask Material's search over the same pages."""
    for address, (title, content) in found.items():
        file = folder / "material-docs" / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        inner = "".join(line.strip() + " " for line in content.splitlines())
        file.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{inner}\n", encoding="utf-8")
    settings = folder / "material.yml"
    theme: Mapping[str, Any] = {"name": "material", "font": False}
    docs = str(folder / "material-docs")
    own = {"site_name": "R", "docs_dir": docs, "theme": theme, "plugins": ["search"], "nav": ["index.md"]}
    settings.write_text(json.dumps({**own, "not_in_nav": "*"}))
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
        for words in queries:
            locations = page.evaluate(script, words)
            answers[words] = list(dict.fromkeys(where.partition("#")[0].strip("/") for where in locations))[:TEN]
    return answers


def ask_lunr(found: Mapping[str, tuple[str, str]], queries: Sequence[str]) -> Answers:
    """Ask lunr.py's index of titles and texts, with titles counting ten times."""
    documents = [
        {"address": address.strip("/"), "title": title, "text": " ".join(map(str, html.fromstring(content).itertext()))}
        for address, (title, content) in found.items()
    ]
    fields = [{"field_name": "title", "boost": 10}, {"field_name": "text", "boost": 1}]
    index = lunr(ref="address", fields=fields, documents=documents)
    plain = {words: "".join(letter if letter.isalnum() else " " for letter in words) for words in queries}
    return {words: [hit["ref"] for hit in index.search(plain[words])][:TEN] for words in queries}
