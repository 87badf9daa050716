"""A made-up publication to test with: tests/cases/base.yml, as it is or with something changed."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from publishing.base.grades import Grade
from publishing.base.problems import PublishingError
from publishing.cache.executor import Executor
from publishing.content import publication
from publishing.content.models import Vocabulary
from publishing.content.publication import Publication, Settings
from publishing.content.reading import read_vocabulary
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting
from publishing.site.permalinks.inventory import PublishedInventory

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
SETTINGS = Settings(owner="The owner", contact="owner@site.example", unlinked_hosts=("copies.example",))
WITHDRAWN = "status: withdrawn\nstatus_date: 2027-03-01\nstatus_reason: It counted children twice.\n"
SUPERSEDED = (
    "status: superseded\nstatus_date: 2027-03-01\nstatus_reason: A fuller one was written.\n"
    "replaced_by: southshire-2020\n"
)
LAID_OUT = {
    "publications.md": (ROOT / "docs" / "publications.md").read_text(encoding="utf-8"),
    "index.md": "---\ntitle: Home\nlayout: home\n---\n",
    "coverage.md": "---\ntitle: Coverage\nlayout: coverage\n---\n",
    "data/index.md": "---\ntitle: Data\nlayout: data\n---\n",
}
_SLOW = yaml.SafeLoader
_LOADER = getattr(yaml, "CSafeLoader", _SLOW)
_BASE: Mapping[str, str] = yaml.safe_load((CASES / "base.yml").read_text(encoding="utf-8"))
_FOLDERS: list[TemporaryDirectory[str]] = []  # which go when the process ends
_ENCODINGS = {
    "byte-order-mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "windows-line-ends": lambda text: text.replace("\n", "\r\n").encode(),
    "latin-1": lambda text: text.encode("latin-1"),
    "utf-16": lambda text: text.encode("utf-16"),
}


@cache
def case_of(file: Path) -> Mapping[str, Any]:
    """A case file, as several tests read it."""
    text = file.read_text(encoding="utf-8")
    loader = _SLOW if "\\uDC" in text else _LOADER  # half a character, which C's library takes for none
    case: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe one
    return case


def files(case: Mapping[str, Any] = {}) -> dict[str, bytes]:
    """The files of a case.

    ``files`` adds or replaces whole files (None takes one away), ``change`` replaces pieces of files,
    ``encode`` says how a file is saved. (``published`` and ``redirects`` are no files of ``docs/``: see ``messages``.)
    """
    texts = {file: text for file, text in {**_BASE, **case.get("files", {})}.items() if text is not None}
    for file, pieces in case.get("change", {}).items():
        for old, new in pieces.items():
            assert texts[file].count(old) == 1, f"{old} stands {texts[file].count(old)} times in {file}"
            texts[file] = texts[file].replace(old, new or "")
    ways = case.get("encode", {})
    return {file: _ENCODINGS[ways[file]](text) if file in ways else text.encode() for file, text in texts.items()}


@cache
def vocabulary() -> Vocabulary:
    """The profile and the scales of the made-up publication."""
    found, problems = read_vocabulary(files())
    assert not problems
    return found


def grade(name: str) -> Grade:
    """A grade of the made-up publication's scale."""
    return vocabulary().grades[name]


def build(case: Mapping[str, Any] = {}) -> Publication:
    """The publication of a case; PublishingError if anything is wrong with it."""
    moment = datetime.fromisoformat(case["moment"]) if "moment" in case else None
    return publication.build(files(case), SETTINGS, moment=moment, executor=executor())


@cache
def executor() -> Executor:
    """Remembers what a case has in common with the others, which is nearly everything."""
    folder = TemporaryDirectory()
    _FOLDERS.append(folder)
    return Executor(Path(folder.name), processes=1)


def messages(case: Mapping[str, Any]) -> list[str]:
    """What is wrong with a case, in the order and in the words in which authors see it."""
    return judged(case)[0]


def judged(case: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """What is wrong with a case, and the advice that comes with it, in the order and in the words that authors see.

    ``published`` and ``redirects`` are the inventory of addresses and the redirects beside ``mkdocs.yml``.
    """
    noted = PublishedInventory(case.get("published", ""), case.get("redirects", ""))
    try:
        built = build(case)
    except PublishingError as error:
        return str(error).splitlines(), list(map(str, error.advice))
    try:
        Lasting(Pages(built, noted)).check()
    except PublishingError as error:
        return str(error).splitlines(), list(map(str, built.advice))
    return [], list(map(str, built.advice))


@cache
def real() -> Publication:
    """The publication in docs/."""
    return publication.build(publication.read_folder(ROOT / "docs"), SETTINGS)


@cache
def known() -> Publication:
    """The publication in docs/ with those reports alone whose facts are checked: publishing another changes nothing."""
    found = known_files()
    return real() if found == publication.read_folder(ROOT / "docs") else publication.build(found, SETTINGS)


def known_files() -> dict[str, bytes]:
    """The files of docs/ without the reports, and what is attached to them, that known-reports.txt does not name."""
    listed = (ROOT / "tests" / "known-reports.txt").read_text("utf-8").split()
    folders = tuple(f"reports/{name}/" for name in listed)
    reports = {f"reports/{name}.md" for name in listed}
    return {
        file: content
        for file, content in publication.read_folder(ROOT / "docs").items()
        if not file.startswith("reports/") or file in reports or file.startswith(folders)
    }
