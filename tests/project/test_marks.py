"""Groups of tests stay together, and marks say what a test needs."""

import os
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import building
import marks

TESTS = Path(__file__).parents[1]
GROUP = pytest.mark.xdist_group("marks")


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers share, in which each says which tests of the group it has."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "group-of-marks"
    folder.mkdir(exist_ok=True)
    return folder


@GROUP
@pytest.mark.parametrize("number", range(6))
def test_a_group_stays_in_one_worker(workers: Path, number: int) -> None:
    """Else whatever a module builds once would be built once in each worker."""
    (workers / os.environ.get("PYTEST_XDIST_WORKER", "alone")).touch()

    assert len(list(workers.iterdir())) == 1, number


class _Item:
    """What is looked at in a collected test."""

    def __init__(self, path: Path, fixtures: tuple[str, ...], **names: object) -> None:
        self.path, self.fixturenames = path, fixtures
        self.module = ModuleType("test_x")
        vars(self.module).update(names)
        self.found: list[str] = []

    def add_marker(self, name: str) -> None:
        """Note a mark."""
        self.found.append(name)


HERE = Path(__file__)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (_Item(HERE, ()), ["unit"]),
        (_Item(HERE, ("tmp_path",), json=os), ["unit"]),
        (_Item(HERE, ("site",)), ["site"]),
        (_Item(HERE, (), build=building.build), ["site"]),
        (_Item(HERE, (), building=building), ["site"]),
        (_Item(HERE, (), convert=SimpleNamespace(__module__="libreoffice")), ["office"]),
        (_Item(HERE, ("page", "browser")), ["browser"]),
        (_Item(marks.BROWSER / "test_x.py", ("site",)), ["browser", "site"]),
    ],
)
def test_marks_say_what_a_test_needs(item: _Item, expected: list[str]) -> None:
    """By its folder, its fixtures and what its module imports."""
    marks.mark(item)  # type: ignore[arg-type]  # it has only what is looked at

    assert item.found == expected


def test_each_helper_that_starts_a_program_gives_a_mark() -> None:
    """Else its tests would pass for unit tests, however long the program takes."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in marks.SUPPORT.glob("*.py")}
    starting = {name for name, text in texts.items() if "\nfrom programs import" in text}

    assert "printed" in starting
    assert starting <= set().union(*marks.MODULES.values())


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    """Pytest passes over folders whose names it takes for something else, such as ``build``, and says nothing."""
    left_out = pytestconfig.getini("norecursedirs")
    modules = list(TESTS.rglob("test_*.py"))
    lost = [path for path in modules for part in path.relative_to(TESTS).parts[:-1] if _fits(part, left_out)]

    assert modules
    assert lost == []


def _fits(name: str, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
