"""Values as bytes. Blobs that a store has are named in the bytes, and come from there when something reads them.

``loaded`` runs what the bytes say, as pickles do: only give it bytes whose checksum is right, or from our own process.
"""

import io
import pickle
from typing import Any

from publishing.cache.blobs import Blob
from publishing.cache.store import FILE, Store

_Reference = tuple[type[Blob], str, int]


class _Pickler(pickle.Pickler):
    """Leaves out blobs, and lists them; with ``whole`` only those that do not carry their content."""

    def __init__(self, file: io.BytesIO, whole: bool) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.whole = whole
        self.blobs: list[Blob] = []

    def persistent_id(self, value: Any) -> _Reference | None:
        """Return what stands for a blob."""
        if not isinstance(value, Blob) or (self.whole and value.content is not None):
            return None
        self.blobs.append(value)
        return type(value), value.name, value.size


class _Unpickler(pickle.Unpickler):
    """Puts blobs back, to be fetched from a store, and lists them."""

    def __init__(self, file: io.BytesIO, store: Store | None) -> None:
        super().__init__(file)
        self.store = store
        self.blobs: list[Blob] = []

    def persistent_load(self, reference: _Reference) -> Blob:
        """Return the blob that was left out."""
        blob_type, name, size = reference
        if not self.store:
            raise LookupError(f"{name} stands in no store")
        fetch = self.store.files.read if blob_type.kind == FILE else self.store.text
        self.blobs.append(blob_type(name, size, fetch=fetch))
        return self.blobs[-1]


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
