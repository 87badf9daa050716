"""The executor with several processes: they change nothing, and none is copied where that is not safe."""

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from publishing.cache.executor import Executor, Task
from remembered import COMPUTED, calls, page, pages, results_of, stored_names


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    COMPUTED.clear()


def test_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes give what one gives, in the order asked for, and say how far they are."""
    monkeypatch.setattr("publishing.cache.executor._can_fork", lambda: True)  # whatever else this test's process does
    numbers = [f"{number}" for number in range(40)]
    news: list[str] = []

    two = results_of(Executor(tmp_path / "two", 2, news.append), *numbers)

    assert two == results_of(Executor(tmp_path / "one", 1), *numbers)
    assert news[-1] == "things: 40 computed"


class _Circle:
    """A value that holds itself, as a page that is drawn does."""

    there = 0

    def __init__(self) -> None:
        self.own = self
        self.large = [[] for _ in range(2_000)]  # type: ignore[var-annotated]
        _Circle.there += 1

    def __del__(self) -> None:
        _Circle.there -= 1


def circle(argument: str) -> str:
    """Leave garbage behind, and say how much of it is there."""
    _Circle()
    return f"{argument} {_Circle.there}"


def test_one_process_does_not_keep_garbage() -> None:
    """Where the build looks for none, as it holds all records, memory would grow with every page; afterwards all is as before."""
    gc.disable()
    try:
        left = Executor(None, 1).run(Task("things", circle, calls(*map(str, range(500))), batch=10))

        assert max(int(text.split()[1]) for text in left) < 250
        assert not gc.isenabled()
        assert gc.get_threshold()[0] < 100_000
    finally:
        gc.enable()
        gc.collect()


def fail(argument: str) -> str:
    """What cannot be done."""
    raise ValueError(argument)


def test_an_error_is_told(tmp_path: Path) -> None:
    """What cannot be made stops the build, and nothing of it is kept."""
    for processes in (1, 2):
        with pytest.raises(ValueError, match="no font has it"):
            Executor(tmp_path, processes).run(Task("things", fail, calls(*["no font has it"] * 4), batch=1))

    assert stored_names(tmp_path) == []


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


def test_two_builds_may_work_at_once(tmp_path: Path) -> None:
    """Two builds share what is kept: neither waits for ever, nor takes from the other what it uses."""
    early, late = Executor(tmp_path, 2), Executor(tmp_path, 2)
    first, second = (pages(executor, *"abcdef") for executor in (early, late))
    early.close()

    assert first == second == pages(late, *"abcdef")
