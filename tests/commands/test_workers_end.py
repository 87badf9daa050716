"""Whatever a command comes to, the processes that it began have ended before Python does.

Python ends those that are left itself, and Python 3.11 may then complain of a closed pipe, after all that was said.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import example
from building import ENVIRONMENT, GENERATOR, project, without_downloads
from embargoed import BEFORE, CASE

_COUNTING = '''\
"""Says at the end of Python how many executors were begun, and how many were not shut down."""

import atexit
import sys
from concurrent.futures import ProcessPoolExecutor

begun, ended = [], []
begin, shut = ProcessPoolExecutor.__init__, ProcessPoolExecutor.shutdown


def __init__(self, *arguments, **named):
    begun.append(id(self))
    begin(self, *arguments, **named)


def shutdown(self, *arguments, **named):
    ended.append(id(self))
    shut(self, *arguments, **named)


ProcessPoolExecutor.__init__, ProcessPoolExecutor.shutdown = __init__, shutdown
atexit.register(lambda: print(f"begun: {bool(begun)}, left: {len({*begun} - {*ended})}", file=sys.stderr))
'''
_BUILD = ("-m", GENERATOR, "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", "built")
_COMMAND = ("-m", "publishing.commands.cli", "--folder", ".")
_BROKEN = {"files": {**CASE["files"], "reports/broken.md": "---\ntitle: Broken\nkind: none\n---\n"}}
_EXPECTED = "begun: True, left: 0"


_LEAK_CHECK = (*_COMMAND, "leak-check")


@pytest.mark.parametrize(
    ("arguments", "case"),
    [(_LEAK_CHECK, CASE), (_LEAK_CHECK, _BROKEN), (_BUILD, _BROKEN), ((*_COMMAND, "check"), _BROKEN)],
    ids=["leak-check", "leak-check of a broken report", "build of a broken report", "check of a broken report"],
)
def test_no_process_is_left(tmp_path: Path, arguments: tuple[str, ...], case: dict[str, dict[str, str]]) -> None:
    """A build and the commands that build, most of them stopped by a report."""
    folder = without_downloads(project(tmp_path / "project", example.files(case)))
    (tmp_path / "sitecustomize.py").write_text(_COUNTING, encoding="utf-8")  # Python imports it by itself
    path = os.pathsep.join([str(tmp_path), ENVIRONMENT["PYTHONPATH"]])
    variables = {**os.environ, **ENVIRONMENT, "PYTHONPATH": path, "PREVIEW_AT": BEFORE.isoformat()}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )

    assert done.returncode == (case is _BROKEN)
    assert done.stderr.splitlines()[-1] == _EXPECTED
