"""The direction of imports, as the package's docstring draws it."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import publishing
from example import ROOT

PACKAGE = ROOT / "hooks" / "publishing"
DRAWING = re.search(r"\n\n((?: {4}.*\n)+)", publishing.__doc__)[1]
STAGES = [re.findall(r"\w+", stage) for stage in DRAWING.split("<")]
STAGE = {module: number for number, modules in enumerate(STAGES) for module in modules}
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
CLOCK = {"now", "utcnow", "today", "localtime", "time_ns"}


def _module(file: Path) -> str:
    """The dotted name of a file below the package: ``rendering.links``."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def _imports(file: Path) -> Iterator[str]:
    """Everything that a file imports, by its full name, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _own_imports(file: Path) -> set[str]:
    """The modules of the package that a file imports: ``rendering.links``."""
    modules = {_module(other) for other in FILES}
    names = {name.removeprefix("publishing.") for name in _imports(file) if name.startswith("publishing.")}
    return names & modules


def test_the_drawing_has_every_module() -> None:
    """Each module stands in it once, and nothing else does."""
    modules = sorted({_module(file).partition(".")[0] for file in FILES} - {"__init__"})

    assert sorted(module for modules in STAGES for module in modules) == modules


@pytest.mark.parametrize("file", FILES, ids=_module)
def test_imports_point_only_left(file: Path) -> None:
    """A module imports from stages before its own, or, inside a folder, from that folder."""
    own = _module(file).partition(".")[0]
    others = {name.partition(".")[0] for name in _own_imports(file)} - {own}

    assert {other for other in others if STAGE[other] >= STAGE.get(own, 0)} == set()


def test_no_import_leads_back() -> None:
    """Inside a folder too, imports go one way."""
    graph = {_module(file): _own_imports(file) - {_module(file)} for file in FILES}

    assert list(TopologicalSorter(graph).static_order())


def test_only_events_knows_mkdocs() -> None:
    """The adapter can be rewritten in a day; everything else would stay."""
    knowing = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "hooks").rglob("*.py")
        if any(re.match(r"(mkdocs|material)\b", name) for name in _imports(file))
    }

    assert knowing == {"hooks/mkdocs_host.py"}


@pytest.mark.parametrize("file", FILES, ids=_module)
def test_the_package_knows_neither_network_nor_chance(file: Path) -> None:
    """The same sources give the same site, wherever and whenever it is built."""
    assert {name.partition(".")[0] for name in _imports(file)} & OUTSIDE == set()


@pytest.mark.parametrize("file", FILES, ids=_module)
def test_the_package_does_not_look_at_the_clock(file: Path) -> None:
    """Only the commands do: a new report has a day, and an embargo ends at a moment."""
    calls = {
        node.attr for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }

    assert calls & CLOCK == ({"now", "today"} if file.name == "__main__.py" else set())
