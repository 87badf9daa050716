"""Batches of calls, as any process or thread carries them out: all that it needs stands in the batch.

What a batch's calls share is a file, which each worker reads once. A worker stores the blobs in its results, and returns
the rest, so that thousands of reports pass by without being in memory at once.
"""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from publishing.cache.pickling import dumped, loaded, loaded_context
from publishing.cache.sharing import Loaded
from publishing.cache.store import FILE, TEXT, Store, StoreAddress

_GARBAGE = 100_000  # objects after which Python looks for cycles; after its 700 that takes an eighth of rendering


@dataclass(frozen=True)
class Batch:
    """Calls of one function. ``context`` is a file with the first arguments of all; ``calls`` are the others, as bytes."""

    func: Callable[..., Any]
    context: Path
    calls: bytes
    store: StoreAddress | None
    clock: Callable[[], float]


class Finished(NamedTuple):
    """The results of a batch as bytes, each for itself, and the seconds that they took."""

    results: list[bytes]
    seconds: float


class _Local(threading.local):
    """The store and the shared arguments that a worker used last."""

    store: tuple[StoreAddress | None, Store | None] = (None, None)
    context: tuple[Path | None, tuple[Any, ...]] = (None, ())

    def __init__(self) -> None:
        self.shared = Loaded()


_LOCAL = _Local()


def begin() -> None:
    """Undo in a new process what the build does to its own, but look for garbage more rarely than Python would."""
    _look_for_garbage()
    _LOCAL.shared = Loaded(gc.freeze)  # nor in what stays to the end


@contextmanager
def garbage_collection() -> Iterator[None]:
    """Look for garbage meanwhile, and only in what is made meanwhile, as a worker does; afterwards all is as it was.

    (Pages hold themselves in circles. Where they are drawn in the build's own process, which does not look, memory would
    grow by a megabyte a report.)
    """
    enabled, threshold, frozen = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()
    _look_for_garbage()
    try:
        yield
    finally:
        if not frozen:
            gc.unfreeze()
        gc.set_threshold(*threshold)
        if not enabled:
            gc.disable()


def _look_for_garbage() -> None:
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()


def carry_out(batch: Batch) -> Finished:
    """Run the calls of a batch."""
    begun = batch.clock()
    own = store(batch.store)
    if _LOCAL.context[0] != batch.context:
        _LOCAL.context = batch.context, loaded_context(batch.context.read_bytes(), own, _LOCAL.shared)
    calls, _ = loaded(batch.calls, own)
    results = [packed(batch.func(*_LOCAL.context[1], *call), own) for call in calls]
    return Finished(results, batch.clock() - begun)


def packed(result: Any, store: Store | None) -> bytes:
    """Store the blobs in a result, if there is a store; return the result as bytes, without them."""
    content, blobs = dumped(result, whole=store is None)
    if store:
        carried = {blob for blob in blobs if blob.content is not None}
        store.put_files({blob.name: bytes(blob) for blob in carried if blob.kind == FILE})
        store.put(TEXT, {blob.name: bytes(blob) for blob in carried if blob.kind == TEXT})
    return content


def use(own: Store | None) -> None:
    """Let this thread, which did not get it with a batch, use a store."""
    _LOCAL.store = own.address if own else None, own


def store(address: StoreAddress | None) -> Store | None:
    """Return the store at an address, as this thread has it: a connection is one thread's."""
    if _LOCAL.store[0] != address:
        if _LOCAL.store[1]:
            _LOCAL.store[1].close()
        _LOCAL.store = address, Store(*address) if address else None
    return _LOCAL.store[1]
