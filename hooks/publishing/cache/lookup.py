"""A task while it runs: its keys, what the cache has of it, and the batches that are left.

In: a task and its keys. Out: results by the number of the call, and the numbers that wait for a worker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publishing.cache.pickling import dumped_context, loaded
from publishing.cache.sharing import SharedFiles
from publishing.cache.store import FILE, TEXT, Store
from publishing.cache.task import Task

Numbers = Sequence[int]  # of some calls of a task


@dataclass(eq=False)
class Lookup:
    """A task with its keys, and its results by number as they come."""

    task: Task[Any]
    keys: Sequence[str]
    results: dict[int, Any] = field(default_factory=dict)
    missed: int = 0
    _context: Path | None = None

    def look_up(self, store: Store) -> None:
        """Take the results that are in the store with all blobs in them."""
        values = store.get_many(self.task.name, [key for key in self.keys if key])
        found = {number: loaded(values[key], store) for number, key in enumerate(self.keys) if key in values}
        blobs = {blob for _, own in found.values() for blob in own}
        there = {kind: store.present(kind, [blob.name for blob in blobs if blob.kind == kind]) for kind in (TEXT, FILE)}
        self.results = {
            number: result
            for number, (result, own) in found.items()
            if all(blob.name in there[blob.kind] for blob in own) and self.task.fits(result)
        }

    def batches(self) -> Iterator[Numbers]:
        """The numbers of the calls that are left, batch by batch."""
        missing = [number for number in range(len(self.keys)) if number not in self.results]
        self.missed = len(missing)
        return (missing[start : start + self.task.batch] for start in range(0, len(missing), self.task.batch))

    def context_file(self, folder: Path, shared: SharedFiles) -> Path:
        """The file with what all calls share, written when the first worker needs it."""
        if not self._context:
            self._context = folder / "-".join(str(id(value)) for value in ("", *self.task.context))
            if not self._context.exists():  # another task has the same
                self._context.write_bytes(dumped_context(self.task.context, shared))
        return self._context
