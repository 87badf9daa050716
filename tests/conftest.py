"""What several test modules share: the marks, the order, the real site, built once for all workers, and a browser."""

import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer

import compiled
from building import build, changed_code, made
from example import LAID_OUT, ROOT, files, known_files
from forked import templates
from marks import BROWSER, mark, name_group, order
from programs import program, search_path
from publishing.build import manifest
from publishing.cache.executor import CACHE
from publishing.content.publication import read_folder
from scheduling import UnitScheduling
from shared import shared_folder

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell started this run with &, and children would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Each of some hundred processes would compile all modules anew, and each run the tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
compiled.share(templates())
gc.disable()  # until all tests are collected: what they import and the tests themselves stay to the end


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the folder in which no test is a unit test where only those are asked for: to import it takes seconds."""
    return True if config.option.markexpr == "unit" and collection_path == BROWSER else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it needs, before ``-m`` chooses, and put the groups that take longest first."""
    for item in items:
        mark(item)
        name_group(item)
    items.sort(key=order)


def pytest_collection_finish() -> None:
    """Look for circles of what is no longer needed from now on, and never in what was collected, which takes a second each time."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> UnitScheduling | None:
    """Give out parts of modules, and groups as a whole; where another way to give out tests is asked for, that."""
    return UnitScheduling(config, log) if config.option.dist == "loadgroup" else None


@pytest.fixture(scope="session", autouse=True)
def only_listed_programs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let tests find no program that a fresh machine would not have."""
    os.environ["PATH"] = search_path(tmp_path_factory.mktemp("programs"))


@pytest.fixture(scope="session", autouse=True)
def shared_code() -> Iterator[None]:
    """The code of the projects that tests build, to which all of them have links."""
    yield
    assert changed_code() == [], "A test changed a file that all projects share: unlink it before writing."


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site, built strictly and without a warning. All workers read it, and none may change it."""
    folder = shared_folder(tmp_path_factory, "site", _build_site)
    before = _state(folder)
    yield folder
    assert dict(_state(folder).items() ^ before.items()) == {}, "A test changed the site that all tests share."


def _build_site(folder: Path) -> None:
    """Build the real site into a folder."""
    done = build(ROOT, folder, SITE_URL="https://reports.example/")

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


@pytest.fixture(scope="session")
def site(real_site: Path) -> Path:
    """The site that a module looks at: the real one, unless the module chooses another."""
    return real_site


@pytest.fixture(scope="session")
def example_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the made-up publication keeps: ``building.warmed`` gives a copy of it to a project."""

    def fill(folder: Path) -> None:
        made(folder, files({"files": LAID_OUT}))

    return shared_folder(tmp_path_factory, "example", fill) / CACHE


@pytest.fixture(scope="session")
def known_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the reports whose facts are checked: the real one, as long as no other report is published."""
    files = known_files()
    if files.keys() == read_folder(ROOT / "docs").keys():
        return real_site
    return made(tmp_path_factory.mktemp("known"), files, SITE_URL="https://reports.example/")


@pytest.fixture(scope="session")
def sealed_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with what goes with it, as it is served; like that, none may change it."""

    def fill(folder: Path) -> None:
        shutil.copytree(real_site, folder, dirs_exist_ok=True)
        manifest.seal(folder)

    return shared_folder(tmp_path_factory, "sealed", fill)


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and size of each file below a folder."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix(): (stat.st_ino, stat.st_size) for path, stat in found.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the tests fail where there is none.

    All pages of a visitor have one process, as long as one is open: to start one, and to read and compile the same scripts
    in it again, takes a quarter of a page's time. Visitors have nothing in common.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program("chromium-headless-shell"), args=["--no-sandbox", "--renderer-process-limit=1"]
        )
        yield started
        started.close()
