"""The executor: what is made once, kept, and shared among processes."""

import errno
import hashlib
import os
import re
import resource
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from publishing.build.output_folder import put
from publishing.cache.blobs import SiteFile, Text
from publishing.cache.executor import Executor, Statistics, Task
from publishing.cache.hashed_files import CacheError, DamagedError
from publishing.cache.store import FILE, Store

COMPUTED: list[str] = []


def make(text: str) -> str:
    """Something that takes long."""
    COMPUTED.append(text)
    return hashlib.sha256(text.encode()).hexdigest()


def calls(*arguments: str) -> list[tuple[str]]:
    """A call for each argument."""
    return [(argument,) for argument in arguments]


def shout(argument: str) -> str:
    """Something else."""
    return argument.upper()


def fail(argument: str) -> str:
    """What cannot be done."""
    raise ValueError(argument)


def results_of(executor: Executor, *arguments: str) -> list[str]:
    """The results for these arguments."""
    return executor.run(Task("things", make, calls(*arguments), batch=2))


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    COMPUTED.clear()


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    """The same content is not made again, in another executor with the same folder."""
    first = results_of(Executor(tmp_path, 1), "a", "b")
    ticks = count()
    executor = Executor(tmp_path, 1, clock=lambda: next(ticks))
    second = results_of(executor, "b", "a", "c")

    assert second[:2] == first[::-1]
    assert COMPUTED == ["a", "b", "c"]
    assert executor.statistics == {"things": Statistics(calls=3, hits=2, seconds=2)}


def test_things_are_kept_by_kind(tmp_path: Path) -> None:
    """What is made of the same in another way is another thing."""
    executor = Executor(tmp_path, 1)

    assert results_of(executor, "a") != executor.run(Task("things", shout, calls("a")))


def test_without_a_name_nothing_is_kept(tmp_path: Path) -> None:
    """What may depend on anything is made each time."""
    for _ in range(2):
        Executor(tmp_path, 1).run(Task("things", make, calls("a", "b"), contents=["a", None]))

    assert COMPUTED == ["a", "b", "b"]


class Page(NamedTuple):
    """A thing that holds its words and its file apart."""

    words: Text
    file: SiteFile


def page(text: str) -> Page:
    """Something that holds things apart."""
    COMPUTED.append(text)
    return Page(Text.from_content(f"words of {text}"), SiteFile.from_content(f"file of {text}"))


def pages(executor: Executor, *texts: str) -> list[tuple[str, str]]:
    """The words and files of some pages."""
    results = executor.run(Task("pages", page, calls(*texts), batch=1))
    return [(str(result.words), str(result.file)) for result in results]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("stored", [True, False])
def test_what_a_thing_holds_apart_comes_with_it(tmp_path: Path, processes: int, stored: bool) -> None:
    """Words and files are what they were, made now or before, kept or not."""
    for _ in range(2):
        executor = Executor(tmp_path if stored else None, processes)

        assert pages(executor, "a", "b", "c") == [(f"words of {text}", f"file of {text}") for text in "abc"]


def test_a_file_is_put_where_it_belongs(tmp_path: Path) -> None:
    """The site has the kept file itself, under another name: it is written once for all builds."""
    executor = Executor(tmp_path / "kept", 1)
    (result,) = executor.run(Task("pages", page, calls("a")))
    for site in ("one", "two"):
        files = executor.stored({"x/index.html": result.file, "y": SiteFile.from_content("y")})
        put(files, tmp_path / site, executor.store)

    assert {path.read_text() for path in (tmp_path / "one").rglob("*") if path.is_file()} == {"file of a", "y"}
    assert (tmp_path / "one/x/index.html").samefile(tmp_path / "two/x/index.html")


def test_a_site_on_another_disk_has_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no hard link can be made, the file is copied."""

    def no_link(old: Path, new: Path) -> None:
        raise OSError(errno.EXDEV, "another disk")

    executor = Executor(tmp_path / "kept", 1)
    (result,) = executor.run(Task("pages", page, calls("a")))
    monkeypatch.setattr(os, "link", no_link)
    put({"index.html": result.file}, tmp_path / "site", executor.store)

    assert (tmp_path / "site/index.html").read_text() == "file of a"


def damaged(content: bytes, how: str) -> bytes:
    """Bytes that are no longer what they were."""
    match how:
        case "empty":
            return b""
        case "other":
            return b"half"
        case "cut":
            return content[:-1]
        case "zeros":
            return b"\0" * len(content)
        case "inside":
            return content.replace(b"words of a", b"words of b").replace(b"file of a", b"file of b")
        case _:
            raise ValueError(how)


@pytest.mark.parametrize("how", ["empty", "other", "cut", "zeros", "inside"])
def test_what_is_damaged_is_made_again(tmp_path: Path, how: str) -> None:
    """What is kept is only used when it is whole: the thing, its words, its file, and the database around them."""
    before = Executor(tmp_path, 1)
    first = pages(before, "a")
    before.close()
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        path.write_bytes(damaged(path.read_bytes(), how))

    executor = Executor(tmp_path, 1)
    try:
        again = pages(executor, "a")
    except DamagedError:
        executor.reset()
        again = pages(executor, "a")

    assert again == first
    assert len(COMPUTED) > 1
    COMPUTED.clear()
    assert pages(Executor(tmp_path, 1), "a") == first
    assert COMPUTED == []


def test_what_does_not_fit_is_made_again(tmp_path: Path) -> None:
    """A thing is only kept, and only taken from what is kept, where it fits."""
    for answer in (True, False, True):

        def fits(value: object, answer: bool = answer) -> bool:
            return answer

        Executor(tmp_path, 1).run(Task("things", make, calls("a"), fits=fits))

    assert COMPUTED == ["a", "a"]


def test_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes give what one gives, in the order asked for, and say how far they are."""
    monkeypatch.setattr("publishing.cache.executor._can_fork", lambda: True)  # whatever else this test's process does
    numbers = [f"{number}" for number in range(40)]
    news: list[str] = []

    two = results_of(Executor(tmp_path / "two", 2, news.append), *numbers)

    assert two == results_of(Executor(tmp_path / "one", 1), *numbers)
    assert news[-1] == "things: 40 computed"


def test_an_error_is_told(tmp_path: Path) -> None:
    """What cannot be made stops the build, and nothing of it is kept."""
    for processes in (1, 2):
        with pytest.raises(ValueError, match="no font has it"):
            Executor(tmp_path, processes).run(Task("things", fail, calls(*["no font has it"] * 4), batch=1))

    assert _stored(tmp_path) == []


def _stored(folder: Path) -> list[str]:
    """The names of what is kept."""
    store = Executor(folder, 1).store
    return [key.decode() for (key,) in store._database.execute("SELECT key FROM entries")] if store else []


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last build used stays; of the rest, only so much."""
    monkeypatch.setattr("publishing.cache.store._BUILDS", 3)
    for arguments in ("ab", "a", "cdefghijkl", "cm", "cn", "co", "cp", "cq"):
        executor = Executor(tmp_path, 1)
        pages(executor, *arguments)
        executor.close()
    entries = set(_stored(tmp_path))
    files = {path.name for path in (tmp_path / "files").iterdir()}
    COMPUTED.clear()
    pages(Executor(tmp_path, 1), *"acb")

    assert "a" not in COMPUTED or "b" in COMPUTED
    assert "b" in COMPUTED
    assert "c" not in COMPUTED
    assert files <= entries
    assert SiteFile.from_content("file of b").name not in files


def test_beside_another_thread_one_process_does_it_all(tmp_path: Path) -> None:
    """While a server listens, as in ``mkdocs serve``, no process is copied, and the same is made."""
    there = threading.Event()
    thread = threading.Thread(target=there.wait)
    thread.start()
    try:
        executor = Executor(tmp_path, 2)
        results = executor.run(Task("pages", page, calls(*"abc"), batch=1))
    finally:
        there.set()
        thread.join()

    assert [str(result.words) for result in results] == [f"words of {text}" for text in "abc"]
    assert COMPUTED == [*"abc"]


_AFTER_TYPST = """
from publishing.base.tokens import Palette
from publishing.cache.executor import Executor, Task
from publishing.content.pictures import fault

content = Palette().site_files()["assets/images/mark.svg"].encode()
assert fault("a.svg", content) is None
task = Task("pictures", fault, [(f"{number}.svg", content) for number in range(4)], batch=1, threaded=True)
print(Executor(processes=2).run(task))
"""


def test_a_process_is_not_copied_once_typst_was_called(tmp_path: Path) -> None:
    """Whoever called it: its threads would not be in the copy, which waits for them for ever."""
    command = [sys.executable, "-c", _AFTER_TYPST]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=True)

    assert done.stdout == "[None, None, None, None]\n"


def _names_in_queries(folder: Path, total: int) -> int:
    """Return how many keys the database is asked about when half of the pages are cached, and half are not."""
    statements: list[str] = []
    numbers = [str(number) for number in range(total)]
    pages(Executor(folder, 1), *numbers[::2])
    executor = Executor(folder, 1)
    assert executor.store
    executor.store._database.set_trace_callback(statements.append)  # with the values in each statement
    pages(executor, *numbers)
    return sum(len(re.findall(r"(?<!x)'[0-9a-f]{64}'", statement)) for statement in statements)


def test_queries_grow_with_the_pages_alone(tmp_path: Path) -> None:
    """Each key is looked up and stored as often in a large site as in a small one, however many batches there are."""
    small, large = (_names_in_queries(tmp_path / str(total), total) for total in (40, 400))

    assert small > 0
    assert large == 10 * small


def _begin_store(folder: Path) -> int:
    return Store(folder).build


def test_builds_may_begin_at_once(tmp_path: Path) -> None:
    """Several that find no database make one, and nobody is turned away."""
    with ProcessPoolExecutor(4) as pool:
        for number in range(10):
            assert set(pool.map(_begin_store, [tmp_path / str(number)] * 8)) == {1}


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


def test_two_builds_may_work_at_once(tmp_path: Path) -> None:
    """Two builds share what is kept: neither waits for ever, nor takes from the other what it uses."""
    early, late = Executor(tmp_path, 2), Executor(tmp_path, 2)
    first, second = (pages(executor, *"abcdef") for executor in (early, late))
    early.close()

    assert first == second == pages(late, *"abcdef")


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


def test_a_changed_text_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    """A text may be long, so it is compared when something reads it."""
    executor = Executor(tmp_path, 1)
    pages(executor, "a")
    assert executor.store
    executor.store._database.execute("UPDATE entries SET value = ? WHERE kind = 'text'", (b"words of b",))

    with pytest.raises(DamagedError):
        pages(executor, "a")
