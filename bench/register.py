"""The register alone over 10,000 reports: how large its first list is, and how long a choice takes.

``python -m bench.register FOLDER REPORTS`` reads a made-up archive with ten findings a report, draws the register's page,
and chooses. No other page is made: what is measured depends on no other, and a whole site of that size takes long.
"""

import gzip
import json
import sys
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Route

from bench import findings, ours
from bench.browser import chromium
from bench.corpus import TODAY
from publishing.base.media_types import PublicFile
from publishing.build import theme as themes
from publishing.build.exporters import ScriptExporter, ThemeExporter, TokenExporter
from publishing.build.project import Project
from publishing.build.site import Site
from publishing.build.templates import HERE, Templates, draw_page
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Executor
from publishing.content.gathering import gather
from publishing.content.publication import Publication
from publishing.content.reading import read_all, read_vocabulary
from publishing.content.rendering import Rendered
from publishing.data.feeds import Feeds
from publishing.site.finding_lists import AT_ONCE
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting

WORDS = 20  # of a report: its own text stands on no page of the register
URL = "https://bench.example/"
VERSION = "bench"
_PIECE = "**/findings/pieces/*"


def _no_file(name: str) -> bytes:
    """Return what an attachment holds; nothing is attached here."""
    raise LookupError(name)


def rendered_register(reports: int, folder: Path) -> tuple[Path, Templates]:
    """Write the archive, and the site's folder with the register's page, styles and scripts."""
    settings = folder / "ours.yml"
    findings.Corpus(reports, WORDS).write(folder / "docs")
    ours.write_settings(folder / "docs", settings, downloads=False)
    project = Project.read(settings, datetime.combine(TODAY, datetime.min.time(), UTC), folder / "docs", URL)
    templates = _templates(project)
    site = Site(templates.pages, URL, templates, _no_file, project.overrides, Lasting(templates.pages))
    files: dict[str, SiteFile] = {}
    for kind in (ThemeExporter, TokenExporter, ScriptExporter):
        files |= kind().files(site)
    files["findings/index.html"] = draw_page(templates, "findings.md", Rendered(), {}, {}, "")
    for address, file in files.items():
        path = folder / "built" / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(file))
    return folder / "built", templates


def _templates(project: Project) -> Templates:
    """The templates over all records, none of which is rendered."""
    sources = project.sources()
    vocabulary, _ = read_vocabulary(sources)
    executor = Executor()
    records = [record for _, record, _ in read_all(sources, vocabulary, executor) if record]
    executor.close()
    settings = project.configuration.settings
    publication = Publication(gather(records, None, vocabulary), settings, defaultdict(Rendered))
    pages = Pages(publication)
    theme = themes.Theme.from_configuration(project.configuration, URL, project.overrides)
    names = {
        "feeds": Feeds(pages, URL),
        "findings_of": _no_files,
        "finding_pieces": VERSION,
        "search_names": "",
        "search_lexicon": "",
    }
    return replace(Templates(theme, pages, URL), offered=names)


def _no_files(folder: str) -> tuple[PublicFile, ...]:  # noqa: ARG001 - as templates call it
    return ()


def _answer(route: Route, templates: Templates) -> None:
    """Send a piece: the columns, the names, or the cards of a hundred findings, drawn when they are asked for."""
    register = templates.pages.register
    assert register
    name, _, number = Path(route.request.url).name.removesuffix(f"-{VERSION}.json").partition("-")
    if name == "cards":
        items = register.items[int(number) * AT_ONCE : (int(number) + 1) * AT_ONCE]
        found: object = [templates.finding_card(item, HERE) for item in items]
    else:
        found = register.columns if name == "columns" else [item.id for item in register.items]
    route.fulfill(content_type="application/json", body=json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def measure(reports: int, folder: Path) -> findings.Register:
    """Draw the register, and choose."""
    site, templates = rendered_register(reports, folder)
    first = len(gzip.compress((site / "findings/index.html").read_bytes(), 6))
    with chromium() as browser:
        choices = tuple(
            findings.choices(browser, site, lambda page: page.route(_PIECE, lambda route: _answer(route, templates)))
        )
    return findings.Register(reports, first, choices, None, None)


if __name__ == "__main__":
    place, size = sys.argv[1:]
    print(findings.text(measure(int(size), Path(place))))
