"""Chromium: from the first key to ten results, and what was fetched for them.

In: a host, and a ``Finder``, which says how a search is used. Out: ``Answer``s.

The words stand in the box but for their last letter, which is typed: so a search sees the whole question at once, as
from somebody who types faster than it answers, and pays for no question on the way there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import environ
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.queries import ENOUGH, Query
from bench.server import Host, Sent

RUNS = 3
AGAIN = 5
LONG = 10_000  # ms
PATIENCE = 180_000  # ms
_PAGE = re.compile(
    r"(/|\.html|\.css|\.png|\.svg|\.ico|\.woff2?)$|/assets/javascripts/bundle|/assets/js/(theme/|marks\.js)"
)
_WATCH = """([box, result, said, text, enough]) => {
  const words = document.querySelector(box);
  words.focus();
  words.value = text.slice(0, -1);
  document.addEventListener("keydown", () => (window.benchStart ??= performance.now()), true);
  const shown = () => {
    if (!window.benchStart || (said && !document.querySelector(said)?.textContent.includes(text))) {
      return;
    }
    let count = 0;
    for (const one of document.querySelectorAll(result)) {
      if (one.offsetParent && ++count === enough) {
        window.benchEnd ??= performance.now();
        return;
      }
    }
  };
  new MutationObserver(shown).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}"""


@dataclass(frozen=True)
class Finder:
    """How a search is used.

    ``page`` shows it, ``box`` takes the words, ``result`` is one result; ``status``, if any, is an element that holds
    the words once the results are theirs. ``again`` is a JavaScript function from words to the milliseconds that the
    search alone takes once all data are there. Files whose path matches ``excerpt`` hold excerpts: they count as
    fetched before the results only where these ``need_excerpts``. ``wildcard`` stands behind a word's beginning.
    ``phrase``, if any, is a JavaScript function from words in quotation marks to the ids of the reports that have them
    (``found``) and the ``milliseconds`` of the search alone; ``phrase_index`` is a pattern of the paths of the
    index, which leaves out what only shows results.
    ``ready`` is a JavaScript function that waits until the page is ready for questions, however slow the machine.
    """

    page: str
    box: str
    result: str
    again: str
    status: str = ""
    excerpt: str = ""
    needs_excerpts: bool = False
    wildcard: str = ""
    phrase: str = ""
    phrase_index: str = ""
    ready: str = ""


@dataclass(frozen=True)
class Answer:
    """The cost of one query.

    ``fetched`` are bytes for the search before ten results stood there, ``page`` bytes of the page around it;
    ``milliseconds`` go from the first key to ten results, ``again`` is the search itself with its data at hand;
    ``excerpts`` are the bytes of each file with excerpts.
    """

    fetched: int
    page: int
    milliseconds: float
    again: float
    excerpts: tuple[int, ...]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    with sync_playwright() as playwright:
        program = environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def ask(browser: Browser, host: Host, finder: Finder, query: Query) -> Answer:
    """Ask a few times, each with an empty cache: the medians. Once is enough where it takes very long."""
    text = query.text + (finder.wildcard if query.prefix else "")
    first = _ask(browser, host, finder, text, again=AGAIN)
    more = range(0 if first.milliseconds > LONG else RUNS - 1)
    answers = [first, *(_ask(browser, host, finder, text) for _ in more)]
    return replace(first, **{name: median(getattr(answer, name) for answer in answers) for name in _MEDIANS})


_MEDIANS = ("fetched", "page", "milliseconds")


def _ask(browser: Browser, host: Host, finder: Finder, text: str, again: int = 0) -> Answer:
    """Ask once in a fresh browser, and then again with data at hand."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        host.sent.clear()
        page.goto(f"{host.address}/{finder.page}", wait_until="load")
        page.evaluate(_WATCH, [finder.box, finder.result, finder.status, text, ENOUGH])
        page.keyboard.press(text[-1])
        milliseconds, ended = _times(page)
        page.wait_for_load_state("networkidle")
        sizes = _sizes(list(host.sent), finder, ended)
        pauses = [page.evaluate(finder.again, text) for _ in range(again)]
    finally:
        context.close()
    return Answer(milliseconds=milliseconds, again=median(pauses) if pauses else 0.0, **sizes)


def _times(page: Page) -> tuple[float, float]:
    """The milliseconds that the results took, and when they stood there (seconds since 1970)."""
    page.wait_for_function("window.benchEnd", polling=50)
    milliseconds, ended = page.evaluate("[benchEnd - benchStart, performance.timeOrigin + benchEnd]")
    return milliseconds, ended / 1000


def _sizes(sent: list[Sent], finder: Finder, ended: float) -> dict[str, Any]:
    """Bytes before the results, bytes of the page itself, and bytes of each excerpt."""
    excerpts = [request for request in sent if finder.excerpt and re.search(finder.excerpt, request.path)]
    early = [
        request for request in sent if request.when <= ended and (finder.needs_excerpts or request not in excerpts)
    ]
    return {
        "fetched": sum(request.size for request in early if not _PAGE.search(request.path)),
        "page": sum(request.size for request in early if _PAGE.search(request.path)),
        "excerpts": tuple(request.size for request in excerpts),
    }
