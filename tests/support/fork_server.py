"""Forks for each run of a Python module; see ``forked.py``.

In: a folder for compiled templates; on each line of standard input a run as JSON: the module and its arguments, the folder, the environment, and the files
for what it says. Out: for each a line with its exit status. A run ends as any Python does, as it leaves this script.
"""

import importlib
import json
import os
import runpy
import sys
from pathlib import Path

# What takes longest to import; a run imports whatever else it needs.
LIBRARIES = (
    "PIL.Image",
    "babel.dates",
    "click",
    "docx",
    "jinja2",
    "lunr",
    "lxml.html",
    "markdown",
    "mkdocs.commands.build",
    "mkdocs.livereload",
    "numpy",
    "openpyxl",
    "pikepdf",
    "pydantic.main",
    "pygments.formatters",
    "pymdownx.superfences",
    "sqlite3",
    "typst",
    "xlsxwriter",
    "yaml",
)


def wait_for_run() -> None:
    """Serve runs until there is none to come; returns in a process of its own for each run."""
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            become(*json.loads(line))
            return
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    sys.exit()


def become(command: list[str], folder: str, environment: dict[str, str], said: list[str]) -> None:
    """Take on what a process of its own would have begun with."""
    sources = [os.open(os.devnull, os.O_RDONLY), *(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600) for path in said)]
    for number, file in enumerate(sources):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    own = [str(Path(folder, path)) for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.path[:1] = [folder, *own]  # the first is where this script stands
    sys.argv = command


if __name__ == "__main__":
    for library in LIBRARIES:
        importlib.import_module(library)
    importlib.import_module("compiled").share(Path(sys.argv[1]))
    wait_for_run()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
