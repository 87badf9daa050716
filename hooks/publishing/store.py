"""What builds leave for the builds after them, on disk.

In: things (some bytes, by a kind and a name that says all that shapes them), texts and files of the site (by the hash of
their content). Out: the same, whole, or nothing. A thing is held to its hash when it is taken, a text when it is read, a file
when its size or the time of its last change is not what it was.

Things and texts are rows of a database, as thousands of small files take longer to make than their content. Files of the
site are files, to which the site then has hard links, so that each is written once however many builds have it. SQLite sees
to it that a killed build leaves nothing by halves and that builds can work at the same time. The folder is as trusted as the
code beside it.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any, TextIO

_DATABASE = "made.sqlite"
_TABLES = """
    CREATE TABLE IF NOT EXISTS uses
        (kind TEXT, name TEXT, size INTEGER, build INTEGER, PRIMARY KEY (kind, name)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS times (name TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS contents (name TEXT PRIMARY KEY, checksum TEXT, content BLOB);
"""
_UNUSED = "SELECT kind, name, size FROM uses WHERE build < ? ORDER BY build DESC"
_LATEST = 3  # builds before this one whose things stay: some may still be under way
_AT_ONCE = 250  # things that are asked for in one question
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ")
_PATIENCE = 60  # seconds that one build waits for another
_SPARE = 1_000_000_000  # bytes of one kind that are kept besides what the last build used
TEXT, FILE = "text", "file"


class BusyError(Exception):
    """Another process holds the cache, and does not let go; the text says which."""


class DamagedError(Exception):
    """What is kept cannot be used. Whoever is told so has it thrown away, and begins again."""


class Store:
    """A folder with what was made. ``build`` numbers the builds that changed it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = folder / "files"
        self._connection: sqlite3.Connection | None = None
        try:
            self.build = self._begin()
        except DamagedError:
            self.throw_away()

    def _begin(self) -> int:
        """The number of this build. Where there is no database, nothing is known of any file, so none stays."""
        with self._alone(), _working():
            if not (self.folder / _DATABASE).exists():
                shutil.rmtree(self.files, ignore_errors=True)
            self.files.mkdir(parents=True, exist_ok=True)
            self._database.executescript(_TABLES)
            (last,) = self._database.execute("SELECT max(build) FROM uses").fetchone()
            return int(last or 0) + 1

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other build begins: two cannot make a database at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a+", encoding="utf-8") as lock:
            _wait_for(lock)
            lock.truncate(0)
            print(f"process {os.getpid()} on {os.uname().nodename}", file=lock, flush=True)
            yield

    @property
    def _database(self) -> sqlite3.Connection:
        """The connection of this process."""
        if not self._connection:
            self._connection = sqlite3.connect(self.folder / _DATABASE, _PATIENCE, isolation_level=None)
            for pragma in ("page_size=16384", "journal_mode=WAL", "synchronous=OFF", "cache_size=-64000"):
                self._connection.execute(f"PRAGMA {pragma}")
        return self._connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Changes that are made all or not at all."""
        with _working(), self._database as database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    def take(self, name: str) -> bytes | None:
        """A thing or a text, if it is there and whole."""
        with _working():
            found = self._database.execute("SELECT checksum, content FROM contents WHERE name = ?", (name,)).fetchone()
        return found[1] if found and _sum(found[1]) == found[0] else None

    def take_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those of some things that are there and whole, by name."""
        wanted = list(names)
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            query = f"SELECT name, checksum, content FROM contents WHERE name IN ({','.join('?' * len(some))})"  # noqa: S608
            with _working():
                rows = self._database.execute(query, some).fetchall()
            found.update((name, content) for name, checksum, content in rows if _sum(content) == checksum)
        return found

    def text(self, name: str) -> bytes:
        """A text that is there."""
        content = self.take(name)
        if content is None:
            raise DamagedError(name)
        return content

    def has_text(self, name: str, size: int) -> bool:
        """Whether a text is there. It may be long, so its hash is only looked at when it is read."""
        with _working():
            found = self._database.execute("SELECT length(content) FROM contents WHERE name = ?", (name,)).fetchone()
        return bool(found == (size,))

    def file(self, name: str) -> bytes:
        """The content of a file of the site."""
        with open(f"{self.files}/{name}", "rb") as file:  # noqa: PTH123 - there are thousands
            return file.read()

    def has_file(self, name: str, size: int) -> bool:
        """Whether a file of the site is there and whole.

        It is where its size and the time of its last change are what they were when it was written; else its hash tells.
        """
        try:
            seen = _seen(f"{self.files}/{name}")
            return seen[0] == size and (seen == self._times.get(name) or _sum(self.file(name)) == name)
        except OSError:
            return False

    @cached_property
    def _times(self) -> Mapping[str, tuple[int, int]]:
        """The size of each file, and when it was last changed (nanoseconds), as it was written."""
        with _working():
            rows = self._database.execute("SELECT name, size, changed FROM times").fetchall()
        return {name: (size, changed) for name, size, changed in rows}

    def numbers(self) -> Mapping[str, int]:
        """The number on the disk of each file of the site."""
        with os.scandir(self.files) as entries:
            return {entry.name: entry.inode() for entry in entries}

    def put(self, name: str, path: str) -> None:
        """Let the site have a file at a path. What is there may be another build's file too: it is not written to."""
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - as above
        try:
            os.link(f"{self.files}/{name}", path)
        except OSError:  # the site is on another disk
            shutil.copyfile(f"{self.files}/{name}", path)

    def keep(self, kind: str, contents: Iterable[tuple[str, bytes]]) -> None:
        """Keep things of a kind, or texts."""
        rows = [(name, _sum(content), content) for name, content in contents]
        with self._changing() as database:
            database.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?)", rows)
            self._use(database, kind, [(name, len(content)) for name, _, content in rows])

    def keep_files(self, contents: Mapping[str, bytes]) -> None:
        """Keep files of the site. What a killed build left by halves is written again."""
        self.use(
            FILE, [(name, len(content)) for name, content in contents.items()]
        )  # first, so that nothing is forgotten
        times = [(name, *self._kept_file(name, content)) for name, content in contents.items()]
        with self._changing() as database:
            database.executemany("INSERT OR REPLACE INTO times VALUES (?, ?, ?)", times)

    def _kept_file(self, name: str, content: bytes) -> tuple[int, int]:
        """Keep a file; its size, and when it was changed."""
        path = f"{self.files}/{name}"
        try:
            return _written(path, content)
        except FileExistsError:
            if _sum(self.file(name)) == name:
                return _seen(path)
            beside = f"{path}.{os.getpid()}"
            with suppress(FileNotFoundError):
                os.unlink(beside)  # noqa: PTH108 - as above
            seen = _written(beside, content)
            os.replace(beside, path)  # noqa: PTH105 - as above
            return seen

    def use(self, kind: str, names_and_sizes: Iterable[tuple[str, int]]) -> None:
        """Note that this build uses things, so that they are the last to go. What the last build used is noted already."""
        with _working():
            rows = self._database.execute("SELECT name FROM uses WHERE kind = ? AND build >= ?", (kind, self.build - 1))
            noted = {name for (name,) in rows}
        new = [one for one in names_and_sizes if one[0] not in noted]
        if new:
            with self._changing() as database:
                self._use(database, kind, new)

    def _use(self, database: sqlite3.Connection, kind: str, names_and_sizes: Iterable[tuple[str, int]]) -> None:
        rows = [(kind, name, size, self.build) for name, size in names_and_sizes]
        database.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?, ?, ?)", rows)

    def tidy(self) -> None:
        """Throw away what was not used for longest, of each kind what is too much."""
        with self._changing() as database:
            for kind, name in list(_old(database.execute(_UNUSED, (self.build - _LATEST,)))):
                database.execute("DELETE FROM uses WHERE kind = ? AND name = ?", (kind, name))
                if kind == FILE:
                    database.execute("DELETE FROM times WHERE name = ?", (name,))
                    (self.files / name).unlink(missing_ok=True)
                else:
                    database.execute("DELETE FROM contents WHERE name = ?", (name,))

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_connection": None}

    def close(self) -> None:
        """Let go of the database, which no connection may share with a process that is about to be made."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def throw_away(self) -> None:
        """Begin anew."""
        self.close()
        vars(self).pop("_times", None)
        for path in self.folder.glob(f"{_DATABASE}*"):
            path.unlink(missing_ok=True)
        self.build = self._begin()


def _wait_for(lock: TextIO) -> None:
    """Take a lock, which nobody holds for longer than a moment."""
    for _ in range(_PATIENCE * 10):
        with suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        Event().wait(0.1)
    lock.seek(0)
    holder = lock.readline(200).strip() or "a process"
    raise BusyError(f"{holder} has held {lock.name} for {_PATIENCE} seconds. If it is stuck, end it, and try again.")


@contextmanager
def _working() -> Iterator[None]:
    """Work with a database that may be damaged. (One that is busy, full, or may not be written to is not.)"""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(_DAMAGE):
            raise DamagedError(str(error)) from error
        raise


def _old(rows: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str]]:
    """What does not fit, by kind and name; the rows come newest first."""
    left: dict[str, int] = {}
    for kind, name, size in rows:
        left[kind] = left.get(kind, _SPARE) - size
        if left[kind] < 0:
            yield kind, name


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _seen(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 - there are thousands
    return status.st_size, status.st_mtime_ns


def _written(path: str, content: bytes) -> tuple[int, int]:
    """Write a new file; its size, and when that was."""
    with open(path, "xb", opener=_read_only) as file:  # noqa: PTH123 - Path.open takes no opener
        file.write(content)
        file.flush()
        status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _read_only(path: str, flags: int) -> int:
    """Open a file that nobody shall change afterwards: the site's builds share it."""
    return os.open(path, flags, 0o444)
