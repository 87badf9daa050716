"""From a project to every file of its site, in one process, without a generator.

    read        the files of ``docs/``, through the gate
    check       all records, all texts, and what was published before
    export      stage by stage, what ``exporters`` lists

In: a project, and an executor. Out: ``Outputs``.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from publishing.base.problems import Problem
from publishing.base.urls import is_built
from publishing.build.exporters import STAGES, Exporter
from publishing.build.project import Project
from publishing.build.site import Files, Site
from publishing.build.templates import Templates
from publishing.build.theme import Theme
from publishing.cache.executor import Executor
from publishing.cache.hashed_files import DamagedError
from publishing.cache.steps import run_steps
from publishing.content import publication
from publishing.content.gate import Files as Sources
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting


@dataclass(frozen=True)
class Outputs:
    """A site: all files by address, the inventory of addresses as it is with them, advice, and what was left out."""

    files: Files
    inventory: str
    advice: Sequence[Problem] = ()
    ignored: Sequence[str] = ()


def build(project: Project, executor: Executor | None = None) -> Outputs:
    """Build a site; where the cache is damaged, once more with an empty one.

    Without an executor, no cache is used. ``PublishingError`` names everything that is wrong.
    """
    with nullcontext(executor) if executor else Executor() as used:
        try:
            return _built(project, used)
        except DamagedError:
            used.reset()
            return _built(project, used)


def _built(project: Project, executor: Executor) -> Outputs:
    sources = project.sources()
    pages = _pages(project, sources, executor)
    permalinks = Lasting(pages)
    permalinks.check()
    theme = Theme.from_configuration(project.configuration, project.site_url, project.overrides)
    store = executor.store.address if executor.store else None
    templates = Templates(theme, pages, project.site_url, store=store)
    site = Site(pages, project.site_url, templates, sources.__getitem__, project.overrides, permalinks)
    for stage in STAGES:
        site = _after(stage, site, executor)
    files = executor.stored(site.files)
    return Outputs(files, site.offered["inventory"], pages.publication.advice, sources.ignored)


def _pages(project: Project, sources: Sources, executor: Executor) -> Pages:
    """Read, check and render all sources."""
    settings, questions = project.configuration.settings, project.published_questions
    return Pages(publication.build(sources, settings, questions, project.moment, executor), project.published)


def _after(stage: Iterable[type[Exporter]], site: Site, executor: Executor) -> Site:
    """The site with the files of a stage's exporters."""
    exporters = [kind() for kind in stage]
    files: Files = {}
    names: dict[str, Any] = {}
    for exporter, own in zip(
        exporters, run_steps(executor, [exporter.tasks(site) for exporter in exporters]), strict=True
    ):
        if exporter.reserved:
            _hold_to_addresses(own)
        files |= own
        names.update(exporter.names())
    return site.after(files, names)


def _hold_to_addresses(addresses: Iterable[str]) -> None:
    """Let nothing be written where a file of ``docs/`` could stand."""
    if loose := [address for address in addresses if not is_built(address)]:
        raise AssertionError(f"{', '.join(loose)}: urls.BUILT has to name where the build writes")
