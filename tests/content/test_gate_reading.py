"""publishing.content.gate: files that may not or cannot be read, or change meanwhile."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gate_messages import said
from publishing.content.gate import read_folder, reading


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of a user without rights, who runs the test where root would."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in ("locked.md", "locked/inside.md", "good.md"):
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(b"words")
        (folder / "locked.md").chmod(0)
        (folder / "locked").chmod(0)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        (folder / "locked").chmod(0o755)


def test_what_may_not_be_read_is_named(nobody: Path) -> None:
    """Files and folders without permission are messages."""
    files = read_folder(nobody)

    assert files == {"good.md": b"words", "locked.md": b""}
    assert said(files) == [
        "locked:1: expected permission to read it, got none; see its owner and mode",
        "locked.md:1: expected permission to read it, got none; see its owner and mode",
    ]


def test_a_file_that_changes_or_vanishes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of one version and half of another is never published, nor what was put in a file's place."""
    for name in ("grows.md", "gone.md", "exchanged.md"):
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / "other").symlink_to("/etc/passwd")
    (tmp_path / "other").rename(tmp_path / ".other")
    opened = os.open

    def open_late(name: str, flags: int, *, dir_fd: int | None = None) -> int:
        if name == "gone.md":
            (tmp_path / name).unlink()
        if name == "exchanged.md":
            (tmp_path / ".other").rename(tmp_path / name)
        descriptor = opened(name, flags, dir_fd=dir_fd)
        if name == "grows.md":
            monkeypatch.setattr(os, "fstat", _growing(tmp_path / name, os.fstat))
        return descriptor

    monkeypatch.setattr(os, "open", open_late)
    found = {problem.file: problem.found for problem in read_folder(tmp_path).problems}

    assert found == {
        "exchanged.md": "a symbolic link",
        "gone.md": "none",
        "grows.md": "one that changed meanwhile",
    }


def _growing(path: Path, fstat: Callable[[int], os.stat_result]) -> Callable[[int], os.stat_result]:
    """A look at a file, after which somebody writes more into it."""

    def look(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        with path.open("ab") as file:
            file.write(b" more")
        return found

    return look


def test_an_error_of_the_disk_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says is passed on."""
    (tmp_path / "a.md").write_bytes(b"words")

    def fail(descriptor: int, most: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(reading, "_bytes", fail)

    assert said(read_folder(tmp_path)) == ["a.md:1: expected a file that can be read, got input/output error"]
