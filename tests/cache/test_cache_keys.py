"""Whatever shapes the site is in the cache keys: after any change, a build with a cache gives what one without it gives.

Each kind of input is changed in turn on a small site, which is built in this process.
"""

import shutil
import sqlite3
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

import building
import example
from publishing.base.tokens import Palette
from publishing.build import pipeline
from publishing.build.project import Project
from publishing.build.templates import Templates
from publishing.cache import fingerprint, keys
from publishing.cache.executor import Executor
from publishing.content.glyphs import symbols
from publishing.data.feeds import Feeds
from publishing.site.pages import Pages
from publishing.site.permalinks import redirects

pytestmark = pytest.mark.xdist_group("cache keys")  # so that the base is built once
REMOVED = "status: unpublished\nstatus_date: 2027-03-01\nstatus_reason: It named a child.\n"
PLAN = """\
findings:
  - id: planning
    kind: improvement
    text: Plan better.
    events:
      - event: planned
        by: partnership
        date: 2020-08-01
        due: 2028-01-15
"""
PICTURE = Palette().site_files()["assets/images/mark.svg"]
CASE = {
    "files": {
        **example.LAID_OUT,
        "about/acronyms.md": "---\ntitle: Acronyms\nlayout: acronyms\nacronyms:\n  SQ: spare quarters\n---\nSQ.\n",
        "about/picture.svg": PICTURE,
        "about/index.md": "---\ntitle: About\n---\n![A drawing](picture.svg)\n\nThe SQ are here.\n",
    },
    "change": {
        "reports/southshire-2020.md": {"confidence: low\n": f"confidence: low\n{REMOVED}"},
        "reports/northshire-2020.md": {"confidence: high\n": f"confidence: high\n{PLAN}"},
    },
}
ONE_REPORT = """\
---
title: The only report
partnership: northshire
programme: services
kind: joint-inspection
published: 2020-05-04
inspected: unknown
added: 2026-11-22
summary: It is short.
confidence: high
---
## What we know {#known}

It is short.
"""
Site = Mapping[str, str]  # the SHA-256 of each file, by address
Change = Callable[[Path], None]


def edit(file: str, old: str, new: str) -> Change:
    """A change of a piece of a file."""

    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


CHANGES: Mapping[str, Change] = {
    "template": edit("overrides/components/head.html", "<h1", '<h1 data-changed=""'),
    "template of cards": edit("overrides/components/card.html", "pub-card__facts", "pub-card__facts changed"),
    "template of downloads": edit(
        "overrides/documents/report.html", '<p class="pub-lead">', '<p class="pub-lead">Changed. '
    ),
    "words of a report": edit("docs/reports/northshire-2020.md", "says how.", "says when."),
    "fact": edit("docs/reports/northshire-2020.md", "Two indicators", "Both indicators"),
    "acronym": edit("docs/about/acronyms.md", "spare quarters", "square quarters"),
    "picture": edit("docs/about/picture.svg", "<svg", '<svg data-changed=""'),
    "removed report": edit("docs/reports/southshire-2020.md", "status_date: 2027-03-01", "status_date: 2027-04-01"),
    "colour of the brand": edit("docs/profile.yml", "voice:", 'brand: {colour: "#8a1538"}\nvoice:'),
    "setting": edit("mkdocs.yml", "owner: The publisher", "owner: A publisher"),
    "redirect of a page": edit("published/redirects.txt", " partnerships/northshire/", " partnerships/southshire/"),
    "redirect of a place": edit(
        "published/redirects.txt", " reports/northshire-2020/#known", " reports/northshire-2021/"
    ),
}
DOWNLOADED = ("template of downloads", "colour of the brand")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, built once, with its cache."""
    folder = building.project(tmp_path_factory.mktemp("project"), example.files(CASE))
    shutil.rmtree(folder / "hooks")
    (folder / "published").mkdir()
    (folder / "published/urls.txt").write_text("partnerships/old/\nreports/northshire-2020/#old\n", encoding="utf-8")
    lines = "partnerships/old/ partnerships/northshire/\nreports/northshire-2020/#old reports/northshire-2020/#known\n"
    (folder / "published/redirects.txt").write_text(lines, encoding="utf-8")
    return building.without_downloads(folder)


@pytest.fixture(scope="module")
def base(project: Path) -> Site:
    """The site before any change."""
    return build(project, project / ".cache/made")


def build(folder: Path, cache: Path | None, moment: datetime | None = None) -> Site:
    """Build in this process; the hash of each file."""
    executor = Executor(cache, processes=1)
    outputs = pipeline.build(Project.read(folder / "mkdocs.yml", moment, folder / "docs"), executor)
    executor.close()
    return {address: file.name for address, file in outputs.files.items()}


def check(folder: Path, base: Site) -> None:
    """Hold a build with the cache from before to one without; something has changed."""
    warm, cold = build(folder, folder / ".cache/made"), build(folder, None)

    assert {address for address in warm.keys() | cold.keys() if warm.get(address) != cold.get(address)} == set()
    assert cold != base


@pytest.fixture
def copy(project: Path, base: Site, tmp_path: Path) -> Path:
    """A copy of the project, to be changed, with the cache of the first build."""
    return shutil.copytree(project, tmp_path / "copy")


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in DOWNLOADED])
def test_a_change_shows(name: str, copy: Path, base: Site) -> None:
    """Whatever input it is of."""
    CHANGES[name](copy)
    check(copy, base)


@pytest.mark.parametrize("name", DOWNLOADED)
def test_a_change_of_downloads_shows(name: str, copy: Path) -> None:
    """The theme draws the words of PDFs and Word files, whose colours are the site's; a page says how large they are."""
    for file in (copy / "docs/handbook").rglob("*.md"):
        file.unlink()  # whose files take longest
    (copy / "docs/reports/northshire-2021.md").unlink()
    (copy / "docs/reports/northshire-2020.md").write_text(ONE_REPORT, encoding="utf-8")
    edit("mkdocs.yml", "downloads: false", "downloads: true")(copy)
    before = build(copy, copy / ".cache/made")
    CHANGES[name](copy)
    check(copy, before)


def test_a_change_of_our_own_source_shows(copy: Path, base: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fingerprint of the toolchain covers each file of the package."""
    source = shutil.copytree(fingerprint.SOURCE, copy / "source", ignore=shutil.ignore_patterns("__pycache__"))
    with (source / "content/glyphs/symbols.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    monkeypatch.setattr(fingerprint, "SOURCE", source)
    markdown = symbols.markdown
    monkeypatch.setattr(symbols, "markdown", lambda body: markdown(body.replace("says how.", "says how, and who.")))
    with_new_toolchain(copy, base)


def test_a_new_library_shows(copy: Path, base: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fingerprint of the toolchain covers the versions of all libraries."""
    libraries = copy / "libraries"
    (libraries / "markdown-99.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(libraries))
    convert = Markdown.convert
    monkeypatch.setattr(
        Markdown, "convert", lambda self, text: convert(self, text.replace("says how.", "says how, and who."))
    )
    with_new_toolchain(copy, base)


def with_new_toolchain(folder: Path, base: Site) -> None:
    """Check with a toolchain that is not what it was."""
    fingerprint.toolchain.cache_clear()
    try:
        check(folder, base)
    finally:
        fingerprint.toolchain.cache_clear()


def test_a_day_that_passes_shows(copy: Path) -> None:
    """What was to be done by a day is overdue on the next, though no file changed."""
    days = [datetime(2028, month, 1, tzinfo=UTC) for month in (1, 2)]
    before, warm = (build(copy, copy / ".cache/made", moment) for moment in days)

    assert warm == build(copy, None, days[1])
    assert warm != before


def test_a_value_in_another_s_place_is_no_hit(copy: Path, base: Site) -> None:
    """Each row of the cache has a checksum of its kind, key and value."""
    database = sqlite3.connect(copy / ".cache/made/cache.sqlite")
    with database:
        for kind in ("rendered", "cards", "pages", "read"):
            database.execute(
                "UPDATE entries SET value = (SELECT value FROM entries WHERE kind = ? LIMIT 1) WHERE kind = ?",
                (kind, kind),
            )
    database.close()

    assert build(copy, copy / ".cache/made") == base


def test_a_feed_is_in_order() -> None:
    """The last changed first; of those that changed on one day the newest, and of equal ones the first by id."""
    dates = {"a": "2020-01-01", "b": "2022-01-01", "c": "2021-01-01", "d": "2021-01-01"}
    titles = {"a": "1", "b": "2", "c": "9", "d": "3"}
    report = example.files()["reports/southshire-2020.md"].decode()
    reports: dict[str, str | None] = {
        f"reports/{name}.md": report.replace("2020-08/2020-10", day).replace(
            "title: Services", f"title: {titles[name]}"
        )
        for name, day in dates.items()
    }
    reports["reports/southshire-2020.md"] = None
    feeds = Feeds(Pages(example.build({"files": reports})), "https://site.example/")
    own = [report.id for report in feeds.everything.reports if report.id in dates]

    assert own == ["b", "c", "d", "a"]


def test_the_nearest_redirect_counts() -> None:
    """What stood below a page that moved goes along with the nearest page above it that moved."""
    text = "a/ x/\na/b/ y/\n"
    there = {"x/", "x/b/c/", "y/", "y/c/"}

    assert redirects.moved(text, {"a/", "a/b/", "a/b/c/"}, there)["a/b/c/"] == "y/c/"


@pytest.mark.parametrize("part", [part.name for part in fields(Templates)])
def test_each_part_of_the_templates_is_in_their_key(part: str) -> None:
    """Whatever templates can name shapes what they draw, whether or not something else in the key would change with it."""
    plain: dict[str, Any] = {"theme": "", "pages": "", "site_url": "", "offered": {}, "cards": {}, "store": None}
    before, after = (
        keys.keys(len, (Templates(**own),), [()]) for own in (plain, {**plain, part: {"any": "other value"}})
    )

    assert (before != after) is (part != "store")
