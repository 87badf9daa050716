"""Things as bytes, without what they hold apart: that is named in them, and fetched from a store when it is looked at.

In: a thing, or the bytes that it became. Out: the other, and all that it holds apart. The bytes are as trusted as the
code beside them.
"""

import io
import pickle
from typing import Any

from publishing.held import Held, SiteFile
from publishing.store import Store

Parcel = tuple[bytes, list[Held]]  # a thing as bytes, and what it holds apart from them


class _Packer(pickle.Pickler):
    """Leaves out what is held elsewhere, and notes it."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.held: list[Held] = []

    def persistent_id(self, one: Any) -> tuple[type[Held], str, int] | None:
        """What stands for something that is held."""
        if not isinstance(one, Held):
            return None
        self.held.append(one)
        return type(one), one.name, one.size


class _Unpacker(pickle.Unpickler):
    """Puts in what is held elsewhere, to be fetched from a store, and notes it."""

    def __init__(self, file: io.BytesIO, store: Store | None) -> None:
        super().__init__(file)
        self.store = store
        self.held: list[Held] = []

    def persistent_load(self, stand_in: tuple[type[Held], str, int]) -> Held:
        """What was left out."""
        if not self.store:
            raise pickle.UnpicklingError("something is held apart, and there is no store")
        sort, name, size = stand_in
        self.held.append(sort(name, size, fetch=self.store.file if sort is SiteFile else self.store.text))
        return self.held[-1]


def dumped(made: Any) -> Parcel:
    """A thing as bytes, and what it holds apart from them."""
    file = io.BytesIO()
    pickler = _Packer(file)
    pickler.dump(made)
    return file.getvalue(), pickler.held


def loaded(content: bytes, store: Store | None) -> tuple[Any, list[Held]]:
    """A thing from bytes, and what it holds apart from them."""
    unpickler = _Unpacker(io.BytesIO(content), store)
    return unpickler.load(), unpickler.held
