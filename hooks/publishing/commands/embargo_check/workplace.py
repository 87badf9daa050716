"""Builds sites to look at, in this process and with the project's own cache.

In: a project's folder and a temporary one on the same disk. Out: sites, as files by address, each built with or without some
files of ``docs/``, as of a moment. The project is not copied: a build gets a folder of links to it, so that nothing but the
cache is written to.
"""

import gc
import logging
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from publishing.base.urls import address_of
from publishing.build import manifest
from publishing.cache.executor import CACHE
from publishing.content.rules.embargo import AsOf

_SETTINGS = "mkdocs.yml"
# The project is public too: what was published before, and what a build notes of its addresses.
_INVENTORIES = "published/*.txt"
_NOTES = (".cache/*.txt", ".cache/published/*.txt")


class BuildError(Exception):
    """A site could not be built; the text is what the build said."""


class BuiltSite(Mapping[str, bytes]):
    """The files of a folder by address. They are read when they are asked for: a large site needs no memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
        self._files = {path.relative_to(folder).as_posix(): path for path in found}

    def __getitem__(self, address: str) -> bytes:
        return self._files[address].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The sum of each file by address; a file on disk that several addresses or sites have is read once."""
        found = {}
        for address, path in self._files.items():
            status = path.stat()
            same = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
            if same not in _DIGESTS:
                _DIGESTS[same] = sha256(path.read_bytes()).hexdigest()
            found[address] = _DIGESTS[same]
        return found


_DIGESTS: dict[tuple[int, int, int, int], str] = {}


@dataclass(frozen=True)
class Workplace:
    """A temporary ``folder`` in which sites of a ``project`` are built; ``generator`` is the module that builds."""

    project: Path
    folder: Path
    generator: str = "mkdocs"

    def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> BuiltSite:
        """The site as of a moment, its docs lacking some files; ``name`` names its folder. ``BuildError`` if it fails."""
        place, site = self.folder / name / "project", self.folder / name / "site"
        _mirror(self.project / "docs", place / "docs", without)
        (place / ".cache").mkdir()
        (self.project / CACHE).mkdir(parents=True, exist_ok=True)
        (place / CACHE).symlink_to((self.project / CACHE).resolve())
        for inventory in self.project.glob(_INVENTORIES):
            _copy_inventory(inventory, place / inventory.relative_to(self.project), without)
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
        """Let the generator build. It is asked for by its name: this package does not depend on it."""
        said = _Said()
        logger = logging.getLogger(self.generator)
        logger.addHandler(said)
        try:
            settings = str((self.project / _SETTINGS).resolve())
            import_module(f"{self.generator}.__main__")  # ProperDocs' lets hooks that ask for MkDocs find it
            load = import_module(f"{self.generator}.config").load_config
            config = load(settings, docs_dir=str(place / "docs"), site_dir=str(site), strict=True)
            config.config_file_path = str(place / _SETTINGS)
            config.extra["as_of"] = AsOf(moment)
            import_module(f"{self.generator}.commands.build").build(config)
        except (Exception, SystemExit) as error:  # the generator ends with the latter, having said why
            raise BuildError("\n".join(said.lines) or str(error)) from error
        finally:
            logger.removeHandler(said)
            gc.enable()


class _Said(logging.Handler):
    """Keeps what a build warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())


def _copy_inventory(inventory: Path, copy: Path, without: Collection[str]) -> None:
    """Copy an inventory as it would be without some files: else a build would miss their addresses."""
    gone = tuple(address_of(file) for file in without if file.endswith(".md")) or ("\0",)
    lines = inventory.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith(gone))
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(kept, encoding="utf-8", newline="\n")


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
