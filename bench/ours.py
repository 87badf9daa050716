"""What the benchmarks know of this project: its texts, its index step, its build and its finder.

In: the ``docs/`` folder of an archive. Out: the files of the index, or a site.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.browser import Finder
from bench.corpus import TODAY, Corpus

ROOT = Path(__file__).resolve().parents[1]
ARCHIVED_BEFORE = TODAY - timedelta(days=365)
FINDER = Finder(
    page="publications/",
    box="#finder-words",
    result=".pub-card",
    said="[role=status]",
    excerpt=r"/text-",
    again="""async (words) => {
      const { ask } = await import("/assets/js/search/client.js");
      const rows = JSON.parse(document.querySelector("#pub-finder-data").textContent).rows;
      const among = rows.map((row) => row.address);
      const start = performance.now();
      await ask({ words, typing: true, among });
      return performance.now() - start;
    }""",
)


@dataclass(frozen=True)
class Texts:
    """What the index step starts from: documents, newest first, and the finder's facets.

    ``today`` is one more document: a report that is published today.
    """

    documents: list[Any]
    facets: Any
    today: Any


def read(docs: Path, words: int) -> Texts:
    """Read and render an archive of reports of so many words."""
    from publishing import finder, publication

    reports = sum(1 for _ in docs.glob("reports/*.md"))
    frame = {name: text.encode() for name, text in Corpus(0, words).files()}
    name, text = Corpus(reports, words).report(reports)
    alone = publication.build({**frame, name: text.encode()}, publication.Settings("Nobody"))
    everything = publication.build(publication.read_folder(docs), publication.Settings("Nobody"))
    today = next(one for one in _documents(alone) if one.day == TODAY)
    return Texts(_documents(everything), finder.facets(everything.catalogue), today)


def _documents(built: Any) -> list[Any]:
    from publishing import finder
    from publishing.search.documents import documents

    return documents(built, finder.rows(built.catalogue))


def files(texts: Texts, and_today: bool = False) -> Iterator[tuple[str, str]]:
    """The index step: every file of the index."""
    from publishing.search.files import Index

    documents = [*([texts.today] if and_today else []), *texts.documents]
    return Index(documents, texts.facets, ARCHIVED_BEFORE, {}, _card).files()


def _card(document: Any) -> str:
    """Something as long as a card."""
    return f'<li class="pub-card"><a href="../{document.address}">{document.title}</a>{document.fields["summary"]}</li>'


def is_archive(address: str) -> bool:
    """Whether a file of the index belongs to the archive."""
    return "/archive/" in address


def write_settings(docs: Path, file: Path) -> None:
    """Write the project's ``mkdocs.yml`` for another archive. (JSON is YAML.)"""
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(docs),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks/events.py")],
        "extra": {"publishing": settings_of_search(ARCHIVED_BEFORE)},
    }
    file.write_text(json.dumps(settings))


def settings_of_search(archived_before: date) -> dict[str, Any]:
    """What ``mkdocs.yml`` says of search, below ``extra: publishing:``."""
    return {}
