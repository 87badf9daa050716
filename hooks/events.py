"""MkDocs' events: the only code that knows MkDocs. Each hands over to ``publishing`` and decides nothing."""

import atexit
import gc
import os
import time
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search as mkdocs_search
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from publishing import embargo, gate, lasting, ledger, outputs, publication, settings, site, summary, theme
from publishing.addresses import is_built
from publishing.pages import Pages, View
from publishing.problems import PublishingError, quoted
from publishing.store import BusyError, DamagedError
from publishing.workshop import CACHE, Workshop

atexit.register(gc.freeze)  # else Python looks through everything once more for garbage before it ends
_LOG = get_plugin_logger("publishing")
_ELSEWHERE = ("config_file_path", "docs_dir", "site_dir", "plugins", "hooks")  # what no page shows
OVERRIDES = Path(__file__).parent.parent / "overrides"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render everything; nothing is built where anything is wrong."""
    if not gc.isenabled():  # a build before this one failed
        gc.collect()
    gc.disable()  # else Python looks through all records for garbage, again and again
    config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows of no page
    shape = repr([(name, value) for name, value in sorted(config.items()) if name not in _ELSEWHERE])
    kept, begun = Path(config.config_file_path).parent / CACHE, time.perf_counter()
    config.extra.update(begun=begun, shape=shape, workshop=Workshop(kept, say=_LOG.info, clock=time.perf_counter))
    try:
        _read(config)
    except DamagedError:
        _read_again(config)
    except BusyError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    return config


def _read(config: MkDocsConfig) -> None:
    """Read, check and render."""
    docs, folder = Path(config.docs_dir), Path(config.config_file_path).parent
    try:
        files, wanted = gate.read_folder(docs), settings.settings_from(config.extra)
        built = publication.build(files, wanted, ledger.read(folder), _moment(), config.extra["workshop"])
        pages = Pages(built, lasting.kept(folder))
        lasting.Lasting(pages).check()
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    if files.ignored:
        _LOG.info(f"Left out, as editors or systems left them: {', '.join(map(quoted, files.ignored))}")
    config.extra.update(files=files, pages=pages, lasting=lasting.Lasting(pages))


def _read_again(config: MkDocsConfig) -> None:
    """Read again, with nothing kept."""
    config.extra["workshop"].throw_away()
    _read(config)


def on_pre_build(config: MkDocsConfig) -> None:
    """Set aside what is in the site's folder: MkDocs would clean it away, and most of it will be the same."""
    site.set_aside(Path(config.site_dir))


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the theme's files to MkDocs. All of ``docs/`` is written by us, as it came through the gate."""
    theirs = [file for file in files if file.src_dir != config.docs_dir]
    for address in (file.dest_uri for file in theirs):
        if not is_built(address):
            raise PluginError(
                f"Nothing was published.\n{address}: a file of the theme at an address that is not kept free."
            )
    return Files(theirs)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Note what templates are given."""
    config.extra["nav"] = nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make every page and every other file. Our own templates escape every value; the theme's escape for themselves."""
    own = {path.relative_to(OVERRIDES).as_posix(): path.read_bytes() for path in sorted(OVERRIDES.rglob("*.html"))}
    env.autoescape = lambda name: name in own
    env.bytecode_cache = _bytecode(config.extra["workshop"].folder.parent / "templates")
    pages = config.extra["pages"]
    env.globals.update(theme.names(pages))
    alike = (Path(__file__).read_bytes(), mkdocs.__version__, config.extra["shape"], own, pages.shape)
    name = sha256(repr(alike).encode()).hexdigest()
    drawing = theme.Drawing(env, config.site_url or "", name, lambda view: _context(view, config))
    env.globals["card_of"] = drawing.card
    try:
        made = outputs.outputs(pages, drawing, config.extra["workshop"], config.extra["files"].__getitem__, _lunr())
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    except DamagedError:
        _read_again(config)
        return on_env(env, config, files)
    config.extra["made"] = made
    return env


def _context(view: View, config: MkDocsConfig) -> Mapping[str, Any]:
    """What MkDocs gives to the templates of a page."""
    page = Page(view.title, File.generated(config, view.file, content=""), config)
    page.meta = {"title": view.title, "description": view.summary}
    page.content, page.active = config.extra["lasting"].html_of(view), True
    return get_context(config.extra["nav"], [], config, page)


def on_post_build(config: MkDocsConfig) -> None:
    """Put every file where it belongs, leave a note of every address for ``make ledger``, and say what was done."""
    made, workshop = config.extra["made"], config.extra["workshop"]
    site.put(made.files, Path(config.site_dir), workshop.store)
    note = Path(config.config_file_path).parent / ".cache" / ledger.ADDRESSES
    note.write_text(made.ledger, encoding="utf-8", newline="\n")
    workshop.tidy()
    sizes = {address: file.size for address, file in made.files.items()}
    took = time.perf_counter() - config.extra["begun"]
    done = summary.Summary.of(sizes, workshop.done, took, sum(workshop.waits))
    (note.parent / summary.FILE).write_text(done.json, encoding="utf-8", newline="\n")
    for line in done.lines:
        _LOG.info(line)
    gc.enable()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Show a change of a template at once."""
    server.watch(str(OVERRIDES))
    return server


def _bytecode(folder: Path) -> FileSystemBytecodeCache:
    """What keeps templates as Python, so that no process translates them again."""
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _moment() -> datetime | None:
    """The build's moment."""
    return embargo.moment_of(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _lunr() -> str:
    """lunr.js, as it comes with MkDocs."""
    return (Path(mkdocs_search.__file__).parent / "templates" / "search" / "lunr.js").read_text(encoding="utf-8")
