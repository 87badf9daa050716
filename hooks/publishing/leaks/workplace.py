"""Builds sites to look at, away from the project.

In: a project's folder and a temporary one. Out: sites, as files by address, each built from the same copy of the project,
with or without some files of ``docs/``, as of a moment. Of the project only ``.cache/downloads`` is written to, where
files that are made alike need not be made again.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_DOWNLOADS = ".cache/downloads"
_LEDGERS = ("public-*.txt", "redirects.txt", ".cache/*.txt")  # the project is public too, and its ledgers tell
_NEVER = datetime.fromtimestamp(0, UTC)  # a moment at which every embargo lasts


class BuildError(Exception):
    """A site could not be built; the text is what the build said."""


class BuiltSite(Mapping[str, bytes]):
    """The files of a folder by address. They are read when they are asked for: a large site needs no memory."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}

    def __getitem__(self, address: str) -> bytes:
        return self._files[address].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True)
class Workplace:
    """A copy of a project in a temporary folder; ``generator`` is the module that builds: ``mkdocs``."""

    folder: Path
    kept: Path
    generator: str = "mkdocs"

    @classmethod
    def of(cls, project: Path, folder: Path, generator: str = "mkdocs") -> "Workplace":
        """Copy a project, but for hidden files and the built site."""
        shutil.copytree(project, folder / "copy", ignore=_not_sources(project))
        kept = (project / _DOWNLOADS).resolve()
        kept.mkdir(parents=True, exist_ok=True)
        return cls(folder, kept, generator)

    def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> BuiltSite:
        """The site as of a moment, its docs lacking some files; ``name`` names its folder. ``BuildError`` if it fails."""
        project, site = self.folder / name / "project", self.folder / name / "site"
        shutil.copytree(self.folder / "copy", project)
        for file in without:
            (project / "docs" / file).unlink()
        (project / _DOWNLOADS).parent.mkdir()
        (project / _DOWNLOADS).symlink_to(self.kept)
        self._run(project, site, moment or _NEVER)
        for ledger in (path for pattern in _LEDGERS for path in project.glob(pattern)):
            noted = site / ledger.relative_to(project)
            noted.parent.mkdir(exist_ok=True)
            shutil.copy(ledger, noted)
        shutil.rmtree(project)
        return BuiltSite(site)

    def _run(self, project: Path, site: Path, moment: datetime) -> None:
        command = [sys.executable, "-m", self.generator, "build", "--config-file", "mkdocs.yml", "--strict", "--quiet"]
        environment = {"PREVIEW_AT": moment.isoformat(), "PUBLISHING_DOCS": "docs", "PYTHONPATH": "hooks"}
        done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
            [*command, "--site-dir", site],
            cwd=project,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BuildError(done.stderr.strip())


def _not_sources(project: Path) -> Callable[[str, list[str]], set[str]]:
    """What is not copied: hidden files beside ``mkdocs.yml``, the link to the built site, and what Python leaves."""

    def ignored(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        return {
            name
            for name in names
            if name == "__pycache__" or (here == project and (name.startswith(".") or (here / name).is_symlink()))
        }

    return ignored
