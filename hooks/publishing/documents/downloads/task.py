"""A file to make: what is planned of it.

In and out: nothing; ``tasks`` plans every file as a ``Task``, which another process can run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Task:
    """A file to make: ``write(source)`` returns its bytes. ``page`` is the address of the page that offers it."""

    page: str
    address: str
    title: str
    write: Callable[[Any], bytes]
    source: Any
