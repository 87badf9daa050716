"""Reading: the only place where a file that people write is opened.

In: a folder, or the path of a file. Out: contents, and a problem for each entry that is no regular file, is too large,
cannot be read, or changes meanwhile.

Links are followed nowhere: a link to a file outside would publish it, and one to a file under embargo would give it away.
Pipes, devices and sockets are never opened: that could wait for ever. Each file is opened beside its folder's own
descriptor and looked at again once it is open, so that nothing can be exchanged in between.
"""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publishing.base.problems import Problem, PublishingError, quoted
from publishing.content.gate.limits import FOLDERS, INVENTORY, Limit, limit_of, size
from publishing.content.gate.names import escaped, is_leftover

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_COPY = "a file of its own; put a copy here in its place"
_KINDS: Mapping[int, tuple[str, str]] = {
    stat.S_IFLNK: (_COPY, "a symbolic link"),
    stat.S_IFIFO: ("a regular file; delete this", "a named pipe"),
    stat.S_IFSOCK: ("a regular file; delete this", "a socket"),
    stat.S_IFCHR: ("a regular file; delete this", "a device"),
    stat.S_IFBLK: ("a regular file; delete this", "a device"),
    stat.S_IFDIR: ("a regular file", "a folder"),
}
_ERRORS: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("permission to read it", "none; see its owner and mode"),
    errno.EPERM: ("permission to read it", "none; see its owner and mode"),
    errno.ENOENT: ("a file or folder that stays while it is read; try again", "none"),
    errno.ELOOP: _KINDS[stat.S_IFLNK],
    errno.ENOTDIR: ("a folder that stays while it is read; try again", "something else in its place"),
}
_CHANGED = ("a file that stays as it is while it is read; try again", "one that changed meanwhile")


class _RefusedError(Exception):
    """A file stays outside; says what was expected and what was found."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(expected, found)
        self.expected, self.found = expected, found


class Files(dict[str, bytes]):
    """The files of a folder by their paths.

    What was refused stands among them without content, so that links to it are not faults as well; ``problems`` say why.
    ``ignored`` are leftovers of editors and systems, which were not opened.
    """

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self.ignored: list[str] = []


def read_folder(folder: Path) -> Files:
    """Every file below a folder by its path, in order."""
    files = Files()
    reader = _Reader(files)
    with reader.noting(f"{folder.name}/"), _opened(str(folder), os.O_DIRECTORY) as descriptor:
        reader.folder(descriptor, "", 1)
    ordered = sorted(files.items(), key=lambda item: item[0].split("/"))
    files.clear()
    files.update(ordered)
    return files


def read_text(folder: Path, name: str, limit: Limit = INVENTORY) -> str:
    """Return the text of a file of the project's folder; "" where there is none. ``PublishingError`` if it cannot be read."""
    path = folder / name
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    try:
        content = _content(str(path), None, found, limit)
        return content.decode()
    except (_RefusedError, OSError, UnicodeDecodeError) as error:
        expected, found_instead = _words(error)
        raise PublishingError([Problem(escaped(name), 1, "", expected, found_instead)]) from None


class _Reader:
    """Walks through folders, and gathers what it finds in ``files``."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._paths: dict[tuple[int, int], str] = {}

    @contextmanager
    def noting(self, path: str) -> Iterator[None]:
        """Note what goes wrong meanwhile as a problem of a file or folder."""
        try:
            yield
        except (_RefusedError, OSError) as error:
            self._files.problems.append(Problem(escaped(path), 1, "", *_words(error)))

    def folder(self, descriptor: int, within: str, depth: int) -> None:
        """Read what is in an open folder. ``within`` is its path, "" or with a slash at its end."""
        with os.scandir(descriptor) as entries:
            names = sorted(entry.name for entry in entries)
        for name in names:
            path = f"{within}{name}"
            if is_leftover(name) and not _leads_into_folder(name, descriptor):
                self._files.ignored.append(escaped(path))
                if _has_links_to_folders(name, descriptor):
                    self._files.problems.append(Problem(escaped(path), 1, "", *_KINDS[stat.S_IFLNK]))
                continue
            with self.noting(path):
                self._entry(descriptor, name, path, depth)

    def _entry(self, parent: int, name: str, path: str, depth: int) -> None:
        found = os.stat(name, dir_fd=parent, follow_symlinks=False)
        if not stat.S_ISDIR(found.st_mode):
            self._files[path] = b""
            self._files[path] = self._own(path, found, _content(name, parent, found, limit_of(name)))
        elif depth > FOLDERS:
            raise _RefusedError(f"at most {FOLDERS} folders inside each other", "more")
        else:
            with _opened(name, os.O_DIRECTORY, parent) as descriptor:
                self.folder(descriptor, f"{path}/", depth + 1)

    def _own(self, path: str, found: os.stat_result, content: bytes) -> bytes:
        """The content of a file that has no second name in this folder: that could be hidden while this is public."""
        first = self._paths.setdefault((found.st_dev, found.st_ino), path)
        if first != path:
            raise _RefusedError(_COPY, f"a hard link to {quoted(escaped(first))}")
        if not content and not path.endswith(".md"):
            raise _RefusedError("a file with something in it", "an empty file")
        return content


def _leads_into_folder(name: str, parent: int) -> bool:
    """Return whether an entry is a link to a folder. MkDocs walks into hidden ones, too: two in a circle never end."""
    try:
        link = stat.S_ISLNK(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode)
        return link and stat.S_ISDIR(os.stat(name, dir_fd=parent).st_mode)
    except OSError:
        return False


def _content(name: str, folder: int | None, found: os.stat_result, limit: Limit) -> bytes:
    """The content of a file in an open folder, which was found to be something before."""
    if not stat.S_ISREG(found.st_mode):
        raise _RefusedError(*_KINDS.get(stat.S_IFMT(found.st_mode), ("a regular file", "something else")))
    with _opened(name, 0, folder) as descriptor:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode) or not os.path.samestat(before, found):
            raise _RefusedError(*_CHANGED)
        if before.st_size > limit.size:
            expected = f"{limit.name} of at most {size(limit.size)}; {limit.remedy}"
            raise _RefusedError(expected, size(before.st_size))
        content = _bytes(descriptor, before.st_size + 1)
        after = os.fstat(descriptor)
    if len(content) != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise _RefusedError(*_CHANGED)
    return content


def _bytes(descriptor: int, most: int) -> bytes:
    """Read an open file, at most so many bytes."""
    pieces = []
    while most > 0 and (piece := os.read(descriptor, min(most, 1 << 24))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


@contextmanager
def _opened(name: str, flags: int, folder: int | None = None) -> Iterator[int]:
    """The descriptor of a file or folder, open meanwhile."""
    descriptor = os.open(name, _FLAGS | flags, dir_fd=folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _words(error: Exception) -> tuple[str, str]:
    """The expected and the found, of an error."""
    if isinstance(error, _RefusedError):
        return error.expected, error.found
    if isinstance(error, UnicodeDecodeError):
        return "a file saved as UTF-8", f"another encoding (the byte {error.object[error.start]:#04x})"
    if isinstance(error, OSError):
        return _ERRORS.get(error.errno or 0, ("a file that can be read", (error.strerror or "an error").lower()))
    raise error


def _has_links_to_folders(name: str, parent: int) -> bool:
    """Return whether a folder that is left out has links to folders: MkDocs would walk into them, round and round."""
    if not stat.S_ISDIR(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode):
        return False  # opening a pipe would wait for ever
    walk = os.fwalk(name, dir_fd=parent, follow_symlinks=False)
    return any(stat.S_ISLNK(os.lstat(inner, dir_fd=here).st_mode) for _, inside, _, here in walk for inner in inside)
