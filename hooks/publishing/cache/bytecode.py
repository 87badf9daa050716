"""Jinja templates as bytecode in the cache, so that no process compiles them again."""

from contextlib import suppress

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from publishing.cache import worker
from publishing.cache.hashed_files import CacheError
from publishing.cache.keys import key
from publishing.cache.store import Store, StoreAddress

KIND = "template"


class Bytecode(BytecodeCache):
    """Bytecode by the template's name and source. Python executes it, so its checksum must be right first.

    A cache that cannot be used stops nothing here, as MkDocs draws pages of its own (404.html) when nobody could begin again.
    """

    def __init__(self, address: StoreAddress | None) -> None:
        self.address = address

    @property
    def store(self) -> Store | None:
        """The store, as this worker has it."""
        return worker.store(self.address)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template's bytecode, if it is there and whole."""
        with suppress(CacheError):
            if (store := self.store) and (content := store.get(KIND, _key(bucket))):
                bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a template's bytecode."""
        with suppress(CacheError):
            if store := self.store:
                store.put(KIND, {_key(bucket): bucket.bytecode_to_string()})


def _key(bucket: Bucket) -> str:
    return key(KIND, f"{bucket.key} {bucket.checksum}".encode())
