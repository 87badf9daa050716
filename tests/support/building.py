"""Sites built for tests, and copies of this project to build them from."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

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


# Compiled modules are copied too, as to compile them again takes longer than a build; but another worker may write one now.
_HALF_COMPILED = "*.pyc.*"


def project(folder: Path, docs: Mapping[str, bytes]) -> Path:
    """A copy of this project in a folder, with documents of its own."""
    for name in ("hooks", "overrides", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(_HALF_COMPILED))
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
