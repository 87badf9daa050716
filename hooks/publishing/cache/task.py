"""Tasks: batches of cacheable calls of one function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from publishing.cache import keys

Result = TypeVar("Result")


def anything(result: Any) -> bool:  # noqa: ARG001 - the signature of such checks
    """Accept any result."""
    return True


@dataclass(frozen=True)
class Task(Generic[Result]):
    """A batch of calls ``func(*context, *call)``, whose results are cached under ``name``.

    ``func`` stands in a module, and arguments and results can be pickled, so that any worker can carry the calls out. The
    key of a result is made of all arguments; ``contents`` has what stands for each call in its key where an argument is
    read later (None: not cached). A result that does not ``fit`` is neither stored nor taken from the store. ``batch``
    calls go to a worker at once. ``threaded`` says that ``func`` uses libraries which start threads of their own: as a
    process in which they ran cannot be copied, workers carry it out wherever there can be some.
    """

    name: str
    func: Callable[..., Result]
    calls: Sequence[tuple[Any, ...]]
    context: tuple[Any, ...] = ()
    contents: Sequence[Any] | None = None
    fits: Callable[[Any], bool] = anything
    batch: int = 16
    threaded: bool = False

    def keys(self) -> list[str]:
        """Return the key of each call; "" for one that is not cached."""
        contents = self.calls if self.contents is None else self.contents
        found = iter(keys.keys(self.func, self.context, [content for content in contents if content is not None]))
        return ["" if content is None else next(found) for content in contents]
