"""The marks ``unit``, ``site``, ``office`` and ``browser``, set by what a test uses, and the order in which tests run.

In: a collected test. Out: its marks, and its place. No test names a mark itself, so that none can be forgotten.
"""

import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

SUPPORT = Path(__file__).parent
BROWSER = SUPPORT.parent / "browser"
FIXTURES = {"browser": {"browser", "engine", "running_engine"}, "site": {"site", "real_site", "known_site"}}
MODULES = {  # helpers that test modules import
    "site": {"building", "damage", "nginx"},  # build sites, or serve them
    "office": {"epub_checks", "libreoffice", "printed", "word_files", "workbook_files"},  # start LibreOffice, or Java
}
# What takes longest comes first, so that no worker ends long after the other.
_FIRST = ("site", "browser", "office", "unit")


def mark(item: pytest.Item) -> None:
    """Give a test each mark that fits, or ``unit`` if it needs no site, no office program and no browser."""
    fixtures = set(getattr(item, "fixturenames", ()))
    modules = _imported(getattr(item, "module", None))
    found = {name for name, used in FIXTURES.items() if used & fixtures}
    found |= {name for name, used in MODULES.items() if used & modules}
    if item.path.is_relative_to(BROWSER):
        found.add("browser")
    for name in sorted(found) or ["unit"]:
        item.add_marker(name)


def order(item: pytest.Item) -> tuple[bool, int]:
    """The sort key of a test: groups first, as each is a long piece of work for one worker; then by mark."""
    names = {marker.name for marker in item.iter_markers()}
    return "xdist_group" not in names, next(rank for rank, name in enumerate(_FIRST) if name in names)


def name_group(item: pytest.Item) -> None:
    """Let a worker tell the group of a test, which xdist reads from the end of the test's id.

    xdist 3.8 writes it into a field that pytest 9.2 no longer reads, and then spreads each group over all workers
    without a word (pytest-xdist, issue 1386). ``tests/project/test_marks.py`` fails if groups are not kept together.
    """
    groups = sorted({marker.args[0] for marker in item.iter_markers("xdist_group")})
    ending = f"@{'_'.join(groups)}"
    identity = getattr(item, "_id", None)
    if groups and "PYTEST_XDIST_WORKER" in os.environ and identity and not item.nodeid.endswith(ending):
        setattr(item, "_id", type(identity).parse(item.nodeid + ending))  # noqa: B010 - a field that has no type


@cache
def _imported(module: ModuleType | None) -> set[str]:
    """The names of the modules from which a test's module has anything, and those that our helpers have it from."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        user = waiting.pop()
        for name in _sources(user) - found if user else ():
            found.add(name)
            other = sys.modules.get(name)
            if Path(getattr(other, "__file__", None) or "").parent == SUPPORT:
                waiting.append(other)
    return found


def _sources(module: ModuleType) -> set[str]:
    """The names of the modules from which a module has anything."""
    values = vars(module).values()
    return {
        value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "") or "" for value in values
    }
