"""Cache keys: a hash of the function that computes a value, of the arguments that it really gets, and of the toolchain.

``digest`` walks a value whole: every field of dataclasses and of models, sets in any order. What it cannot tell from
another value is refused, so no part of an argument can be forgotten. A class may say by a property ``cache_key`` what
stands for its values; then the reason stands there.
"""

import dataclasses
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from hashlib import sha256
from types import BuiltinFunctionType, FunctionType
from typing import Any

from publishing.cache.blobs import Blob
from publishing.cache.fingerprint import toolchain

_Parts = Callable[[Any], Any]
_PLAIN = (str, bytes, int, float, bool, type(None), tuple, list, dict, type, FunctionType, BuiltinFunctionType)


class Digests:
    """Digests of values. An object that stands in many of them is walked once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes]] = {}  # with each object itself, so that its id stays its own

    def digest(self, value: Any) -> bytes:
        """Return the SHA-256 of everything in a value. TypeError for what has no value of its own, such as a lock."""
        file = io.BytesIO()
        _Canonical(file, self).dump(value)
        return sha256(file.getbuffer()).digest()

    def of_object(self, value: Any, parts: _Parts) -> bytes:
        """Return the digest of an object by its parts."""
        if id(value) not in self._known:
            kind = type(value)
            self._known[id(value)] = value, self.digest((kind.__module__, kind.__qualname__, parts(value)))
        return self._known[id(value)][1]


class _Canonical(pickle.Pickler):
    """Writes equal values as equal bytes, which a plain pickle does not: it has references and internal state in it."""

    def __init__(self, file: io.BytesIO, digests: Digests) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # no references
        self.digests = digests

    def persistent_id(self, value: Any) -> bytes | None:
        """Return what stands for an object; None for plain values, which are written as they are."""
        kind: type = type(value)
        if kind in _PLAIN:
            return None
        if kind in (set, frozenset):
            return self.digests.digest(("set", sorted(map(self.digests.digest, value))))
        parts = _parts_of(kind)
        return self.digests.of_object(value, parts) if parts else None


@cache
def _parts_of(kind: type) -> _Parts | None:
    """Return what lists the parts of an object of some class; None if pickle writes all of it and no more."""
    if issubclass(kind, type):  # a class, by its name
        return None
    if hasattr(kind, "cache_key"):
        return lambda value: value.cache_key
    if issubclass(kind, Blob):
        return lambda value: value.name
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    if fields := getattr(kind, "model_fields", None):  # pydantic's
        return lambda value: [getattr(value, name) for name in fields]
    if issubclass(kind, Mapping) and not issubclass(kind, dict):
        return lambda value: list(value.items())
    if not issubclass(kind, Enum) and kind.__reduce_ex__ is object.__reduce_ex__ and kind.__dictoffset__:
        raise TypeError(f"A cache key cannot be made of a {kind.__qualname__}; let its class have a cache_key.")
    return None


def key(func: Callable[..., Any] | str, value: bytes) -> str:
    """Return the key of what a function computes from arguments with some digest."""
    name = func if isinstance(func, str) else f"{func.__module__}.{func.__qualname__}"
    return sha256(f"{toolchain()} {name} {value.hex()}".encode()).hexdigest()


def keys(func: Callable[..., Any], context: tuple[Any, ...], calls: Iterable[Any]) -> list[str]:
    """Return the key of each of some calls of a function, which share their first arguments."""
    digests = Digests()
    shared = digests.digest(context)
    return [key(func, shared + digests.digest(call)) for call in calls]
