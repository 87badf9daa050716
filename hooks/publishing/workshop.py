"""Work that is done once for the same content, and by several processes at a time.

In: a function, and what it is given, one thing after another. Out: what it made of each, in their order. What is kept
never changes the result: it is found by everything that shapes it, and what is damaged is made again.

A file of the folder holds one thing: its checksum, then the thing as Python keeps it (the folder is as trusted as the
code beside it). It is written whole under another name first, so that a killed build leaves nothing by halves, and two
builds at once do the same twice at worst.
"""

import hashlib
import os
import pickle
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
_LIBRARIES = """
    jinja2 lunr lxml markdown mkdocs-material odfpy pikepdf pydantic pypandoc_binary python-docx pyyaml typst xlsxwriter
""".split()
_CODE = Path(__file__).parent
_KEPT = 1_000_000_000  # bytes of one kind of thing
_AHEAD = 4  # batches that a process may be ahead of what is asked for


@dataclass
class Done:
    """What was done of one kind: how many things were asked for, how many of them had been kept, and in what time.

    The ``seconds`` are those that the build waited for them.
    """

    asked: int = 0
    kept: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Workshop:
    """Where things are made.

    ``folder`` keeps what was made, if there is one; ``processes`` is how many work at a time; ``say`` is told how far
    they are. ``done`` says of each kind of thing what was done; ``clock`` gives seconds.
    """

    folder: Path | None = None
    processes: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    say: Callable[[str], None] = lambda text: None
    clock: Callable[[], float] = lambda: 0.0
    done: dict[str, Done] = field(default_factory=dict)

    def make(
        self,
        kind: str,
        make: Callable[[_Given], _Made],
        given: Sequence[_Given],
        names: Sequence[str] = (),
        *,
        fits: Callable[[_Made], bool] = lambda made: True,
        batch: int = 16,
    ) -> Iterator[_Made]:
        """What ``make`` makes of each of the given, in their order.

        ``names`` say for each what shapes it, beside our own code and the libraries, which are part of every name;
        without a name, a thing is not kept. What does not ``fit`` is neither kept nor taken from what was kept. ``batch`` of
        them go to a process at once; fewer than two batches are made here.
        """
        done = self.done.setdefault(kind, Done())
        things = self._things(kind, make, given, names or [""] * len(given), fits, batch)
        while True:
            begun = self.clock()
            try:
                made = next(things)
            except StopIteration:
                return
            finally:
                done.seconds += self.clock() - begun
            yield made

    def _things(
        self,
        kind: str,
        make: Callable[[_Given], _Made],
        given: Sequence[_Given],
        names: Sequence[str],
        fits: Callable[[_Made], bool],
        batch: int,
    ) -> Iterator[_Made]:
        """Things that were kept, and things made anew."""
        kept = [self._kept(kind, name, fits) for name in names]
        missing = [number for number, one in enumerate(kept) if one is None]
        self.done[kind].asked += len(given)
        self.done[kind].kept += len(given) - len(missing)
        new = self._made(kind, make, [given[number] for number in missing], batch)
        for number, one in enumerate(kept):
            if one is None:
                made = next(new)
                if fits(made):
                    self._keep(kind, names[number], made)
                yield made
            else:
                yield one[0]
        next(new, None)  # lets the processes end
        self._tidy(kind)

    def _made(self, kind: str, make: Callable[[_Given], _Made], given: Sequence[_Given], batch: int) -> Iterator[_Made]:
        """Make things, in their order."""
        way = "fork" if _can_fork() else "spawn" if _can_be_told(make) else ""
        if len(given) < 2 * batch or self.processes == 1 or not way:
            yield from map(make, given)
            return
        if str(_CODE.parent) not in sys.path:  # MkDocs takes it away again; other processes look where this one does
            sys.path.append(str(_CODE.parent))
        with ProcessPoolExecutor(self.processes, get_context(way), _begin, (make, given)) as pool:
            waiting: deque[Future[list[_Made]]] = deque()
            for start in range(0, len(given), batch):
                waiting.append(pool.submit(_carry_out, start, min(start + batch, len(given))))
                if len(waiting) > _AHEAD * self.processes:
                    yield from waiting.popleft().result()
                    self._tell(kind, start // batch + 1 - len(waiting), batch, len(given))
            for future in waiting:
                yield from future.result()
            self.say(f"{kind}: {len(given)} made")

    def _tell(self, kind: str, batches: int, batch: int, number: int) -> None:
        """Say how far it is, every tenth of a long way."""
        every = number // batch // 10
        if every >= 10 and batches % every == 0:
            self.say(f"{kind}: {batches * batch} of {number}")

    def _kept(self, kind: str, name: str, fits: Callable[[_Made], bool]) -> tuple[_Made] | None:
        """A thing that was made before, if it is whole and fits."""
        path = self._path(kind, name)
        try:
            check, content = path.read_bytes().split(b"\n", 1) if path else (b"", b"")
        except (OSError, ValueError):
            return None
        if not path or check.decode("ascii", "replace") != _check(content):
            return None
        made: _Made = pickle.loads(content)  # noqa: S301 - as trusted as the code beside it
        if not fits(made):
            return None
        with suppress(FileNotFoundError):  # another build may have thrown it away by now
            os.utime(path)
        return (made,)

    def _keep(self, kind: str, name: str, made: Any) -> None:
        """Keep a thing, whole or not at all."""
        path = self._path(kind, name)
        if not path:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        content = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(_check(content).encode() + b"\n" + content)
        os.replace(file.name, path)

    def _path(self, kind: str, name: str) -> Path | None:
        if not self.folder or not name:
            return None
        return self.folder / kind / hashlib.sha256(f"{_makers()} {name}".encode()).hexdigest()

    def _tidy(self, kind: str) -> None:
        """Throw away what was not asked for longest, until the rest fits."""
        folder = self.folder / kind if self.folder else None
        if not folder or not folder.is_dir():
            return
        files = list(_sizes_and_ages(folder))
        left = sum(status.st_size for status, _ in files)
        for status, path in sorted(files, key=lambda one: one[0].st_mtime):
            if left <= _KEPT:
                return
            left -= status.st_size
            Path(path).unlink(missing_ok=True)


def _sizes_and_ages(folder: Path) -> Iterator[tuple[os.stat_result, str]]:
    """What is known of each file in a folder, but for those that another build takes away meanwhile."""
    for entry in os.scandir(folder):
        with suppress(FileNotFoundError):
            yield entry.stat(), entry.path


@cache
def _makers() -> str:
    """What makes things, as one text that changes with it: Python, our own code and the libraries."""
    code = hashlib.sha256(sys.version.encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            code.update(path.read_bytes())
    return " ".join((code.hexdigest(), *(version(name) for name in _LIBRARIES)))


def _can_fork() -> bool:
    """Whether a copy of this process is safe: on Linux, while nothing else runs in it (``mkdocs serve`` does)."""
    return sys.platform == "linux" and threading.active_count() == 1


def _can_be_told(make: Callable[[Any], Any]) -> bool:
    """Whether another process can find a function by its name."""
    return "<" not in make.__qualname__


_work: tuple[Callable[[Any], Any], Sequence[Any]]


def _begin(make: Callable[[Any], Any], given: Sequence[Any]) -> None:
    """Tell a new process what there is to do."""
    global _work  # noqa: PLW0603 - it is a process of its own
    _work = make, given


def _carry_out(start: int, stop: int) -> list[Any]:
    make, given = _work
    return [make(one) for one in given[start:stop]]


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
