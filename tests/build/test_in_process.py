"""A whole site is built without a generator, by whichever workers: they get all that they need with their batches."""

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Executor as Pool
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import building
import example
from publishing.build import pipeline
from publishing.build.project import Project
from publishing.cache.executor import Executor

pytestmark = pytest.mark.xdist_group("in process")  # so that the project is made once
POOLS: Mapping[str, tuple[bool, Callable[[], Pool]]] = {  # whether there is a cache too, as builds take long
    "spawned processes": (True, lambda: ProcessPoolExecutor(1, get_context("spawn"))),
    "threads": (False, lambda: ThreadPoolExecutor(2)),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with reports, pictures, downloads and a chart."""
    folder = building.project(tmp_path_factory.mktemp("project"), example.files({"files": example.LAID_OUT}))
    shutil.rmtree(folder / "hooks")  # nothing of it is looked at
    return Project.read(folder / "mkdocs.yml", None, folder / "docs")


@pytest.fixture(scope="module")
def site(project: Project) -> Mapping[str, bytes]:
    """Its site, as this process builds it alone."""
    return contents(project, Executor(processes=1))


def contents(project: Project, executor: Executor) -> Mapping[str, bytes]:
    """Every file of a site by its address."""
    return {address: bytes(file) for address, file in pipeline.build(project, executor).files.items()}


@pytest.mark.parametrize("name", POOLS)
def test_any_executor_gives_the_same(name: str, project: Project, site: Mapping[str, bytes], tmp_path: Path) -> None:
    """A process that knows nothing of this one, or a thread, with a cache or without: each call is picklable."""
    cached, new_pool = POOLS[name]
    with new_pool() as pool:
        built = contents(project, Executor(tmp_path if cached else None, pool=pool))

    assert {address for address in site.keys() | built.keys() if site.get(address) != built.get(address)} == set()


def test_a_generator_adds_nothing(project: Project, site: Mapping[str, bytes], tmp_path: Path) -> None:
    """``make site`` writes these files, and no others."""
    shutil.copytree(example.ROOT / "hooks", project.folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    done = building.build(project.folder, tmp_path / "site", SITE_URL=project.site_url)

    assert done.returncode == 0, done.stderr
    assert building.contents(tmp_path / "site") == site
