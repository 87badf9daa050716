"""Values as bytes. Blobs that a store has are named in the bytes, and come from there when something reads them.

``loaded`` runs what the bytes say, as pickles do: only give it bytes whose checksum is right, or from our own process.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

from publishing.cache.blobs import Blob, SiteFile, Text
from publishing.cache.sharing import Loaded, Shared, SharedFiles, kinds
from publishing.cache.store import FILE, Store


class _Pickler(pickle.Pickler):
    """Leaves out blobs, and lists them; with ``whole`` only those that do not carry their content."""

    def __init__(self, file: io.BytesIO, whole: bool, shared: SharedFiles | None = None) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.whole = whole
        self.shared = shared
        self.blobs: list[Blob] = []
        # Not ``persistent_id``: that would be called for every text and number in a value, thousands of times.
        self.dispatch_table = {**copyreg.dispatch_table, **dict.fromkeys((Text, SiteFile), self._reduce)}
        if shared:
            self.dispatch_table |= dict.fromkeys(kinds(), self._reduce_shared)

    def _reduce(self, value: Blob) -> Any:
        """Return what stands for a blob."""
        if self.whole and value.content is not None:
            return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        self.blobs.append(value)
        return _left_out, (type(value), value.name, value.size)

    def _reduce_shared(self, value: Shared) -> Any:
        """Return what stands for a shared value."""
        assert self.shared, "only contexts have any"  # noqa: S101
        path = self.shared.path_of(value, lambda own: dumped(own, whole=True)[0])
        return _in_file, (str(path),)


def _left_out(*reference: Any) -> Blob:
    """Stand in bytes for what puts a blob back; only ``_Unpickler`` knows from where."""
    raise LookupError(f"{reference[1]} is read without a store")


def _in_file(path: str) -> Shared:
    """Stand in bytes for what loads a shared value; only ``loaded_context`` does."""
    raise LookupError(f"{path} is read as no context")


class _Unpickler(pickle.Unpickler):
    """Puts blobs back, to be fetched from a store, and lists them."""

    def __init__(self, file: io.BytesIO, store: Store | None, from_file: Callable[[str], Any] | None = None) -> None:
        super().__init__(file)
        self.store = store
        self.blobs: list[Blob] = []
        self._stand_ins = {_left_out: self._put_back, _in_file: from_file or _in_file}

    def find_class(self, module: str, name: str) -> Any:
        """Return what a name in the bytes means."""
        found = super().find_class(module, name)
        return self._stand_ins.get(found, found) if module == __name__ else found

    def _put_back(self, blob_type: type[Blob], name: str, size: int) -> Blob:
        """Return the blob that was left out."""
        if not self.store:
            raise LookupError(f"{name} stands in no store")
        fetch = self.store.files.read if blob_type.kind == FILE else self.store.text
        self.blobs.append(blob_type(name, size, fetch=fetch))
        return self.blobs[-1]


def dumped_context(context: tuple[Any, ...], shared: SharedFiles) -> bytes:
    """Return what calls share as bytes, with the names of files in the place of shared values."""
    file = io.BytesIO()
    _Pickler(file, whole=True, shared=shared).dump(context)
    return file.getvalue()


def loaded_context(content: bytes, store: Store | None, shared: Loaded) -> tuple[Any, ...]:
    """Return what calls share from bytes; shared values come from their files."""

    def from_file(path: str) -> Any:
        return shared.value(Path(path), lambda own: loaded(own, store)[0])

    context: tuple[Any, ...] = _Unpickler(io.BytesIO(content), store, from_file).load()
    return context


def dumped(value: Any, whole: bool = False) -> tuple[bytes, list[Blob]]:
    """Return a value as bytes, and the blobs that were left out: all, or with ``whole`` those without content."""
    file = io.BytesIO()
    pickler = _Pickler(file, whole)
    pickler.dump(value)
    return file.getvalue(), pickler.blobs


def loaded(content: bytes, store: Store | None) -> tuple[Any, list[Blob]]:
    """Return a value from bytes, and the blobs that came from the store."""
    unpickler = _Unpickler(io.BytesIO(content), store)
    return unpickler.load(), unpickler.blobs
