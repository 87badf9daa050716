"""Builds sites to look at, in this process and with the project's own cache.

In: a project's folder and a temporary one on the same disk. Out: sites, as files by address, each built with or without some
files of ``docs/``, as of a moment. The project is not copied: a build gets a folder of links to it, so that nothing but the
cache is written to.
"""

import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from publishing.base import checksummed_files
from publishing.base.problems import PublishingError
from publishing.base.urls import address_of
from publishing.build import manifest, output_folder, pipeline
from publishing.build.project import Project
from publishing.cache.executor import Executor
from publishing.cache.hashed_files import CacheError
from publishing.commands.embargo_check.built_site import BuiltSite
from publishing.site.permalinks import inventory

_SETTINGS = "mkdocs.yml"
# The project is public too: what was published before, and what a build notes of its addresses.
_INVENTORIES = "published/*.txt"
_NOTES = (".cache/*.txt", ".cache/published/*.txt")


class BuildError(Exception):
    """A site could not be built; the text is what the build said."""


class Builder(Protocol):
    """Builds sites of a project."""

    def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> Mapping[str, bytes]:
        """Return the files of the site by address, as of a moment, its docs lacking some files; ``BuildError`` if it fails."""


@dataclass(frozen=True)
class Workplace:
    """A temporary ``folder`` in which sites of a ``project`` are built; ``executor`` has the project's cache."""

    project: Path
    folder: Path
    executor: Executor

    def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> BuiltSite:
        """The site as of a moment, its docs lacking some files; ``name`` names its folder. ``BuildError`` if it fails."""
        place, site = self.folder / name / "project", self.folder / name / "site"
        _mirror(self.project / "docs", place / "docs", without)
        for file in self.project.glob(_INVENTORIES):
            _copy_inventory(file, place / file.relative_to(self.project), without)
        self._run(place, site, moment)
        for text in (path for pattern in (_INVENTORIES, *_NOTES) for path in place.glob(pattern)):
            beside = site / text.relative_to(place)
            beside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, beside)
        shutil.rmtree(place)
        return BuiltSite(site)

    def published(self, site: BuiltSite) -> BuiltSite:
        """A site with all that goes with it: compressed copies, the list of its files, their sums."""
        folder = site.folder.parent / "published"
        shutil.copytree(site.folder, folder, copy_function=os.link)
        live = self.project / "site"
        manifest.seal(folder, live.resolve() if live.is_dir() else None)
        return BuiltSite(folder)

    def _run(self, place: Path, site: Path, moment: datetime | None) -> None:
        """Build in this process."""
        try:
            project = Project.read(self.project / _SETTINGS, moment, place / "docs")
            outputs = pipeline.build(replace(project, folder=place), self.executor)
            output_folder.put(outputs.files, site, self.executor.store)
        except (PublishingError, CacheError) as error:
            raise BuildError(str(error)) from error
        checksummed_files.write(place / ".cache" / inventory.ADDRESSES, outputs.inventory)


def _copy_inventory(inventory: Path, copy: Path, without: Collection[str]) -> None:
    """Copy an inventory as it would be without some files: else a build would miss their addresses."""
    gone = tuple(address_of(file) for file in without if file.endswith(".md")) or ("\0",)
    lines = inventory.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    remaining = "".join(line for line in lines if not line.startswith(gone))
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(remaining, encoding="utf-8", newline="\n")


def _mirror(docs: Path, copy: Path, without: Collection[str]) -> None:
    """The same documents in another folder, but for some: the same files on disk, where that can be."""
    for place, _, names in os.walk(docs):
        within = Path(place).relative_to(docs)
        (copy / within).mkdir(parents=True)
        for name in names:
            if (within / name).as_posix() in without:
                continue
            try:
                os.link(Path(place, name), copy / within / name)
            except OSError:  # another user's file
                shutil.copy2(Path(place, name), copy / within / name, follow_symlinks=False)
