"""MkDocs' events: the only code that knows MkDocs. Each hands over to ``publishing.build`` and decides nothing."""

import atexit
import gc
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from publishing.build.run import BuildError, Host, Run

atexit.register(gc.freeze)  # else Python looks through everything once more for garbage before it ends
_LOG = get_plugin_logger("publishing")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and make everything; nothing is built where anything is wrong."""
    folders = (Path(config.config_file_path), Path(config.docs_dir), Path(config.site_dir))
    host = Host(*folders, config.site_url or "", _LOG, time.perf_counter)
    try:
        config.extra["run"] = Run(host, os.environ, datetime.now(UTC))
    except BuildError as error:
        raise PluginError(str(error)) from None
    config.theme.static_templates.clear()  # MkDocs has nothing to draw
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Set aside what is in the site's folder, before MkDocs cleans it."""
    config.extra["run"].set_aside()


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs calls it by name
    """Leave no file to MkDocs."""
    return Files([])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the site."""
    try:
        config.extra["run"].write()
    except BuildError as error:
        raise PluginError(str(error)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG001 - MkDocs calls it by name
    """Show a change of a template at once."""
    server.watch(str(config.extra["run"].project.overrides))
    return server
