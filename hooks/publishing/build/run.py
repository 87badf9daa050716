"""A build as a host runs it: from a project's file to the files in a folder, with words for whoever waits.

In: what the host knows, a logger and a clock. Out: the site in its folder, and notes of its addresses and of the build.
"""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publishing.base import checksummed_files
from publishing.base.problems import Problem, PublishingError, advice_lines, quoted
from publishing.build import output_folder, pipeline, project, summary
from publishing.build.pipeline import Outputs
from publishing.build.project import Project
from publishing.cache.executor import Executor
from publishing.cache.hashed_files import CacheError, DamagedError
from publishing.content.rules.embargo import PREVIEW, MomentError
from publishing.site.permalinks import inventory


class BuildError(Exception):
    """Nothing was built; the text says why, in an author's words."""


@dataclass(frozen=True)
class Host:
    """Facts of the host alone: the file with the settings, the folders and the address that it decides, and its log."""

    settings: Path
    docs: Path
    site: Path
    site_url: str
    log: logging.Logger | logging.LoggerAdapter[logging.Logger]
    clock: Callable[[], float]


class Run:
    """One build. It begins by reading, checking and making everything; nothing is written where anything is wrong."""

    def __init__(self, host: Host, environment: MutableMapping[str, str], now: datetime) -> None:
        self.host, self.begun = host, host.clock()
        environment.pop("SOURCE_DATE_EPOCH", None)  # libraries read it too, and stop at a value that is none
        with _explained(self._advise):
            moment = project.moment_of(environment, now)
            preview = project.is_preview(environment)
            self.project = Project.read(host.settings, moment, host.docs, host.site_url, preview)
        if reason := self.project.refusal(host.site):
            raise BuildError(f"Nothing was built.\n{reason}")
        if preview:
            host.log.info(f"A preview: the site as of {environment[PREVIEW]}. It cannot be published")
        self.executor = Executor(self.project.cache, say=self._progress, clock=host.clock)
        self.outputs = self._build()
        self._advise(self.outputs.advice)
        if self.outputs.ignored:
            ignored = ", ".join(map(quoted, self.outputs.ignored))
            host.log.info(f"Left out, as editors or systems left them: {ignored}")

    def set_aside(self) -> None:
        """Set aside what is in the site's folder: a host would clean it away, and most of it will be the same."""
        output_folder.set_aside(self.host.site)

    def write(self) -> None:
        """Put every file where it belongs, leave notes of addresses and of the build, and say what was done."""
        with _explained(self._advise, self.project.cache):
            try:
                output_folder.put(self.outputs.files, self.host.site, self.executor.store)
            except DamagedError:
                self.executor.reset()
                self.outputs = self._build()
                output_folder.put(self.outputs.files, self.host.site, self.executor.store)
        self.executor.close()
        notes = self.project.folder / ".cache"
        name = inventory.PREVIEWED if self.project.preview else inventory.ADDRESSES
        checksummed_files.write(notes / name, self.outputs.inventory)
        sizes = {address: file.size for address, file in self.outputs.files.items()}
        seconds, waited = self.host.clock() - self.begun, sum(self.executor.waits)
        report = summary.Summary.from_build(sizes, self.executor.statistics, seconds, waited, self.outputs.advice)
        checksummed_files.write(notes / summary.FILE, report.json)
        for line in report.lines:
            self.host.log.debug(line)

    def _build(self) -> Outputs:
        with _explained(self._advise, self.project.cache), _without_collection(), self.executor:
            return pipeline.build(self.project, self.executor)

    def _advise(self, problems: Iterable[Problem]) -> None:
        """Log advice. A strict build stops at a warning, so this is none."""
        for line in advice_lines(problems):
            self.host.log.info(line)

    def _progress(self, text: str) -> None:
        """Log how far a long step is; what was done is for ``--verbose``."""
        self.host.log.log(logging.INFO if text.endswith("%") else logging.DEBUG, text)


@contextmanager
def _explained(advise: Callable[[Iterable[Problem]], None], cache: Path | None = None) -> Iterator[None]:
    """Say in an author's words why a build stops."""
    try:
        yield
    except MomentError as error:
        raise BuildError(f"Nothing was published.\n{error}") from None
    except PublishingError as error:
        advise(error.advice)
        raise BuildError(f"Nothing was published.\n{error}") from None
    except CacheError as error:
        above = cache.parent if cache else "the folder .cache"
        raise BuildError(
            f"Nothing was published.\nThe cache {cache} cannot be used: {error}.\n"
            f"Wait until no other build runs, make room on the disk, see who owns it, or delete {above}. Then build again."
        ) from None


@contextmanager
def _without_collection() -> Iterator[None]:
    """Else Python would look through all records for garbage, again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
