"""Folders that all workers of a test run share: the first that needs one fills it, the others wait and read."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """Return the run's folder of that name, filled by ``fill`` in whichever worker comes first.

    If ``fill`` fails, its error fails the test, and the next worker begins anew: half a folder is never shared.
    """
    base = factory.getbasetemp()
    root = (
        base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    )  # each worker has its own folder below the run's
    folder, complete = root / f"shared-{name}", root / f"shared-{name}.complete"
    with (root / f"shared-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not complete.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            fill(folder)
            complete.touch()
    return folder
