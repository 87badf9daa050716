"""Sites built for tests, and copies of this project to build them from."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from example import ROOT
from forked import run_module
from publishing.cache.executor import CACHE

GENERATOR = os.environ.get("GENERATOR", "mkdocs")  # or properdocs, see the Makefile
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", "PUBLISHING_DOCS": "docs"}  # as the Makefile sets it


# What Python reads when it starts, so that a forked process would not heed it.
_READ_AT_START = {"LANG", "LC_ALL", "PYTHONHASHSEED", "PYTHONOPTIMIZE"}


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site into a folder, as ``make site`` does."""
    arguments = ["build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", str(site)]
    variables = {**os.environ, **ENVIRONMENT, **environment}
    if not environment.keys() & _READ_AT_START:
        return run_module(GENERATOR, arguments, project, variables)
    command = [sys.executable, "-m", GENERATOR, *arguments]
    return subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)


_CODE = ("hooks", "overrides", "tools")
# Compiled modules are copied too, as to compile them again takes longer than a build; but another worker may write one now.
_HALF_COMPILED = "*.pyc.*"
_KEPT: list[TemporaryDirectory[str]] = []  # which goes when the process ends


@cache
def _code() -> tuple[Path, Mapping[Path, tuple[int, int]]]:
    """A copy of this project's code, to whose files all projects of this process have links; and its state."""
    _KEPT.append(TemporaryDirectory())
    folder = Path(_KEPT[0].name)
    for name in _CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(_HALF_COMPILED))
    return folder, _state(folder)


def _state(folder: Path) -> Mapping[Path, tuple[int, int]]:
    return {
        path: (status.st_size, status.st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
        for status in [path.stat()]
    }


def changed_code() -> list[str]:
    """The files that a test changed in all projects of this process, as it did not ``unlink`` its own first."""
    if not _code.cache_info().currsize:
        return []
    folder, before = _code()
    return sorted(str(path.relative_to(folder)) for path, _ in before.items() ^ _state(folder).items())


def project(folder: Path, docs: Mapping[str, bytes]) -> Path:
    """A copy of this project in a folder, with documents of its own.

    The files of its code are links, as to copy a thousand takes longer than a small build: whoever changes one writes it anew.
    """
    for name in _CODE:
        shutil.copytree(_code()[0] / name, folder / name, copy_function=os.link)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for file, content in docs.items():
        path = folder / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def without_downloads(folder: Path) -> Path:
    """Let a project make no files to download, which take most of a small build's time; the project."""
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("  publishing:\n") == 1
    settings.write_text(text.replace("  publishing:\n", "  publishing:\n    downloads: false\n"), encoding="utf-8")
    return folder


def warmed(folder: Path, cache: Path) -> Path:
    """Give a project a copy of a cache, so that only what differs is made; the project.

    Not where a test is about what a build makes of nothing: its bytes, its order, its secrets.
    """
    shutil.copytree(cache, folder / CACHE)
    return folder


def made(folder: Path, docs: Mapping[str, bytes], cache: Path | None = None, **environment: str) -> Path:
    """The site of a copy of this project with documents of its own, built with a copy of a cache if there is one."""
    copied = project(folder, docs)
    done = build(warmed(copied, cache) if cache else copied, folder / "built", **environment)

    assert done.returncode == 0, done.stderr
    return folder / "built"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
