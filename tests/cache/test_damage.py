"""Whatever becomes of the cache, the site is what it was: tests/support/damage.py says how it is damaged."""

import logging
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

import damage
from publishing.cache import bytecode
from publishing.cache.hashed_files import DamagedError
from publishing.cache.store import Store

pytestmark = pytest.mark.xdist_group("damage")  # so that the project is built once
SINGLY = range(12)
TOGETHER = range(1_000, 1_024)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project of a few pages."""
    logging.disable()
    yield damage.small_project(tmp_path_factory.mktemp("project"))
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def clean(project: Path) -> dict[str, bytes]:
    """Its site, built without a cache."""
    return damage.built(project)


@pytest.mark.parametrize("seed", SINGLY)
def test_one_damage_changes_nothing(project: Path, clean: dict[str, bytes], seed: int) -> None:
    """A damaged file, or a row of the database that was changed, is made again."""
    assert damage.attempt(project, clean, seed, 1) == ""


@pytest.mark.parametrize("seed", TOGETHER)
def test_many_damages_change_nothing(project: Path, clean: dict[str, bytes], seed: int) -> None:
    """A dozen at once."""
    assert damage.attempt(project, clean, seed, 12) == ""


def test_an_edit_in_a_live_build_reaches_no_other(project: Path, clean: dict[str, bytes]) -> None:
    """Who writes to a page in place damages the cache's file with it: the next build makes another, and does not write to it."""
    damage.built(project)
    page = project / "built/index.html"
    live = project / "live.html"
    live.unlink(missing_ok=True)
    os.link(page, live)
    before = live.stat()
    live.chmod(0o644)
    live.write_bytes(live.read_bytes().replace(b"<h1", b"<h2", 1))
    os.utime(live, ns=(before.st_atime_ns, before.st_mtime_ns))
    edited = live.read_bytes()

    assert damage.built(project) == clean
    assert live.read_bytes() == edited
    assert not live.samefile(page)


@pytest.mark.parametrize("note", ["last-build.json", "published/urls.txt", "published/urls.txt.sha256"])
def test_a_folder_in_a_note_s_place_gives_way(project: Path, clean: dict[str, bytes], note: str) -> None:
    """The build writes its notes whatever stands there."""
    (project / ".cache" / note).unlink()
    (project / ".cache" / note / "x").mkdir(parents=True)

    assert damage.built(project) == clean
    assert (project / ".cache" / note).is_file()


def test_a_cache_that_cannot_be_used_is_named(project: Path, clean: dict[str, bytes]) -> None:
    """Where nothing can be done about it, the message says what and where, and what to do."""
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_bytes(b"")
    with pytest.raises(PluginError) as raised:
        damage.built(project)
    (project / ".cache").unlink()

    assert str(raised.value).splitlines()[1:] == [
        f"The cache {project}/.cache/made cannot be used: Not a directory: {project}/.cache/made.",
        f"Wait until no other build runs, make room on the disk, see who owns it, or delete "
        f"{project}/.cache. Then build again.",
    ]
    assert damage.built(project) == clean


def test_templates_are_drawn_without_a_cache(
    project: Path, clean: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs draws 404.html by itself, outside of what begins again: a database that fails there stops no build."""

    def fail(store: Store, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        if kind == bytecode.KIND:
            raise DamagedError("database disk image is malformed")
        return get_many(store, kind, keys)

    get_many = Store.get_many
    monkeypatch.setattr(Store, "get_many", fail)

    assert damage.built(project) == clean
