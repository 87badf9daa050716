"""An on-disk cache: values by key in a SQLite database, and files of the site by the hash of their content.

Nothing in the folder is believed. A row's checksum covers its kind, key and value, and is compared before anything looks
at the value. A file is named by the SHA-256 of its content, which every build computes again for each file that it uses.
So damage is a cache miss, or a ``DamagedError`` where the database itself fails: ``reset`` then begins anew.

Values are rows, as thousands of small files take longer to write than their content, and a killed build must leave nothing
by halves. Files of the site are files, to which the site has hard links: each is written once for all builds.
"""

import fcntl
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

from publishing.cache.hashed_files import CacheError, DamagedError, HashedFiles, is_in_the_way, remove

TEXT, FILE = "text", "file"  # kinds whose keys are the SHA-256 of the content
_DATABASE = "cache.sqlite"
_JOURNALS = tuple(f"{_DATABASE}{ending}" for ending in ("-wal", "-shm", "-journal"))  # SQLite's own
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS entries
        (kind TEXT, key TEXT, build INTEGER, checksum BLOB, value BLOB, PRIMARY KEY (kind, key));
    CREATE INDEX IF NOT EXISTS by_build ON entries (build);
"""
_SELECT = "SELECT key, build >= ?, checksum, value FROM entries WHERE kind = ? AND key IN ({})"
_SELECT_KEYS = "SELECT key, build >= ? FROM entries WHERE kind = ? AND key IN ({})"
_EVICT = "DELETE FROM entries WHERE build < ?"
_BUILDS = 30  # whose entries stay
_BATCH = 250  # keys in one query
_MOST = 2**40  # builds; a greater number is damage
_SESSIONS = count()  # of databases that this process began with
_PATIENCE = 60  # seconds that one build waits for another
_NO_DAMAGE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_NOMEM")


StoreAddress = tuple[Path, int, str]  # the folder of a cache, the number of a build, and the database at that time


class Store:
    """A cache in a folder. ``build`` is the number of this build; entries that few builds used last are evicted.

    ``address`` lets a worker open it as part of the same build: ``Store(*address)``.
    """

    def __init__(self, folder: Path, build: int | None = None, session: str = "") -> None:
        self.folder = folder
        self.files = HashedFiles(folder / "files")
        self._path = folder / _DATABASE
        self._inode: int | None = None  # of the database that this process opened last
        self._connection: sqlite3.Connection | None = None
        self._session = session
        if build is not None:
            self.build = build
            return
        try:
            self.build = self._begin()
        except DamagedError:
            self.reset()

    @property
    def address(self) -> StoreAddress:
        """The address by which a worker opens the same database; another after each ``reset``."""
        return self.folder, self.build, self._session

    def get(self, kind: str, key: str) -> bytes | None:
        """Return one value, or None where it is missing or damaged."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return the values that are there and whole, by key. This build uses them from now on."""
        found: dict[str, bytes] = {}
        old: list[str] = []
        for key, recent, checksum, value in self._select(_SELECT, kind, keys):
            if isinstance(value, bytes) and checksum == _checksum(kind, key, value):
                found[key] = value
                old += [] if recent else [key]
        self._touch(kind, old)
        return found

    def present(self, kind: str, keys: Collection[str]) -> set[str]:
        """Return those of some keys that have an entry. This build uses them from now on.

        Files are read and compared with their names; texts, which may be long, only when something reads them.
        """
        rows = list(self._select(_SELECT_KEYS, kind, keys))
        self._touch(kind, [key for key, recent in rows if not recent])
        return {key for key, _ in rows if kind != FILE or self.files.is_whole(key)}

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Store values by key. (Those of files stand in files: see ``put_files``.)"""
        rows = [
            (kind, key, self.build, _checksum(kind, key, value), b"" if kind == FILE else value)
            for key, value in values.items()
        ]
        if rows:
            with self._transaction() as database:
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)

    def put_files(self, contents: Mapping[str, bytes]) -> None:
        """Store files of the site by the SHA-256 of their content. A whole file stays, as the sites share it."""
        self.put(FILE, contents)  # first, so that no other build removes a file that has no entry
        with _translated():
            self.files.write(contents)

    def text(self, key: str) -> bytes:
        """Return a text that an entry names. DamagedError where it is missing or not what it was."""
        content = self.get(TEXT, key)
        if content is None:
            raise DamagedError(f"the text {key} is damaged")
        return content

    def evict(self) -> None:
        """Delete what the last builds did not use."""
        with self._transaction() as database:
            if database.execute(_EVICT, (self.build - _BUILDS,)).rowcount:
                known = {_text(key) for (key,) in database.execute("SELECT key FROM entries WHERE kind = ?", (FILE,))}
                self.files.remove_but(known)

    def close(self) -> None:
        """Close the database, as no connection may be shared with a forked process."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def reset(self) -> None:
        """Empty the cache, unless another build has done so since this one opened it."""
        self.close()
        with self._locked(), _translated():
            if self._inode in (None, _inode(self._path)):
                self._empty()
        self.build = self._begin()

    def _begin(self) -> int:
        """Make sure that there is a database, and return this build's number."""
        self._session = f"{os.getpid()}-{next(_SESSIONS)}"
        with self._locked(), _translated():
            if not self._path.is_file() or any(is_in_the_way(self.folder / name) for name in _JOURNALS):
                self._empty()
            self.files.begin()
            self._database.executescript(_SCHEMA)
            (last,) = self._database.execute("SELECT max(build) FROM entries").fetchone()
        if last is not None and not (isinstance(last, int) and 0 < last < _MOST):
            raise DamagedError("the number of the last build is damaged")
        return (last or 0) + 1

    def _empty(self) -> None:
        for path in self.folder.iterdir():
            remove(path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other builds from beginning or emptying the cache."""
        try:
            if not self.folder.is_dir():
                with suppress(FileNotFoundError, IsADirectoryError):
                    self.folder.unlink()
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.folder, os.O_RDONLY)
        except OSError as error:
            raise CacheError(f"{error.strerror}: {error.filename}") from error
        try:
            _wait_for(descriptor, self.folder)
            yield
        finally:
            os.close(descriptor)

    @property
    def _database(self) -> sqlite3.Connection:
        """The connection of this process."""
        if not self._connection:
            self._connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            self._connection.text_factory = bytes  # damaged text may be no UTF-8
            self._inode = _inode(self._path)
            for pragma in ("page_size=16384", "journal_mode=WAL", "synchronous=OFF", "cache_size=-64000"):
                self._connection.execute(f"PRAGMA {pragma}")
        return self._connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Change all or nothing."""
        with _translated(), self._database as database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    def _select(self, query: str, kind: str, keys: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """Look keys up; the rows begin with the key, and whether this build or the one before used it."""
        wanted = list(keys)
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            with _translated():
                filled = query.format(",".join("?" * len(some)))
                rows = self._database.execute(filled, (self.build - 1, kind, *some)).fetchall()
            yield from ((_text(key), *rest) for key, *rest in rows)

    def _touch(self, kind: str, keys: Collection[str]) -> None:
        """Note that this build uses entries. (What the build before used is safe anyway.)"""
        if keys:
            rows = [(self.build, kind, key) for key in keys]
            with self._transaction() as database:
                database.executemany("UPDATE entries SET build = ? WHERE kind = ? AND key = ?", rows)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the errors of SQLite and of the disk into ours."""
    try:
        yield
    except sqlite3.Error as error:
        damaged = not getattr(error, "sqlite_errorname", "").startswith(_NO_DAMAGE)
        raise (DamagedError if damaged else CacheError)(str(error)) from error
    except OSError as error:
        raise CacheError(f"{error.strerror}: {error.filename}") from error


def _checksum(kind: str, key: str, value: bytes) -> bytes:
    checksum = sha256(f"{kind}\0{key}\0".encode())
    checksum.update(value)
    return checksum.digest()


def _text(value: Any) -> str:
    """A key as text, whatever became of it."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _wait_for(descriptor: int, folder: Path) -> None:
    """Take the lock of a folder, which no process holds for longer than a moment. CacheError where one does."""
    for _ in range(_PATIENCE * 10):
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        Event().wait(0.1)
    raise CacheError(f"another process has held {folder} for {_PATIENCE} seconds; if it is stuck, end it")
