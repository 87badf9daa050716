"""Jinja templates as bytecode in the cache, so that no process compiles them again."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from publishing.executor import Executor
from publishing.fingerprint import key

KIND = "template"


class Bytecode(BytecodeCache):
    """Bytecode by the template's name and source. Python executes it, so its checksum must be right first."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template's bytecode, if it is there and whole."""
        content = self.executor.store and self.executor.store.get(KIND, _key(bucket))
        if content:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a template's bytecode."""
        if self.executor.store:
            self.executor.store.put(KIND, {_key(bucket): bucket.bytecode_to_string()})


def _key(bucket: Bucket) -> str:
    return key(KIND, f"{bucket.key} {bucket.checksum}")
