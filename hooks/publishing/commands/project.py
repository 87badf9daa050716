"""The project that a command works on: its settings, and its ``docs/`` as a publication.

In: the project's folder. Out: a publication, or everything that is wrong with it.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from publishing.base.problems import Problem, PublishingError
from publishing.base.settings import FILE, Settings
from publishing.build import configuration
from publishing.cache.executor import CACHE, Executor
from publishing.cache.hashed_files import CacheError
from publishing.content import gate, publication
from publishing.content.publication import Publication
from publishing.content.rules import embargo, questions
from publishing.site import permalink_checks
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting

LAST = datetime.max.replace(tzinfo=UTC)  # a moment at which nothing is under embargo any more


def moment() -> datetime:
    """Return the moment that decides what is public: now, but in a preview."""
    return embargo.moment_of(os.environ, datetime.now(UTC))


def sources(folder: Path) -> gate.Files:
    """Read the files of ``docs/``."""
    return gate.read_folder(folder / "docs")


def build(
    files: Mapping[str, bytes], folder: Path, at: datetime | None = None, executor: Executor | None = None
) -> Publication:
    """Build the publication of a project's folder as of a moment (else the build's), with these files as its ``docs/``.

    Without an executor, the cache of builds is used where there is one, and added to: what is checked now is built soon.
    What is damaged there is left to a build. ``PublishingError`` has everything that is wrong.
    """
    wanted, published, at = _settings(folder), questions.read(folder), at or moment()
    own = Executor(folder / CACHE if (folder / CACHE).is_dir() else None)
    with nullcontext(executor) if executor else own as cached:
        try:
            return publication.build(files, wanted, published, at, cached)
        except CacheError:
            return publication.build(files, wanted, published, at, Executor(processes=1))


def _settings(folder: Path) -> Settings:
    """Return the owner's settings, once ``mkdocs.yml`` has nothing in it that is wrong or without effect."""
    read = configuration.read(folder / FILE)
    read.check()
    return read.settings


def problems(files: Mapping[str, bytes], folder: Path) -> list[Problem]:
    """Find everything that is wrong, and all advice, sorted by file and line."""
    try:
        built = build(files, folder)
    except PublishingError as error:
        return sorted([*error.problems, *error.advice])
    return sorted([*built.advice, *Lasting(Pages(built, permalink_checks.read_inventory(folder))).problems()])


def fail(*lines: str) -> int:
    """Print what went wrong, and return the exit status for it."""
    print(*lines, sep="\n", file=sys.stderr)
    return 1
