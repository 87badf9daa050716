"""A build gives the same bytes whatever was built before, in however many processes, and wherever one was killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import building
from bench.corpus import Corpus
from example import files
from forked import run_module

pytestmark = pytest.mark.xdist_group("build cache")  # so that the project is built once
ARGUMENTS = ("build", "--config-file", "mkdocs.yml", "--quiet", "--site-dir")
ENVIRONMENT = {**os.environ, **building.ENVIRONMENT}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with enough reports for two processes, and without PDFs, which have tests of their own."""
    about = {file: content for file, content in files().items() if file.startswith("about/")}
    reports = {file: text.encode() for file, text in Corpus(16, 80, 2_000).files()}
    return building.without_downloads(building.project(tmp_path_factory.mktemp("project"), {**about, **reports}))


@pytest.fixture(scope="module")
def cold(project: Path) -> dict[str, bytes]:
    """The site as one process builds it without a cache; what it kept is there for the next build."""
    return build_cold(project)


def build(project: Path, *cores: int) -> dict[str, bytes]:
    """Build on some cores, or on all, and give every file of the site."""
    done = run_module(building.GENERATOR, [*ARGUMENTS, "built"], project, ENVIRONMENT, cores)
    assert done.returncode == 0, done.stderr
    return building.contents(project / "built")


def build_cold(project: Path) -> dict[str, bytes]:
    """Build on one core, without what was kept."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return build(project, min(os.sched_getaffinity(0)))


def test_a_warm_build_is_a_cold_one(project: Path, cold: dict[str, bytes]) -> None:
    """With everything kept, a build gives the bytes of one that had nothing."""
    assert cold == build(project)


def test_two_processes_give_what_one_gives(project: Path, cold: dict[str, bytes]) -> None:
    """The number of processes changes nothing."""
    shutil.rmtree(project / ".cache")

    assert cold == build(project)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n## ", "\nA new paragraph.\n\n## "),
        ("summary: ", "summary: Changed. "),
        ("confidence: high", "confidence: low"),
    ],
)
def test_an_edit_shows_everywhere(project: Path, cold: dict[str, bytes], old: str, new: str) -> None:
    """After an edit of words or of facts, a build with a cache gives what one without it gives."""
    build(project)
    path = min((project / "docs/reports").iterdir())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    warm = build(project)
    without_a_cache = build_cold(project)
    path.write_text(text, encoding="utf-8")

    assert warm == without_a_cache
    assert warm != cold


def test_damage_is_mended(project: Path, cold: dict[str, bytes]) -> None:
    """Whatever is not whole is made again."""
    build(project)
    for number, path in enumerate(sorted(path for path in project.glob(".cache/made/**/*") if path.is_file())):
        content = path.read_bytes()
        path.unlink()  # else the site before, which has the same file, would be damaged too
        path.write_bytes(content[: -1 - number % 50] if number % 3 else b"\0" * 90)

    assert cold == build(project)


@pytest.mark.parametrize("damage", range(4))
def test_a_damaged_database_is_mended(project: Path, cold: dict[str, bytes], damage: int) -> None:
    """Whatever part of the database is lost, the site is what it was."""
    build(project)
    path = project / ".cache/made/cache.sqlite"
    content = bytearray(path.read_bytes())
    for place in range(damage * 30_000 + 5_000, len(content), 120_000):
        content[place : place + 20_000] = bytes(len(content[place : place + 20_000]))
    path.write_bytes(content)

    assert cold == build(project)


@pytest.mark.parametrize("after", [1, 40, 90])
def test_a_killed_build_leaves_a_cache_for_the_next(project: Path, cold: dict[str, bytes], after: int) -> None:
    """Killed while it keeps things, a build leaves nothing that a later one takes for whole."""
    shutil.rmtree(project / ".cache")
    command = [sys.executable, "-m", building.GENERATOR, *ARGUMENTS, "killed"]
    running = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, start_new_session=True)
    while running.poll() is None and len(list(project.glob(".cache/made/files/*"))) < after:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()

    assert cold == build(project)
