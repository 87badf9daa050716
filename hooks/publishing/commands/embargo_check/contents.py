"""All that a site says, read through once for the same bytes.

In: a site, and a executor that reads. Out: ``Contents``: what stands at each address, and what could not be read.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from publishing.cache.executor import Executor, Task
from publishing.commands.embargo_check.built_site import BuiltSite
from publishing.commands.embargo_check.pairing import Site
from publishing.commands.embargo_check.readable import INSIDE
from publishing.commands.embargo_check.reading import Reading, read

_BATCH = 8


class Place(NamedTuple):
    """Something at an address of the site, and what it says."""

    address: str
    key: str


@dataclass
class Contents:
    """The ``places`` of a site, and by their key the ``readings``: what is at two addresses is read once.

    ``loads`` returns the bytes of each key, and ``executor`` is what read them, which can look through them again.
    """

    executor: Executor
    places: list[Place] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    loads: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    @property
    def unread(self) -> Iterator[tuple[str, str]]:
        """Each address at which something could not be read, and why."""
        for address, key in sorted(self.places):
            yield from ((f"{address}{way}", why) for way, why in dict.fromkeys(self.readings[key].unread))


def contents(site: Site, executor: Executor) -> Contents:
    """Read a site. Compressed copies of what stands beside them are the same, and are not read again."""
    found = Contents(executor)
    waiting = {address: _loader(site, address) for address in sorted(site) if not _is_copy(address, site)}
    while waiting:
        keys = {address: _key(address, load()) for address, load in waiting.items()}
        new = {key: address for address, key in keys.items() if key not in found.readings}
        calls = [(address, waiting[address]) for address in new.values()]
        readings = executor.run(Task("read for the embargo check", _read, calls, contents=list(new), batch=_BATCH))
        found.readings.update(zip(new, readings, strict=True))
        found.loads.update((key, waiting[address]) for key, address in new.items())
        found.places += (Place(address, key) for address, key in keys.items())
        waiting = {
            f"{address}{INSIDE}{name}": file.__bytes__
            for address, key in keys.items()
            for name, file in found.readings[key].bundled
        }
    return found


def _read(address: str, load: Callable[[], bytes]) -> Reading:
    return read(address, load())


def _loader(site: Site, address: str) -> Callable[[], bytes]:
    """Return the function that loads the bytes of a published file; it is pickled with each task."""
    if isinstance(site, BuiltSite):
        return partial(Path.read_bytes, site.path(address))
    return partial(bytes, site[address])


def _key(address: str, content: bytes) -> str:
    """The cache key of reading a file: its bytes, and its ending."""
    return f"{sha256(content).hexdigest()}.{address.rpartition('.')[2].lower()}"


def _is_copy(address: str, site: Mapping[str, bytes]) -> bool:
    """Return whether a file is what stands beside it, compressed, and says nothing else."""
    beside = address.removesuffix(".gz")
    if beside == address or beside not in site:
        return False
    content = site[address]
    try:
        return not content[3] & 0x1C and gzip.decompress(content) == site[beside]
    except (OSError, EOFError, IndexError, zlib.error):
        return False
