"""What a build did, for who waits for it.

In: the folder of the site, what the workshop did, the seconds that all of it took. Out: lines for a log, and the same as
JSON.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from publishing.downloads import size_words
from publishing.workshop import Done

FILE = "last-build.json"  # below .cache/


@dataclass(frozen=True)
class Summary:
    """A build: ``size`` is that of all files in bytes."""

    pages: int
    files: int
    size: int
    seconds: float
    steps: Mapping[str, Done]

    @classmethod
    def of(cls, site: Path, steps: Mapping[str, Done], seconds: float) -> Self:
        """What stands in a folder."""
        files = list(_files(site))
        pages = sum(file.name.endswith(".html") for file in files)
        return cls(pages, len(files), sum(file.stat().st_size for file in files), seconds, steps)

    @property
    def lines(self) -> Iterator[str]:
        """One line for each step, then one for all."""
        for name, done in self.steps.items():
            yield f"{name}: {done.asked:,}, of which {done.kept:,} were kept; {done.seconds:.1f} s"
        other = self.seconds - sum(done.seconds for done in self.steps.values())
        yield f"everything else: {other:.1f} s"
        yield f"pages: {self.pages:,} in {self.files:,} files, {size_words(self.size)}; {self.seconds:.1f} s in all"

    @property
    def json(self) -> str:
        """The same for programs."""
        return json.dumps(asdict(self), indent=1) + "\n"


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(Path(entry.path))
        else:
            yield entry
