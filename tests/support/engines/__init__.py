"""The three browser engines, with one set of actions, for tests that are written once and run in each.

``started`` runs one as long as it is needed. Everything comes from Debian's packages.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from engines.actions import Engine
from engines.chromium import chromium
from engines.firefox import firefox
from engines.webkit import webkit

ENGINES = ("chromium", "firefox", "webkit")


@contextmanager
def started(name: str, folder: Path, browser: Callable[[], Browser]) -> Iterator[Engine]:
    """Run an engine, with a folder of its own for its profile and for what is downloaded.

    ``browser`` gives the Chromium that is there anyway; it is asked only where that is the engine.
    """
    running: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {"firefox": firefox, "webkit": webkit}
    engine: AbstractContextManager[Engine] = running[name](folder) if name in running else chromium(browser(), folder)
    with engine as started_engine:
        yield started_engine
