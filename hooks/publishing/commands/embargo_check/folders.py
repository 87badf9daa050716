"""A temporary folder for the sites that a check builds, and an end to those of checks that were killed.

In: the folder in which they stand. Out: a folder of this process's own. Each live check holds a lock of its folder, which
the system lets go when the process ends, however that happens: a folder that can be locked is nobody's.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

_PREFIX = "leak-check-"


@contextmanager
def temporary(parent: Path) -> Iterator[Path]:
    """A folder that goes at the end; those that killed checks left go first."""
    parent.mkdir(parents=True, exist_ok=True)
    with _locked(parent, fcntl.LOCK_EX):  # else a check could take another's new folder for a left one
        for left in parent.glob(f"{_PREFIX}*"):
            _sweep(left)
        folder = Path(mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=parent)).resolve()
        own = _open(folder)
        fcntl.flock(own, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(own)


def _sweep(folder: Path) -> None:
    """Delete a folder that no process has locked. What is no folder, or another user's, stays."""
    with suppress(OSError), _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
        shutil.rmtree(folder)


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    descriptor = _open(folder)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
