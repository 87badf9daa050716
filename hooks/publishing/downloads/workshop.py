"""Makes files: each only once for the same content, and several at a time.

In: tasks, and a folder to keep what was made. Out: the files' bytes. What is kept never changes the result: it is found
by everything that shapes it, and a damaged file is made again.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from publishing.downloads.makers import Task

_LIBRARIES = ("lxml", "odfpy", "pikepdf", "pypandoc_binary", "python-docx", "typst", "xlsxwriter")
_CODE = Path(__file__).parent.parent
_FEW = 4  # a second process takes longer to start than these
_KEPT = 1_000_000_000  # bytes


@dataclass(frozen=True)
class Workshop:
    """Where files are made.

    ``folder`` keeps what was made, ``processes`` is how many make at a time, ``say`` is told how far they are.
    """

    folder: Path
    processes: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    say: Callable[[str], None] = lambda text: None

    def make(self, tasks: Sequence[Task]) -> list[bytes]:
        """The bytes of every task's file, in their order."""
        names = [self._name(task) for task in tasks]
        found = [self._kept(name) for name in names]
        missing = [number for number, content in enumerate(found) if content is None]
        for number, content in zip(missing, self._made([tasks[number] for number in missing]), strict=True):
            self._keep(names[number], content)
            found[number] = content
        self._tidy()
        return [content for content in found if content is not None]

    def _made(self, tasks: Sequence[Task]) -> Iterator[bytes]:
        """Make files, in their order."""
        if len(tasks) <= _FEW or self.processes == 1:
            yield from (task.make(task.given) for task in tasks)
            return
        if str(_CODE.parent) not in sys.path:  # MkDocs takes it away again; other processes look where this one does
            sys.path.append(str(_CODE.parent))
        with ProcessPoolExecutor(self.processes, get_context("spawn")) as pool:
            for number, content in enumerate(pool.map(_carry_out, tasks, chunksize=1), start=1):
                if number % 25 == 0 or number == len(tasks):
                    self.say(f"{number} of {len(tasks)} files to take away are made")
                yield content

    def _name(self, task: Task) -> str:
        """A name for everything that shapes a file."""
        shape = f"{self._makers} {task.address} {task.make.__module__}.{task.make.__name__} {task.given!r}"
        return hashlib.sha256(shape.encode()).hexdigest()

    @cached_property
    def _makers(self) -> str:
        """What makes files, as one text that changes with it: our own code and the libraries."""
        code = hashlib.sha256()
        for path in sorted(_CODE.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                code.update(path.read_bytes())
        return " ".join((code.hexdigest(), *(version(name) for name in _LIBRARIES)))

    def _kept(self, name: str) -> bytes | None:
        """A file that was made before, if it is whole."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        check, _, made = content.partition(b"\n")
        return made if check.decode("ascii", "replace") == _check(made) else None

    def _keep(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
            file.write(_check(content).encode() + b"\n" + content)
        os.replace(file.name, self.folder / name)

    def _tidy(self) -> None:
        """Throw away what was kept longest, until the rest fits."""
        files = [(path.stat(), path) for path in self.folder.glob("*")] if self.folder.is_dir() else []
        left = sum(status.st_size for status, _ in files)
        for status, path in sorted(files, key=lambda one: one[0].st_mtime):
            if left <= _KEPT:
                return
            left -= status.st_size
            path.unlink(missing_ok=True)


def _carry_out(task: Task) -> bytes:
    return task.make(task.given)


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
