"""A site while it is built: what exporters see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from publishing.build.templates import Templates
from publishing.cache.blobs import SiteFile
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting

Files = dict[str, SiteFile]


@dataclass(frozen=True)
class Site:
    """The state of a build so far.

    ``files`` are the files of earlier stages by address, ``templates`` can name what their exporters offer. ``read`` gives
    the content of a file of ``docs/``, ``overrides`` is the folder of templates and assets. ``permalinks`` are checked
    before any file is there.
    """

    pages: Pages
    url: str
    templates: Templates
    read: Callable[[str], bytes]
    overrides: Path
    permalinks: Lasting
    files: Mapping[str, SiteFile] = field(default_factory=dict)
    offered: Mapping[str, Any] = field(default_factory=dict)

    def after(self, files: Mapping[str, SiteFile], offered: Mapping[str, Any]) -> "Site":
        """Return the site once more exporters are done; "cards" are passed to templates apart from other names."""
        names = {**self.offered, **offered}
        shown = {name: value for name, value in names.items() if name not in _NOT_IN_TEMPLATES}
        templates = replace(self.templates, offered=shown, cards=names.get("cards", {}))
        return replace(self, files={**self.files, **files}, offered=names, templates=templates)


_NOT_IN_TEMPLATES = ("cards", "downloads", "search_root")  # pages get their own part of these
