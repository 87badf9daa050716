"""MkDocs' events: the only code that knows MkDocs. Each hands over to ``publishing`` and decides nothing."""

import os
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search as mkdocs_search
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from publishing import embargo, lasting, ledger, outputs, publication, settings, theme
from publishing.downloads import Workshop
from publishing.pages import Pages
from publishing.problems import PublishingError

_LOG = get_plugin_logger("publishing")
OVERRIDES = Path(__file__).parent.parent / "overrides"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render everything; nothing is built where anything is wrong."""
    docs, folder = Path(config.docs_dir), Path(config.config_file_path).parent
    try:
        files, wanted = publication.read_folder(docs), settings.settings_from(config.extra)
        built = publication.build(files, wanted, ledger.read(folder), _moment())
        pages = Pages(built, lasting.kept(folder))
        lasting.Lasting(pages).check()
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    config.extra.update(pages=pages, lasting=lasting.Lasting(pages))
    return config


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hold MkDocs' list of files to ours, and add the pages that no file stands behind."""
    pages = config.extra["pages"]
    theirs = {file.src_uri for file in files if file.src_dir == config.docs_dir and not file.inclusion.is_excluded()}
    for name in pages.publication.hidden:
        files.remove(files.src_uris[name])
    for name in sorted(theirs ^ {*pages.publication.files, *pages.publication.hidden}):
        raise PluginError(f"Nothing was published.\n{name}: MkDocs and this project read docs/ in different ways.")
    for view in pages.made:
        files.append(File.generated(config, view.file, content=""))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Keep MkDocs from reading the front matter in its own way."""
    return ""


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say which template shows the page, what it is called, and of what day it is."""
    view = config.extra["pages"].views[page.file.src_uri]
    page.meta = {"template": view.template, "title": view.title, "description": view.summary}
    page.update_date = view.updated.isoformat() if view.updated else "2000-01-01"
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand over what ``rendering`` made."""
    words: str = config.extra["lasting"].html_of(config.extra["pages"].views[page.file.src_uri])
    return words


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> dict:
    """Give the templates their view."""
    return {**context, "view": config.extra["pages"].views[page.file.src_uri]}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every value in our own templates; the theme's escape for themselves. Add every output."""
    own = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    env.autoescape = lambda name: name in own
    pages, docs = config.extra["pages"], Path(config.docs_dir)
    env.globals.update(theme.names(pages))
    drawing = theme.Drawing(env, config.site_url or "")
    env.globals["card_of"] = drawing.card
    workshop = Workshop(Path(config.config_file_path).parent / ".cache/downloads", say=_LOG.info)
    try:
        made = outputs.outputs(pages, drawing, workshop, lambda file: (docs / file).read_bytes(), _lunr())
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    env.globals.update(search_root=made.search_root, downloads_of=made.downloads.of, data=made.data)
    env.globals.update(table_of=made.lists.of, feeds=made.feeds, cited=made.citing.of, metadata=made.metadata)
    config.extra["ledger"] = made.ledger
    for output in made.files:
        files.append(File.generated(config, output.address, content=output.content))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Leave a note of every address, for ``make ledger``."""
    note = Path(config.config_file_path).parent / ".cache" / ledger.ADDRESSES
    note.parent.mkdir(exist_ok=True)
    note.write_text(config.extra["ledger"], encoding="utf-8", newline="\n")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Show a change of a template at once."""
    server.watch(str(OVERRIDES))
    return server


def _moment() -> datetime | None:
    """The build's moment."""
    return embargo.moment_of(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _lunr() -> str:
    """lunr.js, as it comes with MkDocs."""
    return (Path(mkdocs_search.__file__).parent / "templates" / "search" / "lunr.js").read_text(encoding="utf-8")
