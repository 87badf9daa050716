"""Work that is done once for the same input, by several processes at a time.

In: functions and their inputs. Out: what each returned, in their order, from the cache where it is known. A result's key
is a hash of everything that shapes it; the cache never changes a result, and what is damaged in it is computed again.

A process that computes a result stores it, too: every ``Text`` or ``SiteFile`` in it goes into the store, and only the rest
comes back. So thousands of reports pass by without being in memory at once.
"""

import gc
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from publishing.cache.blobs import SiteFile
from publishing.cache.fingerprint import key
from publishing.cache.hashed_files import CacheError, DamagedError
from publishing.cache.pickling import dumped, loaded
from publishing.cache.store import FILE, TEXT, Store

CACHE = ".cache/made"  # beside mkdocs.yml
_Result = TypeVar("_Result")
_Batch = tuple[int, Sequence[int]]  # the number of a job, and the numbers of some of its inputs
_AHEAD = 4  # batches that a process may be ahead of what is asked for


def _anything(result: Any) -> bool:
    """Accept any result."""
    return True


def _no_time() -> float:
    return 0.0


@dataclass
class Done:
    """The inputs of one kind, those whose results were in the cache, and the seconds of work over all processes."""

    asked: int = 0
    kept: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Task(Generic[_Result]):
    """A batch of cacheable calls: ``func(item)`` for each of ``items``.

    ``names[i]`` must change whenever anything changes that shapes the result for item i, but for our own code and the
    libraries, which are part of every key; with an empty name, a result is not stored. A result that does not ``fit`` is
    neither stored nor taken from the store. ``batch`` items go to a process at once.
    """

    kind: str
    func: Callable[[Any], _Result]
    items: Sequence[Any]
    names: Sequence[str] = ()
    fits: Callable[[Any], bool] = _anything
    batch: int = 16


@dataclass(frozen=True)
class Executor:
    """Runs tasks.

    ``folder`` has the cache, if there is one; ``processes`` is how many work at a time; ``say`` gets news of progress.
    ``done`` counts the work of each kind, ``waits`` has the seconds of each call; ``clock`` gives seconds.
    """

    folder: Path | None = None
    processes: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    say: Callable[[str], None] = lambda text: None
    clock: Callable[[], float] = _no_time
    done: dict[str, Done] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    @cached_property
    def store(self) -> Store | None:
        """The cache."""
        return Store(self.folder) if self.folder else None

    def run(
        self,
        kind: str,
        func: Callable[[Any], _Result],
        items: Sequence[Any],
        names: Sequence[str] = (),
        fits: Callable[[Any], bool] = _anything,
        batch: int = 16,
    ) -> list[_Result]:
        """Run one task; see ``Task``."""
        return self.run_all([Task(kind, func, items, names, fits, batch)])[0]

    def run_all(self, tasks: Sequence[Task[Any]]) -> list[list[Any]]:
        """Run tasks, and return the results of each, in the order of its items. All processes share what is to do."""
        begun = self.clock()
        jobs = [_Job(task, self._keys(task), self.store, self.clock) for task in tasks]
        results = [self._cached(job) for job in jobs]
        batches = [
            (which, missing[start : start + job.task.batch])
            for which, job in enumerate(jobs)
            for missing in [[number for number in range(len(job.keys)) if number not in results[which]]]
            for start in range(0, len(missing), job.task.batch)
        ]
        for (which, numbers), content in zip(batches, self._executed(jobs, batches), strict=True):
            results[which].update(zip(numbers, self._unpacked(content), strict=True))
        self.waits.append(self.clock() - begun)
        return [[found[number] for number in range(len(job.keys))] for job, found in zip(jobs, results, strict=True)]

    def stored(self, files: Mapping[str, SiteFile]) -> dict[str, SiteFile]:
        """Return files of the site by address, all of them in the store, if there is one, and whole."""
        store = self.store
        if not store:
            return dict(files)
        store.put_files({file.name: file.at_hand for file in files.values() if file.at_hand is not None})
        store.files.check(file.name for file in files.values())
        return {address: SiteFile(file.name, file.size, fetch=store.files.read) for address, file in files.items()}

    def reset(self) -> None:
        """Empty the cache, as it is damaged."""
        if self.store:
            self.say("The cache is damaged: everything is made again")
            self.store.reset()

    def close(self) -> None:
        """Keep the cache within bounds, and close it."""
        if self.store:
            try:
                self.store.evict()
            except DamagedError:
                with suppress(CacheError):
                    self.store.reset()
            except CacheError:
                pass  # there is too much for once: the next build evicts
            self.store.close()

    def _keys(self, task: Task[Any]) -> list[str]:
        names = task.names or [""] * len(task.items)
        return [key(task.kind, name) if name and self.store else "" for name in names]

    def _cached(self, job: "_Job") -> dict[int, Any]:
        """Look up what is in the cache, by number; a result counts if all blobs in it are there too."""
        begun = self.clock()
        found = job.cached(job.store) if job.store else {}
        done = self.done.setdefault(job.task.kind, Done())
        done.asked += len(job.keys)
        done.kept += len(found)
        done.seconds += self.clock() - begun
        return found

    def _executed(self, jobs: "Sequence[_Job]", batches: Sequence[_Batch]) -> Iterator[bytes]:
        """Carry out batches, in one process or in several."""
        if len(batches) < 2 or self.processes == 1 or not _can_fork():
            for which, numbers in batches:
                yield self._counted(jobs[which], jobs[which].carried_out(numbers))
            return
        if self.store:
            self.store.close()
        gc.freeze()  # else each process would copy what this one holds while it looks for garbage
        try:
            yield from self._shared(jobs, batches)
        finally:
            gc.unfreeze()
        for which, job in enumerate(jobs):
            if number := sum(len(numbers) for other, numbers in batches if other == which):
                self.say(f"{job.task.kind}: {number} made")

    def _shared(self, jobs: "Sequence[_Job]", batches: Sequence[_Batch]) -> Iterator[bytes]:
        """Carry out batches in several processes, none of which gets far ahead of what is asked for."""
        with ProcessPoolExecutor(self.processes, get_context("fork"), _begin, (jobs,)) as pool:
            waiting: deque[Future[tuple[bytes, float]]] = deque()
            left = iter(batches)
            for done, (which, _) in enumerate(batches):
                while len(waiting) <= _AHEAD * self.processes and (batch := next(left, None)):
                    waiting.append(pool.submit(_carry_out, batch))
                yield self._counted(jobs[which], waiting.popleft().result())
                every = len(batches) // 10
                if every >= 10 and done % every == 0:
                    self.say(f"{jobs[which].task.kind}: {done * 100 // len(batches)}%")

    def _counted(self, job: "_Job", came: tuple[bytes, float]) -> bytes:
        content, seconds = came
        self.done[job.task.kind].seconds += seconds
        return content

    def _unpacked(self, content: bytes) -> Iterator[Any]:
        """Read the results of a batch, as ``_Job`` packed them."""
        results = pickle.loads(content)  # noqa: S301 - it comes from our own process
        return (loaded(result, self.store)[0] for result in results) if self.store else iter(results)


@dataclass(frozen=True)
class _Job:
    """A task with its keys, as every process knows it."""

    task: Task[Any]
    keys: Sequence[str]
    store: Store | None
    clock: Callable[[], float]

    def cached(self, store: Store) -> dict[int, Any]:
        """Return the results that are in the store with all blobs in them, by number."""
        values = store.get_many(self.task.kind, [key for key in self.keys if key])
        found = {number: loaded(values[key], store) for number, key in enumerate(self.keys) if key in values}
        blobs = {blob for _, own in found.values() for blob in own}
        there = {kind: store.present(kind, [blob.name for blob in blobs if blob.kind == kind]) for kind in (TEXT, FILE)}
        return {
            number: result
            for number, (result, own) in found.items()
            if all(blob.name in there[blob.kind] for blob in own) and self.task.fits(result)
        }

    def carried_out(self, numbers: Sequence[int]) -> tuple[bytes, float]:
        """Compute and store some results; return them as bytes, and the seconds that it took."""
        begun = self.clock()
        results = [self.task.func(self.task.items[number]) for number in numbers]
        packed = self._stored(self.store, numbers, results) if self.store else results
        return pickle.dumps(packed, pickle.HIGHEST_PROTOCOL), self.clock() - begun

    def _stored(self, store: Store, numbers: Sequence[int], results: Sequence[Any]) -> list[bytes]:
        """Store results, each after the blobs in it, and return them as bytes."""
        packed = [dumped(result) for result in results]
        blobs = {blob for _, own in packed for blob in own if blob.at_hand is not None}
        store.put_files({blob.name: bytes(blob) for blob in blobs if blob.kind == FILE})
        store.put(TEXT, {blob.name: bytes(blob) for blob in blobs if blob.kind == TEXT})
        values = {
            self.keys[number]: content
            for number, result, (content, _) in zip(numbers, results, packed, strict=True)
            if self.keys[number] and self.task.fits(result)
        }
        store.put(self.task.kind, values)
        return [content for content, _ in packed]


def _can_fork() -> bool:
    """Whether a copy of this process is safe: on Linux, while nothing else runs in it. (``mkdocs serve`` listens meanwhile,
    so all but its first build are the work of one process.)
    """
    return sys.platform == "linux" and threading.active_count() == 1


_jobs: Sequence[_Job]


def _begin(jobs: Sequence[_Job]) -> None:
    """Tell a new process what there is to do."""
    global _jobs  # noqa: PLW0603 - it is a process of its own
    gc.enable()
    _jobs = jobs


def _carry_out(batch: _Batch) -> tuple[bytes, float]:
    which, numbers = batch
    return _jobs[which].carried_out(numbers)
