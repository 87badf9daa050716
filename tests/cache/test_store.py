"""The store: rows and files that are whole or not there, whoever writes at the same time."""

import os
import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process
from pathlib import Path

import pytest

from publishing.cache.blobs import SiteFile
from publishing.cache.hashed_files import CacheError
from publishing.cache.store import FILE, Store


def _begin_store(folder: Path) -> int:
    return Store(folder).build


def test_builds_may_begin_at_once(tmp_path: Path) -> None:
    """Several that find no database make one, and nobody is turned away."""
    with ProcessPoolExecutor(4) as pool:
        for number in range(10):
            assert set(pool.map(_begin_store, [tmp_path / str(number)] * 8)) == {1}


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_a_pipe_in_the_place_of_a_file_is_thrown_away(tmp_path: Path, ending: str) -> None:
    """Whoever opens one waits until somebody writes to it, and nobody does."""
    Store(tmp_path)
    pipe = tmp_path / f"cache.sqlite{ending}"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    build = Process(target=_begin_store, args=(tmp_path,))
    build.start()
    build.join(20)
    build.kill()  # one that still waits

    assert build.exitcode == 0


def test_a_file_that_had_no_room_is_an_error(tmp_path: Path) -> None:
    """Where a disk takes only a part of a file, the build stops, and nobody takes the part for the whole."""
    store = Store(tmp_path)
    file = SiteFile.from_content(b"x" * 300_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(CacheError, match="File too large"):
            store.put_files({file.name: bytes(file)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert not store.present(FILE, [file.name])
    store.put_files({file.name: bytes(file)})
    assert Store(tmp_path).present(FILE, [file.name])


def test_nothing_is_forgotten_with_a_database(tmp_path: Path) -> None:
    """When it is thrown away, the files that it knew go with it."""
    store = Store(tmp_path)
    store.put_files({SiteFile.from_content("a").name: b"a"})
    store.reset()

    assert list((tmp_path / "files").iterdir()) == []


def test_a_file_in_the_way_is_not_written_to(tmp_path: Path) -> None:
    """What stands at a path may belong to another build: it gives way, and stays what it is there."""
    store = Store(tmp_path / "kept")
    store.put_files({SiteFile.from_content(text).name: text.encode() for text in "ab"})
    for text in "aab":
        store.files.link(SiteFile.from_content(text).name, str(tmp_path / "x"))

    assert (tmp_path / "x").read_text() == "b"
    assert store.files.read(SiteFile.from_content("a").name) == b"a"


@pytest.mark.parametrize(
    "change",
    [
        "value = x'32'",
        "value = (SELECT value FROM entries WHERE key = 'b')",
        "value = (SELECT value FROM entries WHERE key = 'b'), checksum = (SELECT checksum FROM entries WHERE key = 'b')",
        "checksum = zeroblob(32)",
        "checksum = NULL",
        "value = NULL",
        "kind = 'other'",
        "key = 'c'",
    ],
)
def test_a_changed_row_is_no_cache_hit(tmp_path: Path, change: str) -> None:
    """A row's checksum covers its kind, its key and its value, so that no row passes for another."""
    store = Store(tmp_path)
    store.put("things", {"a": b"1", "b": b"2"})
    store._database.execute(f"UPDATE entries SET {change} WHERE key = 'a'")  # noqa: S608

    assert store.get_many("things", ["a", "b", "c"]) == {"b": b"2"}
    assert store.get_many("other", ["a"]) == {}
