"""A folder of files that are named by the SHA-256 of their content.

In: contents. Out: hard links to their files. Size and time say nothing: a file is read and compared with its name before
this process uses it. Nothing is ever written to a file that is there, as builds of the site share it.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident


class CacheError(Exception):
    """The cache cannot be used, although it is not damaged: another build holds it, or the disk is full."""


class DamagedError(CacheError):
    """The cache, or a file in it, is missing or damaged. ``Store.reset`` empties it."""


class HashedFiles:
    """The files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._whole: set[str] = set()  # files whose hash this process has compared

    def begin(self) -> None:
        """Make sure that there is a folder."""
        self._whole.clear()
        if not self.folder.is_dir():
            remove(self.folder)
            self.folder.mkdir()

    def is_whole(self, name: str) -> bool:
        """Return whether a file's content has the hash that is its name."""
        if name not in self._whole and self._content(name) is not None:
            self._whole.add(name)
        return name in self._whole

    def check(self, names: Iterable[str]) -> None:
        """Raise a DamagedError unless all of these files are whole."""
        for name in names:
            if not self.is_whole(name):
                raise DamagedError(f"the file {name} is damaged")

    def read(self, name: str) -> bytes:
        """Return the content of a file. DamagedError where it is missing or not what it was."""
        content = self._content(name)
        if content is None:
            raise DamagedError(f"the file {name} is damaged")
        return content

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write files by the SHA-256 of their content. A whole file stays."""
        new = self.folder.with_name(f"{os.getpid()}-{get_ident()}.new")
        remove(new)  # what a killed build left
        for name, content in contents.items():
            if not self.is_whole(name):
                with open(new, "xb", opener=_read_only) as file:
                    file.write(content)
                remove(self.folder / name)
                new.rename(self.folder / name)

    def link(self, name: str, path: str) -> None:
        """Give the site a file. What stands at the path may be another build's too, so it is replaced, not written to."""
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - there are thousands
        try:
            os.link(f"{self.folder}/{name}", path)
        except OSError:  # the site is on another disk
            Path(path).write_bytes(self.read(name))

    def inodes(self) -> Mapping[str, int]:
        """Return each file's inode."""
        with os.scandir(self.folder) as entries:
            return {entry.name: entry.inode() for entry in entries}

    def remove_but(self, names: Collection[str]) -> None:
        """Delete all others."""
        for name in self.inodes().keys() - names:
            remove(self.folder / name)

    def _content(self, name: str) -> bytes | None:
        """The content of a file, if it has the hash that is its name. (A pipe in its place would wait for ever.)"""
        try:
            with open(f"{self.folder}/{name}", "rb", opener=_no_pipe) as file:
                content = file.read()
        except OSError:
            return None
        return content if sha256(content).hexdigest() == name else None


def is_in_the_way(path: Path) -> bool:
    """Return whether something other than a file stands at a path; who opens a pipe waits for ever for one who writes to it."""
    return os.path.lexists(path) and not path.is_file()


def remove(path: Path) -> None:
    """Delete whatever is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _no_pipe(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW)


def _read_only(path: str, flags: int) -> int:
    """Open a file that nobody shall change afterwards, whatever the umask says: the site's builds share it."""
    descriptor = os.open(path, flags, 0o444)
    os.fchmod(descriptor, 0o444)
    return descriptor
