"""The three browser engines, with one set of actions, for tests that are written once and run in each.

``ENGINES`` names them. ``started`` runs one as long as it is needed. Everything comes from Debian's packages.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from engines.actions import Engine
from engines.chromium import chromium
from engines.firefox import firefox
from engines.webkit import webkit

ENGINES: Mapping[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


@contextmanager
def started(name: str, folder: Path) -> Iterator[Engine]:
    """Run an engine, with a folder of its own for its profile and for what is downloaded."""
    with ENGINES[name](folder) as engine:
        yield engine
