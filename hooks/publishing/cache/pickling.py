"""Values as bytes, without the blobs in them: those are named in the bytes, and come from a store when something reads them.

``loaded`` runs what the bytes say, as pickles do: only give it bytes whose checksum is right.
"""

import io
import pickle
from typing import Any

from publishing.cache.blobs import Blob
from publishing.cache.store import FILE, Store

_Reference = tuple[type[Blob], str, int]


class _Pickler(pickle.Pickler):
    """Leaves out blobs, and lists them."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.blobs: list[Blob] = []

    def persistent_id(self, value: Any) -> _Reference | None:
        """Return what stands for a blob."""
        if not isinstance(value, Blob):
            return None
        self.blobs.append(value)
        return type(value), value.name, value.size


class _Unpickler(pickle.Unpickler):
    """Puts blobs back, to be fetched from a store, and lists them."""

    def __init__(self, file: io.BytesIO, store: Store) -> None:
        super().__init__(file)
        self.store = store
        self.blobs: list[Blob] = []

    def persistent_load(self, reference: _Reference) -> Blob:
        """Return the blob that was left out."""
        blob_type, name, size = reference
        self.blobs.append(
            blob_type(name, size, fetch=self.store.files.read if blob_type.kind == FILE else self.store.text)
        )
        return self.blobs[-1]


def dumped(value: Any) -> tuple[bytes, list[Blob]]:
    """Return a value as bytes, and the blobs in it."""
    file = io.BytesIO()
    pickler = _Pickler(file)
    pickler.dump(value)
    return file.getvalue(), pickler.blobs


def loaded(content: bytes, store: Store) -> tuple[Any, list[Blob]]:
    """Return a value from bytes, and the blobs in it."""
    unpickler = _Unpickler(io.BytesIO(content), store)
    return unpickler.load(), unpickler.blobs
