"""MkDocs' events: the only code that knows MkDocs. Each hands over to ``publishing`` and decides nothing."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

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

from publishing import embargo, lasting, ledger, outputs, publication, settings, summary, theme
from publishing.packed import Packed
from publishing.pages import Pages
from publishing.problems import PublishingError
from publishing.workshop import Workshop

_LOG = get_plugin_logger("publishing")
_ELSEWHERE = ("config_file_path", "docs_dir", "site_dir", "plugins", "hooks")  # what no page shows
OVERRIDES = Path(__file__).parent.parent / "overrides"


class Unpacked(File):
    """A file whose content is unpacked when it is written."""

    def copy_file(self, dirty: bool = False) -> None:
        """Write it."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(self._content))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render everything; nothing is built where anything is wrong."""
    shape = repr([(name, value) for name, value in sorted(config.items()) if name not in _ELSEWHERE])
    docs, folder, begun = Path(config.docs_dir), Path(config.config_file_path).parent, time.perf_counter()
    workshop = Workshop(folder / ".cache/made", say=_LOG.info, clock=time.perf_counter)
    try:
        files, wanted = publication.read_folder(docs), settings.settings_from(config.extra)
        built = publication.build(files, wanted, ledger.read(folder), _moment(), workshop)
        pages = Pages(built, lasting.kept(folder))
        lasting.Lasting(pages).check()
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    config.extra.update(begun=begun, shape=shape, workshop=workshop, pages=pages, lasting=lasting.Lasting(pages))
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
    page.meta = {"template": "drawn.html", "title": view.title, "description": view.summary}
    page.update_date = view.updated.isoformat() if view.updated else "2000-01-01"
    return ""


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Note what templates are given."""
    config.extra["nav"] = nav


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Hand over the page as it was drawn, in the order in which MkDocs asks for pages."""
    file, drawn = next(config.extra["drawn"])
    if file != page.file.src_uri:
        raise PluginError(f"{page.file.src_uri}: MkDocs asks for pages in another order than we drew them.")
    return {**context, "drawn": str(drawn)}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every value in our own templates; the theme's escape for themselves. Add every output."""
    own = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    env.autoescape = lambda name: name in own
    env.bytecode_cache = _bytecode(config.extra["workshop"].folder.parent / "templates")
    pages, docs = config.extra["pages"], Path(config.docs_dir)
    env.globals.update(theme.names(pages))
    drawing = theme.Drawing(env, config.site_url or "")
    env.globals["card_of"] = drawing.card
    try:
        made = outputs.outputs(
            pages, drawing, config.extra["workshop"], lambda file: (docs / file).read_bytes(), _lunr()
        )
    except PublishingError as error:
        raise PluginError(f"Nothing was published.\n{error}") from None
    env.globals.update(search_root=made.search_root, downloads_of=made.downloads.of, data=made.data)
    env.globals.update(table_of=made.lists.of, feeds=made.feeds, cited=made.citing.of, metadata=made.metadata)
    config.extra["ledger"] = made.ledger
    for output in made.files:
        kind = Unpacked if isinstance(output.content, Packed) else File
        files.append(kind.generated(config, output.address, content=output.content))
    config.extra["drawn"] = _drawn(env, drawing, config, files)
    return env


def _drawn(
    env: Environment, drawing: theme.Drawing, config: MkDocsConfig, files: Files
) -> Iterator[tuple[str, Packed]]:
    """Every page by its file, drawn by several processes, in MkDocs' order."""
    pages, lasting_words, nav = (config.extra[name] for name in ("pages", "lasting", "nav"))
    documents = files.documentation_pages()

    def draw(file: File) -> Packed:
        view, page = pages.views[file.src_uri], file.page
        page.active, page.content = True, lasting_words.html_of(view)
        context = get_context(nav, documents, config, page)
        return Packed.of(env.get_template(view.template).render(context, view=view))

    templates = [path.read_bytes() for path in sorted(OVERRIDES.rglob("*.html"))]
    alike = sha256(repr((mkdocs.__version__, config.extra["shape"], templates, pages.shape)).encode()).hexdigest()
    views = (pages.views[file.src_uri] for file in documents)
    names = [drawing.shape(view, alike, env.globals["downloads_of"](view.address)) for view in views]
    drawn = config.extra["workshop"].make("pages", draw, documents, names)
    return zip((file.src_uri for file in documents), drawn, strict=True)


def on_post_build(config: MkDocsConfig) -> None:
    """Leave a note of every address, for ``make ledger``, and say what was done."""
    next(config.extra["drawn"], None)  # lets the processes end
    note = Path(config.config_file_path).parent / ".cache" / ledger.ADDRESSES
    note.parent.mkdir(exist_ok=True)
    note.write_text(config.extra["ledger"], encoding="utf-8", newline="\n")
    done = summary.Summary.of(
        Path(config.site_dir), config.extra["workshop"].done, time.perf_counter() - config.extra["begun"]
    )
    (note.parent / summary.FILE).write_text(done.json, encoding="utf-8", newline="\n")
    for line in done.lines:
        _LOG.info(line)


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
