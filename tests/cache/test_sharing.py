"""Values that the contexts of several tasks share: pickled once, loaded once, and the same for all of them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.cache import sharing
from publishing.cache.executor import Executor, Task
from publishing.cache.pickling import dumped, dumped_context, loaded
from publishing.cache.sharing import Shared, SharedFiles

LOADED: list[str] = []


@dataclass(frozen=True)
class Large(Shared):
    """A value that many tasks have."""

    text: str

    @property
    def cache_key(self) -> str:
        """Its text."""
        return self.text

    def __setstate__(self, state: dict[str, str]) -> None:
        LOADED.append(state["text"])
        vars(self).update(state)


@dataclass(frozen=True)
class Around:
    """A value with a large one in it."""

    large: Large


def text_of(context: Around, number: int) -> tuple[int, str, int]:
    """The text of the large value, and which object it is."""
    return number, context.large.text, id(context.large)


@pytest.fixture(autouse=True)
def _nothing_loaded() -> None:
    LOADED.clear()


def _two_tasks(large: Large) -> list[Task[tuple[int, str, int]]]:
    calls = [(number,) for number in range(8)]
    return [Task(name, text_of, calls, (Around(large),), batch=2) for name in ("one", "two")]


@pytest.mark.parametrize("folder", [None, "cache"], ids=["without a cache", "with one"])
def test_a_worker_loads_it_once(tmp_path: Path, folder: str | None) -> None:
    """Over tasks, over runs and in whatever stands around it; the next value in its place is another."""
    with ThreadPoolExecutor(1) as pool:
        executor = Executor(tmp_path / folder if folder else None, pool=pool)
        first = executor.run_all(_two_tasks(large := Large("first")))
        again = executor.run_all(_two_tasks(large))
        second = executor.run_all(_two_tasks(Large("second")))

    assert [text for results in first for _, text, _ in results] == ["first"] * 16
    assert first == again
    assert len({which for results in first for _, _, which in results}) == 1
    assert [text for results in second for _, text, _ in results] == ["second"] * 16
    assert LOADED == ["first", "second"]


def test_files_go_with_the_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is left on the disk, and more work writes it again."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with ThreadPoolExecutor(1) as pool:
        executor = Executor(pool=pool)
        executor.run_all(_two_tasks(large := Large("first")))
        assert [path.read_bytes() for path in tmp_path.glob("*/*")] == [dumped(large, whole=True)[0]]
        executor.end_workers()
        assert list(tmp_path.iterdir()) == []

        assert executor.run_all(_two_tasks(large))[0][0][1] == "first"


def test_a_context_has_its_file_alone() -> None:
    """The value is not in the bytes, which nothing but a worker can read."""
    files = SharedFiles()
    content = dumped_context((Around(Large("a long text")),), files)
    files.clear()

    assert b"a long text" not in content
    with pytest.raises(LookupError, match="is read as no context"):
        loaded(content, None)


def test_all_kinds_are_known() -> None:
    """Classes of classes too."""

    class Larger(Large):
        """A kind of a kind."""

    assert {Large, Larger} <= sharing.kinds()
