"""MkDocs' events: the only code that knows MkDocs. Each hands over to ``publishing`` and decides nothing."""

import atexit
import gc
import logging
import os
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search as mkdocs_search
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from publishing.base import checksummed_files, settings
from publishing.base.problems import Problem, PublishingError, advice_lines, quoted
from publishing.base.urls import is_built
from publishing.build import output_folder, pipeline, summary, templates
from publishing.cache.bytecode import Bytecode
from publishing.cache.executor import CACHE, Executor
from publishing.cache.hashed_files import CacheError, DamagedError
from publishing.content import gate, publication
from publishing.content.rules import embargo, questions
from publishing.site import permalink_checks
from publishing.site.pages import Pages, View
from publishing.site.permalinks import inventory

atexit.register(gc.freeze)  # else Python looks through everything once more for garbage before it ends
_LOG = get_plugin_logger("publishing")
_ELSEWHERE = ("config_file_path", "docs_dir", "site_dir", "plugins", "hooks")  # what no page shows
OVERRIDES = Path(__file__).parent.parent / "overrides"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render everything; nothing is built where anything is wrong."""
    if not gc.isenabled():  # a build before this one failed
        gc.collect()
    gc.disable()  # else Python looks through all records for garbage, again and again
    _refuse(config)
    config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows of no page
    moment = _moment(config.extra.pop("as_of", None))  # before the shape: what is public shapes pages by itself
    shape = repr([(name, value) for name, value in sorted(config.items()) if name not in _ELSEWHERE])
    cache, begun = Path(config.config_file_path).parent / CACHE, time.perf_counter()
    config.extra.update(begun=begun, shape=shape, moment=moment, steps=[])
    config.extra.update(executor=Executor(cache, say=_say_progress, clock=time.perf_counter))
    _run(config, lambda: _read(config))
    _say_advice(config.extra["pages"].publication.advice)
    return config


def _refuse(config: MkDocsConfig) -> None:
    """Refuse what would touch a public site, and let no variable but the one of a preview decide on the moment."""
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # libraries read it too, and stop at a value that is none
    preview = os.environ.get(embargo.PREVIEW, "")
    if reason := output_folder.refusal(Path(config.site_dir), Path(config.config_file_path).parent, bool(preview)):
        raise PluginError(f"Nothing was built.\n{reason}")
    if preview:
        _LOG.info(f"A preview: the site as of {preview}. It cannot be published")


def _run(config: MkDocsConfig, step: Callable[[], None]) -> None:
    """Run a step of the build. Where the cache is damaged, empty it, and run all steps so far again, once."""
    steps, executor = config.extra["steps"], config.extra["executor"]
    steps.append(step)
    try:
        try:
            step()
        except DamagedError:
            executor.reset()
            for again in steps:
                again()
    except PublishingError as error:
        _say_advice(error.advice)
        raise PluginError(f"Nothing was published.\n{error}") from None
    except CacheError as error:
        raise PluginError(
            f"Nothing was published.\nThe cache {executor.folder} cannot be used: {error}.\n"
            f"Wait until no other build runs, make room on the disk, see who owns it, or delete {executor.folder.parent}. Then build again."
        ) from None


def _read(config: MkDocsConfig) -> None:
    """Read, check and render."""
    docs, folder = Path(config.docs_dir), Path(config.config_file_path).parent
    files, wanted = gate.read_folder(docs), settings.settings_from(config.extra)
    built = publication.build(files, wanted, questions.read(folder), config.extra["moment"], config.extra["executor"])
    pages = Pages(built, permalink_checks.kept(folder))
    permalinks = permalink_checks.Lasting(pages)
    permalinks.check()
    if files.ignored:
        _LOG.info(f"Left out, as editors or systems left them: {', '.join(map(quoted, files.ignored))}")
    config.extra.update(files=files, pages=pages, lasting=permalinks)


def _say_progress(text: str) -> None:
    """Say how far a long step is; what was done is for ``--verbose``."""
    _LOG.log(logging.INFO if text.endswith("%") else logging.DEBUG, text)


def _say_advice(problems: Iterable[Problem]) -> None:
    """Print advice. MkDocs stops at a warning, so this is none."""
    for line in advice_lines(problems):
        _LOG.info(line)


def on_pre_build(config: MkDocsConfig) -> None:
    """Set aside what is in the site's folder: MkDocs would clean it away, and most of it will be the same."""
    output_folder.set_aside(Path(config.site_dir))


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
    env.bytecode_cache = Bytecode(config.extra["executor"])
    _run(config, lambda: _draw(config, env, own))
    return env


def _draw(config: MkDocsConfig, env: Environment, own: Mapping[str, bytes]) -> None:
    """Draw every page, and make every other file."""
    pages = config.extra["pages"]
    env.globals.update(templates.names(pages))
    alike = (Path(__file__).read_bytes(), mkdocs.__version__, config.extra["shape"], own, pages.shape)
    name = sha256(repr(alike).encode()).hexdigest()
    drawing = templates.Drawing(env, config.site_url or "", name, lambda view: _context(view, config))
    env.globals["card_of"] = drawing.card
    config.extra["made"] = pipeline.outputs(
        pages, drawing, config.extra["executor"], config.extra["files"].__getitem__, _lunr()
    )


def _context(view: View, config: MkDocsConfig) -> Mapping[str, Any]:
    """What MkDocs gives to the templates of a page."""
    page = Page(view.title, File.generated(config, view.file, content=""), config)
    page.meta = {"title": view.title, "description": view.summary}
    page.content, page.active = config.extra["lasting"].html_of(view), True
    return get_context(config.extra["nav"], [], config, page)


def on_post_build(config: MkDocsConfig) -> None:
    """Put every file where it belongs, leave a note of every address for ``make record-urls``, and say what was done."""
    executor = config.extra["executor"]
    _run(config, lambda: output_folder.put(config.extra["made"].files, Path(config.site_dir), executor.store))
    made, folder = config.extra["made"], Path(config.config_file_path).parent / ".cache"
    name = inventory.PREVIEWED if os.environ.get(embargo.PREVIEW) else inventory.ADDRESSES
    checksummed_files.write(folder / name, made.inventory)
    executor.close()
    sizes = {address: file.size for address, file in made.files.items()}
    took = time.perf_counter() - config.extra["begun"]
    advice = config.extra["pages"].publication.advice
    done = summary.Summary.from_build(sizes, executor.done, took, sum(executor.waits), advice)
    checksummed_files.write(folder / summary.FILE, done.json)
    for line in done.lines:
        _LOG.debug(line)
    gc.enable()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Show a change of a template at once."""
    server.watch(str(OVERRIDES))
    return server


def _moment(as_of: object) -> datetime | None:
    """The build's moment: now, but in a preview, and unless whoever builds in this process says another."""
    if isinstance(as_of, embargo.AsOf):
        return as_of.moment
    try:
        return embargo.moment_of(os.environ, datetime.now(UTC))
    except embargo.MomentError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None


def _lunr() -> str:
    """lunr.js, as it comes with MkDocs."""
    return (Path(mkdocs_search.__file__).parent / "templates" / "search" / "lunr.js").read_text(encoding="utf-8")
