"""Runs tasks: looks results up in the cache, and computes those that it misses, by several workers at a time.

In: tasks. Out: the results of each, in the order of its calls. A result's key is a hash of everything that shapes it
(``keys``); the cache never changes a result, and what is damaged in it is computed again.

The work is done by processes of our own, or by any ``concurrent.futures.Executor`` that is passed in: a batch is a plain
picklable value, and no state reaches a worker but by that. Keys, and what a cached result must fulfil, stay here.
"""

import gc
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor as Pool
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from os import sched_getaffinity
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from publishing.base import native_threads
from publishing.cache import worker
from publishing.cache.blobs import SiteFile
from publishing.cache.hashed_files import CacheError, DamagedError
from publishing.cache.lookup import Lookup, Numbers
from publishing.cache.pickling import dumped, loaded
from publishing.cache.sharing import SharedFiles
from publishing.cache.store import Store
from publishing.cache.task import Result, Task
from publishing.cache.worker import Batch, Finished

__all__ = ["CACHE", "Executor", "Statistics", "Task"]

CACHE = ".cache/made"  # beside mkdocs.yml
_AHEAD = 4  # batches that each worker may be ahead of what is read


def _no_time() -> float:
    return 0.0


def _quiet(text: str) -> None:
    """Ignore news."""


@dataclass
class Statistics:
    """The calls of the tasks of one name, those found in the cache, and the seconds of work over all workers."""

    calls: int = 0
    hits: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Executor:
    """Runs tasks.

    ``folder`` has the cache, if there is one; ``processes`` is how many of our own work at a time, or ``pool`` does the
    work. ``say`` gets news of progress. ``statistics`` counts the work of each task, ``waits`` has the seconds of each
    run; ``clock`` gives seconds, and is pickled with each batch.
    """

    folder: Path | None = None
    processes: int = field(default_factory=lambda: len(sched_getaffinity(0)))
    say: Callable[[str], None] = _quiet
    clock: Callable[[], float] = _no_time
    pool: Pool | None = None
    statistics: dict[str, Statistics] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    @cached_property
    def store(self) -> Store | None:
        """The cache."""
        store = Store(self.folder) if self.folder else None
        worker.use(store)
        return store

    def run(self, task: Task[Result]) -> list[Result]:
        """Run one task."""
        return self.run_all([task])[0]

    def run_all(self, tasks: Sequence[Task[Any]]) -> list[list[Any]]:
        """Run tasks, and return the results of each, in the order of its calls. All workers share what is to do."""
        begun = self.clock()
        lookups = [Lookup(task, task.keys() if self.store else [""] * len(task.calls)) for task in tasks]
        for lookup in lookups:
            self._look_up(lookup)
        batches = [(lookup, numbers) for lookup in lookups for numbers in lookup.batches()]
        for (lookup, numbers), contents in zip(batches, self._carried_out(batches), strict=True):
            self._take(lookup, numbers, contents)
        self.waits.append(self.clock() - begun)
        return [[lookup.results[number] for number in range(len(lookup.keys))] for lookup in lookups]

    def stored(self, files: Mapping[str, SiteFile]) -> dict[str, SiteFile]:
        """Return files of the site by address, all of them in the store, if there is one, and whole."""
        store = self.store
        if not store:
            return dict(files)
        store.put_files({file.name: file.content for file in files.values() if file.content is not None})
        store.files.check(file.name for file in files.values())
        return {address: SiteFile(file.name, file.size, fetch=store.files.read) for address, file in files.items()}

    def reset(self) -> None:
        """Empty the cache, as it is damaged."""
        if self.store:
            self.say("The cache is damaged: everything is made again")
            self.store.reset()
            worker.use(self.store)

    def __enter__(self) -> Self:
        """Begin; our own processes end at the end, whatever happens.

        (Those that still run when Python ends would be ended by Python, which then may complain of a closed pipe.)
        """
        return self

    def __exit__(self, *error: object) -> None:
        """End our own processes."""
        self.end_workers()

    def close(self) -> None:
        """End our own processes, keep the cache within bounds, and close it."""
        self.end_workers()
        if self.store:
            try:
                self.store.evict()
            except DamagedError:
                with suppress(CacheError):
                    self.store.reset()
            except CacheError:
                pass  # there is too much for once: the next build evicts
            self.store.close()

    def _look_up(self, lookup: Lookup) -> None:
        begun = self.clock()
        if self.store:
            lookup.look_up(self.store)
        statistics = self.statistics.setdefault(lookup.task.name, Statistics())
        statistics.calls += len(lookup.keys)
        statistics.hits += len(lookup.results)
        statistics.seconds += self.clock() - begun

    def _take(self, lookup: Lookup, numbers: Numbers, finished: Finished) -> None:
        """Take the results of a batch, and store those that may be stored."""
        values: dict[str, bytes] = {}
        for number, content in zip(numbers, finished.results, strict=True):
            lookup.results[number] = result = loaded(content, self.store)[0]
            if lookup.keys[number] and lookup.task.fits(result):
                values[lookup.keys[number]] = content
        if self.store:
            self.store.put(lookup.task.name, values)
        self.statistics[lookup.task.name].seconds += finished.seconds

    def _carried_out(self, batches: Sequence[tuple[Lookup, Numbers]]) -> Iterator[Finished]:
        """Carry out batches: here where that is quickest or nothing else can, else by workers."""
        wanted = len(batches) > 1 or any(lookup.task.threaded for lookup, _ in batches)
        pool = self.pool or (self._workers() if wanted else None)
        if not pool:
            with worker.garbage_collection():
                yield from (self._carried_out_here(lookup, numbers) for lookup, numbers in batches)
        elif batches:
            with TemporaryDirectory() as folder:
                yield from self._shared(batches, pool, Path(folder))

    def _carried_out_here(self, lookup: Lookup, numbers: Numbers) -> Finished:
        begun, task = self.clock(), lookup.task
        if task.threaded:
            native_threads.note()
        results = [worker.packed(task.func(*task.context, *task.calls[number]), self.store) for number in numbers]
        return Finished(results, self.clock() - begun)

    def _shared(self, batches: Sequence[tuple[Lookup, Numbers]], pool: Pool, folder: Path) -> Iterator[Finished]:
        """Carry out batches by workers, none of which gets far ahead of what is read."""
        waiting: deque[Future[Finished]] = deque()
        left = iter(batches)
        for done, (lookup, _) in enumerate(batches):
            while len(waiting) <= _AHEAD * self.processes and (batch := next(left, None)):
                waiting.append(pool.submit(worker.carry_out, self._batch(*batch, folder)))
            yield waiting.popleft().result()
            every = len(batches) // 10
            if every >= 10 and done % every == 0:
                self.say(f"{lookup.task.name}: {done * 100 // len(batches)}%")
        for lookup in dict.fromkeys(lookup for lookup, _ in batches):
            self.say(f"{lookup.task.name}: {lookup.missed} computed")

    def _batch(self, lookup: Lookup, numbers: Numbers, folder: Path) -> Batch:
        task = lookup.task
        calls, _ = dumped([task.calls[number] for number in numbers], whole=True)
        return Batch(
            task.func,
            lookup.context_file(folder, self._shared_files),
            calls,
            self.store.address if self.store else None,
            self.clock,
        )

    def _workers(self) -> Pool | None:
        """Our own processes, started when they are first wanted; None where that is not safe.

        (``mkdocs serve`` listens meanwhile, so all but its first build are the work of one process.)
        """
        if "_own" not in vars(self):
            if self.processes == 1 or not _can_fork():
                return None
            if self.store:
                self.store.close()  # no connection may be shared
            gc.freeze()  # else each process would copy what this one holds while it looks for garbage
            own = ProcessPoolExecutor(self.processes, get_context("fork"), worker.begin)
            own.submit(_nothing).result()  # now all are there
            gc.unfreeze()
            vars(self)["_own"] = own
        return self._own

    _own: Pool = field(init=False, repr=False, compare=False)
    _shared_files: SharedFiles = field(default_factory=SharedFiles, init=False, repr=False, compare=False)

    def end_workers(self) -> None:
        """End our own processes, and delete what only they read; more work begins new ones."""
        if own := vars(self).pop("_own", None):
            own.shutdown()
        self._shared_files.clear()


def _can_fork() -> bool:
    """Return whether a copy of this process is safe: on Linux, while nothing else runs in it."""
    return sys.platform == "linux" and threading.active_count() == 1 and not native_threads.may_run()


def _nothing() -> None:
    """Let a process start."""
