"""The executor: what is made once, and kept."""

import errno
import os
import re
from itertools import count
from pathlib import Path

import pytest

from publishing.build.output_folder import put
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Executor, Statistics, Task
from publishing.cache.hashed_files import DamagedError
from remembered import COMPUTED, calls, make, page, pages, results_of, stored_names


def shout(argument: str) -> str:
    """Something else."""
    return argument.upper()


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


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last build used stays; of the rest, only so much."""
    monkeypatch.setattr("publishing.cache.store._BUILDS", 3)
    for arguments in ("ab", "a", "cdefghijkl", "cm", "cn", "co", "cp", "cq"):
        executor = Executor(tmp_path, 1)
        pages(executor, *arguments)
        executor.close()
    entries = set(stored_names(tmp_path))
    files = {path.name for path in (tmp_path / "files").iterdir()}
    COMPUTED.clear()
    pages(Executor(tmp_path, 1), *"acb")

    assert "a" not in COMPUTED or "b" in COMPUTED
    assert "b" in COMPUTED
    assert "c" not in COMPUTED
    assert files <= entries
    assert SiteFile.from_content("file of b").name not in files


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


def test_a_changed_text_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    """A text may be long, so it is compared when something reads it."""
    executor = Executor(tmp_path, 1)
    pages(executor, "a")
    assert executor.store
    executor.store._database.execute("UPDATE entries SET value = ? WHERE kind = 'text'", (b"words of b",))

    with pytest.raises(DamagedError):
        pages(executor, "a")
