"""Who imports whom, and what no module may know."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sources
from example import ROOT

PACKAGE = ROOT / "hooks" / "publishing"
FILES = sorted(PACKAGE.rglob("*.py"))
OUTSIDE = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "random",
    "requests",
    "secrets",
    "socket",
    "ssl",
    "time",
    "urllib",
    "uuid",
}
READING = "urllib.parse"  # of addresses as texts; it opens none
CLOCKS = {
    "commands/project.py": {"now"},
    "commands/ask_report.py": {"today"},
    "commands/import_report.py": {"today"},
    "commands/new_site.py": {"today"},
}
CLOCK = {"now", "utcnow", "today", "localtime", "time_ns"}


def _module(file: Path) -> str:
    """The dotted name of a file below the package: ``rendering.links``."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def _imports(file: Path) -> tuple[str, ...]:
    """Everything that a file imports, by its full name, inside functions too."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in sources.nodes(file):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _names(file: Path, *modules: str) -> bool:
    """Whether a file has the name of any of these modules in it: no other file can import one, or need be parsed."""
    return any(module in sources.text(file) for module in modules)


def _contracts(package: Path) -> subprocess.CompletedProcess[str]:
    """Hold the imports of a package to the contracts of ``pyproject.toml``."""
    command: list[str | Path] = [
        Path(sys.executable).with_name("lint-imports"),
        "--config",
        ROOT / "pyproject.toml",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    return subprocess.run(command, cwd=package.parent, env=environment, capture_output=True, text=True, check=False)


def test_imports_point_down() -> None:
    """Each package imports only those below it, and no modules each other in a circle."""
    done = _contracts(PACKAGE)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("base/dates.py", "import publishing.cache.store"),
        ("search/words.py", "import publishing.documents.pdf.tables"),
        ("content/loader.py", "import publishing.content.publication"),
        ("site/pages.py", "from publishing.build import pipeline"),
        ("search/analysis.py", "def late():\n    from publishing.search import postings"),
    ],
)
def test_the_contracts_hold(module: str, line: str, tmp_path: Path) -> None:
    """An import upward, sideways or in a circle breaks a contract, inside a function too."""
    package = tmp_path / "publishing"
    shutil.copytree(PACKAGE, package, ignore=lambda _, names: [name for name in names if not _is_code(name)])
    path = package / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = _contracts(package)

    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def _is_code(name: str) -> bool:
    return name.endswith(".py") or ("." not in name and name != "__pycache__")


@sources.GROUP
def test_only_the_host_knows_mkdocs() -> None:
    """The adapter can be rewritten in a day; everything else would stay."""
    knowing = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "hooks").rglob("*.py")
        if _names(file, "mkdocs", "material") and any(re.match(r"(mkdocs|material)\b", name) for name in _imports(file))
    }

    assert knowing == {"hooks/mkdocs_host.py"}


@sources.GROUP
def test_only_one_module_calls_typst() -> None:
    """It starts threads, and says so: a process that calls it unsaid would be copied, and its copies wait for ever."""
    files = [file for folder in ("hooks", "tests", "bench") for file in (ROOT / folder).rglob("*.py")]
    knowing = {
        file.relative_to(ROOT).as_posix() for file in files if _names(file, "typst") and "typst" in _imports(file)
    }

    assert knowing == {"hooks/publishing/content/typesetting.py"}


@sources.GROUP
def test_the_package_knows_neither_network_nor_chance() -> None:
    """The same sources give the same site, wherever and whenever it is built."""
    knowing = {
        _module(file): {name.partition(".")[0] for name in _imports(file) if not name.startswith(READING)} & OUTSIDE
        for file in FILES
    }

    assert {module: found for module, found in knowing.items() if found} == {}


@sources.GROUP
def test_the_package_does_not_look_at_the_clock() -> None:
    """Only the commands do: a new report has a day, and an embargo ends at a moment."""
    calls = {
        file.relative_to(PACKAGE).as_posix(): CLOCK
        & {node.attr for node in sources.nodes(file) if isinstance(node, ast.Attribute)}
        for file in FILES
    }

    assert {file: found for file, found in calls.items() if found} == CLOCKS
