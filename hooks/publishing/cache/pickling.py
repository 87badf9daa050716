"""Values as bytes. Blobs that a store has are named in the bytes, and come from there when something reads them.

``loaded`` runs what the bytes say, as pickles do: only give it bytes whose checksum is right, or from our own process.
"""

import copyreg
import io
import pickle
from typing import Any

from publishing.cache.blobs import Blob, SiteFile, Text
from publishing.cache.store import FILE, Store


class _Pickler(pickle.Pickler):
    """Leaves out blobs, and lists them; with ``whole`` only those that do not carry their content."""

    def __init__(self, file: io.BytesIO, whole: bool) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.whole = whole
        self.blobs: list[Blob] = []
        # Not ``persistent_id``: that would be called for every text and number in a value, thousands of times.
        self.dispatch_table = {**copyreg.dispatch_table, **dict.fromkeys((Text, SiteFile), self._reduce)}

    def _reduce(self, value: Blob) -> Any:
        """Return what stands for a blob."""
        if self.whole and value.content is not None:
            return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        self.blobs.append(value)
        return _left_out, (type(value), value.name, value.size)


def _left_out(*reference: Any) -> Blob:
    """Stand in bytes for what puts a blob back; only ``_Unpickler`` knows from where."""
    raise LookupError(f"{reference[1]} is read without a store")


class _Unpickler(pickle.Unpickler):
    """Puts blobs back, to be fetched from a store, and lists them."""

    def __init__(self, file: io.BytesIO, store: Store | None) -> None:
        super().__init__(file)
        self.store = store
        self.blobs: list[Blob] = []

    def find_class(self, module: str, name: str) -> Any:
        """Return what a name in the bytes means."""
        if (module, name) == (_left_out.__module__, _left_out.__name__):
            return self._put_back
        return super().find_class(module, name)

    def _put_back(self, blob_type: type[Blob], name: str, size: int) -> Blob:
        """Return the blob that was left out."""
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
