"""The theme: Jinja's environment with our templates over Material's, and what those ask of a generator.

In: the configuration, and the folder of our templates. Out: a ``Theme``: plain data, of which every process makes its own
environment. MkDocs is not needed; Material's templates see what it would give them.
"""

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    TemplateNotFound,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from publishing.base.urls import escaped
from publishing.build.configuration import Configuration
from publishing.build.scripts import without_comments

_Source = tuple[str, str, Callable[[], bool]]
_TEMPLATES = ("*.html", "sitemap.xml")
# What MkDocs does not copy of a theme either.
_NO_ASSETS = (".*", "*.py", "*.pyc", "*readme*", "mkdocs_theme.yml", "locales/*", "*.md", *_TEMPLATES)
_SCRIPTS = "assets/js/*.js"  # ours; Material's stand elsewhere
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_GENERATORS = ("mkdocs", "properdocs")  # whichever is installed has lunr.js in it


@dataclass(frozen=True)
class Theme:
    """A recipe for an environment: our ``templates`` by name, and the ``config`` that they see."""

    templates: Mapping[str, str]
    config: Mapping[str, Any]

    @classmethod
    def from_configuration(cls, configuration: Configuration, site_url: str, overrides: Path) -> "Theme":
        """Read our templates, and put together what templates see of the configuration."""
        values = configuration.values
        defaults = yaml.safe_load((_material() / "mkdocs_theme.yml").read_text(encoding="utf-8"))
        texts = (path for path in sorted(overrides.rglob("*")) if path.is_file() and _is_template(path.name))
        config = {
            "site_name": values.get("site_name", ""),
            "site_description": values.get("site_description"),
            "site_url": site_url,
            "copyright": values.get("copyright"),
            "theme": {"name": "material", **defaults, **configuration.theme, "custom_dir": None},
            "extra": {},
            "extra_css": values.get("extra_css") or [],
            "extra_javascript": values.get("extra_javascript") or [],
            "plugins": {},
        }
        return cls({path.relative_to(overrides).as_posix(): path.read_text(encoding="utf-8") for path in texts}, config)

    def environment(self, bytecode: BytecodeCache) -> Environment:
        """Make an environment. Our own templates escape every value; Material's escape for themselves."""
        own = {name for name in self.templates if name.endswith(".html")}
        loader = ChoiceLoader([_Loader(self.templates), FileSystemLoader(_material())])
        environment = Environment(
            loader=loader,
            auto_reload=False,
            autoescape=lambda name: name in own,  # noqa: S701 - see above
            bytecode_cache=bytecode,
        )
        environment.filters.update(url=_url, script_tag=_script_tag)
        return environment

    def context(self, page: "ThemePage | None") -> Mapping[str, Any]:
        """The names of Material's templates beside our own; without a page, for one that stands at any address."""
        site_url = self.config["site_url"]
        base_url = _relative_url(".", page.url) if page else _HOST.sub("", site_url or "/")
        return {"config": self.config, "page": page, "base_url": base_url, "nav": None, "pages": []}


@dataclass(frozen=True)
class ThemePage:
    """A page, as Material's templates see it."""

    url: str
    title: str
    content: str
    canonical_url: str | None
    meta: Mapping[str, str]

    @classmethod
    def from_words(cls, address: str, title: str, summary: str, content: str, site_url: str) -> "ThemePage":
        """Return the page at an address."""
        url = escaped(address)
        canonical = f"{site_url}{url}" if site_url else None
        return cls(url, title, content, canonical, {"title": title, "description": summary})


class _Loader(BaseLoader):
    """Loads templates from texts, under their names in ``overrides/``, so that a traceback says where."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates

    def get_source(self, environment: Environment, template: str) -> _Source:  # noqa: ARG002 - Jinja's signature
        """Return a template's text."""
        if template not in self.templates:
            raise TemplateNotFound(template)
        return self.templates[template], f"overrides/{template}", lambda: True

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return sorted(self.templates)


def assets(overrides: Path) -> dict[str, bytes]:
    """Return the files of the theme that become files of the site, by address; ours stand in the place of Material's."""
    found: dict[str, bytes] = {}
    for folder in (_material(), overrides):
        for address in _files(folder):
            if not any(fnmatch(address.lower(), pattern) for pattern in _NO_ASSETS):
                found[address] = (folder / address).read_bytes()
    own = {address: content for address, content in found.items() if fnmatch(address, _SCRIPTS)}
    return found | {address: without_comments(content.decode()).encode() for address, content in own.items()}


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, but for folders whose names begin with a dot.

    Material keeps some 14,000 icons in one of those, and even to look at their names takes a third of a second.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def lunr() -> str:
    """Return the text of lunr.js, as it comes with the generator."""
    folder = next(filter(None, map(_package, _GENERATORS)))
    return (folder / "contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")


def _is_template(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _TEMPLATES)


def _material() -> Path:
    folder = _package("material")
    if not folder:
        raise ModuleNotFoundError("The theme Material is not installed; make site installs it.")
    return folder / "templates"


def _package(name: str) -> Path | None:
    """The folder of an installed package, which is not imported."""
    spec = find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


@pass_context
def _url(context: Context, value: object) -> str:
    """Return an address of the site as a link from the page that is drawn; other addresses stay as they are."""
    address = str(value) or "."
    if _SCHEME.match(address) or address.startswith(("/", "#")):
        return address
    page = context["page"]
    if page is None:
        return posixpath.join(context["base_url"], address)
    above = 0
    while f"{posixpath.normpath(address)}/".startswith("../", above * 3):
        above += 1
    return "../" * above + _relative_url(address, page.url)


@pass_context
def _script_tag(context: Context, script: str | Mapping[str, Any]) -> Markup:
    """Return the element for a script of the configuration."""
    options: Mapping[str, Any] = {"path": script} if isinstance(script, str) else script
    kind = Markup(' type="{}"').format(options["type"]) if options.get("type") else ""
    flags = "".join(f" {name}" for name in ("defer", "async") if options.get(name))
    return Markup('<script src="{}"{}{}></script>').format(_url(context, options["path"]), kind, flags)


def _relative_url(address: str, start: str) -> str:
    """The way from a page to an address. The last part of ``start`` is left out if it names a file."""
    folder, _, name = start.rpartition("/")
    here, there = _parts(folder if "." in name else start), _parts(address)
    common = next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    way = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{way}/" if address.endswith("/") else way


def _parts(path: str) -> list[str]:
    normal = posixpath.normpath(path if path.startswith("/") else f"/{path}")[1:]
    return normal.split("/") if normal else []
