"""The project as the benchmarks use it: its texts, its index step, its build and its finder.

In: the ``docs/`` folder of an archive. Out: the files of the index, or a site.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bench.browser import Finder
from bench.corpus import TODAY, Corpus
from publishing import search
from publishing.build import output_folder
from publishing.cache.blobs import NOTHING, Text
from publishing.cache.executor import Executor
from publishing.content import publication
from publishing.content.publication import Publication
from publishing.search import Document
from publishing.site import finder
from publishing.site.finder import Facet

ROOT = Path(__file__).resolve().parents[1]
ARCHIVED_BEFORE = TODAY - timedelta(days=365)
FINDER = Finder(
    page="publications/",
    box="#finder-words",
    result=".pub-card",
    status="[role=status]",
    excerpt=r"/text-",
    again="""async (words) => {
      const { ask } = await import("/assets/js/search/client.js");
      const start = performance.now();
      await ask({ words, typing: true, specimens: false, superseded: false });
      return performance.now() - start;
    }""",
    phrase="""async (words) => {
      const { ask, cards } = await import("/assets/js/search/client.js");
      const start = performance.now();
      const { found } = await ask({ words, typing: false, specimens: false, superseded: false });
      const milliseconds = performance.now() - start;
      const shown = await cards(found.map(({ document }) => document));
      return { milliseconds, found: shown.map((card) => card.match(/reports\\/([^/"]+)/)[1]) };
    }""",
    phrase_index=r"/(?!cards-)[^/]+\.json$",
    ready="""async () => {
      const { open, rows } = await import("/assets/js/search/client.js");
      open(new URL(document.getElementById("finder").dataset.search, location.href).href);
      await rows();
    }""",
)


@dataclass(frozen=True)
class Texts:
    """Input of the index step: documents, newest first, and the finder's facets.

    ``today`` is one more document: a report that is published today.
    """

    documents: list[Document]
    facets: tuple[Facet, ...]
    today: Document


def read(docs: Path, words: int, cache: Path) -> Texts:
    """Read and render an archive of reports of so many words; ``cache`` is its folder."""
    reports = sum(1 for _ in docs.glob("reports/*.md"))
    frame = {name: text.encode() for name, text in Corpus(0, words).files()}
    name, text = Corpus(reports, words).report(reports)
    alone = _built({**frame, name: text.encode()}, cache)
    everything = _built(publication.read_folder(docs), cache)
    today = next(document for document in _documents(alone) if document.day == TODAY)
    return Texts(_documents(everything), finder.facets(everything.catalogue), today)


def _built(files: Mapping[str, bytes], cache: Path) -> Publication:
    return publication.build(files, publication.Settings("Nobody"), executor=Executor(cache))


def _documents(built: Publication) -> list[Document]:
    return [_alone(document) for document in search.documents(built, finder.rows(built.catalogue))]


def _alone(document: Document) -> Document:
    """A document that carries its texts, so that another process can read it: it needs no cache, and no page."""
    sections = Text.from_content(bytes(document.rendered.held_sections))
    return replace(document, rendered=replace(document.rendered, held_html=NOTHING, held_sections=sections))


def write_index(texts: Texts, folder: Path, and_today: bool = False) -> None:
    """The index step: every file of the index, below a folder. It starts with nothing kept, in one process."""
    documents = [*([texts.today] if and_today else []), *texts.documents]
    executor = Executor(folder.with_name(f"{folder.name}-kept"), processes=1)
    files = search.index_files(documents, texts.facets, ARCHIVED_BEFORE, _card, executor)
    output_folder.put(executor.stored(files), folder, executor.store)


def _card(document: Document) -> str:
    """Something as long as a card, which the site's templates draw."""
    values = document.row.values.get("indicator") if document.row else None
    grades = values.items() if isinstance(values, Mapping) else ()
    area = next(iter(document.names), "")
    chips = "".join(
        f'<li class="pub-chip pub-chip--{grade}" title="{indicator}: {grade}"><span class="pub-chip__number">{indicator}</span>'
        f'<span class="pub-hidden">{indicator}</span><span class="pub-chip__word">{grade}</span></li>'
        for indicator, grade in grades
    )
    return (
        f'<li class="pub-card pub-card--report" data-address="{document.address}"><h3 class="pub-card__title">'
        f'<a class="pub-card__link" href="../{document.address}">{document.title}</a></h3><p class="pub-card__facts">'
        f'{area} {document.day}</p><p class="pub-card__summary">{document.fields["summary"]}'
        f'</p><ul class="pub-card__grades">{chips}</ul><p class="pub-card__excerpt" hidden></p></li>'
    )


def is_archive(address: str) -> bool:
    """Return whether a file of the index belongs to the archive."""
    return "/archive/" in address


def write_settings(docs: Path, file: Path, downloads: bool = True) -> None:
    """Write the project's ``mkdocs.yml`` for another archive. (JSON is YAML.)"""
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(docs),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks/mkdocs_host.py")],
        "extra": {"publishing": {"archived_before": ARCHIVED_BEFORE.isoformat(), "downloads": downloads}},
    }
    file.write_text(json.dumps(settings))
