"""Work that is done once for the same content, and by several processes at a time.

In: a function, and what it is given, one thing after another. Out: what it made of each, in their order. What is kept
never changes the result: it is found by everything that shapes it, and what is damaged is made again.

A process that makes a thing keeps it, too: whatever the thing holds as ``Text`` or ``SiteFile`` goes into the store, and
only the rest comes back. So thousands of reports pass by without being in memory at once.
"""

import gc
import hashlib
import os
import pickle
import sys
import sysconfig
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from publishing.held import SiteFile, Text
from publishing.parcels import Parcel, dumped, loaded
from publishing.store import FILE, TEXT, DamagedError, Store

_Made = TypeVar("_Made")
_Batch = tuple[int, Sequence[int]]  # of which job, and which of the things that it is given
_CODE = Path(__file__).parent
CACHE = ".cache/made"  # beside mkdocs.yml
_AHEAD = 4  # batches that a process may be ahead of what is asked for


def _anything(made: Any) -> bool:
    """Fits."""
    return True


def _no_time() -> float:
    return 0.0


@dataclass
class Done:
    """What was done of one kind: how many things were asked for, how many of them had been kept, and in what time.

    The ``seconds`` are those of work, added up over all processes.
    """

    asked: int = 0
    kept: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Order(Generic[_Made]):
    """What to make: ``make`` of each of the given.

    ``names`` say for each what shapes it, beside our own code and the libraries, which are part of every name; without a
    name, a thing is not kept. What does not ``fit`` is neither kept nor taken from what was kept. ``batch`` of them go to
    a process at once.
    """

    kind: str
    make: Callable[[Any], _Made]
    given: Sequence[Any]
    names: Sequence[str] = ()
    fits: Callable[[Any], bool] = _anything
    batch: int = 16


@dataclass(frozen=True)
class Workshop:
    """Where things are made.

    ``folder`` keeps what was made, if there is one; ``processes`` is how many work at a time; ``say`` is told how far
    they are. ``done`` says of each kind of thing what was done, ``waits`` how long each call for some took; ``clock`` gives
    seconds.
    """

    folder: Path | None = None
    processes: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    say: Callable[[str], None] = lambda text: None
    clock: Callable[[], float] = _no_time
    done: dict[str, Done] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    @cached_property
    def store(self) -> Store | None:
        """Where things are kept."""
        return Store(self.folder) if self.folder else None

    def make(
        self,
        kind: str,
        make: Callable[[Any], _Made],
        given: Sequence[Any],
        names: Sequence[str] = (),
        fits: Callable[[Any], bool] = _anything,
        batch: int = 16,
    ) -> list[_Made]:
        """What ``make`` makes of each of the given, in their order; see ``Order``."""
        return self.make_all([Order(kind, make, given, names, fits, batch)])[0]

    def make_all(self, orders: Sequence[Order[Any]]) -> list[list[Any]]:
        """What each order makes, in the order in which they and what they are given stand.

        All processes work at whatever is left. A single batch is made here.
        """
        begun = self.clock()
        jobs = [_Job(order, self._keys(order), self.store, self.clock) for order in orders]
        made: list[list[tuple[Any] | None]] = [self._taken(job) for job in jobs]
        batches = [
            (which, missing[start : start + job.order.batch])
            for which, job in enumerate(jobs)
            for missing in [[number for number, one in enumerate(made[which]) if one is None]]
            for start in range(0, len(missing), job.order.batch)
        ]
        for (which, numbers), things in zip(batches, self._carried_out(jobs, batches), strict=True):
            for number, one in zip(numbers, things, strict=True):
                made[which][number] = (one,)
        self.waits.append(self.clock() - begun)
        return [[one for (one,) in filter(None, things)] for things in made]

    def _keys(self, order: Order[Any]) -> list[str]:
        names = order.names or [""] * len(order.given)
        return [_key(order.kind, name) if name and self.store else "" for name in names]

    def kept(self, files: Mapping[str, SiteFile]) -> dict[str, SiteFile]:
        """Files of the site by address, all of them held in the store, if there is one."""
        store = self.store
        if not store:
            return dict(files)
        store.keep_files({one.name: one.at_hand for one in files.values() if one.at_hand is not None})
        return {address: SiteFile(one.name, one.size, fetch=store.file) for address, one in files.items()}

    def throw_away(self) -> None:
        """Forget what was kept, as it is damaged."""
        if self.store:
            self.say("What was kept is damaged: all of it is made again")
            self.store.throw_away()

    def tidy(self) -> None:
        """Keep what is kept within bounds."""
        if self.store:
            try:
                self.store.tidy()
            except DamagedError:
                self.throw_away()
            self.store.close()

    def _taken(self, job: "_Job") -> list[tuple[Any] | None]:
        """What was kept of each, if it is whole and fits."""
        begun = self.clock()
        used: dict[str, list[tuple[str, int]]] = {job.order.kind: [], TEXT: [], FILE: []}
        contents = job.store.take_all(filter(None, job.keys)) if job.store else {}
        things = [_kept(job, job.store, key, contents, used) if job.store else None for key in job.keys]
        for what, names_and_sizes in used.items():
            if job.store and names_and_sizes:
                job.store.use(what, names_and_sizes)
        done = self.done.setdefault(job.order.kind, Done())
        done.asked += len(things)
        done.kept += len(things) - things.count(None)
        done.seconds += self.clock() - begun
        return things

    def _carried_out(self, jobs: "Sequence[_Job]", batches: Sequence[_Batch]) -> Iterator[Iterator[Any]]:
        """What comes of each batch."""
        if len(batches) < 2 or self.processes == 1 or not _can_fork():
            for which, numbers in batches:
                yield self._back(jobs[which], jobs[which].carried_out(numbers))
            return
        if self.store:
            self.store.close()
        gc.freeze()  # else each process would copy what this one holds while it looks for garbage
        try:
            yield from self._shared(jobs, batches)
        finally:
            gc.unfreeze()
        for which, job in enumerate(jobs):
            if number := sum(len(numbers) for one, numbers in batches if one == which):
                self.say(f"{job.order.kind}: {number} made")

    def _shared(self, jobs: "Sequence[_Job]", batches: Sequence[_Batch]) -> Iterator[Iterator[Any]]:
        """What comes of each batch, carried out by several processes."""
        with ProcessPoolExecutor(self.processes, get_context("fork"), _begin, (jobs,)) as pool:
            waiting: deque[Future[tuple[bytes, float]]] = deque()
            for place, batch in enumerate(batches):
                waiting.append(pool.submit(_carry_out, batch))
                if len(waiting) > _AHEAD * self.processes:
                    done = place + 1 - len(waiting)
                    yield self._back(jobs[batches[done][0]], waiting.popleft().result())
                    self._tell(jobs, batches, done)
            for (which, _), future in zip(batches[len(batches) - len(waiting) :], waiting, strict=True):
                yield self._back(jobs[which], future.result())

    def _back(self, job: "_Job", came: tuple[bytes, float]) -> Iterator[Any]:
        """What came of a batch."""
        content, seconds = came
        self.done[job.order.kind].seconds += seconds
        return (loaded(one, self.store)[0] for one in pickle.loads(content))  # noqa: S301 - dumped by ``_Job``

    def _tell(self, jobs: "Sequence[_Job]", batches: Sequence[_Batch], done: int) -> None:
        """Say how far it is, every tenth of a long way."""
        every = len(batches) // 10
        if every >= 10 and done % every == 0:
            self.say(f"{jobs[batches[done][0]].order.kind}: {done * 100 // len(batches)}% of all")


@dataclass(frozen=True)
class _Job:
    """What there is to do of an order, as every process knows it."""

    order: Order[Any]
    keys: Sequence[str]
    store: Store | None
    clock: Callable[[], float]

    def carried_out(self, numbers: Sequence[int]) -> tuple[bytes, float]:
        """Some of it, kept: what came of each, as bytes that ``loaded`` reads, and the seconds that it took."""
        begun = self.clock()
        made = [self.order.make(self.order.given[number]) for number in numbers]
        parcels = [dumped(one) for one in made] if self.store else []
        if self.store:
            self._keep(self.store, numbers, made, parcels)
            content = [content for content, _ in parcels]
        else:
            content = [pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in made]
        return pickle.dumps(content), self.clock() - begun

    def _keep(self, store: Store, numbers: Sequence[int], made: Sequence[Any], parcels: Sequence[Parcel]) -> None:
        """Keep what came of it, each thing after what it holds apart."""
        held = {(type(one), one.name): one for _, parts in parcels for one in parts if one.at_hand is not None}
        files = [one for one in held.values() if isinstance(one, SiteFile)]
        texts = [one for one in held.values() if isinstance(one, Text)]
        things = [
            (self.keys[number], content)
            for number, one, (content, _) in zip(numbers, made, parcels, strict=True)
            if self.keys[number] and self.order.fits(one)
        ]
        store.keep_files({one.name: bytes(one) for one in files})
        store.keep(TEXT, [(one.name, bytes(one)) for one in texts])
        store.keep(self.order.kind, things)


def _kept(
    job: _Job, store: Store, key: str, contents: Mapping[str, bytes], used: Mapping[str, list[tuple[str, int]]]
) -> tuple[Any] | None:
    """A thing that was kept, if it is whole and fits; ``used`` notes it with all that it holds apart."""
    content = contents.get(key)
    if not content:
        return None
    made, held = loaded(content, store)
    whole = all(
        store.has_file(one.name, one.size) if isinstance(one, SiteFile) else store.has_text(one.name, one.size)
        for one in held
    )
    if not whole or not job.order.fits(made):
        return None
    used[job.order.kind].append((key, len(content)))
    for one in held:
        used[FILE if isinstance(one, SiteFile) else TEXT].append((one.name, one.size))
    return (made,)


def _key(kind: str, name: str) -> str:
    return hashlib.sha256(f"{_makers()} {kind} {name}".encode()).hexdigest()


@cache
def _makers() -> str:
    """What makes things, as one text that changes with it: Python, our own code and the libraries beside it."""
    code = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            code.update(f"{path.relative_to(_CODE)} {path.stat().st_size} ".encode() + path.read_bytes())
    libraries = (entry.name for entry in os.scandir(sysconfig.get_path("purelib")))
    code.update(" ".join(sorted(name for name in libraries if name.endswith(".dist-info"))).encode())
    return code.hexdigest()


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
