"""The folder of a site: what is put there, and what is taken over from before."""

from pathlib import Path

import pytest

from building import contents
from publishing.build import output_folder
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Executor
from publishing.cache.store import Store

BEFORE = {
    "index.html": "home",
    "a/index.html": "a",
    "a/data.csv": "1",
    "b/index.html": "b",
    "b/c/index.html": "c",
    "d/x": "d",
}
AFTER = {
    "index.html": "home",
    "a/index.html": "a",
    "a/data.csv": "2",
    "b/index.html": "b",
    "b/c/index.html": "c",
    "e/x": "e",
}


@pytest.fixture
def executor(tmp_path: Path) -> Executor:
    """An executor with a store."""
    return Executor(tmp_path / "kept", 1)


def files(executor: Executor, texts: dict[str, str]) -> dict[str, SiteFile]:
    """Files of a site, held in a store."""
    return executor.stored({address: SiteFile.from_content(text) for address, text in texts.items()})


def test_a_folder_has_what_was_put_there_last(executor: Executor, tmp_path: Path) -> None:
    """What is the same is taken over with its folder, what changed is put anew, and what is gone is gone."""
    folder = tmp_path / "site"
    for texts in (BEFORE, AFTER, AFTER):
        output_folder.set_aside(folder)
        output_folder.put(files(executor, texts), folder, executor.store)

        assert contents(folder) == {address: text.encode() for address, text in texts.items()}
    assert not (folder / "d").exists()


def test_what_a_generator_puts_there_stays(executor: Executor, tmp_path: Path) -> None:
    """A file that MkDocs copied into a folder of ours is not lost, and an old one of it is."""
    folder = tmp_path / "site"
    output_folder.put(files(executor, BEFORE), folder, executor.store)
    (folder / "b/c/old.pdf").write_text("old")
    output_folder.set_aside(folder)
    (folder / "b/c").mkdir(parents=True)
    (folder / "b/c/new.pdf").write_text("new")
    output_folder.put(files(executor, BEFORE), folder, executor.store)

    assert contents(folder) == {**{address: text.encode() for address, text in BEFORE.items()}, "b/c/new.pdf": b"new"}


def test_a_changed_file_is_not_taken_over(executor: Executor, tmp_path: Path) -> None:
    """What somebody else put in the place of a file goes."""
    folder = tmp_path / "site"
    output_folder.put(files(executor, BEFORE), folder, executor.store)
    (folder / "a/data.csv").unlink()
    (folder / "a/data.csv").write_text("other")
    output_folder.set_aside(folder)
    output_folder.put(files(executor, BEFORE), folder, executor.store)

    assert (folder / "a/data.csv").read_text() == "1"


def test_without_a_store_files_are_written(tmp_path: Path) -> None:
    """A build that keeps nothing writes each file."""
    no_store: Store | None = None
    output_folder.put({"a/b": SiteFile.from_content("c")}, tmp_path, no_store)

    assert contents(tmp_path) == {"a/b": b"c"}
