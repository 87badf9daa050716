"""Values that many tasks have in common: pickled once into a file, and loaded once by each worker.

In: a ``Shared`` value in what a task's calls share. Out: a reference to a file in its place, and the value again where a
worker reads it.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


class Shared:
    """A base of large values that stand in what the calls of many tasks share, and never change."""


def kinds(base: type[Shared] = Shared) -> set[type[Shared]]:
    """Return every class of shared values."""
    direct = base.__subclasses__()
    return {*direct, *(kind for subclass in direct for kind in kinds(subclass))}


class SharedFiles:
    """The files of shared values, as long as an executor runs tasks."""

    def __init__(self) -> None:
        self._paths: dict[int, tuple[Shared, Path]] = {}  # with each value itself, so that its id stays its own
        self._folder: TemporaryDirectory[str] | None = None

    def path_of(self, value: Shared, dumped: Callable[[Shared], bytes]) -> Path:
        """Return the file of a value, written when it is first asked for."""
        if id(value) not in self._paths:
            self._folder = self._folder or TemporaryDirectory()
            path = Path(self._folder.name, str(len(self._paths)))
            path.write_bytes(dumped(value))
            self._paths[id(value)] = value, path
        return self._paths[id(value)][1]

    def clear(self) -> None:
        """Delete all files."""
        self._paths.clear()
        if self._folder:
            self._folder.cleanup()
            self._folder = None


class Loaded:
    """The shared values that a worker has, by their files; those of one folder, as older ones are not asked for again."""

    def __init__(self, after: Callable[[], None] | None = None) -> None:
        """``after`` is called behind each loading."""
        self._values: dict[Path, Any] = {}
        self._after = after

    def value(self, path: Path, loaded: Callable[[bytes], Any]) -> Any:
        """Return the value in a file, loaded when it is first asked for."""
        if path not in self._values:
            self._values = {known: value for known, value in self._values.items() if known.parent == path.parent}
            self._values[path] = loaded(path.read_bytes())
            if self._after:
                self._after()
        return self._values[path]
