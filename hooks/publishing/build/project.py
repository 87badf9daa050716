"""A project: its folder, its ``mkdocs.yml``, and the moment that decides what is public.

In: the file, and what a host or a command knows better. Out: a ``Project``, which ``build`` builds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from publishing.build import configuration, output_folder
from publishing.build.configuration import Configuration
from publishing.cache.executor import CACHE
from publishing.content import gate
from publishing.content.rules import embargo, questions
from publishing.site import permalink_checks
from publishing.site.permalinks.inventory import PublishedInventory


@dataclass(frozen=True)
class Project:
    """The input of a build.

    ``folder`` has the cache and what was published before, ``docs`` the sources, ``overrides`` the templates. ``moment``
    decides what is public; ``preview`` says that it is not now.
    """

    folder: Path
    configuration: Configuration
    docs: Path
    overrides: Path
    site_url: str
    moment: datetime | None
    preview: bool = False

    @classmethod
    def read(
        cls,
        file: Path,
        moment: datetime | None,
        docs: Path | None = None,
        site_url: str | None = None,
        preview: bool = False,
    ) -> "Project":
        """Read a project's ``mkdocs.yml``. ``PublishingError`` names every setting that is wrong or has no effect."""
        settings = configuration.read(file)
        settings.check()
        folder = file.parent
        custom = folder / str(settings.theme.get("custom_dir") or "overrides")
        url = settings.site_url if site_url is None else site_url
        return cls(folder, settings, docs or folder / "docs", custom, url, moment, preview)

    @property
    def cache(self) -> Path:
        """The folder of its cache."""
        return self.folder / CACHE

    @cached_property
    def published_questions(self) -> str:
        """The questions that were published before."""
        return questions.read(self.folder)

    @cached_property
    def published(self) -> PublishedInventory:
        """The addresses that were published before, and the redirects."""
        return permalink_checks.read_inventory(self.folder)

    def sources(self) -> gate.Files:
        """Read the files of ``docs/``."""
        return gate.read_folder(self.docs)

    def refusal(self, site: Path) -> str:
        """Why nothing may be built into a folder; "" where it may."""
        return output_folder.refusal(site, self.folder, self.preview)


def moment_of(environment: Mapping[str, str], now: datetime) -> datetime:
    """Return the moment that decides what is public: ``now``, or in a preview the one that the environment names."""
    return embargo.moment_of(environment, now)


def is_preview(environment: Mapping[str, str]) -> bool:
    """Return whether the environment asks for a preview."""
    return bool(environment.get(embargo.PREVIEW))
