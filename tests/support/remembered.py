"""Things that a test has made by an executor, each of which is noted when it is really made."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from publishing.cache.blobs import SiteFile, Text
from publishing.cache.executor import Executor, Task

COMPUTED: list[str] = []


def make(text: str) -> str:
    """Something that takes long."""
    COMPUTED.append(text)
    return hashlib.sha256(text.encode()).hexdigest()


def calls(*arguments: str) -> list[tuple[str]]:
    """A call for each argument."""
    return [(argument,) for argument in arguments]


def results_of(executor: Executor, *arguments: str) -> list[str]:
    """The results for these arguments."""
    return executor.run(Task("things", make, calls(*arguments), batch=2))


class Page(NamedTuple):
    """A thing that holds its words and its file apart."""

    words: Text
    file: SiteFile


def page(text: str) -> Page:
    """Something that holds things apart."""
    COMPUTED.append(text)
    return Page(Text.from_content(f"words of {text}"), SiteFile.from_content(f"file of {text}"))


def pages(executor: Executor, *texts: str) -> list[tuple[str, str]]:
    """The words and files of some pages."""
    results = executor.run(Task("pages", page, calls(*texts), batch=1))
    return [(str(result.words), str(result.file)) for result in results]


def stored_names(folder: Path) -> list[str]:
    """The names of what is kept."""
    store = Executor(folder, 1).store
    return [key.decode() for (key,) in store._database.execute("SELECT key FROM entries")] if store else []
