"""A report of a build, for who waits for it.

In: the files that were made, what the executor did, the seconds that all of it took. Out: lines for a log, and the same
as JSON.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Self

from publishing.base.problems import Problem
from publishing.cache.executor import Statistics
from publishing.documents.downloads import size_words

FILE = "last-build.json"  # below .cache/


@dataclass(frozen=True)
class Summary:
    """A build: ``size`` is that of all files in bytes, ``alone`` are the seconds in which one process did the rest.

    ``advice`` was printed when the sources were read; it is here for programs.
    """

    pages: int
    files: int
    size: int
    seconds: float
    alone: float
    steps: Mapping[str, Statistics]
    advice: Sequence[Problem] = ()

    @classmethod
    def from_build(
        cls,
        files: Mapping[str, int],
        steps: Mapping[str, Statistics],
        seconds: float,
        waited: float,
        advice: Sequence[Problem] = (),
    ) -> Self:
        """Describe work on some files, by address and size, in so many seconds, ``waited`` of them for the steps."""
        pages = sum(address.endswith(".html") for address in files)
        return cls(pages, len(files), sum(files.values()), seconds, seconds - waited, steps, advice)

    @property
    def lines(self) -> Iterator[str]:
        """The summary of a build in lines: one for each step, then one for all."""
        for name, done in self.steps.items():
            yield f"{name}: {done.calls:,} calls, {done.hits:,} of them cached; {done.seconds:.1f} s of work"
        yield f"everything else: {self.alone:.1f} s"
        yield f"pages: {self.pages:,} in {self.files:,} files, {size_words(self.size)}; {self.seconds:.1f} s in all"

    @property
    def json(self) -> str:
        """The summary of a build as JSON, for programs."""
        return json.dumps(asdict(self), indent=1) + "\n"
